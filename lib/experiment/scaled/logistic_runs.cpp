#include "lib/experiment/scaled/logistic_runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "lib/compress/scaled_sign.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/scaled/logistic_data.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/experiment/training.hpp"
#include "lib/method/distributed.hpp"
#include "lib/method/majority_vote.hpp"
#include "lib/method/momentum_vote.hpp"
#include "lib/method/sgd.hpp"

namespace lemmata::experiment::scaled {
namespace {

constexpr std::array<double, 11> logistic_grid = {1e-4, 3e-4, 1e-3, 3e-3, 1e-2, 3e-2, 0.1, 0.3, 1, 3, 10};
constexpr std::uint64_t tuning_repetition = 1000000;

/// Evenly spaced, and some at the start, where 6n/(k+1) is large.
std::vector<long> times_of(long last) {
  std::vector<long> out = evenly(last, 41);
  for (const long early : {2, 5, 12, 30, 75, 180, 450})
    if (early < last) out.push_back(early);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

LogisticTask task_of(LogisticRegression problem, std::string data, std::string smaller, std::size_t batch, std::size_t repetitions,
                     long iterations) {
  auto minimum = problem.minimum();
  const auto smoothness = problem.smoothness_inf();
  return {std::move(problem), std::move(minimum), smoothness,          std::move(data), std::move(smaller), batch,
          repetitions,        iterations,         times_of(iterations)};
}

Vec<double> start_of(const LogisticTask& task, const Run& run, std::uint64_t repetition) {
  auto stream = run.stream(1, repetition);
  Vec<double> x(task.problem.dimension());
  for (std::size_t j = 0; j < x.size(); ++j) x[j] = stream.normal();
  return x;
}

oracle::Oracle<double> mean_of(std::vector<oracle::Oracle<double>> nodes) {
  return [nodes = std::move(nodes)](const oracle::Point<double>& at, Chance<double>& chance) {
    Vec<double> sum;
    for (const auto& node : nodes) sum += node(at, chance);
    return 1 / static_cast<double>(nodes.size()) * sum;
  };
}

}  // namespace

LogisticTask logistic_task(LogisticData which, const Run& run) {
  const auto repetitions = run.at<std::size_t>(5, 10, 10);
  if (which == LogisticData::heart)
    return task_of(prepared(read_libsvm(heart_scale_file())), "heart_scale of the Debian package liblinear-tools", "", 16, repetitions,
                   run.at(3000L, 6000L, 20000L));
  if (which == LogisticData::fashion) {
    const std::size_t side = run.at<std::size_t>(4, 2, 1);
    return task_of(
        prepared(two_classes(fashion_mnist().train, run.at<std::size_t>(5000, 60000, 60000), 0, 6, side)),
        fmt::format("T-shirts and shirts of Fashion-MNIST{}", side == 1 ? "" : fmt::format(", pixels summed over {0} x {0} squares", side)),
        side == 1 ? "" : ": scaled down (at deep 12000 x 784)", 64, repetitions, run.at(1500L, 6000L, 20000L));
  }
  return task_of(like_epsilon(run.at<std::size_t>(500, 4000, 400000), run.at<std::size_t>(20, 60, 2000), run.stream(0, 0)),
                 "a stand-in for epsilon", run.scale() == Scale::deep ? "" : ": scaled down (at deep 400000 x 2000)", 64, repetitions,
                 run.at(3000L, 24000L, 60000L));
}

Numbers logistic_run(const LogisticTask& task, const LogisticSetting& setting, const Run& run, std::uint64_t repetition) {
  std::vector<oracle::Oracle<double>> nodes;
  for (std::size_t m = 0; m < setting.workers; ++m) nodes.push_back(task.problem.mini_batch(task.batch, run.stream(2 + m, repetition)));
  const Vec<double> x0 = start_of(task, run, repetition);
  const Sampled<double> unused = run.stream(100, repetition);
  const auto walk = [&](const auto& method) {
    return recorded(method, task.times, unused, [&](const Vec<double>& x) { return task.problem.value(x) - task.minimum.value; });
  };
  switch (setting.method) {
    case by_scaled_signs:
      return walk(method::ScaledMajorityVote<double>{.x0 = x0, .alpha = setting.alpha, .nodes = nodes});
    case by_gradients:
      return walk(method::Sgd<double>{.x0 = x0, .gamma = setting.alpha, .oracle = mean_of(nodes)});
    case by_signs:
      return walk(method::MajorityVote<double>{.x0 = x0, .gamma = setting.alpha, .nodes = nodes});
    case by_momentum:
      return walk(method::MomentumVote<double>{.x0 = x0, .gamma = setting.alpha, .beta = 0.9, .nodes = nodes});
    case by_feedback:
      break;
  }
  method::DistributedErrorFeedback<double> feedback{.x0 = x0, .gamma = setting.alpha, .workers = {}, .e0 = {}};
  for (const auto& node : nodes) {
    feedback.workers.push_back({node, compress::scaled_sign<double>(static_cast<long>(x0.size()), 0)});
    feedback.e0.emplace_back(x0.size());
  }
  return walk(feedback);
}

Numbers sign_shares(const LogisticTask& task, double alpha, const Run& run, std::uint64_t repetition) {
  const auto oracle = task.problem.mini_batch(task.batch, run.stream(2, repetition));
  const auto fresh = task.problem.mini_batch(task.batch, run.stream(50, repetition));
  Sampled<double> unused = run.stream(100, repetition);
  long looks = 0;
  return recorded(
      method::ScaledMajorityVote<double>{.x0 = start_of(task, run, repetition), .alpha = alpha, .nodes = {oracle}}, task.times, unused,
      [&](const Vec<double>& x) { return share_of_right_signs(fresh({.x = x, .t = looks++}, unused), task.problem.gradient(x)); });
}

method::Schedule<double> schedule_of(StepRule rule, double alpha, long iterations) {
  if (rule == StepRule::constant) return alpha;
  std::vector<double> steps;
  for (long k = 0; k < iterations; ++k) steps.push_back(alpha / (1 + 10 * static_cast<double>(k) / static_cast<double>(iterations)));
  return {method::Schedule<double>::Family::listed, alpha / 11, 1.0, 1, std::move(steps)};
}

LogisticScore score_of(const std::vector<long>& times, const std::vector<Numbers>& repetitions) {
  const std::vector<double> x(times.begin(), times.end());
  const double last = x.back(), share = 1 / static_cast<double>(repetitions.size());
  LogisticScore out;
  for (const Numbers& one : repetitions) {
    out.end += share * mean_between(x, one, 0.8 * last, last, 100);
    out.whole += share * mean_between(x, one, 0, last, 500);
  }
  const auto or_infinite = [](double v) { return std::isfinite(v) ? v : std::numeric_limits<double>::infinity(); };
  return {or_infinite(out.end), or_infinite(out.whole)};
}

TunedSteps tuned_steps(const LogisticTask& task, const Run& run) {
  const std::size_t tries = logistic_grid.size();
  const auto rule_of = [](std::size_t setting) { return setting % 2 == 0 ? StepRule::constant : StepRule::decaying; };
  const auto all = run.each("tuning", 2 * logistic_methods * tries, [&](std::size_t item) {
    const std::size_t setting = item / tries;
    return logistic_run(task,
                        {.method = static_cast<LogisticMethod>(setting / 2),
                         .alpha = schedule_of(rule_of(setting), logistic_grid[item % tries], task.iterations)},
                        run, tuning_repetition);
  });
  TunedSteps best;
  for (std::size_t setting = 0; setting < 2 * logistic_methods; ++setting) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < tries; ++j)
      if (const double end = score_of(task.times, {all[setting * tries + j]}).end; end < least)
        least = end, best.alpha[setting / 2][setting % 2] = logistic_grid[j];
  }
  return best;
}

