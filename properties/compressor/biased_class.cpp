#include "properties/compressor/biased_class.hpp"

#include <algorithm>
#include <cmath>

#include "properties/compressor/repeat.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

/// <c, x> <= 0 and x != 0, from the doubles; without slack, since the statement is about every constant.
bool turned_away(const std::vector<double>& x, const std::vector<double>& c) {
  if (is_zero(x)) return false;
  if (!all_finite(c)) return true;
  return in_rationals([&] { return squares_of(x, c).inner <= Exact(0); });
}

std::string inner_text(const std::vector<double>& x, const std::vector<double>& c) {
  if (!all_finite(c)) return "C(x) is not finite";
  return in_rationals([&] {
    const Squares squares = squares_of(x, c);
    return "<C(x), x> = " + number_text(squares.inner) + ", ||C(x)||^2 = " + number_text(squares.output) +
           ", ||x||^2 = " + number_text(squares.input) + " (exact)";
  });
}

/// Sets the result where an output that takes no random number is against its input, or was so once.
bool fixed_inner_violation(Probe& probe, Result& result) {
  std::vector<const Case*> low;
  for (const Case& one : error_search(probe).cases)
    if (one.answered && one.fixed && !is_zero(one.input.x) && !(one.inner > 1e-9 * one.power)) low.push_back(&one);
  std::ranges::stable_sort(low, [](const Case* a, const Case* b) { return a->inner < b->inner; });
  if (low.size() > 12) low.resize(12);
  for (const Case* one : low) {
    if (!turned_away(one->input.x, one->out)) continue;
    const auto small = shrink_fixed(probe, {one->input.x, one->out}, turned_away);
    result.verdict = small ? Judgement::violated : Judgement::undecided;
    result.evidence = small ? "<E C(x), x> > 0 is needed for x != 0, whatever the constants (exact)" : not_again_text;
    if (small) result.witness = Shown{.x = small->x, .text = inner_text(small->x, small->out)};
    return true;
  }
  return false;
}

}  // namespace

bool correlated_with_input(Probe& probe, Result& result, BiasedConstants& constants) {
  if (settled_without_constants(probe, result) || fixed_inner_violation(probe, result)) return false;
  bool any_law = false;
  for (const Study& study : studies(probe)) any_law = any_law || study.fixed || study.law;
  std::size_t sampled = 0;
  for (const Study& study : studies(probe)) {
    double inner = study.inner, power = study.power, most = study.power_upper;
    if (!study.fixed && !study.law) {
      if (any_law || ++sampled > 6) continue;
      const std::vector<Case> again = measure(probe, {study.input}, std::clamp<std::size_t>(probe.options().calls / 100, 100, 2000));
      if (!again.front().answered) continue;
      inner = again.front().inner, power = most = again.front().power;
      constants.estimated = true;
    }
    if (constants.least_inner == nullptr || inner < constants.gamma) constants.gamma = inner, constants.least_inner = &study;
    if (constants.largest_beta == nullptr || most < constants.alpha) constants.alpha = most;
    const double beta = inner > 0 ? power / inner : 0;
    if (constants.largest_beta == nullptr || beta > constants.beta) constants.beta = beta, constants.largest_beta = &study;
  }
  if (constants.least_inner == nullptr) {
    result = without_moment(result);
    return false;
  }
  if (constants.gamma > 0) return true;
  result.verdict = Judgement::undecided;
  result.evidence = std::string("<E C(x), x> = ") + short_number(constants.gamma) + " ||x||^2 over " +
                    (constants.estimated ? "the samples" : "the law found") + ", which a rare output may make up for";
  result.witness = shown_at(*constants.least_inner, result.evidence);
  return false;
}

}  // namespace lemmata::probe
