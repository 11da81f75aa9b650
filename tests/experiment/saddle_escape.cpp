#include <catch2/catch.hpp>

#include <array>
#include <cmath>
#include <limits>

#include "lib/compress/rand_k.hpp"
#include "lib/compress/shared_randomness.hpp"
#include "lib/experiment/saddle/class_workers.hpp"
#include "lib/experiment/saddle/escape.hpp"
#include "lib/experiment/saddle/landscape.hpp"
#include "lib/experiment/saddle/power_law.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/compressed_sgd.hpp"

namespace saddle_escape_test {
using namespace lemmata;
using namespace lemmata::experiment;
using namespace lemmata::experiment::saddle;

namespace {

/// x falls by 1 in each step.
struct Countdown {
  double from;
  struct State {
    Vec<double> x;
  };
  State start() const { return {Vec<double>{from}}; }
  State step(const State& s, long, Chance<double>&) const { return {s.x - Vec<double>{1}}; }
};

Numbers countdown(double threshold) {
  Vec<double> gradient;
  return escape_trace(Countdown{1000}, {100, 300, 500}, threshold, Sampled<double>({1, 1, 1}, 0), [&](const Vec<double>& x) {
    gradient = Vec<double>{x[0], static_cast<int>(x[0]) % 2 == 0 ? 1.0 : -1.0};
    return Glance{.value = x[0], .gradient = &gradient};
  });
}

/// A fall from 1 to `end`, half-way after `when` of 10 blocks (0: never): 20 points, 10 of the objective and 10 of the gradient.
Numbers fall(long when, double end) {
  Numbers trace;
  for (long block = 1; block <= 10; ++block) trace.push_back(when == 0 || block < when ? 1 : end);
  for (long block = 1; block <= 10; ++block) trace.push_back(block == when ? 1 : 0.01);
  trace.push_back(when == 0 ? std::numeric_limits<double>::infinity() : static_cast<double>(100 * when));
  return trace;
}

/// Escapes after these blocks, by setting, in each of four repetitions; the compressed ones end at `compressed_end`.
std::vector<std::string> seen_of(const std::array<long, EscapeStudy::settings>& when, double compressed_end, bool one_late = false) {
  OneByOne workers;
  const Run run("test.escape", 1, Scale::quick, workers);
  EscapeStudy study({"no compression", "top-k", "random-k"}, block_ends(10, 10), 1, "iteration");
  study.compute(run, 4, [&](std::size_t setting, std::size_t repetition) {
    const bool late = one_late && setting == 1 && repetition == 3;
    return fall(late ? 9 : when[setting], setting < 2 ? 0 : compressed_end);
  });
  std::vector<std::string> seen;
  for (const Observation& o : study.observations())
    if (o.seen) seen.push_back(o.name);
  return seen;
}

}  // namespace

TEST_CASE("a trace has the means of blocks, the length of the mean gradient, and the end of the first block below the threshold") {
  const Numbers trace = countdown(850);  // x is 1000 - t: means over blocks are 950.5, 850.5, 750.5, ...
  REQUIRE(trace.size() == 7);
  CHECK((trace[0] == Approx(950.5) && trace[1] == Approx(750.5) && trace[2] == Approx(550.5)));
  CHECK((trace[3] == Approx(950.5) && trace[5] == Approx(550.5)));  // what alternates averages out
  CHECK(trace[6] == 300);
  CHECK(countdown(850.6)[6] == 200);
  CHECK(std::isinf(countdown(10)[6]));
}

TEST_CASE("what a figure of escapes sees follows from the times of escape") {
  using Names = std::vector<std::string>;
  CHECK(seen_of({6, 2, 6, 2, 6, 2}, 0) == Names{"plateau", "all-escape", "noise-helps", "comparable-convergence"});
  CHECK(seen_of({6, 2, 6, 2, 6, 6}, 0) == Names{"plateau", "all-escape", "comparable-convergence"});
  CHECK(seen_of({6, 2, 6, 2, 6, 2}, 0, true) == Names{"plateau", "all-escape", "comparable-convergence"});  // the bands overlap
  CHECK(seen_of({6, 2, 0, 2, 6, 2}, 0) == Names{"plateau", "noise-helps", "comparable-convergence"});
  CHECK(seen_of({6, 2, 6, 2, 6, 2}, 0.5) == Names{"plateau", "all-escape", "noise-helps"});
  CHECK(seen_of({1, 1, 6, 2, 6, 2}, 0).front() != "plateau");
  CHECK(seen_of({0, 2, 6, 2, 6, 2}, 0).front() != "plateau");
}

TEST_CASE("blocks end every hundred iterations, the first and the last among them") {
  CHECK(block_ends(5, 3) == std::vector<long>{100, 300, 500});
  CHECK(block_ends(4, 100) == std::vector<long>{100, 200, 300, 400});
}

TEST_CASE("the landscape has L = rho = 1, one direction of descent, and falls by 2 gamma^3") {
  for (const double gamma : {0.25, 0.5, 1.0}) {
    const auto f = one_descent(20, gamma);
    CHECK((f.smoothness() == Approx(1) && f.hessian_smoothness() == Approx(1)));
    const Vec<double> saddle(20), curvatures = f.curvatures(saddle);
    CHECK((curvatures[0] == Approx(-gamma) && norm1(f.gradient(saddle)) == 0));
    for (std::size_t i = 1; i < 20; ++i) CHECK((curvatures[i] >= 0.25 && curvatures[i] <= 1));
    Vec<double> below = saddle;
    below[0] = std::acos(-1.0) * gamma;
    CHECK(f.value(saddle) - f.value(below) == Approx(2 * gamma * gamma * gamma));
  }
}

TEST_CASE("samples of all workers average to the landscape, those of one do not, and at the saddle none pulls") {
  const SampledLandscape landscape(one_descent(6, 0.5), 4, 3, Sampled<double>({1, 1, 1}, 0));
  const Vec<double> x{0.1, -0.5, 1, 2, 0.3, -1};
  Vec<double> sum, own;
  for (std::size_t w = 0; w < 4; ++w)
    for (std::size_t j = 0; j < 3; ++j) {
      CHECK(norm1(landscape.gradient(Vec<double>(6), w, j)) == 0);
      sum += landscape.gradient(x, w, j);
      if (w == 0) own += landscape.gradient(x, w, j);
    }
  CHECK(norm1(1.0 / 12 * sum - landscape.mean().gradient(x)) < 1e-14);
  CHECK(norm1(1.0 / 3 * own - landscape.mean().gradient(x)) > 0.01);
}

TEST_CASE("a power law is found exactly where there is one, with an interval that scatter widens") {
  const std::vector<double> x = {1, 2, 4, 8};
  std::vector<Numbers> exact, scattered;
  for (const double v : x) {
    const double y = 3 * std::pow(v, 2.5);
    exact.push_back({y, y, y});
    scattered.push_back({y / 2, y, 2 * y});
  }
  const PowerLaw law = fitted_power_law(x, exact, Sampled<double>({1, 1, 2}, 0));
  CHECK((law.exponent == Approx(2.5) && law.factor == Approx(3) && law.at(4) == Approx(96)));
  CHECK((law.lower == Approx(2.5) && law.upper == Approx(2.5)));
  const PowerLaw wide = fitted_power_law(x, scattered, Sampled<double>({1, 1, 2}, 0));
  CHECK((wide.exponent == Approx(2.5) && wide.lower < 2.3 && wide.upper > 2.7));
}

TEST_CASE("escape times grow along each sweep that shortens the steps, about as the fitted power") {
  OneByOne workers;
  for (const Experiment* one : all_experiments()) {
    if (one->info.id != "saddle.escape-exponents") continue;
    const Figure figure = compute(*one, 1, Scale::quick, workers);
    REQUIRE((figure.panels.size() == 4 && figure.observations.size() == 4));
    for (const Panel& panel : figure.panels) {
      const Series &measured = panel.series.at(0), &line = panel.series.at(1);
      REQUIRE((measured.mean.size() == measured.x.size() && line.x == measured.x));
      for (std::size_t i = 0; i < measured.x.size(); ++i) {
        CHECK((measured.lower[i] <= measured.mean[i] && measured.mean[i] <= measured.upper[i]));
        CHECK((measured.mean[i] < 1.5 * line.mean[i] && measured.mean[i] > line.mean[i] / 1.5));
        if (i > 0 && panel.name != "d-lipschitz") CHECK(measured.mean[i] > 1.5 * measured.mean[i - 1]);
      }
    }
    return;
  }
  FAIL("no experiment saddle.escape-exponents");
}

TEST_CASE("workers of one class each draw from their own class, every image once an epoch") {
  ImageSet images{.rows = 1, .columns = 2, .pixels = {}, .labels = {}};
  for (std::size_t i = 0; i < 60; ++i) {
    images.pixels.push_back(static_cast<std::uint8_t>(i));
    images.pixels.push_back(0);
    images.labels.push_back(static_cast<std::uint8_t>(i % 10));
  }
  ClassWorkers workers(images, 60, 2, Sampled<double>({1, 1, 3}, 0));
  CHECK((workers.workers() == 10 && workers.per_epoch() == 3));
  std::vector<std::vector<int>> orders;
  for (long epoch = 0; epoch < 2; ++epoch) {
    std::vector<int> seen(60, 0);
    orders.emplace_back();
    for (long t = 3 * epoch; t < 3 * epoch + 3; ++t) {
      const Batch<float>& batch = workers.at(t);
      REQUIRE(batch.count() == 20);
      for (std::size_t j = 0; j < 20; ++j) {
        const int number = static_cast<int>(std::lround(batch.inputs[2 * j] * 255));
        CHECK((batch.labels[j] == j / 2 && number % 10 == static_cast<int>(j / 2)));
        ++seen[static_cast<std::size_t>(number)];
        orders.back().push_back(number);
      }
    }
    CHECK(seen == std::vector<int>(60, 1));
  }
  CHECK(orders[0] != orders[1]);
  CHECK_THROWS(ClassWorkers(images, 9, 1, Sampled<double>({1, 1, 3}, 0)));
}

TEST_CASE("random-k with common indices: the workers' errors matter by their mean only") {
  constexpr double eta = 0.25;
  const auto rand_2 = compress::rand_k<double>(5, 2);
  const std::vector<Vec<double>> pulls = {{1, 0, 0, 2, 0}, {0, -3, 1, 0, 0}, {0, 0, 5, 0, -1}};
  const auto gradient = [&](std::size_t w, const Vec<double>& x) { return x - pulls[w]; };
  const Vec<double> x0(5, 1.0);
  const method::CompressedSgd<double> central{
      .x0 = x0, .eta = eta, .compressor = rand_2, .oracle = [&](const oracle::Point<double>& at, Chance<double>&) {
        return 1.0 / 3 * (gradient(0, at.x) + gradient(1, at.x) + gradient(2, at.x));
      }};
  Sampled<double> chance({1, 1, 4}, 0), same = chance;
  auto state = central.start();
  Vec<double> x = x0;
  std::vector<Vec<double>> errors(3, Vec<double>(5));
  for (std::uint32_t t = 0; t < 40; ++t) {
    chance.at_step(t);
    same.at_step(t);
    state = central.step(state, t, chance);
    std::vector<Vec<double>> totals;
    for (std::size_t w = 0; w < 3; ++w) totals.push_back(errors[w] + gradient(w, x));
    const auto sent = compress::with_shared_randomness(rand_2, totals, t, same);
    for (std::size_t w = 0; w < 3; ++w) {
      errors[w] = totals[w] - sent[w];
      x -= eta / 3 * sent[w];
    }
    CHECK(norm_inf(x - state.x) < 1e-12);
  }
}

}  // namespace saddle_escape_test
