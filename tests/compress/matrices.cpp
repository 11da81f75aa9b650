#include <catch2/catch.hpp>

#include "lib/check/betting.hpp"
#include "lib/compress/gaussian_sketch.hpp"
#include "lib/compress/haar_projection.hpp"
#include "lib/compress/power_sgd.hpp"
#include "lib/compress/truncated_svd.hpp"
#include "tests/compress/laws.hpp"

namespace lemmata::compress::matrices_test {
using namespace laws;
using components::for_grid;
using components::Rationals;

namespace {

/// ||v||^2 - s^2 for a matrix of two rows, s^2 = (t + sqrt(t^2 - 4 D))/2 with t = ||v||^2, D the Gram determinant: another route to the
/// residual of rank one, from the characteristic polynomial.
Exact residual_of_two_rows(const Vec<Exact>& v) {
  const auto rows = rows_of(v, 2);
  const Exact t = norm2_squared(v);
  const Exact gram = norm2_squared(rows[0]) * norm2_squared(rows[1]) - square(dot(rows[0], rows[1]));
  return (t - sqrt(square(t) - 4 * gram)) / 2;
}

/// ||C(v) - v||^2 / ||v||^2 on independent replicates.
std::vector<double> sampled_ratios(const Compressor<double>& c, const Vec<double>& v, std::size_t count) {
  std::vector<double> out;
  for (std::size_t i = 0; i < count; ++i) {
    Sampled<double> chance({11, 12, 13}, i);
    out.push_back(norm2_squared(c.apply(v, 0, chance) - v) / norm2_squared(v));
  }
  return out;
}

/// The mean of samples in [0, 1] is within `slack` of `value`: both sides are concluded, each wrongly with probability at most 1e-9.
void check_mean_near(const std::vector<double>& samples, double value, double slack) {
  std::vector<double> rest;
  for (const double x : samples) rest.push_back(1 - x);
  CHECK(mean_exceeds(samples, 0, 1, value - slack, 1e-9));
  CHECK(mean_exceeds(rest, 0, 1, 1 - value - slack, 1e-9));
}

std::vector<std::string> noise_names(std::size_t count) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < count; ++i) names.push_back("z" + std::to_string(i));
  return names;
}

}  // namespace

TEST_CASE("rank one of two rows loses the smaller eigenvalue of the Gram matrix, in rationals where it is one, else in balls") {
  const Balls balls;
  for (const long d : {4L, 6L}) {
    const auto c = truncated_svd<Exact>(d, 2, 1);
    for_grid(static_cast<std::size_t>(d), d == 4 ? 2 : 1, [&](const Vec<Exact>& v) {
      const Vec<Exact> out = output(c, v);
      CHECK(equal(norm2_squared(out - v), residual_of_two_rows(v)));
      CHECK(equal(out[0] * out[d == 4 ? 3 : 5], out[d == 4 ? 1 : 2] * out[d == 4 ? 2 : 3]));  // a minor: the rank is one
      check_carried(c, v);
    });
  }
}

TEST_CASE("a truncated SVD states r/min(m, n), attained by equal singular values, however v is laid out") {
  const Rationals rationals;
  for (const long d : {1L, 4L, 6L, 8L, 9L, 12L})
    for (long m = 1; m <= d; ++m)
      for (long r = 1; d % m == 0 && r <= std::min(m, d / m); ++r)
        CHECK(check_entry("truncated-svd:rows=" + std::to_string(m) + ",rank=" + std::to_string(r), d, 0) == 1);
  CHECK(choose("truncated-svd:rows=4,rank=2", 40).bits() == 32 * 2 * (4 + 10));
  CHECK_THROWS_AS(choose("truncated-svd:rows=3,rank=1", 8), BadInput);
  CHECK_THROWS_AS(choose("truncated-svd:rows=2,rank=3", 8), BadInput);
}

TEST_CASE("three rows are exact where they are orthogonal or of low rank, and else unsupported with the reason") {
  const Rationals rationals;
  const auto c = truncated_svd<Exact>(9, 3, 1);
  CHECK(identical(output(c, {1, 0, 0, 0, 3, 4, 0, 4, -3}), Vec<Exact>{0, 0, 0, 0, 3, 4, 0, 0, 0}));
  CHECK(residual(c, {1, 2, 3, 2, 4, 6, -1, -2, -3}) == 0);
  CHECK_THROWS_AS(output(c, {1, 2, 3, 4, 5, 6, 7, 8, 10}), Unsupported);
  const auto tall = truncated_svd<Exact>(12, 4, 2);
  CHECK(identical(output(tall, {1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0}), Vec<Exact>{0, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0}));
}

