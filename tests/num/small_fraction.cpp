// Sums and products of small fractions are FLINT's, and those that are not small are refused.
#include <flint/fmpq.h>
#include <catch2/catch.hpp>

#include <cstdint>
#include <cstdlib>
#include <limits>
#include <numeric>
#include <vector>

#include "lib/chance/key.hpp"
#include "lib/num/rational_value.hpp"
#include "lib/num/small_fraction.hpp"

namespace small_fraction_test {

using namespace lemmata;

/// Numbers of every length, both signs, near powers of two, with and without common factors.
std::vector<SmallFraction> fractions() {
  std::vector<std::int64_t> parts = {
      1, 2, 3, 5, 6, 12, 64, 360360, 129859329600, 1 << 30, (1LL << 31) - 1, 1LL << 31, small_limit / 2, small_limit - 1};
  for (std::uint64_t i = 1; i < 60; ++i) parts.push_back(static_cast<std::int64_t>(mix64(i) >> (2 + i)) + 1);
  std::vector<SmallFraction> out = {{0, 1}};
  for (std::size_t i = 0; i < parts.size(); ++i)
    for (std::size_t j = 0; j < parts.size(); j += 1 + i % 3) {
      const std::int64_t g = std::gcd(parts[i], parts[j]);
      out.push_back({(i + j) % 2 == 0 ? parts[i] / g : -(parts[i] / g), parts[j] / g});
    }
  return out;
}

void set(Rational& to, const SmallFraction& from) { fmpq_set_si(to.get(), from.p, static_cast<ulong>(from.q)); }

/// What the small operation says of x and y, against FLINT's: the same fraction where it answers, and an answer wherever products of 31 bits suffice.
template <class Small, class Flint>
void compare(Small small, Flint flint, const std::vector<SmallFraction>& all, int& answered, int& wrong) {
  Rational x, y, expected, got;
  for (const SmallFraction& a : all) {
    set(x, a);
    for (std::size_t j = 0; j < all.size(); j += 7) {
      const SmallFraction& b = all[j];
      set(y, b);
      flint(expected.get(), x.get(), y.get());
      SmallFraction result;
      const bool answers = small(a, b, result);
      const auto short_enough = [](const SmallFraction& f) { return std::abs(f.p) < (1LL << 30) && f.q < (1LL << 30); };
      if (answers) {
        set(got, result);
        wrong += fmpq_equal(expected.get(), got.get()) == 0 || fmpq_is_canonical(got.get()) == 0;
      }
      wrong += answers && !is_small(expected.get());
      wrong += !answers && short_enough(a) && short_enough(b);
      answered += answers;
    }
  }
}

TEST_CASE("sums and products of small fractions are FLINT's") {
  const auto all = fractions();
  int answered = 0, wrong = 0;
  compare([](const auto& a, const auto& b, auto& r) { return add(a, b, r); }, fmpq_add, all, answered, wrong);
  compare([](const auto& a, const auto& b, auto& r) { return multiply(a, b, r); }, fmpq_mul, all, answered, wrong);
  CHECK(wrong == 0);
  CHECK(answered > 10000);
}

TEST_CASE("an inverse keeps the sign above") {
  CHECK(inverse({-3, 5}).p == -5);
  CHECK(inverse({-3, 5}).q == 3);
  CHECK(inverse({3, 5}).q == 3);
}

TEST_CASE("a common divisor of any two numbers is the standard library's") {
  for (std::uint64_t i = 0; i < 20000; ++i) {
    const std::uint64_t a = mix64(2 * i + 1) >> (i % 64), b = (mix64(2 * i + 2) >> (i / 64 % 64)) | 1U;
    REQUIRE(small_gcd(a << (i % 5), b << (i % 3)) == std::gcd(a << (i % 5), b << (i % 3)));
  }
  CHECK(small_gcd(std::uint64_t{0}, std::uint64_t{6}) == 6);
  CHECK(small_gcd(std::numeric_limits<std::int64_t>::min(), std::int64_t{3}) == 1);
  CHECK(small_gcd(std::numeric_limits<std::int64_t>::min(), std::int64_t{1} << 62) == std::int64_t{1} << 62);
}

}  // namespace small_fraction_test
