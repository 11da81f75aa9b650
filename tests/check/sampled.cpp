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
///
/// @tparam Least  the stated least gap: at -1 double does not reject, at -10^-20 it does, and at 0 it does at the first sample
enum class Least { minus_one, tiny, zero };
template <Least least>
struct Rounded {
  static constexpr ClaimInfo info{.id = "test.rounded"};
  template <Scalar S>
  Case<S> operator()(Draw&, Expect<S>& expect) const {
    const S tenth = S(1) / S(10);
    const S mean = expect.mean([&](Chance<S>& chance) { return chance.bernoulli(ratio<S>(1, 2)) ? S(3) * tenth : tenth + tenth + tenth; });
    return {.shown = at_most(mean, S(3) / S(10)).in_mean(least == Least::minus_one ? -1 : least == Least::tiny ? -1e-20 : 0)};
  }
};

/// The false mean of FairCoin<400>, under a hypothesis.
enum class Given { certain, false_, in_double_only };
template <Given given>
struct UnderHypothesis {
  static constexpr ClaimInfo info{.id = "test.under-hypothesis"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    Case<S> made = FairCoin<400>{}.template operator()<S>(draw, expect);
    const S three_tenths = S(3) / S(10), thrice = S(3) * (S(1) / S(10));  // 0.3 < 0.30000000000000004
    if constexpr (given == Given::certain) made.given = {strictly_less(S(0), three_tenths), at_most(S(0), thrice)};
    else if constexpr (given == Given::false_) made.given = {strictly_less(S(1), S(1))};
    else made.given = {strictly_less(three_tenths, thrice)};
    return made;
  }
};

/// The mean of FairCoin<400>, after many draws, or many operations, or some draws in as many means, that change nothing.
enum class Of { draws, operations, draws_and_steps };
template <Of of>
struct Laborious {
  static constexpr ClaimInfo info{.id = "test.laborious"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    S sum(0);
    for (long i = 0; of == Of::operations && i < 20000; ++i) sum += S(1);
    expect.mean([&](Chance<S>& chance) {
      for (long i = 0; of == Of::draws && i < 2000; ++i) chance.bernoulli(ratio<S>(1, 2));
      return sum;
    });
    for (long i = 0; of == Of::draws_and_steps && i < 600; ++i)
      expect.mean([](Chance<S>& chance) { return chance.bernoulli(ratio<S>(1, 2)) ? S(1) : S(0); });
    return FairCoin<400>{}.template operator()<S>(draw, expect);
  }
};

/// The mean of FairCoin<400>, and one replicate in `one_in` that takes many draws.
template <long one_in>
struct RarelyLaborious {
  static constexpr ClaimInfo info{.id = "test.rarely-laborious"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    expect.mean([&](Chance<S>& chance) {
      const bool long_one = chance.bernoulli(ratio<S>(1, one_in));
      for (long i = 0; long_one && i < 2000; ++i) chance.bernoulli(ratio<S>(1, 2));
      return S(0);
    });
    return FairCoin<400>{}.template operator()<S>(draw, expect);
  }
};

SampledTest tested(const Claim& claim) { return sampled_test(claim, {}, {}, {1, 2, 3}, 2000, 1e-9); }

}  // namespace

TEST_CASE("samples show that a fair coin's mean exceeds 2/5, and not that it exceeds 1/2") {
  CHECK(tested(make_claim<FairCoin<400>>(__FILE__)).violated);
  CHECK_FALSE(tested(make_claim<FairCoin<500>>(__FILE__)).violated);
}

TEMPLATE_TEST_CASE("a mean that exceeds its bound by the roundings of double is no violation", "", Rounded<Least::minus_one>,
                   Rounded<Least::tiny>, Rounded<Least::zero>) {
  const Claim claim = make_claim<TestType>(__FILE__);
  Draw draw({});
  Expect<double> expect;
  const auto made = claim.search(draw, expect);
  REQUIRE(made.shown.links().front().lhs > made.shown.links().front().rhs);
  CHECK_FALSE(tested(claim).violated);
}

TEST_CASE("hypotheses beside a mean must hold for certain, whatever double says") {
  CHECK(tested(make_claim<UnderHypothesis<Given::certain>>(__FILE__)).violated);
  CHECK_FALSE(tested(make_claim<UnderHypothesis<Given::false_>>(__FILE__)).violated);
  CHECK_FALSE(tested(make_claim<UnderHypothesis<Given::in_double_only>>(__FILE__)).violated);
}

TEMPLATE_TEST_CASE("a replicate that takes more than its share of draws or operations is not sampled", "", Laborious<Of::draws>,
                   Laborious<Of::operations>, Laborious<Of::draws_and_steps>) {
  const Claim claim = make_claim<TestType>(__FILE__);
  const auto text_of = [&](std::size_t most_each) { return sampled_test(claim, {}, {}, {1, 2, 3}, 2000, 1e-9, 2000 * most_each).text; };
  CHECK_THAT(text_of(1000), Catch::StartsWith("not sampled: one replicate takes more than 1000 steps"));
  CHECK_THAT(text_of(10000), Catch::StartsWith("sampled: mean of lhs - rhs is above 0"));
}

TEMPLATE_TEST_CASE("nor is a replicate that does so rarely, in the pilot or only after it", "", RarelyLaborious<20>, RarelyLaborious<400>) {
  const Claim claim = make_claim<TestType>(__FILE__);
  CHECK_THAT(sampled_test(claim, {}, {}, {1, 2, 3}, 2000, 1e-9, 2000 * 1000).text,
             Catch::StartsWith("not sampled: one replicate takes more than 1000 steps"));
}

}  // namespace lemmata::sampled_test_of
