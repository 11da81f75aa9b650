#include "lib/chance/denominator.hpp"

#include "lib/num/arithmetic.hpp"

namespace lemmata {
namespace {

constexpr std::size_t most_known = 16;  // a longer list is searched in vain more often than it helps
constexpr int steps_between_reductions = 16;
constexpr double largest_step = 0x1p40;

bool is_one(const Exact& x) { return identical(x, Exact(1)); }

}  // namespace

const Exact& CommonDenominator::multiple(const Exact& p, std::vector<Exact>& arriving) {
  for (const auto& [probability, product] : known_)
    if (identical(probability, p)) return product;
  if (!fractions_) {
    const Exact missing = denominator(p * of_step_);
    if (!is_one(missing)) enlarge(missing, arriving);
  }
  if (known_.size() == most_known) known_.clear();
  known_.emplace_back(p, p * of_step_);
  return known_.back().second;
}

void CommonDenominator::enlarge(const Exact& factor, std::vector<Exact>& arriving) {
  if (of_step_ * factor > Exact(largest_step)) {
    fractions_ = true;  // the stored weights need not be integers to be right
    return;
  }
  for (Exact& weight : arriving) weight *= factor;
  for (auto& entry : known_) entry.second *= factor;
  of_step_ *= factor;
}

void CommonDenominator::end_step(std::vector<Exact>& weights) {
  if (!is_one(of_step_)) {
    whole_ *= of_step_;
    trivial_ = false;
  }
  if (!trivial_ && (fractions_ || ++steps_ % steps_between_reductions == 0)) reduce(weights);
}

void CommonDenominator::reduce(std::vector<Exact>& weights) {
  Exact least(1);
  for (Exact& weight : weights) {
    weight /= whole_;
    if (!fractions_) least *= denominator(weight * least);
  }
  whole_ = least;
  trivial_ = is_one(least);
  if (trivial_) return;
  for (Exact& weight : weights) weight *= least;
}

}  // namespace lemmata
