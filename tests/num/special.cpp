// Special functions by different routes: the arithmetics against MPFR's correctly rounded functions, against exact rational sums, and
// double against the enclosures.
#include <catch2/catch.hpp>

#include <arb_hypgeom.h>
#include <mpfr.h>

#include <cmath>
#include <limits>
#include <random>
#include <vector>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::special_tests {  // inside lemmata, so that sqrt and its like are ours for double, not the global ones
namespace {

using MpfrFunction = int (*)(mpfr_ptr, mpfr_srcptr, mpfr_rnd_t);
using ExactFunction = Exact (*)(const Exact&);
using DoubleFunction = double (*)(double);

/// Finite doubles of random magnitude and sign in [2^low, 2^high], then the edges.
std::vector<double> arguments(unsigned seed, int low, int high, bool negative_too, std::vector<double> edges) {
  std::mt19937_64 words(seed);
  std::vector<double> result = std::move(edges);
  for (int i = 0; i < 300; ++i) {
    const double mantissa = 1 + std::ldexp(static_cast<double>(words() >> 12U), -52);
    const int exponent = low + static_cast<int>(words() % static_cast<unsigned>(high - low + 1));
    const double sign = negative_too && words() % 2 == 0 ? -1 : 1;
    result.push_back(sign * std::ldexp(mantissa, exponent));
  }
  return result;
}

/// An MPFR number as the exact rational text that `Exact::ratio` reads.
std::string fraction_of(mpfr_srcptr x) {
  mpq_t q;
  mpq_init(q);
  mpfr_get_q(q, x);
  char* text = mpq_get_str(nullptr, 10, q);
  std::string result(text);
  void (*release)(void*, size_t) = nullptr;
  mp_get_memory_functions(nullptr, nullptr, &release);
  release(text, result.size() + 1);
  mpq_clear(q);
  return result;
}

/// How many doubles lie between `x` and the nearest point of [lower, upper]; 0 inside.
long ulps_outside(double x, const Ends& ends) {
  long steps = 0;
  while (x < ends.lower && steps < 1000000) x = std::nextafter(x, HUGE_VAL), ++steps;
  while (x > ends.upper && steps < 1000000) x = std::nextafter(x, -HUGE_VAL), ++steps;
  return steps;
}

/// Enclosures of f(x) in balls and intervals at `bits` contain MPFR's value, which is rounded both ways at 300 bits.
void agrees_with_mpfr(double x, ExactFunction exact, MpfrFunction mpfr, DoubleFunction plain, long budget) {
  mpfr_t at, down, up;
  mpfr_init2(at, 53);
  mpfr_inits2(300, down, up, static_cast<mpfr_ptr>(nullptr));
  mpfr_set_d(at, x, MPFR_RNDN);
  mpfr(down, at, MPFR_RNDD);
  mpfr(up, at, MPFR_RNDU);
  for (const long bits : {53L, 64L, 130L})
    for (const auto& arithmetic : {ball_arithmetic(bits), interval_arithmetic(bits)}) {
      const InForce scope(*arithmetic);
      const Ends enclosed = ends(exact(Exact(x)));
      CHECK(mpfr_cmp_d(up, enclosed.lower) >= 0);
      CHECK(mpfr_cmp_d(down, enclosed.upper) <= 0);
      if (bits == 130 && std::fabs(plain(x)) >= std::numeric_limits<double>::min()) CHECK(ulps_outside(plain(x), enclosed) <= budget);
    }
  for (const auto& arithmetic : {ball_arithmetic(500), interval_arithmetic(500)}) {  // finer than MPFR's bracket: must lie inside
    const InForce scope(*arithmetic);
    const Exact value = exact(Exact(x));
    CHECK(certainly_at_most(Exact::ratio(fraction_of(down)), value));
    CHECK(certainly_at_most(value, Exact::ratio(fraction_of(up))));
  }
  mpfr_clears(at, down, up, static_cast<mpfr_ptr>(nullptr));
}

// glibc's manual states at most 1 ulp for these functions on x86_64 and aarch64; sqrt is correctly rounded by IEEE 754.
constexpr long libm_budget = 1;

/// I_x(a, b) = P(Binomial(a+b-1, x) >= a), term by term in the scalar type.
template <class S>
S binomial_tail(const S& x, long a, long b) {
  const long n = a + b - 1;
  S sum(0), choose(1);
  for (long j = 0; j <= n; ++j) {
    if (j >= a) sum += choose * pow(x, j) * pow(S(1) - x, n - j);
    choose = choose * S(static_cast<double>(n - j)) / S(static_cast<double>(j + 1));
  }
  return sum;
}

struct BetaCase {
  double x;
  long a, b;
};

std::vector<BetaCase> beta_cases(unsigned seed, int count, long most) {
  std::mt19937_64 words(seed);
  std::vector<BetaCase> result;
  for (const double x : {0.0, 1.0, 0.5, 5e-324, 1e-300, std::ldexp(1.0, -53), 1 - std::ldexp(1.0, -53)})
    for (const long a : {1L, 2L, 7L})
      for (const long b : {1L, 3L, 8L}) result.push_back({x, a, b});
  for (int i = 0; i < count; ++i) {
    const double x = std::ldexp(static_cast<double>(words() >> 44U), -20);  // 20 bits, so that exact sums stay short
    result.push_back({x, 1 + static_cast<long>(words() % static_cast<unsigned long>(most)),
                      1 + static_cast<long>(words() % static_cast<unsigned long>(most))});
  }
  return result;
}

}  // namespace

