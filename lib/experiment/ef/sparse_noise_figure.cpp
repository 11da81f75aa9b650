#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "lib/compress/identity.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/error_feedback.hpp"

// Figure 5: four methods on ||x||^2/2 with noise on one coordinate.

namespace lemmata::experiment::ef {
namespace {

constexpr std::size_t sparse_dimension = 100;
constexpr double sparse_deviation = 100;
enum SparseMethod : std::size_t { plain, feedback, by_signs, by_scaled_signs };
constexpr std::array<const char*, 4> sparse_names = {"SGD", "EF-signSGD", "signSGD", "(scaled) signSGD"};
constexpr std::array<double, 4> printed_steps = {0.001, 0.001, 0.01, 0.01};
constexpr std::array<double, 5> sparse_grid = {0.0001, 0.001, 0.01, 0.1, 1};

Numbers sparse_run(std::size_t which, double gamma, const std::vector<long>& times, const Sampled<double>& chance) {
  const oracle::Oracle<double> oracle = [](const oracle::Point<double>& at, Chance<double>& noise) {
    Vec<double> g = at.x;
    g[0] += sparse_deviation * noise.normal();
    return g;
  };
  const auto value = [](const Vec<double>& x) { return norm2_squared(x) / 2; };
  const Vec<double> start(sparse_dimension, 1.0);
  const auto scaled = compress::scaled_sign<double>(static_cast<long>(sparse_dimension), 0);
  if (which == feedback)
    return recorded(method::ErrorFeedback<double>{.x0 = start, .gamma = gamma, .compressor = scaled, .oracle = oracle}, times, chance,
                    value);
  const auto compressor = which == plain ? compress::identity<double>() : which == by_signs ? compress::unscaled_sign<double>(0) : scaled;
  return recorded(method::CompressedDescent<double>{.x0 = start, .gamma = gamma, .compressor = compressor, .oracle = oracle}, times, chance,
                  value);
}

/// When the curve is below a quarter of its start for the first time.
double quarter_of(const Series& curve) {
  for (std::size_t i = 0; i < curve.x.size(); ++i)
    if (curve.mean[i] < curve.mean.front() / 4) return curve.x[i];
  return std::numeric_limits<double>::infinity();
}

struct SparseNoise {
  static constexpr ExperimentInfo info{
      .id = "ef.fig5",
      .where = "Figure 5, appendix A.1",
      .title = "four methods, noise on one coordinate",
      .caption =
          "The loss $\\frac12\\|x\\|^2$ in $\\mathbb R^{100}$ with the printed steps; noise $N(0, 100^2)$ on the first coordinate of the "
          "gradient. The paper prints neither the start nor the number of iterations. Its steps are compared with a grid of powers of ten: "
          "the "
          "best is the one with the least loss, averaged over the whole run, or over its last fifth."};
  Figure operator()(const Run& run) const {
    const auto repetitions = run.at<std::size_t>(100, 100, 100), tuning = run.at<std::size_t>(5, 30, 100);
    const long last = run.at(3000L, 10000L, 10000L);
    const auto times = evenly(last, 201);
    const auto all = run.each("repetitions", 4 * repetitions, [&](std::size_t item) {
      const std::size_t which = item / repetitions;
      return sparse_run(which, printed_steps[which], times, run.stream(which, item % repetitions));
    });
    const auto tried = run.each("steps", 4 * sparse_grid.size() * tuning, [&](std::size_t item) {
      const std::size_t setting = item / tuning;
      return sparse_run(setting / sparse_grid.size(), sparse_grid[setting % sparse_grid.size()], times,
                        run.stream(10 + setting, item % tuning));
    });
    Figure figure;
    Panel panel{.name = "loss", .x = {.label = "iteration"}, .y = {.label = "loss", .logarithmic = true}};
    const std::vector<double> x(times.begin(), times.end());
    Numbers ends, quarters, first_half;
    for (std::size_t which = 0; which < 4; ++which) {
      panel.series.push_back(mean_and_deviation(fmt::format("{}, γ = {}", sparse_names[which], printed_steps[which]), x,
                                                repetitions_of(all, which, repetitions)));
      const Series& curve = panel.series.back();
      quarters.push_back(quarter_of(curve));
      ends.push_back(mean(std::span(curve.mean).last(curve.mean.size() / 5)));
      first_half.push_back(mean(std::span(curve.mean).first(curve.mean.size() / 2)));
    }
    figure.panels.push_back(std::move(panel));
    figure.scale = fmt::format("{} repetitions of {} iterations{}", repetitions, last,
                               run.scale() == Scale::quick ? ": scaled down (at standard 10000 iterations)" : "");
    figure.parameters = {{"d", "100", "printed"},
                         {"noise", "N(0, 100^2) on the first coordinate", "printed"},
                         {"steps", "0.001 of SGD and EF-signSGD, 0.01 of signSGD and (scaled) signSGD", "printed"},
                         {"repetitions", std::to_string(repetitions), repetitions == 100 ? "printed" : "printed: 100"},
                         {"x_0", "(1, ..., 1)", "chosen; not printed"},
                         {"iterations", std::to_string(last), "chosen; not printed"},
                         {"sign(0)", "0", "chosen; not printed"}};
    figure.observations = {
        {"signs-faster", "signSGD and (scaled) signSGD are faster than both SGD and EF-signSGD",
         std::max(quarters[by_signs], quarters[by_scaled_signs]) < std::min(quarters[plain], quarters[feedback]),
         fmt::format(
             "iterations until the mean loss is below a quarter of its start: SGD {}, EF-signSGD {}, signSGD {}, (scaled) signSGD {}; mean "
             "loss over the last fifth: {}, {}, {}, {}",
             quarters[0], quarters[1], quarters[2], quarters[3], text(ends[0]), text(ends[1]), text(ends[2]), text(ends[3]))},
        {"feedback-like-sgd", "SGD and EF-signSGD converge at the same slower rate",
         std::max(first_half[plain], first_half[feedback]) < 1.1 * std::min(first_half[plain], first_half[feedback]) &&
             std::max(quarters[plain], quarters[feedback]) < 1.1 * std::min(quarters[plain], quarters[feedback]),
         fmt::format("mean loss over the first half of the run: SGD {}, EF-signSGD {}; iterations until a quarter of the start: {}, {}; "
                     "seen if both "
                     "pairs agree within a tenth",
                     text(first_half[plain]), text(first_half[feedback]), quarters[plain], quarters[feedback])},
        best_steps(tried, tuning, times.size())};
    return figure;
  }

