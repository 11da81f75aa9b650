#include <catch2/catch.hpp>
#include <cmath>

#include "lib/oracle/any_law.hpp"
#include "lib/oracle/gaussian_batch.hpp"
#include "tests/components.hpp"

namespace gaussian_batch_test {
using namespace lemmata;
using namespace lemmata::oracle;
using components::for_instances;

namespace {

double normal_distribution(double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; }

}  // namespace

TEST_CASE("one value with Gaussian noise: the batch is a normal variable of variance nu^2/tau") {
  const FiniteLaw<double> law{{-3.0}, {1.0}};
  for (const long tau : {1, 4, 9}) {
    const double z = 3 * std::sqrt(static_cast<double>(tau)) / 2;
    CHECK(gaussian_batch_success<double>(law, tau, 2, -1) == Approx(normal_distribution(z)).epsilon(1e-14));
    CHECK(gaussian_batch_success<double>(law, tau, 2, 1) == Approx(normal_distribution(-z)).margin(1e-15));
  }
}

// The other route: the convolution of the law, atom by atom.
TEST_CASE("the success probability of a batch with Gaussian noise is the mean over the law of the batch") {
  for_instances(40, [&](Draw& draw) {
    const auto law = any_law<double>(draw, "X", 1.0);
    const long tau = draw.integer("tau", 1, 4);
    const double nu = draw.in<double>("nu", Range::closed(0x1p-4, 16));
    const double expected =
        average_of(law, tau).expectation([&](double mean) { return normal_distribution(mean * std::sqrt(static_cast<double>(tau)) / nu); });
    CHECK(gaussian_batch_success(law, tau, nu, 1.0) == Approx(expected).epsilon(1e-12));
    CHECK(gaussian_batch_success(law, tau, nu, 1.0) + gaussian_batch_success(law, tau, nu, -1.0) == Approx(1).epsilon(1e-12));
  });
}

TEST_CASE("without Gaussian noise, or about 0, a batch has no success probability here") {
  const FiniteLaw<double> law{{1.0}, {1.0}};
  CHECK_THROWS_AS(gaussian_batch_success<double>(law, 1, 0, 1), DomainError);
  CHECK_THROWS_AS(gaussian_batch_success<double>(law, 1, 1, 0), DomainError);
  CHECK_THROWS_AS(gaussian_batch_success<double>(law, 0, 1, 1), DomainError);
}

}  // namespace gaussian_batch_test
