#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "lib/experiment/biased/floors.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/oracle/gaussian_smoothing.hpp"

// Figure 4: SGD with gradients by Gaussian smoothing.

namespace lemmata::experiment::biased {
namespace {

constexpr std::array<double, 4> smoothings = {1, 0.3, 0.1, 0.03};

Line smoothing_line(double tau) {
  const auto d = static_cast<double>(dimension);
  const double L = largest_curvature(), zeta2 = tau * tau / 4 * L * L * std::pow(d + 3, 3),
               sigma2 = 3 * tau * tau * L * L * std::pow(d + 4, 3);
  return {.name = fmt::format("τ = {}", tau),
          .oracle = oracle::gaussian_smoothing<double>(worst_value, tau),
          .predicted = predicted_floor(step_size, 1, zeta2, sigma2)};
}

/// 1/((M + 1) L) with M = 4 (d + 4) of Lemma 13.
double largest_smoothing_step() { return 1 / ((4 * (static_cast<double>(dimension) + 4) + 1) * largest_curvature()); }

struct SmoothedGradients {
  static constexpr ExperimentInfo info{
      .id = "biased.fig4",
      .where = "Figure 4, section 6.3",
      .title = "error floor of zeroth-order gradients",
      .caption =
          "Gaussian smoothing with several $\\tau$, which the text does not print. The objective is homogeneous, so that the process at "
          "$\\tau$ is "
          "$\\tau$ times that at 1 (from another start), and the floor is exactly proportional to $\\tau^2$. Dashed: $\\Xi$ of (7) with "
          "the "
          "constants of Lemma 13, for which the printed step is too large: Theorem 6 wants $\\gamma \\le 1/((M+1)L)$."};
  Figure operator()(const Run& run) const {
    std::vector<Line> lines;
    for (const double tau : smoothings) lines.push_back(smoothing_line(tau));
    const Floors f = floors_of(run, lines, run.at(20000L, 30000L, 60000L), run.at<std::size_t>(10, 50, 200));
    Figure figure{.scale = fmt::format("{} repetitions of {} iterations{}", f.repetitions, f.last,
                                       run.scale() == Scale::quick ? ": scaled down (at standard 50 of 30000)" : "")};
    figure.panels = {floor_panel("floors", "", 0, f, lines, 0, lines.size())};
    figure.parameters = common_parameters(f);
    figure.parameters.push_back({"tau", "1, 0.3, 0.1, 0.03", "chosen; not printed"});
    figure.parameters.push_back({"largest step of Theorem 6", text(largest_smoothing_step()), "computed: M of Lemma 13"});
    Numbers scaled;
    for (std::size_t i = 0; i < smoothings.size(); ++i) scaled.push_back(f.floor[i] / (smoothings[i] * smoothings[i]));
    const double spread = *std::max_element(scaled.begin(), scaled.end()) / *std::min_element(scaled.begin(), scaled.end());
    figure.observations = {below_predicted(f, lines, "the error floor is bounded by (7)"),
                           {"square-of-tau", "the difference between the error floors matches sigma^2 + zeta^2 ~ O(tau^2)",
                            spread < 1.25 && decreasing(f.floor),
                            fmt::format("floors: {}; divided by tau^2: {}, {}, {}, {}; largest over least {:.3g} (seen if below 1.25)",
                                        ordered(f.floor), text(scaled[0]), text(scaled[1]), text(scaled[2]), text(scaled[3]), spread)},
                           size_of_predicted(f, lines, "the constants of Lemma 13 are cubes of d + 3 and d + 4, times L^2")};
    return figure;
  }
};
LEMMATA_EXPERIMENT(SmoothedGradients);

}  // namespace
}  // namespace lemmata::experiment::biased
