#include "lib/problem/inexact.hpp"

#include <catch2/catch.hpp>

namespace lemmata::inexact_test {

using problem::PiecewiseQuadratic;
using problem::Segment;

namespace {

/// Rises from 0 to 1 between -1 and 1 along two parabolas: f' = 0, 1, 0 at the knots.
PiecewiseQuadratic<double> ramp() {
  PiecewiseQuadratic<double> f{.knots = {-1, 0, 1}, .derivative = {0, 1, 0}};
  f.finish();
  return f;
}

/// The least value on a grid.
double on_grid(const PiecewiseQuadratic<double>& f, int s, double slope, double c, double y, double lower, double upper) {
  double least = 1e300;
  for (int i = 0; i <= 40000; ++i) {
    const double x = lower + (upper - lower) * i / 40000;
    least = std::min(least, s * (f.value(x) - slope * x - c / 2 * (x - y) * (x - y)));
  }
  return least;
}

}  // namespace

TEST_CASE("the least value over a segment is that on a fine grid") {
  const auto f = ramp();
  for (const int s : {1, -1})
    for (const double slope : {-0.5, 0.0, 0.25, 1.0})
      for (const double c : {0.0, 0.5, 3.0})
        for (const double y : {-2.0, 0.0, 0.75}) {
          const auto least = problem::least_value(f, s, slope, c, y, Segment<double>{.lower = -2.5, .upper = 1.5});
          REQUIRE(least.has_value());
          const double grid = on_grid(f, s, slope, c, y, -2.5, 1.5);
          CHECK(*least <= grid + 1e-12);
          CHECK(*least >= grid - 1e-7);
        }
}

TEST_CASE("on the line the least value is nothing where the function falls for ever") {
  const auto f = ramp();
  CHECK(problem::least_value(f, 1, 0.0, 0.0, 0.0, Segment<double>{}).value() == 0);
  CHECK_FALSE(problem::least_value(f, 1, 0.5, 0.0, 0.0, Segment<double>{}).has_value());
  CHECK_FALSE(problem::least_value(f, 1, 0.0, 1.0, 0.0, Segment<double>{}).has_value());
  CHECK(problem::least_value(f, -1, 0.0, 1.0, 0.0, Segment<double>{}).has_value());
}

TEST_CASE("a gradient at another point of a parabola is an oracle with the known delta") {
  PiecewiseQuadratic<double> f{.knots = {0}, .derivative = {0}, .left = 1, .right = 1};
  f.finish();
  // f = x^2/2, slope f'(1) = 1 at y = 0: value -1/2; delta = (b^2/2)(1/a + 1/(L - a)) with a = b = 1, L = 2
  const auto pair = problem::inexact_pair<double>({f}, Vec<double>{0}, Vec<double>{1}, 2, 0, std::vector<Segment<double>>(1));
  REQUIRE(pair.admitted);
  CHECK(pair.gradient[0] == 0);
  CHECK(pair.value == -0.5);
  CHECK(pair.delta == 1);
  CHECK(pair.upper == pair.value + pair.delta);
}

TEST_CASE("slopes that no affine function below f has are not admitted") {
  PiecewiseQuadratic<double> h{.knots = {-1, 1}, .derivative = {-1, 1}};
  h.finish();
  const auto pair = problem::inexact_pair<double>({h}, Vec<double>{3}, Vec<double>{1.5}, 1, 0, std::vector<Segment<double>>(1));
  CHECK_FALSE(pair.admitted);
}

}  // namespace lemmata::inexact_test
