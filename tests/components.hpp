#pragma once
#include <cstdint>
#include <memory>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/chance/draw.hpp"

namespace lemmata::components {

/// Rationals in force while it lives.
class Rationals {
  std::unique_ptr<Arithmetic> arithmetic_ = rational_arithmetic();
  InForce scope_{*arithmetic_};
};

/// A tape of random words; `number` says which.
inline std::vector<std::uint64_t> tape(std::uint64_t number, std::size_t words = 256) {
  std::vector<std::uint64_t> out;
  for (std::size_t i = 0; i < words; ++i) out.push_back(philox_word({7, 7, number}, 0, 0, static_cast<std::uint32_t>(i)));
  return out;
}

/// Calls `body(draw)` on `cases` random instances.
template <class Body>
void for_instances(std::uint64_t cases, Body body) {
  for (std::uint64_t number = 0; number < cases; ++number) {
    const auto words = tape(number);
    Draw draw(words);
    body(draw);
  }
}

/// Calls `body(v)` on every vector of dimension d with entries in {-bound..bound}.
template <class Body>
void for_grid(std::size_t d, long bound, Body body) {
  std::vector<long> at(d, -bound);
  while (true) {
    Vec<Exact> v(d);
    for (std::size_t i = 0; i < d; ++i) v[i] = Exact(at[i]);
    body(v);
    std::size_t i = 0;
    while (i < d && at[i] == bound) at[i++] = -bound;
    if (i == d) return;
    ++at[i];
  }
}

}  // namespace lemmata::components
