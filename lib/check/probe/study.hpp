#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/probe/law.hpp"
#include "lib/check/probe/worst.hpp"

namespace lemmata::probe {

/// A close look at one ordinary input: its moments over ||x||^2, as well as they can be known. x != 0.
struct Study {
  Input input;
  bool fixed = false;                    ///< C(x) took no random number: the law has one outcome
  std::optional<Law> law;                ///< of C(x), where one was found: then the moments below are its, exact up to rounding to double
  double error = 0;                      ///< E||C - x||^2, rounded down where it is exact
  double power = 0;                      ///< E||C||^2, likewise
  double power_upper = 0;                ///< the same, rounded up
  double inner = 0;                      ///< <E C, x>, rounded up
  double bias = 0;                       ///< ||E C - x||^2; sampled: an unbiased estimate, which may be negative
  double farthest = 0;                   ///< the largest ||c - x||^2 seen
  std::size_t samples = 0;               ///< calls behind the moments where there is no law
  std::optional<double> error_low = {};  ///< with confidence at the probe's level, E||C - x||^2 >= this: fixed, or by betting
  std::optional<double> power_low = {};
  double variance() const { return error > bias ? error - bias : 0; }
};

struct LawBook {
  std::vector<Study> studies;  ///< largest error first
};

/// The inputs worth a close look: the largest errors, the largest biases, the least <C, x>, and a spread of families. For a compressor
/// that takes no random number all ordinary cases are studied, since each costs nothing. The laws of the extreme moments, which are
/// what properties quote, have agreed with some thousand fresh calls each. Made once.
const std::vector<Study>& studies(Probe& probe);

/// A fresh call did not agree with the study's law: it goes, and the moments of samples take its place, for every property from now on.
void forget_law(Probe& probe, const Study& study);

/// Ratios ||C - x||^2/||x||^2 and ||C||^2/||x||^2 of n fresh calls; what did not return is left out.
struct Ratios {
  std::vector<double> error, power;
};
Ratios sample_ratios(Probe& probe, const std::vector<double>& x, std::size_t n);

}  // namespace lemmata::probe
