#include <catch2/catch.hpp>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace lemmata::real_tests {

TEST_CASE("real rounds to nearest at its precision and compares plainly") {
  const auto reals = real_arithmetic(80);
  const InForce scope(*reals);
  CHECK(Exact(1) + pow(Exact(2), -79L) > Exact(1));
  CHECK(Exact(1) + pow(Exact(2), -80L) == Exact(1));  // a tie, to even
  CHECK(Exact(1) / 3 * 3 == Exact(1));
  CHECK(enclosure(Exact(0.375)).text == "0.375");
}

TEST_CASE("a long trajectory in real agrees with its closed form to the precision less the steps' roundings") {
  const auto reals = real_arithmetic(200);
  const InForce scope(*reals);
  Exact x(1);
  for (int i = 0; i < 1000; ++i) x -= x / 10;
  const Exact closed = pow(Exact::ratio("9/10"), 1000L);
  CHECK(abs(x / closed - 1) < pow(Exact(2), -185L));  // 2000 roundings of 2^-200 each
}

}  // namespace lemmata::real_tests
