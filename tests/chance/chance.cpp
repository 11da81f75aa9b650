#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <stdexcept>

#include "lib/chance/expect.hpp"
#include "tests/chance/methods.hpp"

namespace lemmata::chance_test {
using chance_methods::hoeffding;

namespace {

/// The inverse of mix64, by the inverses of its odd factors modulo 2^64.
std::uint64_t unmix(std::uint64_t word) {
  word = (word ^ (word >> 33U)) * 0x9cb4b2f8129337dbULL;
  word = (word ^ (word >> 33U)) * 0x4f74430c22a54005ULL;
  return word ^ (word >> 33U);
}

template <class Event>
double frequency(int n, Event event) {
  int count = 0;
  for (int replicate = 0; replicate < n; ++replicate) {
    Sampled<double> chance({7, 1, 0}, static_cast<std::uint64_t>(replicate));
    if (event(chance)) ++count;
  }
  return static_cast<double>(count) / n;
}

}  // namespace

TEST_CASE("the random words are those of Philox4x32-10, addressed by key, replicate, step and index") {
  // Known answers of Random123's kat_vectors; the key (seed, claim, instance) = (0, 0, 0) is Philox's key 0.
  CHECK(philox_word({0, 0, 0}, 0, 0, 0) == 0xe169c58d6627e8d5ULL);
  CHECK(philox_word({unmix(0x299f31d0a4093822ULL), 0, 0}, 0x85a308d3243f6a88ULL, 0x13198a2e, 0x03707344) == 0x94fdccebd16cfe09ULL);
}

TEST_CASE("every part of an address changes the word") {
  const std::uint64_t word = philox_word({1, 2, 3}, 4, 5, 6);
  CHECK(philox_word({1, 2, 3}, 4, 5, 6) == word);
  CHECK(philox_word({0, 2, 3}, 4, 5, 6) != word);
  CHECK(philox_word({1, 0, 3}, 4, 5, 6) != word);
  CHECK(philox_word({1, 2, 0}, 4, 5, 6) != word);
  CHECK(philox_word({1, 2, 3}, 4 + (1ULL << 32U), 5, 6) != word);
  CHECK(philox_word({1, 2, 3}, 4, 0, 6) != word);
  CHECK(philox_word({1, 2, 3}, 4, 5, 0) != word);
  CHECK(philox_word({2, 1, 3}, 4, 5, 6) != word);
}

TEST_CASE("the key of a claim is a fixed function of its id") {
  static_assert(claim_key("ef.lem3") != claim_key("ef.lem3/repaired"));
  CHECK(claim_key("") == mix64(0xcbf29ce484222325ULL));
  CHECK(unmix(claim_key("a")) == 0xaf63dc4c8601ec8cULL);  // FNV-1a of "a"
}

TEST_CASE("enumeration walks all paths in lexicographic order with the product of their weights") {
  Enumerated<double> chance;
  std::vector<std::pair<int, double>> seen;
  do {
    chance.restart();
    const auto first = chance.choose(std::array{0.25, 0.75});
    // The second choice exists on one branch only.
    const auto second = first == 0 ? 9 : chance.choose(std::array{0.5, 0.25, 0.25});
    seen.emplace_back(static_cast<int>(10 * first + second), chance.weight());
  } while (chance.next());
  CHECK(seen == std::vector<std::pair<int, double>>{{9, 0.25}, {10, 0.375}, {11, 0.1875}, {12, 0.1875}});
}

TEST_CASE("a choice of weight zero is never taken, wherever it stands") {
  const std::array weights{0.0, 0.5, 0.0, 0.0, 0.5, 0.0};
  Enumerated<double> chance;
  std::vector<std::size_t> seen;
  do {
    chance.restart();
    seen.push_back(chance.choose(weights));
  } while (chance.next());
  CHECK(seen == std::vector<std::size_t>{1, 4});
  CHECK(frequency(2000, [&](Sampled<double>& sampled) {
          const auto i = sampled.choose(weights);
          return i != 1 && i != 4;
        }) == 0);
  // Rounding may leave the sum of the weights below the drawn number: then the last possible choice is taken, not the one after it.
  CHECK(frequency(2000, [](Sampled<double>& sampled) { return sampled.choose(std::array{0x1p-60, 0.0}) != 0; }) == 0);
}

TEST_CASE("weights that are no probabilities are refused") {
  Enumerated<double> chance;
  CHECK_THROWS_AS(chance.choose(std::array{1.5, -0.5}), DomainError);
  CHECK_THROWS_AS(Enumerated<double>().choose(std::array{0.0, 0.0}), DomainError);
  CHECK_THROWS_AS(Enumerated<double>().choose(std::array{std::nan(""), 1.0}), DomainError);
  CHECK_THROWS_AS(Sampled<double>({}, 0).choose(std::array{-0.5, 1.5}), DomainError);
  CHECK_THROWS_AS(Enumerated<double>().normal(), Unsupported);
}

TEST_CASE("a body that is not a function of its choices is refused") {
  Expect<double> expect;
  int runs = 0;
  CHECK_THROWS_AS(expect.mean([&](Chance<double>& chance) {
    ++runs;
    const auto first = chance.uniform(2);
    if (runs == 1) chance.uniform(2);  // gone when its second path is walked
    return static_cast<double>(first);
  }),
                  std::logic_error);
}

TEST_CASE("a random k-subset has k elements, and each one the same probability") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  const std::map<std::pair<std::size_t, std::size_t>, std::size_t> binomials{{{1, 0}, 1},  {{1, 1}, 1}, {{4, 0}, 1}, {{4, 2}, 6},
                                                                             {{5, 3}, 10}, {{6, 6}, 1}, {{7, 1}, 7}, {{8, 4}, 70}};
  for (const auto& [sizes, binomial] : binomials) {
    const auto [d, k] = sizes;
    Expect<Exact> expect;
    const auto law = expect.law([d = d, k = k](Chance<Exact>& chance) { return chance.subset(d, k); });
    CHECK(law.size() == binomial);
    CHECK(expect.work() == binomial);  // as many paths as subsets
    for (const auto& [mask, weight] : law) {
      CHECK(static_cast<std::size_t>(std::count(mask.begin(), mask.end(), true)) == k);
      CHECK(weight == Exact(1) / Exact(static_cast<long>(binomial)));
    }
  }
}

