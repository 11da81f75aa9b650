// sum.add_product(a, b) is sum + a * b in every arithmetic, whoever shares the values.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "lib/num/arithmetic.hpp"
#include "lib/num/error.hpp"
#include "lib/num/operations.hpp"
#include "lib/num/scalar.hpp"

namespace add_product_test {

using namespace lemmata;

std::vector<Exact> values() {
  std::vector<Exact> out;
  for (const char* text :
       {"0", "1", "-1", "1/3", "-5/7", "64", "65", "-9", "4611686018427387903", "-4611686018427387904", "1/4611686018427387904",
        "123456789012345678901234567890", "-1/123456789012345678901234567891", "360360/129859329601"})
    out.push_back(Exact::ratio(text));
  return out;
}

TEST_CASE("a product is added in place as it is added anew, in every arithmetic") {
  const auto rational = rational_arithmetic(), ball = ball_arithmetic(200), interval = interval_arithmetic(100), real = real_arithmetic(90);
  for (const Arithmetic* arithmetic : {rational.get(), ball.get(), interval.get(), real.get()}) {
    const InForce scope(*arithmetic);
    const auto all = values();
    bool same = true;
    for (const Exact& start : all)
      for (const Exact& a : all)
        for (const Exact& b : all) {
          const Exact expected = start + a * b;
          Exact shared = start, own = start + Exact(0);
          shared.add_product(a, b);
          own.add_product(a, b);
          own.add_product(b, a);
          same = same && identical(shared, expected) && identical(own, expected + b * a);
        }
    CAPTURE(std::string(arithmetic->name()));
    CHECK(same);
  }
}

TEST_CASE("what others hold does not change, and a value may be added to itself") {
  const auto rational = rational_arithmetic();
  const InForce scope(*rational);
  Exact sum = ratio<Exact>(1, 3);
  const Exact copy = sum;
  sum.add_product(Exact(2), Exact(3));
  CHECK(copy == ratio<Exact>(1, 3));
  sum.add_product(sum, sum);
  CHECK(sum == ratio<Exact>(19, 3) + ratio<Exact>(361, 9));
  Exact zero(0);  // a number that is kept
  zero.add_product(Exact(5), Exact(7));
  CHECK(Exact(0) == 0L);
  CHECK(zero == Exact(35));
}

TEST_CASE("it counts as two operations, and its result may be too large") {
  const auto rational = rational_arithmetic(100);
  const InForce scope(*rational);
  Exact sum(1);
  const Exact x = pow(Exact(3), 60L);
  const std::size_t before = exact_operations();
  sum.add_product(Exact::ratio("2"), Exact::ratio("5"));
  CHECK(exact_operations() - before == 4);
  CHECK_THROWS_AS(sum.add_product(x, x), TooLarge);
}

}  // namespace add_product_test
