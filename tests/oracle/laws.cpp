#include <catch2/catch.hpp>

#include "lib/oracle/any_law.hpp"
#include "lib/oracle/unimodal.hpp"
#include "tests/components.hpp"

namespace laws_test {
using namespace lemmata;
using namespace lemmata::oracle;
using components::for_instances;
using components::Rationals;

TEST_CASE("every drawn law has weights that sum to 1 and the stated mean, exactly") {
  const Rationals rationals;
  int certain_zero = 0, skewed = 0, degenerate = 0;
  for_instances(400, [&](Draw& draw) {
    const auto mean = draw.real<Exact>("mean");
    const auto law = any_law(draw, "law", mean);
    Exact total(0);
    for (const Exact& w : law.weights) {
      CHECK(w >= 0);
      total += w;
    }
    CHECK(total == 1);
    CHECK(law.mean() == mean);
    CHECK(law.second_moment() == law.variance() + square(mean));
    if (mean != 0 && law.probability([](const Exact& x) { return x == 0; }) > 0) ++certain_zero;
    for (const Exact& w : law.weights)
      if (w > 0 && w < ratio<Exact>(1, 1000)) ++skewed;
    if (law.variance() == 0) ++degenerate;
  });
  CHECK(certain_zero > 20);
  CHECK(skewed > 20);
  CHECK(degenerate > 20);
}

TEST_CASE("a law of two atoms has variance b c") {
  const Rationals rationals;
  const auto law = two_point<Exact>(5, 3, 7);
  CHECK(law.mean() == 5);
  CHECK(law.variance() == 21);
  CHECK(law.third_absolute_moment() == Exact(27) * 7 / 10 + Exact(343) * 3 / 10);
  CHECK(law.success(5) == ratio<Exact>(7, 10));
}

TEST_CASE("a symmetric law has the same mass at mean + a and mean - a") {
  const Rationals rationals;
  for_instances(100, [&](Draw& draw) {
    const auto mean = draw.real<Exact>("mean");
    const auto law = symmetric_law(draw, "law", mean);
    CHECK(law.mean() == mean);
    Exact total(0);
    for (const Exact& w : law.weights) total += w;
    CHECK(total == 1);
    for (const Exact& v : law.values) {
      const auto at = [&](const Exact& c) { return law.probability([&](const Exact& x) { return x == c; }); };
      CHECK(at(v) == at(2 * mean - v));
    }
  });
}

TEST_CASE("the mean of independent copies keeps the mean and divides the variance") {
  const Rationals rationals;
  const FiniteLaw<Exact> law{{-1, 0, 5}, {ratio<Exact>(1, 2), ratio<Exact>(1, 4), ratio<Exact>(1, 4)}};
  for (long n = 1; n <= 5; ++n) {
    const auto average = average_of(law, n);
    CHECK(average.mean() == law.mean());
    CHECK(average.variance() == law.variance() / n);
  }
  // two fair coins: the middle value is merged
  const FiniteLaw<Exact> coin{{-1, 1}, {ratio<Exact>(1, 2), ratio<Exact>(1, 2)}};
  CHECK(average_of(coin, 2).values.size() == 3);
  CHECK(average_of(coin, 2).success(1) == ratio<Exact>(1, 4));
}

TEST_CASE("a unimodal law's variance and success probability are those of its uniform parts") {
  const Rationals rationals;
  const UnimodalLaw<Exact> uniform{.mode = 1, .atom = 0, .widths = {3}, .weights = {1}};
  CHECK(uniform.variance() == 3);
  CHECK(uniform.success() == ratio<Exact>(2, 3));
  CHECK(uniform.third_absolute_moment() == ratio<Exact>(27, 4));
  CHECK(UnimodalLaw<Exact>{.mode = -1, .atom = 0, .widths = {3}, .weights = {1}}.success() == ratio<Exact>(2, 3));
  CHECK(uniform.above(1) == ratio<Exact>(1, 2));
  CHECK(uniform.above(4) == 0);
  CHECK(uniform.above(-2) == 1);
}

TEST_CASE("every drawn unimodal law keeps the right sign with probability at least 1/2, and its weights sum to 1") {
  const Rationals rationals;
  int between = 0;
  for_instances(200, [&](Draw& draw) {
    const Exact mode = draw.coin("negative") ? Exact(-1) : Exact(1);
    const auto law = unimodal_symmetric(draw, "law", mode);
    Exact total = law.atom;
    for (const Exact& w : law.weights) total += w;
    CHECK(total == 1);
    CHECK(law.success() >= ratio<Exact>(1, 2));
    CHECK(law.success() <= 1);
    if (law.success() < ratio<Exact>(3, 4)) ++between;
  });
  CHECK(between > 10);
}

}  // namespace laws_test
