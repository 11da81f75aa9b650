#include <catch2/catch.hpp>

#include <cmath>

#include "lib/app/bench/bench.hpp"
#include "lib/num/error.hpp"

namespace lemmata::app::bench_fit_test {

TEST_CASE("the fitted exponent of c x^b is b, whatever c, and in whatever order the points come") {
  for (const double b : {-1.0, 0.0, 0.5, 1.0, 3.0})
    for (const double c : {1e-9, 1.0, 7e5}) {
      std::vector<double> x = {1, 3, 10, 1000}, y;
      for (const double at : x) y.push_back(c * std::pow(at, b));
      CAPTURE(b, c);
      CHECK(fitted_exponent(x, y) == Approx(b).margin(1e-12));
      std::swap(x[0], x[2]);
      std::swap(y[0], y[2]);
      CHECK(fitted_exponent(x, y) == Approx(b).margin(1e-12));
    }
}

TEST_CASE("three points off a line give the least-squares slope of their logarithms") {
  // slopes 1 and 2 between neighbours at equal distances: sum (u - 1)(v - mean) / sum (u - 1)^2 = (-1 * 0 + 1 * 3) / 2
  CHECK(fitted_exponent({1, std::exp(1.0), std::exp(2.0)}, {1, std::exp(1.0), std::exp(3.0)}) == Approx(1.5));
}

TEST_CASE("an exponent is refused without two different sizes, and for what has no logarithm") {
  CHECK_THROWS_AS(fitted_exponent({}, {}), DomainError);
  CHECK_THROWS_AS(fitted_exponent({2, 2}, {1, 3}), DomainError);
  CHECK_THROWS_AS(fitted_exponent({1, 2}, {1}), DomainError);
  CHECK_THROWS_AS(fitted_exponent({1, 0}, {1, 2}), DomainError);
  CHECK_THROWS_AS(fitted_exponent({1, 2}, {1, -2}), DomainError);
  CHECK_THROWS_AS(fitted_exponent({1, 2}, {1, INFINITY}), DomainError);
}

TEST_CASE("CPU seconds of one call do not depend on how many are needed to measure them") {
  const auto spin = [](int rounds) {
    return [rounds] {
      double x = 1;
      for (int i = 0; i < rounds; ++i) benchmark::DoNotOptimize(x = x * 1.0000001 + 1e-9);
    };
  };
  const double few = cpu_seconds(spin(20000)), many = cpu_seconds(spin(2000000));
  CHECK(many / few > 30);
  CHECK(many / few < 300);
}

TEST_CASE("globs select rows by their whole name, or without a star by a part of it") {
  CHECK(bench_selects({"scaled*"}, "scaled sign, 10^7 doubles"));
  CHECK(bench_selects({"none", "sign, 10^7"}, "scaled sign, 10^7 doubles"));
  CHECK_FALSE(bench_selects({"sign*"}, "scaled sign, 10^7 doubles"));
  CHECK_FALSE(bench_selects({"top-k"}, "scaled sign, 10^7 doubles"));
}

TEST_CASE("rates are short") {
  CHECK(short_rate(0.75) == "0.75");
  CHECK(short_rate(128000) == "128 k");
  CHECK(short_rate(3.21e6) == "3.21 M");
  CHECK(short_rate(2.5e9) == "2.5 G");
}

}  // namespace lemmata::app::bench_fit_test
