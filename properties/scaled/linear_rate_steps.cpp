#include <utility>

#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

// The range of zeta in Theorem 1, and the steps of its proof after the one-step decrease (31).

namespace lemmata {
namespace {

struct RateRange {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-zeta-range",
      .kind = Kind::inequality,
      .where = "Theorem 1(1)",
      .title = "range of zeta",
      .hypotheses = R"(\alpha \in (0, \frac2L),\ \text{Assumptions 1 and 3, hence } 0 < \mu \le L)",
      .statement = R"(0 \le \zeta < 1,\quad \zeta = 1 - 2\mu\alpha(1 - \frac{L\alpha}{2}))",
      .note =
          "in units where L = 1, since only L alpha and mu/L enter: mu = r, alpha = 2 share. mu <= L is scaled.thm1-zeta-range.mu, for "
          "every f that is not constant: the range is printed in item 1, whose Assumption 1 no constant f meets. zeta = 0 only for mu = L "
          "and alpha = 1/L",
      .sweep = "share",
      .mutants = {"mu-beyond"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S r = draw.in<S>("r", Range::left_open(0, 1)), share = draw.in<S>("share", Range::open(0, 1));
    const S mu = draw.mutant("mu-beyond") ? S(2) * r : r;
    const S loss = S(4) * mu * share * (S(1) - share);  // 1 - zeta
    return {.shown = Chain<S>(at_most(S(0), S(1) - loss).named("from below")).also(strictly_less(S(1) - loss, S(1)).named("below 1"))};
  }
};
LEMMATA_CLAIM(RateRange);

struct ConstantsOrdered {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1-zeta-range.mu",
      .kind = Kind::inequality,
      .where = "Theorem 1(1), behind the range of zeta",
      .title = "mu <= L for one and the same function",
      .hypotheses =
          R"(f \text{ not constant: } V = f(x) - f^* > 0 \text{ at some } x;\ \|g\|_1^2 \ge 2\mu V,\ \mu > 0;\ 0 \le V' \le V - \frac{1}{2L}\|g\|_1^2 \text{ after one step with } \alpha = \frac1L)",
      .statement = R"(\mu \le L)",
      .note =
          "2 mu V <= ||g||_1^2 <= 2 L V. The PL inequality is Assumption 2, or follows from Assumption 1 by scaled.thm1.step-pl; the step "
          "is scaled.thm1.step-descent. V = fall + left with fall = ||g||_1^2/(2 L) and left >= V'",
      .mutants = {"half-smooth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.positive<S>("mu"), fall = draw.positive<S>("fall"), V = fall + draw.nonnegative<S>("left");
    const S size = S(2) * mu * V + draw.nonnegative<S>("excess"), L = size / (S(2) * fall);  // ||g||_1^2
    return {.shown = at_most(mu, draw.mutant("half-smooth") ? L / S(2) : L)};
  }
};
LEMMATA_CLAIM(ConstantsOrdered);

struct StrongConvexityGivesPl {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1.step-pl",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 1, case 1",
      .title = "strong convexity in l_inf implies the PL inequality in l_1",
      .hypotheses = R"(f\ \mu\text{-strongly convex in } \ell_\infty,\ x^* \text{ its minimiser})",
      .statement =
          R"(V \le \langle g, x - x^*\rangle - \frac\mu2\|x - x^*\|_\infty^2 \le \frac12\left(\frac{\|g\|_1^2}{\mu} + \mu\|x - x^*\|_\infty^2\right) - \frac\mu2\|x - x^*\|_\infty^2 = \frac{\|g\|_1^2}{2\mu},\quad \|g\|_1^2 \ge 2\mu V)",
      .mutants = {"mu-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = problem::any_strongly_convex<S>(draw, "f", draw.integer("d", 1, 4));
    const Vec<S> x = draw.vector<S>("x", f.d), g = f.gradient(x), h = x - f.minimiser;
    const S best = f.strong_convexity_inf ? f.strong_convexity_inf() : *f.strong_convexity;  // ||h||_2 >= ||h||_inf
    const S mu = draw.mutant("mu-twice") ? S(2) * best : best;
    const S V = problem::above_minimum(f, x), half = mu / S(2) * square(norm_inf(h)), size = square(norm1(g));
    Chain<S> shown(at_most(V + half, dot(g, h)).named("strong convexity").sum_of(4096));
    shown.also(at_most(dot(g, h), (size / mu + mu * square(norm_inf(h))) / S(2)).named("Hoelder and Young").sum_of(1024));
    return {.shown = std::move(shown).also(at_most(S(2) * mu * V, size).named("PL").sum_of(4096))};
  }
};
LEMMATA_CLAIM(StrongConvexityGivesPl);

struct Contraction {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1.step-contraction",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 1, cases 1 and 2",
      .title = "recursion of the function values",
      .hypotheses = R"(V_{k+1} - V_k \le -\gamma\|g_k\|_1^2,\ \|g_k\|_1^2 \ge 2\mu V_k,\ \gamma = \alpha(1 - \frac{L\alpha}{2}) > 0)",
      .statement = R"(V_{k+1} - V_k \le -2\mu\gamma V_k,\quad V_{k+1} \le \zeta V_k)",
      .note =
          "the hypotheses enter as ||g||_1^2 = 2 mu V + excess, V' = V - gamma ||g||_1^2 - gain, L alpha/2 = 1 - margin; that they hold is "
          "scaled.thm1.step-descent and scaled.thm1.step-pl, and both together are attacked in scaled.thm1-1",
      .mutants = {"no-pl"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.positive<S>("mu"), V = draw.nonnegative<S>("V"), alpha = draw.positive<S>("alpha");
    const S margin = draw.in<S>("margin", Range::open(0, 1)), gamma = alpha * margin;
    const S excess = draw.nonnegative<S>("excess"), more = draw.nonnegative<S>("gain");
    const S size = (draw.mutant("no-pl") ? S(0) : S(2) * mu * V) + excess, next = V - gamma * size - more;
    const S zeta = S(1) - S(2) * mu * alpha * margin;
    return {.shown = Chain<S>(at_most(next, V - S(2) * mu * gamma * V).named("decrease").sum_of(256))
                         .also(at_most(next, zeta * V).named("recursion").sum_of(256))};
  }
};
LEMMATA_CLAIM(Contraction);

struct Telescoping {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1.step-sum",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 1, case 3, eq. (32)",
      .title = "sum of the squared gradients",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty, \text{ bounded below},\ \alpha > 0,\ \gamma = \alpha(1 - \frac{L\alpha}{2}))",
      .statement = R"(\gamma\sum_{l=0}^k\|g_l\|_1^2 \le V_0 - V_{k+1} = f(x_0) - f(x_{k+1}) \le f(x_0) - f^*)",
      .note = "holds for any alpha > 0, gamma of either sign; what gamma <= 0 breaks is the division by it (scaled.thm1-3)",
      .sweep = "alpha",
      .mutants = {"twice-gamma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 3));
    const long k = draw.log_integer("k", 0, 10);
    const S L = scaled::smoothness(f), units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units;
    const S gamma = (draw.mutant("twice-gamma") ? S(2) : S(1)) * bounds::scaled::gain(alpha, L);
    const auto sgd = scaled::descent(draw, f, alpha);
    const auto run = expect.run(
        sgd, k + 1,
        {[&](const auto& s) { return square(norm1(f.gradient(s.x))); }, [&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S sum = gamma * run.sum(0, 0, k + 1), first = run.mean(1, 0), last = run.mean(1, k + 1);
    return {.shown = Chain<S>(at_most(sum + last, first).named("telescoping").sum_of(8192))
                         .also(at_most(first - last, first).named("bounded below").sum_of(1024))};
  }
};
LEMMATA_CLAIM(Telescoping);

}  // namespace
}  // namespace lemmata
