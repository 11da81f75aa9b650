#include <algorithm>
#include <cmath>

#include "lib/check/probe/mean_test.hpp"
#include "lib/num/scalar.hpp"
#include "properties/compressor/quantity.hpp"
#include "properties/compressor/repeat.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

enum class Bias { none, within_single, some };

/// ||E C(x) - x|| against the rounding model: with outcomes c of the law, each within eps (||x|| + ||c||) of a C(x), the mean is within
/// eps (||x|| + max ||c||); ||c||^2 <= 2 ||x||^2 + 2 ||c - x||^2 and (a + b)^2 <= 2 a^2 + 2 b^2 give the square below.
Bias grade_bias(const std::vector<double>& x, const Law& law) {
  return in_rationals([&] {
    const LawMoments moments = moments_of(law, x);
    Exact input(0);
    for (const double v : x) input += square(Exact(v));
    const Exact unit(rounding_unit(x.size())), slack = Exact(2) * unit * unit * (Exact(3) * input + Exact(2) * moments.farthest);
    if (moments.bias <= slack) return Bias::none;
    return moments.bias <= Exact(0x1p58) * slack ? Bias::within_single : Bias::some;
  });
}

/// An output that took no number must be x, up to rounding; it is a law of one outcome.
Bias grade_fixed(const std::vector<double>& x, const std::vector<double>& c) {
  if (!all_finite(c)) return Bias::some;
  Law law;
  LawPart part;
  for (std::uint32_t i = 0; i < x.size(); ++i) part.where.push_back(i);
  part.outcomes.push_back({{}, c});
  law.parts.push_back(part);
  return grade_bias(x, law);
}

std::string fixed_text(const std::vector<double>& x, const std::vector<double>& c) {
  return "C(x) = " + short_vector(c) + " always, x = " + short_vector(x);
}

/// Cases whose output took no random number; largest error first, so a few are enough.
bool fixed_violation(Probe& probe, Result& result) {
  std::size_t looked = 0;
  for (const Case& one : error_search(probe).cases) {
    if (!one.fixed || !one.answered || !(one.error > 0) || ++looked > 20) continue;
    const Bias bias = grade_fixed(one.input.x, one.out);
    if (bias == Bias::none) continue;
    if (bias == Bias::within_single) {
      result.verdict = Judgement::undecided;
      result.witness = Shown{.x = one.input.x, .text = fixed_text(one.input.x, one.out)};
      result.evidence = "no further from x than rounding in single precision explains";
      continue;
    }
    const auto fails = [](const std::vector<double>& x, const std::vector<double>& c) { return grade_fixed(x, c) == Bias::some; };
    const auto small = shrink_fixed(probe, {one.input.x, one.out}, fails);
    result.verdict = small ? Judgement::violated : Judgement::undecided;
    result.evidence = small ? "an output that takes no random number and is not x (exact, beyond any rounding)" : not_again_text;
    if (!small) return true;
    result.witness = Shown{.x = small->x, .text = fixed_text(small->x, small->out)};
    result.constant = std::sqrt(error_ratio(small->x, small->out));
    result.constant_text = "bias " + short_number(*result.constant);
    return true;
  }
  return false;
}

/// What refutes: W is at least the declared omega; where none is declared, twice the largest ||C - x||^2/||x||^2 seen at any input. (It says
/// nothing against a larger omega: a rare large output may be the rest of it. The evidence names W.)
double least_refuting(Probe& probe, double seen) {
  if (const auto declared = probe.box().declared_omega(probe.d())) return *declared;
  for (const Case& one : error_search(probe).cases)
    if (one.answered && one.finite && !is_zero(one.input.x)) seen = std::max(seen, one.error);
  for (const Study& study : studies(probe)) seen = std::max(seen, study.error);
  return 2 * seen;
}
bool reaches(Probe& probe, double refuted, double seen) { return refuted > 0 && refuted >= least_refuting(probe, seen); }

/// The fewest agreeing calls that refute every omega up to `wanted`, at most `most` of them.
std::size_t calls_that_refute(const Study& study, double wanted, double alpha, std::size_t most) {
  const auto refutes = [&](std::size_t n) { return refuted_variance_by_law(study.bias, study.error, study.farthest, n, alpha) >= wanted; };
  std::size_t low = 0, high = most;
  while (low + 1 < high) {
    const std::size_t middle = low + (high - low) / 2;
    (refutes(middle) ? high : low) = middle;
  }
  return high;
}

