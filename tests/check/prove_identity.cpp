#include <catch2/catch.hpp>

#include <limits>

#include "lib/check/prove.hpp"

namespace lemmata::prove_identity_test {
namespace {

constexpr ClaimInfo named(std::string_view id, Argument argument = Argument::literal) {
  return {.id = id, .where = "", .title = "", .hypotheses = "", .statement = "", .argument = argument};
}

template <class C>
Proof identity(const std::string& mutant = "", double bound_factor = 1) {
  return prove_identity(make_claim<C>("tests/check/prove_identity.cpp"),
                        {.work = 10000, .mutant = mutant, .pins = {}, .bound_factor = bound_factor});
}

struct Binomial {
  static constexpr ClaimInfo info = named("test.binomial");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x"), y = draw.real<S>("y");
    const S one_term = draw.mutant("one term") ? S(0x1p-40) * x * y : S(0);
    return {.given = {}, .shown = equal<S>(square(x + y), square(x) + S(2) * x * y + square(y) + one_term)};
  }
};

// 1/(-1 - x) is below 0 for x > 0.
struct NegativeReciprocal {
  static constexpr ClaimInfo info = named("test.negative_reciprocal");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.positive<S>("x"), r = S(1) / (S(-1) - x);
    if (draw.mutant("other sign")) return {.given = {}, .shown = at_most<S>(S(0), r)};
    return {.given = {}, .shown = Chain<S>(strictly_less<S>(r, S(0))).also(equal<S>(S(1) / (S(1) + x) + r, S(0)))};
  }
};

struct Invariant : Binomial {
  static constexpr ClaimInfo info = named("test.invariant", Argument::invariant);
};

// x_{t+1} - eta e_{t+1} = x_t - eta e_t - eta g for error feedback with any compressor: only linear combinations of vectors.
struct VirtualIterate {
  static constexpr ClaimInfo info = named("test.virtual");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Dimension d = draw.dimension("d", 1, 100000);
    const auto x = draw.vector<S>("x", d), e = draw.vector<S>("e", d), g = draw.vector<S>("g", d), c = draw.vector<S>("C(e + g)", d);
    const S eta = draw.positive<S>("eta");
    const auto x1 = x - eta * c, e1 = e + g - c;
    const S slip = draw.mutant("slip") ? S(2) : S(1);
    return {.given = {}, .shown = equal<S>(x1 - eta * e1, x - eta * e - slip * eta * g)};
  }
};

// ||x||_1^2 <= d ||x||^2 looks at coordinates: true, but no identity of abstract vectors.
struct LooksAtCoordinates {
  static constexpr ClaimInfo info = named("test.coordinates");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Dimension d = draw.dimension("d", 1, draw.mutant("any dimension") ? 100000 : 3);
    const auto x = draw.vector<S>("x", d), y = draw.vector<S>("y", d);
    return {.given = {}, .shown = equal<S>(norm2_squared(x + y) + norm2_squared(x - y), S(2) * norm2_squared(x) + S(2) * norm2_squared(y))};
  }
};

struct UsesDimension {  // sum of d copies of x is d x only if the body counts right; the mutant counts to 2 in every dimension
  static constexpr ClaimInfo info = named("test.uses_dimension");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Dimension d = draw.dimension("d", 1, 4);
    const auto x = draw.vector<S>("x", d);
    Vec<S> sum = x;
    const long count = draw.mutant("always two") ? 2 : static_cast<long>(d);
    for (long i = 1; i < count; ++i) sum += x;
    return {.given = {}, .shown = equal<S>(sum, S(static_cast<long>(d)) * x)};
  }
};

struct SignedTerms {  // (1 + x)^n >= 1 + n x for x >= 0
  static constexpr ClaimInfo info = named("test.signed");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.mutant("from -1") ? draw.in<S>("x", Range::closed(-1, 5)) : draw.nonnegative<S>("x");
    const long n = draw.integer("n", 1, 6);
    return {.given = {}, .shown = at_most<S>(S(1) + S(n) * x, pow(S(1) + x, n))};
  }
};

