#include <algorithm>
#include <catch2/catch.hpp>

#include "lib/problem/separable.hpp"
#include "tests/components.hpp"

namespace piecewise_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_instances;
using components::Rationals;

namespace {

/// Both scalars decode one tape to the same draws.
template <Scalar S>
PiecewiseQuadratic<S> drawn(std::uint64_t number, Shape shape) {
  const auto words = components::tape(number);
  Draw draw(words);
  return any_piecewise<S>(draw, "f", shape);
}

double rounded(const Exact& x) { return enclosure(x).lower; }

}  // namespace

// f'^2 <= 2 L (f - min f) for every L-smooth f: a ratio that claims compare. Where double computes f and f' from large numbers that
// cancel, it fails by orders of magnitude.
TEST_CASE("in double a piecewise function above its minimum, its slope and its smoothness belong together") {
  int compared = 0;
  for_instances(3000, [&](Draw& draw) {
    PiecewiseQuadratic<double> f;
    try {
      f = any_piecewise<double>(draw, "f", Shape::smooth);
    } catch (const Unsupported&) { return; }
    const double L = f.smoothness();
    for (const double x : {draw.real<double>("x"), f.minimiser + draw.real<double>("step"), f.minimiser * (1 + 0x1p-30)}) {
      const double slope = square(f.slope(x)), height = 2 * L * f.value(x);
      if (!(slope > 1e-290) || !(std::max(slope, height) < 1e290)) continue;
      ++compared;
      INFO(x);
      CHECK(slope <= height * (1 + 1e-6));
    }
  });
  CHECK(compared > 5000);
}

TEST_CASE("the smoothness of a drawn piecewise function is right in double, or refused") {
  const Rationals rationals;
  int compared = 0;
  for (std::uint64_t number = 0; number < 1000; ++number) {
    try {
      const auto f = drawn<double>(number, Shape::smooth);
      CHECK(f.smoothness() == Approx(rounded(drawn<Exact>(number, Shape::smooth).smoothness())).epsilon(1e-12));
      ++compared;
    } catch (const Unsupported&) { continue; }
  }
  CHECK(compared > 900);
}

TEST_CASE("a minimiser far from the knots is a knot of its own in double, and the function is the same") {
  const Rationals rationals;
  for (const double slope : {-3.0, 3.0, 0x1p40}) {
    PiecewiseQuadratic<double> f{.knots = {0x1p40}, .derivative = {slope}, .left = 1, .right = 2};
    f.finish();
    const double m = 0x1p40 - (slope > 0 ? slope : slope / 2);
    CHECK(f.minimiser == m);
    CHECK(f.value(m) == 0);
    CHECK(f.slope(m) == 0);
    for (const double h : {-0x1p-8, 0x1p-8}) {
      PiecewiseQuadratic<Exact> exact{.knots = {Exact(0x1p40)}, .derivative = {Exact(slope)}, .left = 1, .right = 2};
      exact.finish();
      CHECK(f.value(m + h) == rounded(exact.value(Exact(m + h))));
      CHECK(f.slope(m + h) == rounded(exact.slope(Exact(m + h))));
    }
  }
}

TEST_CASE("a minimiser inside a piece splits it, and no knot is met twice") {
  PiecewiseQuadratic<double> f{.knots = {-1, 3}, .derivative = {-1, 3}, .left = 2, .right = 5};
  f.finish();
  CHECK(f.knots == std::vector<double>{-1, 0, 3});
  CHECK(f.derivative == std::vector<double>{-1, 0, 3});
  CHECK(f.between == std::vector<double>{1, 1});
  CHECK(f.value(-2) == 2.5);
  CHECK(f.value(1) == 0.5);
  CHECK(f.value(4) == 10);
  f.finish();
  CHECK(f.knots.size() == 3);
}

TEST_CASE("of two wells with large walls between them double finds the lower one") {
  PiecewiseQuadratic<double> f{.knots = {-2, 0, 2, 4}, .derivative = {0x1p40, 0, -0x1p40, 0}, .left = 0x1p40, .right = 0x1p40};
  f.finish();
  CHECK(f.value(f.minimiser) == 0);
  for (double x = -8; x <= 8; x += 0.25) CHECK(f.value(x) >= 0);
}

TEST_CASE("knots, or a knot and the minimiser, that double cannot tell apart are refused") {
  PiecewiseQuadratic<double> far{.knots = {0x1p80}, .derivative = {1}, .left = 1, .right = 1};
  CHECK_THROWS_AS(far.finish(), Unsupported);
  PiecewiseQuadratic<double> f{.knots = {1, 1}, .derivative = {-1, 1}, .left = 1, .right = 1, .between = {0x1p60}};
  CHECK_THROWS_AS(f.finish(), Unsupported);
}

}  // namespace piecewise_test
