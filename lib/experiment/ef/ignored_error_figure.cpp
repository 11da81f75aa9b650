#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "lib/compress/scaled_sign.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/sign_descent.hpp"

// Figure 1: the direction that signSGD ignores.

namespace lemmata::experiment::ef {
namespace {

constexpr double epsilon = 0.5;

double kinked_value(const Vec<double>& x) { return epsilon * std::abs(x[0] + x[1]) + std::abs(x[0] - x[1]); }
Vec<double> kinked_subgradient(double sum, double difference) {
  return sum * epsilon * Vec<double>{1, 1} + difference * Vec<double>{1, -1};
}
/// Where an argument is 0 there is a choice of subgradients: `at_kink` is its sign there.
oracle::Oracle<double> kinked_oracle(int at_kink) {
  return oracle::exact_oracle<double>(
      [at_kink](const Vec<double>& x) { return kinked_subgradient(sign(x[0] + x[1], at_kink), sign(x[0] - x[1], at_kink)); });
}

Series arrow(std::string name, const Vec<double>& from, const Vec<double>& to, int colour, bool dashed = false) {
  return {.name = std::move(name), .x = {from[0], to[0]}, .mean = {from[1], to[1]}, .colour = colour, .dashed = dashed};
}

struct IgnoredError {
  static constexpr ExperimentInfo info{
      .id = "ef.fig1",
      .where = "Figure 1, section 3",
      .title = "gradients, their signs and the error that signSGD ignores",
      .caption =
          "Exact, for $\\varepsilon |x_1 + x_2| + |x_1 - x_2|$ of Counterexample 2 where $x_1 + x_2 > 0$: there are two gradients $g$, and "
          "both have the same error $e = g - \\mathrm{sign}(g)$. The second panel, which is not in the paper, is the objective along "
          "signSGD "
          "and EF-signSGD from $(1, 1)$, each with the step of a grid that reaches the least value."};
  static std::vector<double> steps() {
    std::vector<double> out;
    for (int k = -14; k <= 2; ++k) out.push_back(std::ldexp(1, k));
    return out;
  }

  /// The objective along the step of the grid with the least value of all, and what the whole grid does to x_1 + x_2.
  struct Tried {
    Numbers best;
    double gamma = 0, least = 1e300, moved = 0;
    template <class Make>
    Tried(const Run& run, const std::vector<long>& times, const Make& make) {
      for (const double step : steps()) {
        const auto method = make(step);
        const Numbers values = recorded(method, times, run.stream(0, 0), kinked_value);
        const Numbers sums = recorded(method, times, run.stream(0, 0), [](const Vec<double>& x) { return x[0] + x[1]; });
        for (const double s : sums) moved = std::max(moved, std::abs(s - 2));
        const double low = *std::min_element(values.begin(), values.end());
        if (low < least) least = low, gamma = step, best = values;
      }
    }
  };

  Figure operator()(const Run& run) const {
    Figure figure{.scale = "the whole figure; it is exact"};
    const Vec<double> zero(2), error = epsilon * Vec<double>{1, 1};
    const std::array<Vec<double>, 2> g = {kinked_subgradient(1, 1), kinked_subgradient(1, -1)};
    Panel plane{.name = "gradients",
                .title = "where x₁ + x₂ > 0",
                .form = Form::closed,
                .x = {.label = "x₁", .from = -1.6, .to = 1.6},
                .y = {.label = "x₂", .from = -1.6, .to = 1.6}};
    double error_gap = 0;
    for (const Vec<double>& one : g) {
      const bool first = &one == &g[0];
      const Vec<double> s = sign(one, 0);
      plane.series.push_back(arrow(first ? "g" : "", zero, one, 0));
      plane.series.push_back(arrow(first ? "s = sign(g)" : "", zero, s, 1, true));
      plane.series.push_back(arrow(first ? "e = g - s" : "", s, one, 2));
      error_gap = std::max(error_gap, norm_inf(one - s - error));
    }
    figure.panels.push_back(std::move(plane));
    const auto times = evenly(200, 201);
    const Vec<double> start{1, 1};
    const auto by_signs = [&](int at_kink) {
      return Tried(run, times, [&](double gamma) {
        return method::SignDescent<double>{.x0 = start, .gamma = gamma, .oracle = kinked_oracle(at_kink)};
      });
    };
    const Tried signs = by_signs(1), middle = by_signs(0);
    const Tried feedback(run, times, [&](double gamma) {
      return method::ErrorFeedback<double>{
          .x0 = start, .gamma = gamma, .compressor = compress::scaled_sign<double>(2, 0), .oracle = kinked_oracle(1)};
    });
    const std::vector<double> x(times.begin(), times.end());
    figure.panels.push_back({.name = "objective",
                             .title = "from (1, 1)",
                             .column = 1,
                             .x = {.label = "iteration"},
                             .y = {.label = "f(x)", .from = 0},
                             .series = {{.name = fmt::format("signSGD, γ = {:.3g}", signs.gamma), .x = x, .mean = signs.best},
                                        {.name = fmt::format("EF-signSGD, γ = {:.3g}", feedback.gamma), .x = x, .mean = feedback.best}},
                             .marks = {{.at = kinked_value(start), .label = "f(x₀)"}}});
    figure.parameters = {{"epsilon", "0.5", "printed"},
                         {"x_0", "(1, 1)", "printed (Counterexample 2)"},
                         {"steps", "2^-14, ..., 4", "chosen; the paper says any"},
                         {"subgradient at a kink", "sign(0) = 1", "chosen; the sign is not printed, 0 would not do: x_0 is on the kink"}};
    figure.observations = {
        {"same-error", "the error e = epsilon (1, 1) is ignored", error_gap == 0,
         fmt::format("e = g - sign(g) for both gradients: ({0}, {0}), off by {1}", epsilon, text(error_gap))},
        {"only-along-s", "signSGD moves only along s = (1, -1) and (-1, 1)", signs.moved == 0,
         fmt::format("largest |x_1 + x_2 - 2| over {} steps and 200 iterations: {}; of EF-signSGD: {}; of signSGD with the subgradient of "
                     "sign(0) = 0, that is epsilon (1, 1) at x_0: {}",
                     steps().size(), text(signs.moved), text(feedback.moved), text(middle.moved))},
        {"tuning-does-not-help", "tuning the step size does not help: f(x_t) >= f(x_0)", signs.least >= kinked_value(start),
         fmt::format(
             "f(x_0) = {}; least f over all steps and iterations: {}; of EF-signSGD: {}; of signSGD with the subgradient of sign(0) "
             "= 0: {}",
             text(kinked_value(start)), text(signs.least), text(feedback.least), text(middle.least))}};
    return figure;
  }
};
LEMMATA_EXPERIMENT(IgnoredError);

}  // namespace
}  // namespace lemmata::experiment::ef
