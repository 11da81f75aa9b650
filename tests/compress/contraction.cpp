#include <catch2/catch.hpp>

#include "lib/compress/identity.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/natural.hpp"
#include "lib/compress/qsgd.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/stochastic_sign.hpp"
#include "lib/compress/top_k.hpp"
#include "tests/components.hpp"

using namespace lemmata;
using namespace lemmata::compress;
using components::for_grid;
using components::Rationals;

namespace {

Exact residual(const Compressor<Exact>& c, const Vec<Exact>& v) {
  Expect<Exact> expect;
  return mean_squared_residual(expect, c, v);
}
Vec<Exact> mean(const Compressor<Exact>& c, const Vec<Exact>& v) {
  Expect<Exact> expect;
  return mean_of(expect, c, v);
}

}  // namespace

TEST_CASE("top-k keeps what is largest, the lower index at ties, and loses (1 - k/d) of equal entries") {
  const Rationals rationals;
  CHECK(identical(keep_largest(Vec<Exact>{1, -3, 3, 2}, 1), Vec<Exact>{0, -3, 0, 0}));
  CHECK(identical(keep_largest(Vec<Exact>{1, -3, 3, 2}, 3), Vec<Exact>{0, -3, 3, 2}));
  CHECK(identical(keep_largest(Vec<Exact>{0, 0}, 1), Vec<Exact>{0, 0}));
  for (long k = 1; k <= 3; ++k) {
    const auto c = top_k<Exact>(3, k);
    for_grid(3, 2, [&](const Vec<Exact>& v) { CHECK(residual(c, v) <= (1 - c.delta) * norm2_squared(v)); });
    CHECK(residual(c, {2, -2, 2}) == (1 - c.delta) * 12);
  }
}

TEST_CASE("rand-k loses exactly (1 - k/d) of every vector, and scaled it is unbiased with variance d/k - 1") {
  const Rationals rationals;
  for (long k = 1; k <= 3; ++k) {
    const auto raw = rand_k<Exact>(3, k), scaled = rand_k_scaled<Exact>(3, k);
    for_grid(3, 1, [&](const Vec<Exact>& v) {
      CHECK(residual(raw, v) == (1 - raw.delta) * norm2_squared(v));
      CHECK(residual(scaled, v) == scaled.omega.value() * norm2_squared(v));
      CHECK(norm1(mean(scaled, v) - v) == 0);
    });
  }
}

TEST_CASE("the lazy compressor loses exactly 1 - p of every vector") {
  const Rationals rationals;
  const auto c = lazy<Exact>(ratio<Exact>(1, 8));
  for_grid(2, 2, [&](const Vec<Exact>& v) { CHECK(residual(c, v) == ratio<Exact>(7, 8) * norm2_squared(v)); });
}

TEST_CASE("the scaled sign contracts with 1/d whatever sign(0) is, attained by one-hot vectors unless sign(0) is 0") {
  const Rationals rationals;
  for (const int at_zero : {-1, 0, 1}) {
    const auto c = scaled_sign<Exact>(3, at_zero);
    for_grid(3, 2, [&](const Vec<Exact>& v) { CHECK(residual(c, v) <= (1 - c.delta) * norm2_squared(v)); });
    const Exact one_hot = residual(c, {0, 5, 0});
    CHECK((one_hot == (1 - c.delta) * 25) == (at_zero != 0));
    CHECK(residual(scaled_sign<Exact>(1, at_zero), {7}) == 0);
  }
}

TEST_CASE("the zero map and the unscaled sign contract with no delta") {
  const Rationals rationals;
  CHECK(residual(zero<Exact>(), {1, 2}) == 5);
  CHECK(zero<Exact>().delta == 0);
  CHECK(residual(unscaled_sign<Exact>(0), {ratio<Exact>(1, 4), 0}) > norm2_squared(Vec<Exact>{ratio<Exact>(1, 4), 0}));
}

TEST_CASE("the stochastic sign scaled by the norm is unbiased with variance d - 1, scaled by norm/d it contracts with 1/d, everywhere") {
  const Rationals rationals;
  for (const Coupling coupling : {Coupling::independent, Coupling::common}) {
    const auto unbiased = stochastic_sign<Exact>(3, SignScale::unbiased, coupling);
    const auto contracting = stochastic_sign<Exact>(3, SignScale::contracting, coupling);
    for (const Vec<Exact>& v :
         {Vec<Exact>{1, 2, 2}, Vec<Exact>{-2, 3, 6}, Vec<Exact>{0, 0, -5}, Vec<Exact>{0, 3, -4}, Vec<Exact>{0, 0, 0}}) {
      CHECK(norm1(mean(unbiased, v) - v) == 0);
      CHECK(residual(unbiased, v) == 2 * norm2_squared(v));
      CHECK(residual(contracting, v) == ratio<Exact>(2, 3) * norm2_squared(v));
    }
  }
  const auto line = stochastic_sign<Exact>(1, SignScale::none);
  CHECK(mean(line, {-3})[0] == -1);
}

