#include <array>
#include <cmath>

#include <fmt/format.h>

#include "lib/experiment/recorded.hpp"
#include "lib/experiment/scaled/logistic_runs.hpp"
#include "lib/experiment/statistics.hpp"

// Figure 3: the same methods with one worker and with three.

namespace lemmata::experiment::scaled {
namespace {

constexpr std::array<std::size_t, 2> worker_counts = {1, 3};
constexpr std::size_t worker_panels = logistic_methods + 1;  ///< the last: scaled signSGD with the printed step of Fig. 2

Figure workers_figure(LogisticData which, const Run& run) {
  const LogisticTask task = logistic_task(which, run);
  const TunedSteps tuned = tuned_steps(task, run);
  const std::size_t repetitions = task.repetitions, counts = worker_counts.size();
  const auto method_of = [](std::size_t panel) { return static_cast<LogisticMethod>(panel < logistic_methods ? panel : by_scaled_signs); };
  const auto alpha_of = [&](std::size_t panel) { return panel < logistic_methods ? tuned.alpha[panel][0] : 2.0; };
  const auto all = run.each("repetitions", worker_panels * counts * repetitions, [&](std::size_t item) {
    const std::size_t setting = item / repetitions, panel = setting / counts;
    return logistic_run(task, {.method = method_of(panel), .alpha = alpha_of(panel), .workers = worker_counts[setting % counts]}, run,
                        item % repetitions);
  });
  Figure figure;
  const std::vector<double> x(task.times.begin(), task.times.end());
  std::array<std::array<LogisticScore, 2>, worker_panels> scores;
  for (std::size_t p = 0; p < worker_panels; ++p) {
    Panel panel{.name = fmt::format("workers-{}", p + 1),
                .title = fmt::format("{}, α = {}", logistic_names[method_of(p)], alpha_of(p)),
                .row = static_cast<int>(p / 3),
                .column = static_cast<int>(p % 3),
                .x = {.label = "iteration"},
                .y = {.label = "f(x) - f*", .logarithmic = true}};
    for (std::size_t i = 0; i < counts; ++i) {
      const auto own = repetitions_of(all, p * counts + i, repetitions);
      scores[p][i] = score_of(task.times, own);
      panel.series.push_back(mean_and_deviation(fmt::format("M = {}", worker_counts[i]), x, own));
    }
    figure.panels.push_back(std::move(panel));
  }
  figure.scale = fmt::format("n = {}, d = {}, {} repetitions of {} iterations{}", task.problem.rows(), task.problem.dimension(),
                             repetitions, task.iterations, task.smaller);
  figure.parameters = logistic_parameters(task);
  figure.parameters.push_back({"M", "1, 3", "printed"});
  figure.parameters.push_back({"steps, tuned for one worker", tuned.text(), "the first of each; from 1e-4, 3e-4, ..., 10; not printed"});
  for (const std::size_t p : {std::size_t{by_scaled_signs}, logistic_methods}) {
    std::string numbers = fmt::format(
        "scaled signSGD, step {}, mean of f - f* over the last fifth of the run (over the whole run): M = 1 {} ({}), M = 3 {} "
        "({}); seen if both are less with 3",
        alpha_of(p), text(scores[p][0].end), text(scores[p][0].whole), text(scores[p][1].end), text(scores[p][1].whole));
    if (p == by_scaled_signs)
      for (std::size_t m = 1; m < logistic_methods; ++m)
        numbers += fmt::format("; {}: {} ({}), {} ({})", logistic_names[m], text(scores[m][0].end), text(scores[m][0].whole),
                               text(scores[m][1].end), text(scores[m][1].whole));
    figure.observations.push_back({p == by_scaled_signs ? "more-workers-tuned" : "more-workers-printed",
                                   "more workers can improve the performance",
                                   scores[p][1].end < scores[p][0].end && scores[p][1].whole < scores[p][0].whole, numbers});
  }
  return figure;
}

#define WORKERS_CAPTION                                                                                                                  \
  "Each worker draws its own mini-batches from all rows. Scaled signSGD, signSGD and signSGDM by majority vote, SGD by the mean "        \
  "gradient, "                                                                                                                           \
  "EF-signSGD by the mean of the messages. The paper prints no step here: steps tuned for one worker, and scaled signSGD with Fig. 2's " \
  "2. "                                                                                                                                  \
  "Means with the standard deviation of the repetitions."

struct WorkersEpsilon {
  static constexpr ExperimentInfo info{
      .id = "scaled.fig3",
      .where = "Fig. 3, Example 5",
      .title = "logistic regression with one and three workers, on a stand-in for epsilon",
      .caption =
          "Gaussian rows of length 1 whose columns have different scales, labels of a hidden vector with a "
          "tenth flipped, stand in for the data set epsilon. " WORKERS_CAPTION};
  Figure operator()(const Run& run) const { return workers_figure(LogisticData::like_epsilon, run); }
};
LEMMATA_EXPERIMENT(WorkersEpsilon);

struct WorkersFashion {
  static constexpr ExperimentInfo info{
      .id = "scaled.fig3-fashion",
      .where = "Fig. 3, Example 5",
      .title = "logistic regression with one and three workers, on two classes of Fashion-MNIST",
      .caption =
          "T-shirts against shirts (the Debian package dataset-fashion-mnist), columns standardised, rows of length 1. " WORKERS_CAPTION,
      .needs = "fashion-mnist"};
  Figure operator()(const Run& run) const { return workers_figure(LogisticData::fashion, run); }
};
LEMMATA_EXPERIMENT(WorkersFashion);

struct WorkersHeart {
  static constexpr ExperimentInfo info{
      .id = "scaled.fig3-heart",
      .where = "Fig. 3, Example 5",
      .title = "logistic regression with one and three workers, on heart_scale",
      .caption = "heart_scale (the Debian package liblinear-tools), columns standardised, rows of length 1. " WORKERS_CAPTION,
      .needs = "heart-scale"};
  Figure operator()(const Run& run) const { return workers_figure(LogisticData::heart, run); }
};
LEMMATA_EXPERIMENT(WorkersHeart);
#undef WORKERS_CAPTION

}  // namespace
}  // namespace lemmata::experiment::scaled