struct Shifted {  // x^2 >= 9 for x >= 3
  static constexpr ClaimInfo info = named("test.shifted");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.in<S>("x", Range::right_open(3, std::numeric_limits<double>::infinity()));
    if (draw.mutant("strict")) return {.given = {}, .shown = strictly_less<S>(S(9), square(x))};
    return {.given = {}, .shown = at_most<S>(S(9), square(x))};
  }
};

struct LeastValue {  // strict where x > 0, false at the drawn end x = 0
  static constexpr ClaimInfo info = named("test.least");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.mutant("open") ? draw.positive<S>("x") : draw.nonnegative<S>("x");
    return {.given = {}, .shown = strictly_less<S>(S(0), x + square(x))};
  }
};

struct Branch {  // |x - y| on x, y > 0 needs a branch that is not decided
  static constexpr ClaimInfo info = named("test.branch");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.positive<S>("x"), y = draw.positive<S>("y");
    return {.given = {}, .shown = equal<S>(max(x, y) + min(x, y), x + y)};
  }
};

struct RationalFunction {  // 1/x + 1/y = (x + y)/(x y), and log of one argument is one number
  static constexpr ClaimInfo info = named("test.rational");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x"), y = draw.real<S>("y");
    const S wrong = draw.mutant("wrong") ? S(1) : S(0);
    return {.given = {},
            .shown = Chain<S>(equal<S>(S(1) / x + S(1) / y, (x + y + wrong) / (x * y)))
                         .also(equal<S>(S(2) * log(square(x) + S(1)), log(S(1) + x * x) * S(2)))};
  }
};

struct Fractions {  // x/(1 + x) < 1 and sqrt(x)^2 = x for x > 0
  static constexpr ClaimInfo info = named("test.fractions");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.positive<S>("x");
    const S cut = draw.mutant("cut") ? S(0.5) : S(1);
    return {.given = {}, .shown = Chain<S>(strictly_less<S>(x / (S(1) + x), cut)).also(equal<S>(square(sqrt(x)), x))};
  }
};

struct SignOfReciprocal {  // 1/x^2 > 0; 1/x >= 0 is false
  static constexpr ClaimInfo info = named("test.reciprocal");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x");
    return {.given = {}, .shown = at_most<S>(S(0), draw.mutant("odd") ? S(1) / x : S(1) / (x * x))};
  }
};

struct Entries {  // entries may be 0 where their range includes it
  static constexpr ClaimInfo info = named("test.entries");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto x = draw.vector<S>("x", d, draw.mutant("closed") ? Range::closed(0, 1) : Range::left_open(0, 1));
    return {.given = {}, .shown = strictly_less<S>(S(0), norm2_squared(x) + x[0])};
  }
};

struct StepBelow {  // gamma (1 - L gamma/2) >= gamma/2 where gamma L <= 1: gamma/2 times the hypothesis
  static constexpr ClaimInfo info = named("test.step");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S gamma = draw.mutant("any sign") ? draw.real<S>("gamma") : draw.positive<S>("gamma"), L = draw.positive<S>("L");
    const S descent = gamma * (S(1) - L * gamma / S(2));
    const S most = draw.mutant("larger step") ? S(2) : S(1);
    if (draw.mutant("strict")) return {.given = {at_most<S>(gamma * L, most)}, .shown = strictly_less<S>(gamma / S(2), descent)};
    return {.given = {at_most<S>(gamma * L, most)}, .shown = at_most<S>(gamma / S(2), descent)};
  }
};

struct OnlyWhereZero {  // the gap is -1 times a hypothesis that may hold strictly
  static constexpr ClaimInfo info = named("test.where_zero");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x = draw.real<S>("x"), y = draw.real<S>("y");
    if (draw.mutant("equality")) return {.given = {equal<S>(x, y)}, .shown = equal<S>(square(y), x * y)};
    return {.given = {at_most<S>(x, y)}, .shown = at_most<S>(y, x)};
  }
};

}  // namespace

