#include "lib/check/betting.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <vector>

#include "lib/num/error.hpp"

namespace lemmata::betting_test {
namespace {

/// splitmix64, in [0, 1): a source of its own, so that these tests depend on no other part.
struct Source {
  std::uint64_t state;
  double operator()() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15u);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
  }
};

/// A law on [a, inf) with its mean.
struct TestLaw {
  const char* name;
  double a, mean;
  std::function<double(Source&)> sample;
};

const std::vector<TestLaw>& nasty_laws() {
  static const std::vector<TestLaw> laws{
      {"coin", 0, 0.5, [](Source& u) { return u() < 0.5 ? 1.0 : 0.0; }},
      {"rare huge value", 0, 1, [](Source& u) { return u() < 1e-3 ? 1000.0 : 0.0; }},
      {"very rare huge value", -1, 0, [](Source& u) { return u() < 0x1p-20 ? 0x1p20 - 1 : -1.0; }},
      {"rare least value", 0, 1 - 1e-3, [](Source& u) { return u() < 1e-3 ? 0.0 : 1.0; }},
      {"heavy tail", 0, 1,
       [](Source& u) { return u() < 0.5 ? 0.0 : 1 / std::sqrt(1 - u()); }},  // Pareto of index 2: mean 2 where not 0, no variance
      {"nearly constant", 0, 1, [](Source& u) { return 1 + 1e-9 * (u() < 0.5 ? 1 : -1); }},
      {"constant", 0, 1, [](Source&) { return 1.0; }}};
  return laws;
}

std::vector<double> draw(const TestLaw& law, std::size_t n, std::uint64_t seed) {
  Source source{seed};
  std::vector<double> samples(n);
  for (double& x : samples) x = law.sample(source);
  return samples;
}

constexpr double infinity = std::numeric_limits<double>::infinity();

/// The least c with P(Binomial(n, p) > c) <= error.
long binomial_quantile(long n, double p, double error) {
  double weight = std::pow(1 - p, static_cast<double>(n)), below = weight;
  long c = 0;
  while (1 - below > error) {
    weight *= static_cast<double>(n - c) / static_cast<double>(c + 1) * p / (1 - p);
    below += weight;
    ++c;
  }
  return c;
}

}  // namespace

TEST_CASE("a true null is rejected no oftener than the level allows, under every nasty law") {
  constexpr long runs = 4000;
  const long allowed = binomial_quantile(runs, 1e-3, 1e-6);
  for (const TestLaw& law : nasty_laws()) {
    long rejected = 0;
    for (long run = 0; run < runs; ++run) {
      const auto samples = draw(law, 20, static_cast<std::uint64_t>(run) * 1000003u);
      rejected += mean_exceeds(samples, law.a, infinity, law.mean, 1e-3) ? 1 : 0;
    }
    INFO(law.name);
    CHECK(rejected <= allowed);
  }
}

TEST_CASE("the lower bound exceeds the mean no oftener than the level allows, at a level that is often reached") {
  constexpr long runs = 100;
  const long allowed = binomial_quantile(runs, 0.1, 1e-6);
  for (const TestLaw& law : nasty_laws()) {
    long exceeded = 0;
    for (long run = 0; run < runs; ++run) {
      const auto samples = draw(law, 40, 7 + static_cast<std::uint64_t>(run) * 998244353u);
      exceeded += betting_lower_bound(samples, law.a, infinity, 0.1) > law.mean ? 1 : 0;
    }
    INFO(law.name);
    CHECK(exceeded <= allowed);
  }
}

TEST_CASE("a false null is rejected: a coin of bias 0.6, a rare gain that outweighs a common loss, a tiny shift without noise") {
  const TestLaw coin{"", 0, 0.6, [](Source& u) { return u() < 0.6 ? 1.0 : 0.0; }};
  CHECK(mean_exceeds(draw(coin, 2000, 1), 0, 1, 0.5, 1e-9));
  CHECK_FALSE(mean_exceeds(draw(coin, 20, 1), 0, 1, 0.5, 1e-9));
  const TestLaw rare{"", -1, 1, [](Source& u) { return u() < 0.02 ? 99.0 : -1.0; }};
  CHECK(mean_exceeds(draw(rare, 20000, 2), -1, 99, 0, 1e-9));
  const std::vector<double> shifted(20000, 0.51);
  CHECK(mean_exceeds(shifted, 0, 1, 0.5, 1e-9));
}

