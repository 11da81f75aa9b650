#include <catch2/catch.hpp>

#include "lib/problem/nodes.hpp"
#include "tests/components.hpp"

namespace nodes_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_instances;
using components::Rationals;

TEST_CASE("value, gradient and smoothness of nodes are the means of theirs") {
  const Rationals rationals;
  for_instances(60, [&](Draw& draw) {
    const long M = draw.integer("M", 1, 4), d = draw.integer("d", 1, 3);
    const auto nodes = any_nodes<Exact>(draw, M, d, false);
    REQUIRE(nodes.count() == M);
    const auto x = draw.vector<Exact>("x", d);
    Exact value(0), L(0);
    Vec<Exact> gradient(x.size());
    for (const auto& f : nodes.f) {
      value += f.value(x) / M;
      L += f.L / M;
      for (std::size_t i = 0; i < x.size(); ++i) gradient[i] += f.gradient(x)[i] / M;
    }
    CHECK(nodes.value(x) == value);
    CHECK(nodes.mean_L() == L);
    CHECK(norm1(nodes.gradient(x) - gradient) == 0);
  });
}

TEST_CASE("no point of the nodes' mean lies below its bound, and their mean smoothness is valid") {
  const Rationals rationals;
  for_instances(100, [&](Draw& draw) {
    const long M = draw.integer("M", 1, 3), d = draw.integer("d", 1, 2);
    const bool same = draw.coin("same");
    const auto nodes = any_nodes<Exact>(draw, M, d, same);
    const auto x = draw.vector<Exact>("x", d), y = draw.vector<Exact>("y", d);
    const Exact bound = nodes.value(x) - nodes.above_bound(x);
    CHECK(nodes.above_bound(y) >= 0);
    CHECK(nodes.value(y) - nodes.above_bound(y) == bound);  // one bound for all points
    CHECK(norm2_squared(nodes.gradient(x) - nodes.gradient(y)) <= square(nodes.mean_L()) * norm2_squared(x - y));
    if (same) {
      CHECK(nodes.above_bound(nodes.f[0].minimiser) == 0);
      CHECK(norm1(nodes.f.front().gradient(x) - nodes.f.back().gradient(x)) == 0);
    }
  });
}

TEST_CASE("parabolas may be unbounded below one by one, their mean attains its bound") {
  const Rationals rationals;
  int unbounded = 0;
  for_instances(60, [&](Draw& draw) {
    const long M = draw.integer("M", 1, 4);
    const auto nodes = any_parabolas<Exact>(draw, M);
    Exact a(0), b(0);
    const Vec<Exact> zero{0}, one{1};
    for (const auto& f : nodes.f) {
      const Exact slope = f.gradient(zero)[0], curvature = f.gradient(one)[0] - slope;
      a += curvature;
      b += slope;
      if (curvature < 0) ++unbounded;
      CHECK(f.L == abs(curvature));
      CHECK(f.value(one) - f.value(zero) == slope + curvature / 2);
    }
    REQUIRE(a > 0);
    const Vec<Exact> lowest{-(b / a)};
    CHECK(nodes.gradient(lowest)[0] == 0);
    CHECK(nodes.above_bound(lowest) == 0);
    CHECK(nodes.above_bound(one) == nodes.value(one) - nodes.value(lowest));
  });
  CHECK(unbounded > 10);
}

}  // namespace nodes_test
