#include <catch2/catch.hpp>

#include <limits>

#include "lib/check/prove.hpp"

namespace lemmata::prove_boxes_test {
namespace {

Proof boxes(const Claim& claim, double bound_factor = 1, const Pins& pins = {}) {
  return prove_boxes(claim, {.work = 100000, .mutant = "", .pins = pins, .bound_factor = bound_factor});
}

constexpr ClaimInfo named(std::string_view id) { return {.id = id, .where = "", .title = "", .hypotheses = "", .statement = ""}; }

template <class C>
Claim local() {
  return make_claim<C>("tests/check/prove_boxes.cpp");
}

// --- touching at an end -------------------------------------------------------------------------------------------------------------

struct ExponentialBelowLine {  // 1 - e^-t <= t: D vanishes with its derivative at 0
  static constexpr ClaimInfo info = named("test.exponential");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S t = draw.in<S>("t", Range::closed(0, 1));
    return {.given = {}, .shown = at_most<S>(S(1) - exp(-t), t)};
  }
};

struct ExponentialAboveChord {  // e^x >= 1 + (1 - 1/e) x on [-1, 0]: touches at both ends, at -1 where the values are irrational
  static constexpr ClaimInfo info = named("test.chord");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(-1, 0));
    return {.given = {}, .shown = at_most<S>(exp(x), S(1) + (S(1) - exp(S(-1))) * x)};
  }
};

struct MajorityVote {  // 2 I_p(3, 3) - 1 >= 1 - exp(-3 (2p - 1)^2) on [1/2, 1]
  static constexpr ClaimInfo info = named("test.majority");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S p = draw.in<S>("p", Range::closed(0.5, 1));
    return {.given = {}, .shown = at_most<S>(S(1) - exp(S(-3) * square(S(2) * p - S(1))), S(2) * incomplete_beta(p, 3, 3) - S(1))};
  }
};

struct LogAboveQuotient {  // log(1 + u) > u/(1 + u) on (0, 1]: strict, and equal at the excluded end
  static constexpr ClaimInfo info = named("test.log");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("u", Range::left_open(0, 1));
    return {.given = {}, .shown = strictly_less<S>(u / (S(1) + u), log(S(1) + u))};
  }
};

struct LogAboveQuotientClosed {  // the same with 0 drawn: false
  static constexpr ClaimInfo info = named("test.log_closed");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("u", Range::closed(0, 1));
    return {.given = {}, .shown = strictly_less<S>(u / (S(1) + u), log(S(1) + u))};
  }
};

// --- unbounded ----------------------------------------------------------------------------------------------------------------------

struct LogBelowLine {
  static constexpr ClaimInfo info = named("test.log_line");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.nonnegative<S>("x");
    return {.given = {}, .shown = at_most<S>(log(S(1) + x), x)};
  }
};

struct ReciprocalSum {  // x + 1/x >= 2 on (0, inf): pole at the excluded end, touches at 1
  static constexpr ClaimInfo info = named("test.reciprocal");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.positive<S>("x");
    return {.given = {}, .shown = at_most<S>(S(2), x + S(1) / x)};
  }
};

struct NegativeReciprocalSum {  // x + 1/x <= -2 on (-inf, 0)
  static constexpr ClaimInfo info = named("test.negative");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::open(-std::numeric_limits<double>::infinity(), 0));
    return {.given = {}, .shown = at_most<S>(x + S(1) / x, S(-2))};
  }
};

struct NeverStrict {  // x < x: all derivatives of the gap are 0
  static constexpr ClaimInfo info = named("test.never");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", draw.mutant("closed") ? Range::closed(0, 1) : Range::open(0, 1));
    return {.given = {}, .shown = strictly_less<S>(x, x)};
  }
};

struct BoundedOnWholeLine {  // 2x <= 1 + x^2: touches at 1, in the middle of the line
  static constexpr ClaimInfo info = named("test.whole_line");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x");
    return {.given = {}, .shown = at_most<S>(S(2) * x, S(1) + square(x))};
  }
};

