#include <catch2/catch.hpp>

#include "lib/compress/composed.hpp"
#include "lib/compress/induced.hpp"
#include "lib/compress/natural.hpp"
#include "lib/compress/parts.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/scaled.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/shifted.hpp"
#include "lib/compress/top_k.hpp"
#include "tests/compress/laws.hpp"

namespace lemmata::compress::compositions_test {
using namespace laws;
using components::for_grid;
using components::Rationals;

TEST_CASE("a shape says how E||C(v)||^2 stands to E<C(v), v>, on a grid") {
  const Rationals rationals;
  int projections = 0, brief = 0;
  for (const std::string spec : {"identity",
                                 "zero",
                                 "one-bit",
                                 "top-k:k=2",
                                 "rand-k:k=2",
                                 "rand-k:k=2,scaled=1",
                                 "scaled-sign",
                                 "scaled-sign:zero=0",
                                 "block-sign:blocks=2",
                                 "block-sign:blocks=2,zero=0",
                                 "layer-sign:sizes=3+1",
                                 "lazy:p=1/4",
                                 "truncated-svd:rows=1,rank=1",
                                 "power-sgd:rows=2,rank=1,start=fixed",
                                 "haar:k=4",
                                 "haar:k=4,scaled=1",
                                 "natural",
                                 "terngrad",
                                 "count-sketch:rows=1,width=1,k=1,values=exact",
                                 "count-sketch:rows=1,width=1,k=1",
                                 "adaptive-random",
                                 "bottom-k:k=1",
                                 "mix-k:k=1,others=1",
                                 "relative-threshold:tau=1/2",
                                 "rtop-k:k=1,r=2",
                                 "threshold:t=1",
                                 "bernoulli:p=1/4",
                                 "rand-seq-k:k=2",
                                 "bernoulli:p=1/4,scaled=1",
                                 "clip:radius=1"}) {
    INFO(spec);
    const Chosen chosen = choose(spec, 4);
    const Shape shape = shape_of(chosen);
    const auto c = chosen.make<Exact>();
    bool smaller = false;
    for_grid(4, 1, [&](const Vec<Exact>& v) {
      Expect<Exact> expect;
      const Exact a = mean_squared_norm(expect, c, v), b = dot(mean(c, v), v);
      if (shape == Shape::projection) CHECK(a == b);
      if (shape == Shape::brief) CHECK(a <= b);
      smaller = smaller || a < b;
    });
    CHECK((shape == Shape::brief ? smaller : true));
    projections += shape == Shape::projection;
    brief += shape == Shape::brief;
  }
  CHECK(projections == 21);
  CHECK(brief == 2);
}

TEST_CASE("compositions respect what follows from their parts") {
  const Rationals rationals;
  for (const std::string outer : {"natural", "rand-k:k=1,scaled=1", "qsgd-inf:levels=2", "exponential:base=3"})
    for (const std::string inner :
         {"top-k:k=1", "rand-k:k=1", "scaled-sign:zero=0", "one-bit", "nearest-power", "natural", "rand-k:k=1,scaled=1"})
      for (const std::string divided : {"0", "1"})
        check_entry("composed:outer=(" + outer + "),inner=(" + inner + "),divided=" + divided, 2, 3);
}

TEST_CASE("natural after top-k contracts by (1 - omega) k/d, and divided by 9/8 by 8k/(9d), both attained") {
  const Rationals rationals;
  for (long k = 1; k <= 3; ++k) {
    const auto plain = composed(natural<Exact>(), top_k<Exact>(3, k), Shape::projection);
    const auto divided = composed(natural<Exact>(), top_k<Exact>(3, k), Shape::projection, true);
    CHECK(plain.delta == fraction(7 * k, 24));
    CHECK(divided.delta == fraction(8 * k, 27));
    const Vec<Exact> worst(3, fraction(4, 3));
    CHECK(residual(plain, worst) == (1 - plain.delta) * norm2_squared(worst));
    CHECK(residual(divided, worst) == (1 - divided.delta) * norm2_squared(worst));
  }
}

TEST_CASE("top-k after natural does not contract by (1 - omega) k/d: the order of a composition matters") {
  const Rationals rationals;
  const auto c = composed(top_k<Exact>(2, 1), natural<Exact>(), Shape::any);
  CHECK(c.delta == 0);
  const Vec<Exact> v(2, fraction(6, 5));
  const Exact kept = 1 - residual(c, v) / norm2_squared(v);
  CHECK(kept == fraction(37, 90));
  CHECK(kept < fraction(7, 8) * fraction(1, 2));
  CHECK(kept < fraction(8, 9) * fraction(1, 2));
}

TEST_CASE("unbiased after unbiased has 1 + omega = (1 + omega_o)(1 + omega_i), attained where both are") {
  const Rationals rationals;
  const auto c = composed(rand_k_scaled<Exact>(3, 1), natural<Exact>(), Shape::any);
  CHECK(*c.omega == 3 * fraction(9, 8) - 1);
  const Vec<Exact> worst(3, fraction(4, 3));
  CHECK(residual(c, worst) == *c.omega * norm2_squared(worst));
  CHECK(norm1(mean(c, worst) - worst) == 0);
}

TEST_CASE("an induced compressor is unbiased with omega (1 - delta), attained by scaled rand-k after top-k at equal entries") {
  const Rationals rationals;
  for (const std::string first : {"top-k:k=1", "rand-k:k=1", "scaled-sign", "one-bit", "nearest-power", "zero", "identity"})
    for (const std::string second : {"natural", "rand-k:k=1,scaled=1", "terngrad"})
      check_entry("induced:first=(" + first + "),second=(" + second + ")", 2, 2);
  const auto c = induced(top_k<Exact>(3, 1), rand_k_scaled<Exact>(3, 1));
  CHECK(*c.omega == fraction(4, 3));
  CHECK(residual(c, {2, -2, 2}) == *c.omega * 12);
  CHECK_THROWS_AS(choose("induced:first=natural,second=one-bit", 2), BadInput);
  CHECK(choose("induced:first=(top-k:k=2),second=(natural)", 4).bits() == 2 * (32 + 2) + 4 * 9);
}

TEST_CASE("a shift moves the constants to v - h, and leaves none for v") {
  const Rationals rationals;
  const Vec<Exact> h{2, 2};
  const auto c = shifted(natural<Exact>(), h);
  const auto contraction = shifted(top_k<Exact>(2, 1), h);
  for_grid(2, 6, [&](const Vec<Exact>& v) {
    CHECK(norm1(mean(c, v) - v) == 0);
    CHECK(residual(c, v) <= fraction(1, 8) * norm2_squared(v - h));
    CHECK(residual(contraction, v) <= fraction(1, 2) * norm2_squared(v - h));
  });
  CHECK(residual(contraction, {0, 0}) > 0);
  CHECK(contraction.delta == 0);
  CHECK(check_entry("shifted:by=3/2,of=identity", 2, 2) == 0);
  CHECK(check_entry("shifted:by=0,of=(top-k:k=1)", 2, 2) >= 0);
}

TEST_CASE("a scaled compressor respects delta, eta and spread that follow from its parts") {
  const Rationals rationals;
  for (const std::string by : {"0", "1/4", "1", "8/9", "3/2", "2", "5/2"})
    for (const std::string of :
         {"natural", "rand-k:k=1,scaled=1", "top-k:k=1", "scaled-sign:zero=0", "scaled-sign", "nearest-power", "lazy:p=1/4"})
      check_entry("scaled:by=" + by + ",of=(" + of + ")", 2, 3);
}

TEST_CASE("scaling by 1/(1 + omega) is the best for an unbiased compressor, scaling by c costs a projection the factor c (2 - c)") {
  const Rationals rationals;
  CHECK(scaled(fraction(8, 9), natural<Exact>(), Shape::any).delta == fraction(8, 9));
  CHECK(scaled(fraction(1, 3), rand_k_scaled<Exact>(3, 1), Shape::any).delta == fraction(1, 3));
  for (const Exact& by : {fraction(1, 2), fraction(3, 2)}) {
    const auto c = scaled(by, top_k<Exact>(2, 1), Shape::projection);
    CHECK(c.delta == fraction(3, 8));
    CHECK(residual(c, {1, 1}) == (1 - c.delta) * 2);
  }
  CHECK(scaled(fraction(1, 2), top_k<Exact>(2, 1), Shape::any).delta == fraction(1, 4));
  CHECK(scaled(fraction(3, 2), top_k<Exact>(2, 1), Shape::any).delta == 0);
  CHECK_THROWS_AS(choose("scaled:by=-1,of=natural", 2), BadInput);
}

}  // namespace lemmata::compress::compositions_test