TEST_CASE(
    "the truncated SVD of doubles is a projection of the right rank whose residual is orthogonal to it, and agrees with the exact one") {
  const auto c = truncated_svd<double>(200, 10, 3);
  Vec<double> v(200);
  for (std::uint32_t i = 0; i < 200; ++i) v[i] = std::ldexp(static_cast<double>(philox_word({3, 3, 3}, 0, 0, i) >> 11U), -53) - 0.5;
  Enumerated<double> chance;
  const Vec<double> out = c.apply(v, 0, chance);
  CHECK(abs(dot(out, v - out)) <= 1e-13 * norm2_squared(v));
  const auto kept = jacobi_rows(rows_of(out, 10)).b, left = jacobi_rows(rows_of(v - out, 10)).b;
  double least_kept = 1e300, most_left = 0;
  long rank = 0;
  for (const auto& row : kept)
    if (norm2(row) > 1e-12) ++rank, least_kept = min(least_kept, norm2(row));
  for (const auto& row : left) most_left = max(most_left, norm2(row));
  CHECK(rank == 3);
  CHECK(least_kept >= most_left);  // what characterises a best approximation
  for (const double scale : {0x1p-1000, 0x1p1000}) {
    const Vec<double> scaled = c.apply(scale * v, 0, chance);
    CHECK(norm_inf((1 / scale) * scaled - out) == 0);
  }
  const Rationals rationals;
  const Vec<double> small = truncated_svd<double>(4, 2, 1).apply({2, 1, 1, 2}, 0, chance);  // singular values 3 and 1
  const Vec<Exact> exact = output(truncated_svd<Exact>(4, 2, 1), {2, 1, 1, 2});
  for (std::size_t i = 0; i < 4; ++i) CHECK(abs(Exact(small[i]) - exact[i]) <= Exact(0x1p-48));
}

TEST_CASE(
    "a power iteration from a fixed start is an orthogonal projection of rank at most r, and exact for matrices of rank one that it sees") {
  const Rationals rationals;
  const auto c = power_sgd<Exact>(6, 2, 1, PowerStart::fixed);
  for_grid(6, 1, [&](const Vec<Exact>& v) {
    const Vec<Exact> out = output(c, v);
    CHECK(dot(out, v) == norm2_squared(out));
    CHECK(out[0] * out[4] == out[1] * out[3]);
    CHECK(identical(output(c, out), out));
  });
  CHECK(residual(c, {1, 2, 3, 2, 4, 6}) == 0);
  CHECK(residual(c, {1, -1, 0, 2, -2, 0}) == 10);  // rows orthogonal to the start
  for (const long d : {4L, 6L}) check_refuted("power-sgd:rows=2,rank=1,start=fixed", d, fraction(1, 1000));
  CHECK(check_entry("power-sgd:rows=3,rank=2,start=fixed", 6, 1) == 1);  // r = n: everything is seen
  CHECK_THROWS_AS(output(power_sgd<Exact>(4, 2, 1, PowerStart::normal), {1, 0, 0, 1}), Unsupported);
}

TEST_CASE("a power iteration from a normal start keeps at least r/min(m, n) in mean: on 2 x 2 matrices it loses |det|, by two routes") {
  // E||P A||^2 = s^2 - s t + t^2 for singular values s, t, as E[a y^2/(a y^2 + b z^2)] = sqrt a/(sqrt a + sqrt b)
  for (const Vec<double>& v : {Vec<double>{1, 0, 0, 1}, Vec<double>{2, 1, 1, 3}, Vec<double>{1, 5, 0, -1}, Vec<double>{1, 1, 1, 1.0625}}) {
    const auto c = power_sgd<double>(4, 2, 1, PowerStart::normal);
    const double lost = abs(v[0] * v[3] - v[1] * v[2]) / norm2_squared(v);
    CHECK(lost <= 1 - c.delta);
    check_mean_near(sampled_ratios(c, v, 12000), lost, 0.03);
  }
  for (const long r : {1L, 2L}) {  // equal singular values: the constant is attained on every path
    const auto c = power_sgd<double>(12, 3, r, PowerStart::normal);
    for (const double x : sampled_ratios(c, {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}, 50)) CHECK(abs(x - (1 - c.delta)) <= 1e-12);
    std::vector<double> kept = sampled_ratios(c, {4, 0, 0, 0, 0, 2, 0, 0, 0, 0, 1, 0}, 1000);
    for (double& x : kept) x = 1 - x;
    CHECK(mean_exceeds(kept, 0, 1, c.delta, 1e-9));  // unequal ones: more is kept
  }
}

