#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "lib/experiment/ssd/rosenbrock_descent.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/majority_vote.hpp"
#include "lib/problem/rosenbrock.hpp"

// Figure 2: parallel signSGD with majority vote on the Rosenbrock function.

namespace lemmata::experiment::ssd {
namespace {

constexpr double step_size = 0.02;
constexpr std::array<long, 8> node_counts = {1, 2, 3, 4, 5, 6, 11, 21};

Numbers voted_values(const Run& run, bool decreasing, std::size_t count, std::size_t repetition, const std::vector<long>& times) {
  const auto f = problem::rosenbrock<double>(dimension);
  const auto gamma = decreasing ? method::square_root_schedule(step_size) : method::Schedule<double>(step_size);
  const std::vector<oracle::Oracle<double>> nodes(static_cast<std::size_t>(node_counts[count]), rosenbrock_oracle(dimension, noise, 1));
  const method::MajorityVote<double> method{.x0 = rosenbrock_start(dimension), .gamma = gamma, .nodes = nodes};
  auto chance = run.stream(2 * count + (decreasing ? 1U : 0U), repetition);
  auto state = method.start();
  Numbers values;
  for (long t = 0; values.size() < times.size(); ++t) {
    if (t == times[values.size()]) values.push_back(f.value(state.x));
    chance.at_step(static_cast<std::uint32_t>(t));
    state = method.step(state, t, chance);
  }
  return values;
}

/// Over the repetitions: the mean of f on the run, its standard error, and when the mean of f first is below half of f(x_0).
struct Speed {
  double mean = 0, error = 0, half = std::numeric_limits<double>::infinity();
};
Speed speed_of(const Series& curve, const std::vector<Numbers>& repetitions) {
  Numbers means;
  for (const Numbers& one : repetitions) means.push_back(mean(one));
  Speed speed{.mean = mean(means), .error = standard_deviation(means) / std::sqrt(static_cast<double>(means.size()))};
  for (std::size_t i = curve.x.size(); i > 0; --i)
    if (curve.mean[i - 1] < curve.mean.front() / 2) speed.half = curve.x[i - 1];
  return speed;
}

/// One panel and what it says: with `decreasing` steps, or a constant one.
struct Side {
  Panel panel;
  std::vector<Speed> speeds;  ///< by node count