// --- false in a corner --------------------------------------------------------------------------------------------------------------

struct ErfAboveLine {  // erf(x) >= 0.85 x on [0, 1]: erf(1) = 0.8427
  static constexpr ClaimInfo info = named("test.erf");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1));
    return {.given = {}, .shown = at_most<S>(ratio<S>(draw.mutant("true") ? 84 : 85, 100) * x, erf(x))};
  }
};

struct TinySpike {  // x (1 - x) <= 1/4 - 2^-30 fails on a set of length 2^-14 about 1/2
  static constexpr ClaimInfo info = named("test.spike");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(-1, 3));
    return {.given = {}, .shown = at_most<S>(x * (S(1) - x), S(0.25) - S(0x1p-30))};
  }
};

struct OnlyLimitFails {  // x/(1 + x) < 1/2 on [0, 1): equality only at the excluded end; closed it is false
  static constexpr ClaimInfo info = named("test.limit");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", draw.mutant("closed") ? Range::closed(0, 1) : Range::right_open(0, 1));
    return {.given = {}, .shown = strictly_less<S>(x / (S(1) + x), S(0.5))};
  }
};

// --- hypotheses, dimensions of the box, integers ------------------------------------------------------------------------------------

struct UnderHypothesis {  // x y <= 1/4 where x + y <= 1; false without the hypothesis
  static constexpr ClaimInfo info = named("test.hypothesis");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1)), y = draw.in<S>("y", Range::closed(0, 1));
    return {.given = {at_most<S>(x + y, S(1))}, .shown = at_most<S>(x * y, S(0.25) + S(0x1p-6))};
  }
};

struct FailsOnlyInside {  // on the face x = 0 the hypothesis fails; behind it the link is false
  static constexpr ClaimInfo info = named("test.face");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1));
    return {.given = {at_most<S>(S(0.25), x)}, .shown = at_most<S>(S(0.5), x)};
  }
};

struct Vacuous {
  static constexpr ClaimInfo info = named("test.vacuous");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1));
    return {.given = {at_most<S>(S(2), x)}, .shown = at_most<S>(x, S(-5))};
  }
};

struct TwoVariables {  // 2 x y <= x^2 + y^2 + (x - y)^2 (1 + x) / 8 ... touches along a diagonal; with a gap it is decided
  static constexpr ClaimInfo info = named("test.two");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1)), y = draw.in<S>("y", Range::closed(0, 1));
    const long n = draw.integer("n", 1, 4);
    return {.given = {}, .shown = at_most<S>(S(2) * x * y, square(x) + square(y) + S(1) / S(16 * n))};
  }
};

struct Kink {  // |x| - x/2 >= 0 on [-1, 1]; the mutant |x| - 2x is not
  static constexpr ClaimInfo info = named("test.kink");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(-1, 1));
    if (draw.mutant("downward")) return {.given = {}, .shown = at_most<S>(abs(x), x / S(2))};
    return {.given = {}, .shown = at_most<S>(x * (draw.mutant("steep") ? S(2) : S(0.5)), abs(x))};
  }
};

struct Equality {
  static constexpr ClaimInfo info = named("test.equality");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::closed(0, 1));
    return {.given = {}, .shown = Chain<S>(equal<S>(square(x + S(1)), square(x) + S(2) * x + S(1))).also(at_most<S>(exp(-x), S(1)))};
  }
};

}  // namespace

TEST_CASE("boxes prove inequalities that touch with equality at an end") {
  CHECK(boxes(local<ExponentialBelowLine>()).proved);
  CHECK(boxes(local<MajorityVote>()).proved);
  CHECK(boxes(local<LogAboveQuotient>()).proved);
  CHECK(boxes(local<OnlyLimitFails>()).proved);
  CHECK(boxes(local<Kink>()).proved);
}

