#include "properties/compressor/coupling.hpp"

#include <algorithm>
#include <cmath>

#include "lib/check/betting.hpp"

namespace lemmata::probe {
namespace {

/// What is compared: the sign of a coordinate, or the side of a threshold; values in [-1, 1].
struct CoordinateStatistic {
  std::size_t i = 0;
  std::optional<double> threshold = {};
  double operator()(double v) const {
    if (threshold) return v > *threshold ? 1 : -1;
    return v > 0 ? 1 : v < 0 ? -1 : 0;
  }
};

/// Outputs on fresh streams; no value where a call does not return finite numbers.
std::optional<std::vector<std::vector<double>>> fresh_outputs(Probe& probe, const std::vector<double>& x, std::size_t n) {
  const std::uint64_t first = probe.fresh_streams(n);
  std::vector<compress::Call> calls(n);
  for (std::size_t t = 0; t < n; ++t) calls[t] = {.x = &x, .stream = first + t};
  std::vector<std::vector<double>> outputs;
  for (Reply& reply : probe.calls(calls)) {
    if (!reply.returned() || !all_finite(reply.out)) return {};
    outputs.push_back(std::move(reply.out));
  }
  return outputs;
}

using Outputs = std::vector<std::vector<double>>;

std::vector<double> differences(const CoordinateLaws& laws, const CoordinateStatistic& f, const Outputs& of_x, const Outputs& of_y) {
  std::vector<double> gaps(of_x.size());
  for (std::size_t t = 0; t < gaps.size(); ++t) gaps[t] = f(laws.sign * of_x[t][f.i]) - f(of_y[t][laws.to(f.i)]);
  return gaps;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

/// The statistic with the largest difference in the pilot, and that difference.
std::pair<CoordinateStatistic, double> pick_statistic(const CoordinateLaws& laws, const Outputs& of_x, const Outputs& of_y) {
  std::pair<CoordinateStatistic, double> best;
  for (std::size_t i = 0; i < laws.x.size(); ++i) {
    double middle = 0;
    for (std::size_t t = 0; t < of_x.size(); ++t) middle += laws.sign * of_x[t][i] + of_y[t][laws.to(i)];
    middle /= 2 * static_cast<double>(of_x.size());
    for (const CoordinateStatistic& f : {CoordinateStatistic{i, {}}, CoordinateStatistic{i, middle}})
      if (const double gap = std::fabs(mean_of(differences(laws, f, of_x, of_y))); gap > best.second) best = {f, gap};
  }
  return best;
}

}  // namespace

std::optional<Shown> refute_coordinate_law(Probe& probe, const CoordinateLaws& laws) {
  constexpr std::size_t pilot = 100;
  const auto pilot_x = fresh_outputs(probe, laws.x, pilot), pilot_y = fresh_outputs(probe, laws.y, pilot);
  if (!pilot_x || !pilot_y) return {};
  const auto [f, gap] = pick_statistic(laws, *pilot_x, *pilot_y);
  if (gap < 0.1) return {};  // below what the samples of the test would show
  const std::size_t n = std::clamp<std::size_t>(probe.options().calls / 50, 400, 2000);
  const auto of_x = fresh_outputs(probe, laws.x, n), of_y = fresh_outputs(probe, laws.y, n);
  if (!of_x || !of_y) return {};
  std::vector<double> gaps = differences(laws, f, *of_x, *of_y);
  const double alpha = probe.spend_level() / 2;  // two sides
  bool differs = mean_exceeds(gaps, -2, 2, 0, alpha);
  const double mean = mean_of(gaps);
  for (double& g : gaps) g = -g;
  differs = mean_exceeds(gaps, -2, 2, 0, alpha) || differs;
  if (!differs) return {};
  const std::string statistic = f.threshold ? "side of " + rounded_number(*f.threshold) : "sign";
  return Shown{.x = laws.x,
               .y = laws.y,
               .text = "x = " + short_vector(laws.x) + ", y = " + short_vector(laws.y) + ": the " + statistic + " of C(x)_" +
                       std::to_string(f.i + 1) + " and of its image C(y)_" + std::to_string(laws.to(f.i) + 1) + " differ in mean by " +
                       rounded_number(mean) + " over " + std::to_string(n) + " samples each"};
}

Chosen numbers_of_stream(const Probe& probe, std::uint64_t stream, std::size_t n) {
  Chosen chosen;
  chosen.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) chosen.emplace_back(i, compress::black_box_uniform(probe.options().seed, stream, i));
  return chosen;
}

std::size_t most_uniforms(Probe& probe) {
  std::size_t most = 0;
  for (const Reply& reply : probe.first_replies()) most = std::max<std::size_t>(most, reply.uniforms);
  return most;
}

Result examine_couplings(Probe& probe, const std::vector<Coupling>& couplings, const std::vector<Place>& places,
                         const std::function<CoordinateLaws(const Place&)>& laws) {
  std::vector<Place> breaches;
  for (const Coupling& coupling : couplings) {
    const Tally tally = try_law(probe, coupling.law, places);
    const bool clean = tally.broken == 0 && tally.unclear == 0;
    if (clean || !tally.random() || tally.judged() == 0) {
      Result result = conclude_law(probe, coupling.law, tally);
      if (!coupling.what.empty() && clean) result.evidence += " (in law: " + coupling.what + ")";
      return result;
    }
    for (const auto& place : {tally.first_broken, tally.first_unclear})
      if (place) breaches.push_back(*place);
  }
  for (const Place& place : breaches)
    if (auto shown = refute_coordinate_law(probe, laws(place))) {
      Result result{.verdict = Judgement::violated, .evidence = "the laws of one coordinate differ at the run's confidence"};
      result.witness = std::move(shown);
      return result;
    }
  return {.verdict = Judgement::undecided,
          .evidence =
              "random: not so on fixed random numbers, which says nothing about the law; the coordinates compared do not differ in law"};
}

}  // namespace lemmata::probe
