#pragma once
#include <utility>
#include <vector>

#include "lib/num/exact.hpp"

namespace lemmata {

/// Keeps the weights of a law as integers over one denominator, where the arithmetic in force has denominators: adding integers needs
/// no greatest common divisor, which is most of the cost of adding fractions.
///
/// A weight w is stored as w * denominator(). A step multiplies stored weights by `multiple(p)` = p * D, with D the least integer that
/// makes all probabilities p of the step integers, as far as D stays below 2^40. Beyond, weights are stored as plain fractions.
class CommonDenominator {
 public:
  CommonDenominator() : whole_(1), of_step_(1) {}

  void begin_step() { known_.clear(), of_step_ = Exact(1); }
  /// p * D. May enlarge D, and then multiplies the weights `arriving` so far to match.
  const Exact& multiple(const Exact& p, std::vector<Exact>& arriving);
  /// Takes D into the denominator; from time to time reduces the stored `weights` to lowest terms.
  void end_step(std::vector<Exact>& weights);

  /// The value of a sum of stored weights.
  Exact value(const Exact& stored) const { return trivial_ ? stored : stored / whole_; }

 private:
  void enlarge(const Exact& factor, std::vector<Exact>& arriving);
  void reduce(std::vector<Exact>& weights);

  Exact whole_, of_step_;
  std::vector<std::pair<Exact, Exact>> known_;  // p and p * D: a method has few distinct probabilities
  bool trivial_ = true;                         // whole_ = 1
  bool fractions_ = false;
  int steps_ = 0;
};

}  // namespace lemmata
