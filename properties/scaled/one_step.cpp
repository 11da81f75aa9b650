#include <utility>

#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

// One step of scaled signGD, eq. (31).

namespace lemmata {
namespace {

struct OneStepDescent {
  static constexpr ClaimInfo info{
      .id = "scaled.thm1.step-descent",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 1, eq. (31)",
      .title = "one step",
      .hypotheses = R"(f\ L\text{-smooth in } \ell_\infty,\ x_{k+1} = x_k - \alpha\|g_k\|_1\operatorname{sign}(g_k),\ \alpha > 0)",
      .statement =
          R"(V_{k+1} - V_k \le \langle g_k, x_{k+1} - x_k\rangle + \frac L2\|x_{k+1} - x_k\|_\infty^2 = -\alpha\|g_k\|_1^2 + \frac{L\alpha^2}{2}\|g_k\|_1^2\|\operatorname{sign}(g_k)\|_\infty^2 \le -\gamma\|g_k\|_1^2)",
      .note = "the middle members, compared without -alpha ||g||_1^2 where both have it; any alpha > 0, f bounded below or not",
      .sweep = "alpha",
      .mutants = {"half-smooth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto f =
        draw.coin("indefinite") ? problem::any_quadratic<S>(draw, "q", d, problem::Curvature::any) : problem::any_smooth<S>(draw, "f", d);
    const S L = draw.mutant("half-smooth") ? scaled::smoothness(f) / S(2) : scaled::smoothness(f);
    const S units = draw.positive<S>("alpha"), alpha = L > S(0) ? units / L : units;
    const auto sgd = scaled::descent(draw, f, alpha);
    const Vec<S> next = expect.mean_vector([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x; });
    const Vec<S> g = f.gradient(sgd.x0), step = next - sgd.x0;
    const S size = square(norm1(g)), half = L * square(alpha) / S(2) * size;
    Chain<S> shown(
        at_most(problem::above_minimum(f, next) + alpha * size, problem::above_minimum(f, sgd.x0) + L / S(2) * square(norm_inf(step)))
            .named("smoothness")
            .sum_of(1024));
    shown.also(equal(dot(g, step), -(alpha * size)).named("inner product").sum_of(1024));
    shown.also(
        equal(L / S(2) * square(norm_inf(step)), half * square(norm_inf(sign(g, sgd.at_zero)))).named("length of the step").sum_of(1024));
    return {.shown = std::move(shown).also(at_most(half * square(norm_inf(sign(g, sgd.at_zero))), half).named("length of the sign"))};
  }
};
LEMMATA_CLAIM(OneStepDescent);

}  // namespace
}  // namespace lemmata
