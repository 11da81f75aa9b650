#include "lib/check/probe/study.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "lib/check/betting.hpp"
#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/state.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::probe {
namespace {

/// Second moments bound constants from below, E||C||^2 and <E C, x> also from above.
void take_moments(Study& study, const Exact& error, const Exact& output, const Exact& inner, const Exact& input) {
  const Enclosure power = enclosure(output / input);
  study.error = enclosure(error / input).lower;
  study.power = power.lower, study.power_upper = power.upper;
  study.inner = enclosure(inner / input).upper;
}

void take_law(Study& study) {
  in_rationals([&] {
    const LawMoments moments = moments_of(*study.law, study.input.x);
    Exact input(0);
    for (const double v : study.input.x) input += square(Exact(v));
    take_moments(study, moments.error, moments.output, moments.inner, input);
    study.bias = enclosure(moments.bias / input).lower;
    study.farthest = enclosure(moments.farthest / input).upper;
    return 0;
  });
}

/// How much there is to read: the significant bits of the entries, and how far their exponents are from 0.
double reading_of(const std::vector<double>& x) {
  double bits = 0;
  for (const double v : x) {
    int e = 0;
    if (v == 0) continue;
    const auto mantissa = static_cast<std::uint64_t>(std::ldexp(std::fabs(std::frexp(v, &e)), 53));
    bits += 53 - std::countr_zero(mantissa) + std::abs(e) / 16.0 + (v < 0 ? 0.5 : 0);
  }
  return bits;
}

Study without_law(const Case& one, std::size_t samples) {
  Study study{.input = one.input, .fixed = one.fixed, .law = {}};
  study.error = one.error, study.power = one.power, study.inner = one.inner, study.bias = one.bias;
  study.samples = samples;
  study.power_upper = one.power;
  if (!one.fixed) return study;
  in_rationals([&] {
    const Squares squares = squares_of(one.input.x, one.out);
    take_moments(study, squares.error, squares.output, squares.inner, squares.input);
    return 0;
  });
  study.bias = study.farthest = study.error;
  study.error_low = study.error, study.power_low = study.power;
  return study;
}

/// Which cases, most promising first: the heads of four rankings, then one after another of what is left.
std::vector<const Case*> by_promise(const std::vector<Case>& cases) {
  std::vector<const Case*> all, chosen;
  for (const Case& one : cases)
    if (one.answered && one.finite && !is_zero(one.input.x)) all.push_back(&one);
  const auto take = [&](std::size_t n, auto key) {
    std::ranges::stable_sort(all, [&](const Case* a, const Case* b) { return key(*a) > key(*b); });
    for (std::size_t i = 0; i < std::min(n, all.size()); ++i)
      if (std::ranges::find(chosen, all[i]) == chosen.end()) chosen.push_back(all[i]);
  };
  take(3, [](const Case& one) { return one.error; });
  take(3, [](const Case& one) { return one.bias; });
  take(2, [](const Case& one) { return -one.inner; });
  take(2, [](const Case& one) { return one.bias / (one.error + 1e-300); });
  take(2, [](const Case& one) { return -one.error; });
  std::vector<std::string> families;
  for (const Case* one : all)
    if (std::ranges::find(families, one->input.family) == families.end()) {
      families.push_back(one->input.family);
      if (std::ranges::find(chosen, one) == chosen.end()) chosen.push_back(one);
    }
  for (const Case* one : all)
    if (std::ranges::find(chosen, one) == chosen.end()) chosen.push_back(one);
  return chosen;
}

std::size_t calls_of_one_study(const Probe& probe) { return std::clamp<std::size_t>(probe.options().calls / 40, 200, 4000); }

void take_samples(Probe& probe, Study& study, std::size_t n) {
  const std::vector<Case> again = measure(probe, {study.input}, n);
  const double farthest = study.farthest;
  study = without_law(again.front(), n);
  study.farthest = farthest;
}

/// A law is first believed after a few calls that agree with it. Those that would be quoted, the extreme of each moment, must agree with
/// as many as a study takes; what does not is forgotten, and the next one is asked, until each extreme stands.
void confirm_extremes(Probe& probe, std::vector<Study>& studies) {
  const std::size_t n = calls_of_one_study(probe), before = probe.calls_made();
  const auto stands = [n](const Study& study) { return !study.law || study.law->agreements >= n; };
  const auto settle = [&](auto key) {
    for (;;) {
      const auto exact = [](const Study& study) { return study.fixed || study.law; };
      const auto best = std::ranges::max_element(
          studies, {}, [&](const Study& s) { return exact(s) ? key(s) : -std::numeric_limits<double>::infinity(); });
      if (best == studies.end() || stands(*best) || probe.calls_made() - before > probe.options().calls / 4) return;
      confirm_law(probe, best->input.x, *best->law, n);
      if (best->law->broken) take_samples(probe, *best, n / 4);
    }
  };
  settle([](const Study& s) { return s.error; });
  settle([](const Study& s) { return s.power; });
  settle([](const Study& s) { return -s.inner; });
  settle([](const Study& s) { return s.power / std::max(s.inner, 1e-300); });
  settle([](const Study& s) { return s.bias / (s.error + 1e-300); });
  if (probe.calls_made() - before > probe.options().calls / 4)
    for (Study& study : studies)
      if (!stands(study)) take_samples(probe, study, 16);
}

/// Lower confidence bounds of the second moments at the inputs where the means are largest.
void bound_from_below(Probe& probe, std::vector<Study>& studies) {
  const std::size_t n = calls_of_one_study(probe);
  std::size_t done = 0;
  for (Study& study : studies) {
    if (study.fixed || done == 3) continue;
    ++done;
    const Ratios ratios = sample_ratios(probe, study.input.x, n);
    if (ratios.error.empty()) continue;
    constexpr double no_end = std::numeric_limits<double>::infinity();
    // Each ratio is off by a relative rounding of at most (4 d + 8) 2^-53.
    const double kept = 1 - 2 * rounding_unit(study.input.x.size());
    study.error_low = kept * betting_lower_bound(ratios.error, 0, no_end, probe.spend_level());
    study.power_low = kept * betting_lower_bound(ratios.power, 0, no_end, probe.spend_level());
    if (study.law) continue;
    study.samples = ratios.error.size();
    study.error = study.power = 0;
    for (const double r : ratios.error) study.error += r / static_cast<double>(study.samples), study.farthest = std::max(study.farthest, r);
    for (const double r : ratios.power) study.power += r / static_cast<double>(study.samples);
  }
}

std::vector<Study> make_studies(Probe& probe) {
  std::vector<Study> made;
  const ErrorSearch& search = error_search(probe);
  const std::size_t budget = probe.options().calls / 5, before = probe.calls_made();
  constexpr std::size_t most = 120;
  std::size_t failures = 0;
  for (const Case* one : by_promise(search.cases)) {
    if (probe.random() && made.size() >= most) break;
    made.push_back(without_law(*one, 16));
    if (one->fixed) continue;
    const std::size_t used = probe.calls_made() - before;
    if (used >= budget || failures >= 2) continue;
    made.back().law = find_law(probe, one->input.x, std::min(budget - used, budget / 2));
    if (made.back().law) take_law(made.back());
    else ++failures;
  }
  std::vector<std::pair<double, std::size_t>> reading;  // among equals the shortest comes first
  for (std::size_t i = 0; i < made.size(); ++i) reading.emplace_back(reading_of(made[i].input.x), i);
  std::ranges::sort(reading);
  std::vector<Study> ordered;
  for (const auto& [bits, i] : reading) ordered.push_back(std::move(made[i]));
  made = std::move(ordered);
  const auto by_error = [](const Study& a, const Study& b) { return a.error > b.error; };
  confirm_extremes(probe, made);
  std::ranges::stable_sort(made, by_error);
  bound_from_below(probe, made);
  std::ranges::stable_sort(made, by_error);
  return made;
}

}  // namespace

const std::vector<Study>& studies(Probe& probe) {
  auto& book = probe.state().laws;
  if (!book) {
    auto made = std::make_shared<LawBook>();
    made->studies = make_studies(probe);
    book = std::move(made);
  }
  return book->studies;
}

void forget_law(Probe& probe, const Study& study) {
  for (Study& kept : probe.state().laws->studies)
    if (&kept == &study) take_samples(probe, kept, calls_of_one_study(probe) / 4);
}

Ratios sample_ratios(Probe& probe, const std::vector<double>& x, std::size_t n) {
  constexpr double clipped = 1e300;  // min(D, B) <= D: a lower bound of its mean is one of E D
  Ratios ratios;
  std::vector<compress::Call> calls;
  const std::uint64_t first = probe.fresh_streams(n);
  for (std::size_t i = 0; i < n; ++i) calls.push_back({&x, first + i, nullptr});
  probe.run(calls, [&](std::size_t, const compress::Outcome& outcome) {
    if (outcome.fate != compress::Fate::returned) return;
    ratios.error.push_back(std::min(clipped, error_ratio(x, outcome.out)));
    ratios.power.push_back(std::min(clipped, power_ratio(x, outcome.out)));
  });
  return ratios;
}

}  // namespace lemmata::probe