TEST_CASE("an identity of polynomials is proved, and not with one small term wrong") {
  CHECK(identity<Binomial>().proved);
  CHECK_FALSE(identity<Binomial>("one term").proved);
  CHECK(identity<Binomial>("one term").why_not.find("x*y") != std::string::npos);
}

TEST_CASE("a proof is labelled by the argument of its claim") {
  CHECK(identity<Binomial>().kind == "identity");
  CHECK(identity<Invariant>().kind == "invariant");
}

TEST_CASE("an identity of linear combinations of vectors is proved in every dimension at once") {
  const Proof proof = identity<VirtualIterate>();
  CHECK(proof.proved);
  CHECK(proof.size == 1);
  CHECK(proof.text.find("every dimension") != std::string::npos);
  CHECK_FALSE(identity<VirtualIterate>("slip").proved);
}

TEST_CASE("a statement about coordinates is proved dimension by dimension, and only where they are finitely many") {
  const Proof proof = identity<LooksAtCoordinates>();
  CHECK(proof.proved);
  CHECK(proof.size == 3);
  CHECK(proof.text.find("every dimension") == std::string::npos);
  CHECK_FALSE(identity<LooksAtCoordinates>("any dimension").proved);
}

TEST_CASE("a statement that depends on the dimension is not proved by abstract vectors") {
  const Proof proof = identity<UsesDimension>();
  CHECK(proof.proved);
  CHECK(proof.size == 4);
  CHECK_FALSE(identity<UsesDimension>("always two").proved);
}

TEST_CASE("an inequality is proved where all terms have one sign on the drawn range, ends included") {
  CHECK(identity<SignedTerms>().proved);
  CHECK_FALSE(identity<SignedTerms>("from -1").proved);
  CHECK(identity<Shifted>().proved);
  CHECK_FALSE(identity<Shifted>("strict").proved);
  CHECK(identity<LeastValue>("open").proved);
  CHECK_FALSE(identity<LeastValue>().proved);
}

TEST_CASE("a branch that the symbols do not decide ends the proof") { CHECK_FALSE(identity<Branch>().proved); }

TEST_CASE("identities of rational functions, with other functions as unknowns") {
  CHECK(identity<RationalFunction>().proved);
  CHECK_FALSE(identity<RationalFunction>("wrong").proved);
  CHECK(identity<Fractions>().proved);
  CHECK_FALSE(identity<Fractions>("cut").proved);
}

TEST_CASE("a sign is known only where the ranges give it") {
  CHECK(identity<SignOfReciprocal>().proved);
  CHECK_FALSE(identity<SignOfReciprocal>("odd").proved);
  CHECK(identity<Entries>().proved);
  CHECK_FALSE(identity<Entries>("closed").proved);
}

TEST_CASE("a link that is a multiple of a hypothesis follows from it, where the factor has the sign") {
  CHECK(identity<StepBelow>().proved);
  CHECK_FALSE(identity<StepBelow>("any sign").proved);
  CHECK_FALSE(identity<StepBelow>("larger step").proved);
  CHECK_FALSE(identity<StepBelow>("strict").proved);
  CHECK_FALSE(identity<OnlyWhereZero>().proved);
  CHECK(identity<OnlyWhereZero>("equality").proved);
}

TEST_CASE("a bound that is met with equality is not proved when it is cut") {
  CHECK(identity<Shifted>("", 0.98).proved == false);
  CHECK(identity<SignedTerms>("", 0.98).proved == false);
}

TEST_CASE("the reciprocal of what is negative is negative") {
  const Proof proof = identity<NegativeReciprocal>();
  INFO(proof.why_not);
  CHECK(proof.proved);
  CHECK_FALSE(identity<NegativeReciprocal>("other sign").proved);
}

}  // namespace lemmata::prove_identity_test
