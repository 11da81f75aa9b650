#include <catch2/catch.hpp>

#include "lib/method/sign_descent.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/problem/quadratic.hpp"
#include "tests/components.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the two-row oracle is unbiased and the origin the only minimiser") {
  CHECK(attacked("ssd.ce-unbiased").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-unbiased", "one-row-only").verdict == Verdict::refuted);
  CHECK(attacked("ssd.ce-unbiased", "parallel-rows").verdict == Verdict::refuted);
}

TEST_CASE("the sign of the two-row oracle is the printed formula, with the sign of its own row") {
  CHECK(attacked("ssd.ce-sign-formula").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-sign-formula", "other-row").verdict == Verdict::refuted);
}

TEST_CASE("on the line a sign is 0 at two points, and signs are opposite everywhere") {
  replays("ssd.ce-signs-on-Z");
  CHECK(attacked("ssd.ce-signs-on-Z", "positive-rows").verdict == Verdict::refuted);
  CHECK(attacked("ssd.ce-signs-on-Z/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-signs-on-Z/repaired", "positive-rows").verdict == Verdict::refuted);
}

TEST_CASE("no step of signSGD leaves the line, a step of SGD does") {
  CHECK(attacked("ssd.ce-stuck").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-stuck", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("signSGD is on the line after each of 10^5 steps, in rationals") {
  const components::Rationals rationals;
  const Exact epsilon = ratio<Exact>(1, 3);
  const method::SignDescent<Exact> method{
      .x0 = {ratio<Exact>(5, 2), ratio<Exact>(-1, 2)},
      .gamma = {method::Schedule<Exact>::Family::blocks, ratio<Exact>(3, 8), ratio<Exact>(-5, 7), 3},
      .oracle = oracle::one_of<Exact>({problem::two_row_term(epsilon, 1), problem::two_row_term(epsilon, 2)})};
  Sampled<Exact> chance({11, 5, 0}, 0);
  auto state = method.start();
  bool stuck = true;
  for (long t = 0; t < 100000; ++t) {
    chance.at_step(static_cast<std::uint32_t>(t));
    state = method.step(state, t, chance);
    stuck = stuck && state.x[0] + state.x[1] == Exact(2);
  }
  CHECK(stuck);
}
