#include <catch2/catch.hpp>

#include "lib/problem/least_squares.hpp"
#include "lib/problem/one_pattern.hpp"
#include "lib/problem/wilson.hpp"
#include "tests/components.hpp"

namespace least_squares_test {
using namespace lemmata;
using namespace lemmata::problem;
using components::for_instances;
using components::Rationals;

namespace {

LeastSquares<Exact> drawn_rows(Draw& draw, long n, long d) {
  LeastSquares<Exact> data;
  data.labels = draw.vector<Exact>("y", n);
  for (long i = 0; i < n; ++i) data.rows.push_back(draw.vector<Exact>("a" + std::to_string(i), d, Range::closed(-4, 4)));
  return data;
}

}  // namespace

TEST_CASE("x minus its projection is orthogonal to every vector, dependent ones included") {
  const Rationals rationals;
  for_instances(60, [](Draw& draw) {
    const long d = draw.integer("d", 1, 4);
    std::vector<Vec<Exact>> vectors;
    const long n = draw.integer("n", 0, 3);
    for (long i = 0; i < n; ++i) vectors.push_back(draw.vector<Exact>("v" + std::to_string(i), d));
    if (n > 0) vectors.push_back(Exact(3) * vectors[0]);
    const Vec<Exact> x = draw.vector<Exact>("x", d);
    const auto basis = orthogonal_basis(vectors);
    const Vec<Exact> rest = x - projection(basis, x);
    CHECK(static_cast<long>(basis.size()) <= std::min(d, n));
    for (const auto& v : vectors) {
      CHECK(dot(v, rest) == 0);
      CHECK(squared_distance_to_span(vectors, v) == 0);
    }
    CHECK(squared_distance_to_span(vectors, x) == norm2_squared(rest));
  });
}

TEST_CASE("the dual solution solves the rows, and kernel vectors only add length") {
  const Rationals rationals;
  for_instances(60, [](Draw& draw) {
    const long n = draw.integer("n", 1, 3), d = n + draw.integer("more", 0, 2);
    const auto data = drawn_rows(draw, n, d);
    const auto b = data.dual_solution();
    const Vec<Exact> v = draw.vector<Exact>("v", d), kernel = v - projection(orthogonal_basis(data.rows), v);
    if (!b) {
      CHECK(orthogonal_basis(data.rows).size() < data.rows.size());
      return;
    }
    const Vec<Exact> x = data.combine(*b);
    CHECK(data.value(x) == 0);
    CHECK(data.value(x + kernel) == 0);
    CHECK(norm2_squared(x + kernel) == norm2_squared(x) + norm2_squared(kernel));
  });
}

TEST_CASE("f(x + h) - f(x - h) = 2 <grad f(x), h>, and the constants enclose the curvature along rows") {
  const Rationals rationals;
  for_instances(60, [](Draw& draw) {
    const long n = draw.integer("n", 1, 3), d = draw.integer("d", 1, 4);
    const auto data = drawn_rows(draw, n, d);
    const Vec<Exact> x = draw.vector<Exact>("x", d), h = draw.vector<Exact>("h", d);
    CHECK(data.value(x + h) - data.value(x - h) == 2 * dot(data.gradient(x), h));
    CHECK(2 * norm2_squared(data.predictions(h)) <= data.smoothness() * norm2_squared(h));
    const auto mu = data.curvature();
    if (!mu) return;
    const Vec<Exact> along = data.combine(draw.vector<Exact>("b", n));
    CHECK(*mu > 0);
    CHECK(2 * norm2_squared(data.predictions(along)) >= *mu * norm2_squared(along));
  });
}

TEST_CASE("the least-norm solution of Wilson's data has the closed form, for all labels of few rows") {
  const Rationals rationals;
  for (int bits = 0; bits < 32; ++bits) {
    std::vector<int> labels;
    long positive = 0;
    for (int i = 0; i < 5; ++i) {
      labels.push_back((bits >> i) % 2 == 1 ? 1 : -1);
      positive += (bits >> i) % 2;
    }
    const auto data = wilson<Exact>(labels);
    CHECK(data.dimension() == 30);
    const auto b = data.dual_solution();
    REQUIRE(b.has_value());
    const WilsonLeastNorm<Exact> closed(positive, 5 - positive);
    for (std::size_t i = 0; i < labels.size(); ++i) CHECK((*b)[i] == (labels[i] == 1 ? closed.alpha : -closed.beta));
    const Vec<Exact> x = data.combine(*b);
    CHECK(x[0] == closed.first);
    CHECK(x[1] + x[2] == closed.shared);
    for (const int y : {-1, 1}) CHECK(closed.test_loss(y) == pow(Exact(y) * x[0] + x[1] + x[2] - Exact(y), 2L));
  }
}

TEST_CASE("one sign step solves Wilson's data when more labels are 1") {
  const Rationals rationals;
  const auto data = wilson<Exact>({1, -1, 1});
  const Vec<Exact> x = ratio<Exact>(-1, 4) * sign(data.gradient(Vec<Exact>(data.dimension())), 0);
  CHECK(data.value(x) == 0);
}

TEST_CASE("rows of the one-pattern family have the signs +-s, and its optimum is stationary and unique along drawn lines") {
  const Rationals rationals;
  for_instances(80, [](Draw& draw) {
    const long d = draw.integer("d", 2, 3);
    const auto f = any_one_pattern<Exact>(draw, "f", d, 2);
    for (const auto& row : f.rows) {
      const Vec<Exact> s = sign(row, 0);
      CHECK((norm1(s - f.s) == 0 || norm1(s + f.s) == 0));
    }
    CHECK(norm1(f.gradient(f.optimum)) == 0);
    const Vec<Exact> h = draw.vector<Exact>("h", d);
    if (!f.independent || norm1(h) == 0) return;
    // Every loss grows away from the optimum, or is flat: <grad f(x* + h), h> > 0.
    CHECK(dot(f.gradient(f.optimum + h), h) > 0);
  });
}

}  // namespace least_squares_test
