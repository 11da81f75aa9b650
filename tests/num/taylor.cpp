#include <catch2/catch.hpp>

#include <arb_hypgeom.h>
#include <arb_poly.h>

#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::taylor_tests {

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();
constexpr int order = 4;

Ends coefficient(const Exact& series, int j) { return ends(taylor_coefficient(series, j)); }

bool contains(const Ends& outer, const Ends& inner) { return outer.lower <= inner.lower && outer.upper >= inner.upper; }
bool meets(const Ends& a, const Ends& b) { return a.lower <= b.upper && b.lower <= a.upper; }
bool is(const Exact& series, int j, double lower, double upper) {
  return coefficient(series, j).lower == lower && coefficient(series, j).upper == upper;
}

struct Function {
  const char* name;
  std::function<Exact(const Exact&)> ours;
  std::function<void(arb_poly_t, const arb_poly_t)> arb;  ///< Arb's own power series, by Newton's method and recurrences
  double least, most;                                     ///< where it is tried
};

constexpr slong length = order + 1, bits = 200;

const std::vector<Function>& functions() {
  static const std::vector<Function> all{
      {"exp", [](const Exact& x) { return exp(x); }, [](arb_poly_t r, const arb_poly_t x) { arb_poly_exp_series(r, x, length, bits); }, -4,
       4},
      {"log", [](const Exact& x) { return log(x); }, [](arb_poly_t r, const arb_poly_t x) { arb_poly_log_series(r, x, length, bits); }, 0.1,
       8},
      {"sqrt", [](const Exact& x) { return sqrt(x); }, [](arb_poly_t r, const arb_poly_t x) { arb_poly_sqrt_series(r, x, length, bits); },
       0.1, 8},
      {"erf", [](const Exact& x) { return erf(x); }, [](arb_poly_t r, const arb_poly_t x) { arb_hypgeom_erf_series(r, x, length, bits); },
       -3, 3},
      {"sin", [](const Exact& x) { return sin(x); }, [](arb_poly_t r, const arb_poly_t x) { arb_poly_sin_series(r, x, length, bits); }, -7,
       7},
      {"cos", [](const Exact& x) { return cos(x); }, [](arb_poly_t r, const arb_poly_t x) { arb_poly_cos_series(r, x, length, bits); }, -7,
       7},
      {"1/x", [](const Exact& x) { return 1 / x; }, [](arb_poly_t r, const arb_poly_t x) { arb_poly_inv_series(r, x, length, bits); }, 0.1,
       8},
      {"x^7", [](const Exact& x) { return pow(x, 7L); },
       [](arb_poly_t r, const arb_poly_t x) { arb_poly_pow_ui_trunc_binexp(r, x, 7, length, bits); }, -3, 3},
      {"x^-3", [](const Exact& x) { return pow(x, -3L); },
       [](arb_poly_t r, const arb_poly_t x) {
         arb_poly_pow_ui_trunc_binexp(r, x, 3, length, bits);
         arb_poly_inv_series(r, r, length, bits);
       },
       -8, -0.1},
      {"x^0.75", [](const Exact& x) { return pow(x, Exact(0.75)); },
       [](arb_poly_t r, const arb_poly_t x) {
         arb_t y;
         arb_init(y);
         arb_set_d(y, 0.75);
         arb_poly_pow_arb_series(r, x, y, length, bits);
         arb_clear(y);
       },
       0.1, 8},
      {"x^x", [](const Exact& x) { return pow(x, x); },
       [](arb_poly_t r, const arb_poly_t x) { arb_poly_pow_series(r, x, x, length, bits); }, 0.1, 4},
      {"I_x(3, 5)", [](const Exact& x) { return incomplete_beta(x, 3, 5); },
       [](arb_poly_t r, const arb_poly_t x) {
         arb_t a, b;
         arb_init(a);
         arb_init(b);
         arb_set_si(a, 3);
         arb_set_si(b, 5);
         arb_hypgeom_beta_lower_series(r, a, b, x, 1, length, bits);
         arb_clear(a);
         arb_clear(b);
       },
       0.05, 0.95},
  };
  return all;
}

double dyadic_between(std::mt19937& words, double low, double high) {
  return std::round((low + (high - low) * static_cast<double>(words()) / 4294967296.0) * 1024) / 1024;
}

/// c_0 + c_1 h + ... + c_4 h^4 around a point, as our series and as Arb's polynomial.
Exact series_of(const std::array<double, length>& c) {
  const Exact h = taylor_variable(0, 0);
  Exact result(0);
  for (std::size_t j = c.size(); j-- > 0;) result = result * h + Exact(c[j]);
  return result;
}

}  // namespace

