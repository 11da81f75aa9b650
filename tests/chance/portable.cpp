#include "lib/chance/portable.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <limits>

namespace lemmata {
namespace {

/// |computed / exact - 1| in units of 2^-53, exact in extended precision.
double roundings(double computed, long double exact) {
  return static_cast<double>(std::fabs(static_cast<long double>(computed) / exact - 1) * 0x1p53L);
}

}  // namespace

TEST_CASE("exp and log are right to about a unit in the last place") {
  double worst_exp = 0, worst_log = 0;
  for (int i = -7000; i <= 7000; ++i) {
    const double x = i * 0.1001;
    worst_exp = std::max(worst_exp, roundings(portable_exp(x), std::exp(static_cast<long double>(x))));
    const double y = std::ldexp(1 + std::fabs(std::sin(i)), i % 1000);
    worst_log = std::max(worst_log, roundings(portable_log(y), std::log(static_cast<long double>(y))));
  }
  // A last Horner step and a scaling round twice; the argument's reduction and the earlier steps add less than as much again.
  CHECK(worst_exp < 4);
  CHECK(worst_log < 4);
  CHECK(portable_exp(0) == 1);
  CHECK(portable_log(1) == 0);
}

TEST_CASE("exp is 0 and infinite where doubles end, and hands on what is no number") {
  CHECK(portable_exp(-746) == 0);
  CHECK(portable_exp(-std::numeric_limits<double>::infinity()) == 0);
  CHECK(portable_exp(710) == std::numeric_limits<double>::infinity());
  CHECK(portable_exp(std::numeric_limits<double>::infinity()) == std::numeric_limits<double>::infinity());
  CHECK(std::isnan(portable_exp(std::nan(""))));
}

}  // namespace lemmata