  static Observation best_steps(const std::vector<Numbers>& tried, std::size_t tuning, std::size_t points) {
    bool seen = true;
    std::string numbers;
    for (std::size_t which = 0; which < 4; ++which) {
      std::array<double, 2> best{}, least = {1e300, 1e300};
      for (std::size_t j = 0; j < sparse_grid.size(); ++j) {
        std::array<Numbers, 2> scores;
        for (const Numbers& one : repetitions_of(tried, which * sparse_grid.size() + j, tuning)) {
          scores[0].push_back(mean(one));
          scores[1].push_back(mean(std::span(one).last(points / 5)));
        }
        for (std::size_t k = 0; k < 2; ++k)
          if (const double score = mean(scores[k]); score < least[k]) least[k] = score, best[k] = sparse_grid[j];
      }
      seen = seen && (best[0] == printed_steps[which] || best[1] == printed_steps[which]);
      numbers += fmt::format("{}{}: {} over the run (mean loss {}), {} over the last fifth ({})", which == 0 ? "" : "; ",
                             sparse_names[which], best[0], text(least[0]), best[1], text(least[1]));
    }
    return {"best-steps", "the best learning rate is 0.001 for SGD and EF-signSGD and 0.01 for signSGD and (scaled) signSGD", seen,
            "best of 0.0001, 0.001, 0.01, 0.1, 1: " + numbers};
  }
};
LEMMATA_EXPERIMENT(SparseNoise);

}  // namespace
}  // namespace lemmata::experiment::ef
