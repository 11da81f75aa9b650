#include <catch2/catch.hpp>

#include "lib/compress/block_sign.hpp"
#include "lib/compress/layer_wise.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"
#include "tests/compress/laws.hpp"

namespace lemmata::compress::layer_wise_test {
using namespace laws;
using components::for_grid;
using components::Rationals;

TEST_CASE("layer by layer, what is lost is what each layer loses, and the constants are those of the worst layer") {
  const Rationals rationals;
  const auto c = layer_wise<Exact>({{1, rand_k<Exact>(1, 1)}, {3, rand_k<Exact>(3, 2)}});
  CHECK(c.random);
  CHECK(c.delta == fraction(2, 3));
  REQUIRE((c.eta && c.spread));
  for_grid(4, 1, [&](const Vec<Exact>& v) {
    const Vec<Exact> last{v[1], v[2], v[3]};
    CHECK(residual(c, v) == residual(rand_k<Exact>(3, 2), last));
    CHECK(residual(c, v) <= (1 - c.delta) * norm2_squared(v));
    CHECK(norm2_squared(mean(c, v) - v) <= *c.eta * *c.eta * norm2_squared(v));
    CHECK(residual(c, v) - norm2_squared(mean(c, v) - v) <= *c.spread * norm2_squared(v));
  });
  CHECK(residual(c, {0, 1, 2, 3}) == (1 - c.delta) * 14);
}

TEST_CASE("layers that are unbiased are so together, with the largest omega; one that is not takes it away") {
  const Rationals rationals;
  const auto unbiased = layer_wise<Exact>({{2, rand_k_scaled<Exact>(2, 1)}, {3, rand_k_scaled<Exact>(3, 1)}});
  REQUIRE(unbiased.omega);
  CHECK(*unbiased.omega == 2);
  for_grid(5, 1, [&](const Vec<Exact>& v) { check_carried(unbiased, v); });
  CHECK(!layer_wise<Exact>({{2, rand_k_scaled<Exact>(2, 1)}, {3, top_k<Exact>(3, 1)}}).omega);
}

TEST_CASE("the signs of layers are signs by block; a vector of another length is refused") {
  const Rationals rationals;
  const auto c = layer_wise<Exact>({{1, scaled_sign<Exact>(1, 0)}, {2, scaled_sign<Exact>(2, 0)}});
  const auto blocks = block_sign<Exact>({1, 2}, 0);
  CHECK(c.delta == blocks.delta);
  for_grid(3, 2, [&](const Vec<Exact>& v) { CHECK(identical(output(c, v), output(blocks, v))); });
  CHECK_THROWS_AS(output(c, {1, 2}), DomainError);
  CHECK_THROWS_AS(layer_wise<Exact>({}), DomainError);
}

}  // namespace lemmata::compress::layer_wise_test
