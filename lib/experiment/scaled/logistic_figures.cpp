#include <array>
#include <cmath>

#include <fmt/format.h>

#include "lib/experiment/recorded.hpp"
#include "lib/experiment/scaled/logistic_runs.hpp"
#include "lib/experiment/statistics.hpp"

// Figure 2: five methods on logistic regression, with constant and diminishing steps.

namespace lemmata::experiment::scaled {
namespace {

constexpr double printed_alpha = 2;

/// The steps of a panel: as printed for all methods, or tuned for each.
struct LogisticPanel {
  bool tuned = false, decaying = false;
  std::string name() const { return fmt::format("{}-{}", tuned ? "tuned" : "printed", decaying ? "diminishing" : "constant"); }
};
constexpr std::array<LogisticPanel, 4> logistic_panels = {{{false, false}, {false, true}, {true, false}, {true, true}}};

method::Schedule<double> steps_of(const LogisticPanel& panel, const LogisticTask& task, const TunedSteps& tuned, std::size_t method) {
  if (panel.tuned)
    return schedule_of(panel.decaying ? StepRule::decaying : StepRule::constant, tuned.alpha[method][panel.decaying ? 1 : 0],
                       task.iterations);
  if (!panel.decaying) return printed_alpha;
  return {method::Schedule<double>::Family::harmonic, 6 * static_cast<double>(task.problem.rows())};
}

/// Scores of the five methods in the four panels.
using LogisticScores = std::array<std::array<LogisticScore, logistic_methods>, 4>;

std::vector<Observation> logistic_observations(const LogisticScores& scores) {
  std::vector<Observation> out;
  const auto alike = [](const LogisticScore& a, const LogisticScore& b) {
    return a.end < 2 * b.end && b.end < 2 * a.end && a.whole < 2 * b.whole && b.whole < 2 * a.whole;
  };
  const auto numbers = [](const LogisticScore& s) { return fmt::format("{} ({})", text(s.end), text(s.whole)); };
  for (const std::size_t constant : {0U, 2U}) {
    const auto& s = scores[constant];
    const std::string steps = constant == 0 ? "printed" : "tuned";
    const std::string how = "mean of f - f* over the last fifth of the run (over the whole run), constant steps " +
                            (constant == 0 ? std::string("of 2 for all") : std::string("tuned for each")) + ": ";
    out.push_back({"like-sgd-" + steps, "scaled signSGD has a similar performance to SGD", alike(s[by_scaled_signs], s[by_gradients]),
                   how + fmt::format("scaled signSGD {}, SGD {}; seen if both agree within a factor of 2", numbers(s[by_scaled_signs]),
                                     numbers(s[by_gradients]))});
    out.push_back({"better-than-signs-" + steps, "scaled signSGD performs better than signSGD and signSGDM",
                   s[by_scaled_signs].end < s[by_signs].end && s[by_scaled_signs].end < s[by_momentum].end,
                   how + fmt::format("scaled signSGD {}, signSGD {}, signSGDM {}; seen if the first is the least over the last fifth",
                                     numbers(s[by_scaled_signs]), numbers(s[by_signs]), numbers(s[by_momentum]))});
    out.push_back({"feedback-like-sgd-" + steps, "EF-signSGD is comparable to SGD", alike(s[by_feedback], s[by_gradients]),
                   how + fmt::format("EF-signSGD {}, SGD {}; seen if both agree within a factor of 2", numbers(s[by_feedback]),
                                     numbers(s[by_gradients]))});
    const LogisticScore &fixed = s[by_scaled_signs], &falling = scores[constant + 1][by_scaled_signs];
    out.push_back({"constant-faster-" + steps, "a constant learning rate converges faster than a diminishing one",
                   fixed.whole < falling.whole,
                   fmt::format("scaled signSGD, {} steps, mean of f - f* over the whole run: constant {}, diminishing {} (over the last "
                               "fifth: {}, {})",
                               steps, text(fixed.whole), text(falling.whole), text(fixed.end), text(falling.end))});
  }
  return out;
}

Figure logistic_figure(LogisticData which, const Run& run) {
  const LogisticTask task = logistic_task(which, run);
  const TunedSteps tuned = tuned_steps(task, run);
  const std::size_t repetitions = task.repetitions;
  const auto all = run.each("repetitions", logistic_panels.size() * logistic_methods * repetitions, [&](std::size_t item) {
    const std::size_t setting = item / repetitions, method = setting % logistic_methods;
    return logistic_run(task,
                        {.method = static_cast<LogisticMethod>(method),
                         .alpha = steps_of(logistic_panels[setting / logistic_methods], task, tuned, method)},
                        run, item % repetitions);
  });
  const double best = tuned.alpha[by_scaled_signs][0];
  const auto shares = run.each("signs", repetitions, [&](std::size_t r) { return sign_shares(task, best, run, r); });
  Figure figure;
  LogisticScores scores;
  const std::vector<double> x(task.times.begin(), task.times.end());
  for (std::size_t p = 0; p < logistic_panels.size(); ++p) {
    const LogisticPanel& kind = logistic_panels[p];
    Panel panel{.name = kind.name(),
                .title = kind.tuned      ? kind.decaying ? "αₖ tuned, diminishing" : "α tuned, constant"
                         : kind.decaying ? "αₖ = 6n/(k+1)"
                                         : "α = 2",
                .row = kind.tuned ? 1 : 0,
                .column = kind.decaying ? 1 : 0,
                .x = {.label = "iteration"},
                .y = {.label = "f(x) - f*", .logarithmic = true}};
    for (std::size_t m = 0; m < logistic_methods; ++m) {
      const auto own = repetitions_of(all, p * logistic_methods + m, repetitions);
      scores[p][m] = score_of(task.times, own);
      panel.series.push_back(mean_and_deviation(logistic_names[m], x, own));
    }
    figure.panels.push_back(std::move(panel));
  }
  figure.panels.push_back({.name = "signs",
                           .title = "right signs of a mini-batch gradient",
                           .row = 2,
                           .x = {.label = "iteration"},
                           .y = {.label = "share of coordinates", .from = 0.5, .to = 1.0},
                           .series = {mean_and_deviation(fmt::format("scaled signSGD, α = {}", best), x, shares)}});
  figure.scale = fmt::format("n = {}, d = {}, {} repetitions of {} iterations{}", task.problem.rows(), task.problem.dimension(),
                             repetitions, task.iterations, task.smaller);
  figure.parameters = logistic_parameters(task);
  figure.parameters.push_back({"steps as printed", "2, and 6n/(k+1)", "printed, for scaled signSGD at least; here for all methods"});
  figure.parameters.push_back({"steps tuned, constant and diminishing", tuned.text(),
                               "from 1e-4, 3e-4, ..., 10; diminishing: alpha/(1 + 10 k/K) in the course of K iterations"});
  figure.observations = logistic_observations(scores);
  return figure;
}

#define LOGISTIC_CAPTION                                                                                                                 \
  "The paper prints the steps 2 and 6n/(k+1), but neither mini-batch nor iterations nor other methods' steps. The upper row has the "    \
  "printed steps for all methods; those of 6n/(k+1) are far above what Theorem 2 allows until k is of the order of n, and iterates may " \
  "leave every bound before. The lower row has steps tuned for each method. Means with the standard deviation of the repetitions."

struct LogisticEpsilon {
  static constexpr ExperimentInfo info{
      .id = "scaled.fig2",
      .where = "Fig. 2, Example 5",
      .title = "logistic regression, five methods, on a stand-in for epsilon",
      .caption =
          "Gaussian rows of length 1 whose columns have different scales, labels of a hidden vector with a "
          "tenth flipped, stand in for the data set epsilon. " LOGISTIC_CAPTION};
  Figure operator()(const Run& run) const { return logistic_figure(LogisticData::like_epsilon, run); }
};
LEMMATA_EXPERIMENT(LogisticEpsilon);

struct LogisticFashion {
  static constexpr ExperimentInfo info{
      .id = "scaled.fig2-fashion",
      .where = "Fig. 2, Example 5",
      .title = "logistic regression, five methods, on two classes of Fashion-MNIST",
      .caption =
          "T-shirts against shirts (the Debian package dataset-fashion-mnist), columns standardised, rows of length 1. " LOGISTIC_CAPTION,
      .needs = "fashion-mnist"};
  Figure operator()(const Run& run) const { return logistic_figure(LogisticData::fashion, run); }
};
LEMMATA_EXPERIMENT(LogisticFashion);

struct LogisticHeart {
  static constexpr ExperimentInfo info{
      .id = "scaled.fig2-heart",
      .where = "Fig. 2, Example 5",
      .title = "logistic regression, five methods, on heart_scale",
      .caption = "heart_scale (the Debian package liblinear-tools), columns standardised, rows of length 1. " LOGISTIC_CAPTION,
      .needs = "heart-scale"};
  Figure operator()(const Run& run) const { return logistic_figure(LogisticData::heart, run); }
};
LEMMATA_EXPERIMENT(LogisticHeart);
#undef LOGISTIC_CAPTION

}  // namespace
}  // namespace lemmata::experiment::scaled
