// The arithmetic in force is a thread's own: two threads reckon side by side, each in its own, and get what one alone gets. Under the thread
// sanitizer (`ctest --preset tsan`) a word that they share would be a race.
#include <flint/flint.h>
#include <catch2/catch.hpp>
#include <string>
#include <thread>

#include "lib/num/arithmetic.hpp"
#include "lib/num/scalar.hpp"

namespace threads_test {

using namespace lemmata;

/// Sum of 1/(i^2 + 3/8) over i, or functions of it that no rational is, as text: it takes caches and large numbers.
std::string reckoned(const Arithmetic& arithmetic, bool functions) {
  const InForce scope(arithmetic);
  Exact sum(0);
  for (long i = 1; i <= 200; ++i) sum += Exact(1) / (Exact(i) * Exact(i) + Exact(0.375));
  return enclosure(functions ? sqrt(sum) + exp(sum) + erf(sum) : sum).text;
}

TEST_CASE("threads reckon in arithmetics of their own") {
  const auto rational = rational_arithmetic(), ball = ball_arithmetic(256);
  const std::string alone_rational = reckoned(*rational, false), alone_ball = reckoned(*ball, true);
  CHECK(alone_rational != alone_ball);
  std::string first, second;
  std::thread one([&first] {
    const auto own = rational_arithmetic();
    for (int round = 0; round < 10; ++round) first = reckoned(*own, false);
    flint_cleanup();  // what FLINT keeps for a thread is the thread's to give back
  });
  std::thread two([&second] {
    const auto own = ball_arithmetic(256);
    for (int round = 0; round < 10; ++round) second = reckoned(*own, true);
    flint_cleanup();
  });
  one.join();
  two.join();
  CHECK(first == alone_rational);
  CHECK(second == alone_ball);
}

}  // namespace threads_test