TEST_CASE("enclosures of exp contain MPFR's value, and double is within an ulp of them") {
  for (const double x : arguments(1, -60, 9, true, {0, 1, -1, 0x1p-200, 709.7, -708, 0.5})) {
    INFO(x);
    agrees_with_mpfr(x, exp, mpfr_exp, exp, libm_budget);
  }
}

TEST_CASE("enclosures of log contain MPFR's value, and double is within an ulp of them") {
  for (const double x : arguments(2, -1000, 1000, false, {1, 2, 0.5, 1 + 0x1p-52, 1 - 0x1p-53, 5e-324, 1.7976931348623157e308})) {
    INFO(x);
    agrees_with_mpfr(x, log, mpfr_log, log, libm_budget);
  }
}

TEST_CASE("enclosures of sqrt contain MPFR's value, and double is correctly rounded") {
  for (const double x : arguments(3, -1000, 1000, false, {0, 1, 2, 4, 0.25, 5e-324, 1.7976931348623157e308})) {
    INFO(x);
    agrees_with_mpfr(x, sqrt, mpfr_sqrt, sqrt, 0);
  }
}

TEST_CASE("enclosures of erf contain MPFR's value, and double is within an ulp of them") {
  for (const double x : arguments(4, -60, 3, true, {0, 1, -1, 6, -6, 12, 0.5, 1e-300})) {
    INFO(x);
    agrees_with_mpfr(x, erf, mpfr_erf, erf, libm_budget);
  }
}

TEST_CASE("enclosures of sin and cos contain MPFR's values, and double is within an ulp of them") {
  for (const double x : arguments(5, -60, 30, true, {0, 1, -1, 3.141592653589793, 1.5707963267948966, 1e22})) {
    INFO(x);
    agrees_with_mpfr(x, sin, mpfr_sin, sin, libm_budget);
    agrees_with_mpfr(x, cos, mpfr_cos, cos, libm_budget);
  }
}

TEST_CASE("enclosures of real powers contain MPFR's value, and double is within an ulp of them") {
  const auto bases = arguments(6, -30, 30, false, {1, 0.5, 2, 4}), exponents = arguments(7, -8, 4, true, {0.5, 3, -0.5, 1});
  for (std::size_t i = 0; i < bases.size(); ++i) {
    INFO(bases[i] << "^" << exponents[i]);
    mpfr_t x, y, down, up;
    mpfr_inits2(53, x, y, static_cast<mpfr_ptr>(nullptr));
    mpfr_inits2(300, down, up, static_cast<mpfr_ptr>(nullptr));
    mpfr_set_d(x, bases[i], MPFR_RNDN);
    mpfr_set_d(y, exponents[i], MPFR_RNDN);
    mpfr_pow(down, x, y, MPFR_RNDD);
    mpfr_pow(up, x, y, MPFR_RNDU);
    for (const auto& arithmetic : {ball_arithmetic(500), interval_arithmetic(500)}) {
      const InForce scope(*arithmetic);
      const Exact value = pow(Exact(bases[i]), Exact(exponents[i]));
      CHECK(certainly_at_most(Exact::ratio(fraction_of(down)), value));
      CHECK(certainly_at_most(value, Exact::ratio(fraction_of(up))));
      CHECK(ulps_outside(pow(bases[i], exponents[i]), ends(value)) <= libm_budget);
    }
    mpfr_clears(x, y, down, up, static_cast<mpfr_ptr>(nullptr));
  }
}

TEST_CASE("the rational incomplete beta function is the binomial tail, summed term by term") {
  const auto rationals = rational_arithmetic();
  const InForce scope(*rationals);
  for (const auto& [x, a, b] : beta_cases(8, 60, 25)) {
    INFO("I_" << x << "(" << a << ", " << b << ")");
    CHECK(incomplete_beta(Exact(x), a, b) == binomial_tail(Exact(x), a, b));
  }
  CHECK(incomplete_beta(ratio<Exact>(1, 3), 4, 6) == binomial_tail(ratio<Exact>(1, 3), 4L, 6L));
}

