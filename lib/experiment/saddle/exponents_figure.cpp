#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "bounds/saddle/step_sizes.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/experiment/quantiles.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/saddle/landscape.hpp"
#include "lib/experiment/saddle/power_law.hpp"
#include "lib/experiment/statistics.hpp"

// Escape times with the parameters of Definitions B.1 and B.2, and the exponents with which they grow.

namespace lemmata::experiment::saddle {
namespace {

/// One point of a sweep: L = rho = 1, a saddle of curvature -sqrt(eps), random-k of d coordinates.
struct EscapePoint {
  double x;  ///< what grows: 1/eps, d, or 1/mu
  double eps;
  std::size_t d;
  long k;
  double sigma;
  bool lipschitz;

  double gamma() const { return std::sqrt(eps); }
  /// min(eta_sigma, eta_mu) for a linear compressor
  double eta() const {
    const double mu = static_cast<double>(k) / static_cast<double>(d);
    const bounds::saddle::Setting<double> setting{.root_eps = std::sqrt(eps),
                                                  .root_rho_eps = std::sqrt(eps),
                                                  .L = 1,
                                                  .sigma = sigma,
                                                  .contraction = std::sqrt(1 - mu),
                                                  .d = static_cast<double>(d),
                                                  .lipschitz = lipschitz,
                                                  .l2 = 1};
    return bounds::saddle::largest_step(setting, bounds::saddle::EtaMu::linear);
  }
  long most() const { return std::lround(40 / (eta() * gamma())); }
};

struct EscapeSweep {
  std::string name, label, title;
  double limit;  ///< exponent of 1/(eta sqrt(rho eps)) in x as x grows
  std::vector<EscapePoint> points;
};

/// Iterations until the first coordinate, started at the saddle, is half of the way down; `most` if it is not by then.
double escape_time(const EscapePoint& point, Sampled<double> chance) {
  const auto f = one_descent(point.d, point.gamma());
  const double eta = point.eta(), each = point.sigma / std::sqrt(static_cast<double>(point.d - 1)),
               r = point.eps / std::sqrt(eta) / std::sqrt(static_cast<double>(point.d));
  const method::CompressedSgd<double> method{.x0 = Vec<double>(point.d),
                                             .eta = eta,
                                             .compressor = compress::rand_k<double>(static_cast<long>(point.d), point.k),
                                             .oracle =
                                                 [&](const oracle::Point<double>& at, Chance<double>& noise) {
                                                   Vec<double> g = f.gradient(at.x);
                                                   for (std::size_t i = 1; i < g.size(); ++i) g[i] += each * noise.normal();
                                                   return g;
                                                 },
                                             .noise = method::gaussian_noise<double>(static_cast<long>(point.d), r)};
  auto state = method.start();
  const long most = point.most();
  for (long t = 0; t < most; ++t) {
    if (std::cos(f.b[0] * state.x[0]) <= 0) return static_cast<double>(t);
    chance.at_step(static_cast<std::uint32_t>(t));
    state = method.step(state, t, chance);
  }
  return static_cast<double>(most);
}

std::vector<EscapeSweep> escape_sweeps(Scale scale) {
  const int reach = scale == Scale::quick ? 0 : scale == Scale::standard ? 2 : 4;
  EscapeSweep accuracy{"eps", "1/ε", "d = 16, no compression", 2.5, {}};
  for (int j = 1; j <= 4 + reach; ++j) accuracy.points.push_back({std::exp2(j), std::exp2(-j), 16, 16, 1, true});
  EscapeSweep smooth{"d-lipschitz", "d", "ε = 1/4, no compression, step under Assumption C", 0, {}}, rough = smooth;
  rough.name = "d";
  rough.title = "ε = 1/4, no compression, step without Assumption C";
  rough.limit = 1;
  for (int j = 3; j <= 6 + reach; ++j) {
    const auto d = std::size_t{1} << static_cast<unsigned>(j);
    smooth.points.push_back({static_cast<double>(d), 0.25, d, static_cast<long>(d), 1, true});
    rough.points.push_back({static_cast<double>(d), 0.25, d, static_cast<long>(d), 1, false});
  }
  EscapeSweep compression{"mu", "1/μ", "ε = 1/4, random-k", 2, {}};
  const std::size_t d = scale == Scale::quick ? 32 : scale == Scale::standard ? 64 : 256;
  for (long k = static_cast<long>(d) / 4; k >= 1; k /= 2)
    compression.points.push_back({static_cast<double>(d) / static_cast<double>(k), 0.25, d, k, 0.1, true});
  return {accuracy, smooth, rough, compression};
}

struct EscapeExponents {
  static constexpr ExperimentInfo info{
      .id = "saddle.escape-exponents",
      .where = "Proposition B.20, Definition B.2",
      .title = "escape times against accuracy, dimension and compression",
      .caption =
          "Not in the paper: iterations of Algorithm 1, started at the saddle of the landscape of saddle.fig2-landscape whose curvature is "
          "$-\\sqrt{\\rho\\varepsilon}$, until it is half of the way down. Step and noise are those of Definitions B.1 and B.2 with "
          "$c_\\eta "
          "= c_r = 1$, L = $\\rho$ = 1, $r^2$ being the variance of the whole vector. The noise of gradients is Gaussian and has no part "
          "in "
          "the direction of descent. Lines are least-squares fits of a power. This is evidence, and decides nothing: an O-form speaks of "
          "limits and hides logarithms."};

