#include <catch2/catch.hpp>

#include "lib/compress/block_sign.hpp"
#include "lib/compress/noisy_sign.hpp"
#include "lib/compress/norm_scaled_sign.hpp"
#include "lib/compress/one_bit.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "tests/compress/laws.hpp"

namespace lemmata::compress::signs_test {
using namespace laws;
using components::for_grid;
using components::Rationals;

namespace {

long nonzeros(const Vec<Exact>& v) {
  long n = 0;
  for (const Exact& x : v)
    if (x != 0) ++n;
  return n;
}

}  // namespace

TEST_CASE("the L1-scaled sign loses ||v||^2 - ||v||_1^2/d where sign(0) is 1 or -1, and ||v||^2 - ||v||_1^2 (2 - n/d)/d where it is 0") {
  const Rationals rationals;
  for (long d = 1; d <= 3; ++d)
    for (const int zero : {-1, 0, 1}) {
      const auto c = scaled_sign<Exact>(d, zero);
      for_grid(static_cast<std::size_t>(d), 2, [&](const Vec<Exact>& v) {
        const Exact factor = zero == 0 ? 2 - fraction(nonzeros(v), d) : Exact(1);
        CHECK(residual(c, v) == norm2_squared(v) - square(norm1(v)) * factor / d);
      });
    }
}

TEST_CASE("delta = 1/d of the L1-scaled sign is attained by one-hot vectors where sign(0) is 1 or -1, and only approached where it is 0") {
  const Rationals rationals;
  for (long d = 2; d <= 3; ++d) {
    const Exact kept = 1 - fraction(1, d);
    CHECK(residual(scaled_sign<Exact>(d, 1), unit_vector<Exact>(static_cast<std::size_t>(d), 0)) == kept);
    CHECK(residual(scaled_sign<Exact>(d, -1), unit_vector<Exact>(static_cast<std::size_t>(d), 0)) == kept);
    const auto c = scaled_sign<Exact>(d, 0);
    CHECK(residual(c, unit_vector<Exact>(static_cast<std::size_t>(d), 0)) == 1 - fraction(2, d) + fraction(1, d * d));
    for_grid(static_cast<std::size_t>(d), 3, [&](const Vec<Exact>& v) {
      if (norm1(v) != 0) CHECK(residual(c, v) < kept * norm2_squared(v));
    });
    Vec<Exact> near(static_cast<std::size_t>(d), 1);
    near[0] = 100000;
    CHECK(residual(c, near) > (kept - fraction(1, 10000)) * norm2_squared(near));
  }
}

TEST_CASE("the raw sign contracts by no delta, whatever sign(0)") {
  const Rationals rationals;
  for (const std::string zero : {"-1", "0", "1"})
    for (long d = 1; d <= 3; ++d) check_refuted("sign:zero=" + zero, d, fraction(1, 1000000));
}

TEST_CASE("signs by block lose what each block loses, and delta is that of the largest block") {
  const Rationals rationals;
  for (const int zero : {-1, 0, 1}) {
    const auto c = block_sign<Exact>({1, 3}, zero);
    CHECK(c.delta == fraction(1, 3));
    for_grid(4, 1, [&](const Vec<Exact>& v) {
      const Exact first = residual(scaled_sign<Exact>(1, zero), {v[0]}), second = residual(scaled_sign<Exact>(3, zero), {v[1], v[2], v[3]});
      CHECK(residual(c, v) == first + second);
      CHECK(residual(c, v) <= (1 - c.delta) * norm2_squared(v));
    });
  }
  CHECK(residual(block_sign<Exact>({2, 2}, 1), {0, 0, 3, 0}) == fraction(1, 2) * 9);
  CHECK(even_blocks(8, 3) == std::vector<long>{3, 3, 2});
  CHECK(residual(block_sign<Exact>({1, 1, 1}, 0), {2, 0, -5}) == 0);
}

TEST_CASE("the entries of signs by block and by layer state what holds and is attained, and count a number and the bits of each block") {
  const Rationals rationals;
  for (long d = 1; d <= 4; ++d)
    for (long blocks = 1; blocks <= d; ++blocks) CHECK(check_entry("block-sign:blocks=" + std::to_string(blocks), d, 1) == 1);
  CHECK(check_entry("layer-sign:sizes=1+2+1", 4, 1) == 1);
  CHECK(check_entry("layer-sign:sizes=1+2,zero=0", 3, 2) == 0);
  CHECK(choose("block-sign:blocks=3", 8).bits() == 8 + 3 * 32);
  CHECK(choose("layer-sign:sizes=100+20+3", 123).bits() == (100 + 32) + (20 + 32) + (3 + 32));
  for (const std::string sizes : {"1+2", "4+0", "1++3", "1+3+", "a", "-1+5", ""})
    CHECK_THROWS_AS(choose("layer-sign:sizes=" + sizes, 4), BadInput);
}

TEST_CASE("the L2-scaled sign loses 2 - 2/sqrt d at one-hot vectors: all for d = 4, more beyond") {
  const Rationals rationals;
  for (const long root : {1L, 2L, 3L, 4L}) {
    const long d = root * root;
    const auto c = norm_scaled_sign<Exact>(d, 1);
    CHECK(residual(c, 5 * unit_vector<Exact>(static_cast<std::size_t>(d), 0)) == 25 * (2 - fraction(2, root)));
  }
  const auto c = norm_scaled_sign<Exact>(4, -1);
  for (const Vec<Exact>& v : {Vec<Exact>{1, 1, 1, 1}, Vec<Exact>{1, -3, 3, 9}, Vec<Exact>{0, 0, 7, 0}, Vec<Exact>{2, -4, 5, 6}})
    CHECK(residual(c, v) <= norm2_squared(v));
}

TEST_CASE("for d <= 3 the L2-scaled sign contracts with delta = 2/sqrt d - 1, and by no more") {
  const Balls balls;
  for (long d = 1; d <= 3; ++d)
    for (const std::string zero : {"-1", "0", "1"}) {
      const std::string spec = "l2-sign:zero=" + zero;
      CHECK(check_entry(spec, d, 3) == (d == 1 || zero != "0" ? 1 : 0));
      CHECK(choose(spec, d).refutes<Exact>(d == 1 ? Exact(1) : d == 2 ? fraction(2, 5) : fraction(3, 20)).size() == 0);
      if (d > 1) check_refuted(spec, d, norm_scaled_sign_delta<Exact>(d) + Exact(0x1p-40));
    }
}

TEST_CASE("for d >= 4 the L2-scaled sign contracts by no delta, whatever sign(0)") {
  const Balls balls;
  for (const long d : {4L, 5L, 9L, 20L})
    for (const std::string zero : {"-1", "0", "1"})
      for (const double delta : {0x1p-30, 0.5, 1.0}) check_refuted("l2-sign:zero=" + zero, d, Exact(delta));
}

TEST_CASE("a noisy sign is right with probability 1/2 + |x|/(2a) under uniform noise, and two points below |x| = a decide nothing") {
  const Rationals rationals;
  const auto right = [](const Exact& x, const Exact& a, const SignNoiseLaw& law, int zero) {
    Expect<Exact> expect;
    return expect.probability([&](Chance<Exact>& chance) { return noisy_sign_of(x, a, law, zero, chance) == sign(x, 0); });
  };
  for (long p = -12; p <= 12; ++p) {
    if (p == 0) continue;
    const Exact x = fraction(p, 4), a(2);
    CHECK(right(x, a, {SignNoise::uniform}, 1) == min(Exact(1), (1 + abs(x) / a) / 2));
    CHECK(right(x, a, {SignNoise::uniform}, 1) > fraction(1, 2));
    for (const int zero : {-1, 0, 1})
      for (const long points : {2L, 3L, 5L}) {
        long above = 0;  // places y of the noise with x + y of the sign of x, by counting
        for (long j = 0; j < points; ++j) {
          const Exact y = x + a * (fraction(2 * j, points - 1) - 1);
          if (sign(y, zero) == sign(x, 0)) ++above;
        }
        CHECK(right(x, a, {SignNoise::points, points}, zero) == fraction(above, points));
        if (zero != 0) CHECK(2 * above >= points);
      }
    if (abs(x) < a) CHECK(right(x, a, {SignNoise::points, 2}, 1) == fraction(1, 2));
  }
  for (const std::string spec : {"noisy-sign", "noisy-sign:noise=points,points=3,zero=0", "noisy-sign:width=0"})
    check_refuted(spec, 2, fraction(1, 1000));
}

TEST_CASE("a noisy sign is right with probability Phi(|x|/a) > 1/2 under normal noise") {
  const Balls balls;
  for (const double x : {0x1p-20, 0.5, 3.0}) {
    const Exact plus = probability_of_plus(Exact(x), Exact(2), SignNoise::normal),
                minus = probability_of_plus(Exact(-x), Exact(2), SignNoise::normal);
    CHECK(plus > fraction(1, 2));
    CHECK(equal(plus + minus, 1));
  }
}

TEST_CASE(
    "two means keep S_+^2/n_+ + S_-^2/n_-, no less than the L1-scaled sign; a positive one-hot vector attains 1/d, a negative one loses "
    "nothing") {
  const Rationals rationals;
  for (long d = 1; d <= 4; ++d) {
    const auto c = one_bit<Exact>(d), sign_too = scaled_sign<Exact>(d, 1);
    for_grid(static_cast<std::size_t>(d), 2, [&](const Vec<Exact>& v) {
      const Vec<Exact> out = output(c, v);
      CHECK(dot(out, v) == norm2_squared(out));
      CHECK(residual(c, v) <= residual(sign_too, v));
    });
    CHECK(check_entry("one-bit", d, 1) == 1);
    CHECK(residual(c, -unit_vector<Exact>(static_cast<std::size_t>(d), 0)) == 0);
  }
  CHECK(identical(output(one_bit<Exact>(5), {1, -2, 0, 5, -4}), Vec<Exact>{2, -3, 2, 2, -3}));
  CHECK(choose("one-bit", 100).bits() == 164);
}

}  // namespace lemmata::compress::signs_test
