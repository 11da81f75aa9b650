#include <utility>
#include <vector>

#include "bounds/scaled/diminishing.hpp"
#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "properties/scaled/voted_run.hpp"

// What is true instead of the announced stochastic rates: with the alignment q of the (voted) scaled sign in place of 2 p_min - 1.

namespace lemmata {
namespace {

/// In units where L = 1: V' <= zeta V with zeta = 1 - mu alpha (2 - alpha). alpha by its distance to the nearer end of (0, 2).
template <Scalar S>
Chain<S> full_gradient_rate(Draw& draw, const S& mu) {
  const S end = S(1) / (S(1) + draw.nonnegative<S>("t")), alpha = draw.coin("alpha > 1") ? S(2) - end : end;
  const S V = draw.nonnegative<S>("V"), gamma = alpha * (S(1) - alpha / S(2)), loss = S(2) * mu * gamma;  // 1 - zeta
  const S size = (draw.mutant("no-gain") ? S(0) : S(2) * mu * V) + draw.nonnegative<S>("excess");         // ||g||_1^2
  const S next = V - gamma * size - draw.nonnegative<S>("less");
  return Chain<S>(at_most(loss, S(1)).named("full gradients: zeta >= 0"))
      .also(strictly_less(S(0), loss).named("full gradients: zeta < 1"))
      .also(at_most(next, (S(1) - loss) * V).named("full gradients: recursion").sum_of(256));
}

/// alpha = a (q - alpha), so that 1 = q + (1 - q) is (1 + a + ...) (q - alpha). The recursion is multiplied by 1 - zeta.
template <Scalar S>
Chain<S> constant_step_rate(Draw& draw, const S& mu) {
  const S a = draw.positive<S>("alpha/(q - alpha)"), room = S(1) / (S(1) + a + draw.nonnegative<S>("(1 - q)/(q - alpha)"));
  const S alpha = a * room, loss = S(2) * mu * alpha * room, gained = draw.mutant("no-gain") ? S(0) : loss;  // 1 - zeta
  const S V = draw.nonnegative<S>("V"), noise = draw.nonnegative<S>("sigma^2") * square(alpha);
  const S next = (S(1) - loss) * V + noise - draw.nonnegative<S>("less");
  return Chain<S>(at_most(loss, S(1)).named("constant steps: zeta >= 0"))
      .also(strictly_less(S(0), gained).named("constant steps: zeta < 1"))
      .also(at_most(next * loss - noise, (S(1) - gained) * (V * loss - noise)).named("constant steps: neighbourhood").sum_of(256));
}

/// n = k + 1 + s = 3/(mu q alpha_k) >= 6/(mu q^2) is q >= 2 alpha_k, and u/n^2 = sigma^2 alpha_k^2. V <= D/(n - 1) and the recursion are
/// multiplied by 1 - 1/n.
template <Scalar S>
Chain<S> diminishing_step_rate(Draw& draw, const S& mu) {
  const S units = S(draw.mutant("long-steps") ? 1 : 2) + draw.nonnegative<S>("q/alpha - 2");
  const S alpha = S(1) / (units + draw.nonnegative<S>("(1 - q)/alpha")), q = units * alpha, inverse = mu * q * alpha / S(3);  // 1/n
  const S u = draw.nonnegative<S>("u"), D = u / S(2) + draw.nonnegative<S>("D - u/2"), loss = S(2) * mu * alpha * (q - alpha);
  const S V = D * inverse - draw.nonnegative<S>("less"), rest = S(1) - inverse;
  return Chain<S>(at_most(S(3) * inverse, loss).named("diminishing steps: small steps"))
      .also(at_most(loss, S(1)).named("diminishing steps: factor >= 0"))
      .also(at_most((S(1) - loss) * V + u * square(inverse) * rest, D * inverse * rest).named("diminishing steps").sum_of(256));
}

/// Everything by its room to the limit, so that all of it is a matter of signs.
struct AbstractRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.abstract-rates/repaired",
      .kind = Kind::remark,
      .where = "abstract",
      .title = "the headline rates",
      .hypotheses =
          R"(f\ \mu\text{-PL and not constant},\ L = 1,\ 0 < \mu \le L;\quad \text{full gradients: } V_{k+1} \le V_k - \alpha(1 - \frac\alpha2)\|g_k\|_1^2,\ 0 < \alpha < 2;\quad \text{else } \mathbb E\|\tilde g - g\|_1^2 \le \sigma^2,\ \text{alignment } q \in (0, 1],\ \mathbb E V_{k+1} \le (1 - 2\mu\alpha_k(q - \alpha_k))\mathbb E V_k + \sigma^2\alpha_k^2;\quad \text{diminishing steps: } 1 + s \ge \frac{6}{\mu q^2})",
      .statement =
          R"(\text{full gradients: } V_{k+1} \le \zeta V_k,\ 0 \le \zeta = 1 - \mu\alpha(2 - \alpha) < 1;\quad \alpha_k = \alpha < q:\ \mathbb E V_{k+1} - N \le \zeta(\mathbb E V_k - N),\ 0 \le \zeta = 1 - 2\mu\alpha(q - \alpha) < 1,\ N = \frac{\sigma^2\alpha^2}{1 - \zeta};\quad \alpha_k = \frac{3}{\mu q(k + 1 + s)}:\ \mathbb E V_k \le \frac{D}{k + s})",
      .argument = Argument::invariant,
      .note =
          "repaired: the alignment of the scaled sign for 2 p_min - 1, in one dimension q = 1, and steps that start small. One step for "
          "any k; the recursions are what scaled.thm1-1, scaled.thm2-1/repaired and scaled.thm2-2/repaired run, D as there",
      .mutants = {"no-gain", "mu-beyond", "long-steps"},
      .whole = {"steps", "alpha > 1"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = S(draw.mutant("mu-beyond") ? 2 : 1) / (S(1) + draw.nonnegative<S>("L/mu - 1"));
    switch (draw.integer("steps", 0, 2)) {
      case 0:
        return {.shown = full_gradient_rate<S>(draw, mu)};
      case 1:
        return {.shown = constant_step_rate<S>(draw, mu)};
      default:
        return {.shown = diminishing_step_rate<S>(draw, mu)};
    }
  }
};
LEMMATA_CLAIM(AbstractRepaired);

struct ExactConvergenceRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.remark6-exact/repaired",
      .kind = Kind::remark,
      .where = "Remark 6",
      .title = "exact convergence at the rate 1/k",
      .hypotheses =
          R"(f\ \mu\text{-PL and not constant},\ L = 1,\ 0 < \mu \le L,\ \text{alignment } q \in (0, 1],\ \mathbb E V_{k+1} \le (1 - 2\mu\alpha_k(q - \alpha_k))\mathbb E V_k + \sigma^2\alpha_k^2,\ \alpha_k = \frac{3}{\mu q(k + 1 + s)},\ 1 + s \ge \frac{6}{\mu q^2},\ D \ge \frac{9\sigma^2}{2\mu^2q^2})",
      .statement = R"(\mathbb E V_k \le \frac{D}{k + s} \implies \mathbb E V_{k+1} \le \frac{D}{k + 1 + s})",
      .argument = Argument::invariant,
      .note =
          "repaired: the alignment of the scaled sign for 2 p_min - 1, and steps that start small; a D of at least s V_0 starts the "
          "induction. scaled.thm2-2/repaired runs it",
      .mutants = {"long-steps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = diminishing_step_rate<S>(draw, S(S(1) / (S(1) + draw.nonnegative<S>("L/mu - 1"))))};
  }
};
LEMMATA_CLAIM(ExactConvergenceRepaired);

