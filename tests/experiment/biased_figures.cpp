#include <catch2/catch.hpp>

#include <array>
#include <cmath>

#include "bounds/biased/complexity.hpp"
#include "bounds/biased/descent.hpp"
#include "bounds/biased/examples.hpp"
#include "lib/experiment/biased/floors.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/problem/nesterov.hpp"

namespace lemmata::experiment::biased {
namespace {

/// Of H, by elimination.
Mat<double> inverse_of(const Mat<double>& h) { return *problem::inverse(h); }

}  // namespace

TEST_CASE("the objective is that of Nesterov's matrix, and L and mu are its outermost eigenvalues") {
  const auto h = problem::second_difference<double>(dimension);
  Sampled<double> chance({6, 1, 1}, 0);
  Vec<double> x(dimension);
  for (std::size_t i = 0; i < dimension; ++i) x[i] = chance.normal();
  CHECK(norm_inf(worst_gradient(x) - h * x) < 1e-14);
  CHECK(worst_value(x) == Approx(dot(x, h * x) / 2).epsilon(1e-14));
  CHECK(worst_value(Vec<double>(dimension, start_entry)) == 100);
  for (const double lambda : {largest_curvature(), least_curvature()})
    CHECK(std::fabs(problem::second_difference_determinant<double>(dimension, lambda)) < 1e-10);
  CHECK((largest_curvature() > 3.9 && largest_curvature() < 4 && least_curvature() > 0.08 && least_curvature() < 0.0811));
}

TEST_CASE("measured floors of a constant bias and of noise are those of the closed forms") {
  const auto h = problem::second_difference<double>(dimension);
  const oracle::Oracle<double> biased_only = [](const oracle::Point<double>& at, Chance<double>&) {
    return worst_gradient(at.x) + Vec<double>(dimension, 0.1);
  };
  const std::vector<Line> lines = {{.name = "bias", .oracle = biased_only, .predicted = 1},
                                   {.name = "noise", .oracle = noisy_gradient(1), .predicted = 0.01}};
  OneByOne workers;
  const Floors f = floors_of(Run("test.floors", 1, Scale::quick, workers), lines, 25000, 10);
  const Vec<double> ones(dimension, 1.0);
  CHECK(f.floor[0] == Approx(0.01 * dot(ones, inverse_of(h) * ones) / 2).epsilon(1e-5));  // b^T H^-1 b/2
  const double noise = step_size / 2 * problem::trace(inverse_of(2.0 * Mat<double>::identity(dimension) - step_size * h));
  CHECK(std::fabs(f.floor[1] - noise) < 5 * f.error[1]);
  CHECK((f.error[1] > 0 && f.error[1] < 0.1 * noise && f.factor[0] == f.floor[0]));
  CHECK(below_predicted(f, lines, "").seen == false);  // 0.55 > 1/2
  CHECK(f.hundredth[0] < 25000);
}

TEST_CASE("the predicted floor is Xi of eq. (7)") {
  for (const double zeta2 : {0.0, 0.1})
    CHECK(predicted_floor(0.01, 0.1, zeta2, 3) ==
          Approx(bounds::biased::floor_of(0.01, least_curvature(), 0.1, zeta2, largest_curvature(), 3.0)).epsilon(1e-13));
}

TEST_CASE("floors by smoothing are proportional to tau^2") {
  OneByOne workers;
  for (const Experiment* one : all_experiments()) {
    if (one->info.id != "biased.fig4") continue;
    const Figure figure = compute(*one, 1, Scale::quick, workers);
    REQUIRE((figure.panels.size() == 1 && figure.panels[0].marks.size() == 4));
    const double L = largest_curvature();
    for (const Mark& mark : figure.panels[0].marks) {
      const double tau = std::array{1.0, 0.3, 0.1, 0.03}[static_cast<std::size_t>(&mark - figure.panels[0].marks.data())];
      CHECK(mark.at == Approx(bounds::biased::floor_of(step_size, least_curvature(), 1.0, bounds::biased::smoothing_bias(tau, L, 10.0), L,
                                                       bounds::biased::smoothing_noise(tau, L, 10.0))));
    }
    for (const Parameter& p : figure.parameters)
      if (p.name == "largest step of Theorem 6")
        CHECK(p.value == text(bounds::biased::largest_step(bounds::biased::smoothing_growth(10.0), L)));
    for (const Observation& o : figure.observations)
      if (o.name == "square-of-tau") CHECK(o.seen);
    return;
  }
  FAIL("no experiment biased.fig4");
}

}  // namespace lemmata::experiment::biased