std::string three_digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3g", value);
  return text;
}

/// The law with the largest bias for its error; among equals the one that is easiest to read.
const Study* most_biased(Probe& probe, Result& result) {
  const Study* best = nullptr;
  for (const Study& study : studies(probe)) {
    if (study.fixed || !study.law) continue;
    const Bias bias = grade_bias(study.input.x, *study.law);
    if (bias == Bias::none) continue;
    if (bias == Bias::within_single) {
      result.verdict = Judgement::undecided;
      result.evidence = "no further from x in the mean than rounding in single precision explains";
      result.witness = shown_at(study, "bias " + three_digits(std::sqrt(study.bias)) + " ||x||");
      continue;
    }
    const auto worth = [](const Study& s) { return s.bias / s.error; };
    const auto nonzeros = [](const Study& s) { return std::ranges::count_if(s.input.x, [](double v) { return v != 0; }); };
    if (best == nullptr || worth(study) > 1.001 * worth(*best) ||
        (worth(study) > 0.999 * worth(*best) && nonzeros(study) < nonzeros(*best)))
      best = &study;
  }
  return best;
}

/// Laws that are biased. One of them gets the calls that it needs to refute what is asked, and tens of thousands in any case: the more calls
/// agree, the larger the omega that is refuted. A law with which a call does not agree is forgotten, and the next one tried.
bool law_violation(Probe& probe, std::size_t pool, Result& result) {
  while (const Study* best = most_biased(probe, result)) {
    const double alpha = probe.spend_level();
    const std::size_t before = best->law->agreements;
    Law law = *best->law;
    const std::size_t asked = calls_that_refute(*best, least_refuting(probe, best->error), alpha, pool);
    confirm_law(probe, best->input.x, law, std::max(asked, std::min<std::size_t>(pool, 40000)));
    const std::size_t agreed = law.agreements - before;
    if (law.broken) {
      forget_law(probe, *best);
      pool -= std::min(pool, agreed);
      continue;
    }
    const double refuted = refuted_variance_by_law(best->bias, best->error, best->farthest, agreed, alpha);
    const std::string bias = three_digits(std::sqrt(best->bias));
    result.verdict = reaches(probe, refuted, best->error) ? Judgement::violated : Judgement::undecided;
    result.constant = std::sqrt(best->bias);
    result.constant_text = "bias " + bias;
    result.witness = shown_at(*best, "||E C(x) - x|| = " + bias + " ||x|| over the law found (" + law.shape + ")");
    result.evidence = "the jumps in every uniform number bisected: bias " + bias + " exactly over them; " + std::to_string(agreed) +
                      " fresh calls agree, which refutes every omega up to W = " + three_digits(refuted) +
                      " (seen: " + three_digits(best->error) + ") at confidence 1e-9";
    return true;
  }
  return false;
}

struct Sampled {
  Judgement verdict = Judgement::holds;
  std::string evidence;
  double bias = 0;
};

/// No law: the first third of the calls chooses the direction, the rest tests along it.
Sampled test_by_samples(Probe& probe, const Study& study, std::size_t pool) {
  const std::vector<double>& x = study.input.x;
  const std::vector<double> v = mean_residual(probe, x, pool / 3);
  if (v.empty() || !all_finite(v)) return {.verdict = Judgement::undecided, .evidence = "no mean of samples at " + study.input.family};
  if (is_zero(v)) return {};
  const std::size_t n = pool - pool / 3;
  const double alpha = probe.spend_level(), length = std::sqrt(power_ratio(x, v));
  if (!(length > 0)) return {};
  const Projected seen = sample_along(probe, x, v, n);
  const double refuted = refuted_variance(seen.along, best_lambda(n, 0.95 * length, alpha), alpha);
  Sampled made;
  made.bias = length;
  made.evidence = std::to_string(n) + " samples refute every omega up to W = " + three_digits(refuted) +
                  " (seen: " + three_digits(seen.error) + ") at confidence 1e-9";
  if (refuted < seen.error || !(seen.error > 0)) {
    made.evidence = std::to_string(n) + " samples at " + study.input.family + " do not refute the omega seen, " + three_digits(seen.error);
    return made;
  }
  if (const auto law = find_law(probe, x, pool); law && grade_bias(x, *law) == Bias::none) {
    made.evidence = "exact over a law found, though the samples alone say otherwise";
    return made;
  }
  made.verdict = Judgement::undecided;
  if (!reaches(probe, refuted, seen.error)) return made;
  if (unseen_weight(probe, x, v, seen) < length / 2) made.verdict = Judgement::violated;
  else made.evidence += "; but the probe of the uniform numbers meets outputs beyond those seen, which may make up for it";
  return made;
}

