#include <utility>

#include "lib/claim/claim.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/oracle/unimodal.hpp"

// Assumption 4, the success probabilities, and Remark 5.

namespace lemmata {
namespace {

struct StochasticGradient {
  static constexpr ClaimInfo info{
      .id = "scaled.a4",
      .kind = Kind::assumption,
      .where = "Assumption 4, eq. (18)",
      .title = "unbiased with bounded variance in l_1",
      .hypotheses = R"(\tilde g = g + n \text{ with any drawn joint law of } n)",
      .statement =
          R"(\mathbb E\tilde g = g,\quad \mathbb E\|\tilde g - g\|_1^2 = \sigma^2,\quad \sum_i\operatorname{Var}\tilde g_i \le \sigma^2 \le d\sum_i\operatorname{Var}\tilde g_i)",
      .note =
          "the assumption as a predicate of a law: every law that the theorems draw meets it with the sigma computed from it; a mutant "
          "adds a bias, another takes the Euclidean variance for sigma^2",
      .mutants = {"biased", "euclidean"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto size = static_cast<std::size_t>(d);
    const Vec<S> g = draw.vector<S>("g", d);
    const auto noise = oracle::any_noise<S>(draw, "noise", d);
    const S shift(draw.mutant("biased") ? 1 : 0);
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> n = noise.sample({.x = g}, chance);
      Vec<S> out = n + Vec<S>(size, shift) + Vec<S>(size + 1);
      out[size] = square(norm1(n));
      return out;
    });
    const S spread = noise.variance({.x = g}), sigma2 = draw.mutant("euclidean") ? spread : means[size];
    Chain<S> shown(at_most(spread, sigma2).named("from below").sum_of(4096));
    shown.also(at_most(means[size], sigma2).named("variance").sum_of(4096));
    shown.also(at_most(sigma2, S(d) * spread).named("from above").sum_of(4096));
    for (std::size_t i = 0; i < size; ++i) shown.also(equal(g[i] + means[i], g[i]).named("unbiased").sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(StochasticGradient);

struct SuccessProbability {
  static constexpr ClaimInfo info{
      .id = "scaled.def-p",
      .kind = Kind::definition,
      .where = "before Remark 5, and Theorem 2",
      .title = "success probabilities",
      .hypotheses = R"(\tilde g_i \text{ with any drawn law},\ g_i \in \mathbb R)",
      .statement =
          R"(p_{k,i} = \mathbb P(\operatorname{sign}\tilde g_{k,i} = \operatorname{sign} g_{k,i}),\quad p_{\min} = \min_{i,k} p_{k,i})",
      .note =
          "two routes to the number: the law of the sign (where sign(0) = s, an atom at 0 counts as s), and the law of the estimate on the "
          "half-line of g_i. For g_i = 0 the definition asks for P(sign g~ = sign(0)); every claim that uses p_min lets that entry count",
      .mutants = {"always-positive"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const S g = draw.real<S>("g");
    const auto law = oracle::any_law<S>(draw, "estimate", g);
    const S wanted = draw.mutant("always-positive") ? S(1) : sign(g, at_zero);
    const S p = expect.probability([&](Chance<S>& chance) { return sign(law.sample(chance), at_zero) == wanted; });
    const S positive = law.probability([](const S&v) { return v > S(0); }), negative = law.probability([](const S&v) { return v < S(0); });
    const S zero = S(1) - positive - negative, s = sign(g, at_zero);
    const S direct = s > S(0) ? S(positive + (at_zero == 1 ? zero : S(0))) : s < S(0) ? S(negative + (at_zero == -1 ? zero : S(0))) : zero;
    return {.shown = Chain<S>(equal(p, direct).named("both routes").sum_of(256)).also(at_most(p, S(1)).named("a probability").sum_of(256))};
  }
};
LEMMATA_CLAIM(SuccessProbability);

/// E ||mean of n copies||_1^2 and E ||n||_1^2 of a drawn noise.
template <Scalar S>
struct Batch {
  long d, n;
  S single, mean;

  Batch(Draw& draw, Expect<S>& expect) : d(draw.integer("d", 1, 3)), n(draw.integer("n", 1, d == 1 ? 4 : 2)) {
    const auto noise = oracle::any_noise<S>(draw, "noise", d);
    const Vec<S> at(static_cast<std::size_t>(d), S(1));
    single = expect.mean([&](Chance<S>& chance) { return square(norm1(noise.sample({.x = at}, chance))); });
    const bool same = draw.mutant("same-sample");
    mean = expect.mean([&](Chance<S>& chance) {
      Vec<S> sum = noise.sample({.x = at}, chance);
      const Vec<S> first = sum;
      for (long j = 1; j < n; ++j) sum += same ? first : noise.sample({.x = at}, chance);
      return square(S(norm1(sum) / S(n)));
    });
  }
};

struct MiniBatch {
  static constexpr ClaimInfo info{
      .id = "scaled.remark5-minibatch",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "variance of a mini-batch",
      .hypotheses = R"(\tilde g \text{ the average of } n \text{ i.i.d. estimates that meet Assumption 4 with } \sigma)",
      .statement = R"(\mathbb E\|\tilde g - g\|_1^2 \le \frac{\sigma^2}{n})",
      .note =
          "true in one dimension and for Euclidean norms; in l_1 single estimates that err in one coordinate at a time lose less than a "
          "factor n, as errors in different coordinates do not cancel",
      .sweep = "n",
      .mutants = {"same-sample"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Batch<S> batch(draw, expect);
    return {.shown = at_most(batch.mean, batch.single / S(batch.n)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(MiniBatch);

struct MiniBatchRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.remark5-minibatch/repaired",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "variance of a mini-batch",
      .hypotheses = R"(\tilde g \text{ the average of } n \text{ i.i.d. estimates that meet Assumption 4 with } \sigma)",
      .statement = R"(\mathbb E\|\tilde g - g\|_1^2 \le \min\left(1, \frac dn\right)\sigma^2)",
      .note = "repaired: ||v||_1^2 <= d ||v||_2^2 and the Euclidean variance falls by n",
      .sweep = "n",
      .mutants = {"same-sample"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Batch<S> batch(draw, expect);
    return {.shown = Chain<S>(at_most(batch.mean, S(batch.d) * batch.single / S(batch.n)).named("d/n").sum_of(4096))
                         .also(at_most(batch.mean, batch.single).named("no loss").sum_of(4096))};
  }
};
LEMMATA_CLAIM(MiniBatchRepaired);

struct HalfNeeded {
  static constexpr ClaimInfo info{
      .id = "scaled.remark5-half",
      .kind = Kind::remark,
      .where = "Remark 5",
      .title = "signs that are right with probability at most 1/2",
      .hypotheses =
          R"(f(x) = \frac{x^2}{2},\ \operatorname{sign}\tilde g = \operatorname{sign} x \text{ with probability } p \le \frac12 \text{ at every } x, \text{ else the opposite},\ \alpha > 0)",
      .statement = R"(\mathbb E f(x - \alpha\operatorname{sign}\tilde g) \ge f(x) + \frac{\alpha^2}{2})",
      .argument = Argument::invariant,
      .note =
          "\"the sign algorithm\" is signSGD, of which the cited [19] speaks: with any constant step E f(x_k) grows by alpha^2/2 in every "
          "step, for ever. The scaled method (15) is SGD in one dimension and can work with p_min = p <= 1/2: under the unbiased law g~ = "
          "(2 - p) x/p with probability p, else -x, for |x| <= 1, and x beyond, short steps multiply E f by a factor below 1 from every x",
      .mutants = {"more-than-half"},
      .whole = {"side"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S size = draw.nonnegative<S>("|x|"), alpha = draw.positive<S>("alpha");
    const S p = (S(1) - draw.in<S>("1 - 2 p", Range::closed(0, 1))) / S(2);
    const S x = draw.integer("side", 0, 1) == 1 ? -size : size, side(draw.integer("side2", 0, 1) == 1 ? -1 : 1);
    const S right = draw.mutant("more-than-half") ? S(1) - p : p;
    const S s = size > S(0) ? sign(x, 1) : side;
    const oracle::Oracle<S> votes = [&](const oracle::Point<S>&, Chance<S>& chance) {
      return Vec<S>{s * (chance.bernoulli(right) ? S(1) : S(-1))};
    };
    const method::SignDescent<S> sgd{.x0 = Vec<S>{x}, .gamma = alpha, .oracle = votes};
    const S next = expect.run(sgd, 1, {[](const auto& at) { return square(at.x[0]) / S(2); }}).mean(0, 1);
    return {.shown = at_most(square(size) / S(2) + square(alpha) / S(2), next).sum_of(256)};
  }
};
LEMMATA_CLAIM(HalfNeeded);

struct UnimodalSucceeds {
  static constexpr ClaimInfo info{.id = "scaled.remark5-unimodal",
                                  .kind = Kind::remark,
                                  .where = "Remark 5",
                                  .title = "unimodal symmetric estimates succeed",
                                  .hypotheses = R"(\tilde g_i \text{ unimodal and symmetric about } g_i \ne 0)",
                                  .statement = R"(p_i > \frac12)",
                                  .note =
                                      "by Khinchine's theorem: mixtures of uniform laws about g_i, with or without an atom there. g_i != 0 "
                                      "is a hypothesis of Lemma 1 of the cited [19]; for g_i = 0, p_i = (1 + atom)/2 or, with sign(0) = 0, "
                                      "the atom: not above 1/2 without one",
                                  .mutants = {"far-mode"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S size = draw.positive<S>("|g|");
    const auto law = oracle::unimodal_symmetric<S>(draw, "estimate", size);  // for g < 0 mirrored
    return {.shown = strictly_less(ratio<S>(1, 2), law.above(draw.mutant("far-mode") ? S(S(2) * size) : S(0)))};
  }
};
LEMMATA_CLAIM(UnimodalSucceeds);

}  // namespace
}  // namespace lemmata
