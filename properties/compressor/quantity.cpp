#include "properties/compressor/quantity.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/check/betting.hpp"
#include "lib/num/scalar.hpp"
#include "properties/compressor/repeat.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

enum class Broken { no, within_single, yes };  ///< would rounding in single precision explain it?

Broken breaks(const MomentBound& bound, const std::vector<double>& x, const std::vector<double>& c) {
  if (!all_finite(c)) return Broken::yes;
  return in_rationals([&] {
    const Squares squares = squares_of(x, c);
    const Exact& moment = bound.power ? squares.output : squares.error;
    const Exact factor(bound.factor), excess = moment - factor * squares.input;
    if (bound.strict) {
      const bool beyond = excess + Exact(rounding_unit(x.size())) * squares.input >= Exact(0);
      return beyond && (moment > Exact(0) || squares.input > Exact(0)) ? Broken::yes : Broken::no;
    }
    const Exact slack = rounding_slack(squares, factor, x.size());
    if (excess <= slack) return Broken::no;
    return excess <= Exact(single_over_double) * slack ? Broken::within_single : Broken::yes;
  });
}

std::string squares_text(const MomentBound& bound, const std::vector<double>& x, const std::vector<double>& c) {
  if (!all_finite(c)) return "C(x) is not finite";
  return in_rationals([&] {
    const Squares squares = squares_of(x, c);
    return (bound.power ? "||C(x)||^2 = " + number_text(squares.output) : "||C(x) - x||^2 = " + number_text(squares.error)) +
           ", ||x||^2 = " + number_text(squares.input) + " (exact)";
  });
}

double moment_of(const MomentBound& bound, const Case& one) { return bound.power ? one.power : one.error; }

struct Verdict {
  Broken broken = Broken::no;
  std::optional<Shown> shown;
  bool unsteady = false;  ///< an output that breaks the bound did not come again
};

/// Outputs that took no random number, in the order of their ratios in double; exact squares decide.
Verdict judge_fixed(Probe& probe, const MomentBound& bound, const std::vector<Case>& cases, bool shrink) {
  std::vector<const Case*> near;
  for (const Case& one : cases)
    if (one.fixed && one.answered && !(moment_of(bound, one) < bound.factor * (1 - 1e-9))) near.push_back(&one);
  std::ranges::stable_sort(near, [&](const Case* a, const Case* b) { return moment_of(bound, *a) > moment_of(bound, *b); });
  if (near.size() > 12) near.resize(12);
  Verdict verdict;
  for (const Case* one : near) {
    const Broken broken = breaks(bound, one->input.x, one->out);
    if (broken <= verdict.broken) continue;
    FixedOutput seen{one->input.x, one->out};
    if (broken == Broken::yes && shrink) {
      const auto fails = [&](const std::vector<double>& x, const std::vector<double>& c) { return breaks(bound, x, c) == Broken::yes; };
      const auto small = shrink_fixed(probe, seen, fails);
      if (small) seen = *small;
      verdict.unsteady = !small;
    } else if (broken == Broken::yes) {
      verdict.unsteady = !comes_again(probe, seen.x, seen.out);
    }
    if (verdict.unsteady) return verdict;
    verdict = {broken, Shown{.x = seen.x, .text = squares_text(bound, seen.x, seen.out)}};
    if (broken == Broken::yes) break;
  }
  return verdict;
}

/// The lower confidence bound at x must pass the factor by more than rounding explains.
Broken passes(const MomentBound& bound, double low, std::size_t d) {
  if (bound.strict) return low > bound.factor ? Broken::yes : Broken::no;
  const double slack = 4 * (1 + bound.factor) * rounding_unit(d) * (3 + 2 * low);  // ||c||^2 <= 2 ||x||^2 + 2 ||c - x||^2
  if (!(low > bound.factor + slack)) return Broken::no;
  return low > bound.factor + single_over_double * slack ? Broken::yes : Broken::within_single;
}

std::string mean_text(const MomentBound& bound, double low) {
  return std::string(bound.power ? "E||C(x)||^2" : "E||C(x) - x||^2") + " >= " + short_number(low) + " ||x||^2 at confidence 1e-9";
}

