#include <catch2/catch.hpp>

#include "lib/oracle/steered_bias.hpp"
#include "tests/components.hpp"

namespace steered_bias_test {
using namespace lemmata;
using namespace lemmata::oracle;
using components::for_instances;
using components::Rationals;

TEST_CASE("every steered bias has the bound it states, and attains it") {
  const Rationals rationals;
  int attained = 0, moved = 0;
  for_instances(400, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto bias = any_steered_bias<Exact>(draw, "b", d);
    const Vec<Exact> x = draw.vector<Exact>("x", d), g = draw.vector<Exact>("g", d);
    const Exact length = norm2_squared(bias.at(x, g)), most = bias.m * norm2_squared(g) + bias.zeta2;
    CHECK(bias.m < 1);
    CHECK(length <= most);
    if (most > 0 && length == most) ++attained;
    if (!identical(bias.at(x, g), bias.at(Exact(-1) * x, g))) ++moved;
  });
  CHECK(attained > 50);
  CHECK(moved > 10);
}

TEST_CASE("a relative bias vanishes with the gradient") {
  const Rationals rationals;
  for_instances(200, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto bias = any_relative_bias<Exact>(draw, "b", d);
    const Vec<Exact> x = draw.vector<Exact>("x", d), g = draw.vector<Exact>("g", d);
    CHECK(bias.zeta2 == 0);
    CHECK(norm2_squared(bias.at(x, g)) <= bias.m * norm2_squared(g));
    CHECK(norm2_squared(bias.at(x, Vec<Exact>(x.size()))) == 0);
  });
}

TEST_CASE("the bias of Remark 5 is as long as its constants allow") {
  const Rationals rationals;
  // m = 3/4, b = (3, 4), gradient (0, 10): rho^2 = 1 + (3/4)/25 * 100 = 4
  const auto bias = longest_bias<Exact>(ratio<Exact>(3, 4), Vec<Exact>{Exact(3), Exact(4)});
  const Vec<Exact> g{Exact(0), Exact(10)}, b = bias.at(g, g);
  CHECK(b[0] == 6);
  CHECK(b[1] == 8);
  CHECK(norm2_squared(b) == bias.m * norm2_squared(g) + bias.zeta2);
  CHECK_THROWS_AS(longest_bias<Exact>(Exact(0), Vec<Exact>{Exact(0)}), DomainError);
}

TEST_CASE("opposed and aligned biases keep their length and take the gradient's signs") {
  const Rationals rationals;
  const Vec<Exact> x{Exact(-1), Exact(1)}, g{Exact(2), Exact(-3)}, b{Exact(5), Exact(7)};
  const Vec<Exact> against = steered(Steering::opposed, x, g, b), along = steered(Steering::aligned, x, g, b);
  CHECK(identical(against, Vec<Exact>{Exact(-5), Exact(7)}));
  CHECK(identical(along, Vec<Exact>{Exact(5), Exact(-7)}));
  CHECK(identical(steered(Steering::whole_sign, x, g, b), Vec<Exact>{Exact(-5), Exact(-7)}));
  CHECK(norm2_squared(steered(Steering::half_space, x, g, b)) == 0);
}

}  // namespace steered_bias_test
