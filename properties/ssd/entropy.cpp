#include "bounds/ssd/entropy.hpp"

#include <limits>

#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"

// Lemma 4 and what follows it: differential entropy under bounded variance and under SPB. Entropies are compared as e^(2H).

namespace lemmata {
namespace {

/// Gibbs' inequality, point by point: for densities p and q, u = q/p, log u <= u - 1 gives -p log p <= -p log q + q - p, whose integral is
/// H(p) <= -int p log q; for the normal q of the same mean and variance C that is (1/2) log(2 pi C) + sigma^2/(2 C).
template <Scalar S>
Relation<S> gibbs(Draw& draw) {
  const S u = draw.positive<S>("u");
  return at_most(log(draw.mutant("square") ? square(u) : u), u - S(1)).named("Gibbs");
}

/// sigma^2/(2 C) of the integral, where sigma^2 <= C.
template <Scalar S>
Relation<S> mean_of_exponent(Draw& draw) {
  const S share = draw.in<S>("sigma^2/C", Range::left_open(0, 1));
  return at_most(share / S(2), ratio<S>(1, 2)).named("mean of the exponent");
}

struct EntropyCeiling {
  static constexpr ClaimInfo info{
      .id = "ssd.lem4-bound",
      .kind = Kind::inequality,
      .where = "appendix B.4",
      .title = "the normal law has the largest entropy of its variance",
      .hypotheses = R"(p \text{ a density with variance } \sigma^2 \le C)",
      .statement = R"(H(p) = -\int p \log p \le \frac12\log(2\pi e\sigma^2) \le \frac12\log(2\pi e C))",
      .note =
          "shown point by point: u = q/p for the normal density q of variance C, log u <= u - 1; the integral of -p log q is (1/2) log(2 "
          "pi C) + (sigma^2/C)/2. ssd.lem4-bound.histograms attacks drawn densities. Equality for the normal law is not shown",
      .mutants = {"square"},
      .whole = {"part"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = draw.integer("part", 0, 1) == 0 ? gibbs<S>(draw) : mean_of_exponent<S>(draw)};
  }
};
LEMMATA_CLAIM(EntropyCeiling);

struct EntropyOfHistograms {
  static constexpr ClaimInfo info{
      .id = "ssd.lem4-bound.histograms",
      .kind = Kind::inequality,
      .where = "appendix B.4",
      .title = "the largest entropy of a variance, for drawn densities",
      .hypotheses = R"(p \text{ constant on each of up to six adjacent intervals, with variance } \sigma^2 \le C)",
      .statement = R"(e^{2H(p)} \le 2\pi e\, C)",
      .mutants = {"half-variance"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("bins", 1, 6);
    const bool even = draw.coin("even");
    const Vec<S> weights = draw.vector<S>("weights", n, Range::closed(0, 1));
    const Vec<S> lengths = even ? Vec<S>(static_cast<std::size_t>(n), S(1)) : draw.vector<S>("lengths", n, Range::closed(0x1p-20, 0x1p20));
    const S total = norm1(weights);
    if (total == S(0)) return {.given = {strictly_less(S(0), total)}, .shown = {}};
    S entropy(0), mean(0), from(0), sigma2(0);
    std::vector<S> middle;
    for (std::size_t j = 0; j < weights.size(); ++j) {
      const S p = weights[j] / total;
      if (S(0) < p) entropy += p * log(lengths[j] / p);
      middle.push_back(from + lengths[j] / S(2));
      mean += p * middle[j];
      from += lengths[j];
    }
    for (std::size_t j = 0; j < weights.size(); ++j)
      sigma2 += weights[j] / total * (square(S(middle[j] - mean)) + square(lengths[j]) / S(12));
    if (draw.mutant("half-variance")) sigma2 = sigma2 / S(2);
    const S C = sigma2 + draw.nonnegative<S>("slack");
    return {.shown = at_most(exp(S(2) * entropy), bounds::ssd::entropy_ceiling(C)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(EntropyOfHistograms);

/// P(sign X = sign g) for X ~ N(g, s^2), by P(X > 0) = (1 + erf(g/(sqrt(2) s)))/2, with g/s of either sign.
template <Scalar S>
S success_of_normal(Draw& draw) {
  const S z = draw.positive<S>("|g|/s");
  const bool negative = draw.coin("negative");
  const S above = (S(1) + erf((negative ? S(-z) : z) / sqrt(S(2)))) / S(2);
  return negative != draw.mutant("wrong-side") ? S(1) - above : above;
}

struct NormalLawsMeetSpb {
  static constexpr ClaimInfo info{.id = "ssd.lem4-gauss-spb",
                                  .kind = Kind::inequality,
                                  .where = "appendix B.4",
                                  .title = "normal laws meet SPB",
                                  .hypotheses = R"(\hat g \sim N(g, s^2), \; g \ne 0, \; s > 0)",
                                  .statement = R"(\operatorname{Prob}(\operatorname{sign} \hat g = \operatorname{sign} g) > \frac12)",
                                  .note = "the probability depends on |g|/s only",
                                  .mutants = {"wrong-side"},
                                  .whole = {"negative"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = strictly_less(ratio<S>(1, 2), success_of_normal<S>(draw))};
  }
};
LEMMATA_CLAIM(NormalLawsMeetSpb);

struct EntropyLemma {
  static constexpr ClaimInfo info{
      .id = "ssd.lem4",
      .kind = Kind::lemma,
      .where = "Lemma 4",
      .title = "entropy under bounded variance and under SPB",
      .hypotheses = R"(p \text{ a density}; \; \mathbb E|\hat g - g|^2 \le C \text{ on one side, SPB on the other})",
      .statement =
          R"(\text{bounded variance: } e^{2H(p)} \le 2\pi e\, C; \quad \text{SPB: for every } B > 0 \text{ some law has } e^{2H(p)} > B^2)",
      .note = "the first by Gibbs' inequality (ssd.lem4-bound), the second by N(g, s^2) with any s >= B, which meets SPB for every g not 0",
      .mutants = {"small-variance", "square", "wrong-side"},
      .whole = {"part", "negative"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long part = draw.integer("part", 0, 3);
    if (part == 0) return {.shown = gibbs<S>(draw)};
    if (part == 3) return {.shown = mean_of_exponent<S>(draw)};
    if (part == 1) return {.shown = strictly_less(ratio<S>(1, 2), success_of_normal<S>(draw)).named("SPB")};
    // N(g, s^2) with s >= B, in the unit of B.
    const S longer = S(1) + draw.nonnegative<S>("s/B - 1"), s = draw.mutant("small-variance") ? S(1) / longer : longer;
    return {.shown = strictly_less(S(1), bounds::ssd::entropy_ceiling(S(square(s)))).named("unbounded")};
  }
};
LEMMATA_CLAIM(EntropyLemma);

struct NotComparable {
  static constexpr ClaimInfo info{
      .id = "ssd.not-comparable",
      .kind = Kind::remark,
      .where = "Section 3.3, after Lemma 4",
      .title = "neither of SPB and bounded variance implies the other",
      .hypotheses = R"(C > 0, \; X \text{ and } Y \text{ unbiased estimators of } g \ne 0 \text{ and } h \ne 0)",
      .statement = R"(\text{there are } C, X, Y: \; \operatorname{Prob}(\operatorname{sign} X = \operatorname{sign} g) > \frac12, \;)"
                   R"( \operatorname{Var} X > C; \quad \operatorname{Var} Y \le C, \; \operatorname{Prob}(\operatorname{sign} Y =)"
                   R"( \operatorname{sign} h) \le \frac12)",
      .quantifier = Quantifier::exists,
      .note = "for every C: ssd.not-comparable.every-constant"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S C = draw.positive<S>("C"), g = draw.real<S>("g"), h = draw.real<S>("h");
    const auto x = oracle::any_law<S>(draw, "X", g), y = oracle::any_law<S>(draw, "Y", h);
    return {.given = {strictly_less(S(0), square(g)), strictly_less(S(0), square(h))},
            .shown = Chain<S>(strictly_less(ratio<S>(1, 2), x.success(g)).named("X meets SPB"))
                         .also(strictly_less(C, x.variance()).named("X has a larger variance"))
                         .also(at_most(y.variance(), C).named("Y has bounded variance"))
                         .also(at_most(y.success(h), ratio<S>(1, 2)).named("Y does not meet SPB"))};
  }
};
LEMMATA_CLAIM(NotComparable);

struct NotComparableForAll {
  static constexpr ClaimInfo info{
      .id = "ssd.not-comparable.every-constant",
      .kind = Kind::remark,
      .where = "Section 3.3, after Lemma 4",
      .title = "neither implies the other, whatever the bound of the variance",
      .hypotheses = R"(C = b^2 > 0, \; g > 0)",
      .statement =
          R"(X = g + b \text{ or } g - 2b \text{ with probabilities } \frac23, \frac13 \text{ meets SPB with } \operatorname{Var} X =)"
          R"( 2C; \quad Y = 0 \text{ or } 2b \text{ with probabilities } \frac12 \text{ has } \operatorname{Var} Y = C \text{ and no SPB})",
      .note = "a law for every C, on both sides",
      .mutants = {"swapped"},
      .whole = {"place"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S b = draw.positive<S>("b"), third = ratio<S>(1, 3), half = ratio<S>(1, 2);
    const long place = draw.integer("place", 0, 2);  // g - 2b is below 0, 0, above 0
    S g = S(2) * b;
    if (place == 0) g /= S(1) + draw.positive<S>("u");
    if (place == 2) g += draw.positive<S>("u");
    const S likely = draw.mutant("swapped") ? third : S(1) - third;
    const oracle::FiniteLaw<S> x = {{g + b, g - S(2) * b}, {likely, S(1) - likely}}, y = {{S(0), S(2) * b}, {half, half}};
    const S C = square(b);
    return {.shown = Chain<S>(equal(x.mean(), g).named("X is unbiased"))
                         .also(equal(y.mean(), b).named("Y is unbiased"))
                         .also(strictly_less(half, x.success(g)).named("X meets SPB"))
                         .also(strictly_less(C, x.variance()).named("X has a larger variance"))
                         .also(at_most(y.variance(), C).named("Y has bounded variance"))
                         .also(at_most(y.success(b), half).named("Y does not meet SPB"))};
  }
};
LEMMATA_CLAIM(NotComparableForAll);

}  // namespace
}  // namespace lemmata
