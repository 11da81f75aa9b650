#include "lib/chance/normals.hpp"

#include <arb.h>
#include <arb_hypgeom.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

#include "lib/chance/key.hpp"
#include "lib/chance/words.hpp"
#include "lib/num/instructions.hpp"

namespace lemmata::normals_test {
namespace {

constexpr double alpha = 1e-9;  // of a false alarm, for each statement

/// A ball of Arb.
struct Real {
  arb_t x;
  Real() { arb_init(x); }
  ~Real() { arb_clear(x); }
  Real(const Real&) = delete;
  Real& operator=(const Real&) = delete;
};

/// The pair in 200 bits, less the computed one, in units of 2^-53 of it: the larger of the two.
double roundings(std::uint64_t radius, std::uint64_t point, std::pair<double, double> computed) {
  constexpr slong bits = 200;
  Real u, r, angle, parts[2], t;
  arb_set_ui(u.x, radius);
  arb_set_d(t.x, 0.5);
  arb_add(u.x, u.x, t.x, bits);
  arf_set_round(arb_midref(u.x), arb_midref(u.x), 53, ARF_RND_NEAR);
  arb_mul_2exp_si(u.x, u.x, -64);
  arb_log(r.x, u.x, bits);
  arb_mul_si(r.x, r.x, -2, bits);
  arb_sqrt(r.x, r.x, bits);
  arb_set_ui(angle.x, point & 0xfffffffffffff);
  arb_add(angle.x, angle.x, t.x, bits);
  arb_mul_2exp_si(angle.x, angle.x, -54);  // of pi
  arb_cos_pi(parts[0].x, angle.x, bits);
  arb_sin_pi(parts[1].x, angle.x, bits);
  if ((point >> 61 & 1) == 1) arb_swap(parts[0].x, parts[1].x);
  double worst = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    if ((point >> (63 - i) & 1) == 1) arb_neg(parts[i].x, parts[i].x);
    arb_mul(parts[i].x, parts[i].x, r.x, bits);
    arb_set_d(t.x, i == 0 ? computed.first : computed.second);
    arb_div(t.x, t.x, parts[i].x, bits);
    arb_sub_ui(t.x, t.x, 1, bits);
    arb_mul_2exp_si(t.x, t.x, 53);
    worst = std::max(worst, std::fabs(arf_get_d(arb_midref(t.x), ARF_RND_NEAR)));
  }
  return worst;
}

/// Words with few bits, with all but few, near powers of two and near 1/sqrt 2 and sqrt 2 times those.
std::vector<std::uint64_t> edge_words() {
  std::vector<std::uint64_t> out;
  for (unsigned i = 0; i < 64; ++i)
    for (const std::uint64_t base : {std::uint64_t{1} << i, 0xb504f333f9de6484 >> i})
      for (std::uint64_t off = 0; off < 3; ++off) {
        out.push_back(base + off);
        out.push_back(base - off);
        out.push_back(~(base + off));
      }
  return out;
}

/// sup |F_n - Phi| exceeds this with probability alpha at most, for independent draws from Phi (Dvoretzky, Kiefer, Wolfowitz; Massart 1990).
double dkw(std::size_t n) { return std::sqrt(std::log(2 / alpha) / (2 * static_cast<double>(n))); }

/// Phi(x) to the last bit but one.
double certified_cdf(double x) {
  Real t, two;
  arb_set_d(t.x, -x);
  arb_set_ui(two.x, 2);
  arb_sqrt(two.x, two.x, 100);
  arb_div(t.x, t.x, two.x, 100);
  arb_hypgeom_erfc(t.x, t.x, 100);
  arb_mul_2exp_si(t.x, t.x, -1);
  return arf_get_d(arb_midref(t.x), ARF_RND_NEAR);
}

/// The mean of x_1..x_n, |x| <= most, is further than this from the true one with probability alpha at most: the empirical Bernstein
/// bound, for every law (Maurer and Pontil 2009, both sides).
double bernstein(const std::vector<double>& x, double most) {
  const double n = static_cast<double>(x.size()), log_term = std::log(4 / alpha);
  double mean = 0, squares = 0;
  for (const double v : x) mean += v / n;
  for (const double v : x) squares += (v - mean) * (v - mean) / (n - 1);
  return std::sqrt(2 * squares * log_term / n) + 7 * 2 * most * log_term / (3 * (n - 1));
}
bool has_mean(const std::vector<double>& x, double most, double wanted) {
  double mean = 0;
  for (const double v : x) mean += v / static_cast<double>(x.size());
  CAPTURE(mean, wanted, bernstein(x, most));
  return std::fabs(mean - wanted) < bernstein(x, most);
}

/// Of replicates 0, 1, ..., `steps` steps each.
std::vector<double> many_normals(std::size_t replicates, std::uint32_t steps, std::size_t each) {
  std::vector<double> out(replicates * steps * each);
  auto at = out.begin();
  for (std::size_t r = 0; r < replicates; ++r)
    for (std::uint32_t t = 0; t < steps; ++t, at += static_cast<std::ptrdiff_t>(each))
      normals({11, 22, 33}, r, t, 0, std::span<double>(&*at, each));
  return out;
}

constexpr double largest = 9.5;
constexpr double largest_seen = 3.83;  // units of 2^-53, as normals.hpp states it: the same on every machine

}  // namespace

