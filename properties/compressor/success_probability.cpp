#include <algorithm>
#include <cmath>

#include "lib/check/betting.hpp"
#include "lib/num/scalar.hpp"
#include "properties/compressor/quantity.hpp"
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
  return "P(sign C(x)_i = sign x_i) = " + short_number(at.p) + " for i = " + std::to_string(at.i);
}

/// An output that takes no number has the wrong sign always.
bool fixed_failure(Probe& probe, Result& result) {
  const auto wrong = [](const std::vector<double>& x, const std::vector<double>& c) {
    for (std::size_t i = 0; i < x.size(); ++i)
      if (x[i] != 0 && !same_sign(x[i], c[i])) return static_cast<long>(i);
    return -1L;
  };
  for (const Case& one : error_search(probe).cases) {
    if (!one.answered || !one.fixed || wrong(one.input.x, one.out) < 0) continue;
    const auto fails = [&](const std::vector<double>& x) {
      const Reply reply = ordinary_reply(probe, x);
      return reply.returned() && reply.uniforms == 0 && wrong(x, reply.out) >= 0;
    };
    const std::vector<double> small = probe.shrink(one.input.x, fails);
    const std::vector<double> c = probe.call(small).out;
    const long i = wrong(small, c);
    result.verdict = Judgement::violated;
    result.constant = 0.0;
    result.constant_text = "p = 0";
    result.evidence = "an output that takes no random number has another sign than the input (exact)";
    result.witness =
        Shown{.x = small, .text = "C(x)_i = " + short_number(c[static_cast<std::size_t>(i)]) + " for i = " + std::to_string(i)};
    return true;
  }
  return false;
}

/// The least probability over entries that are not 0; those too small to be seen only count where they fail clearly.
Coordinate least_of_law(const Study& study) {
  const double largest = largest_magnitude(study.input.x), unit = rounding_unit(study.input.x.size());
  return in_rationals([&] {
    const std::vector<Exact> p = sign_probabilities(*study.law, study.input.x);
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
    failed.push_back(same_sign(x[worst], out[worst]) ? 0.0 : 1.0);
    succeeded.push_back(1 - failed.back());
  });
  if (failed.empty()) return;
  const double p = static_cast<double>(std::ranges::count(succeeded, 1.0)) / static_cast<double>(succeeded.size());
  const bool fails = mean_exceeds(failed, 0, 1, 0.5, probe.spend_level()),
             succeeds = mean_exceeds(succeeded, 0, 1, 0.5, probe.spend_level());
  if (!laws && (!result.constant || p < *result.constant)) result.constant = p, result.constant_text = "p about " + short_number(p);
  const Judgement here = fails ? Judgement::violated : succeeds ? Judgement::holds : Judgement::undecided;
  if (here <= result.verdict || (laws && here != Judgement::violated)) return;
  result.verdict = here;
  result.evidence = std::to_string(failed.size()) + " samples, " + (fails ? "confidence 1e-9" : "too near 1/2 to tell");
  result.witness = shown_at(study, "P(sign C(x)_i = sign x_i) about " + short_number(p) + " for i = " + std::to_string(worst));
}

/// P(sign C(x)_i = sign x_i) > 1/2 for every i with x_i != 0.
Result examine_success_probability(Probe& probe) {
  Result result;
  if (fixed_failure(probe, result)) return result;
  result.evidence = not_beaten(probe);
  if (!probe.random()) {
    result.constant = 1.0;
    result.constant_text = "p = 1";
    return result;
  }
  const Study* lowest = nullptr;
  Coordinate least;
  std::size_t sampled = 0;
  for (const Study& study : studies(probe)) {
    if (study.fixed || !study.law || study.law->broken) continue;
    const Coordinate here = least_of_law(study);
    if (lowest == nullptr || here.p < least.p) least = here, lowest = &study;
  }
  if (lowest != nullptr) {
    result.constant = least.p;
    result.constant_text = "p <= " + short_number(least.p);
    result.witness = shown_at(*lowest, success_text(least));
    judge_law(probe, *lowest, least, result);
  }
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