/// A smaller input where the mean still fails, tested on calls of its own; the one given where there is none.
Shown shrunk_in_mean(Probe& probe, const MomentBound& bound, const Study& study, double low) {
  const std::size_t n = std::clamp<std::size_t>(probe.options().calls / 100, 100, 2000);
  const auto mean = [&](const std::vector<double>& x) {
    const std::vector<Case> cases = measure(probe, {{x, "", true}}, 32);
    return cases.front().answered && cases.front().finite ? moment_of(bound, cases.front()) : 0.0;
  };
  const double goal = bound.factor + (low - bound.factor) / 2;
  const auto fails = [&](const std::vector<double>& x) { return is_ordinary(x) && !is_zero(x) && mean(x) > goal; };
  const std::vector<double> small = probe.shrink(study.input.x, fails, 80);
  if (small != study.input.x) {
    const Ratios ratios = sample_ratios(probe, small, n);
    const auto& values = bound.power ? ratios.power : ratios.error;
    const double kept = 1 - 2 * rounding_unit(small.size());
    if (!values.empty()) {
      const double bound_here = kept * betting_lower_bound(values, 0, std::numeric_limits<double>::infinity(), probe.spend_level());
      if (passes(bound, bound_here, small.size()) == Broken::yes) return {.x = small, .text = mean_text(bound, bound_here)};
    }
  }
  return {.x = study.input.x, .text = mean_text(bound, low)};
}

void judge_random(Probe& probe, const MomentBound& bound, Result& result) {
  const std::vector<Study>& all = studies(probe);
  for (const Study& study : all) {
    const auto& low = bound.power ? study.power_low : study.error_low;
    if (study.fixed || !low) continue;
    const Broken broken = passes(bound, *low, study.input.x.size());
    if (broken == Broken::no) continue;
    result.verdict = broken == Broken::yes ? Judgement::violated : Judgement::undecided;
    result.evidence = broken == Broken::yes ? bound.text : "beyond the bound by no more than rounding in single precision explains";
    result.witness = broken == Broken::yes ? shrunk_in_mean(probe, bound, study, *low) : shown_at(study, mean_text(bound, *low));
    if (broken == Broken::yes) return;
  }
  if (result.verdict != Judgement::holds) return;
  for (const Study& study : all) {  // the mean says more than the confidence bound proves
    const double mean = bound.power ? study.power : study.error;
    const auto& low = bound.power ? study.power_low : study.error_low;
    if (study.fixed || (!study.law && !low)) continue;
    const double slack = 4 * (1 + bound.factor) * rounding_unit(study.input.x.size()) * (3 + 2 * mean);
    const double width = study.law ? (bound.strict ? -slack : slack) : bound.strict ? *low - mean : 0;
    const bool too_near = study.law      ? mean > bound.factor + width
                          : bound.strict ? mean - width >= bound.factor && mean + width < bound.factor
                                         : false;
    if (!too_near) continue;
    result.verdict = Judgement::undecided;
    result.evidence =
        std::string(bound.strict ? "the mean is too near the bound: " : "the mean lies beyond the bound, without confidence: ") +
        short_number(mean) + " ||x||^2";
    result.witness = shown_at(study, "mean ratio " + short_number(mean));
    return;
  }
}

void judge_ends(Probe& probe, const MomentBound& bound, Result& result) {
  const std::vector<Case>& cases = error_search(probe).ends;
  const auto answered = std::ranges::count_if(cases, &Case::answered);
  Ends ends{.verdict = answered > 0 ? Judgement::holds : Judgement::undecided,
            .witness = {},
            .text = answered > 0 ? "not beaten at " + std::to_string(answered) + " inputs" : "no input was answered"};
  const Verdict fixed = judge_fixed(probe, bound, cases, false);
  if (fixed.broken == Broken::yes) {
    ends.verdict = Judgement::violated;
    ends.witness = fixed.shown;
    ends.text = fixed.shown->text;
  } else if (fixed.unsteady) {
    ends.verdict = Judgement::undecided;
    ends.text = not_again_text;
  }
  for (const Case& one : cases)
    if (ends.verdict == Judgement::holds && one.answered && !one.finite && (!one.fixed || comes_again(probe, one.input.x, one.out))) {
      ends.verdict = Judgement::violated;
      ends.text = "C(x) is not finite";
      ends.witness = Shown{.x = one.input.x, .text = ends.text};
    }
  result.ends = ends;
}

}  // namespace

