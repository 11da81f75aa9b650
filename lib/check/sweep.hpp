#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/finding.hpp"

namespace lemmata {

/// What happens at one value of the swept draw.
struct CurvePoint {
  double parameter = 0;
  double lhs = 0, rhs = 0;  ///< of the instance with the largest lhs/rhs found
  std::optional<double> mean = {}, lower = {},
                        upper = {};  ///< rhs times the mean of min(max(lhs/rhs, 0), 1) over random instances, and its band
  std::size_t admitted = 0;          ///< random instances that the mean is over
  Instance instance = {};
};

/// The bound against what happens, over the draw that the claim names as its `sweep`.
struct Curve {
  std::string parameter;
  std::vector<CurvePoint> points = {};  ///< by increasing parameter; empty where no instance with a bound > 0 was admitted
  /// The instance of the largest ratio on the curve whose sides are certain; its point's lhs and rhs are those that `replay` shows,
  /// rounded to doubles. Nothing where exact arithmetic decides none.
  std::optional<Witness> best = {};
  std::size_t best_point = 0;  ///< its index
  bool violates = false;       ///< it violates the claim
};

struct CurveOptions {
  std::uint64_t seed = 1;
  int points = 24;           ///< at most
  std::size_t random = 200;  ///< random instances a point
  std::size_t moved = 200;   ///< then so many neighbours of the best
  Pins hold = {};            ///< draws held on the whole curve
  double confidence = 0.95;  ///< of the band at each point, for any law of the instances
};

/// Deterministic in (claim, options). Random instances come first and make the mean: they are independent, so that its band, by betting
/// on ratios in [0, 1], holds for every law at every sample size. The largest ratio is sought among them and their neighbours; then each
/// point tries the instances of the others with its own parameter, and takes the one that serves most points wherever it loses at most one
/// per cent of the ratio: neighbouring points then share their constants.
Curve curve_of(const Claim& claim, const CurveOptions& options);

/// "3/7", "5" or "[1.25 +/- 3e-20]", as enclosures are printed, to the nearest double. Throws BadInput for anything else.
double rounded_enclosure(const std::string& text);

}  // namespace lemmata
