#pragma once
#include <utility>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// Notes the choices of a chance, and later answers with them again: two calls that ask alike share their randomness.
template <Scalar S>
class Recorded final : public Chance<S> {
 public:
  explicit Recorded(Chance<S>& source) : source_(source) {}
  void replay() { at_ = 0; }
  std::size_t choose(std::span<const S> weights) override {
    if (at_ == noted_.size()) noted_.push_back(source_.choose(weights));
    return noted_[at_++];
  }
  S normal() override { return source_.normal(); }

 private:
  Chance<S>& source_;
  std::vector<std::size_t> noted_;
  std::size_t at_ = 0;
};

/// C(v_1, theta), C(v_2, theta), ... with the same theta; only for maps whose choices do not depend on v, such as rand-k, lazy, sketches.
template <Scalar S>
std::vector<Vec<S>> with_shared_randomness(const Compressor<S>& c, const std::vector<Vec<S>>& inputs, long t, Chance<S>& chance) {
  Recorded<S> recorded(chance);
  std::vector<Vec<S>> out;
  for (const Vec<S>& v : inputs) {
    recorded.replay();
    out.push_back(c.apply(v, t, recorded));
  }
  return out;
}

/// ||C(a u + b v, theta) - a C(u, theta) - b C(v, theta)||^2: 0 for every theta where C(., theta) is linear.
template <Scalar S>
S squared_nonlinearity(const Compressor<S>& c, const S& a, const Vec<S>& u, const S& b, const Vec<S>& v, Chance<S>& chance) {
  const auto out = with_shared_randomness(c, {a * u + b * v, u, v}, 0, chance);
  return norm2_squared(out[0] - a * out[1] - b * out[2]);
}

}  // namespace lemmata::compress