TEST_CASE("the bound and the test agree: a mean exceeds what lies below its bound, and not what lies above") {
  for (const TestLaw& law : nasty_laws()) {
    const auto samples = draw(law, 200, 5);
    const double bound = betting_lower_bound(samples, law.a, infinity, 1e-2);
    CHECK(bound >= law.a);
    if (bound > law.a) CHECK(mean_exceeds(samples, law.a, infinity, bound, 1e-2));
    const double above = bound + 1e-6 * (1 + std::fabs(bound));
    CHECK_FALSE(mean_exceeds(samples, law.a, infinity, above, 1e-2));
    const MeanTest both = test_of_mean(samples, law.a, infinity, law.mean, 1e-2);
    CHECK(both.lower_bound == bound);
  }
}

TEST_CASE("betting beats Hoeffding where the variance is small, and Hoeffding is where the formula says") {
  const TestLaw law{"", 0, 0.01, [](Source& u) { return u() < 0.01 ? 1.0 : 0.0; }};
  const auto samples = draw(law, 5000, 3);
  CHECK(betting_lower_bound(samples, 0, 1, 1e-6) > hoeffding_lower_bound(samples, 0, 1, 1e-6));
  const std::vector<double> half(800, 0.5);
  const double exact = 0.5 - std::sqrt(std::log(1e6) / 1600);
  CHECK(hoeffding_lower_bound(half, 0, 1, 1e-6) <= exact + 1e-15);
  CHECK(hoeffding_lower_bound(half, 0, 1, 1e-6) >= exact - 1e-12);
}

TEST_CASE("samples that equal the threshold are no evidence at any level") {
  for (const double m : {0.5, 1.0, 1e300}) CHECK_FALSE(mean_exceeds(std::vector<double>(50, m), 0, infinity, m, 1 - 1e-9));
}

TEST_CASE("products beyond the range of a double do not fool the test") {
  const std::vector<double> wins(200000, 1.0), losses(200000, 0.0);
  CHECK(mean_exceeds(wins, 0, 1, 0.5, 1e-9));
  CHECK_FALSE(mean_exceeds(losses, 0, 1, 0.5, 1e-9));
  std::vector<double> mixed = wins;
  mixed.insert(mixed.end(), losses.begin(), losses.end());
  CHECK_FALSE(mean_exceeds(mixed, 0, 1, 0.5, 1e-9));
}

TEST_CASE("thresholds at the ends, empty samples and samples outside the range") {
  const std::vector<double> zeros(10, 0.0), none;
  CHECK(mean_exceeds(zeros, 0, 1, -0.5, 1e-9));
  CHECK_FALSE(mean_exceeds(zeros, 0, 1, 0, 1e-9));
  CHECK(mean_exceeds(std::vector<double>{0, 0.25}, 0, 1, 0, 1e-9));
  CHECK_FALSE(mean_exceeds(std::vector<double>(5000, 1.0), 0, 1, 1, 1e-9));
  CHECK_FALSE(mean_exceeds(none, 0, 1, 0.5, 1e-9));
  CHECK(betting_lower_bound(none, 0, 1, 1e-9) == 0);
  CHECK_THROWS_AS(mean_exceeds(std::vector<double>{2}, 0, 1, 0.5, 1e-9), DomainError);
  CHECK_THROWS_AS(mean_exceeds(std::vector<double>{std::nan("")}, 0, 1, 0.5, 1e-9), DomainError);
  CHECK_THROWS_AS(mean_exceeds(zeros, 0, 1, 0.5, 0), DomainError);
}

}  // namespace lemmata::betting_test
