#include <catch2/catch.hpp>

#include "lib/check/order.hpp"

// The O-forms of Theorems 4 and 6 as exponents: M stands for M + 1, s for sigma^2, z for zeta^2, q for 1 - m, mu and L as printed. A sum in a
// denominator is of the order of its larger term, which the cone names.

namespace lemmata::biased_orders_test {
namespace {

bool is_at_most(const std::string& small, const std::string& large, const std::string& cone) {
  return dominates(order_from(large), order_from(small), cone_from(cone)).holds;
}
/// F/(T gamma q) and gamma L s/q, the bracket of Lemma 3, for single monomials T and gamma.
Order bracket(const std::string& T, const std::string& gamma) {
  const Fraction inverse{-1, 1};
  return order_from("F q^-1") * pow(order_from(T), inverse) * pow(order_from(gamma), inverse) + order_from(gamma) * order_from("L s q^-1");
}
bool reaches(const Order& bound, const std::string& accuracy, const std::string& cone) {
  return dominates(order_from(accuracy), bound, cone_from(cone)).holds;
}

}  // namespace

TEST_CASE("the horizon of appendix A.2 has the exponents of Theorem 4, above the floor and at it") {
  const std::string appendix = "M F L eps^-1 q^-1 + F L s eps^-2 q^-2", at_floor = "M F L z^-1 + F L s z^-2";
  CHECK(is_at_most(appendix, "M L F eps^-1 q^-1 + s L F eps^-2 q^-2", "eps q >= z, M >= 1"));
  CHECK(is_at_most(at_floor, "M L F z^-1 + s L F z^-2", "z >= eps q, M >= 1"));
  CHECK_FALSE(is_at_most(appendix, "M L F eps^-1 q^-1 + s L F eps^-2 q^-1", "eps q >= z, M >= 1, 1 >= q"));
}

TEST_CASE("Theorem 4's tuning makes the bracket of Lemma 3 of the order of its target, branch by branch") {
  CHECK(reaches(bracket("s L F eps^-2 q^-2", "eps q L^-1 s^-1"), "eps", "eps q >= z, s >= eps q M, M >= 1"));
  CHECK(reaches(bracket("M L F eps^-1 q^-1", "M^-1 L^-1"), "eps", "eps q >= z, eps q M >= s, M >= 1"));
  CHECK(reaches(bracket("s L F z^-2", "z L^-1 s^-1"), "z q^-1", "z >= eps q, s >= z M, M >= 1"));
  CHECK(reaches(bracket("M L F z^-1", "M^-1 L^-1"), "z q^-1", "z >= eps q, z M >= s, M >= 1"));
  CHECK_FALSE(reaches(bracket("s L F eps^-2 q^-1", "eps q L^-1 s^-1"), "eps", "eps q >= z, s >= eps q M, M >= 1, 1 >= q"));
}

TEST_CASE("what stands before the logarithm in A.3 has the exponents of Theorem 6, and its step size the floor") {
  const std::string appendix = "M L mu^-1 q^-1 + L s eps^-1 mu^-2 q^-2";
  CHECK(is_at_most(appendix, "M L mu^-1 q^-1 + s L eps^-1 mu^-2 q^-2", "eps mu q >= z, M >= 1"));
  CHECK(is_at_most("M L mu^-1 q^-1 + L s z^-1 mu^-1 q^-1", "M L mu^-1 q^-1 + s z^-1 L mu^-1 q^-1", "z >= eps mu q, M >= 1"));
  CHECK(reaches(order_from("eps mu q L^-1 s^-1") * order_from("L s mu^-1 q^-1"), "eps", "M >= 1"));
  CHECK(reaches(order_from("M^-1 L^-1") * order_from("L s mu^-1 q^-1"), "eps", "eps mu q M >= s, M >= 1"));
  CHECK_FALSE(is_at_most(appendix, "M L mu^-1 q^-1 + s eps^-1 mu^-1 q^-2", "L >= mu, M >= 1"));
}

TEST_CASE("the noise term of Theorem 6 is kappa times that of the strongly convex rate") {
  CHECK(is_at_most("L s eps^-1 mu^-2", "kappa s eps^-1 mu^-1", "kappa mu >= L"));
  CHECK_FALSE(is_at_most("L s eps^-1 mu^-2", "s eps^-1 mu^-1", "L >= mu"));
}

}  // namespace lemmata::biased_orders_test
