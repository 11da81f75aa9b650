#pragma once
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <vector>

#include "lib/check/finding.hpp"

// One value of recorded evidence is changed, and the replay is asked. Which changes: every one of them where LEMMATA_MUTATIONS is "all" or
// "all:I/N" (every N-th, beginning with I), else a seeded sample of that many.
namespace lemmata::tests {

class Mutations {
 public:
  explicit Mutations(std::size_t usual) {
    const char* text = std::getenv("LEMMATA_MUTATIONS");
    const std::string asked = text == nullptr ? std::to_string(usual) : text;
    all_ = asked.rfind("all", 0) == 0;
    if (all_ && asked.size() > 4) std::sscanf(asked.c_str() + 4, "%zu/%zu", &first_, &step_);
    sample_ = all_ ? 0 : std::stoul(asked);
  }
  /// The numbers of the changes that are made, of so many.
  std::vector<std::size_t> of(std::size_t count) const {
    std::vector<std::size_t> out;
    if (all_)
      for (std::size_t k = first_; k < count; k += step_) out.push_back(k);
    std::uint64_t word = 0x9e3779b97f4a7c15ULL;
    for (std::size_t k = 0; k < sample_ && count > 0; ++k) {
      word = word * 6364136223846793005ULL + 1442695040888963407ULL;
      out.push_back((word >> 20U) % count);
    }
    return out;
  }

 private:
  bool all_ = false;
  std::size_t sample_ = 0, first_ = 0, step_ = 1;
};

/// How a number is changed: kinds 0 .. number_changes - 1.
constexpr std::size_t number_changes = 6;
inline Number changed(const Number& number, std::size_t kind) {
  const double x = number.numerator;
  switch (kind) {
    case 0:
      return {-x, number.denominator};
    case 1:
      return {x + 1, number.denominator};
    case 2:
      return {x == 0 ? -1.0 : 0.0, number.denominator};
    case 3:
      return {2 * x, number.denominator};
    case 4:
      return {std::nextafter(x, std::numeric_limits<double>::infinity()), number.denominator};
    default:
      return {x, number.denominator + 1};
  }
}

}  // namespace lemmata::tests
