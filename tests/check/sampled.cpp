#include "lib/check/sampled.hpp"

#include <catch2/catch.hpp>

namespace lemmata::sampled_test_of {
namespace {

/// E X <= bound for a fair coin X in {0, 1}.
template <long per_mille>
struct FairCoin {
  static constexpr ClaimInfo info{.id = "test.fair-coin"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S scale = draw.positive<S>("scale");
    const S mean = expect.mean([&](Chance<S>& chance) { return chance.bernoulli(ratio<S>(1, 2)) ? scale : S(0); });
    const S bound = ratio<S>(per_mille, 1000) * scale;
    double rounded = 0;
    if constexpr (std::same_as<S, double>) rounded = bound;
    else rounded = enclosure(bound).upper;
    return {.shown = at_most(mean, bound).in_mean(-rounded)};
  }
};

/// 3 times 1/10 is 3/10, but not in double, where it is more in every replicate.
struct Rounded {
  static constexpr ClaimInfo info{.id = "test.rounded"};
  template <Scalar S>
  Case<S> operator()(Draw&, Expect<S>& expect) const {
    const S tenth = S(1) / S(10);
    const S mean = expect.mean([&](Chance<S>& chance) { return chance.bernoulli(ratio<S>(1, 2)) ? S(3) * tenth : tenth + tenth + tenth; });
    return {.shown = at_most(mean, S(3) / S(10)).in_mean(-1)};
  }
};

SampledTest tested(const Claim& claim) { return sampled_test(claim, {}, {}, {1, 2, 3}, 2000, 1e-9); }

}  // namespace

TEST_CASE("samples show that a fair coin's mean exceeds 2/5, and not that it exceeds 1/2") {
  CHECK(tested(make_claim<FairCoin<400>>(__FILE__)).violated);
  CHECK_FALSE(tested(make_claim<FairCoin<500>>(__FILE__)).violated);
}

TEST_CASE("a mean that exceeds its bound by the roundings of double is no violation") {
  const Claim claim = make_claim<Rounded>(__FILE__);
  Draw draw({});
  Expect<double> expect;
  const auto made = claim.search(draw, expect);
  REQUIRE(made.shown.links().front().lhs > made.shown.links().front().rhs);
  CHECK_FALSE(tested(claim).violated);
}

}  // namespace lemmata::sampled_test_of
