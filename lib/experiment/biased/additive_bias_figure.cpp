#include <fmt/format.h>

#include "lib/experiment/biased/floors.hpp"
#include "lib/experiment/statistics.hpp"

// Figure 1: SGD with a constant bias and additive noise.

namespace lemmata::experiment::biased {
namespace {

Line additive_line(double zeta, double sigma2, double gamma = step_size) {
  const auto noisy = noisy_gradient(sigma2);
  const auto d = static_cast<double>(dimension);
  return {.name = gamma == step_size ? fmt::format("ζ = {}", zeta) : fmt::format("ζ = {}, γ = {}", zeta, gamma),
          .oracle = [noisy, zeta](const oracle::Point<double>& at,
                                  Chance<double>& chance) { return noisy(at, chance) + Vec<double>(dimension, zeta); },
          .predicted = predicted_floor(gamma, 1, d * zeta * zeta, d * sigma2),
          .gamma = gamma};
}

struct AdditiveBias {
  static constexpr ExperimentInfo info{
      .id = "biased.fig1",
      .where = "Figure 1, section 6.1",
      .title = "error floor of SGD with a constant bias and additive noise",
      .caption =
          "$\\zeta$ is added to each entry of the gradient, and noise of variance $\\sigma^2$ to each, so that the constants of (7) are "
          "ten times "
          "their squares. Dashed: $\\Xi$ of (7). The text prints neither the matrix nor start, iterations and repetitions, nor whether "
          "$\\zeta$ and $\\sigma^2$ are meant for each entry or in total."};
  Figure operator()(const Run& run) const {
    std::vector<Line> lines;
    for (const double sigma2 : {0.0, 1.0})
      for (const double zeta : {0.0, 0.001, 0.1}) lines.push_back(additive_line(zeta, sigma2));
    for (const double gamma : {step_size / 2, 2 * step_size}) lines.push_back(additive_line(0, 1, gamma));
    const Floors f = floors_of(run, lines, run.at(15000L, 20000L, 40000L), run.at<std::size_t>(10, 50, 200));
    Figure figure{.scale = fmt::format("{} repetitions of {} iterations{}", f.repetitions, f.last,
                                       run.scale() == Scale::quick ? ": scaled down (at standard 50 of 20000)" : "")};
    figure.panels = {floor_panel("noiseless", "σ² = 0", 0, f, lines, 0, 3), floor_panel("noisy", "σ² = 1", 1, f, lines, 3, 3),
                     floor_panel("steps", "σ² = 1, other steps", 2, f, lines, 6, 2)};
    figure.parameters = common_parameters(f);
    figure.parameters.push_back({"zeta", "0, 0.001, 0.1 in each entry", "values printed; each entry is a reading"});
    figure.parameters.push_back({"sigma^2", "0, 1 in each entry", "values printed; each entry is a reading"});
    figure.parameters.push_back({"gamma of the third panel", "0.005, 0.02", "chosen; not printed"});
    std::vector<Line> named = lines;
    for (std::size_t i = 0; i < named.size(); ++i) named[i].name += i < 3 ? ", σ² = 0" : ", σ² = 1";
    figure.observations = {
        below_predicted(f, named, "the error floor is bounded by (7)"),
        {"small-bias", "a small bias can only affect the convergence neighbourhood when there is no stochastic noise",
         alike(f, 3, 4) && f.floor[1] > 10 * f.floor[0],
         fmt::format("floors for 0 and 0.001 without noise: {}; with noise: {}", ordered(std::span(f.floor).subspan(0, 2)),
                     ordered(std::span(f.floor).subspan(3, 2)))},
        {"large-bias", "when zeta is large the first term of (7) dominates",
         f.floor[5] > 2 * f.floor[3] && f.floor[2] > 2 * (f.floor[5] - f.floor[2]),
         fmt::format("floor for 0.1 without and with noise: {}; noise alone: {}", text(f.floor[2]) + ", " + text(f.floor[5]),
                     text(f.floor[3]))},
        {"step-size", "increasing (decreasing) the step size increases (decreases) the effect of sigma^2",
         f.floor[6] < f.floor[3] && f.floor[3] < f.floor[7],
         fmt::format("floor without bias for gamma = 0.005, 0.01, 0.02: {}, {}, {}", text(f.floor[6]), text(f.floor[3]), text(f.floor[7]))},
        size_of_predicted(
            f, lines,
            fmt::format("that of noise alone is about mu/L of it, L/mu = {:.3g}: noise fades in each direction at its own rate, "
                        "not at the slowest",
                        largest_curvature() / least_curvature()))};
    return figure;
  }
};
LEMMATA_EXPERIMENT(AdditiveBias);

}  // namespace
}  // namespace lemmata::experiment::biased
