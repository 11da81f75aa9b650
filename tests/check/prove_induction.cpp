#include <catch2/catch.hpp>

#include "lib/check/finding.hpp"
#include "lib/check/prove.hpp"

namespace lemmata::prove_induction_test {
namespace {

constexpr ClaimInfo named(std::string_view id) { return {.id = id, .where = "", .title = "", .hypotheses = "", .statement = ""}; }

template <class C>
Proof induction(const std::string& mutant = "", double bound_factor = 1) {
  return prove_induction(make_claim<C>("tests/check/prove_induction.cpp"),
                         {.work = 200000, .mutant = mutant, .pins = {}, .bound_factor = bound_factor});
}

// sum_{k=1}^K 1/k <= 1 + log K. The increment is 1/(n + 1) <= log(1 + 1/n), that is u/(1 + u) <= log(1 + u).
template <long largest>
struct HarmonicUpTo {
  static constexpr ClaimInfo info = named("test.harmonic");
  static constexpr Induction induction{.on = "K", .from = 1, .base = 1};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long K = draw.log_integer("K", 1, largest);
    S sum(0);
    for (long k = 1; k <= K; ++k) sum += S(1) / S(k);
    const S constant = draw.mutant("half") ? S(0.5) : S(1);  // sum 1/k <= 1/2 + log K is false at K = 1
    return {.given = {}, .shown = at_most<S>(sum, constant + log(S(K)))};
  }
  template <Scalar S>
  Case<S> increment(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("u", Range::left_open(0, 1));
    if (draw.mutant("wrong increment")) return {.given = {}, .shown = at_most<S>(u / (S(2) + u), log(S(1) + u))};
    return {.given = {}, .shown = at_most<S>(u / (S(1) + u), log(S(1) + u))};
  }
};

using Harmonic = HarmonicUpTo<100000>;

// The sum exceeds 1/2 + log K for all K, but 1/2 + log K + 1/(2K) + 0.06 only from K = 3 on (true by Euler's constant 0.5772...).
struct FromThree {
  static constexpr ClaimInfo info = named("test.from_three");
  static constexpr Induction induction{.on = "K", .from = 3, .base = 3};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long K = draw.integer("K", draw.mutant("from one") ? 1 : 3, 100000);
    S sum(0);
    for (long k = 1; k <= K; ++k) sum += S(1) / S(k);
    const S constant = draw.mutant("euler") ? ratio<S>(577, 1000) : ratio<S>(3, 4);
    return {.given = {}, .shown = at_most<S>(sum, constant + log(S(K)))};
  }
  template <Scalar S>
  Case<S> increment(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("u", Range::left_open(0, 1.0 / 3));
    return {.given = {}, .shown = at_most<S>(u / (S(1) + u), log(S(1) + u))};
  }
};

// sum_{k=1}^K a/k <= a (1 + log K) for all a in [0, 2]: another draw beside the one of the induction.
struct WithParameter {
  static constexpr ClaimInfo info = named("test.parameter");
  static constexpr Induction induction{.on = "K", .from = 1, .base = 2};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long K = draw.log_integer("K", 1, 100000);
    const S a = draw.in<S>("a", Range::closed(0, 2));
    S sum(0);
    for (long k = 1; k <= K; ++k) sum += a / S(k);
    return {.given = {}, .shown = at_most<S>(sum, a * (S(1) + log(S(K))))};
  }
  template <Scalar S>
  Case<S> increment(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("u", Range::left_open(0, 0.5));
    const S a = draw.in<S>("a", Range::closed(0, draw.mutant("smaller range") ? 1 : 2));
    const S factor = draw.mutant("other parameter") ? square(a) : a;
    return {.given = {}, .shown = at_most<S>(factor * u / (S(1) + u), a * log(S(1) + u))};
  }
};

// The base case 1 <= 5 holds and the increment is that of the body, but 1 <= 0 is false.
struct UpToFive {
  static constexpr ClaimInfo info = named("test.up_to_five");
  static constexpr Induction induction{.on = "K", .from = 1, .base = 1};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.given = {}, .shown = at_most<S>(S(draw.integer("K", 1, 100000)), S(5))};
  }
  template <Scalar S>
  Case<S> increment(Draw& draw, Expect<S>&) const {
    (void)draw.in<S>("u", Range::left_open(0, 1));
    return {.given = {}, .shown = at_most<S>(S(1), S(0))};
  }
};

// K <= 100 are fewer than the values that the increment is compared at, and few enough to be exhausted.
using Few = HarmonicUpTo<100>;

struct OfAnother : Harmonic {
  static constexpr ClaimInfo info = named("test.of_another");
  static constexpr Induction induction{.on = "N", .from = 1, .base = 1};
};

}  // namespace

TEST_CASE("an increment that is the body's and false is no induction") {
  const Proof proof = induction<UpToFive>();
  CHECK_FALSE(proof.proved);
  CHECK(proof.why_not.find("increment: ") == 0);
}

TEST_CASE("an induction that does not go through is no excuse for a range that was gone through value by value") {
  const Proof proof = induction<Few>();
  CHECK_FALSE(proof.proved);
  CHECK(proof.why_not.find("the draw 'K' cannot take its value") != std::string::npos);
  const Finding finding = attack(make_claim<Few>("tests/check/prove_induction.cpp"), {});
  CHECK(finding.verdict == Verdict::survived);
  CHECK(finding.evidence.find("a certificate (exhaustion) for the drawn values of K only") != std::string::npos);
}

TEST_CASE("an induction needs its integer, free") {
  CHECK(induction<OfAnother>().why_not.find("'N'") != std::string::npos);
  CHECK_FALSE(prove_induction(make_claim<Harmonic>("tests/check/prove_induction.cpp"),
                              {.work = 200000, .mutant = "", .pins = {{"K", {.values = {{5, 1}}}}}, .bound_factor = 1})
                  .proved);
}

TEST_CASE("a sum is bounded for all K by a base case and an increment that touches at infinity") {
  const Proof proof = induction<Harmonic>();
  INFO(proof.why_not);
  CHECK(proof.proved);
  CHECK(proof.kind == "induction");
}

TEST_CASE("an induction is found by `prove` when the finite and the polynomial methods do not apply") {
  CHECK(prove(make_claim<Harmonic>("tests/check/prove_induction.cpp"), {.work = 200000, .mutant = "", .pins = {}}).kind == "induction");
}

TEST_CASE("a false base case is no induction, whatever the increment") {
  const Proof proof = induction<Harmonic>("half");
  CHECK_FALSE(proof.proved);
  CHECK(proof.why_not.find("base case K = 1") != std::string::npos);
  CHECK_FALSE(induction<Harmonic>("", 0.98).proved);
  CHECK_FALSE(induction<FromThree>("euler").proved);
}

TEST_CASE("an increment that is true but not that of the body is refused") {
  const Proof proof = induction<Harmonic>("wrong increment");
  CHECK_FALSE(proof.proved);
  CHECK(proof.why_not.find("increment's lhs") != std::string::npos);
}

TEST_CASE("values of the integer below the base cases are not forgotten") {
  CHECK(induction<FromThree>().proved);
  CHECK_FALSE(induction<FromThree>("from one").proved);
}

TEST_CASE("other draws of the body are those of the increment, and covered") {
  const Proof proof = induction<WithParameter>();
  INFO(proof.why_not);
  CHECK(proof.proved);
  CHECK_FALSE(induction<WithParameter>("smaller range").proved);
  CHECK_FALSE(induction<WithParameter>("other parameter").proved);
}

}  // namespace lemmata::prove_induction_test
