// Where a path is walked again its choices are remembered, not weighed anew; the measure of effort must not notice.
#include <catch2/catch.hpp>

#include <vector>

#include "lib/chance/expect.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/num/operations.hpp"

namespace remembered_test {

using namespace lemmata;

template <class Body>
std::size_t operations_of(Body body, Exact& mean) {
  const std::size_t before = exact_operations();
  mean = Expect<Exact>().mean(body);
  return exact_operations() - before;
}

/// The same choice by its weights, all of them computed on every path.
bool weighed_coin(Chance<Exact>& chance, const Exact& p) {
  const std::vector<Exact> weights = {p, Exact(1) - p};
  return chance.choose(weights) == 0;
}
std::size_t weighed_uniform(Chance<Exact>& chance, long n) {
  return chance.choose(std::vector<Exact>(static_cast<std::size_t>(n), Exact(1) / Exact(n)));
}
std::vector<bool> weighed_subset(Chance<Exact>& chance, long d, long k) {
  std::vector<bool> mask(static_cast<std::size_t>(d), false);
  for (long i = 0; i < d && k > 0; ++i) {
    const Exact p = Exact(k) / Exact(d - i);
    if (k == d - i || weighed_coin(chance, p)) {
      mask[static_cast<std::size_t>(i)] = true;
      --k;
    }
  }
  return mask;
}
Exact number(const std::vector<bool>& mask) {
  long value = 0;
  for (const bool bit : mask) value = 2 * value + (bit ? 1 : 0);
  return Exact(value);
}

TEST_CASE("choices that are remembered cost what choices that are weighed cost, and give the same mean") {
  const auto rationals = rational_arithmetic();
  const InForce scope(*rationals);
  Exact one, other;
  const Exact p = ratio<Exact>(2, 7);

  const auto two_flips = [](auto flip) {
    return [flip](auto& chance) {
      const int first = flip(chance) ? 1 : 0;
      return Exact(first + (flip(chance) ? 2 : 0));
    };
  };
  CHECK(operations_of(two_flips([&](auto& chance) { return chance.bernoulli(p); }), one) ==
        operations_of(two_flips([&](auto& chance) { return weighed_coin(chance, p); }), other));
  CHECK(one == other);
  CHECK(one == Exact(3) * p);

  const auto twice = [](auto uniform) {
    return [uniform](auto& chance) {
      const auto first = uniform(chance);
      return Exact(static_cast<long>(first * 5 + uniform(chance)));
    };
  };
  CHECK(operations_of(twice([](auto& chance) { return chance.uniform(5); }), one) ==
        operations_of(twice([](auto& chance) { return weighed_uniform(chance, 5); }), other));
  CHECK(one == other);
  CHECK(one == Exact(12));

  CHECK(operations_of([](auto& chance) { return number(chance.subset(6, 3)); }, one) ==
        operations_of([](auto& chance) { return number(weighed_subset(chance, 6, 3)); }, other));
  CHECK(one == other);
  CHECK(one == ratio<Exact>(63, 2));
}

}  // namespace remembered_test
