#include <catch2/catch.hpp>

#include "lib/compress/max_dithering.hpp"
#include "lib/compress/natural.hpp"
#include "lib/compress/natural_dithering.hpp"
#include "lib/compress/terngrad.hpp"
#include "tests/compress/laws.hpp"

namespace lemmata::compress::dithering_test {
using namespace laws;
using components::for_grid;
using components::Rationals;

TEST_CASE("TernGrad is unbiased, its variance is M ||v||_1 - ||v||^2, and (sqrt d - 1)/2 is attained by (1 + sqrt d, 1, ..., 1)") {
  const Rationals rationals;
  for (long d = 1; d <= 4; ++d) {
    const auto c = terngrad<Exact>(d);
    for_grid(static_cast<std::size_t>(d), 2, [&](const Vec<Exact>& v) {
      check_carried(c, v);
      CHECK(residual(c, v) == norm_inf(v) * norm1(v) - norm2_squared(v));
    });
  }
  CHECK(max_dithering_omega<Exact>(4, 1) == fraction(1, 2));
  CHECK(check_entry("terngrad", 4, 3) == 1);
  CHECK(check_entry("terngrad", 9, 0) == 1);  // (4, 1, ..., 1), omega = 1
  CHECK(max_dithering_worst(9, 1) == std::vector<long>{4, 1, 1, 1, 1, 1, 1, 1, 1});
  CHECK(choose("terngrad", 10).bits() == 52);
}

TEST_CASE("dithering by the largest entry is unbiased, and its variance (sqrt(s^2 + d - 1) - s)/(2s) is attained") {
  const Rationals rationals;
  CHECK(check_entry("qsgd-inf:levels=1", 4, 3) == 1);
  CHECK(check_entry("qsgd-inf:levels=4", 10, 0) == 1);
  for (const long s : {1L, 2L, 3L, 7L}) CHECK(check_entry("qsgd-inf:levels=" + std::to_string(s), 1, 5) == 1);
  for (const long s : {2L, 3L, 7L}) for_grid(3, 4, [c = max_dithering<Exact>(3, s)](const Vec<Exact>& v) { check_carried(c, v); });
  CHECK(check_entry("qsgd-inf:levels=2", 6, 1) == 1);  // sqrt(4 + 5) = 3: (5, 1, 1, 1, 1, 1)
}

TEST_CASE("the sharp variance of dithering by the largest entry is never exceeded where it is irrational") {
  const Balls balls;
  for (const long s : {1L, 2L, 3L}) {
    CHECK(check_entry("qsgd-inf:levels=" + std::to_string(s), 2, 9) == 0);
    CHECK(check_entry("qsgd-inf:levels=" + std::to_string(s), 3, 4) == 0);
  }
  // nearly attained: d = 2, s = 1, x = (1, 1/(1 + sqrt 2)) with 1/(1 + sqrt 2) = 0.41421...
  const auto c = terngrad<Exact>(2);
  const Vec<Exact> near{100000, 41421};
  CHECK(certainly_less((max_dithering_omega<Exact>(2, 1) - Exact(0x1p-30)) * norm2_squared(near), residual(c, near)));
}

TEST_CASE("natural dithering is unbiased and within the published and the better variance, for both norms") {
  const Balls balls;
  for (const std::string norm : {"2", "inf"})
    for (const std::string s : {"1", "2", "3", "6"}) {
      const std::string spec = "natural-dithering:levels=" + s + ",norm=" + norm;
      check_entry(spec, 1, 5);
      check_entry(spec, 2, 5);
      check_entry(spec, 3, 2);
    }
}

TEST_CASE("the better variance of natural dithering is below the published one") {
  const Balls balls;
  for (const auto which : {DitheringNorm::euclidean, DitheringNorm::largest})
    for (long s = 1; s <= 12; ++s)
      for (const long d : {1L, 2L, 3L, 5L, 16L, 100L, 1000L})
        CHECK(natural_dithering_omega<Exact>(d, which, s) <= natural_dithering_published_omega<Exact>(d, s));
}

TEST_CASE(
    "natural dithering attains sqrt(d) t - 1 at equal entries, and by the largest entry (sqrt(1 + (d-1) t^2) - 1)/2 at (m + 1/t, 1, ..., "
    "1)") {
  const Rationals rationals;
  CHECK(natural_dithering_omega<Exact>(9, DitheringNorm::euclidean, 1) == 2);
  CHECK(check_entry("natural-dithering:levels=1", 9, 0) == 1);
  CHECK(natural_dithering_omega<Exact>(4, DitheringNorm::largest, 1) == fraction(1, 2));
  CHECK(check_entry("natural-dithering:levels=1,norm=inf", 4, 2) == 1);
  CHECK(check_entry("natural-dithering:levels=2,norm=inf", 6, 1) == 1);  // t = 1/2: sqrt(4 + 5) = 3, (5, 1, ..., 1)
}

TEST_CASE("natural dithering in R^16 with 3 levels varies by more than 0.3125, by less than 1/8 + 2/9") {
  const Rationals rationals;
  const auto omega = natural_dithering_omega<Exact>(16, DitheringNorm::euclidean, 3);
  CHECK(omega == fraction(1, 8) + fraction(2, 9));
  // The variance is a sum over entries: that of x in (0, 1/4) is x (1/4 - x), of x in [a, 2a] it is (x - a)(2a - x).
  const auto variance = [](const Exact& x) {
    const Exact high = x < fraction(1, 4) ? fraction(1, 4) : 2 * power_of_two_below(x);
    return x < fraction(1, 4) ? x * (high - x) : (x - high / 2) * (high - x);
  };
  const Exact small = fraction(23, 212), large = fraction(137, 212);
  REQUIRE(14 * square(small) + 2 * square(large) == 1);
  CHECK(14 * variance(fraction(1, 8)) + 2 * variance(fraction(5, 8)) == fraction(5, 16));
  CHECK(14 * variance(small) + 2 * variance(large) > fraction(5, 16));
  CHECK(14 * variance(small) + 2 * variance(large) < omega);
}

}  // namespace lemmata::compress::dithering_test
