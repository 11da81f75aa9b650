#include <catch2/catch.hpp>
#include <utility>

#include "tests/properties/registry.hpp"

using namespace lemmata;

namespace {

/// f(x, y) = x^2/2, L = mu = 1, x_0 = 1, eight steps. In a burst (q = 1/16) the entry of x turns its sign and that of y is 4, so that the
/// wrong steps are the long ones. Found by the search at deep effort.
Witness witness_in_bursts() {
  Witness witness;
  witness.claim = "scaled.thm2-1";
  const auto held = [&](const char* name, DrawKind kind, double value) {
    witness.draws.push_back({name, kind, Range{}, {Number{value, 1}}});
  };
  for (const auto& [name, value] :
       {std::pair{"trap", 0}, {"bursts", 1}, {"d", 1}, {"ignored", 1}, {"convex", 0}, {"f.family", 0}, {"f.quadratic.kind0", 0}})
    held(name, DrawKind::integer, value);
  held("f.quadratic.e0", DrawKind::real, 1);
  held("f.quadratic.moved", DrawKind::integer, 0);
  held("sign(0)", DrawKind::reading, 0);
  held("x0", DrawKind::vector, 1);
  held("absolute", DrawKind::integer, 0);
  held("burst.q", DrawKind::real, 0x1p-4);
  held("burst.mode0", DrawKind::integer, 0);
  held("burst.a0", DrawKind::real, 1.0625);
  held("burst.mode1", DrawKind::integer, 1);
  held("burst.a1", DrawKind::real, 4);
  held("k", DrawKind::integer, 8);
  held("any_share", DrawKind::integer, 0);
  held("share", DrawKind::real, 0x1p-10);
  return witness;
}

}  // namespace

TEST_CASE("rare bursts in a coordinate that f ignores break the bound of Theorem 2(1)") {
  REQUIRE(find_claim("scaled.thm2-1") != nullptr);
  CHECK(replay(*find_claim("scaled.thm2-1"), witness_in_bursts()).outcome == Replay::Outcome::violates);
}

TEST_CASE("a large step, or no noise term, breaks it") {
  CHECK(attacked("scaled.thm2-1", "large-step").verdict == Verdict::refuted);
  CHECK(attacked("scaled.thm2-1", "no-noise-term").verdict == Verdict::refuted);
}

TEST_CASE("zeta_1 lies between a half and 1, unless f is constant and mu is any of its constants") {
  const Finding range = attacked("scaled.thm2-zeta1-range");
  CHECK(reading(range, "mu=largest") == Verdict::proved);
  CHECK(reading(range, "mu=any") == Verdict::refuted);
  CHECK(attacked("scaled.thm2-zeta1-range", "mu-beyond").verdict == Verdict::refuted);
}
