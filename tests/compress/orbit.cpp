#include "lib/compress/orbit.hpp"

#include "lib/compress/haar_projection.hpp"
#include "lib/compress/power_sgd.hpp"
#include "tests/compress/laws.hpp"

namespace lemmata::compress::orbit_test {
using namespace laws;
using components::Rationals;

namespace {

/// A tape of Philox words: an arbitrary instance.
std::vector<std::uint64_t> tape(std::uint64_t number) {
  std::vector<std::uint64_t> words;
  for (std::uint32_t i = 0; i < 400; ++i) words.push_back(philox_word({1, 2, 3}, number, 0, i));
  return words;
}

Vec<Exact> mean_on(const Orbit<Exact>& orbit) {
  Expect<Exact> expect;
  return expect.mean_vector([&](Chance<Exact>& chance) { return orbit.apply(orbit.x, 0, chance); });
}

}  // namespace

TEST_CASE("signed shifts average any vector's outer product to a multiple of the identity") {
  const Rationals rationals;
  const Vec<Exact> v{Exact(3), Exact(-1), Exact(2)}, x{Exact(1), Exact(5), Exact(-4)};
  Expect<Exact> expect;
  const Vec<Exact> mean = expect.mean_vector([&](Chance<Exact>& chance) {
    const Vec<Exact> moved = SignedShift<Exact>(3, chance)(v);
    return dot(moved, x) * moved;
  });
  for (std::size_t i = 0; i < 3; ++i) CHECK(mean[i] == norm2_squared(v) / Exact(3) * x[i]);
}

TEST_CASE("every permutation has the same weight") {
  const Rationals rationals;
  Expect<Exact> expect;
  const auto law = expect.law([](Chance<Exact>& chance) {
    Exact code(0);
    for (const std::size_t i : random_permutation(4, chance)) code = Exact(4) * code + Exact(static_cast<long>(i));
    return code;
  });
  CHECK(law.size() == 24);
  for (const auto& [code, weight] : law) CHECK(weight == fraction(1, 24));
}

TEST_CASE("a drawn rotation has orthonormal rows") {
  const Rationals rationals;
  for (std::uint64_t number = 0; number < 20; ++number) {
    const auto words = tape(number);
    Draw draw(words);
    const auto rows = drawn_rotation<Exact>(draw, "Q", 4);
    for (std::size_t i = 0; i < 4; ++i)
      for (std::size_t j = 0; j < 4; ++j) CHECK(dot(rows[i], rows[j]) == Exact(i == j ? 1 : 0));
  }
}

TEST_CASE("on every orbit of subspaces the mean of the projection is (k/d) x, scaled it is x") {
  const Rationals rationals;
  int seen = 0;
  for (std::uint64_t number = 0; number < 40; ++number) {
    const auto words = tape(number);
    Draw draw(words);
    const long d = draw.integer("d", 2, 4), k = draw.integer("k", 1, d);
    const bool scaled = draw.coin("scaled");
    const auto orbit = haar_orbit<Exact>(draw, d, k, scaled);
    if (!orbit.regular) continue;
    ++seen;
    const Vec<Exact> mean = mean_on(orbit);
    for (std::size_t i = 0; i < mean.size(); ++i) CHECK(mean[i] == (scaled ? Exact(1) : fraction(k, d)) * orbit.x[i]);
  }
  CHECK(seen > 10);
}

TEST_CASE("on every orbit of starts one power iteration keeps at least r/min(m, n) of the square norm, of a projector exactly that") {
  const Rationals rationals;
  int seen = 0;
  for (std::uint64_t number = 0; number < 40; ++number) {
    const auto words = tape(number);
    Draw draw(words);
    const long m = draw.integer("m", 2, 3), n = draw.integer("n", 2, 3), r = draw.integer("r", 1, std::min(m, n));
    const auto orbit = power_orbit<Exact>(draw, m, n, r);
    if (!orbit.regular) continue;
    ++seen;
    CHECK(fraction(r, std::min(m, n)) * norm2_squared(orbit.x) <= dot(mean_on(orbit), orbit.x));
  }
  CHECK(seen > 10);
  Pins pins;
  for (const char* name : {"U.a", "U.b", "V.a", "V.b"}) pins[name].values = {{0, 1}, {0, 1}};
  pins["s"].values = {{1, 1}, {1, 1}};
  pins["W0"].values = {{3, 1}};
  pins["W1"].values = {{1, 1}};
  Draw draw({}, pins);
  const auto equal_values = power_orbit<Exact>(draw, 2, 2, 1);
  CHECK(dot(mean_on(equal_values), equal_values.x) == Exact(1));
}

}  // namespace lemmata::compress::orbit_test