struct BestSteps {
  static constexpr ClaimInfo info{
      .id = "scaled.intro-rate-ln2k/repaired",
      .kind = Kind::remark,
      .where = "Contributions, first item",
      .title = "the best rate in one dimension is 1/k",
      .hypotheses =
          R"(f(x) = \frac{x^2}2 \text{ on the line},\ \mathbb E\omega = 0,\ \mathbb E\omega^2 = \sigma^2 > 0,\ m_k = \mathbb E x_k^2,\ \text{any steps } \alpha_k \text{ fixed in advance})",
      .statement =
          R"(\mathbb E f(x_k) - f^* \ge \frac{\sigma^2}{2(k + \sigma^2/m_0)}, \text{ with equality for } \alpha_k = \frac1{k + 1 + \sigma^2/m_0})",
      .argument = Argument::invariant,
      .note =
          "repaired: one step from m = sigma^2/n, n = k + sigma^2/m_0, with the step size (1 + b)/(n + 1): the method is SGD there, m' = "
          "(1 - alpha)^2 m + alpha^2 sigma^2, and both sides are multiplied by n (n + 1)^2. A larger m only gives a larger m'. Steps that "
          "depend on x_k may do better: omega = +-1, x_0 = 1, alpha_0 = 1/2, then 1/2 at x_1 = 1 and 0 at x_1 = 0 give m_2 = 1/4 < 1/3",
      .mutants = {"faster"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S sigma2 = draw.positive<S>("sigma^2"), n = draw.positive<S>("n"), b = draw.real<S>("b");
    const S after = (square(S(n - b)) + square(S(S(1) + b)) * n) * sigma2;  // m' n (n + 1)^2
    const S least = n * (n + S(draw.mutant("faster") ? 2 : 1)) * sigma2;    // sigma^2/(n + 1), times the same
    return {.shown = Chain<S>(at_most(least, after).named("no step is better").sum_of(256))
                         .also(equal(after, least + square(b) * (n + S(1)) * sigma2).named("what another step costs").sum_of(256))};
  }
};
LEMMATA_CLAIM(BestSteps);

struct VotedDiminishing {
  static constexpr ClaimInfo info{
      .id = "scaled.remark7/repaired",
      .kind = Kind::remark,
      .where = "Remark 7",
      .title = "diminishing steps in the distributed case",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth},\ M \text{ i.i.d. estimates},\ \mathbb E M_k\langle g_k, \operatorname{sign}\hat g_k^s\rangle \ge q\,\mathbb E\|g_k\|_1^2,\ q \in (0, 1],\ \alpha_k = \frac3{\mu q(k+1+s)},\ 1 + s \ge \frac{6L}{\mu q^2})",
      .statement = R"(\mathbb E f(x_k) - f^* \le \frac1{k+s}\max\left(s(f(x_0) - f^*), \frac{9L\sigma^2}{2\mu^2q^2}\right),\quad k \ge 0)",
      .note =
          "repaired: the bound of scaled.thm2-2/repaired with the alignment of the vote. The induction, for all k, is "
          "scaled.thm2-2.induction; here runs of up to 3 steps and 4 workers",
      .sweep = "k",
      .mutants = {"long-steps", "no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const scaled::VotedRun<S> voted(draw);
    const long k = draw.integer("k", 0, voted.M == 1 ? 3 : voted.M < 3 ? 2 : 1);
    const S q = draw.in<S>("q", Range::left_open(0, 1)), delay = draw.nonnegative<S>("delay");
    if (!voted.f.mu_inf) return {.given = {strictly_less(S(0), voted.f.L).named("f is not constant")}, .shown = {}};
    const S mu = voted.f.mu_inf(), L = scaled::smoothness(voted.f), shift = S(6) * L / (mu * square(q)) - S(1) + delay;
    std::vector<S> steps;
    for (long t = 0; t < k; ++t) steps.push_back(S(draw.mutant("long-steps") ? 16 : 1) * bounds::scaled::diminishing_step(mu, q, t, shift));
    const auto run = expect.run(voted.method({method::Schedule<S>::Family::listed, S(0), S(1), 1, steps}), k, voted.observers());
    Case<S> made;
    for (long t = 0; t < k; ++t) made.given.push_back(at_most(q * run.mean(1, t), run.mean(2, t)).named("alignment").sum_of(4096));
    const S sigma2 = draw.mutant("no-noise") ? S(0) : voted.sigma2();
    made.shown =
        at_most(run.mean(0, k), bounds::scaled::shifted_bound(bounds::scaled::noise_unit(L, mu, q, sigma2), run.mean(0, 0), k, shift))
            .sum_of(8192);
    return made;
  }
};
LEMMATA_CLAIM(VotedDiminishing);

}  // namespace
}  // namespace lemmata
