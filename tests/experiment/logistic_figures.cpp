#include <catch2/catch.hpp>

#include <cmath>

#include "lib/experiment/experiment.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/scaled/logistic_runs.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/scaled_sign_descent.hpp"
#include "reports/figure.hpp"

namespace logistic_figures_test {
using namespace lemmata;
using namespace lemmata::experiment;
using namespace lemmata::experiment::scaled;

namespace {

class LastFirst final : public Workers {
 public:
  std::vector<Numbers> compute(const std::string&, std::size_t count, const Work& work) override {
    std::vector<Numbers> all(count);
    for (std::size_t item = count; item > 0; --item) all[item - 1] = work(item - 1);
    return all;
  }
};

const Experiment& experiment_named(std::string_view id) {
  for (const Experiment* one : all_experiments())
    if (one->info.id == id) return *one;
  throw std::runtime_error("no experiment " + std::string(id));
}

LogisticTask heart_task(const Run& run) {
  LogisticTask task = logistic_task(LogisticData::heart, run);
  task.iterations = 400;
  task.times = evenly(400, 5);
  return task;
}

}  // namespace

TEST_CASE("a run repeats to the bit; all methods of one repetition start from one point and come nearer to the minimum") {
  OneByOne workers;
  const Run run("test.logistic", 1, Scale::quick, workers);
  const LogisticTask task = heart_task(run);
  CHECK(task.minimum.gap < 1e-12);
  for (std::size_t m = 0; m < logistic_methods; ++m) {
    const LogisticSetting setting{.method = static_cast<LogisticMethod>(m), .alpha = 0.1};
    const Numbers values = logistic_run(task, setting, run, 3);
    CHECK(values == logistic_run(task, setting, run, 3));
    CHECK(values != logistic_run(task, setting, run, 4));
    CHECK(values.front() == logistic_run(task, {.method = by_gradients, .alpha = 1.0}, run, 3).front());
    CHECK(values.back() < values.front() / 2);
    for (const double v : values) CHECK(v > 0);
  }
}

TEST_CASE("one worker's scaled signSGD is the method of one machine, and three workers' SGD takes the mean of three gradients") {
  OneByOne workers;
  const Run run("test.logistic", 1, Scale::quick, workers);
  const LogisticTask task = heart_task(run);
  Sampled<double> unused = run.stream(100, 3), start = run.stream(1, 3);
  Vec<double> x0(task.problem.dimension());
  for (std::size_t j = 0; j < x0.size(); ++j) x0[j] = start.normal();
  std::vector<oracle::Oracle<double>> nodes;
  for (const std::uint64_t m : {2U, 3U, 4U}) nodes.push_back(task.problem.mini_batch(task.batch, run.stream(m, 3)));
  const auto above = [&](const Vec<double>& x) { return task.problem.value(x) - task.minimum.value; };
  const method::ScaledSignDescent<double> alone{.x0 = x0, .alpha = 0.1, .oracle = nodes[0]};
  CHECK(recorded(alone, task.times, unused, above) == logistic_run(task, {.method = by_scaled_signs, .alpha = 0.1}, run, 3));
  const Numbers three = logistic_run(task, {.method = by_gradients, .alpha = 0.5, .workers = 3}, run, 3);
  Vec<double> x = x0;
  for (long t = 0; t < task.times[1]; ++t) {
    Vec<double> sum;
    for (const auto& node : nodes) sum += node({.x = x, .t = t}, unused);
    x -= 0.5 / 3 * sum;
  }
  CHECK(above(x) == Approx(three[1]).epsilon(1e-10));
}

TEST_CASE("decaying steps fall from alpha to an eleventh of it") {
  const auto steps = schedule_of(StepRule::decaying, 0.5, 1000);
  CHECK((steps.at(0) == 0.5 && steps.at(100) == 0.25 && steps.at(1000) == Approx(0.5 / 11)));
  CHECK(schedule_of(StepRule::constant, 0.5, 1000).at(999) == 0.5);
}

TEST_CASE("a score is a mean over time, wherever the points are, and infinite for a run that is not finite") {
  const auto score = score_of({0, 10, 1000}, {{100, 1, 1}, {300, 3, 3}});
  CHECK((score.end == Approx(2) && score.whole == Approx(2 + 198 * 0.005)));
  const auto broken = score_of({0, 1, 2}, {{5, 4, 3}, {5, 4, std::nan("")}});
  CHECK((std::isinf(broken.end) && std::isinf(broken.whole)));
}

TEST_CASE("figures of Example 5 have the same bytes in whatever order their items are computed, and numbers for each observation") {
  OneByOne forwards;
  LastFirst backwards;
  for (const char* id : {"scaled.fig2-heart", "scaled.fig3-heart"}) {
    const Figure figure = compute(experiment_named(id), 1, Scale::quick, forwards);
    if (std::string_view(id) == "scaled.fig3-heart")
      CHECK(reports::figure_json(figure) == reports::figure_json(compute(experiment_named(id), 1, Scale::quick, backwards)));
    CHECK((!figure.scale.empty() && !figure.parameters.empty()));
    for (const Observation& o : figure.observations) CHECK((!o.statement.empty() && !o.numbers.empty()));
    for (const Panel& panel : figure.panels)
      for (const Series& s : panel.series) CHECK((s.mean.size() == s.x.size() && s.lower.size() == s.x.size()));
  }
}

}  // namespace logistic_figures_test