TEST_CASE("enclosures of the incomplete beta function contain its rational value, and double is within 8 ulp of them") {
  // Boost sums binomial terms of one sign in long double (11 spare bits) or, where that is the shorter sum, subtracts it from 1: the
  // result is never below 2^-3 of what is subtracted, so at most 3 bits of 1 ulp are lost.
  constexpr long budget = 8;
  const auto rationals = rational_arithmetic(10000000);
  long worst = 0;
  for (const auto& [x, a, b] : beta_cases(9, 150, 60)) {
    INFO("I_" << x << "(" << a << ", " << b << ")");
    std::string text;
    Ends truth{};
    {
      const InForce scope(*rationals);
      const Exact value = incomplete_beta(Exact(x), a, b);
      text = enclosure(value).text;
      truth = ends(value);
    }
    for (const long bits : {53L, 200L})
      for (const auto& arithmetic : {ball_arithmetic(bits), interval_arithmetic(bits)}) {
        const InForce scope(*arithmetic);
        const Exact value = incomplete_beta(Exact(x), a, b), exact = Exact::ratio(text);
        CHECK_FALSE(certainly_less(value, exact));
        CHECK_FALSE(certainly_less(exact, value));
        CHECK(ends(value).lower <= truth.upper);
        CHECK(ends(value).upper >= truth.lower);
      }
    const double plain = incomplete_beta(x, a, b);
    if (truth.lower >= std::numeric_limits<double>::min()) worst = std::max(worst, ulps_outside(plain, truth));
  }
  CAPTURE(worst);
  CHECK(worst <= budget);
}

TEST_CASE("our positive sum and Arb's hypergeometric function give one incomplete beta function") {
  for (const auto& [x, a, b] : beta_cases(10, 100, 200)) {
    INFO("I_" << x << "(" << a << ", " << b << ")");
    arb_t value, at, first, second;
    for (auto* ball : {&value, &at, &first, &second}) arb_init(*ball);
    arb_set_d(at, x);
    arb_set_si(first, a);
    arb_set_si(second, b);
    arb_hypgeom_beta_lower(value, first, second, at, 1, 2000);
    arf_t low, high;
    arf_init(low);
    arf_init(high);
    arb_get_interval_arf(low, high, value, 64);
    const auto balls = ball_arithmetic(128);
    const InForce scope(*balls);
    const Ends ours = ends(incomplete_beta(Exact(x), a, b));
    CHECK(arf_cmp_d(high, ours.lower) >= 0);
    CHECK(arf_cmp_d(low, ours.upper) <= 0);
    const double neighbour = std::nextafter(ours.lower, HUGE_VAL);
    CHECK(ours.upper <= std::nextafter(neighbour, HUGE_VAL));  // no cancellation: at most one double inside
    for (auto* end : {&low, &high}) arf_clear(*end);
    for (auto* ball : {&value, &at, &first, &second}) arb_clear(*ball);
  }
}

TEST_CASE("real agrees with balls to its last bits") {
  const auto reals = real_arithmetic(120), balls = ball_arithmetic(300);
  const auto both = [&](auto function) {
    Ends rounded{}, enclosed{};
    {
      const InForce scope(*reals);
      rounded = ends(function());
    }
    const InForce scope(*balls);
    enclosed = ends(function());
    CHECK(rounded.lower == enclosed.lower);  // 120 bits round to the doubles around 300 bits
    CHECK(rounded.upper == enclosed.upper);
  };
  for (const double x : {0.3, 0.7, 1.9}) {
    both([&] { return exp(Exact(x)); });
    both([&] { return log(Exact(x)); });
    both([&] { return sqrt(Exact(x)); });
    both([&] { return erf(Exact(x)); });
    both([&] { return sin(Exact(x)); });
    both([&] { return cos(Exact(x)); });
    both([&] { return pow(Exact(x), Exact(0.7)); });
    both([&] { return pow(Exact(x), -7L); });
    both([&] { return incomplete_beta(Exact(x / 2), 5, 9); });
  }
}

TEST_CASE("double powers are by squaring") {
  CHECK(pow(3.0, 5) == 243);
  CHECK(pow(2.0, -3L) == 0.125);
  CHECK(pow(0.0, 0L) == 1);
  CHECK(pow(-1.0, std::numeric_limits<long>::min()) == 1);
  CHECK(pow(-2.0, 3) == -8);
  CHECK_THROWS_AS(incomplete_beta(-0.1, 1, 1), DomainError);
  CHECK_THROWS_AS(incomplete_beta(std::numeric_limits<double>::quiet_NaN(), 1, 1), DomainError);
  CHECK_THROWS_AS(incomplete_beta(0.5, 0, 1), DomainError);
}

}  // namespace lemmata::special_tests
