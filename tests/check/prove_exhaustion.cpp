#include <catch2/catch.hpp>

#include "lib/check/prove.hpp"

namespace lemmata::prove_exhaustion_test {
namespace {

constexpr ClaimInfo named(std::string_view id, Quantifier quantifier = Quantifier::for_all) {
  return {.id = id, .where = "", .title = "", .hypotheses = "", .statement = "", .quantifier = quantifier};
}

template <class C>
Proof prove_local(const std::string& mutant = "", double bound_factor = 1, const Pins& pins = {}) {
  return prove(make_claim<C>("tests/check/prove_exhaustion.cpp"),
               {.work = 200000, .mutant = mutant, .pins = pins, .bound_factor = bound_factor});
}

struct Triangle {  // 1 + 2 + ... + n = n (n + 1)/2; the mutant is wrong at n = 137 alone
  static constexpr ClaimInfo info = named("test.triangle");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.log_integer("n", 1, 200);
    S sum(0);
    for (long i = 1; i <= n; ++i) sum += S(i);
    if (draw.mutant("one case") && n == 137) sum += S(1);
    return {.given = {}, .shown = equal<S>(sum, S(n) * S(n + 1) / S(2))};
  }
};

struct Dependent {  // C(n, k) <= 2^n: the range of k depends on n, and a coin only exists for k > 0
  static constexpr ClaimInfo info = named("test.dependent");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("n", 0, 9), k = draw.integer("k", 0, n);
    const bool mirrored = k > 0 && draw.coin("mirrored");
    S binomial(1);
    for (long i = 0; i < (mirrored ? n - k : k); ++i) binomial = binomial * S(n - i) / S(i + 1);
    return {.given = {}, .shown = at_most<S>(binomial, pow(S(2), n))};
  }
};

struct Irrationals {  // sqrt(n) sqrt(n) = n and sqrt(n) < (n + 1)/2 for n >= 2: the first touches at irrational values
  static constexpr ClaimInfo info = named("test.irrational");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("n", 2, 20);
    return {.given = {}, .shown = Chain<S>(equal<S>(sqrt(S(n)) * sqrt(S(n)), S(n))).also(strictly_less<S>(sqrt(S(n)), S(n + 1) / S(2)))};
  }
};

struct Hypothesis {  // on the even n
  static constexpr ClaimInfo info = named("test.hypothesis");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("n", 1, 10);
    const long kept = draw.mutant("vacuous") ? 2 : n % 2;
    return {.given = {equal<S>(S(kept), S(0))}, .shown = equal<S>(pow(S(-1), n), S(1))};
  }
};

struct Nothing {  // no draws: e^2 < 7.4 (and not < 7.389)
  static constexpr ClaimInfo info = named("test.nothing");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.given = {}, .shown = strictly_less<S>(exp(S(2)), ratio<S>(draw.mutant("false") ? 7389 : 7400, 1000))};
  }
};

struct Thrower {
  static constexpr ClaimInfo info = named("test.thrower");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("n", 0, 3);
    if (n == 2) throw std::runtime_error("a body of its own mind");
    return {.given = {}, .shown = at_most<S>(S(0), S(n))};
  }
};

struct TooMany {
  static constexpr ClaimInfo info = named("test.many");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long m = draw.integer("m", 1, 200), n = draw.integer("n", 1, 200);
    return {.given = {}, .shown = at_most<S>(S(1), S(m) * S(n))};
  }
};

struct Readings {  // true in the reading 1, false in the reading 0
  static constexpr ClaimInfo info = named("test.readings");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long at_zero = draw.reading("sign(0)", {0, 1});
    const long n = draw.integer("n", 0, 3);
    return {.given = {}, .shown = equal<S>(abs(sign(S(n), static_cast<int>(at_zero))), S(1))};
  }
};

struct Exists : Nothing {
  static constexpr ClaimInfo info = named("test.exists", Quantifier::exists);
};

struct Expectation {  // E of the sum of n fair coins is n/2
  static constexpr ClaimInfo info = named("test.expectation");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long n = draw.integer("n", 1, 6);
    const S mean = expect.mean([&](Chance<S>& chance) {
      S sum(0);
      for (long i = 0; i < n; ++i) sum += chance.among({S(0.5), S(0.5)}, {S(0), S(1)});
      return sum;
    });
    return {.given = {}, .shown = equal<S>(mean, S(n) / S(2))};
  }
};

}  // namespace

TEST_CASE("a finite domain is exhausted, and one false case among all is found") {
  const Proof proof = prove_local<Triangle>();
  CHECK(proof.kind == "exhaustion");
  CHECK(proof.size == 200);
  const Proof broken = prove_local<Triangle>("one case");
  CHECK_FALSE(broken.proved);
  CHECK(broken.why_not.find("n = 137") != std::string::npos);
}

TEST_CASE("draws that depend on earlier draws are enumerated as the tree that they are") {
  const Proof proof = prove_local<Dependent>();
  CHECK(proof.proved);
  CHECK(proof.size == 10 + 2 * 45);  // k = 0 once for each n, every other (n, k) with both sides of the coin
}

TEST_CASE("irrational cases are decided by roots that square to their argument, and by balls") { CHECK(prove_local<Irrationals>().proved); }

TEST_CASE("cases outside the hypotheses are skipped, and skipping all of them proves nothing") {
  const Proof proof = prove_local<Hypothesis>();
  CHECK(proof.proved);
  CHECK(proof.size == 5);
  CHECK_FALSE(prove_local<Hypothesis>("vacuous").proved);
}

TEST_CASE("a claim that draws nothing is decided at its only instance") {
  CHECK(prove_local<Nothing>().kind == "point");
  CHECK_FALSE(prove_local<Nothing>("false").proved);
  CHECK_FALSE(prove_local<Nothing>("", 0.98).proved);
}

TEST_CASE("what a body throws is a reason, never an exception of the prover") {
  const Proof proof = prove_local<Thrower>();
  CHECK_FALSE(proof.proved);
  CHECK(proof.why_not.find("a body of its own mind") != std::string::npos);
}

TEST_CASE("more cases than the cap are not exhausted, nor is work spent beyond the budget") {
  CHECK_FALSE(prove_local<TooMany>().proved);
  const Claim claim = make_claim<Triangle>("tests/check/prove_exhaustion.cpp");
  CHECK_FALSE(prove_exhaustion(claim, {.work = 100, .mutant = "", .pins = {}}).proved);
}

TEST_CASE("a reading is fixed by the caller and not quantified over") {
  Pin one;
  one.values = {Number{1, 1}};
  CHECK(prove_local<Readings>("", 1, {{"sign(0)", one}}).proved);
  CHECK_FALSE(prove_local<Readings>().proved);
}

TEST_CASE("claims that say there is something are left to witnesses") { CHECK_FALSE(prove_local<Exists>().proved); }

TEST_CASE("exact expectations are exhausted like any value") { CHECK(prove_local<Expectation>().size == 6); }

}  // namespace lemmata::prove_exhaustion_test
