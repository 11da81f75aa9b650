#include <string>
#include <vector>

#include "properties/scaled/voters.hpp"

// One step of scaled signSGD by majority vote in the proof of Theorem 3: (40) to the last recursion.

namespace lemmata {
namespace {

using scaled::Voters;

struct VotedDescent {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-40",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 3, eq. (40)",
      .title = "one step by votes, and in the mean",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty,\ x_{k+1} = x_k - \alpha M_k\operatorname{sign}\hat g_k^s,\ \alpha > 0)",
      .statement =
          R"(V_{k+1} - V_k \le -\alpha M_k\langle g, \operatorname{sign}\hat g^s\rangle + \frac{L\alpha^2}{2}M_k^2,\quad \mathbb E V_{k+1} - V_k \le -\alpha\langle g, \mathbb E M_k\operatorname{sign}\hat g^s\rangle + \frac{L\alpha^2}{2}\mathbb E M_k^2)",
      .note = "the first for any drawn votes and M_k >= 0",
      .sweep = "alpha",
      .mutants = {"half-smooth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Voters<S> at(draw, expect, problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 2)));
    const S L = draw.mutant("half-smooth") ? at.L() / S(2) : at.L();
    const S units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units, size = draw.nonnegative<S>("M_k");
    const Vec<S> s = sign(draw.vector<S>("votes", at.f.d), at.at_zero);
    const S half = L * square(alpha) / S(2);
    return {.shown = Chain<S>(at_most(problem::above_minimum(at.f, at.x - alpha * size * s) + alpha * size * dot(at.g, s),
                                      at.V() + half * square(size))
                                  .named("any votes")
                                  .sum_of(4096))
                         .also(at_most(at.next(expect, alpha) + alpha * dot(at.g, at.direction), at.V() + half * at.length_squared)
                                   .named("in the mean")
                                   .sum_of(8192))};
  }
};
LEMMATA_CLAIM(VotedDescent);

struct VoteDrift {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-41",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 3, eq. (41)",
      .title = "drift of the vote",
      .hypotheses = R"(M \ge 1 \text{ i.i.d. estimates},\ \mathbb E\tilde g = g,\ p_{\min} > \frac12)",
      .statement =
          R"(\langle g, \mathbb E M_k\operatorname{sign}\hat g^s\rangle = \mathbb E M_k\sum_i|g_i|(2I_{p_i}(\kappa,\kappa) - 1) \ge (2I_{p_{\min}}(\kappa,\kappa) - 1)\|g\|_1\mathbb E M_k)",
      .note =
          "the first member as a whole: given the estimates the sign is known, and no probability may take its place; the vote and M_k "
          "depend on each other. M = 1 is scaled.thm2.step-condexp",
      .mutants = {"against"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Voters<S> at(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::positive));
    S printed(0);
    for (std::size_t i = 0; i < at.g.size(); ++i) printed += abs(at.g[i]) * bounds::scaled::vote_advantage(at.right[i], at.M);
    const S side(draw.mutant("against") ? -1 : 1);
    return {.given = {at.succeeds()},
            .shown = Chain<S>(equal(side * dot(at.g, at.direction), printed * at.length).named("mean of the product").sum_of(8192))
                         .also(at_most(at.advantage() * norm1(at.g) * at.length, printed * at.length).named("least").sum_of(8192))};
  }
};
LEMMATA_CLAIM(VoteDrift);

