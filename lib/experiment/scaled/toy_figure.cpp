#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "lib/compress/scaled_sign.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/momentum.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"

// Figure 1: five methods on x^2 + 3 sin(x)^2.

namespace lemmata::experiment::scaled {
namespace {

constexpr double toy_step = 0.05;
constexpr std::array<double, 4> toy_starts = {3.01, 2.22, -1.73, 10.01};
enum ToyMethod : std::size_t { scaled_sign_gd, gd, ef_sign_gd, sign_gd, signum };
constexpr std::array<const char*, 5> toy_names = {"scaled signGD", "GD", "EF-signGD", "signGD", "SIGNUM"};

double toy_value(const Vec<double>& x) { return x[0] * x[0] + 3 * std::sin(x[0]) * std::sin(x[0]); }

/// f(x_0), ..., f(x_last).
Numbers toy_run(std::size_t which, double start, double beta, long last) {
  const auto gradient = oracle::exact_oracle<double>([](const Vec<double>& x) { return Vec<double>{2 * x[0] + 3 * std::sin(2 * x[0])}; });
  const auto times = evenly(last, static_cast<std::size_t>(last) + 1);
  const Sampled<double> unused({}, 0);
  const Vec<double> x0{start};
  if (which == scaled_sign_gd)
    return recorded(method::ScaledSignDescent<double>{.x0 = x0, .alpha = toy_step, .oracle = gradient}, times, unused, toy_value);
  if (which == gd) return recorded(method::Sgd<double>{.x0 = x0, .gamma = toy_step, .oracle = gradient}, times, unused, toy_value);
  if (which == ef_sign_gd)
    return recorded(
        method::ErrorFeedback<double>{.x0 = x0, .gamma = toy_step, .compressor = compress::scaled_sign<double>(1, 0), .oracle = gradient},
        times, unused, toy_value);
  if (which == sign_gd)
    return recorded(method::SignDescent<double>{.x0 = x0, .gamma = toy_step, .oracle = gradient}, times, unused, toy_value);
  return recorded(method::SignMomentum<double>{.x0 = x0, .gamma = toy_step, .beta = beta, .oracle = gradient, .weight = 1 - beta}, times,
                  unused, toy_value);
}

struct ToyFunction {
  static constexpr ExperimentInfo info{
      .id = "scaled.fig1",
      .where = "Fig. 1, Example 4",
      .title = "five methods on a function that is not convex",
      .caption =
          "$x^2 + 3\\sin^2 x$ with $\\alpha = 0.05$, from several starts: the paper prints none, nor the momentum of SIGNUM, nor the "
          "number of "
          "iterations. In one dimension scaled signGD, GD and EF-signGD are one recursion, so that their curves coincide. No start is a "
          "multiple of $\\alpha$, from which signGD with $\\mathrm{sign}(0) = 0$ would reach the minimum exactly and stay."};
  static constexpr double beta = 0.9;
  static constexpr long last = 300;

  Figure operator()(const Run& run) const {
    const std::size_t methods = toy_names.size();
    const auto all = run.each("runs", toy_starts.size() * methods,
                              [&](std::size_t item) { return toy_run(item % methods, toy_starts[item / methods], beta, last); });
    Figure figure{.scale = "the whole figure; it has no randomness"};
    std::vector<double> x;
    for (long t = 0; t <= last; ++t) x.push_back(static_cast<double>(t));
    for (std::size_t s = 0; s < toy_starts.size(); ++s) {
      Panel panel{.name = fmt::format("start-{}", s + 1),
                  .title = fmt::format("x₀ = {}", toy_starts[s]),
                  .row = static_cast<int>(s / 2),
                  .column = static_cast<int>(s % 2),
                  .x = {.label = "iteration"},
                  .y = {.label = "f(x)", .logarithmic = true}};
      for (std::size_t m = 0; m < methods; ++m) {
        Series curve{.name = toy_names[m], .x = x, .mean = all[s * methods + m], .dashed = m == gd || m == ef_sign_gd};
        for (double& v : curve.mean) v = std::max(v, 1e-30);  // below is rounding
        panel.series.push_back(std::move(curve));
      }
      figure.panels.push_back(std::move(panel));
    }
    figure.parameters = {{"alpha", "0.05", "printed"},
                         {"x_0", "3.01, 2.22, -1.73, 10.01", "chosen; the paper says arbitrary"},
                         {"momentum of SIGNUM", "0.9", "chosen; not printed"},
                         {"iterations", std::to_string(last), "chosen; not printed"},
                         {"e_0", "0", "chosen; not printed"},
                         {"sign(0)", "0", "chosen; not printed"}};
    figure.observations = observations(all);
    return figure;
  }

  /// Largest difference of two curves, relative to the larger value, where it is above 1e-20.
  static double gap(const Numbers& a, const Numbers& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (std::max(a[i], b[i]) > 1e-20) largest = std::max(largest, std::abs(a[i] - b[i]) / std::max(a[i], b[i]));
    return largest;
  }

  static std::vector<Observation> observations(const std::vector<Numbers>& all) {
    const std::size_t methods = toy_names.size();
    double difference = 0, slowest = 0, end = 0;
    bool oscillate = true;
    std::string ends;
    for (std::size_t s = 0; s < toy_starts.size(); ++s) {
      const auto of = [&](std::size_t m) -> const Numbers& { return all[s * methods + m]; };
      difference = std::max({difference, gap(of(scaled_sign_gd), of(gd)), gap(of(scaled_sign_gd), of(ef_sign_gd))});
      for (std::size_t t = 1; t < of(gd).size() && of(gd)[t] > 1e-20; ++t)
        slowest = std::max(slowest, of(scaled_sign_gd)[t] / of(scaled_sign_gd)[t - 1]);
      end = std::max(end, of(scaled_sign_gd).back());
      for (const std::size_t m : {sign_gd, signum}) {
        const auto late = std::span(of(m)).last(100);
        const auto [low, high] = std::minmax_element(late.begin(), late.end());
        oscillate = oscillate && *high > 1e-6;
        ends += fmt::format("{}{} from {}: {} to {}", ends.empty() ? "" : "; ", toy_names[m], toy_starts[s], text(*low), text(*high));
      }
    }
    return {
        {"same-linear-convergence", "scaled signGD has the same linear convergence as GD and EF-signGD", difference < 1e-6 && slowest < 1,
         fmt::format("largest relative difference of f between the three: {:.1g}; largest f(x_(k+1))/f(x_k): {}; largest f at the end: {}",
                     difference, text(slowest), text(end))},
        {"signs-oscillate", "signGD and SIGNUM cannot converge, behaving oscillations near the optimal variable", oscillate,
         "least and largest f over the last 100 iterations (seen if the largest is above 1e-6): " + ends}};
  }
};
LEMMATA_EXPERIMENT(ToyFunction);

}  // namespace
}  // namespace lemmata::experiment::scaled
