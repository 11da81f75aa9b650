#include <catch2/catch.hpp>

#include "lib/method/sign_descent.hpp"
#include "lib/problem/kinked.hpp"
#include "lib/problem/one_pattern.hpp"
#include "tests/components.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("signSGD reaches the optimum of Theorem I from starts on the line, and with sign(0) = 1 or -1 from whole boxes of starts") {
  const Finding finding = attacked("ef.thm1");
  CHECK(reading(finding, "start=density,sign(0)=0") == Verdict::survived);
  CHECK(reading(finding, "start=density,sign(0)=1") == Verdict::refuted);
  CHECK(reading(finding, "start=density,sign(0)=-1") == Verdict::refuted);
  CHECK(reading(finding, "start=any,sign(0)=0") == Verdict::refuted);
  CHECK(reading(finding, "start=any,sign(0)=1") == Verdict::refuted);
  CHECK(reading(finding, "start=any,sign(0)=-1") == Verdict::refuted);
}

TEST_CASE("in one dimension every start is on the line") { CHECK(attacked("ef.thm1", "one-dimension").verdict == Verdict::refuted); }

TEST_CASE("the distance to the line, or plane, of possible steps never changes") {
  CHECK(attacked("ef.thm1/repaired").verdict == Verdict::survived);
  CHECK(attacked("ef.thm1/repaired", "no-sign").verdict == Verdict::refuted);
  CHECK(attacked("ef.thm1/repaired", "two-patterns").verdict == Verdict::refuted);
}

TEST_CASE("signSGD is as far from the line as at its start after 10^5 steps of any size, in rationals") {
  const components::Rationals rationals;
  const auto words = components::tape(3);
  Draw draw(words);
  const auto f = problem::any_one_pattern<Exact>(draw, "f", 3, 2, true);
  const method::SignDescent<Exact> method{.x0 = f.optimum + Vec<Exact>{Exact(2), Exact(1), ratio<Exact>(1, 3)},
                                          .gamma = {method::Schedule<Exact>::Family::blocks, ratio<Exact>(3, 8), ratio<Exact>(-5, 7), 3},
                                          .oracle = oracle::one_of<Exact>(f.terms())};
  const Vec<Exact> start = f.across(method.x0 - f.optimum);
  REQUIRE(norm2_squared(start) > 0);
  Sampled<Exact> chance({5, 11, 0}, 0);
  auto state = method.start();
  for (long t = 0; t < 100000; ++t) {
    chance.at_step(static_cast<std::uint32_t>(t));
    state = method.step(state, t, chance);
  }
  CHECK(norm1(f.across(state.x - f.optimum) - start) == 0);
}

TEST_CASE("signSGD is on the line x_1 + x_2 = 2 of Counterexample 2 after each of 10^5 steps, in rationals") {
  const components::Rationals rationals;
  const auto f = problem::kinked(ratio<Exact>(1, 3), 1);
  const method::SignDescent<Exact> method{.x0 = {Exact(1), Exact(1)},
                                          .gamma = {method::Schedule<Exact>::Family::blocks, ratio<Exact>(2, 7), ratio<Exact>(-3, 5), 4},
                                          .oracle = oracle::exact_oracle<Exact>(f.gradient),
                                          .at_zero = 1};
  Sampled<Exact> chance({5, 11, 0}, 0);
  auto state = method.start();
  bool stuck = true;
  for (long t = 0; t < 100000; ++t) {
    state = method.step(state, t, chance);
    stuck = stuck && state.x[0] + state.x[1] == Exact(2) && f.value(state.x) >= f.value(method.x0);
  }
  CHECK(stuck);
}
