#include <catch2/catch.hpp>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::polynomial_tests {

TEST_CASE("polynomials prove an identity for all reals") {
  const auto polynomials = polynomial_arithmetic({"a", "b"}, {false, false}, false);
  const InForce scope(*polynomials);
  const Exact a = symbol("a"), b = symbol("b");
  CHECK(square(a + b) == a * a + 2 * a * b + b * b);
  CHECK(pow(a + b, 5L) - pow(a - b, 5L) == 2 * (5 * pow(a, 4L) * b + 10 * a * a * pow(b, 3L) + pow(b, 5L)));
  CHECK(identical(square(a + b), a * a + 2 * a * b + b * b));
  CHECK(hash(square(a + b)) == hash(b * b + a * a + (a + a) * b));
}

TEST_CASE("polynomials do not prove a false identity, even one that holds at many points") {
  const auto polynomials = polynomial_arithmetic({"a", "b"}, {false, false}, false);
  const InForce scope(*polynomials);
  const Exact a = symbol("a"), b = symbol("b");
  CHECK_THROWS_AS(square(a + b) == a * a + a * b + b * b, Undecided);
  CHECK_FALSE(identical(square(a + b), a * a + a * b + b * b));
  Exact vanishing = a;  // zero at every integer of [-10, 10]
  for (int k = 1; k <= 10; ++k) vanishing *= a * a - k * k;
  CHECK_THROWS_AS(vanishing == 0, Undecided);
  CHECK_FALSE(certainly_at_most(vanishing, Exact(0)));
  CHECK_THROWS_AS(a < b, Undecided);
}

TEST_CASE("a sign is certain when all terms have it, strictly when one term cannot vanish") {
  const auto polynomials = polynomial_arithmetic({"free", "gamma"}, {false, true}, false);
  const InForce scope(*polynomials);
  const Exact x = symbol("free"), gamma = symbol("gamma");
  CHECK(gamma > 0);
  CHECK(gamma * gamma + 3 > 3);
  CHECK(-gamma < x * x);
  CHECK(abs(-gamma) == gamma);
  CHECK(x * x + 1 > 0);
  CHECK_THROWS_AS(x * x > 0, Undecided);  // 0 at x = 0
  CHECK(x * x >= 0);                      // all terms have one sign, whatever x
  CHECK(certainly_at_most(Exact(0), x * x));
  CHECK_FALSE(certainly_less(Exact(0), x * x));
  CHECK_FALSE(certainly_at_most(Exact(0), x * x * x));
  CHECK_FALSE(certainly_at_most(Exact(0), x * x * x * x * gamma - gamma));
  CHECK_THROWS_AS(abs(x), Undecided);
  CHECK(ends(x * x).lower == 0);
}

TEST_CASE("division is by constants or exact") {
  const auto polynomials = polynomial_arithmetic({"a", "b"}, {false, true}, true);
  const InForce scope(*polynomials);
  const Exact a = symbol("a"), b = symbol("b");
  CHECK(arithmetic_in_force().abstract_vectors());
  CHECK((a * 3 + 1) / 3 == a + Exact::ratio("1/3"));
  CHECK((a * a - b * b) / (a - b) == a + b);
  CHECK_THROWS_AS((a * a + b * b) / (a - b), Unsupported);
  CHECK_THROWS_AS(Exact(1) / a, Unsupported);
  CHECK_THROWS_AS(a / (a - a), DomainError);
  CHECK(pow(a, 0L) == 1);
  CHECK(pow(a - a, 3L) == 0);
  CHECK(pow(a - a, 0L) == 1);
}

TEST_CASE("roots of squares need a certain sign, and what is no polynomial is unsupported") {
  const auto polynomials = polynomial_arithmetic({"a", "gamma"}, {false, true}, false);
  const InForce scope(*polynomials);
  const Exact a = symbol("a"), gamma = symbol("gamma");
  CHECK(sqrt(square(gamma + 1) / 4) == (gamma + 1) / 2);
  CHECK(pow(square(gamma), Exact(1.5)) == pow(gamma, 3L));
  CHECK_THROWS_AS(sqrt(a * a), Undecided);
  CHECK_THROWS_AS(sqrt(gamma), Unsupported);
  CHECK_THROWS_AS(sqrt(-gamma), DomainError);
  CHECK_THROWS_AS(exp(a), Unsupported);
  CHECK_THROWS_AS(log(gamma), Unsupported);
  CHECK_THROWS_AS(pow(gamma, a), Unsupported);
  CHECK_THROWS_AS(symbol("other"), std::logic_error);
}

TEST_CASE("polynomials that would not fit are refused") {
  const auto polynomials = polynomial_arithmetic({"a", "b", "c", "d"}, {false, false, false, false}, false);
  const InForce scope(*polynomials);
  const Exact sum = symbol("a") + symbol("b") + symbol("c") + symbol("d");
  CHECK_THROWS_AS(pow(sum, 1000L), TooLarge);
  CHECK_THROWS_AS(pow(symbol("a"), 1L << 50), TooLarge);
  CHECK_THROWS_AS(pow(Exact(2), 1L << 50), TooLarge);
  CHECK(pow(symbol("a"), 1000000L) * symbol("a") == pow(symbol("a"), 1000001L));
}

TEST_CASE("the incomplete beta function is the binomial tail as a polynomial") {
  const auto polynomials = polynomial_arithmetic({"x"}, {false}, false);
  const InForce scope(*polynomials);
  const Exact x = symbol("x");
  CHECK(incomplete_beta(x, 2, 2) == 3 * x * x - 2 * x * x * x);
  CHECK(incomplete_beta(x, 3, 5) == 1 - incomplete_beta(1 - x, 5, 3));
  CHECK_THROWS_AS(incomplete_beta(x, 2, 2) == x, Undecided);
}

}  // namespace lemmata::polynomial_tests