TEST_CASE("a Haar projection is a projection, and loses 1 - k/d in mean whatever the vector") {
  for (const long k : {1L, 2L}) {
    const auto c = haar_projection<double>(3, k, false);
    for (const Vec<double>& v : {Vec<double>{1, 0, 0}, Vec<double>{1, -2, 2}}) {
      check_mean_near(sampled_ratios(c, v, 4000), 1 - c.delta, 0.04);
      Sampled<double> chance({1, 2, 3}, 0);
      const Vec<double> out = c.apply(v, 0, chance);
      CHECK(abs(dot(out, v - out)) <= 1e-14 * norm2_squared(v));
      Sampled<double> again({1, 2, 3}, 0);
      CHECK(norm_inf(haar_projection<double>(3, k, true).apply(v, 0, again) - 3.0 / static_cast<double>(k) * out) == 0);
    }
  }
  const Rationals rationals;
  CHECK(choose("haar:k=2", 3).constants()[0].decide() == fraction(2, 3));
  CHECK(choose("haar:k=2,scaled=1", 3).constants()[0].decide() == *haar_projection<Exact>(3, 2, true).omega);
  CHECK(residual(haar_projection<Exact>(3, 3, true), {1, 2, 3}) == 0);
  CHECK_THROWS_AS(residual(haar_projection<Exact>(3, 1, false), {1, 2, 3}), Unsupported);
}

TEST_CASE("the mean of a projection on a line of finite symmetric law is I/d, as for the Haar line") {
  // The argument of the constant, E P = (k/d) I by symmetry, on the group of signed permutations applied to a fixed direction.
  const Rationals rationals;
  const Vec<Exact> u{1, 2, 3}, v{5, -1, 4};
  Vec<Exact> sum(3);
  const std::size_t orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
  for (const auto& order : orders)
    for (int signs = 0; signs < 8; ++signs) {
      Vec<Exact> w(3);
      for (std::size_t i = 0; i < 3; ++i) w[i] = ((signs >> i) & 1) != 0 ? -u[order[i]] : u[order[i]];
      const auto line = orthogonalised(std::vector<Vec<Exact>>{w});
      sum += dot(line[0], v) / norm2_squared(line[0]) * line[0];
    }
  CHECK(identical(fraction(1, 48) * sum, fraction(1, 3) * v));
}

TEST_CASE("a Gaussian sketch is unbiased with variance (d + 1)/k and rescaled loses (d + 1)/(k + d + 1), as identities in v") {
  for (const long d : {1L, 2L, 3L})
    for (const long k : {1L, 2L}) {
      const auto names = noise_names(static_cast<std::size_t>(d * k));
      std::vector<std::string> symbols = names;
      for (long i = 0; i < d; ++i) symbols.push_back("x" + std::to_string(i));
      const auto polynomials = polynomial_arithmetic(symbols, std::vector<bool>(symbols.size(), false), false);
      const InForce force(*polynomials);
      Vec<Exact> x(static_cast<std::size_t>(d));
      for (std::size_t i = 0; i < x.size(); ++i) x[i] = symbol("x" + std::to_string(i));
      const auto c = gaussian_sketch<Exact>(d, k, false), best = gaussian_sketch<Exact>(d, k, true);
      auto expect = Expect<Exact>::moments(names);
      CHECK(identical(mean_of(expect, c, x), x));
      CHECK(*c.omega == ratio<Exact>(d + 1, k));
      CHECK(identical(mean_squared_residual(expect, c, x), *c.omega * norm2_squared(x)));
      CHECK(identical(mean_squared_residual(expect, best, x), (1 - best.delta) * norm2_squared(x)));
      const std::string spec = "gaussian-sketch:k=" + std::to_string(k);
      CHECK(choose(spec, d).constants()[0].decide() == *c.omega);
      CHECK(choose(spec + ",rescaled=1", d).constants()[0].decide() == best.delta);
    }
}

}  // namespace lemmata::compress::matrices_test