struct VoteDriftRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-41/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 3, eq. (41)",
      .title = "drift of the vote",
      .hypotheses =
          R"(M \text{ votes, independent of } M_k,\ \mathbb P(\operatorname{sign}\tilde g_i = \operatorname{sign} g_i) = p_i > \tfrac12, \text{ none of them } 0,\ g_i \ne 0)",
      .statement =
          R"(\langle g, \mathbb E M_k\operatorname{sign}\hat g^s\rangle = \mathbb E M_k\sum_i|g_i|(2I_{p_i}(\kappa,\kappa) - 1) \ge (2I_{p_{\min}}(\kappa,\kappa) - 1)\|g\|_1\mathbb E M_k)",
      .note =
          "repaired: votes that are independent of the lengths (signs and lengths drawn apart), a tie counts as 0. Here M_k takes two "
          "values",
      .mutants = {"against"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto d = static_cast<std::size_t>(draw.integer("d", 1, 2));
    const long M = draw.integer("M", 1, d == 1 ? 7 : 4);
    const Vec<S> g = draw.vector<S>("g", static_cast<long>(d));
    const S a = draw.nonnegative<S>("a"), b = draw.nonnegative<S>("b"), weight = draw.in<S>("weight", Range::closed(0, 1));
    std::vector<S> p;
    S least(1), printed(0);
    for (std::size_t i = 0; i < d; ++i) {
      p.push_back(draw.in<S>("p" + std::to_string(i), Range::left_open(0.5, 1)));
      least = min(least, p.back());
      printed += abs(g[i]) * bounds::scaled::vote_advantage(p.back(), M);
    }
    const S side(draw.mutant("against") ? -1 : 1), mean_length = weight * a + (S(1) - weight) * b;
    const S drift = expect.mean([&](Chance<S>& chance) {
      const S length = chance.bernoulli(weight) ? a : b;
      S sum(0);
      for (std::size_t i = 0; i < d; ++i) {
        long votes = 0;
        for (long m = 0; m < M; ++m) votes += chance.bernoulli(p[i]) ? 1 : -1;
        sum += abs(g[i]) * sign(S(votes), 0);
      }
      return side * length * sum;
    });
    return {.shown = Chain<S>(equal(drift, printed * mean_length).named("mean of the product").sum_of(8192))
                         .also(at_most(bounds::scaled::vote_advantage(least, M) * norm1(g) * mean_length, printed * mean_length)
                                   .named("least")
                                   .sum_of(8192))};
  }
};
LEMMATA_CLAIM(VoteDriftRepaired);

struct VotedLength {
  static constexpr ClaimInfo info{.id = "scaled.thm3.step-jensen",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Theorem 3, after (41)",
                                  .title = "mean of M_k from below",
                                  .hypotheses = R"(M \ge 1 \text{ estimates},\ \mathbb E\tilde g = g)",
                                  .statement = R"(\mathbb E M_k \ge \mathbb E\|\tfrac1M\sum_m\tilde g^m\|_1 \ge \|g\|_1)",
                                  .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Voters<S> at(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::any));
    const S factor = draw.mutant("half") ? ratio<S>(1, 2) : S(1);
    return {.shown = Chain<S>(at_most(factor * at.averaged, factor * at.length).named("triangle").sum_of(8192))
                         .also(at_most(norm1(at.g), factor * at.averaged).named("Jensen").sum_of(8192))};
  }
};
LEMMATA_CLAIM(VotedLength);

struct VotedSecondMoment {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-m2",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 3, after (42)",
      .title = "second moment of M_k",
      .hypotheses = R"(M \ge 1 \text{ estimates},\ \mathbb E\|\tilde g - g\|_1^2 \le \sigma^2)",
      .statement =
          R"(\mathbb E M_k^2 \le \frac1M\sum_m\mathbb E\|\tilde g^m\|_1^2 \le \frac2M\sum_m\mathbb E\|\tilde g^m - g\|_1^2 + 2\|g\|_1^2 \le 2\sigma^2 + 2\|g\|_1^2)",
      .note = "the workers have one law, so that each mean over them is that of one; sigma^2 is the least that the law admits",
      .mutants = {"no-factor"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Voters<S> at(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::any));
    const S two(draw.mutant("no-factor") ? 1 : 2);
    return {.shown = Chain<S>(at_most(at.length_squared, at.single).named("mean of squares").sum_of(8192))
                         .also(at_most(at.single, two * (at.sigma2 + square(norm1(at.g)))).named("triangle").sum_of(8192))};
  }
};
LEMMATA_CLAIM(VotedSecondMoment);

}  // namespace
}  // namespace lemmata
