#include <catch2/catch.hpp>

#include <cmath>

#include "bounds/ef/sparse_noise.hpp"
#include "lib/experiment/ef/wilson_data.hpp"
#include "lib/experiment/experiment.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/problem/wilson.hpp"

namespace lemmata::experiment::ef {
namespace {

Figure quick_figure(std::string_view id) {
  OneByOne workers;
  for (const Experiment* one : all_experiments())
    if (one->info.id == id) return compute(*one, 1, Scale::quick, workers);
  throw std::runtime_error("no experiment " + std::string(id));
}

bool observed(const Figure& figure, std::string_view name) {
  for (const Observation& o : figure.observations)
    if (o.name == name) return o.seen;
  throw std::runtime_error("no observation " + std::string(name));
}

}  // namespace

TEST_CASE("signSGD stays on the line of its start, at f(x_0) or above, and error feedback leaves it") {
  const Figure figure = quick_figure("ef.fig1");
  REQUIRE(figure.panels.size() == 2);
  for (const char* name : {"same-error", "only-along-s", "tuning-does-not-help"}) CHECK(observed(figure, name));
  const Panel& objective = figure.panels[1];
  for (const double value : objective.series[0].mean) CHECK(value >= 1);
  CHECK(objective.series[1].mean.back() < 0.1);
}

TEST_CASE("with sparse noise the mean of SGD is that of its recursion, and signs are faster") {
  const Figure figure = quick_figure("ef.fig5");
  const Series& sgd = figure.panels.at(0).series.at(0);
  for (std::size_t i = 0; i < sgd.x.size(); i += 20) {
    const double expected = bounds::ef::sgd_sparse_noise<double>(100, 1, 0.001, 10000, static_cast<long>(sgd.x[i]));
    const double error = (sgd.upper[i] - sgd.mean[i]) / 10;  // of a mean of 100 repetitions
    CHECK(std::fabs(sgd.mean[i] - expected) <= 5 * error + 1e-9 * expected);
  }
  CHECK(observed(figure, "signs-faster"));
}

TEST_CASE("SGD ends at the solution of least norm, signSGD far from the span, error feedback in it") {
  const Figure figure = quick_figure("ef.fig3");
  OneByOne workers;
  const Run run("ef.fig3", 1, Scale::quick, workers);
  Numbers expected;
  for (std::size_t r = 0; r < 10; ++r) {
    const WilsonSplit split(200, run.stream(1, r));
    long positive = 0;
    for (const SparseRow& row : split.train) positive += row.label > 0 ? 1 : 0;
    const problem::WilsonLeastNorm<double> least(positive, 100 - positive);
    double loss = 0;
    for (const SparseRow& row : split.test) loss += least.test_loss(row.label > 0 ? 1 : -1) / 100;
    expected.push_back(loss);
  }
  CHECK(figure.panels.at(2).series.at(0).mean.back() == Approx(mean(expected)).epsilon(1e-9));
  CHECK(figure.panels[2].series.at(3).mean.back() == Approx(mean(expected)).epsilon(1e-3));
  for (const char* name : {"train-to-zero", "signs-far", "feedback-rises-then-falls", "feedback-test-to-zero"})
    CHECK(observed(figure, name));
}

}  // namespace lemmata::experiment::ef
