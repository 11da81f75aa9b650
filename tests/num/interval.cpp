#include <catch2/catch.hpp>
#include <limits>
#include <random>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::interval_tests {

namespace {

constexpr double inf = std::numeric_limits<double>::infinity();

/// A straight-line programme of random operations over three registers; the same seed is the same programme in every arithmetic.
Exact run_programme(unsigned seed, std::vector<Exact> registers, bool transcendental) {
  std::mt19937 words(seed);
  const auto pick = [&] { return registers[words() % registers.size()]; };
  for (int step = 0; step < 8; ++step) {
    const auto operation = words() % (transcendental ? 14U : 8U);
    const Exact a = pick(), b = pick();
    switch (operation) {
      case 0:
        registers.push_back(a + b);
        break;
      case 1:
        registers.push_back(a - b);
        break;
      case 2:
        registers.push_back(a * b);
        break;
      case 3:
        registers.push_back(a / (square(b) + 1));
        break;
      case 4:
        registers.push_back(abs(a) - Exact(0.25));
        break;
      case 5:
        registers.push_back(pow(a / 4, 3L));
        break;
      case 6:
        registers.push_back(pow(a / 4, 4L));
        break;
      case 7:
        registers.push_back(pow(abs(a) + 1, -2L));
        break;
      case 8:
        registers.push_back(exp(-abs(a)));
        break;
      case 9:
        registers.push_back(log(square(a) + 1));
        break;
      case 10:
        registers.push_back(sqrt(abs(a)));
        break;
      case 11:
        registers.push_back(erf(a));
        break;
      case 12:
        registers.push_back(sin(a) + cos(b));
        break;
      default:
        registers.push_back(pow(abs(a) + 1, Exact(0.3)) + incomplete_beta(1 / (1 + square(b)), 3, 4));
        break;
    }
  }
  return registers.back();
}

struct Box {
  double low, point, high;
};

Box random_box(std::mt19937& words) {
  const auto dyadic = [&] { return (static_cast<double>(words() % 8193U) - 4096) / 1024; };
  const double a = dyadic(), b = words() % 4 == 0 ? a : dyadic();
  const double low = std::min(a, b), high = std::max(a, b);
  const double part = static_cast<double>(words() % 5U) / 4;  // the ends and three points between
  return {low, low + part * (high - low), high};
}

/// Ends of the programme at the points in `exact`, and over the boxes in intervals.
void box_encloses_point(unsigned seed, const Arithmetic& exact, bool transcendental) {
  std::mt19937 words(seed);
  std::vector<Box> boxes;
  for (int i = 0; i < 3; ++i) boxes.push_back(random_box(words));
  Ends at_point{}, over_box{};
  {
    const InForce scope(exact);
    std::vector<Exact> registers;
    for (const Box& box : boxes) registers.emplace_back(box.point);
    at_point = ends(run_programme(seed, registers, transcendental));
  }
  for (const long bits : {30L, 53L, 100L}) {
    const auto intervals = interval_arithmetic(bits);
    const InForce scope(*intervals);
    std::vector<Exact> registers;
    for (const Box& box : boxes) registers.push_back(interval(box.low, box.high));
    over_box = ends(run_programme(seed, registers, transcendental));
    INFO("programme " << seed << ", " << bits << " bits");
    CHECK(over_box.lower <= at_point.upper);
    CHECK(over_box.upper >= at_point.lower);
  }
}

}  // namespace

TEST_CASE("an interval encloses the rational value at every point of its box") {
  const auto rationals = rational_arithmetic();
  for (unsigned seed = 0; seed < 400; ++seed) box_encloses_point(seed, *rationals, false);
}

TEST_CASE("an interval encloses the ball at every point of its box") {
  const auto balls = ball_arithmetic(300);
  for (unsigned seed = 1000; seed < 1400; ++seed) box_encloses_point(seed, *balls, true);
}

TEST_CASE("ends are exact where end points are: no sign is lost at the end of a domain") {
  const auto intervals = interval_arithmetic(64);
  const InForce scope(*intervals);
  const auto is = [](const Exact& x, double lower, double upper) { return ends(x).lower == lower && ends(x).upper == upper; };
  const Exact unit = interval(0, 1), both = interval(-1, 2);
  CHECK(is(unit * unit, 0, 1));
  CHECK(is(sqrt(unit * unit), 0, 1));
  CHECK(is(unit - unit, -1, 1));
  CHECK(is(both * both, -2, 4));  // two unknowns, even if one is a copy
  CHECK(is(square(both), 0, 4));
  CHECK(is(pow(both, 3L), -1, 8));
  CHECK(is(pow(both, 4L), 0, 16));
  CHECK(is(pow(interval(-4, -2), -2L), 0.0625, 0.25));
  CHECK(is(pow(interval(-4, -2), -1L), -0.5, -0.25));
  CHECK(is(abs(both), 0, 2));
  CHECK(is(abs(interval(-3, -2)), 2, 3));
  CHECK(is(Exact(1) / interval(2, 4), 0.25, 0.5));
  CHECK(is(interval(-2, 4) / interval(-4, -2), -2, 1));
  CHECK(is(pow(unit, Exact(0.5)), 0, 1));
  CHECK(is(incomplete_beta(unit, 3, 4), 0, 1));
  CHECK(is(incomplete_beta(interval(0.5, 1), 2, 2), 0.5, 1));
  CHECK(ends(sin(interval(0, 3))).upper == 1);
  CHECK(ends(cos(interval(-1, 1))).lower >= 0.5);
}

