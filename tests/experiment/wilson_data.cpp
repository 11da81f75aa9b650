#include "lib/experiment/ef/wilson_data.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "lib/problem/wilson.hpp"

namespace lemmata::experiment::ef {
namespace {

/// The rows for training as problem::wilson makes them: the data of the whole, in the order of their own block.
struct Dense {
  problem::LeastSquares<double> train, test;
  explicit Dense(const WilsonSplit& split) {
    const std::size_t n = split.train.size() + split.test.size();
    std::vector<int> labels(n);
    std::vector<bool> trained(n, false);
    for (const auto* part : {&split.train, &split.test})
      for (const SparseRow& row : *part) {
        const std::size_t i = (row.columns[3] - 3) / 5;
        labels[i] = row.label > 0 ? 1 : -1;
        trained[i] = part == &split.train;
      }
    const auto all = problem::wilson<double>(labels);
    Vec<double> of_train, of_test;
    std::vector<double> y, z;
    for (std::size_t i = 0; i < n; ++i) {
      (trained[i] ? train : test).rows.push_back(all.rows[i]);
      (trained[i] ? y : z).push_back(all.labels[i]);
    }
    train.labels = Vec<double>(y);
    test.labels = Vec<double>(z);
  }
};

Vec<double> any_point(std::size_t d, std::uint64_t stream) {
  Sampled<double> chance({5, 1, stream}, 0);
  Vec<double> x(d);
  for (std::size_t i = 0; i < d; ++i) x[i] = chance.normal();
  return x;
}

}  // namespace

TEST_CASE("a split has the rows of the dense data, half of them for training, with the same gradient and losses") {
  for (std::uint64_t stream = 0; stream < 3; ++stream) {
    const WilsonSplit split(20, Sampled<double>({5, 2, stream}, 0));
    REQUIRE((split.train.size() == 10 && split.test.size() == 10 && split.dimension() == 120));
    const Dense dense(split);
    const Vec<double> x = any_point(120, stream);
    CHECK(norm_inf(split.gradient(x) - dense.train.gradient(x)) < 1e-12 * norm_inf(split.gradient(x)));
    CHECK(WilsonSplit::loss(split.train, x) == Approx(dense.train.value(x) / 10).epsilon(1e-13));
    CHECK(WilsonSplit::loss(split.test, x) == Approx(dense.test.value(x) / 10).epsilon(1e-13));
  }
}

TEST_CASE("the distance to a growing span is that of the orthogonal basis, and full gradients from 0 span a plane") {
  const WilsonSplit split(20, Sampled<double>({5, 3, 0}, 0));
  GradientSpan span;
  std::vector<Vec<double>> gradients;
  Vec<double> x(120);
  for (int t = 0; t < 6; ++t) {
    gradients.push_back(split.gradient(x));
    span.add(gradients.back());
    const Vec<double> away = any_point(120, static_cast<std::uint64_t>(t));
    CHECK(span.distance(away) == Approx(std::sqrt(problem::squared_distance_to_span(gradients, away))).epsilon(1e-12));
    CHECK(span.distance(gradients.front()) < 1e-14 * norm2(gradients.front()));
    x -= 0.01 * gradients.back();
  }
  CHECK(span.dimension() == 2);  // rows of one label keep one residual
}

}  // namespace lemmata::experiment::ef
