#include "bounds/biased/examples.hpp"
#include "bounds/biased/sparsification.hpp"
#include "lib/claim/claim.hpp"

// Section 5.1 and B.2: what the constants of rand-k and rand-k' mean for Theorems 4 and 6. All terms are explicit in d, k, M_b, sigma_b^2.

namespace lemmata {
namespace {

/// d/k = q >= 1 as a real number, so that a proof covers every d and k; M_b and sigma_b^2 of the stochastic gradient.
template <Scalar S>
struct Costs {
  S q, M_b, sigma2;
  explicit Costs(Draw& draw)
      : q(S(1) + draw.nonnegative<S>("d/k - 1")), M_b(draw.nonnegative<S>("M_b")), sigma2(draw.nonnegative<S>("sigma_b^2")) {}
  S growth() const { return (S(1) + M_b) * q - S(1); }
  // Lemma 10: m = 1 - 1/q, sigma^2 = sigma_b^2/q; Lemma 12: m = 0, sigma^2 = q sigma_b^2.
  S m() const { return S(1) - S(1) / q; }
  S progress() const { return bounds::biased::progress_cost(growth(), m()); }
  S noise() const { return bounds::biased::noise_cost(S(sigma2 / q), m()); }
  S scaled_progress() const { return bounds::biased::progress_cost(growth(), S(0)); }
  S scaled_noise() const { return bounds::biased::noise_cost(S(q * sigma2), S(0)); }
};

struct Slowdown {
  static constexpr ClaimInfo info{
      .id = "biased.sec51-randk-slowdown",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "slowdown of rand-k by d/k",
      .hypotheses = R"(m = 1 - \tfrac kd,\ \zeta^2 = 0)",
      .statement =
          R"(\tfrac{M+1}{1-m} \le \tfrac dk \text{ times that of GD};\quad \tfrac{\sigma^2}{(1-m)^2} \le \tfrac dk \text{ times that of SGD, and, in the reading every-term, } \tfrac{M+1}{1-m} \le \tfrac dk \text{ times that of SGD})",
      .note =
          "the two terms of Theorems 4 and 6. With the rows of Table 1, M = 0 for rand-k of the gradient, the first is d/k times that of "
          "GD; with Lemma 10, M + 1 = d/k there, too, and it is (d/k)^2 times. A reading of the slowdown over SGD: in the 'asymptotic "
          "dominant term' that the sentence goes on with, where both give d/k; or in every term. That fails: row and lemma have M + 1 = "
          "(1 + M_b) d/k for a stochastic gradient, so that the first term grows by (d/k)^2, beyond every constant times d/k. The theorems "
          "do not give that slowdown, although the method has it (.../repaired)",
      .mutants = {"square", "no-slowdown"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool lemma = draw.reading("constants", {0, 1}, {"table-1", "lemma-10"}) == 1;
    const bool every = draw.reading("SGD", {0, 1}, {"dominant-term", "every-term"}) == 1;
    const Costs<S> c(draw);
    const S noise = draw.mutant("square") ? S(c.noise() * c.q) : c.noise(), slowdown = draw.mutant("no-slowdown") ? S(1) : c.q;
    const S descent = bounds::biased::progress_cost(S(0), S(0));
    const S sparse = bounds::biased::progress_cost(lemma ? S(c.q - S(1)) : S(0), c.m());
    Chain<S> shown(at_most(noise, c.q * c.sigma2).named("noise").sum_of(256));
    shown.also(at_most(sparse, slowdown * descent).named("GD").sum_of(256));
    if (every) shown.also(at_most(c.progress(), slowdown * (c.M_b + S(1))).named("SGD").sum_of(256));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(Slowdown);

struct Dominant {
  static constexpr ClaimInfo info{
      .id = "biased.sec51-randk-dominant",
      .kind = Kind::remark,
      .where = "Section 5.1 and footnote 1",
      .title = "the asymptotically dominant term",
      .hypotheses = R"(\sigma_b^2 > 0,\ \text{rand-k or rand-k'})",
      .statement =
          R"(\tfrac{\sigma^2}{(1-m)^2} = \tfrac dk\sigma_b^2;\quad \tfrac{M+1}{(1-m)\epsilon} \le r\,\tfrac{\sigma^2}{(1-m)^2\epsilon^2} \text{ for every } r > 0 \text{ once } \epsilon \le r\,\tfrac kd\,\tfrac{\sigma_b^2}{1 + M_b} \text{ (Theorem 4)})",
      .note =
          "Theorem 4 has 1/epsilon and 1/epsilon^2 in front of the two terms. With Lemma 10 the first is (1 + M_b)(d/k)^2, with Lemma 12 "
          "(1 + M_b) d/k; the noise term is d/k sigma_b^2 for both",
      .mutants = {"square"},
      .whole = {"scaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool scaled = draw.coin("scaled");
    const Costs<S> c(draw);
    const S sigma2 = c.sigma2 + draw.positive<S>("sigma_b^2, more"), share = S(1) + draw.nonnegative<S>("room"), r = draw.positive<S>("r");
    const S noise = (draw.mutant("square") ? square(c.q) : c.q) * sigma2;
    const S own = scaled ? bounds::biased::noise_cost(S(c.q * sigma2), S(0)) : bounds::biased::noise_cost(S(sigma2 / c.q), c.m());
    const S progress = scaled ? c.scaled_progress() : c.progress();
    const S inverse_epsilon = share * c.q * (S(1) + c.M_b) / (r * sigma2);
    return {.shown = Chain<S>(equal(own, noise).named("noise term").sum_of(256))
                         .also(at_most(progress * inverse_epsilon, r * own * square(inverse_epsilon)).named("dominates").sum_of(256))};
  }
};
LEMMATA_CLAIM(Dominant);

struct Factor {
  static constexpr ClaimInfo info{
      .id = "biased.b2-factor",
      .kind = Kind::remark,
      .where = "B.2",
      .title = "Lemma 12 against Lemma 10 in the theorems",
      .hypotheses = R"(\text{Theorems 4 and 6 with the constants of Lemmas 10 and 12})",
      .statement = R"(\tfrac{M+1}{1-m} \text{ improves by the factor } \tfrac dk,\ \tfrac{\sigma^2}{(1-m)^2} \text{ is the same})",
      .mutants = {"square"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Costs<S> c(draw);
    const S improved = draw.mutant("square") ? S(c.q * c.scaled_progress()) : c.scaled_progress();
    return {.shown = Chain<S>(equal(c.progress(), c.q * improved).named("optimisation term").sum_of(256))
                         .also(equal(c.noise(), c.scaled_noise()).named("noise term").sum_of(256))};
  }
};
LEMMATA_CLAIM(Factor);

struct Constraint {
  static constexpr ClaimInfo info{
      .id = "biased.b2-constraint",
      .kind = Kind::remark,
      .where = "B.2",
      .title = "the step size that rescaling needs",
      .hypotheses = R"(1 \le k < d,\ \gamma = \tfrac dk\gamma',\ \gamma \le \tfrac1L)",
      .statement =
          R"(\text{rescaling might be impossible, } \gamma > \tfrac1L, \text{ if } \gamma' \in [\tfrac{k}{dL}, \tfrac1L];\quad \text{it is possible, } \gamma \le \tfrac1L, \text{ if } \gamma' < \tfrac{k}{dL})",
      .note =
          "a reading: impossible for some step of the interval, which holds (gamma' = 1/L), or for every one (\"only if it is "
          "smaller\"), which fails at the closed end k/(dL), where gamma = 1/L is allowed; k = d has nothing to rescale. The theorems "
          "ask for gamma <= 1/((M+1)L) with M + 1 = (1 + M_b) d/k, for both operators, so that they admit no gamma' of the interval but "
          "that end",
      .mutants = {"smaller-fails"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool every = draw.reading("steps", {0, 1}, {"some", "every"}) == 1;
    const S L = draw.positive<S>("L"), q = S(1) + draw.positive<S>("d/k - 1");
    const S t = every ? draw.in<S>("t", Range::closed(0, 1)) : S(1), times = S(1) + draw.positive<S>("shorter");
    const S step = (S(1) + t * (q - S(1))) / (q * L), smaller = (draw.mutant("smaller-fails") ? S(2) : S(1) / times) / (q * L);
    return {.shown = Chain<S>(strictly_less(S(1), q * step * L).named("impossible in the interval"))
                         .also(at_most(q * smaller * L, S(1)).named("possible below it"))};
  }
};
LEMMATA_CLAIM(Constraint);

struct ConstraintRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.b2-constraint/repaired",
      .kind = Kind::remark,
      .where = "B.2",
      .title = "the step size that rescaling needs",
      .hypotheses = R"(\gamma = \tfrac dk\gamma',\ \gamma \le \tfrac1L)",
      .statement = R"(\gamma' > \tfrac{k}{dL}: \gamma > \tfrac1L;\quad \gamma' \le \tfrac{k}{dL}: \gamma \le \tfrac1L)",
      .note = "repaired: the end k/(dL) belongs to the steps that can be rescaled",
      .mutants = {"closed"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S L = draw.positive<S>("L"), q = S(1) + draw.nonnegative<S>("d/k - 1");
    const S above = draw.mutant("closed") ? S(1) : S(S(1) + draw.positive<S>("above")), times = S(1) + draw.nonnegative<S>("shorter");
    return {.shown = Chain<S>(strictly_less(S(1), q * (above / (q * L)) * L).named("impossible above"))
                         .also(at_most(q * (S(1) / (times * q * L)) * L, S(1)).named("possible below"))};
  }
};
LEMMATA_CLAIM(ConstraintRepaired);

}  // namespace
}  // namespace lemmata
