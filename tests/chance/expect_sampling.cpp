#include <catch2/catch.hpp>

#include <cmath>

#include "lib/chance/expect.hpp"
#include "tests/chance/methods.hpp"

namespace lemmata::expect_sampling_test {
using namespace chance_methods;

namespace {

constexpr StreamKey key{11, claim_key("test.sampling"), 5};
constexpr int replicates = 20000;

std::vector<double> trajectory(const SignDescent<double>& method, std::uint64_t replicate) {
  Expect<double> expect = Expect<double>::sampling(key, replicate);
  return expect.run(method, 8, {[](const SignDescent<double>::State& s) { return norm2_squared(s.x); }}).means[0];
}

}  // namespace

TEST_CASE("sampled means lie in Hoeffding's interval around the exact ones at every time") {
  const SignDescent<double> method{Vec<double>{1, -0.75}, 0.5, 0.25};
  Expect<double> exact;
  const auto run = exact.run(method, 8, {[](const SignDescent<double>::State& s) { return norm2_squared(s.x); }});
  std::vector<double> sums(9);
  for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
    const auto path = trajectory(method, replicate);
    for (std::size_t t = 0; t < sums.size(); ++t) sums[t] += path[t];
  }
  for (std::size_t t = 0; t < sums.size(); ++t) {
    const double reach = 0.5 * static_cast<double>(t);  // |x_i| <= |x0_i| + t gamma
    const double largest = (1 + reach) * (1 + reach) + (0.75 + reach) * (0.75 + reach);
    CHECK(std::fabs(sums[t] / replicates - run.mean(0, static_cast<long>(t))) <= hoeffding(largest, replicates));
  }
}

TEST_CASE("the same address gives the same bits, and another one another path") {
  const SignDescent<double> method{Vec<double>{1, -0.75}, 0.5, 0.25};
  int equal = 0;
  for (std::uint64_t replicate = 0; replicate < 100; ++replicate) {
    CHECK(trajectory(method, replicate) == trajectory(method, replicate));
    if (trajectory(method, replicate) == trajectory(method, replicate + 1)) ++equal;
  }
  CHECK(equal < 50);
}

TEST_CASE("calls of one replicate draw from independent streams") {
  // If they shared one, both bits would always agree; the mean of "they agree" is 1/2.
  int agree = 0;
  for (std::uint64_t replicate = 0; replicate < replicates; ++replicate) {
    Expect<double> expect = Expect<double>::sampling(key, replicate);
    const auto bit = [](Chance<double>& chance) { return static_cast<double>(chance.uniform(2)); };
    const double first = expect.mean(bit);
    if (first == expect.mean(bit)) ++agree;
  }
  CHECK(std::fabs(static_cast<double>(agree) / replicates - 0.5) <= hoeffding(1, replicates));
}

TEST_CASE("a sampled call follows one path and says so") {
  Expect<double> expect = Expect<double>::sampling(key, 3);
  const auto law = expect.law([](Chance<double>& chance) { return chance.uniform(1000); });
  REQUIRE(law.size() == 1);
  CHECK(law[0].second == 1);
  CHECK(expect.backend() == Backend::sample);
  CHECK(expect.work() == 1);
  const auto run = expect.run(SignDescent<double>{Vec<double>{1, 2}, 0.5, 0.25}, 10, {});
  CHECK(run.last.size() == 1);
  CHECK(expect.work() == 11);
  Expect<double> capped = Expect<double>::sampling(key, 3, {.work = 5});
  CHECK_THROWS_AS(capped.run(Walk<double>{}, 6, {}), TooLarge);
}

}  // namespace lemmata::expect_sampling_test
