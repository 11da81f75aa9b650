#include <catch2/catch.hpp>

#include <cmath>

#include "lib/experiment/ssd/mixed_norm.hpp"

namespace lemmata::experiment::ssd {
namespace {

double mixed_norm(double a, double b, double sigma) {
  const double s = std::sqrt(3.0) * sigma;
  const auto term = [&](double g) { return g == 0 ? 0 : g * g / (std::fabs(g) + s); };
  return term(a) + term(b);
}

/// The t > 0 with mixed_norm(t, diagonal ? t : 0) = level, by bisection.
double by_bisection(double sigma, double level, bool diagonal) {
  double low = 0, high = 2 * level + 10 * std::sqrt(level * (sigma + 1));
  for (int i = 0; i < 200; ++i) {
    const double middle = (low + high) / 2;
    (mixed_norm(middle, diagonal ? middle : 0, sigma) < level ? low : high) = middle;
  }
  return low;
}

}  // namespace

TEST_CASE("every point of a level set has its level, and the curve closes") {
  for (const double sigma : {0.0, 0.1, 1.0, 50.0})
    for (const double level : {1e-6, 0.3, 1.0, 98.3}) {
      const Series curve = level_set(sigma, level, 30, "");
      CHECK(curve.x.size() == 121);
      for (std::size_t i = 0; i < curve.x.size(); ++i) CHECK(mixed_norm(curve.x[i], curve.mean[i], sigma) == Approx(level).epsilon(1e-12));
      CHECK((curve.x.front() == curve.x.back() && curve.mean.front() == curve.mean.back()));
      CHECK((curve.mean[0] == 0 && curve.x[30] == 0 && curve.mean[60] == 0));
      CHECK(curve.x[15] == Approx(curve.mean[15]).epsilon(1e-14));
    }
}

TEST_CASE("where a level set meets axis and diagonal is found by bisection too") {
  for (const double sigma : {0.0, 1.0, 5.0})
    for (const double level : {0.01, 1.0, 100.0}) {
      CHECK(axis_point(sigma, level) == Approx(by_bisection(sigma, level, false)).epsilon(1e-12));
      CHECK(level_at(sigma, axis_point(sigma, level)) == Approx(level).epsilon(1e-12));
      const double q = std::sqrt(2.0) * by_bisection(sigma, level, true) / by_bisection(sigma, level, false);
      CHECK(roundness(sigma, level) == Approx(q).epsilon(1e-12));
    }
  CHECK(roundness(0, 1) == Approx(std::sqrt(0.5)).epsilon(1e-15));
}

}  // namespace lemmata::experiment::ssd