TEST_CASE("a pair of normals is the transform of its words, to the stated accuracy, against Arb") {
  double worst = 0;
  const auto add = [&](std::uint64_t radius, std::uint64_t point) {
    if (radius < ~std::uint64_t{1023}) worst = std::max(worst, roundings(radius, point, normal_pair(radius, point)));  // else u = 1, r = 0
  };
  for (const std::uint64_t word : edge_words()) {
    add(word, 0x123456789abcdef0);
    add(0x123456789abcdef0, word);
    add(word, ~word);
  }
  for (std::uint32_t i = 0; i < 20000; ++i) add(philox_word({1, 0, 0}, 0, 0, i), philox_word({2, 0, 0}, 0, 0, i));
  CAPTURE(worst);
  CHECK(worst == Approx(largest_seen).margin(0.005));
}

TEST_CASE("tails reach as far as 64 bits do, and the ends of the words are normals too") {
  const auto far = normal_pair(0, 0);
  CHECK(far.first == Approx(std::sqrt(2 * 65 * std::log(2.0))).epsilon(1e-15));
  CHECK(std::fabs(far.second) < 1e-14);
  CHECK(far.second > 0);
  const auto near = normal_pair(~std::uint64_t{0}, 0);
  CHECK(near.first == 0);
  CHECK(near.second == 0);
}

TEST_CASE("the upper three bits of a point choose among eight mirror images") {
  const auto base = normal_pair(12345, 678);
  for (std::uint64_t bits = 0; bits < 8; ++bits) {
    auto [a, b] = normal_pair(12345, 678 | bits << 61);
    if (bits >> 2 != 0) a = -a;
    if ((bits >> 1 & 1) != 0) b = -b;
    if ((bits & 1) != 0) std::swap(a, b);
    CHECK(a == base.first);
    CHECK(b == base.second);
  }
}

TEST_CASE("a normal is a function of its address: alone, in a row or in lanes, with every instruction set") {
  const StreamKey key{5, 6, 7};
  constexpr std::size_t n = 301;
  std::vector<std::vector<double>> wanted(16, std::vector<double>(n));
  const std::uint64_t first = (std::uint64_t{1} << 32) - 5;  // the upper word of the replicate changes among the lanes
  for (std::size_t r = 0; r < wanted.size(); ++r)
    for (std::uint32_t i = 0; i < n; ++i) {
      // The block as philox_word draws it, on the key of normals.
      const std::uint64_t k = mix64(philox_key(key) ^ 0x6e6f726d616c73);
      const auto [a, b] = philox_block(k, first + r, 3, i / 2);
      const auto pair = normal_pair(a, b);
      wanted[r][i] = i % 2 == 0 ? pair.first : pair.second;
    }
  for (const auto most : {Instructions::every_machine, Instructions::avx2, Instructions::avx512}) {
    const Restricted restricted(most);
    for (const std::uint32_t from : {0U, 1U, 2U, 15U, 16U, 17U})
      for (const std::size_t count : {0U, 1U, 2U, 3U, 15U, 16U, 17U, 127U, 128U, 129U, 280U}) {
        CAPTURE(static_cast<int>(most), from, count);
        std::vector<double> row(count);
        normals(key, first, 3, from, std::span<double>(row));
        CHECK(std::equal(row.begin(), row.end(), wanted[0].begin() + from));
        std::vector<Lanes, LanesMemory<Lanes>> lanes(count);
        normals(key, first, 3, from, std::span<Lanes>(lanes.data(), count));
        for (std::size_t i = 0; i < count; ++i)
          for (std::size_t l = 0; l < Lanes::count; ++l) REQUIRE(lanes[i].at[l] == wanted[l][from + i]);
      }
  }
}

