#include "properties/scaled/voted_run.hpp"
#include "properties/scaled/voters.hpp"

// (42) and the recursion at the end of the proof of Theorem 3, as printed and with the alignment of the vote as a hypothesis.

namespace lemmata {
namespace {

using scaled::Voters;

/// E V' against V - lead + noise, at alpha = share * unit / L; `printed` says whether the lead is that of the success probabilities.
template <Scalar S>
struct VotedStep {
  Voters<S> at;
  S share, L, size;

  VotedStep(Draw& draw, Expect<S>& expect, problem::Problem<S> f)
      : at(draw, expect, std::move(f), 3), share(draw.in<S>("share", Range::open(0, 1))), L(at.L()), size(square(norm1(at.g))) {}
  std::vector<Relation<S>> given() const { return {at.succeeds(), strictly_less(S(0), L).named("L > 0")}; }
  bool admitted() const { return L > S(0) && at.p > ratio<S>(1, 2); }
  S alpha() const { return share * at.advantage() / L; }
};

struct VotedDecrease {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-42",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 3, eq. (42)",
      .title = "decrease in expectation",
      .hypotheses =
          R"(f\ L\text{-smooth in } \ell_\infty,\ M \ge 1,\ p_{\min} > \frac12,\ 0 < \alpha < \frac{2I_{p_{\min}}(\kappa,\kappa) - 1}{L})",
      .statement = R"(\mathbb E V_{k+1} - V_k \le -\alpha(2I_{p_{\min}}(\kappa,\kappa) - 1)\|g\|_1^2 + \frac{L\alpha^2}{2}\mathbb E M_k^2)",
      .sweep = "share",
      .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const VotedStep<S> step(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::nonnegative));
    if (!step.admitted()) return {.given = step.given(), .shown = {}};
    const S alpha = step.alpha(), moved = draw.mutant("uphill") ? S(S(-8) * alpha) : alpha;
    return {.given = step.given(),
            .shown = at_most(step.at.next(expect, moved) + alpha * step.at.advantage() * step.size,
                             step.at.V() + step.L * square(alpha) / S(2) * step.at.length_squared)
                         .sum_of(8192)};
  }
};
LEMMATA_CLAIM(VotedDecrease);

struct VotedDecreaseRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-42/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 3, eq. (42)",
      .title = "decrease in expectation",
      .hypotheses =
          R"(f\ L\text{-smooth in } \ell_\infty,\ M \ge 1,\ \mathbb E M_k\langle g, \operatorname{sign}\hat g^s\rangle = q\|g\|_1^2,\ \alpha > 0)",
      .statement =
          R"(\mathbb E V_{k+1} - V_k \le -\alpha q\|g\|_1^2 + \frac{L\alpha^2}{2}\mathbb E M_k^2 \le -\alpha(q - L\alpha)\|g\|_1^2 + L\sigma^2\alpha^2)",
      .note = "repaired: the alignment q of the vote in place of 2 I - 1; the second inequality is the recursion at the end of the proof",
      .sweep = "alpha",
      .mutants = {"half-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Voters<S> at(draw, expect, problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 2)));
    const S L = at.L(), units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units;
    const S factor = draw.mutant("half-noise") ? ratio<S>(1, 4) : S(1), noise = factor * L * square(alpha) / S(2) * at.length_squared;
    return {.shown = Chain<S>(at_most(at.next(expect, alpha) + alpha * dot(at.g, at.direction), at.V() + noise).named("first").sum_of(8192))
                         .also(at_most(noise, L * square(alpha) * (square(norm1(at.g)) + at.sigma2)).named("second").sum_of(8192))};
  }
};
LEMMATA_CLAIM(VotedDecreaseRepaired);

struct VotedRecursion {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-final",
      .kind = Kind::proof_step,
      .where = "end of the proof of Theorem 3",
      .title = "last recursion",
      .hypotheses =
          R"(f\ L\text{-smooth in } \ell_\infty,\ M \ge 1,\ p_{\min} > \frac12,\ 0 < \alpha < \frac{2I_{p_{\min}}(\kappa,\kappa) - 1}{L})",
      .statement = R"(\mathbb E V_{k+1} - V_k \le -\alpha(2I_{p_{\min}}(\kappa,\kappa) - 1 - L\alpha)\|g\|_1^2 + L\sigma^2\alpha^2)",
      .sweep = "share",
      .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const VotedStep<S> step(draw, expect, problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 2), problem::Curvature::nonnegative));
    if (!step.admitted()) return {.given = step.given(), .shown = {}};
    const S alpha = step.alpha(), moved = draw.mutant("uphill") ? S(S(-8) * alpha) : alpha;
    return {.given = step.given(),
            .shown = at_most(step.at.next(expect, moved) + alpha * step.at.advantage() * step.size,
                             step.at.V() + step.L * square(alpha) * (step.size + step.at.sigma2))
                         .sum_of(8192)};
  }
};
LEMMATA_CLAIM(VotedRecursion);

