#include <catch2/catch.hpp>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::rational_tests {

TEST_CASE("three times a third is one, exactly") {
  const auto rationals = rational_arithmetic();
  const InForce scope(*rationals);
  const Exact third = ratio<Exact>(1, 3);
  CHECK(third * 3 - 1 == 0);
  CHECK(sign(third * 3 - 1, 0) == 0);
  CHECK(enclosure(third).text == "1/3");
  CHECK(enclosure(third * 6).text == "2");
}

TEST_CASE("a double is its dyadic, also at the ends of its range") {
  const auto rationals = rational_arithmetic();
  const InForce scope(*rationals);
  CHECK(enclosure(Exact(0.1)).text == "3602879701896397/36028797018963968");
  CHECK(Exact(5e-324) == pow(Exact(2), -1074L));
  CHECK(Exact(1.7976931348623157e308) == pow(Exact(2), 971L) * (pow(Exact(2), 53L) - 1));
  CHECK(Exact(-0.0) == 0);
  CHECK(Exact(9007199254740993L) == pow(Exact(2), 53L) + 1);
}

TEST_CASE("roots of squares are exact and other roots are irrational") {
  const auto rationals = rational_arithmetic();
  const InForce scope(*rationals);
  CHECK(sqrt(ratio<Exact>(49, 64)) == ratio<Exact>(7, 8));
  CHECK(sqrt(Exact(0)) == 0);
  CHECK_THROWS_AS(sqrt(Exact(2)), Irrational);
  CHECK_THROWS_AS(sqrt(ratio<Exact>(4, 3)), Irrational);
  CHECK_THROWS_AS(exp(Exact(1)), Irrational);
  CHECK_THROWS_AS(log(Exact(2)), Irrational);
  CHECK_THROWS_AS(erf(Exact(1)), Irrational);
  CHECK_THROWS_AS(sin(Exact(1)), Irrational);
  CHECK_THROWS_AS(cos(Exact(1)), Irrational);
}

TEST_CASE("real powers are exact where they are rational") {
  const auto rationals = rational_arithmetic();
  const InForce scope(*rationals);
  CHECK(pow(ratio<Exact>(2, 3), Exact(4)) == ratio<Exact>(16, 81));
  CHECK(pow(Exact(-2), Exact(3)) == -8);
  CHECK(pow(ratio<Exact>(4, 9), Exact(1.5)) == ratio<Exact>(8, 27));
  CHECK(pow(ratio<Exact>(4, 9), Exact(-0.5)) == ratio<Exact>(3, 2));
  CHECK(pow(ratio<Exact>(8, 27), ratio<Exact>(2, 3)) == ratio<Exact>(4, 9));
  CHECK(pow(Exact(0), Exact(0.5)) == 0);
  CHECK(pow(Exact(1), ratio<Exact>(1, 1000003)) == 1);
  CHECK_THROWS_AS(pow(Exact(2), Exact(0.5)), Irrational);
  CHECK_THROWS_AS(pow(Exact(-2), Exact(0.5)), DomainError);
  CHECK_THROWS_AS(pow(Exact(0), Exact(-0.5)), DomainError);
}

TEST_CASE("a rational beyond the cap is refused before it is computed") {
  const auto rationals = rational_arithmetic(1000);
  const InForce scope(*rationals);
  const Exact x = pow(Exact(3), 600L);  // 951 bits
  CHECK_THROWS_AS(x * x, TooLarge);
  CHECK_THROWS_AS(Exact(1) / x / x, TooLarge);
  CHECK_THROWS_AS(pow(Exact(3), 4000000000000000000L), TooLarge);
  CHECK_THROWS_AS(pow(Exact(3), -4000000000000000000L), TooLarge);
  CHECK_THROWS_AS(incomplete_beta(ratio<Exact>(1, 3), 1000, 100000000), TooLarge);
  CHECK(pow(Exact(-1), 4000000000000000001L) == -1);
  CHECK(pow(Exact(1), -4000000000000000000L) == 1);
  CHECK(x / x == 1);
}

}  // namespace lemmata::rational_tests