TEST_CASE("coefficients agree with Arb's power series for every function of a random series") {
  const auto taylor = taylor_arithmetic(order, bits);
  const InForce scope(*taylor);
  std::mt19937 words(11);
  for (const Function& function : functions())
    for (int round = 0; round < 25; ++round) {
      std::array<double, length> c{};
      for (double& coefficient : c) coefficient = dyadic_between(words, -2, 2);
      c[0] = dyadic_between(words, function.least, function.most);
      arb_poly_t inner, outer;
      arb_poly_init(inner);
      arb_poly_init(outer);
      for (slong j = length; j-- > 0;) {
        arb_t value;
        arb_init(value);
        arb_set_d(value, c[static_cast<std::size_t>(j)]);
        arb_poly_set_coeff_arb(inner, j, value);
        arb_clear(value);
      }
      function.arb(outer, inner);
      const Exact ours = function.ours(series_of(c));
      for (int j = 0; j <= order; ++j) {
        INFO(function.name << " at " << c[0] << ", coefficient " << j);
        arf_t low, high;
        arf_init(low);
        arf_init(high);
        arb_t theirs;
        arb_init(theirs);
        arb_poly_get_coeff_arb(theirs, outer, j);
        arb_get_interval_arf(low, high, theirs, 64);
        const Ends reference{arf_get_d(low, ARF_RND_FLOOR), arf_get_d(high, ARF_RND_CEIL)};
        arf_clear(low);
        arf_clear(high);
        arb_clear(theirs);
        const Ends enclosed = coefficient(ours, j);
        CHECK(meets(enclosed, reference));
        CHECK(enclosed.upper - enclosed.lower <= 1e-14 * (1 + std::fabs(enclosed.lower)));  // and is sharp: a few of 200 bits are lost
      }
      arb_poly_clear(inner);
      arb_poly_clear(outer);
    }
}

TEST_CASE("coefficients over a box enclose those at each of its points") {
  const auto taylor = taylor_arithmetic(order, 64);
  const InForce scope(*taylor);
  std::mt19937 words(12);
  for (const Function& function : functions())
    for (int round = 0; round < 10; ++round) {
      const double a = dyadic_between(words, function.least, function.most), b = dyadic_between(words, function.least, function.most);
      const double low = std::min(a, b), high = std::max(a, b);
      const Exact over_box = function.ours(taylor_variable(low, high) / 2 + Exact(low) / 2);
      for (const double part : {0.0, 0.25, 0.5, 1.0}) {
        const double point = low + part * (high - low);
        const Exact at_point = function.ours(taylor_variable(point, point) / 2 + Exact(low) / 2);
        for (int j = 0; j <= order; ++j) {
          INFO(function.name << " on [" << low << ", " << high << "] at " << point << ", coefficient " << j);
          CHECK(meets(coefficient(over_box, j), coefficient(at_point, j)));
        }
      }
    }
}

TEST_CASE("coefficients of a polynomial are its derivatives over factorials") {
  std::mt19937 words(13);
  const auto taylor = taylor_arithmetic(order, 128);
  const auto rationals = rational_arithmetic();
  for (int round = 0; round < 50; ++round) {
    std::array<long, 7> c{};
    for (long& coefficient : c) coefficient = static_cast<long>(words() % 21U) - 10;
    const double point = dyadic_between(words, -3, 3);
    std::array<Ends, length> expected{};
    {
      const InForce scope(*rationals);
      for (std::size_t j = 0; j < expected.size(); ++j) {  // sum_k c_k C(k, j) p^(k-j)
        Exact sum(0);
        for (std::size_t k = j; k < c.size(); ++k) {
          Exact choose(1);
          for (std::size_t i = 0; i < j; ++i) choose = choose * Exact(static_cast<long>(k - i)) / Exact(static_cast<long>(i + 1));
          sum += Exact(c[k]) * choose * pow(Exact(point), static_cast<long>(k - j));
        }
        expected[j] = ends(sum);
      }
    }
    const InForce scope(*taylor);
    const auto horner = [&](const Exact& x) {
      Exact result(0);
      for (std::size_t k = c.size(); k-- > 0;) result = result * x + Exact(c[k]);
      return result;
    };
    const auto by_powers = [&](const Exact& x) {
      Exact result(0);
      for (std::size_t k = 0; k < c.size(); ++k) result += Exact(c[k]) * pow(x, static_cast<long>(k));
      return result;
    };
    for (int j = 0; j <= order; ++j) {
      const Ends& truth = expected[static_cast<std::size_t>(j)];
      CHECK(contains(coefficient(horner(taylor_variable(point, point)), j), truth));
      CHECK(contains(coefficient(by_powers(taylor_variable(point, point)), j), truth));
      CHECK(contains(coefficient(horner(taylor_variable(point - 0.5, point + 1)), j), truth));
    }
  }
}

TEST_CASE("a product divided by a factor is the other factor") {
  const auto taylor = taylor_arithmetic(order, 200);
  const InForce scope(*taylor);
  const Exact x = taylor_variable(0.75, 0.75), f = exp(x) + x * x, g = 3 + sin(x);
  const Exact quotient = f * g / g;
  for (int j = 0; j <= order; ++j) CHECK(meets(coefficient(quotient, j), coefficient(f, j)));
  CHECK(meets(coefficient(square(f), 4), coefficient(f * f, 4)));
}

