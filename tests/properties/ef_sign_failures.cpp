#include <catch2/catch.hpp>

#include "lib/method/sign_descent.hpp"
#include "tests/components.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("signSGD with a fixed step does not settle on the line, unless it starts at the minimiser with step 0") {
  const Finding finding = attacked("ef.ce1.nonconvergence");
  CHECK(reading(finding, "projection=yes,x_0=not-the-minimiser") == Verdict::proved);
  CHECK(reading(finding, "projection=no,x_0=not-the-minimiser") == Verdict::proved);
  CHECK(reading(finding, "projection=yes,x_0=any") == Verdict::refuted);
  CHECK(reading(finding, "projection=no,x_0=any") == Verdict::refuted);
  CHECK(attacked("ef.ce1.nonconvergence", "even").verdict == Verdict::refuted);
}

TEST_CASE("the mean of the sign does not see magnitudes") {
  CHECK(attacked("ef.rem1").verdict == Verdict::proved);
  CHECK(attacked("ef.rem1", "no-sign").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem1", "one-value").verdict == Verdict::refuted);
}

TEST_CASE("the sign ignores (1, 1) unless sign(0) = 0") {
  const Finding finding = attacked("ef.rem2");
  CHECK(reading(finding, "sign(0)=1") == Verdict::proved);
  CHECK(reading(finding, "sign(0)=-1") == Verdict::proved);
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(attacked("ef.rem2", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("under normal noise signSGD descends, with a constant step not to the minimum") {
  const Finding finding = attacked("ef.benign");
  CHECK(reading(finding, "=vanishing") == Verdict::survived);
  CHECK(reading(finding, "=constant") == Verdict::refuted);
  CHECK(attacked("ef.benign", "shifted-noise").verdict == Verdict::refuted);
  CHECK(attacked("ef.benign", "half-smoothness").verdict == Verdict::refuted);
}

TEST_CASE("on Counterexample 1 the mean of f grows by gamma/8 a step: exact over merged states, 200 steps") {
  const components::Rationals rationals;
  const Exact gamma = ratio<Exact>(2, 7), x0 = ratio<Exact>(-1, 3);
  const oracle::Oracle<Exact> oracle = [](const oracle::Point<Exact>&, Chance<Exact>& chance) {
    return Vec<Exact>{chance.among({ratio<Exact>(1, 4), ratio<Exact>(3, 4)}, {Exact(4), Exact(-1)})};
  };
  const method::LatticeSignDescent<Exact> walk{.x0 = Vec<Exact>{x0}, .gamma = gamma, .oracle = oracle};
  Expect<Exact> expect;
  const auto run = expect.run(walk, 200, {[](const auto& s) { return s.x[0] / Exact(4); }});
  for (const long t : {0L, 1L, 10L, 200L}) CHECK(run.mean(0, t) == x0 / Exact(4) + Exact(t) * gamma / Exact(8));
}
