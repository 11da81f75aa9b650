#pragma once
#include <string>
#include <vector>

#include "lib/compress/black_box.hpp"

namespace lemmata::bridge_test {

/// An outcome that outlives the visit.
struct Answer {
  compress::Fate fate = compress::Fate::returned;
  std::string what;
  std::vector<double> out;
  std::uint32_t uniforms = 0;
  bool drew_otherwise = false;
};

inline std::vector<Answer> answers(compress::BlackBox& box, const std::vector<compress::Call>& calls) {
  std::vector<Answer> out;
  box.run(calls, [&](std::size_t, const compress::Outcome& one) {
    out.push_back({one.fate, one.what, {one.out.begin(), one.out.end()}, one.uniforms, one.drew_otherwise});
  });
  return out;
}

inline Answer answer(compress::BlackBox& box, const std::vector<double>& x, std::uint64_t stream = 0,
                     const std::vector<std::pair<std::uint32_t, double>>* chosen = nullptr) {
  return answers(box, {{&x, stream, chosen}}).at(0);
}

}  // namespace lemmata::bridge_test
