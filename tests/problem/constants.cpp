#include <catch2/catch.hpp>

#include "lib/problem/any_problem.hpp"
#include "tests/components.hpp"

namespace constants_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_instances;
using components::Rationals;

namespace {

struct Reached {
  int smoothness = 0, lipschitz = 0, coordinates = 0, strong = 0, pl = 0, smooth_inf = 0, nonconvex = 0, mirrored = 0;
};

void check_pair(const Problem<Exact>& f, const Vec<Exact>& x, const Vec<Exact>& y, Reached& reached) {
  const Vec<Exact> step = y - x, change = f.gradient(y) - f.gradient(x);
  const Exact gap = f.value(y) - f.value(x) - dot(f.gradient(x), step), square_step = norm2_squared(step);
  CHECK(abs(gap) <= f.L / 2 * square_step);
  CHECK(norm2_squared(change) <= square(f.L) * square_step);
  Exact weighted(0);
  for (std::size_t i = 0; i < step.size(); ++i) weighted += f.coordinate_smoothness[i] / 2 * square(step[i]);
  CHECK(gap <= weighted);
  CHECK(f.value(x) >= f.minimum);
  if (f.convex) CHECK(gap >= 0);
  if (!f.convex) ++reached.nonconvex;
  const Exact slope = norm2_squared(f.gradient(x)), height = f.value(x) - f.minimum;
  if (f.strong_convexity) CHECK(gap >= *f.strong_convexity / 2 * square_step);
  if (f.mu) CHECK(slope >= 2 * *f.mu * height);
  if (f.smooth_inf) CHECK(norm1(change) <= f.smooth_inf() * norm_inf(step));
  if (f.strong_convexity_inf) CHECK(gap >= f.strong_convexity_inf() / 2 * square(norm_inf(step)));
  if (f.mu_inf) CHECK(square(norm1(f.gradient(x))) >= 2 * f.mu_inf() * height);
  if (square_step == 0) return;
  if (abs(gap) == f.L / 2 * square_step) ++reached.smoothness;
  if (norm2_squared(change) == square(f.L) * square_step) ++reached.lipschitz;
  if (gap == weighted && gap > 0) ++reached.coordinates;
  if (f.strong_convexity && gap == *f.strong_convexity / 2 * square_step) ++reached.strong;
  if (f.mu && height > 0 && slope == 2 * *f.mu * height) ++reached.pl;
  if (f.smooth_inf && norm1(change) == f.smooth_inf() * norm_inf(step)) ++reached.smooth_inf;
}

template <class Make>
Reached check_class(Make make) {
  const Rationals rationals;
  Reached reached;
  for_instances(250, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const Problem<Exact> f = make(draw, d);
    CHECK(f.d == d);
    CHECK(f.value(f.minimiser) == f.minimum);
    CHECK(norm1(f.gradient(f.minimiser)) == 0);
    if (f.name.find("mirrored") == 0) ++reached.mirrored;
    const auto x = draw.vector<Exact>("x", d), y = draw.vector<Exact>("y", d);
    check_pair(f, x, y, reached);
    check_pair(f, f.minimiser, x, reached);
    check_pair(f, y, f.minimiser + ratio<Exact>(1, 8) * x, reached);
  });
  return reached;
}

}  // namespace

TEST_CASE("constants and minimum of smooth problems hold on random pairs and are reached, convex or not") {
  const Reached reached = check_class([](Draw& draw, long d) { return any_smooth<Exact>(draw, "f", d); });
  CHECK(reached.smoothness > 20);
  CHECK(reached.lipschitz > 20);
  CHECK(reached.coordinates > 20);
  CHECK(reached.smooth_inf > 20);
  CHECK(reached.nonconvex > 20);
  CHECK(reached.mirrored > 5);
}

TEST_CASE("convex problems lie above their tangents") {
  const Reached reached = check_class([](Draw& draw, long d) {
    auto f = any_convex<Exact>(draw, "f", d);
    CHECK(f.convex);
    return f;
  });
  CHECK(reached.nonconvex == 0);
  CHECK(reached.smoothness > 20);
}

TEST_CASE("strongly convex problems know the largest mu") {
  const Reached reached = check_class([](Draw& draw, long d) {
    auto f = any_strongly_convex<Exact>(draw, "f", d);
    CHECK(f.convex);
    CHECK(f.strong_convexity.value() > 0);
    CHECK(f.mu.value() >= f.strong_convexity.value());
    return f;
  });
  CHECK(reached.strong > 20);
  CHECK(reached.pl > 20);
}

TEST_CASE("PL problems know their mu, convex or not") {
  const Reached reached = check_class([](Draw& draw, long d) { return any_pl<Exact>(draw, "f", d); });
  CHECK(reached.nonconvex > 60);
  CHECK(reached.pl > 20);
}

TEST_CASE("a piecewise quadratic has its derivative as difference quotient and its least value as minimum") {
  const Rationals rationals;
  PiecewiseQuadratic<Exact> f{.knots = {-1, 1, 3}, .derivative = {1, -1, 1}, .left = 1, .right = 1};  // a double well
  f.finish();
  CHECK(f.bounded_below());
  CHECK(f.smoothness() == 1);
  CHECK(f.lower_curvature() == -1);
  CHECK(f.value(-2) == 0);
  CHECK(f.value(2) == 0);
  CHECK(f.value(0) == 1);
  CHECK(f.slope(0) == 0);
  CHECK(f.polyak_lojasiewicz() == 0);
  for (long i = -20; i <= 20; ++i) {
    const Exact x = ratio<Exact>(2 * i + 1, 8), h = ratio<Exact>(1, 8);
    CHECK(f.value(x + h) - f.value(x - h) == 2 * h * f.slope(x));
  }
}

TEST_CASE("the PL constant of a function whose derivative falls on the way is met at a knot") {
  const Rationals rationals;
  PiecewiseQuadratic<Exact> f{.knots = {0, 1, 2}, .derivative = {0, 1, ratio<Exact>(1, 2)}, .left = 1, .right = 1};
  f.finish();
  CHECK(f.polyak_lojasiewicz() == ratio<Exact>(1, 4) / (2 * f.value(2)));
  CHECK(f.value(2) == ratio<Exact>(5, 4));
}

}  // namespace constants_test