std::string TunedSteps::text() const {
  std::string out;
  for (std::size_t m = 0; m < logistic_methods; ++m)
    out += fmt::format("{}{}: {}, {}", m == 0 ? "" : "; ", logistic_names[m], alpha[m][0], alpha[m][1]);
  return out;
}

std::vector<Parameter> logistic_parameters(const LogisticTask& task) {
  return {{"data", fmt::format("{}: n = {}, d = {}, rows of length 1", task.data, task.problem.rows(), task.problem.dimension()),
           "printed: epsilon, n = 400000, d = 2000"},
          {"f*", fmt::format("{:.10g}, at most {:.2g} too large", task.minimum.value, task.minimum.gap),
           "by Newton's method; the paper's baseline is an optimizer of scikit-learn"},
          {"L in the l_inf geometry", fmt::format("between {} and {}", text(task.smoothness.below), text(task.smoothness.above)),
           "by sign vectors from below, by the rows' l_1 norms from above"},
          {"x_0", "N(0, I)", "printed"},
          {"mini-batch", std::to_string(task.batch), "chosen; not printed"},
          {"iterations", std::to_string(task.iterations), "chosen; not printed"},
          {"repetitions", std::to_string(task.repetitions), "chosen; not printed"},
          {"momentum", "0.9, weight 1", "chosen; not printed"},
          {"sign(0)", "0", "chosen; not printed"}};
}

}  // namespace lemmata::experiment::scaled
