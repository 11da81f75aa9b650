#include "lib/experiment/scaled/logistic_regression.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "lib/experiment/scaled/logistic_data.hpp"

namespace logistic_regression_test {
using namespace lemmata;
using namespace lemmata::experiment;
using namespace lemmata::experiment::scaled;

namespace {

struct Instance {
  std::size_t n = 12, d = 6;
  std::vector<float> rows;
  std::vector<double> labels;
  Sampled<double> chance{{4, 1, 1}, 0};
  Instance() {
    for (std::size_t i = 0; i < n * d; ++i) rows.push_back(static_cast<float>(chance.normal()));
    for (std::size_t i = 0; i < n; ++i) labels.push_back(chance.bernoulli(0.4) ? 1 : -1);
  }
  LogisticRegression problem() const { return {d, rows, labels}; }
  Vec<double> point(double size) {
    Vec<double> x(d);
    for (std::size_t j = 0; j < d; ++j) x[j] = size * chance.normal();
    return x;
  }
  long double value(const Vec<double>& x, std::size_t along, long double by) const {
    long double sum = 0;
    for (std::size_t j = 0; j < d; ++j) {
      const long double at = static_cast<long double>(x[j]) + (j == along ? by : 0);
      sum += at * at / 2;
    }
    for (std::size_t i = 0; i < n; ++i) {
      long double product = 0;
      for (std::size_t j = 0; j < d; ++j)
        product += static_cast<long double>(rows[i * d + j]) * (static_cast<long double>(x[j]) + (j == along ? by : 0));
      sum += std::log1p(std::exp(-static_cast<long double>(labels[i]) * product));
    }
    return sum / static_cast<long double>(n);
  }
};

}  // namespace

TEST_CASE("value and gradient of a logistic regression are those of its definition") {
  Instance instance;
  const auto f = instance.problem();
  for (const double size : {0.0, 1.0, 30.0}) {
    const Vec<double> x = instance.point(size), g = f.gradient(x);
    CHECK(f.value(x) == Approx(static_cast<double>(instance.value(x, 0, 0))).epsilon(1e-14));
    for (std::size_t j = 0; j < instance.d; ++j) {
      const long double slope = (instance.value(x, j, 1e-6L) - instance.value(x, j, -1e-6L)) / 2e-6L;
      CHECK(g[j] == Approx(static_cast<double>(slope)).margin(1e-10));
    }
  }
}

TEST_CASE("far out values stay finite") {
  Instance instance;
  const auto f = instance.problem();
  const Vec<double> x = 1e6 * Vec<double>(instance.d, 1.0);
  CHECK((std::isfinite(f.value(x)) && std::isfinite(norm1(f.gradient(x)))));
}

TEST_CASE("the minimum is one: no gradient, and f grows from it as strong convexity says") {
  Instance instance;
  const auto f = instance.problem();
  const auto minimum = f.minimum();
  CHECK(minimum.gap < 1e-20);
  for (int i = 0; i < 20; ++i) {
    const Vec<double> y = minimum.x + instance.point(i < 10 ? 0.1 : 3);
    CHECK(f.value(y) >= minimum.value + norm2_squared(y - minimum.x) / (2 * static_cast<double>(instance.n)) - 1e-13);
  }
}

TEST_CASE("the smoothness constant in the l_inf geometry lies between its bounds, which sign vectors attain") {
  Instance instance;
  double largest = 0;
  for (unsigned signs = 0; signs < 64; ++signs) {
    double sum = static_cast<double>(instance.d);
    for (std::size_t i = 0; i < instance.n; ++i) {
      double product = 0;
      for (std::size_t j = 0; j < instance.d; ++j)
        product += ((signs >> j & 1U) != 0 ? 1 : -1) * static_cast<double>(instance.rows[i * instance.d + j]);
      sum += product * product / 4;
    }
    largest = std::max(largest, sum / static_cast<double>(instance.n));
  }
  const auto bounds = instance.problem().smoothness_inf();
  CHECK(bounds.below <= largest * (1 + 1e-12));
  CHECK(bounds.below >= largest / 2);
  CHECK(largest <= bounds.above * (1 + 1e-12));
}

TEST_CASE("a mini-batch's gradient is the gradient where all rows are one, and its mean is near it elsewhere") {
  Instance instance;
  const Vec<double> x = instance.point(1);
  Sampled<double> unused({4, 1, 2}, 0);
  const auto f = instance.problem();
  const auto oracle = f.mini_batch(4, Sampled<double>({4, 1, 3}, 0));
  Vec<double> sum(instance.d);
  constexpr long draws = 20000;
  for (long t = 0; t < draws; ++t) sum += oracle({.x = x, .t = t}, unused);
  // 80000 draws between -4 and 4 have a mean that is off by 0.1 with a probability below 1e-9, by Hoeffding.
  for (const float entry : instance.rows) REQUIRE(std::fabs(entry) < 4);
  CHECK(norm_inf(1.0 / draws * sum - f.gradient(x)) < 0.1);
  CHECK(norm1(oracle({.x = x, .t = 7}, unused) - oracle({.x = x, .t = 7}, unused)) == 0);
  CHECK(norm1(oracle({.x = x, .t = 7}, unused) - oracle({.x = x, .t = 8}, unused)) > 0);
  std::vector<float> same;
  for (int i = 0; i < 3; ++i) same.insert(same.end(), instance.rows.begin(), instance.rows.begin() + 6);
  const LogisticRegression equal(6, same, {1, 1, 1});
  CHECK(norm1(equal.mini_batch(5, Sampled<double>({4, 1, 3}, 0))({.x = x, .t = 1}, unused) - equal.gradient(x)) < 1e-14);
}

TEST_CASE("prepared rows have length 1, and a column that is constant counts for nothing") {
  const LogisticRegression f = prepared({.d = 3, .entries = {1, 5, 2, 3, 5, 4, 8, 5, -1, 0, 5, 0}, .labels = {1, -1, 1, -1}});
  const Vec<double> slope = f.gradient(Vec<double>(3));
  CHECK(slope[1] == 0);
  CHECK((slope[0] != 0 && slope[2] != 0));
  const auto rows = prepared({.d = 1, .entries = {1, 2, 4}, .labels = {1, 1, -1}});  // -1, -1, 1: each label against its row
  CHECK(rows.gradient(Vec<double>{0})[0] == Approx(0.5 * (1 + 1 + 1) / 3));
}

TEST_CASE("the stand-in for epsilon has rows of length 1 and labels of both kinds, and is the same again") {
  const LogisticRegression f = like_epsilon(200, 8, Sampled<double>({4, 1, 9}, 0)),
                           again = like_epsilon(200, 8, Sampled<double>({4, 1, 9}, 0));
  const Vec<double> zero(8), x(8, 0.5);
  CHECK(f.value(zero) == Approx(std::log(2.0)));
  CHECK((f.value(x) == again.value(x) && norm1(f.gradient(x) - again.gradient(x)) == 0));
  const auto best = f.minimum();
  CHECK((best.value < 0.6 && best.value > 0.2));                  // a tenth of the labels is wrong
  CHECK(f.smoothness_inf().above <= 8 / 4.0 + 8 / 200.0 + 1e-6);  // ||a||_1 <= sqrt(d)
}

TEST_CASE("two classes are taken from the images, with the sums over squares") {
  const ImageSet images{.rows = 2, .columns = 2, .pixels = {1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 9, 9}, .labels = {3, 5, 7}};
  const LabelledRows rows = two_classes(images, 3, 7, 3, 2);
  CHECK(rows.labels == std::vector<double>{-1, 1});
  CHECK(rows.entries == std::vector<double>{10, 36});
  CHECK(two_classes(images, 1, 7, 3, 1).entries == std::vector<double>{1, 2, 3, 4});
}

TEST_CASE("a sign is right where both signs are one") { CHECK(share_of_right_signs({1, -2, 0, 3}, {5, 1, 0, 0.5}) == 0.75); }

}  // namespace logistic_regression_test