TEST_CASE("samples of a finite choice lie in the confidence interval of its probabilities") {
  const int n = 40000;
  const std::array weights{0.5, 0.125, 0.375};
  for (std::size_t i = 0; i < weights.size(); ++i)
    CHECK(std::fabs(frequency(n, [&](Sampled<double>& chance) { return chance.choose(weights) == i; }) - weights[i]) <= hoeffding(1, n));
}

TEST_CASE("sampled normal variables have the normal distribution function") {
  const int n = 100000;
  for (const double q : {-2.5, -1.0, -0.25, 0.0, 0.5, 1.5, 3.0}) {
    const double probability = (1 + std::erf(q / std::sqrt(2))) / 2;
    CHECK(std::fabs(frequency(n, [&](Sampled<double>& chance) { return chance.normal() <= q; }) - probability) <= hoeffding(1, n));
  }
}

TEST_CASE("sampled normal variables are the same bits on every machine") {
  Sampled<double> chance({1, 2, 3}, 4);
  const double first = chance.normal();
  chance.at_step(1);
  const double at_step_one = chance.normal();
  chance.at_step(0);
  CHECK(chance.normal() == first);
  CHECK(first != at_step_one);
  CHECK(first == 0x1.9589ce9753ce8p-6);
  CHECK(at_step_one == -0x1.c7124dab26856p+0);
}

TEST_CASE("the same words decide a choice in double and in rationals") {
  const auto rational = rational_arithmetic();
  const InForce force(*rational);
  for (std::uint64_t replicate = 0; replicate < 200; ++replicate) {
    Sampled<double> in_double({5, 0, 0}, replicate);
    Sampled<Exact> in_rationals({5, 0, 0}, replicate);
    const std::array<Exact, 3> weights{Exact(0.25), Exact(0.5), Exact(0.25)};
    CHECK(in_double.choose(std::array{0.25, 0.5, 0.25}) == in_rationals.choose(weights));
    CHECK(Exact(in_double.normal()) == in_rationals.normal());
  }
}

}  // namespace lemmata::chance_test