  Figure operator()(const Run& run) const {
    const auto sweeps = escape_sweeps(run.scale());
    const auto repetitions = run.at<std::size_t>(10, 40, 100);
    std::vector<EscapePoint> points;
    for (const EscapeSweep& sweep : sweeps) points.insert(points.end(), sweep.points.begin(), sweep.points.end());
    const auto all = run.each("escapes", points.size() * repetitions, [&](std::size_t item) {
      const std::size_t point = item / repetitions;
      return Numbers{escape_time(points[point], run.stream(point, item % repetitions))};
    });
    Figure figure;
    std::size_t from = 0;
    for (std::size_t i = 0; i < sweeps.size(); ++i) {
      std::vector<Numbers> times;
      for (std::size_t p = 0; p < sweeps[i].points.size(); ++p) {
        times.emplace_back();
        for (const Numbers& one : repetitions_of(all, from + p, repetitions)) times.back().push_back(one[0]);
      }
      from += sweeps[i].points.size();
      add(figure, sweeps[i], times, static_cast<int>(i), run.stream(1000 + i, 0));
    }
    figure.scale = fmt::format("{} repetitions at each of {} points{}", repetitions, points.size(),
                               run.scale() == Scale::quick ? ": shorter ranges than at standard" : "");
    figure.parameters = {{"eta", "min(eta_sigma, eta_mu)", "Definition B.1 for a linear compressor, c_eta = 1; constants are not printed"},
                         {"r", "eps/sqrt(L eta)", "Definition B.2 with c_r = 1; each coordinate has variance r^2/d"},
                         {"L, rho, l", "1, 1, 1", "of the landscape with additive noise"},
                         {"sigma", "1; 0.1 in the sweep of mu, so that eta_mu is the least", "chosen"},
                         {"most iterations", "40/(eta sqrt(rho eps))", "chosen; longer runs count as that long"},
                         {"interval", "95 % of 1000 bootstrap samples of the repetitions", "chosen"}};
    return figure;
  }

  static void add(Figure& figure, const EscapeSweep& sweep, const std::vector<Numbers>& times, int place, Sampled<double> chance) {
    std::vector<double> x;
    std::vector<Numbers> orders, courses(times[0].size());  // courses: one repetition over all points
    std::size_t cut = 0;
    for (std::size_t p = 0; p < times.size(); ++p) {
      x.push_back(sweep.points[p].x);
      for (std::size_t r = 0; r < courses.size(); ++r) courses[r].push_back(times[p][r]);
      orders.push_back({1 / (sweep.points[p].eta() * sweep.points[p].gamma())});
      for (const double t : times[p]) cut += t == static_cast<double>(sweep.points[p].most()) ? 1U : 0U;
    }
    const PowerLaw law = fitted_power_law(x, times, chance), order = fitted_power_law(x, orders, chance);
    Series measured = mean_and_quantiles("measured", x, courses),
           line{.name = fmt::format("exponent {:.2f}", law.exponent), .x = x, .dashed = true};
    for (const double v : x) line.mean.push_back(law.at(v));
    figure.panels.push_back({.name = sweep.name,
                             .title = sweep.title,
                             .row = place / 2,
                             .column = place % 2,
                             .x = {.label = sweep.label, .logarithmic = true},
                             .y = {.label = "iterations until escape", .logarithmic = true},
                             .series = {std::move(measured), std::move(line)}});
    constexpr double room = 0.25;
    figure.observations.push_back(
        {"exponent-" + sweep.name, "SGD escapes after a number of iterations of order 1/(η√(ρε)), up to logarithms",
         law.lower <= order.exponent + room,
         fmt::format(
             "{}, {} from {} to {}: exponent {:.3f}, 95 % interval {:.3f} to {:.3f}; that of 1/(η√(ρε)) at the same points is {:.3f}, "
             "and {} in the limit; {} of {} runs did not escape; seen if the interval begins at most {} above that at the same points, "
             "which is left for logarithms",
             sweep.title, sweep.label, text(x.front()), text(x.back()), law.exponent, law.lower, law.upper, order.exponent, sweep.limit,
             cut, times.size() * times[0].size(), room)});
  }
};
LEMMATA_EXPERIMENT(EscapeExponents);

}  // namespace
}  // namespace lemmata::experiment::saddle