struct VotedRecursionRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.step-final/repaired",
      .kind = Kind::proof_step,
      .where = "end of the proof of Theorem 3",
      .title = "last recursion",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ M \ge 1,\ \mathbb E M_k\langle g, \operatorname{sign}\hat g^s\rangle \ge q\|g\|_1^2,\ 0 < \alpha < \frac qL)",
      .statement = R"(\mathbb E V_{k+1} \le (1 - 2\mu\alpha(q - L\alpha))V_k + L\sigma^2\alpha^2)",
      .note = "repaired: alignment q of the vote, the largest that the law admits at the drawn point",
      .sweep = "share",
      .mutants = {"no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Voters<S> at(draw, expect, problem::any_pl<S>(draw, "f", draw.integer("d", 1, 2)));
    const S share = draw.in<S>("share", Range::open(0, 1)), lead = dot(at.g, at.direction);
    const auto aligned = strictly_less(S(0), lead).named("q > 0");
    if (!at.f.mu_inf || !(lead > S(0))) return {.given = {aligned, strictly_less(S(0), at.f.L).named("L > 0")}, .shown = {}};
    const S q = lead / square(norm1(at.g)), L = at.L(), alpha = share * q / L;
    const S noise = draw.mutant("no-noise-term") ? S(0) : S(L * at.sigma2 * square(alpha));
    return {
        .given = {aligned},
        .shown = at_most(at.next(expect, alpha), (S(1) - S(2) * at.f.mu_inf() * alpha * (q - L * alpha)) * at.V() + noise).sum_of(8192)};
  }
};
LEMMATA_CLAIM(VotedRecursionRepaired);

struct MajorityVoteRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 3, eq. (21)",
      .title = "linear rate to a neighbourhood, by majority vote",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ M \ge 1 \text{ i.i.d. estimates},\ \mathbb E M_k\langle g_k, \operatorname{sign}\hat g_k^s\rangle \ge q\,\mathbb E\|g_k\|_1^2,\ q \le 1,\ 0 < \alpha < \frac qL)",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le \zeta^k(f(x_0) - f^*) + \frac{L\sigma^2\alpha^2}{1 - \zeta},\quad \zeta = 1 - 2\mu\alpha(q - L\alpha))",
      .note = "repaired: the alignment q of the vote along the run in place of 2 I - 1, here the largest (at most 1) that the run admits",
      .sweep = "share",
      .mutants = {"large-step", "no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const scaled::VotedRun<S> voted(draw);
    const long k = draw.integer("k", 0, voted.M < 3 ? 2 : 1);
    const S share = draw.in<S>("share", Range::open(0, 1));
    if (!voted.f.mu_inf) return {.given = {strictly_less(S(0), voted.f.L).named("f is not constant")}, .shown = {}};
    const S mu = voted.f.mu_inf(), L = scaled::smoothness(voted.f), alpha = share / L;
    const auto run = expect.run(voted.method(S(draw.mutant("large-step") ? 32 : 1) * alpha), k, voted.observers());
    S q(1);
    for (long t = 0; t < k; ++t)
      if (run.mean(1, t) > S(0)) q = min(q, S(run.mean(2, t) / run.mean(1, t)));
    const auto admitted = strictly_less(share, q).named("L alpha < q");
    if (!(share < q)) return {.given = {admitted}, .shown = {}};
    const S sigma2 = draw.mutant("no-noise-term") ? S(0) : voted.sigma2();
    const S zeta = bounds::scaled::vote_rate(alpha, mu, L, q);
    return {.given = {admitted},
            .shown = at_most(run.mean(0, k), pow(zeta, k) * run.mean(0, 0) + bounds::scaled::vote_neighbourhood(alpha, L, sigma2, zeta))
                         .sum_of(8192)};
  }
};
LEMMATA_CLAIM(MajorityVoteRepaired);

}  // namespace
}  // namespace lemmata