TEST_CASE("the coupled stochastic sign has the law of one uniform variable") {
  const Rationals rationals;
  Expect<Exact> expect;
  // P(+1) = 1/2 + 3/10 = 4/5 and 1/2 - 4/10 = 1/10, so that the second is never 1 where the first is -1
  const auto law = expect.law([](Chance<Exact>& chance) { return stochastic_sign(Vec<Exact>{3, -4}, chance, Coupling::common); });
  CHECK(law.size() == 3);
  for (const auto& [signs, weight] : law) CHECK(!(signs[0] == -1 && signs[1] == 1));
}

TEST_CASE("QSGD is unbiased, its variance is sqrt(d)/s - 1 at equal entries and within both bounds on Pythagorean vectors") {
  const Rationals rationals;
  CHECK(residual(qsgd<Exact>(4, 1), {3, 3, -3, 3}) == qsgd_sharp_omega<Exact>(4, 1) * 36);
  CHECK(residual(qsgd<Exact>(9, 1), Vec<Exact>(9, 1)) == qsgd_sharp_omega<Exact>(9, 1) * 9);
  for (const long s : {1L, 2L, 3L, 10L}) {
    const auto c = qsgd<Exact>(4, s);
    for (const Vec<Exact>& v :
         {Vec<Exact>{1, 1, 1, 1}, Vec<Exact>{1, -3, 3, 9}, Vec<Exact>{0, 0, 7, 0}, Vec<Exact>{2, -4, 5, 6}, Vec<Exact>{0, 3, 0, 4}}) {
      CHECK(norm1(mean(c, v) - v) == 0);
      const Exact variance = residual(c, v);
      CHECK(variance <= c.omega.value() * norm2_squared(v));
      CHECK(variance <= qsgd_sharp_omega<Exact>(4, s) * norm2_squared(v));
      CHECK(variance <= qsgd_published_omega<Exact>(4, s) * norm2_squared(v));
    }
  }
  CHECK(residual(qsgd<Exact>(1, 3), {-5}) == 0);
}

TEST_CASE("natural compression is unbiased with variance 1/8, attained at 4/3 of powers of two, for all magnitudes") {
  const Rationals rationals;
  const auto c = natural<Exact>();
  for (long p = -40; p <= 40; ++p) {
    const Vec<Exact> v{ratio<Exact>(p, 7) * pow(Exact(2), 20 * p)};
    CHECK(norm1(mean(c, v) - v) == 0);
    CHECK(residual(c, v) <= ratio<Exact>(1, 8) * norm2_squared(v));
    CHECK(residual(c, v) <= (1 - c.delta) * norm2_squared(v));
    const auto best = rescaled(c);
    CHECK(residual(best, v) <= ratio<Exact>(1, 9) * norm2_squared(v));
  }
  const Vec<Exact> worst{ratio<Exact>(4, 3), ratio<Exact>(-1, 3), ratio<Exact>(8, 3)};
  CHECK(residual(c, worst) == ratio<Exact>(1, 8) * norm2_squared(worst));
  CHECK(residual(rescaled(c), worst) == ratio<Exact>(1, 9) * norm2_squared(worst));
}

TEST_CASE("the power of two below a number is found for all magnitudes, in both scalars") {
  const Rationals rationals;
  for (const double x : {1.0, 1.5, 2.0, 3.999, 0.75, 0.5, 5e-324, 1e-300, 2.5e-310, 1.7976931348623157e308, 1e100}) {
    const double a = power_of_two_below(x);
    CHECK(a <= x);
    CHECK(Exact(x) < 2 * Exact(a));
    CHECK(power_of_two_below(Exact(x)) == Exact(a));
  }
  const Exact huge = pow(Exact(2), 5000L) * 3;
  CHECK(power_of_two_below(huge) == pow(Exact(2), 5001L));
  CHECK(power_of_two_below(1 / huge) == pow(Exact(2), -5002L));
  CHECK_THROWS_AS(power_of_two_below(Exact(0)), DomainError);
}

TEST_CASE("a scaling by c in [0, 2] contracts with c (2 - c), exactly") {
  const Rationals rationals;
  const auto c = scaling<Exact>(ratio<Exact>(5, 4));
  CHECK(residual(c, {4, 8}) == (1 - c.delta) * 80);
  CHECK_THROWS_AS(scaling<Exact>(Exact(3)), DomainError);
  CHECK_THROWS_AS(top_k<Exact>(3, 4), DomainError);
  CHECK_THROWS_AS(rand_k<Exact>(3, 0), DomainError);
}
