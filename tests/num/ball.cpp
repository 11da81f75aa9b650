#include <catch2/catch.hpp>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::ball_tests {

TEST_CASE("a tie on a number that is not dyadic is never decided in balls, whatever the precision") {
  for (const long bits : {64L, 256L, 4096L}) {
    const auto balls = ball_arithmetic(bits);
    const InForce scope(*balls);
    const Exact zero = Exact(1) / Exact(3) * 3 - 1;
    CHECK_THROWS_AS(zero == 0, Undecided);
    CHECK_THROWS_AS(sign(zero, 0), Undecided);
    CHECK_THROWS_AS(zero <= 0, Undecided);
    CHECK_FALSE(certainly_at_most(zero, Exact(0)));
    CHECK_FALSE(certainly_at_most(Exact(0), zero));
    CHECK_FALSE(certainly_less(zero, Exact(0)));
  }
}

TEST_CASE("more bits decide what differs") {
  const auto decided = [](long bits) {
    const auto balls = ball_arithmetic(bits);
    const InForce scope(*balls);
    const Exact x = Exact(1) / Exact(3), y = x + pow(Exact(2), -200L);
    return certainly_less(x, y);
  };
  CHECK_FALSE(decided(128));
  CHECK(decided(256));
}

TEST_CASE("a number equals itself, however wide its ball") {
  const auto balls = ball_arithmetic(64);
  const InForce scope(*balls);
  const Exact third = Exact(1) / Exact(3), copy = third, other = Exact(1) / Exact(3);
  CHECK(third == copy);
  CHECK(max(third, copy) == third);
  CHECK_THROWS_AS(third == other, Undecided);
  CHECK(identical(third, other));
}

TEST_CASE("a ball that may leave the domain is undecided, one that certainly does is a domain error") {
  const auto balls = ball_arithmetic(64);
  const InForce scope(*balls);
  const Exact zero = Exact(1) / Exact(3) * 3 - 1;
  CHECK_THROWS_AS(Exact(1) / zero, Undecided);
  CHECK_THROWS_AS(pow(zero, -2L), Undecided);
  CHECK_THROWS_AS(sqrt(zero), Undecided);
  CHECK_THROWS_AS(log(zero), Undecided);
  CHECK_THROWS_AS(pow(zero, Exact(0.5)), Undecided);
  CHECK_THROWS_AS(sqrt(zero - 1), DomainError);
  CHECK_THROWS_AS(log(zero - 1), DomainError);
  CHECK_THROWS_AS(pow(zero - 1, Exact(0.5)), DomainError);
  CHECK_THROWS_AS(incomplete_beta(zero - 1, 2, 2), DomainError);
}

TEST_CASE("the incomplete beta function of a ball at the end of [0, 1] stays an enclosure of the polynomial") {
  const auto balls = ball_arithmetic(64);
  const InForce scope(*balls);
  const Exact zero = Exact(1) / Exact(3) * 3 - 1;
  const Ends at_one = ends(incomplete_beta(zero + 1, 3, 4));
  CHECK(at_one.lower <= 1);
  CHECK(at_one.upper >= 1);
  CHECK(at_one.upper - at_one.lower < 1e-15);
  const Ends at_zero = ends(incomplete_beta(zero, 3, 4));
  CHECK(at_zero.lower <= 0);
  CHECK(at_zero.upper >= 0);
  CHECK(at_zero.upper - at_zero.lower < 1e-15);
}

TEST_CASE("absolute values and squares of a ball around 0 have the lower end 0, so that a norm exists") {
  const auto balls = ball_arithmetic(64);
  const InForce scope(*balls);
  const Exact zero = Exact(1) / Exact(3) * 3 - 1;
  for (const Exact& x : {abs(zero), zero * zero, square(zero), pow(zero, 6L), sqrt(abs(zero)), sqrt(square(zero))}) {
    CHECK(ends(x).lower == 0);
    CHECK(ends(x).upper >= 0);
    CHECK(ends(x).upper < 1e-8);
    CHECK(certainly_at_most(Exact(0), x));
  }
  CHECK(sqrt(square(zero) + square(Exact(3)) + square(Exact(4))) < Exact(5.5));
  CHECK(ends(pow(zero, 3L)).lower < 0);
  CHECK(abs(Exact(0)) == 0);
}

}  // namespace lemmata::ball_tests