  Side(const std::vector<Numbers>& all, std::size_t first, std::size_t repetitions, const std::vector<double>& x, bool decreasing)
      : panel{.name = decreasing ? "decreasing" : "constant",
              .title = decreasing ? "γₖ = 0.02 / √(k+1)" : "γ = 0.02",
              .column = decreasing ? 1 : 0,
              .x = {.label = "iteration"},
              .y = {.label = "function value", .logarithmic = true}} {
    for (std::size_t i = 0; i < node_counts.size(); ++i) {
      const auto begin = all.begin() + static_cast<std::ptrdiff_t>(first + i * repetitions);
      const std::vector<Numbers> own(begin, begin + static_cast<std::ptrdiff_t>(repetitions));
      const long m = node_counts[i];
      Series curve = mean_and_deviation(fmt::format("{} node{}", m, m == 1 ? "" : "s"), x, own);
      speeds.push_back(speed_of(curve, own));
      curve.lower.clear();  // eight bands would hide the means
      curve.upper.clear();
      curve.band = fmt::format("mean of {} repetitions", repetitions);
      curve.colour = static_cast<int>(m < 7 ? (m - 1) / 2 : m == 11 ? 3 : 4);
      curve.dashed = m < 7 && m % 2 == 0;
      panel.series.push_back(std::move(curve));
    }
  }
  Numbers odd_means() const {
    Numbers out;
    for (std::size_t i = 0; i < node_counts.size(); ++i)
      if (node_counts[i] % 2 == 1) out.push_back(speeds[i].mean);
    return out;
  }
  Observation more_nodes() const {
    const Numbers means = odd_means();
    return {"more-nodes-" + panel.name, "increasing the number of nodes improves the convergence rate", experiment::decreasing(means),
            "mean of f over the run for 1, 3, 5, 11, 21 nodes, " + panel.name + " steps: " + ordered(means)};
  }
  /// The gap between 2l - 1 and 2l nodes, in standard errors of a difference, and against the gap between 2l - 1 and 2l + 1 nodes.
  Observation pairs() const {
    bool seen = true;
    std::string numbers;
    for (std::size_t i = 0; i < 4; i += 2) {
      const Speed &odd = speeds[i], &even = speeds[i + 1], &next = speeds[i + 2];
      const double gap = std::fabs(odd.mean - even.mean), gain = odd.mean - next.mean;
      const double error = std::hypot(odd.error, even.error);
      seen = seen && gap < gain / 2 && gap < 3 * error;
      numbers += fmt::format("{}mean of f over the run with {} and {} nodes: {} and {} (difference {:.2g} standard errors), with {}: {}",
                             i == 0 ? "" : "; ", node_counts[i], node_counts[i + 1], text(odd.mean), text(even.mean), gap / error,
                             node_counts[i + 2], text(next.mean));
    }
    return {"pairs-alike-" + panel.name, "in expectation there is no improvement from 2l - 1 to 2l nodes", seen, numbers};
  }
};

struct MajorityVoteNodes {
  static constexpr ExperimentInfo info{.id = "ssd.fig2",
                                       .where = "Figure 2, section 6.1",
                                       .title = "signSGD with majority vote on the Rosenbrock function, by number of nodes",
                                       .caption =
                                           "Function value, mean over the repetitions; an even number of nodes is dashed in the colour of "
                                           "the odd number before it. The paper "
                                           "prints neither node counts nor noise nor start. A tie stays: $\\mathrm{sign}(0) = 0$."};
  Figure operator()(const Run& run) const {
    const long last = run.at(1000L, 2000L, 2000L);
    const auto repetitions = run.at<std::size_t>(10, 10, 100);
    const auto times = evenly(last, 201);
    const std::size_t side = node_counts.size() * repetitions;
    // The longest first, so that no worker is left with one at the end.
    const auto all = run.each("repetitions", 2 * side, [&](std::size_t item) {
      const std::size_t place = (2 * side - 1 - item) / repetitions;
      return voted_values(run, place % 2 == 1, place / 2, item % repetitions, times);
    });
    std::vector<Numbers> sorted(2 * side);
    for (std::size_t item = 0; item < 2 * side; ++item) {
      const std::size_t place = (2 * side - 1 - item) / repetitions;
      sorted[(place % 2) * side + (place / 2) * repetitions + item % repetitions] = all[item];
    }
    const std::vector<double> x(times.begin(), times.end());
    const Side constant(sorted, 0, repetitions, x, false), decreasing(sorted, side, repetitions, x, true);
    Figure figure;
    figure.scale = fmt::format("{} repetitions of {} iterations{}", repetitions, last,
                               run.scale() == Scale::quick ? ": scaled down (at standard 2000 iterations)" : "");
    figure.parameters = {{"d", "10", "printed"},
                         {"mini-batch size", "1", "printed"},
                         {"gamma, gamma_0", "0.02", "printed"},
                         {"repetitions", std::to_string(repetitions), repetitions == 10 ? "printed" : "printed: 10"},
                         {"nodes", "1, 2, 3, 4, 5, 6, 11, 21", "chosen; not printed"},
                         {"nu", text(noise), "chosen; not printed"},
                         {"x_0", "(-1.2, 1, -1.2, 1, ...)", "the classical start; not printed"},
                         {"iterations", std::to_string(last), "chosen; not printed"}};
    figure.observations = {constant.more_nodes(), decreasing.more_nodes(), constant.pairs(), decreasing.pairs()};
    figure.panels = {constant.panel, decreasing.panel};
    return figure;
  }
};
LEMMATA_EXPERIMENT(MajorityVoteNodes);

}  // namespace
}  // namespace lemmata::experiment::ssd
