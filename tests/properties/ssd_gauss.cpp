#include <catch2/catch.hpp>

#include "bounds/ssd/gauss.hpp"
#include "tests/components.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Gauss's inequality is proved for the parts of every unimodal law, and a law on two points breaks it") {
  CHECK(attacked("ssd.lem1.gauss").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem1.gauss", "two-points").verdict == Verdict::refuted);
}

TEST_CASE("no drawn unimodal law is beyond Gauss's inequality, and some attain it") {
  const Finding finding = attacked("ssd.lem1.gauss.mixtures");
  CHECK(finding.verdict == Verdict::survived);
  REQUIRE(finding.sharpness.has_value());
  CHECK(*finding.sharpness > 0.999);
  CHECK(attacked("ssd.lem1.gauss.mixtures", "two-points").verdict == Verdict::refuted);
}

TEST_CASE("Gauss's inequality is attained by an atom and a uniform law, or by a uniform law alone") {
  const components::Rationals rationals;
  // Half an atom, half the uniform law on [-3, 3]: sigma^2 = 3/2, P(|X| > 2) = 1/6.
  CHECK(bounds::ssd::gauss_tail<Exact>(ratio<Exact>(3, 2), Exact(2)) == ratio<Exact>(1, 6));
  // The uniform law on [-3, 3]: sigma^2 = 3, P(|X| > 1) = 2/3.
  CHECK(bounds::ssd::gauss_tail<Exact>(Exact(3), Exact(1)) == ratio<Exact>(2, 3));
}

TEST_CASE("the consequences of Gauss's inequality in appendix B.1 are proved") {
  CHECK(attacked("ssd.lem1.twosided").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem1.twosided", "two-points").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem1.twosided", "inside-out").verdict == Verdict::refuted);
  CHECK(attacked("ssd.lem1.improved").verdict == Verdict::proved);
  CHECK(attacked("ssd.lem1.improved", "two-points").verdict == Verdict::refuted);
}
