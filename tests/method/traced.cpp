#include <catch2/catch.hpp>

#include "lib/compress/top_k.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/traced.hpp"
#include "tests/components.hpp"

namespace traced_test {
using namespace lemmata;

TEST_CASE("a traced method moves as the method does and remembers each gradient") {
  const components::Rationals rationals;
  const method::ErrorFeedback<Exact> inner{.x0 = {Exact(3), Exact(-2)},
                                           .gamma = ratio<Exact>(1, 2),
                                           .compressor = compress::top_k<Exact>(2, 1),
                                           .oracle = oracle::exact_oracle<Exact>([](const Vec<Exact>& x) { return x; })};
  Expect<Exact> expect;
  const auto plain = expect.run(inner, 4, {}).last.front().first;
  const auto traced = expect.run(method::Traced<method::ErrorFeedback<Exact>, Exact>{inner}, 4, {}).last.front().first;
  CHECK(identical(plain, traced.at));
  REQUIRE(traced.gradients.size() == 4);
  CHECK(identical(traced.gradients[0], inner.x0));
  Vec<Exact> received = inner.x0;
  for (const auto& g : traced.gradients) received -= ratio<Exact>(1, 2) * g;
  CHECK(norm1(received - (traced.at.x - traced.at.e)) == 0);
}

TEST_CASE("paths with different gradients do not merge") {
  const components::Rationals rationals;
  const oracle::Oracle<Exact> coin = [](const oracle::Point<Exact>&, Chance<Exact>& chance) {
    return Vec<Exact>{chance.bernoulli(ratio<Exact>(1, 2)) ? Exact(1) : Exact(-1)};
  };
  const method::ErrorFeedback<Exact> inner{
      .x0 = Vec<Exact>(1), .gamma = Exact(1), .compressor = compress::top_k<Exact>(1, 1), .oracle = coin};
  Expect<Exact> expect;
  CHECK(expect.run(inner, 3, {}).last.size() == 4);
  CHECK(expect.run(method::Traced<method::ErrorFeedback<Exact>, Exact>{inner}, 3, {}).last.size() == 8);
}

}  // namespace traced_test
