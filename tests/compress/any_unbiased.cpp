#include "lib/compress/any_unbiased.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "lib/compress/moments.hpp"
#include "lib/compress/overshoot.hpp"
#include "tests/components.hpp"

using namespace lemmata;
using namespace lemmata::compress;

TEST_CASE("every drawn unbiased compressor has its input as its mean, and the omega it states") {
  const components::Rationals rationals;
  std::map<std::string, int> attained, drawn;
  components::for_instances(400, [&](Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    const auto c = any_unbiased<Exact>(draw, "U", d);
    const auto v = draw.vector<Exact>("v", d);
    ++drawn[c.name];
    if (c.name == "qsgd") return;  // its norm is no rational; see the tests of dithering
    Expect<Exact> expect;
    CHECK(norm1(mean_of(expect, c, v) - v) == 0);
    const Exact lost = mean_squared_residual(expect, c, v), allowed = c.omega.value() * norm2_squared(v);
    CHECK(lost <= allowed);
    if (lost == allowed && allowed > 0) ++attained[c.name];
  });
  CHECK(drawn.size() == 6);
  CHECK(attained["all or nothing"] > 5);
  CHECK(attained["turned aside"] > 5);
  CHECK(attained["scaled rand-k"] > 5);
}

TEST_CASE("overshooting all entries but the largest contracts by 1 - kappa^2 (1 - 1/d), attained by equal entries") {
  const components::Rationals rationals;
  Expect<Exact> expect;
  for (const long d : {1L, 2L, 3L}) {
    const auto c = overshoot<Exact>(d, ratio<Exact>(3, 4));
    components::for_grid(static_cast<std::size_t>(d), 2,
                         [&](const Vec<Exact>& v) { CHECK(mean_squared_residual(expect, c, v) <= (1 - c.delta) * norm2_squared(v)); });
    const Vec<Exact> equal(static_cast<std::size_t>(d), Exact(1));
    CHECK(mean_squared_residual(expect, c, equal) == (1 - c.delta) * norm2_squared(equal));
  }
  CHECK_THROWS_AS(overshoot<Exact>(2, Exact(2)), DomainError);
}

TEST_CASE("shrinking by h loses the share (1 - h)^2 of every vector") {
  const components::Rationals rationals;
  Expect<Exact> expect;
  const auto c = shrinking(ratio<Exact>(1, 4));
  components::for_grid(2, 2,
                       [&](const Vec<Exact>& v) { CHECK(mean_squared_residual(expect, c, v) == ratio<Exact>(9, 16) * norm2_squared(v)); });
  CHECK(c.delta == ratio<Exact>(7, 16));
}