bool judge_bound(Probe& probe, const MomentBound& bound, Result& result) {
  bool said = true;
  if (const auto why = unanswerable(probe)) {
    result.verdict = Judgement::undecided;
    result.evidence = *why;
    return false;
  }
  if (!settled_without_constants(probe, result)) {
    const Verdict fixed = judge_fixed(probe, bound, error_search(probe).cases, true);
    said = !fixed.unsteady;
    if (fixed.broken == Broken::yes) {
      result.verdict = Judgement::violated;
      result.witness = fixed.shown;
      result.evidence = bound.text + ": exact, from the doubles returned" + (bound.strict ? "" : "; beyond any rounding");
    } else {
      if (fixed.broken == Broken::within_single || fixed.unsteady) {
        result.verdict = Judgement::undecided;
        result.witness = fixed.shown;
        result.evidence = fixed.unsteady ? not_again_text : "beyond the bound by no more than rounding in single precision explains";
      }
      if (probe.random()) judge_random(probe, bound, result);
    }
  }
  judge_ends(probe, bound, result);
  return said;
}

std::optional<Shown> unbounded_output(Probe& probe) {
  for (const Case& one : error_search(probe).cases) {
    if (!one.answered || std::isfinite(one.error)) continue;
    for (std::uint64_t stream = 0; stream < 64; ++stream) {
      const Reply reply = probe.call(one.input.x, stream);
      if (!reply.returned()) continue;
      const bool finite = all_finite(reply.out);
      if (finite && !(is_zero(one.input.x) && !is_zero(reply.out))) continue;
      if (!comes_again(probe, one.input.x, reply.out, stream)) continue;
      Shown shown{.x = one.input.x, .text = finite ? "C(0) = " + short_vector(reply.out) + " is not 0" : "C(x) is not finite"};
      if (!one.fixed) shown.streams.push_back(stream);
      return shown;
    }
  }
  return {};
}

bool settled_without_constants(Probe& probe, Result& result) {
  const auto why = unanswerable(probe);
  const auto shown = why ? std::nullopt : unbounded_output(probe);
  const auto unbounded = [](const Case& one) { return one.answered && !std::isfinite(one.error); };
  if (!why && !shown && std::ranges::none_of(error_search(probe).cases, unbounded)) return false;
  result.verdict = shown ? Judgement::violated : Judgement::undecided;
  result.witness = shown;
  result.evidence = shown ? shown->text : why.value_or(not_again_text);
  return true;
}

LargestMoment largest_moment(Probe& probe, bool power) {
  LargestMoment largest;
  for (const Study& study : studies(probe)) {
    const auto& low = power ? study.power_low : study.error_low;
    const double mean = power ? study.power : study.error;
    const bool exact = study.fixed || study.law;
    if (!exact && !low) continue;
    const double value = exact ? mean : *low;
    if (largest.study != nullptr && !(value > largest.value)) continue;
    largest = {value,
               study.fixed ? "exact"
               : study.law
                   ? "exact over the law found (" + study.law->shape + "; " + std::to_string(study.law->agreements) + " calls agree)"
                   : "confidence 1e-9",
               &study};
  }
  return largest;
}

Result without_moment(Result result) {
  if (result.verdict != Judgement::holds) return result;
  result.verdict = Judgement::undecided;
  result.evidence = "no moment is known exactly or at confidence";
  return result;
}

Reply ordinary_reply(Probe& probe, const std::vector<double>& x, std::uint64_t stream) {
  if (is_ordinary(x)) return probe.call(x, stream);
  Reply refused;
  refused.fate = compress::Fate::refused;
  return refused;
}

std::string not_beaten(Probe& probe) { return "not beaten in " + std::to_string(error_search(probe).tried) + " cases"; }

Shown shown_at(const Study& study, std::string text) { return {.x = study.input.x, .text = std::move(text)}; }

std::string number_text(const Exact& value) {
  const Enclosure box = enclosure(value);
  if (box.text.size() <= 16) return box.text;
  return "about " + short_number(box.upper);
}

}  // namespace lemmata::probe