TEST_CASE("known series at known points") {
  const auto taylor = taylor_arithmetic(order, 128);
  const InForce scope(*taylor);
  const Exact zero = taylor_variable(0, 0), one = taylor_variable(1, 1);
  CHECK(is(exp(zero), 0, 1, 1));
  CHECK(is(exp(zero), 1, 1, 1));
  CHECK(is(exp(zero), 2, 0.5, 0.5));
  CHECK(is(log(one), 0, 0, 0));
  CHECK(is(log(one), 1, 1, 1));
  CHECK(is(log(one), 2, -0.5, -0.5));
  CHECK(is(log(one), 4, -0.25, -0.25));
  CHECK(is(sqrt(one), 1, 0.5, 0.5));
  CHECK(is(sqrt(one), 2, -0.125, -0.125));
  CHECK(is(sqrt(one), 3, 0.0625, 0.0625));
  CHECK(is(sqrt(one), 4, -5.0 / 128, -5.0 / 128));
  CHECK(is(erf(zero), 0, 0, 0));
  CHECK(meets(coefficient(erf(zero), 1), {1.1283791670955125, 1.1283791670955128}));
  CHECK(is(erf(zero), 2, 0, 0));
  CHECK(is(sin(zero), 1, 1, 1));
  CHECK(is(cos(zero), 2, -0.5, -0.5));
  CHECK(is(cos(zero), 4, coefficient(cos(zero), 4).lower, std::nextafter(coefficient(cos(zero), 4).lower, 1.0)));
  CHECK(is(incomplete_beta(zero, 1, 2), 1, 2, 2));  // 2 x - x^2
  CHECK(is(incomplete_beta(zero, 1, 2), 2, -1, -1));
}

TEST_CASE("series work on unbounded boxes and at the end of a domain") {
  const auto taylor = taylor_arithmetic(order, 64);
  const InForce scope(*taylor);
  const Exact up = taylor_variable(1, inf), unit = taylor_variable(0, 1);
  CHECK(is(log(up), 0, 0, inf));
  CHECK(is(log(up), 1, 0, 1));
  CHECK(is(log(up), 2, -0.5, 0));
  CHECK(is(1 / up, 1, -1, 0));
  CHECK(is(sqrt(unit), 0, 0, 1));
  CHECK(is(sqrt(unit), 1, 0.5, inf));  // increasing, though the derivative has no bound
  CHECK(is(sqrt(unit), 2, -inf, -0.125));
  CHECK(is(pow(unit, Exact(1.5)), 1, 0, 1.5));
  CHECK(coefficient(exp(-up), 1).lower >= -0.3678794411714424);
  CHECK(coefficient(exp(-up), 1).upper == 0);
  CHECK(coefficient(erf(up), 1).lower == 0);
  CHECK(is(sin(taylor_variable(-inf, inf)), 1, -1, 1));
  CHECK(is(sqrt(taylor_variable(0, 0)), 1, -inf, inf));
}

TEST_CASE("abs encloses both branches' derivatives where it straddles 0") {
  const auto taylor = taylor_arithmetic(order, 64);
  const InForce scope(*taylor);
  const Exact x = taylor_variable(-1, 2);
  CHECK(is(abs(x), 0, 0, 2));
  CHECK(is(abs(x), 1, -1, 1));
  CHECK(is(abs(x), 2, -inf, inf));
  CHECK(is(abs(taylor_variable(-3, -2)), 1, -1, -1));
  CHECK(is(abs(taylor_variable(0, 2)), 1, 1, 1));
  CHECK(is(abs(interval(-1, 2)), 1, 0, 0));  // a constant
  CHECK(is(abs(interval(-1, 2)), 3, 0, 0));
}

TEST_CASE("a box is a constant, comparisons look at the value, and domains are those of intervals") {
  const auto taylor = taylor_arithmetic(2, 64);
  const InForce scope(*taylor);
  const Exact box = interval(1, 2), x = taylor_variable(3, 4);
  CHECK(is(box, 0, 1, 2));
  CHECK(is(box, 1, 0, 0));
  CHECK(box < x);
  CHECK(certainly_less(box, x));
  CHECK(certainly_at_most(interval(2, 3), x));
  CHECK_THROWS_AS(x > interval(3, 4), Undecided);
  CHECK_THROWS_AS(1 / taylor_variable(-1, 1), Undecided);
  CHECK_THROWS_AS(sqrt(taylor_variable(-1, 1)), Undecided);
  CHECK_THROWS_AS(log(taylor_variable(0, 1)), Undecided);
  CHECK_THROWS_AS(pow(taylor_variable(0, 1), -1L), Undecided);
  CHECK_THROWS_AS(taylor_coefficient(x, 3), std::out_of_range);
  CHECK_THROWS_AS(taylor_arithmetic(5, 64), DomainError);
  CHECK_THROWS_AS(taylor_arithmetic(-1, 64), DomainError);
  const auto values_only = taylor_arithmetic(0, 64);
  const InForce inner(*values_only);
  CHECK(is(exp(taylor_variable(0, 0)), 0, 1, 1));
}

}  // namespace lemmata::taylor_tests