TEST_CASE("ends may be infinite") {
  const auto intervals = interval_arithmetic(64);
  const InForce scope(*intervals);
  const auto is = [](const Exact& x, double lower, double upper) { return ends(x).lower == lower && ends(x).upper == upper; };
  const Exact all = interval(-inf, inf), up = interval(1, inf), down = interval(-inf, 0);
  CHECK(is(all + all, -inf, inf));
  CHECK(is(all - all, -inf, inf));
  CHECK(is(up + 1, 2, inf));
  CHECK(is(up - up, -inf, inf));
  CHECK(is(all * 0, 0, 0));
  CHECK(is(up * down, -inf, 0));
  CHECK(is(interval(0, inf) * interval(0, inf), 0, inf));
  CHECK(is(Exact(1) / up, 0, 1));
  CHECK(is(up / up, 0, inf));
  CHECK(is(down / up, -inf, 0));
  CHECK(is(square(all), 0, inf));
  CHECK(is(pow(all, 3L), -inf, inf));
  CHECK(is(pow(up, -3L), 0, 1));
  CHECK(is(sqrt(interval(4, inf)), 2, inf));
  CHECK(is(exp(down), 0, 1));
  CHECK(is(log(up), 0, inf));
  CHECK(is(erf(interval(0, inf)), 0, 1));
  CHECK(is(erf(all), -1, 1));
  CHECK(is(sin(all), -1, 1));
  CHECK(is(cos(up), -1, 1));
  CHECK(is(pow(up, Exact(0.5)), 1, inf));
  CHECK(is(pow(up, Exact(-0.5)), 0, 1));
  CHECK(is(pow(interval(0.5, 2), all), 0, inf));
  CHECK(is(pow(up, up), 1, inf));
  CHECK_THROWS_AS(interval(inf, inf), DomainError);
  CHECK_THROWS_AS(interval(2, 1), DomainError);
  CHECK_THROWS_AS(interval(0, std::numeric_limits<double>::quiet_NaN()), DomainError);
}

TEST_CASE("functions beyond the range of the exponent still enclose") {
  const auto intervals = interval_arithmetic(64);
  const InForce scope(*intervals);
  const Exact huge = pow(Exact(10), 100L);
  CHECK(certainly_at_most(Exact(0), exp(huge)));  // Arb gives up on the size, not on the sign
  CHECK(ends(exp(huge)).upper == inf);
  CHECK(certainly_at_most(Exact(0), exp(-huge)));
  CHECK(certainly_less(exp(-huge), Exact(1) / huge));
  CHECK(certainly_less(log(huge), Exact(231)));
  CHECK(certainly_at_most(erf(huge), Exact(1)));
}

TEST_CASE("a comparison of boxes is decided only when it holds for all their points") {
  const auto intervals = interval_arithmetic(64);
  const InForce scope(*intervals);
  const Exact low = interval(0, 1), high = interval(1, 2), apart = interval(3, 4);
  CHECK(low < apart);
  CHECK(apart > low);
  CHECK(low != apart);
  CHECK_THROWS_AS(low < high, Undecided);
  CHECK(low <= high);                      // compare would have to say whether they are equal
  CHECK_THROWS_AS(low == low, Undecided);  // two unknowns of one box
  CHECK(certainly_at_most(low, high));
  CHECK_FALSE(certainly_less(low, high));
  CHECK(certainly_less(low, apart));
  CHECK_FALSE(certainly_at_most(high, low));
  CHECK_FALSE(certainly_at_most(low, low));
  CHECK(Exact(1) == Exact(1));
  CHECK_THROWS_AS(sign(interval(-1, 1), 0), Undecided);
  CHECK_THROWS_AS(max(low, high), Undecided);
}

TEST_CASE("a box that may leave the domain is undecided, one that certainly does is a domain error") {
  const auto intervals = interval_arithmetic(64);
  const InForce scope(*intervals);
  CHECK_THROWS_AS(Exact(1) / interval(-1, 1), Undecided);
  CHECK_THROWS_AS(Exact(1) / interval(0, 1), Undecided);
  CHECK_THROWS_AS(pow(interval(0, 1), -1L), Undecided);
  CHECK_THROWS_AS(sqrt(interval(-1, 1)), Undecided);
  CHECK_THROWS_AS(log(interval(0, 1)), Undecided);
  CHECK_THROWS_AS(pow(interval(-1, 1), Exact(0.5)), Undecided);
  CHECK_THROWS_AS(pow(interval(0, 1), Exact(-0.5)), Undecided);
  CHECK_THROWS_AS(sqrt(interval(-2, -1)), DomainError);
  CHECK_THROWS_AS(log(interval(-1, 0)), DomainError);
  CHECK_THROWS_AS(pow(interval(-2, -1), Exact(0.5)), DomainError);
  CHECK_THROWS_AS(incomplete_beta(interval(1.5, 2), 2, 2), DomainError);
  const Ends beyond = ends(incomplete_beta(interval(0.5, 1.25), 2, 2));  // 3 x^2 - 2 x^3 is 0.78125 at 1.25
  CHECK(beyond.lower <= 0.5);
  CHECK(beyond.upper >= 1);
}

}  // namespace lemmata::interval_tests
