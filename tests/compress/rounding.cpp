#include <catch2/catch.hpp>

#include "lib/compress/low_bit.hpp"
#include "lib/compress/power_rounding.hpp"
#include "tests/compress/laws.hpp"

namespace lemmata::compress::rounding_test {
using namespace laws;
using components::Rationals;

namespace {

constexpr FloatFormat formats[] = {fp16, bf16, e4m3, e5m2};

FloatFormat without_ends(FloatFormat format) {
  format.unbounded = true;
  return format;
}
Exact nearest(const FloatFormat& format, const Exact& x) { return output(low_bit<Exact>(format, false), {x})[0]; }
/// l 2^e.
Exact scaled_integer(long l, long e) { return Exact(l) * pow(Exact(2), e); }

}  // namespace

TEST_CASE("the power of a base below a number is found for all magnitudes and bases") {
  const Rationals rationals;
  for (const Exact& base : {Exact(2), Exact(3), fraction(3, 2), fraction(5, 4), Exact(10)})
    for (long e = -300; e <= 300; e += 37)
      for (const Exact& x : {pow(base, e), pow(base, e) * (1 + (base - 1) * fraction(999, 1000)), pow(base, e) * (1 + (base - 1) / 1000)})
        CHECK(power_below(x, base) == pow(base, e));
  for (const double x : {5e-324, 1e-310, 1e-300, 0.3, 1.0, 7.0, 1e300, 1.7976931348623157e308}) {
    const double a = power_below(x, 3.0);
    CHECK((a <= x * 1.001 && x <= 3.001 * a));
  }
  CHECK_THROWS_AS(power_below(Exact(1), Exact(1)), DomainError);
}

TEST_CASE("nearest powers lose ((b - 1)/(b + 1))^2 half way between two powers and never more") {
  const Rationals rationals;
  for (const std::string base : {"2", "3", "3/2", "5/4", "10", "1024"}) {
    CHECK(check_entry("nearest-power:base=" + base, 1, 60) == 1);
    CHECK(check_entry("nearest-power:base=" + base, 2, 5) == 1);
  }
  CHECK(nearest_power<Exact>(Exact(2)).delta == fraction(8, 9));
  CHECK(identical(output(nearest_power<Exact>(Exact(2)), {3, -6, 5, 0, fraction(-7, 64)}), Vec<Exact>{2, -4, 4, 0, fraction(-1, 8)}));
  for (const std::string base : {"1", "1/2", "0", "-3", "2000", "x"}) CHECK_THROWS_AS(choose("nearest-power:base=" + base, 2), BadInput);
}

TEST_CASE("random rounding to powers is unbiased with variance (b + 1/b - 2)/4, attained at 2b/(b + 1); base 2 is natural compression") {
  const Rationals rationals;
  for (const std::string base : {"2", "3", "3/2", "5/4", "10"}) {
    CHECK(check_entry("exponential:base=" + base, 1, 60) == 1);
    CHECK(check_entry("exponential:base=" + base, 2, 5) == 1);
  }
  const auto two = exponential_rounding<Exact>(Exact(2)), known = natural<Exact>();
  CHECK(*two.omega == *known.omega);
  for (long p = 1; p <= 40; ++p) CHECK(residual(two, {fraction(p, 7)}) == residual(known, {fraction(p, 7)}));
}

TEST_CASE("low-bit floats hold exactly the numbers of their formats: every one of the 8-bit formats is kept") {
  const Rationals rationals;
  for (const FloatFormat& format : {e4m3, e5m2}) {
    long count = 0;
    for (long e = format.lowest; e <= format.highest; ++e)
      for (long l = e == format.lowest ? 0 : 1L << format.mantissa; l < 2L << format.mantissa; ++l) {
        if (e == format.highest && l > format.most) continue;
        const Exact x = scaled_integer(l, e - format.mantissa);
        CHECK(nearest(format, x) == x);
        CHECK(residual(low_bit<Exact>(format, true), {-x}) == 0);
        ++count;
      }
    CHECK(count == (format.mantissa == 3 ? 127 : 124));  // of 128 patterns without the sign: one NaN, or infinity and three NaNs
  }
  CHECK(largest_finite<Exact>(fp16) == 65504);
  CHECK(largest_finite<Exact>(e4m3) == 448);
  CHECK(largest_finite<Exact>(e5m2) == 57344);
  CHECK(largest_finite<Exact>(bf16) == scaled_integer(255, 120));
}

TEST_CASE("nearest rounding to a low-bit float takes the nearer neighbour, at ties the even one") {
  const Rationals rationals;
  for (const FloatFormat& format : formats)
    for (const long e : {format.lowest - 1, format.lowest, 0L, format.highest - 1}) {
      const long n = 1L << format.mantissa, scale = std::max(e, format.lowest) - format.mantissa;
      for (const long l : {n, n + 1, n + 2, 2 * n - 2, 2 * n - 1}) {
        const long even = l % 2 == 0 ? l : l + 1;
        CHECK(nearest(format, scaled_integer(2 * l + 1, scale - 1)) == scaled_integer(even, scale));
        CHECK(nearest(format, -scaled_integer(4 * l + 1, scale - 2)) == -scaled_integer(l, scale));
        CHECK(nearest(format, scaled_integer(4 * l + 3, scale - 2)) == scaled_integer(l + 1, scale));
      }
    }
}

TEST_CASE("nearest rounding loses (u/(1 + u))^2 at 1 + u, never more in the normal range") {
  const Rationals rationals;
  for (const FloatFormat& format : formats) {
    const Exact u = pow(Exact(2), -(format.mantissa + 1)), worst = 1 + u;
    const auto c = low_bit<Exact>(format, false);
    const Exact lost = 1 - float_nearest_delta<Exact>(format);
    CHECK(lost == square(u / (1 + u)));
    CHECK(residual(c, {worst}) == lost * square(worst));
    const long step = format.mantissa > 5 ? 61 : 1;  // of sixteenths of ulps: all of [1, 2] where that is short
    for (long i = 0; i <= 16L << format.mantissa; i += step)
      for (const long e : {format.lowest, 0L, format.highest - 1}) {
        const Exact x = scaled_integer((16L << format.mantissa) + i, e - 4 - format.mantissa);
        CHECK(residual(c, {x}) <= lost * square(x));
      }
  }
}

TEST_CASE(
    "stochastic rounding to a low-bit float is unbiased, and its variance 2^-2m/(4 (1 + 2^-m)) is attained right above powers of two") {
  const Rationals rationals;
  CHECK(float_stochastic_omega<Exact>(e4m3) == fraction(1, 288));
  CHECK(float_stochastic_omega<Exact>(e5m2) == fraction(1, 80));
  CHECK(float_stochastic_omega<Exact>(bf16) == fraction(1, 4 * 128 * 129));
  for (const FloatFormat& format : formats) {
    const Exact epsilon = pow(Exact(2), -format.mantissa), omega = float_stochastic_omega<Exact>(format);
    CHECK(omega == square(epsilon) / (4 * (1 + epsilon)));
    const auto c = low_bit<Exact>(format, true);
    const long n = 1L << format.mantissa, step = format.mantissa > 5 ? 61 : 1;
    const Exact worst = fraction(2 * (n + 1), 2 * n + 1);
    CHECK(residual(c, {worst}) == omega * square(worst));
    for (long i = 0; i <= 16 * n; i += step)
      for (const long e : {format.lowest, 0L, format.highest - 1}) {
        const Exact x = scaled_integer(16 * n + i, e - 4 - format.mantissa);
        CHECK(residual(c, {-x}) <= omega * square(x));
        CHECK(mean(c, {-x})[0] == -x);
      }
  }
}

TEST_CASE("with exponents of all sizes the constants of low-bit floats hold everywhere") {
  const Rationals rationals;
  for (const std::string format : {"fp16", "bf16", "e4m3", "e5m2"})
    for (const std::string rounding : {"nearest", "stochastic"}) {
      const std::string spec = "low-bit:format=" + format + ",exponents=unbounded,rounding=" + rounding;
      CHECK(check_entry(spec, 1, 40) == 1);
      CHECK(check_entry(spec, 2, 3) == 1);
    }
  const auto c = low_bit<Exact>(without_ends(e4m3), false);
  for (const long e : {-2000L, 2000L}) CHECK(output(c, {scaled_integer(17, e)})[0] == scaled_integer(16, e));
}

TEST_CASE("below the normal range low-bit floats err absolutely, and so contract by no delta; beyond the largest number they saturate") {
  const Rationals rationals;
  for (const FloatFormat& format : formats) {
    const Exact least = scaled_integer(1, format.lowest - format.mantissa);
    CHECK(nearest(format, least / 2) == 0);
    CHECK(nearest(format, least * fraction(3, 4)) == least);
    CHECK(nearest(format, least * fraction(3, 2)) == 2 * least);
    const auto random = low_bit<Exact>(format, true);
    CHECK(mean(random, {least / 3})[0] == least / 3);
    CHECK(residual(random, {least / 3}) == 2 * square(least / 3));
    const Exact most = largest_finite<Exact>(format);
    for (const Exact& factor : {Exact(1), fraction(1000001, 1000000), Exact(1000000)}) {
      CHECK(nearest(format, -most * factor) == -most);
      CHECK(mean(random, {most * factor})[0] == most);
    }
  }
  for (const std::string format : {"fp16", "bf16", "e4m3", "e5m2"})
    for (const std::string rounding : {"nearest", "stochastic"})
      check_refuted("low-bit:format=" + format + ",rounding=" + rounding, 2, fraction(1, 1000000));
  CHECK(choose("low-bit:format=bf16", 3).bits() == 48);
}

TEST_CASE("low-bit floats are the same in double and in rationals, to the last bit") {
  const Rationals rationals;
  for (const FloatFormat& format : formats) {
    const auto in_double = low_bit<double>(format, false);
    Enumerated<double> chance;
    for (std::uint32_t i = 0; i < 200; ++i) {
      const double x = std::ldexp(static_cast<double>(philox_word({5, 5, 5}, 0, 0, i) >> 11U), static_cast<int>(i) - 153);
      CHECK(nearest(format, Exact(x)) == Exact(in_double.apply({x}, 0, chance)[0]));
    }
  }
}

}  // namespace lemmata::compress::rounding_test
