#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/check/betting.hpp"
#include "lib/num/scalar.hpp"
#include "properties/compressor/quantity.hpp"
#include "properties/compressor/repeat.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

/// Below this share of the largest entry a probability of 1/2 + |x_i| / (2 ||x||) is 1/2 in doubles or nearly so: such an entry may
/// violate, but does not leave the verdict open.
constexpr double visible = 0x1p-20;

struct Coordinate {
  double p = 1;  ///< P(sign C(x)_i = sign x_i)
  std::size_t i = 0;
};

bool same_sign(double a, double b) { return (a > 0) == (b > 0) && (a < 0) == (b < 0); }

std::string success_text(const Coordinate& at) {
  return "P(sign C(x)_i = sign x_i) = " + short_number(at.p) + " for i = " + std::to_string(at.i + 1);
}

/// ||x||, the finite entries only; rounded up by more than the d + 3 roundings of the sum and its root may lose.
double length_of(const std::vector<double>& x) {
  double largest = 0, squares = 0;
  for (const double v : x)
    if (std::isfinite(v)) largest = std::max(largest, std::fabs(v));
  for (const double v : x)
    if (std::isfinite(v) && largest > 0) squares += (v / largest) * (v / largest);
  return largest * std::sqrt(squares) * (1 + rounding_unit(x.size()));
}

/// eps (||x|| + ||c||) of the rounding model (exact_error.hpp), which bounds what an entry of c is off by.
double rounding_of(const std::vector<double>& x, double length) { return rounding_unit(x.size()) * (length_of(x) + length); }

/// The larger of an entry and of x_i where their signs differ: what rounding must cover before it explains them. 0 where the sign is right
/// or none is asked for.
double amiss(double x, double c) {
  if (x == 0 || same_sign(x, c)) return 0;
  return std::isnan(c) ? std::numeric_limits<double>::infinity() : std::max(std::fabs(x), std::fabs(c));
}

/// The entry that is farthest amiss, against the rounding model. `unclear` is what single precision explains, or a wrong sign that rounding
/// may have made of the right one although x_i is large. A 0 in place of a large x_i is a choice, not a rounding.
Judged wrong_sign(const std::vector<double>& x, const std::vector<double>& c) {
  const double bound = rounding_of(x, length_of(c));
  Judged worst;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double off = amiss(x[i], c[i]);
    if (off == 0) continue;
    Grade grade = off <= bound ? Grade::rounded : off <= single_over_double * bound ? Grade::unclear : Grade::broken;
    if (grade == Grade::broken && c[i] != 0 && std::fabs(c[i]) <= bound) grade = Grade::unclear;
    if (grade > worst.grade || (grade == worst.grade && off > worst.gap)) worst = {grade, off, i};
  }
  return worst;
}

/// An output that takes no number has the wrong sign always. True where the verdict is violated; `rounded` counts what is ignored.
bool fixed_failure(Probe& probe, Result& result, std::size_t& rounded) {
  const auto fails = [](const std::vector<double>& x, const std::vector<double>& c) { return wrong_sign(x, c).grade == Grade::broken; };
  std::size_t unsteady = 0;
  for (const Case& one : error_search(probe).cases) {
    if (!one.answered || !one.fixed) continue;
    const Judged judged = wrong_sign(one.input.x, one.out);
    if (judged.grade == Grade::rounded) ++rounded;
    if (judged.grade < Grade::unclear) continue;
    if (judged.grade == Grade::broken && unsteady < 12) {
      if (const auto small = shrink_fixed(probe, {one.input.x, one.out}, fails)) {
        const std::size_t i = wrong_sign(small->x, small->out).where;
        result = {.verdict = Judgement::violated, .constant = 0.0, .constant_text = "p = 0"};
        result.evidence = "an output that takes no random number has another sign than the input (exact)";
        result.witness = Shown{.x = small->x, .text = "C(x)_i = " + short_number(small->out[i]) + " for i = " + std::to_string(i + 1)};
        return true;
      }
      ++unsteady;
    }
    if (result.verdict == Judgement::holds && judged.grade == Grade::unclear)
      result.witness = Shown{.x = one.input.x, .text = "C(x) = " + short_vector(one.out)};
    result.verdict = Judgement::undecided;
    result.evidence =
        unsteady > 0 ? not_again_text : "an entry of another sign is no larger than rounding explains, perhaps in single precision";
  }
  return false;
}

