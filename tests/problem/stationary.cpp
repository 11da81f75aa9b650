#include "lib/problem/stationary.hpp"

#include <catch2/catch.hpp>

#include "lib/problem/linear_algebra.hpp"

namespace stationary_test {
using namespace lemmata;

namespace {

Mat<double> two_by_two(double a, double b, double c) {
  Mat<double> m(2);
  m(0, 0) = a;
  m(0, 1) = m(1, 0) = b;
  m(1, 1) = c;
  return m;
}

}  // namespace

TEST_CASE("a matrix of two rows is nonnegative definite where its diagonal and its determinant are") {
  CHECK(problem::nonnegative_definite(two_by_two(1, 1, 1)));
  CHECK_FALSE(problem::nonnegative_definite(two_by_two(1, 1, 1), true));
  CHECK(problem::nonnegative_definite(two_by_two(2, 1, 1), true));
  CHECK_FALSE(problem::nonnegative_definite(two_by_two(1, 2, 1)));
  CHECK_FALSE(problem::nonnegative_definite(two_by_two(0, 1, 5)));
  CHECK(problem::nonnegative_definite(two_by_two(0, 0, 5)));
}

TEST_CASE("the least eigenvalue is compared with its bound, ties included") {
  const Mat<double> m = problem::diagonal<double>({3, -2, 5});
  CHECK(problem::least_eigenvalue_at_least(m, -2.0));
  CHECK_FALSE(problem::least_eigenvalue_at_least(m, -2.0, true));
  CHECK_FALSE(problem::least_eigenvalue_at_least(m, -1.5));
}

TEST_CASE("a saddle with a small gradient is a first order point and no second order one") {
  const Vec<double> gradient{0.5, 0};
  CHECK(problem::is_first_order_stationary(gradient, 0.5));
  CHECK_FALSE(problem::is_first_order_stationary(gradient, 0.5, true));
  CHECK_FALSE(problem::is_second_order_stationary(gradient, two_by_two(1, 0, -1), 0.5, 0.5));
  CHECK(problem::is_second_order_stationary(gradient, two_by_two(1, 0, -1), 0.5, 1.0));
}

}  // namespace stationary_test
