#include <catch2/catch.hpp>

#include "lib/problem/cubic.hpp"
#include "lib/problem/huber.hpp"
#include "lib/problem/kinked.hpp"
#include "lib/problem/quadratic.hpp"
#include "tests/components.hpp"

namespace quadratics_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_grid;
using components::for_instances;
using components::Rationals;

TEST_CASE("f(x + h) - f(x - h) = 2 <grad f(x), h> for every quadratic") {
  const Rationals rationals;
  for_instances(100, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto f = any_quadratic<Exact>(draw, "f", d, Curvature::any);
    const auto x = draw.vector<Exact>("x", d), h = draw.vector<Exact>("h", d);
    CHECK(f.value(x + h) - f.value(x - h) == 2 * dot(f.gradient(x), h));
    CHECK(norm1(f.gradient(x + h) - f.gradient(x) - f.hessian(x) * h) == 0);
  });
}

TEST_CASE("constants of l_inf are reached: smooth_inf by a sign vector, mu_inf by a column of the inverse") {
  const Rationals rationals;
  for_instances(60, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 4);
    const auto f = any_quadratic<Exact>(draw, "f", d, Curvature::positive);
    const Mat<Exact> h = f.hessian(f.minimiser);
    const Mat<Exact> inverted = inverse(h).value();
    const Exact l = f.smooth_inf(), mu = f.strong_convexity_inf();
    bool mu_reached = false, l_reached = false;
    for (std::size_t i = 0; i < h.size(); ++i) {
      Vec<Exact> column(h.size());
      for (std::size_t j = 0; j < h.size(); ++j) column[j] = inverted(j, i);
      CHECK(norm1(h * column - unit_vector<Exact>(h.size(), i)) == 0);
      // f - min f at the column is (H^-1)_ii / 2, where ||grad f||_1 = 1
      mu_reached = mu_reached || mu * inverted(i, i) == 1;
      CHECK(mu * inverted(i, i) <= 1);
    }
    CHECK(mu_reached);
    for_grid(h.size(), 1, [&](const Vec<Exact>& s) {
      CHECK(norm1(h * s) <= l * norm_inf(s));
      CHECK(dot(s, h * s) >= mu * square(norm_inf(s)));
      CHECK(square(norm1(h * s)) >= mu * dot(s, h * s));
      l_reached = l_reached || norm1(h * s) == l;
    });
    CHECK(l_reached);
  });
}

TEST_CASE("the identity has smooth_inf = d and mu_inf = 1") {
  const Rationals rationals;
  const auto f = diagonal_quadratic<Exact>({1, 1, 1}, Vec<Exact>(3), 0);
  CHECK(f.smooth_inf() == 3);
  CHECK(f.mu_inf() == 1);
  CHECK(total_smoothness(f) == 3);
}

TEST_CASE("a singular matrix has no inverse") {
  const Rationals rationals;
  Mat<Exact> m(2);
  m(0, 0) = m(0, 1) = m(1, 0) = m(1, 1) = 1;
  CHECK(!inverse(m));
}

TEST_CASE("an indefinite quadratic claims neither a minimum nor convexity") {
  const Rationals rationals;
  const auto f = diagonal_quadratic<Exact>({1, -2}, Vec<Exact>(2), 0);
  CHECK(!f.bounded_below);
  CHECK(!f.convex);
  CHECK(!f.mu);
  CHECK(f.L == 2);
  CHECK(f.coordinate_smoothness[1] == 0);
}

TEST_CASE("two rows are two squares, and their terms sum to the gradient") {
  const Rationals rationals;
  const Exact epsilon = ratio<Exact>(1, 3);
  const auto f = two_row<Exact>(epsilon, 1);
  for_grid(2, 3, [&](const Vec<Exact>& x) {
    const Exact a = dot(Vec<Exact>{1 + epsilon, epsilon - 1}, x), b = dot(Vec<Exact>{epsilon - 1, 1 + epsilon}, x);
    CHECK(f.value(x) == a * a + b * b);
    CHECK(norm1(f.gradient(x) - two_row_term(epsilon, 1)(x) - two_row_term(epsilon, 2)(x)) == 0);
  });
  CHECK(norm1(f.gradient(Vec<Exact>{1, 1}) - f.mu.value() * Vec<Exact>{1, 1}) == 0);
  CHECK(norm1(f.gradient(Vec<Exact>{1, -1}) - f.L * Vec<Exact>{1, -1}) == 0);
}

TEST_CASE("the gradient of |x|-like functions is a subgradient for every sign(0)") {
  const Rationals rationals;
  for (const int at_zero : {-1, 0, 1}) {
    const auto f = kinked<Exact>(ratio<Exact>(1, 4), at_zero);
    const auto g = absolute<Exact>(3, 1, at_zero);
    for_grid(2, 2, [&](const Vec<Exact>& x) {
      for_grid(2, 2, [&](const Vec<Exact>& y) { CHECK(f.value(y) >= f.value(x) + dot(f.gradient(x), y - x)); });
      CHECK(f.value(x) >= f.minimum);
      CHECK(g.value(Vec<Exact>{x[1]}) >= g.value(Vec<Exact>{x[0]}) + g.gradient(Vec<Exact>{x[0]})[0] * (x[1] - x[0]));
    });
  }
}

TEST_CASE("the Huber function joins its pieces and has slope 1 outside") {
  const Rationals rationals;
  const auto h = huber<Exact>();
  CHECK(h.value({1}) == 1);
  CHECK(h.value({-3}) == 3);
  CHECK(h.value({0}) == h.minimum);
  CHECK(h.gradient({ratio<Exact>(-1, 2)})[0] == ratio<Exact>(-1, 2));
  CHECK(h.gradient({7})[0] == 1);
}

TEST_CASE("the midpoint rule integrates the Hessian of a cubic exactly along a segment") {
  const Rationals rationals;
  for_instances(60, [&](Draw& draw) {
    const auto f = any_cubic<Exact>(draw, "f", 2);
    const auto x = draw.vector<Exact>("x", 2), h = draw.vector<Exact>("h", 2);
    CHECK(norm1(f.gradient(x + h) - f.gradient(x) - f.hessian(x + ratio<Exact>(1, 2) * h) * h) == 0);
    // Simpson's rule is exact for f itself
    const Exact integral = (dot(f.gradient(x), h) + 4 * dot(f.gradient(x + ratio<Exact>(1, 2) * h), h) + dot(f.gradient(x + h), h)) / 6;
    CHECK(f.value(x + h) - f.value(x) == integral);
    const Mat<Exact> change = f.hessian(x + h) - f.hessian(x);
    CHECK(abs(dot(h, change * h)) <= f.rho.value() * norm2_squared(h) * norm1(h));
  });
}

}  // namespace quadratics_test
