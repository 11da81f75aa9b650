#include <catch2/catch.hpp>

#include "lib/num/arithmetic.hpp"
#include "lib/num/error.hpp"
#include "lib/num/operations.hpp"

namespace lemmata {
namespace operation_cap_test {

/// How many sums are done before the cap ends it, of at most `wanted`.
int sums_under(std::size_t most, int wanted) {
  const auto arithmetic = rational_arithmetic(1 << 14);
  const InForce in_force(*arithmetic);
  int done = 0;
  try {
    const Exact one(1);
    const OperationCap cap(most);
    for (; done < wanted; ++done) (void)(one + one);
  } catch (const TooLarge&) {}
  return done;
}

TEST_CASE("operations of exact numbers end at their cap, and go on after it") {
  CHECK(sums_under(10, 100) == 10);
  CHECK(sums_under(1000, 100) == 100);
  CHECK(sums_under(0, 100) == 0);
}

TEST_CASE("of two caps the stricter holds") {
  const OperationCap outer(50);
  CHECK(sums_under(1000, 100) < 50);
  const OperationCap none(0);
  CHECK(sums_under(1000, 100) == 0);
}

}  // namespace operation_cap_test
}  // namespace lemmata
