#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "bounds/ssd/two_row.hpp"
#include "tests/components.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

namespace {

/// Squared distance of x to the closed double cone, by the four rays on its boundary: another route than the formula.
double by_rays(double epsilon, double x, double y) {
  if (std::fabs(x - y) <= epsilon * std::fabs(x + y)) return 0;
  double least = x * x + y * y;
  for (const double side : {1.0, -1.0})
    for (const double turn : {1.0, -1.0}) {
      const double u = side * (1 + turn * epsilon), v = side * (1 - turn * epsilon), along = (u * x + v * y) / (u * u + v * v);
      if (along > 0) least = std::min(least, std::pow(x - along * u, 2) + std::pow(y - along * v, 2));
    }
  return least;
}

}  // namespace

TEST_CASE("the distance to the cone is the distance to the nearest ray on its boundary") {
  components::for_instances(2000, [](Draw& draw) {
    const double epsilon = draw.in<double>("epsilon", Range::open(0, 1));
    const double x = draw.in<double>("x", Range::closed(-4, 4)), y = draw.in<double>("y", Range::closed(-4, 4));
    const double one = (x - y) + epsilon * (x + y), two = (y - x) + epsilon * (x + y);
    const double rays = by_rays(epsilon, x, y);
    CHECK(bounds::ssd::squared_distance_to_cone(one, two, epsilon) == Approx(rays).margin(1e-12));
  });
}

TEST_CASE("inside the cone no sign of the oracle has a probability above one half") {
  CHECK(attacked("ssd.ce-cone-low-success").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-cone-low-success", "one-row").verdict == Verdict::refuted);
}

TEST_CASE("outside the cone the oracle has the gradient's sign") {
  CHECK(attacked("ssd.ce-complement").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-complement", "one-row").verdict == Verdict::refuted);
  CHECK(attacked("ssd.ce-complement", "inside").verdict == Verdict::refuted);
}

TEST_CASE("a long step is not closer to the cone, a short one is, and the direction is right") {
  CHECK(read_as("ssd.ce-closer", "step", 0).verdict == Verdict::refuted);
  CHECK(read_as("ssd.ce-closer", "step", 1).verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-closer", "ascent").verdict == Verdict::refuted);
  CHECK(attacked("ssd.ce-closer/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-closer/repaired", "ascent").verdict == Verdict::refuted);
  CHECK(attacked("ssd.ce-closer.direction").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-closer.direction", "ascent").verdict == Verdict::refuted);
}

TEST_CASE("the worked example has the opposite sign") {
  replays("ssd.ce-example-direction");
  CHECK(attacked("ssd.ce-example-direction/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.ce-example-direction/repaired", "mirrored").verdict == Verdict::refuted);
  CHECK(attacked("ssd.ce-example-direction/repaired", "no-step").verdict == Verdict::refuted);
}
