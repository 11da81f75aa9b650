#include <catch2/catch.hpp>

#include "lib/problem/bounded_slope.hpp"
#include "lib/problem/max_affine.hpp"
#include "lib/problem/radial_huber.hpp"
#include "tests/components.hpp"

namespace bounded_gradients_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_instances;
using components::Rationals;

TEST_CASE("a drawn objective of bounded slope has the bound, the smoothness and the minimum it states") {
  const Rationals rationals;
  int attained = 0, nonconvex = 0;
  for_instances(250, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto made = any_bounded_slope<Exact>(draw, "f", d);
    const auto& f = made.f;
    const auto x = draw.vector<Exact>("x", d), y = draw.vector<Exact>("y", d);
    const Exact gap = f.value(y) - f.value(x) - dot(f.gradient(x), y - x);
    CHECK(norm2_squared(f.gradient(x)) <= made.largest_squared_gradient);
    CHECK(abs(gap) <= f.L / 2 * norm2_squared(y - x));
    CHECK(f.value(x) >= f.minimum);
    CHECK(f.value(f.minimiser) == f.minimum);
    if (norm2_squared(f.gradient(x)) == made.largest_squared_gradient && norm2_squared(f.gradient(x)) > 0) ++attained;
    if (gap < 0) ++nonconvex;
  });
  CHECK(attained > 5);
  CHECK(nonconvex > 5);
}

TEST_CASE("the subgradient of a maximum of affine functions lies below it, whichever of several largest terms gives it") {
  const Rationals rationals;
  int kinks = 0;
  for_instances(400, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    auto f = any_max_affine<Exact>(draw, "f", d);
    const auto x = draw.coin("centre") ? f.centre : draw.vector<Exact>("x", d), y = draw.vector<Exact>("y", d);
    const auto g = f.subgradient(x);
    CHECK(f.above(y) >= f.above(x) + dot(g, y - x));
    CHECK(norm2_squared(g) <= f.largest_squared_gradient());
    CHECK(f.above(f.centre) == 0);
    CHECK(f.problem().value(x) == f.minimum + f.above(x));
    f.last = !f.last;
    if (!identical(f.subgradient(x), g)) ++kinks;
    CHECK(f.above(y) >= f.above(x) + dot(f.subgradient(x), y - x));
  });
  CHECK(kinks > 20);
}

TEST_CASE("d steps down the largest coordinate visit every coordinate") {
  const Rationals rationals;
  const auto f = largest_coordinate<Exact>(4, Exact(2));
  Vec<Exact> x(4, Exact(3));
  for (std::size_t i = 0; i < 4; ++i) {
    CHECK(identical(f.subgradient(x), Exact(2) * unit_vector<Exact>(4, i)));
    x = x - f.subgradient(x);
  }
}

TEST_CASE("the radial Huber function is smooth with L = slope/radius, and its gradient has the length of the slope outside") {
  const Rationals rationals;
  for_instances(200, [](Draw& draw) {
    const Exact slope = draw.positive<Exact>("slope"), radius = draw.positive<Exact>("radius");
    const auto f = radial_huber<Exact>(2, slope, radius);
    const auto u = draw.unit_vector<Exact>("u", 2), v = draw.unit_vector<Exact>("v", 2);
    const auto x = radius * draw.real<Exact>("a") * u;
    const auto y = radius * draw.real<Exact>("b") * v;
    const Exact gap = f.value(y) - f.value(x) - dot(f.gradient(x), y - x);
    CHECK(gap >= 0);
    CHECK(gap <= f.L / 2 * norm2_squared(y - x));
    if (norm2_squared(x) >= square(radius)) CHECK(norm2_squared(f.gradient(x)) == square(slope));
    CHECK(f.L * radius == slope);
  });
}

}  // namespace bounded_gradients_test
