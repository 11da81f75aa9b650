#include "lib/problem/nesterov.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace lemmata::nesterov_test {

TEST_CASE("the determinant of T - lambda I vanishes at 4 sin^2(j pi/(2(d+1)))") {
  for (long j = 1; j <= 10; ++j) {
    const double lambda = 4 * std::pow(std::sin(static_cast<double>(j) * M_PI / 22), 2);
    CHECK(std::abs(problem::second_difference_determinant(10, lambda)) < 1e-10);
  }
  CHECK(problem::second_difference_determinant(10, 0.0) == 11);
}

TEST_CASE("the inverse of T has the entries min(i, j)(d + 1 - max(i, j))/(d + 1)") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const auto inverse = problem::inverse(problem::second_difference<Exact>(10));
  REQUIRE(inverse.has_value());
  for (long i = 1; i <= 10; ++i)
    for (long j = 1; j <= 10; ++j)
      CHECK((*inverse)(static_cast<std::size_t>(i - 1), static_cast<std::size_t>(j - 1)) ==
            ratio<Exact>(std::min(i, j) * (11 - std::max(i, j)), 11));
}

TEST_CASE("the least pivot is positive exactly for positive definite matrices") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const auto T = problem::second_difference<Exact>(10);
  const auto I = Mat<Exact>::identity(10);
  CHECK(problem::least_pivot(T) > Exact(0));
  CHECK(problem::least_pivot(T - ratio<Exact>(81, 1000) * I) > Exact(0));  // lambda_1 = 0.08101...
  CHECK_FALSE(problem::least_pivot(T - ratio<Exact>(811, 10000) * I) > Exact(0));
}

}  // namespace lemmata::nesterov_test