/// The same law, with the sign of x wherever an outcome is amiss by no more than `times` the rounding of its largest output.
Law forgiving(const Study& study, double times) {
  const std::vector<double>& x = study.input.x;
  Law law = *study.law;
  std::vector<double> longest;
  for (const LawPart& part : law.parts) {
    longest.push_back(0);
    for (const LawOutcome& outcome : part.outcomes) longest.back() = std::max(longest.back(), length_of(outcome.values));
  }
  const double bound = times * rounding_of(x, length_of(longest));
  for (LawPart& part : law.parts)
    for (LawOutcome& outcome : part.outcomes)
      for (std::size_t j = 0; j < part.where.size(); ++j)
        if (const double v = x[part.where[j]]; amiss(v, outcome.values[j]) <= bound && v != 0) outcome.values[j] = v;
  return law;
}

/// The least probability over entries that are not 0; those too small to be seen only count where they fail clearly.
Coordinate least_of_law(const Study& study, double times) {
  const double largest = largest_magnitude(study.input.x), unit = rounding_unit(study.input.x.size());
  return in_rationals([&] {
    const std::vector<Exact> p = sign_probabilities(forgiving(study, times), study.input.x);
    Coordinate least;
    for (std::size_t i = 0; i < p.size(); ++i) {
      if (study.input.x[i] == 0) continue;
      const double here = enclosure(p[i]).upper;
      const bool open = std::fabs(here - 0.5) <= unit && std::fabs(study.input.x[i]) < visible * largest;
      if (!open && here < least.p) least = {here, i};
    }
    return least;
  });
}

/// n agreements leave probability at most log(1/alpha)/n to what the law does not know, and an indicator lies in [0, 1].
void judge_law(Probe& probe, const Study& study, const Coordinate& least, Result& result) {
  const double unit = rounding_unit(study.input.x.size());
  if (result.verdict == Judgement::violated || least.p > 0.5 + unit) return;
  Law law = *study.law;
  const double alpha = probe.spend_level(), gap = 0.5 - least.p;
  const std::size_t most = probe.options().calls / 20, before = law.agreements;
  confirm_law(probe, study.input.x, law,
              gap > 0 ? std::min(most, static_cast<std::size_t>(std::min(1e9, 1.5 * std::log(1 / alpha) / gap)) + 10) : 100);
  const double unknown = std::log(1 / alpha) / static_cast<double>(std::max<std::size_t>(1, law.agreements - before));
  const bool certain = !law.broken && least.p + unknown * (1 + 1e-9) + unit < 0.5;
  result.verdict = certain ? Judgement::violated : Judgement::undecided;
  result.constant = least.p;
  result.constant_text = "p = " + short_number(least.p);
  result.evidence = certain
                        ? "exact over the law found, " + std::to_string(law.agreements - before) + " fresh calls agree (confidence 1e-9)"
                        : "over the law found the probability is too near 1/2, or not above it without confidence";
  result.witness = shown_at(study, success_text(least));
}

