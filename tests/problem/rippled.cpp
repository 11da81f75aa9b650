#include "lib/problem/rippled.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "lib/chance/expect.hpp"
#include "lib/oracle/gaussian_smoothing.hpp"

namespace lemmata::rippled_test {

using problem::Rippled;

namespace {

/// E of a function of independent standard normal variables by the trapezoidal rule, which converges geometrically here.
template <class Function>
double normal_mean(int d, Function f) {
  const int n = 160;
  const double reach = 10, h = 2 * reach / n;
  double sum = 0;
  for (int i = 0; i <= n; ++i)
    for (int j = 0; j <= (d == 1 ? 0 : n); ++j) {
      const double u = -reach + h * i, v = d == 1 ? 0 : -reach + h * j;
      const double density = std::exp(-(u * u + v * v) / 2) * (d == 1 ? h / std::sqrt(2 * M_PI) : h * h / (2 * M_PI));
      sum += density * f(d == 1 ? Vec<double>{u} : Vec<double>{u, v});
    }
  return sum;
}

void agrees_with_quadrature(const Rippled<double>& f, const Vec<double>& x, double tau) {
  const auto m = f.smoothing(x, tau);
  const int d = static_cast<int>(x.size());
  const auto oracle = [&](const Vec<double>& u) { return (f.value(x + tau * u) - f.value(x)) / tau * u; };
  for (std::size_t i = 0; i < x.size(); ++i)
    CHECK(m.mean[i] == Approx(normal_mean(d, [&](const Vec<double>& u) { return oracle(u)[i]; })).margin(1e-12));
  CHECK(m.second == Approx(normal_mean(d, [&](const Vec<double>& u) { return norm2_squared(oracle(u)); })));
  for (std::size_t i = 0; i < x.size(); ++i) {
    Vec<double> up = x, down = x;
    up[i] += 1e-5;
    down[i] -= 1e-5;
    CHECK(m.gradient[i] == Approx((f.value(up) - f.value(down)) / 2e-5).margin(1e-6));
  }
}

}  // namespace

TEST_CASE("moments of Gaussian smoothing of bowls with waves agree with quadrature") {
  Rippled<double> f{.curvature = 0.75, .centre = Vec<double>{0.25}};
  f.waves = {{1.5, Vec<double>{1.25}, 0.5}, {-0.5, Vec<double>{3}, 2}};
  agrees_with_quadrature(f, Vec<double>{0.4}, 0.7);
  Rippled<double> g{.curvature = -0.5, .centre = Vec<double>{0.25, 1}};
  g.waves = {{1, Vec<double>{1, -0.5}, 0.25}, {2, Vec<double>{0.5, 1.5}, -1}};
  agrees_with_quadrature(g, Vec<double>{-0.3, 0.8}, 0.6);
}

TEST_CASE("moments of Gaussian smoothing of a quadratic are those of its polynomial in the noise, exactly") {
  const std::vector<std::string> noise{"u0", "u1"};
  const auto polynomials = polynomial_arithmetic(noise, {false, false}, false);
  const InForce force(*polynomials);
  Mat<Exact> h(2);
  h(0, 0) = Exact(3), h(1, 1) = Exact(-2), h(0, 1) = h(1, 0) = ratio<Exact>(1, 3);
  const Vec<Exact> x{ratio<Exact>(1, 2), Exact(5)};
  const Exact tau = ratio<Exact>(2, 7);
  auto expect = Expect<Exact>::moments(noise);
  const auto oracle = oracle::gaussian_smoothing<Exact>([&](const Vec<Exact>& y) { return dot(y, h * y) / Exact(2); }, tau);
  const Vec<Exact> mean = expect.mean_vector([&](Chance<Exact>& chance) { return oracle({.x = x}, chance); });
  const Exact second = expect.mean([&](Chance<Exact>& chance) { return norm2_squared(oracle({.x = x}, chance)); });
  const auto m = problem::smoothing_of_quadratic(h * x, h, tau);
  CHECK(second == m.second);
  CHECK(mean.raw()[0] == m.mean.raw()[0]);
  CHECK(mean.raw()[1] == m.mean.raw()[1]);
}

TEST_CASE("the integral of one minus Fejer's kernel is smooth from above with K, and bends by (n - 1) K downwards") {
  const long n = 7;
  const auto f = problem::fejer<double>(1, n, 2, 1);
  const auto curvature = [&](double x) { return (f.gradient(Vec<double>{x + 1e-4})[0] - f.gradient(Vec<double>{x - 1e-4})[0]) / 2e-4; };
  double largest = -1e9;
  for (int i = 0; i < 2000; ++i) largest = std::max(largest, curvature(-M_PI + 2 * M_PI * i / 2000));
  CHECK(largest <= 2 + 1e-5);
  CHECK(largest >= 2 - 1e-3);
  CHECK(curvature(0) == Approx(-2.0 * (n - 1)).epsilon(1e-5));
}

}  // namespace lemmata::rippled_test
