#include <catch2/catch.hpp>

#include "lib/problem/from_above.hpp"
#include "tests/components.hpp"

namespace from_above_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_instances;
using components::Rationals;

namespace {

/// How often a pair attains the bound, and how often it bends down further than L.
struct FromAboveSeen {
  int attained = 0, below = 0;
};

template <class Make>
FromAboveSeen pairs_from_above(Make make) {
  const Rationals rationals;
  FromAboveSeen seen;
  for_instances(400, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const FromAbove<Exact> made = make(draw, d);
    const auto& f = made.f;
    const Vec<Exact> x = draw.vector<Exact>("x", d), step = draw.vector<Exact>("step", d);
    const Exact gap = f.value(x + step) - f.value(x) - dot(f.gradient(x), step), most = made.L / 2 * norm2_squared(step);
    CHECK(made.L > 0);
    CHECK(gap <= most);
    if (f.bounded_below) CHECK(f.value(x) >= f.minimum);
    if (most > 0 && gap == most) ++seen.attained;
    if (gap < -most) ++seen.below;
  });
  return seen;
}

}  // namespace

TEST_CASE("a function smooth from above stays below its parabolas, and may fall further than they open") {
  const FromAboveSeen bounded = pairs_from_above([](Draw& draw, long d) { return any_from_above<Exact>(draw, "f", d); });
  const FromAboveSeen any = pairs_from_above([](Draw& draw, long d) { return any_unbounded_from_above<Exact>(draw, "f", d); });
  CHECK(bounded.attained > 20);
  CHECK(bounded.below > 5);
  CHECK(any.attained > 20);
  CHECK(any.below > 20);
}

TEST_CASE("a PL function smooth from above has the mu it declares, convex or not") {
  const FromAboveSeen seen = pairs_from_above([](Draw& draw, long d) { return any_pl_from_above<Exact>(draw, "f", d); });
  CHECK(seen.attained > 20);
  const Rationals rationals;
  int nonconvex = 0, sharp = 0;
  for_instances(400, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto f = any_pl_from_above<Exact>(draw, "f", d).f;
    const Vec<Exact> x = draw.vector<Exact>("x", d);
    REQUIRE(f.mu.has_value());
    const Exact slope = norm2_squared(f.gradient(x)), height = f.value(x) - f.minimum;
    CHECK(slope >= 2 * *f.mu * height);
    if (height > 0 && slope == 2 * *f.mu * height) ++sharp;
    if (!f.convex) ++nonconvex;
  });
  CHECK(sharp > 20);
  CHECK(nonconvex > 20);
}

}  // namespace from_above_test