/// Without a law: the worst coordinate of some calls is tested on fresh ones. Where laws decide elsewhere, samples that are merely too few
/// do not leave the verdict open.
void judge_sampled(Probe& probe, const Study& study, bool laws, Result& result) {
  const std::size_t n = std::clamp<std::size_t>(probe.options().calls / 100, 100, 2000);
  const std::vector<double>& x = study.input.x;
  const double largest = largest_magnitude(x);
  const auto counts = [&](std::size_t i) { return x[i] != 0 && std::fabs(x[i]) >= visible * largest; };
  std::vector<double> failures(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) failures[i] = counts(i) ? 0 : -1;
  const auto run = [&](auto visit) {
    const std::uint64_t first = probe.fresh_streams(n);
    std::vector<compress::Call> calls;
    for (std::size_t k = 0; k < n; ++k) calls.push_back({&x, first + k, nullptr});
    probe.run(calls, [&](std::size_t, const compress::Outcome& outcome) {
      if (outcome.fate == compress::Fate::returned) visit(outcome.out);
    });
  };
  run([&](std::span<const double> out) {
    for (std::size_t i = 0; i < x.size(); ++i)
      if (counts(i) && !same_sign(x[i], out[i])) failures[i] += 1;
  });
  const auto worst = static_cast<std::size_t>(std::ranges::max_element(failures) - failures.begin());
  std::vector<double> failed, succeeded;
  run([&](std::span<const double> out) {
    const double off = amiss(x[worst], out[worst]), bound = rounding_of(x, length_of({out.begin(), out.end()}));
    failed.push_back(off > single_over_double * bound ? 1.0 : 0.0);
    succeeded.push_back(off <= bound ? 1.0 : 0.0);
  });
  if (failed.empty()) {
    if (!laws && result.verdict == Judgement::holds) result = {.verdict = Judgement::undecided, .evidence = "no sample was answered"};
    return;
  }
  const double p = static_cast<double>(std::ranges::count(succeeded, 1.0)) / static_cast<double>(succeeded.size());
  const bool fails = mean_exceeds(failed, 0, 1, 0.5, probe.spend_level()),
             succeeds = mean_exceeds(succeeded, 0, 1, 0.5, probe.spend_level());
  if (!laws && (!result.constant || p < *result.constant)) result.constant = p, result.constant_text = "p about " + short_number(p);
  const Judgement here = fails ? Judgement::violated : succeeds ? Judgement::holds : Judgement::undecided;
  if (here <= result.verdict || (laws && here != Judgement::violated)) return;
  result.verdict = here;
  result.evidence = std::to_string(failed.size()) + " samples, " + (fails ? "confidence 1e-9" : "too near 1/2 to tell");
  result.witness = shown_at(study, "P(sign C(x)_i = sign x_i) about " + short_number(p) + " for i = " + std::to_string(worst + 1));
}

/// The study whose law has the least probability; single precision explains what is only so for `times` = 1.
std::pair<const Study*, Coordinate> least_of_studies(Probe& probe, double times) {
  std::pair<const Study*, Coordinate> lowest{nullptr, {}};
  for (const Study& study : studies(probe)) {
    if (study.fixed || !study.law || study.law->broken) continue;
    const Coordinate here = least_of_law(study, times);
    if (lowest.first == nullptr || here.p < lowest.second.p) lowest = {&study, here};
  }
  return lowest;
}

void judge_laws(Probe& probe, const Study* lowest, Coordinate least, Result& result) {
  const double half = 0.5 + rounding_unit(static_cast<std::size_t>(probe.d()));
  const bool explained = least.p <= half && least_of_law(*lowest, single_over_double).p > half;
  if (explained)
    if (const auto [other, clearly] = least_of_studies(probe, single_over_double); clearly.p <= half) lowest = other, least = clearly;
  result.constant = least.p;
  result.constant_text = "p <= " + short_number(least.p);
  result.witness = shown_at(*lowest, success_text(least));
  if (!explained || least_of_law(*lowest, single_over_double).p <= half) return judge_law(probe, *lowest, least, result);
  result.verdict = Judgement::undecided;
  result.evidence = "over the law found an entry of another sign is no larger than rounding in single precision explains";
}

/// P(sign C(x)_i = sign x_i) > 1/2 for every i with x_i != 0.
Result examine_success_probability(Probe& probe) {
  if (const auto why = unanswerable(probe)) return {.verdict = Judgement::undecided, .evidence = *why};
  Result result;
  std::size_t rounded = 0, sampled = 0;
  if (fixed_failure(probe, result, rounded)) return result;
  if (result.verdict == Judgement::holds) {
    result.evidence = not_beaten(probe);
    if (rounded > 0) result.evidence += "; at " + std::to_string(rounded) + " inputs but for an entry of the size of rounding";
  }
  if (!probe.random()) {
    if (result.verdict == Judgement::holds) result.constant = 1.0, result.constant_text = "p = 1";
    return result;
  }
  const auto [lowest, least] = least_of_studies(probe, 1);
  if (lowest != nullptr) judge_laws(probe, lowest, least, result);
  for (const Study& study : studies(probe))
    if (!study.fixed && !study.law && result.verdict != Judgement::violated && ++sampled <= 3)
      judge_sampled(probe, study, lowest != nullptr, result);
  return result;
}

}  // namespace

LEMMATA_PROPERTY(success_probability, {.id = "success-probability",
                                       .statement = R"(P(\mathrm{sign}\,C(x)_i = \mathrm{sign}\,x_i) > 1/2 \text{ for } x_i \ne 0)",
                                       .summary = "each sign is right more often than wrong; the least probability seen",
                                       .order = 46,
                                       .examine = examine_success_probability});

}  // namespace lemmata::probe
