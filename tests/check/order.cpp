#include "lib/check/order.hpp"

#include <catch2/catch.hpp>

#include "lib/num/error.hpp"

namespace lemmata::order_test {
namespace {

bool is_dominated(const char* b, const char* a, const char* cone) { return dominates(order_from(a), order_from(b), cone_from(cone)).holds; }

/// The exponent of s of a monomial along a ray.
double along(const Monomial& m, const Domination& found) {
  double sum = 0;
  for (const auto& [symbol, exponent] : m) {
    const Fraction z = found.ray.at(symbol);
    sum += static_cast<double>(exponent.numerator) / static_cast<double>(exponent.denominator) * static_cast<double>(z.numerator) /
           static_cast<double>(z.denominator);
  }
  return sum;
}

}  // namespace

TEST_CASE("O(a + b) is O(max(a, b)): a sum is dominated by its terms and dominates each") {
  const Order a = order_from("K^-1/2"), b = order_from("d K^-1");
  const Cone cone = cone_from("K >= 1, d >= 1");
  CHECK(dominates(a + b, a, cone).holds);
  CHECK(dominates(a + b, b, cone).holds);
  CHECK(dominates(a + b, a + b, cone).holds);
  CHECK_FALSE(dominates(a, a + b, cone).holds);
  CHECK_FALSE(dominates(b, a + b, cone).holds);
}

TEST_CASE("a geometric mean of two terms is dominated by their sum, on all positive parameters") {
  CHECK(is_dominated("a^1/2 b^1/2", "a + b", "a >= a"));
  CHECK(is_dominated("a^1/3 b^2/3", "a + b", "a >= a"));
  CHECK_FALSE(is_dominated("a^2/3 b^2/3", "a + b", "a >= a"));
}

TEST_CASE("a domination that needs the cone holds on it and on nothing larger") {
  CHECK(is_dominated("d K^-1", "K^-1/2", "K >= d^2, d >= 1"));
  CHECK_FALSE(is_dominated("d K^-1", "K^-1/2", "K >= d, d >= 1"));
  CHECK(is_dominated("K^-1", "K^-1/2", "K >= 1"));
  CHECK_FALSE(is_dominated("K^-1/2", "K^-1", "K >= 1"));
  CHECK(is_dominated("1", "K", "K >= 1"));
}

TEST_CASE("a false domination comes with a ray of the cone along which the ratio grows") {
  const Order a = order_from("K^-1/2 + d K^-3/4"), b = order_from("d K^-1 + d^1/2 K^-1/4");
  const Cone cone = cone_from("K >= d, d >= 1");
  const Domination found = dominates(a, b, cone);
  REQUIRE_FALSE(found.holds);
  for (const Monomial& m : cone.at_least_one) CHECK(along(m, found) >= 0);
  double largest_b = -1e9, largest_a = -1e9;
  for (const Monomial& m : b.terms) largest_b = std::max(largest_b, along(m, found));
  for (const Monomial& m : a.terms) largest_a = std::max(largest_a, along(m, found));
  CHECK(largest_b > largest_a);
  CHECK(found.text.find("outgrows") != std::string::npos);
}

TEST_CASE("dominating is transitive, and compatible with products and powers, on a grid of monomials") {
  const Cone cone = cone_from("K >= 1, d >= 1, K^2 >= d");
  std::vector<Order> orders;
  for (const char* text : {"1", "K^-1", "d K^-1", "d^1/2 K^-1/2", "K^-1/2 + d K^-1", "d", "K", "d K^-2", "K^-1/3 + d^1/3 K^-2/3"})
    orders.push_back(order_from(text));
  for (const Order& a : orders)
    for (const Order& b : orders) {
      const bool ab = dominates(a, b, cone).holds;
      CHECK(dominates(a * orders[2], b * orders[2], cone).holds == ab);
      CHECK(dominates(pow(a, {3, 2}), pow(b, {3, 2}), cone).holds == ab);
      for (const Order& c : orders)
        if (ab && dominates(b, c, cone).holds) CHECK(dominates(a, c, cone).holds);
    }
}

TEST_CASE("orders are written with their parameters in alphabetical order and read back, and nonsense is refused") {
  for (const char* text : {"1", "K^-1/2 d", "K^-1 + K^-2 d^2"}) CHECK(to_string(order_from(text)) == text);
  CHECK(to_string(order_from("K K^-1")) == "1");
  for (const char* text : {"", "K^", "K^1/0", "3 K", "K + ", "K^x"}) CHECK_THROWS_AS(order_from(text), BadInput);
  CHECK_THROWS_AS(cone_from("K > 1"), BadInput);
}

TEST_CASE("a power is refused where it is none, or no exponent holds it") {
  CHECK_THROWS_AS(pow(order_from("K + d"), {-1, 1}), DomainError);  // 1/(K + d) is not 1/K + 1/d
  CHECK_THROWS_AS(pow(order_from("K + d"), {1, -2}), DomainError);
  CHECK_THROWS_AS(pow(order_from("K^4611686018427387904"), {4, 1}), TooLarge);
  CHECK_THROWS_AS(pow(order_from("K"), {1, 0}), BadInput);
  CHECK(to_string(pow(order_from("K"), {1, -2})) == "K^-1/2");
}

}  // namespace lemmata::order_test
