#include "lib/num/arithmetic.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <set>

#include "lib/num/scalar.hpp"

namespace lemmata::arithmetic_tests {

namespace {

std::vector<std::unique_ptr<Arithmetic>> every_arithmetic() {
  std::vector<std::unique_ptr<Arithmetic>> all;
  all.push_back(rational_arithmetic());
  all.push_back(ball_arithmetic(128));
  all.push_back(interval_arithmetic(128));
  all.push_back(taylor_arithmetic(3, 128));
  all.push_back(polynomial_arithmetic({"x"}, {true}, false));
  all.push_back(real_arithmetic(128));
  return all;
}

}  // namespace

TEST_CASE("dyadic numbers are exact in every arithmetic, and so are their sums, products and integer powers") {
  for (const auto& arithmetic : every_arithmetic()) {
    INFO(std::string(arithmetic->name()));
    const InForce scope(*arithmetic);
    const Exact x(0.375), y(-2.5);
    CHECK(x + y == Exact(-2.125));
    CHECK(x - y == Exact(2.875));
    CHECK(x * y == Exact(-0.9375));
    CHECK(y / Exact(0.25) == Exact(-10));
    CHECK(-y == Exact(2.5));
    CHECK(abs(y) == Exact(2.5));
    CHECK(pow(y, 3L) == Exact(-15.625));
    CHECK(pow(y, 0L) == Exact(1));
    CHECK(pow(Exact(0), 0L) == Exact(1));
    CHECK(pow(Exact(2), -3L) == Exact(0.125));
    CHECK(square(y) == Exact(6.25));
    CHECK(sqrt(Exact(6.25)) == Exact(2.5));
    CHECK(exp(Exact(0)) == Exact(1));
    CHECK(log(Exact(1)) == Exact(0));
    CHECK(erf(Exact(0)) == Exact(0));
    CHECK(sin(Exact(0)) == Exact(0));
    CHECK(cos(Exact(0)) == Exact(1));
    CHECK(incomplete_beta(Exact(0.5), 2, 1) == Exact(0.25));
    CHECK(incomplete_beta(Exact(0.5), 1, 2) == Exact(0.75));
    CHECK(Exact::ratio("-6/16") == -x);
    CHECK(Exact() == Exact(0));
  }
}

TEST_CASE("an order that is decided is the order of the numbers") {
  for (const auto& arithmetic : every_arithmetic()) {
    INFO(std::string(arithmetic->name()));
    const InForce scope(*arithmetic);
    const Exact a(1), b(2);
    CHECK(a < b);
    CHECK(b > a);
    CHECK(a <= a);
    CHECK(a != b);
    CHECK_FALSE(a == b);
    const bool certified = arithmetic->name() != "real";  // real rounds, so nothing is certain there
    CHECK(certainly_less(a, b) == certified);
    CHECK(certainly_at_most(a, b) == certified);
    CHECK(certainly_at_most(a, a) == certified);
    CHECK_FALSE(certainly_less(a, a));
    CHECK_FALSE(certainly_at_most(b, a));
    CHECK(min(a, b) == a);
    CHECK(max(a, b) == b);
    CHECK(sign(-b, 1) == Exact(-1));
    CHECK(sign(b - b, 1) == Exact(1));
  }
}

TEST_CASE("division by zero, roots of negatives and logarithms of nonpositives are domain errors in every arithmetic") {
  for (const auto& arithmetic : every_arithmetic()) {
    INFO(std::string(arithmetic->name()));
    const InForce scope(*arithmetic);
    CHECK_THROWS_AS(Exact(1) / Exact(0), DomainError);
    CHECK_THROWS_AS(pow(Exact(0), -1L), DomainError);
    CHECK_THROWS_AS(sqrt(Exact(-1)), DomainError);
    CHECK_THROWS_AS(incomplete_beta(Exact(2), 1, 1), DomainError);
    CHECK_THROWS_AS(incomplete_beta(Exact(0.5), 0, 1), DomainError);
    CHECK_THROWS_AS(incomplete_beta(Exact(0.5), 1, 0), DomainError);
    CHECK_THROWS_AS(Exact(std::numeric_limits<double>::infinity()), DomainError);
    CHECK_THROWS_AS(Exact(std::numeric_limits<double>::quiet_NaN()), DomainError);
    if (arithmetic->name() == "polynomial") continue;
    CHECK_THROWS_AS(log(Exact(0)), DomainError);
    CHECK_THROWS_AS(log(Exact(-3)), DomainError);
  }
}

TEST_CASE("a text that is no fraction is refused in every arithmetic") {
  for (const auto& arithmetic : every_arithmetic()) {
    const InForce scope(*arithmetic);
    for (const char* text : {"", "-", "/", "1/", "/2", "1/0", "1.5", "1/-2", " 1", "1 /2", "1e3", "0x10", "--1", "+-1", "1/2/3"}) {
      INFO(std::string(arithmetic->name()) << " \"" << text << "\"");
      CHECK_THROWS_AS(Exact::ratio(text), BadInput);
    }
    CHECK(Exact::ratio("+4/8") == Exact(0.5));
    CHECK(Exact::ratio("-007") == Exact(-7));
  }
}

TEST_CASE("values of two arithmetics do not mix") {
  const auto all = every_arithmetic();
  for (const auto& first : all)
    for (const auto& second : all) {
      if (first == second) continue;
      INFO(std::string(first->name()) << " in " << std::string(second->name()));
      const InForce outer(*first);
      const Exact foreign(1);
      const InForce inner(*second);
      CHECK_THROWS_AS(foreign + Exact(1), std::logic_error);
      CHECK_THROWS_AS(Exact(1) * foreign, std::logic_error);
      CHECK_THROWS_AS(foreign < Exact(1), std::logic_error);
      CHECK_THROWS_AS(certainly_less(foreign, Exact(1)), std::logic_error);
      CHECK_THROWS_AS(identical(foreign, Exact(1)), std::logic_error);
      CHECK_THROWS_AS(exp(foreign), std::logic_error);
      CHECK_THROWS_AS(enclosure(foreign), std::logic_error);
    }
}

TEST_CASE("series of two orders and polynomials of two rings do not mix") {
  const auto short_series = taylor_arithmetic(2, 64), long_series = taylor_arithmetic(3, 64);
  const InForce outer(*short_series);
  const Exact value(1);
  {
    const InForce inner(*long_series);
    CHECK_THROWS_AS(value + Exact(1), std::logic_error);
  }
  const auto one_ring = polynomial_arithmetic({"x"}, {false}, false), other_ring = polynomial_arithmetic({"x"}, {true}, false);
  const InForce in_one(*one_ring);
  const Exact x = symbol("x");
  const InForce in_other(*other_ring);
  CHECK_THROWS_AS(x + symbol("x"), std::logic_error);
}

TEST_CASE("without an arithmetic in force there is no exact number, and a scope ends with its block") {
  CHECK_THROWS_AS(Exact(1), std::logic_error);
  const auto rationals = rational_arithmetic(), balls = ball_arithmetic(64);
  {
    const InForce outer(*rationals);
    {
      const InForce inner(*balls);
      CHECK(arithmetic_in_force().name() == "ball");
    }
    CHECK(arithmetic_in_force().name() == "rational");
  }
  CHECK_THROWS_AS(arithmetic_in_force(), std::logic_error);
}

TEST_CASE("what only one arithmetic has is refused by the others") {
  for (const auto& arithmetic : every_arithmetic()) {
    const std::string name(arithmetic->name());
    INFO(name);
    const InForce scope(*arithmetic);
    if (name != "interval" && name != "taylor") CHECK_THROWS_AS(interval(0, 1), std::logic_error);
    if (name != "taylor") CHECK_THROWS_AS(taylor_variable(0, 1), std::logic_error);
    if (name != "taylor") CHECK_THROWS_AS(taylor_coefficient(Exact(0), 0), std::logic_error);
    if (name != "polynomial") CHECK_THROWS_AS(symbol("x"), std::logic_error);
    CHECK(arithmetic->refinable() == (name == "ball"));
    CHECK_FALSE(arithmetic->abstract_vectors());
  }
}

TEST_CASE("identical values have one hash, and different values nearly always have two") {
  for (const auto& arithmetic : every_arithmetic()) {
    INFO(std::string(arithmetic->name()));
    const InForce scope(*arithmetic);
    const Exact big = pow(Exact(3), 70L), same = pow(Exact(9), 35L), third = Exact(1) / Exact(3);
    CHECK(identical(big, same));
    CHECK(hash(big) == hash(same));
    CHECK(identical(third, Exact(1) / Exact(3)));
    CHECK(hash(third) == hash(Exact(1) / Exact(3)));
    CHECK_FALSE(identical(big, big + Exact(1)));
    CHECK_FALSE(identical(third, Exact(0)));
    std::set<std::size_t> hashes;
    for (int p = -20; p <= 20; ++p) hashes.insert(hash(Exact(p) / Exact(64)));
    CHECK(hashes.size() == 41);
  }
  CHECK(identical(0.5, 0.5));
  CHECK_FALSE(identical(0.0, -0.0));
  CHECK(hash(0.1) == hash(0.1));
  CHECK(hash(0.0) != hash(-0.0));
}

TEST_CASE("an enclosure has its value between outward rounded ends") {
  const double nearest = 0.1;  // the double nearest to 1/10 is above it
  for (const auto& arithmetic : every_arithmetic()) {
    INFO(std::string(arithmetic->name()));
    const InForce scope(*arithmetic);
    const auto [lower, upper] = ends(Exact::ratio("1/10"));
    CHECK(lower == std::nextafter(nearest, 0.0));
    CHECK(upper == nearest);
    const Ends exact = ends(Exact(0.375));
    CHECK(exact.lower == 0.375);
    CHECK(exact.upper == 0.375);
    const Ends huge = ends(pow(Exact(10), 400L));  // beyond the doubles
    CHECK(huge.lower == std::numeric_limits<double>::max());
    CHECK(huge.upper == std::numeric_limits<double>::infinity());
    const Ends tiny = ends(-Exact(1) / pow(Exact(10), 400L));
    CHECK(tiny.lower == -std::numeric_limits<double>::denorm_min());
    CHECK(tiny.upper == 0);
    CHECK(enclosure(Exact(0.375)).lower == 0.375);
    CHECK(enclosure(Exact(0.375)).upper == 0.375);
    CHECK_FALSE(enclosure(Exact(0.375)).text.empty());
  }
}

}  // namespace lemmata::arithmetic_tests