void sampled_violation(Probe& probe, std::size_t pool, Result& result) {
  std::vector<const Study*> open;
  for (const Study& study : studies(probe))
    if (!study.fixed && (!study.law || study.law->broken)) open.push_back(&study);
  if (open.empty()) return;
  std::ranges::stable_sort(open, [](const Study* a, const Study* b) { return a->bias / (a->error + 1e-9) > b->bias / (b->error + 1e-9); });
  if (open.size() > 3) open.resize(3);
  for (const Study* study : open) {
    const Sampled made = test_by_samples(probe, *study, pool / open.size());
    if (made.verdict <= result.verdict) {
      if (result.evidence.empty()) result.evidence = made.evidence;
      continue;
    }
    result.verdict = made.verdict;
    result.evidence = made.evidence;
    result.constant = made.bias;
    result.constant_text = "bias about " + three_digits(made.bias);
    result.witness = shown_at(*study, "||E C(x) - x|| about " + three_digits(made.bias) + " ||x||");
    if (made.verdict == Judgement::violated) return;
  }
}

Ends ends_of_unbiased(Probe& probe) {
  const std::vector<Case>& cases = error_search(probe).ends;
  const auto answered = std::ranges::count_if(cases, &Case::answered);
  if (answered == 0) return {.verdict = Judgement::undecided, .witness = {}, .text = "no input was answered"};
  Ends ends{
      .verdict = Judgement::holds, .witness = {}, .text = "outputs that took no random number, at " + std::to_string(answered) + " inputs"};
  for (const Case& one : cases) {
    if (!one.answered || (one.finite && (!one.fixed || grade_fixed(one.input.x, one.out) != Bias::some))) continue;
    if (one.fixed && !comes_again(probe, one.input.x, one.out)) continue;
    ends.verdict = Judgement::violated;
    ends.text = one.finite ? fixed_text(one.input.x, one.out) : "C(x) is not finite";
    ends.witness = Shown{.x = one.input.x, .text = ends.text};
    break;
  }
  return ends;
}

/// E C(x) = x, of a compressor of reals implemented in doubles: violated where the exact mean over the outputs returned is off by more
/// than the rounding model explains (exact_error.hpp). For random outputs nothing but "unbiased with omega <= W" can be refuted
/// (mean_test.hpp); it is called violated where W is at least the declared omega, if none is declared twice the omega seen.
Result examine_unbiased(Probe& probe) {
  Result result;
  if (const auto why = unanswerable(probe)) return {.verdict = Judgement::undecided, .evidence = *why};
  result.ends = ends_of_unbiased(probe);
  if (const auto shown = unbounded_output(probe); shown && (!probe.random() || shown->text.starts_with("C(x) is not finite"))) {
    result.verdict = Judgement::violated;
    result.witness = shown;
    result.evidence = shown->text;
    return result;
  }
  if (fixed_violation(probe, result) || !probe.random()) {
    if (result.verdict != Judgement::holds) return result;
    const auto off = [](const Case& one) { return one.answered && one.error > 0; };
    const bool exactly = std::ranges::none_of(error_search(probe).cases, off);
    result.evidence = (exactly ? "C(x) = x exactly, " : "C(x) = x up to rounding, ") + not_beaten(probe);
    result.constant = 0.0;
    return result;
  }
  const std::size_t pool = probe.options().calls / 100 * 48;
  if (law_violation(probe, pool, result)) return result;
  std::size_t laws = 0;
  for (const Study& study : studies(probe)) laws += study.law && !study.law->broken ? 1 : 0;
  sampled_violation(probe, laws > 0 ? pool / 3 : pool, result);
  if (result.verdict != Judgement::holds) return result;
  result.constant = laws > 0 ? std::optional(0.0) : std::nullopt;
  result.evidence = (laws > 0 ? "exact over the laws found at " + std::to_string(laws) + " inputs" : "") +
                    (laws > 0 && !result.evidence.empty() ? "; " : "") + result.evidence;
  return result;
}

}  // namespace

LEMMATA_PROPERTY(unbiased, {.id = "unbiased",
                            .statement = R"(\mathbb E\,C(x) = x)",
                            .summary = "the mean of the output is the input",
                            .order = 20,
                            .examine = examine_unbiased});

}  // namespace lemmata::probe
