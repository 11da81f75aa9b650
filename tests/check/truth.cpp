#include "lib/check/truth.hpp"

#include <catch2/catch.hpp>

#include "lib/num/arithmetic.hpp"
#include "lib/num/operations.hpp"

namespace truth_test {

using namespace lemmata;

TEST_CASE("rationals decide every relation, the edge too") {
  const auto rationals = rational_arithmetic();
  const InForce in(*rationals);
  const Exact half(ratio<Exact>(1, 2)), one(1);
  CHECK(truth_of(at_most(one, one)) == Truth::holds);
  CHECK(truth_of(strictly_less(one, one)) == Truth::fails);
  CHECK(truth_of(equal(one, one)) == Truth::holds);
  CHECK(truth_of(at_most(one, half)) == Truth::fails);
  CHECK(truth_of(strictly_less(half, one)) == Truth::holds);
  CHECK(truth_of(equal(half, one)) == Truth::fails);
}

TEST_CASE("balls decide what does not overlap, and leave open what does") {
  const auto balls = ball_arithmetic(64);
  const InForce in(*balls);
  const Exact two = square(sqrt(Exact(2)));  // an enclosure of 2
  CHECK(truth_of(at_most(two, Exact(2))) == Truth::open);
  CHECK(truth_of(strictly_less(two, Exact(2))) == Truth::open);
  CHECK(truth_of(equal(two, Exact(2))) == Truth::open);
  CHECK(truth_of(equal(two, Exact(3))) == Truth::fails);
  CHECK(truth_of(strictly_less(two, Exact(3))) == Truth::holds);
  CHECK(truth_of(at_most(Exact(3), two)) == Truth::fails);
}

TEST_CASE("hypotheses hold together when each does, and one that fails is enough") {
  const auto balls = ball_arithmetic(64);
  const InForce in(*balls);
  const auto holds = at_most(Exact(1), Exact(2)), fails = at_most(Exact(2), Exact(1));
  const auto open = at_most(square(sqrt(Exact(2))), Exact(2));
  CHECK(truth_of(std::vector<Relation<Exact>>{}) == Truth::holds);
  CHECK(truth_of(std::vector<Relation<Exact>>{holds, holds}) == Truth::holds);
  CHECK(truth_of(std::vector<Relation<Exact>>{holds, open}) == Truth::open);
  CHECK(truth_of(std::vector<Relation<Exact>>{open, fails}) == Truth::fails);
}

}  // namespace truth_test
