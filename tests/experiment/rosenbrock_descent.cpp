#include "lib/experiment/ssd/rosenbrock_descent.hpp"

#include <catch2/catch.hpp>

#include <cmath>

#include "lib/experiment/statistics.hpp"
#include "lib/problem/rosenbrock.hpp"

namespace lemmata::experiment::ssd {
namespace {

/// rho_i from its definition: all (d - 1)^tau sequences of terms, one after another.
Numbers by_enumeration(const Vec<double>& x, double nu, long tau) {
  const auto d = static_cast<long>(x.size());
  const Vec<double> gradient = problem::rosenbrock<double>(d).gradient(x);
  long sequences = 1;
  for (long i = 0; i < tau; ++i) sequences *= d - 1;
  Numbers rho(x.size(), 0);
  for (long sequence = 0; sequence < sequences; ++sequence) {
    Vec<double> sum(x.size());
    for (long i = 0, rest = sequence; i < tau; ++i, rest /= d - 1) sum += problem::rosenbrock_term_gradient<double>(x, 1 + rest % (d - 1));
    for (std::size_t i = 0; i < x.size(); ++i) {
      const double z = (gradient[i] > 0 ? 1 : -1) * sum[i] / (nu * std::sqrt(static_cast<double>(tau)));
      rho[i] += std::erfc(-z / std::sqrt(2.0)) / 2 / static_cast<double>(sequences);
    }
  }
  return rho;
}

Vec<double> random_point(long d, std::uint64_t stream, double size) {
  Sampled<double> chance({3, 1, stream}, 0);
  Vec<double> x(static_cast<std::size_t>(d));
  for (std::size_t i = 0; i < x.size(); ++i) x[i] = size * (2 * chance.uniform_real() - 1);
  return x;
}

}  // namespace

TEST_CASE("success probabilities are those of all sequences of terms") {
  for (const long d : {2, 3, 5})
    for (const long tau : {1, 2, 4})
      for (std::uint64_t stream = 0; stream < 4; ++stream) {
        const Vec<double> x = random_point(d, stream, 2);
        const double nu = stream % 2 == 0 ? 10 : 100;
        const Numbers margins = success_margins(x, nu, tau), rho = by_enumeration(x, nu, tau);
        REQUIRE(margins.size() == rho.size());
        for (std::size_t i = 0; i < rho.size(); ++i) CHECK(0.5 + margins[i] == Approx(rho[i]).epsilon(1e-13));
      }
}

TEST_CASE("the oracle succeeds as often as computed") {
  const Vec<double> x = rosenbrock_start(10);
  const long tau = 5;
  const int draws = 20000;
  const auto oracle = rosenbrock_oracle(10, noise, tau);
  const Vec<double> gradient = problem::rosenbrock<double>(10).gradient(x);
  const Numbers margins = success_margins(x, noise, tau);
  std::vector<int> right(10, 0);
  Sampled<double> chance({4, 1, 1}, 0);
  for (int draw = 0; draw < draws; ++draw) {
    const Vec<double> g = oracle({.x = x}, chance);
    for (std::size_t i = 0; i < 10; ++i) right[i] += g[i] * gradient[i] > 0 ? 1 : 0;
  }
  // Hoeffding: a frequency is off by more than this with probability below 1e-9 / 10.
  const double allowed = std::sqrt(std::log(2e10) / (2.0 * draws));
  for (std::size_t i = 0; i < 10; ++i) CHECK(std::fabs(right[i] / static_cast<double>(draws) - 0.5 - margins[i]) < allowed);
}

TEST_CASE("no success probability is below 1/2, and a vanishing derivative has none") {
  for (std::uint64_t stream = 0; stream < 50; ++stream)
    for (const long tau : {1, 2, 3, 8})
      for (const double m : success_margins(random_point(10, stream, 0.5 + 0.2 * static_cast<double>(stream)), noise, tau)) CHECK(m >= 0);
  CHECK(success_margins(Vec<double>(10, 1.0), noise, 3).empty());
}

TEST_CASE("a trace survives being sent as numbers, and counts every probability once") {
  OneByOne workers;
  const Run run("test.trace", 1, Scale::quick, workers);
  const auto times = evenly(20, 5);
  const Trace t = trace({.tau = 2, .gamma = 0.1}, times, run.stream(0, 0), run.stream(1, 0));
  const Trace back = unflattened(flattened(t), times.size());
  CHECK((back.value == t.value && back.least == t.least && back.estimated == t.estimated && back.counts == t.counts &&
         back.lowest == t.lowest));
  double all = 0;
  for (const double c : t.counts) all += c;
  CHECK(all == 50);
  CHECK(t.value.front() == problem::rosenbrock<double>(10).value(rosenbrock_start(10)));
}

}  // namespace lemmata::experiment::ssd