TEST_CASE("boxes prove an inequality that touches at both ends, one of them irrational, if it is concave") {
  const Proof proof = boxes(local<ExponentialAboveChord>());
  INFO(proof.why_not);
  CHECK(proof.proved);
}

TEST_CASE("boxes prove inequalities on unbounded domains, at poles, and touching inside") {
  for (const Claim& claim : {local<LogBelowLine>(), local<ReciprocalSum>(), local<NegativeReciprocalSum>(), local<BoundedOnWholeLine>()}) {
    const Proof proof = boxes(claim);
    INFO(claim.info.id << ": " << proof.why_not);
    CHECK(proof.proved);
    CHECK(proof.size < 200);
  }
}

TEST_CASE("boxes never prove what is false in a corner") {
  CHECK_FALSE(boxes(local<ErfAboveLine>()).proved);
  CHECK_FALSE(boxes(local<TinySpike>()).proved);
  CHECK_FALSE(boxes(local<NeverStrict>()).proved);
  CHECK_FALSE(prove_boxes(local<NeverStrict>(), {.work = 100000, .mutant = "closed", .pins = {}}).proved);
  CHECK_FALSE(boxes(local<LogAboveQuotientClosed>()).proved);
  CHECK_FALSE(prove_boxes(local<OnlyLimitFails>(), {.work = 100000, .mutant = "closed", .pins = {}}).proved);
  CHECK_FALSE(prove_boxes(local<Kink>(), {.work = 100000, .mutant = "steep", .pins = {}}).proved);
  CHECK_FALSE(prove_boxes(local<Kink>(), {.work = 100000, .mutant = "downward", .pins = {}}).proved);
  CHECK(prove_boxes(local<ErfAboveLine>(), {.work = 100000, .mutant = "true", .pins = {}}).proved);
}

TEST_CASE("a false statement is given up at once, with the place where it fails") {
  const Proof proof = boxes(local<ErfAboveLine>());
  CHECK(proof.why_not.find("fails at x = ") != std::string::npos);
}

TEST_CASE("a bound cut by its factor is not proved where it was tight, and still proved where it was loose") {
  CHECK_FALSE(boxes(local<ExponentialBelowLine>(), 0.98).proved);
  CHECK_FALSE(boxes(local<BoundedOnWholeLine>(), 0.98).proved);
  CHECK(boxes(local<UnderHypothesis>(), 0.98).proved);
}

TEST_CASE("boxes discard what lies outside the hypotheses, and only that") {
  CHECK(boxes(local<UnderHypothesis>()).proved);
  CHECK_FALSE(boxes(local<FailsOnlyInside>()).proved);
  CHECK_FALSE(boxes(local<Vacuous>()).proved);
}

TEST_CASE("boxes cover several reals for each assignment of the integers") {
  const Proof proof = boxes(local<TwoVariables>());
  INFO(proof.why_not);
  CHECK(proof.proved);
  CHECK(proof.text.find("4 assignments") != std::string::npos);
}

TEST_CASE("a draw held by the caller is a constant of the proof") {
  Pin half;
  half.values = {Number{0.5, 1}};
  CHECK_FALSE(boxes(local<FailsOnlyInside>()).proved);
  CHECK(prove(local<FailsOnlyInside>(), {.work = 1000, .mutant = "", .pins = {{"x", half}}}).kind == "point");
}

TEST_CASE("an equality is no matter for boxes, but its chain is proved by identity and boxes together") {
  CHECK_FALSE(boxes(local<Equality>()).proved);
  CHECK(prove(local<Equality>(), {.work = 100000, .mutant = "", .pins = {}}).kind == "identity and boxes");
}

TEST_CASE("a prover stops when its work is spent and says where it was") {
  const Proof proof = prove_boxes(local<TwoVariables>(), {.work = 20, .mutant = "", .pins = {}});
  CHECK_FALSE(proof.proved);
  CHECK(proof.why_not.find("out of work") != std::string::npos);
}

}  // namespace lemmata::prove_boxes_test
