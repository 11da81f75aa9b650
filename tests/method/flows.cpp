#include <catch2/catch.hpp>

#include "lib/method/flow.hpp"
#include "lib/problem/quadratic.hpp"

namespace flows_test {
using namespace lemmata;

namespace {

problem::PiecewiseQuadratic<double> kinked() {
  problem::PiecewiseQuadratic<double> f{.knots = {-1, 0, 2}, .derivative = {-2, -1, 3}, .left = 1, .right = 0.5};
  f.finish();
  return f;
}

}  // namespace

TEST_CASE("the gradient flow on the line agrees with small explicit steps") {
  const auto f = kinked();
  for (const double start : {-3.0, -0.5, 1.5, 4.0}) {
    double x = start;
    const double dt = 1e-5;
    for (int i = 0; i < 150000; ++i) x -= dt * 0.7 * f.slope(x);
    CHECK(method::gradient_flow(f, start, 0.7, 1.5).end() == Approx(x).margin(1e-4));
  }
}

TEST_CASE("the sign flow on the line moves at constant speed and stops at the minimum") {
  const auto f = kinked();  // f' = 0 at 1/2
  CHECK(method::sign_flow(f, 4.0, 0.5, 2.0).end() == Approx(3.0));
  CHECK(method::sign_flow(f, 4.0, 0.5, 100.0).end() == Approx(0.5));
  CHECK(method::sign_flow(f, -4.0, 1.0, 100.0).end() == Approx(0.5));
}

TEST_CASE("the sign flow of a diagonal quadratic moves every coordinate to its centre") {
  const method::SignFlow<double> flow{problem::diagonal<double>({2, 3}), 1};
  const auto states = flow.run({1, -2}, {0, 0}, 5);
  CHECK(states.back().x[0] == Approx(0).margin(1e-15));
  CHECK(states.back().x[1] == Approx(0).margin(1e-15));
  REQUIRE(states.size() == 4);
  CHECK(states[1].t == Approx(1));
  CHECK(states[2].t == Approx(2));
}

TEST_CASE("a slope that stays at 0 slides, and the energy falls by the l1 norm of the gradient") {
  Mat<double> h(2);
  h(0, 0) = 2, h(1, 1) = 2, h(0, 1) = h(1, 0) = 1;  // s_1 = -s_2/2 keeps g_1 at 0
  const method::SignFlow<double> flow{h, 1};
  const auto states = flow.run({-0.5, 2}, {0, 0}, 10);  // g = (1, 3.5)
  bool slid = false;
  for (std::size_t j = 1; j < states.size(); ++j) {
    const auto energy = [&](const auto& s) { return dot(s.x, h * s.x) / 2; };
    const double dt = states[j].t - states[j - 1].t;
    CHECK(energy(states[j - 1]) - energy(states[j]) == Approx(dt * (norm1(states[j - 1].g) + norm1(states[j].g)) / 2).margin(1e-12));
    slid = slid || (states[j - 1].g[0] == 0 && states[j - 1].g[1] != 0);
  }
  CHECK(slid);
  CHECK(norm1(states.back().x) == Approx(0).margin(1e-12));
}

}  // namespace flows_test