TEST_CASE("every part of an address changes the normal") {
  const auto normal = [](const StreamKey& key, std::uint64_t replicate, std::uint32_t step, std::uint32_t index) {
    double out = 0;
    normals(key, replicate, step, index, std::span<double>(&out, 1));
    return out;
  };
  const double z = normal({1, 2, 3}, 4, 5, 6);
  CHECK(normal({1, 2, 3}, 4, 5, 6) == z);
  for (const double other :
       {normal({0, 2, 3}, 4, 5, 6), normal({1, 0, 3}, 4, 5, 6), normal({1, 2, 0}, 4, 5, 6), normal({1, 2, 3}, 4 + (1ULL << 32U), 5, 6),
        normal({1, 2, 3}, 0, 5, 6), normal({1, 2, 3}, 4, 0, 6), normal({1, 2, 3}, 4, 5, 7), normal({1, 2, 3}, 4, 5, 4)})
    CHECK(other != z);
}

TEST_CASE("the law of many normals is the standard one: no distance that chance explains with probability 1e-9") {
  auto z = many_normals(1000, 2, 101);
  std::sort(z.begin(), z.end());
  const double n = static_cast<double>(z.size());
  double distance = 0;
  for (std::size_t i = 0; i < z.size(); i += 16) {  // F_n grows by 16/n at most in between
    const double phi = certified_cdf(z[i]);
    distance = std::max({distance, std::fabs(static_cast<double>(i) / n - phi), std::fabs(static_cast<double>(i + 1) / n - phi)});
  }
  CAPTURE(distance, dkw(z.size()));
  CHECK(distance + 16 / n < dkw(z.size()));
  CHECK(std::fabs(certified_cdf(1.96) - 0.9750021048517795) < 1e-15);
}

TEST_CASE("moments and products of neighbours are those of independent standard normals, at confidence 1e-9 for every law") {
  constexpr std::size_t each = 100, steps = 20, replicates = 300;
  const auto z = many_normals(replicates, steps, each);
  CHECK(std::all_of(z.begin(), z.end(), [](double v) { return std::fabs(v) < largest; }));
  for (const auto& [power, moment] : {std::pair{1, 0.0}, {2, 1.0}, {3, 0.0}, {4, 3.0}}) {
    std::vector<double> x;
    for (const double v : z) x.push_back(pow(v, power));
    CHECK(has_mean(x, pow(largest, power), moment));
  }
  for (const std::size_t apart : {std::size_t{1}, std::size_t{2}, each, each * steps}) {  // pair, block, step, replicate
    std::vector<double> x, y;
    for (std::size_t i = 0; i + apart < z.size(); i += 2 * apart)
      for (std::size_t j = i; j < i + apart && j + apart < z.size(); ++j) {  // each number once: the products are independent
        x.push_back(z[j] * z[j + apart]);
        y.push_back((z[j] * z[j] - 1) * (z[j + apart] * z[j + apart] - 1));
      }
    CAPTURE(apart);
    CHECK(has_mean(x, largest * largest, 0));
    CHECK(has_mean(y, pow(largest, 4), 0));
  }
}

}  // namespace lemmata::normals_test
