#include <string>
#include <utility>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

// Assumptions 1 to 3 as predicates, how they compare with their Euclidean relatives, and steepest descent in the maximum norm.

namespace lemmata {
namespace {

using problem::Problem;

/// A direction h in which x^T H x/2 is as flat as it gets in l_inf: column i of the inverse, for the largest diagonal entry.
template <Scalar S>
Vec<S> flattest(const Mat<S>& h) {
  const auto inverted = problem::inverse(h);
  if (!inverted) throw Unsupported("the eigenvalues lie further apart than this arithmetic resolves");
  std::size_t best = 0;
  for (std::size_t i = 0; i < h.size(); ++i)
    if ((*inverted)(i, i) > (*inverted)(best, best)) best = i;
  return *inverted * unit_vector<S>(h.size(), best);
}

struct StrongConvexity {
  static constexpr ClaimInfo info{
      .id = "scaled.a1",
      .kind = Kind::assumption,
      .where = "Assumption 1",
      .title = "strong convexity in l_inf",
      .hypotheses = R"(f \text{ any strongly convex objective of the library},\ \mu > 0 \text{ its constant in } \ell_\infty)",
      .statement = R"(f(x) - f(y) \ge \langle\nabla f(y), x - y\rangle + \frac\mu2\|x - y\|_\infty^2 \text{ for all } x, y)",
      .note =
          "the assumption as a predicate: the objectives that the theorems draw from meet it; a function with a flat direction (mutant) "
          "meets it for no mu > 0. For quadratics mu = 1/max_i (H^-1)_ii, and it is the largest: both sides agree along H^-1 e_i",
      .mutants = {"mu-twice", "flat"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = problem::any_strongly_convex<S>(draw, "f", draw.integer("d", 1, 4));
    const Vec<S> y = draw.vector<S>("y", f.d), step = draw.vector<S>("step", f.d);
    const S best = f.strong_convexity_inf ? f.strong_convexity_inf() : *f.strong_convexity;
    const S mu = draw.mutant("mu-twice") ? S(2) * best : best;
    const auto gap = [&](const Vec<S>& h) {  // f(y + h) - f(y) - <grad f(y), h>
      return draw.mutant("flat") ? S(0) : S(f.value(y + h) - f.value(y) - dot(f.gradient(y), h));
    };
    Chain<S> shown(at_most(mu / S(2) * square(norm_inf(step)), gap(step)).named("the inequality").sum_of(8192));
    if (f.hessian && f.strong_convexity_inf) {
      const Mat<S> H = f.hessian(y);
      const Vec<S> h = flattest(H);
      shown.also(equal(dot(h, H * h), best * square(norm_inf(h))).named("the constant is the largest").sum_of(4096));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(StrongConvexity);

struct PolyakLojasiewicz {
  static constexpr ClaimInfo info{
      .id = "scaled.a2",
      .kind = Kind::assumption,
      .where = "Assumption 2",
      .title = "PL inequality in l_1",
      .hypotheses = R"(f \text{ any PL objective of the library, convex or not},\ \mu > 0 \text{ its constant})",
      .statement = R"(\|\nabla f(x)\|_1^2 \ge 2\mu(f(x) - f^*) \text{ for all } x)",
      .note =
          "the assumption as a predicate: the objectives that the theorems draw from meet it, smooth ones do not in general (mutant: a "
          "stationary point above the minimum)",
      .mutants = {"any-smooth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 4);
    const bool any = draw.mutant("any-smooth");
    const auto f = any ? problem::any_smooth<S>(draw, "f", d) : problem::any_pl<S>(draw, "f", d);
    if (!any && !f.mu_inf) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const Vec<S> x = draw.vector<S>("x", d);
    const S mu = any ? ratio<S>(1, 1 << 20) : f.mu_inf();
    return {.shown = at_most(S(2) * mu * problem::above_minimum(f, x), square(norm1(f.gradient(x)))).sum_of(8192)};
  }
};
LEMMATA_CLAIM(PolyakLojasiewicz);

/// A vertex s of the cube with ||H s||_1 = max: the largest_sign_image again, by a search of its own.
template <Scalar S>
Vec<S> steepest_vertex(const Mat<S>& h) {
  Vec<S> best(h.size(), S(1));
  for (std::size_t bits = 0; bits < (std::size_t{1} << h.size()); ++bits) {
    Vec<S> s(h.size(), S(1));
    for (std::size_t i = 0; i < h.size(); ++i)
      if ((bits >> i) % 2 == 1) s[i] = S(-1);
    if (norm1(h * s) > norm1(h * best)) best = s;
  }
  return best;
}

struct MaxNormSmooth {
  static constexpr ClaimInfo info{
      .id = "scaled.a3",
      .kind = Kind::assumption,
      .where = "Assumption 3",
      .title = "smoothness in l_inf",
      .hypotheses = R"(f \text{ any smooth objective of the library, convex or not},\ L \text{ its constant in } \ell_\infty)",
      .statement = R"(\|\nabla f(x) - \nabla f(y)\|_1 \le L\|x - y\|_\infty \text{ for all } x, y)",
      .note =
          "the assumption as a predicate: the objectives that the theorems draw from meet it. For quadratics, indefinite ones too, L = max "
          "||H s||_1 over the vertices s of the cube, and both sides agree along the best of them; the Euclidean constant (mutant) is not "
          "enough",
      .mutants = {"euclidean"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 5);
    const auto f =
        draw.coin("indefinite") ? problem::any_quadratic<S>(draw, "q", d, problem::Curvature::any) : problem::any_smooth<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), step = draw.vector<S>("step", d);
    const S L = draw.mutant("euclidean") ? f.L : scaled::smoothness(f);
    Chain<S> shown(at_most(norm1(f.gradient(x + step) - f.gradient(x)), L * norm_inf(step)).named("the inequality").sum_of(8192));
    if (f.hessian && f.smooth_inf) {
      const Mat<S> H = f.hessian(x);
      shown.also(equal(norm1(H * steepest_vertex(H)), L).named("the constant is the least").sum_of(4096));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(MaxNormSmooth);

struct RelaxedNorms {
  static constexpr ClaimInfo info{
      .id = "scaled.relaxed-norms",
      .kind = Kind::remark,
      .where = "after Assumption 3",
      .title = "the Euclidean versions imply Assumptions 1 and 2",
      .hypotheses = R"(f\ \mu\text{-PL, or } \mu\text{-strongly convex, in the Euclidean norm})",
      .statement =
          R"(\|\nabla f(x)\|_1^2 \ge 2\mu(f(x) - f^*);\quad f(x) - f(y) \ge \langle\nabla f(y), x - y\rangle + \frac\mu2\|x - y\|_\infty^2)",
      .note = "with the same mu. That a PL function need not be convex is scaled.relaxed-norms.nonconvex",
      .mutants = {"mu-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = problem::any_pl<S>(draw, "f", draw.integer("d", 1, 4));
    const Vec<S> x = draw.vector<S>("x", f.d), step = draw.vector<S>("step", f.d);
    if (!f.mu) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S factor(draw.mutant("mu-twice") ? 2 : 1);
    Chain<S> shown(
        at_most(S(2) * factor * *f.mu * problem::above_minimum(f, x), square(norm1(f.gradient(x)))).named("Assumption 2").sum_of(8192));
    if (f.strong_convexity)
      shown.also(
          at_most(f.value(x) + dot(f.gradient(x), step) + factor * *f.strong_convexity / S(2) * square(norm_inf(step)), f.value(x + step))
              .named("Assumption 1")
              .sum_of(8192));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(RelaxedNorms);

struct NonconvexPl {
  static constexpr ClaimInfo info{.id = "scaled.relaxed-norms.nonconvex",
                                  .kind = Kind::remark,
                                  .where = "after Assumption 3",
                                  .title = "a PL function need not be convex",
                                  .hypotheses = R"(f \text{ PL with } \mu > 0,\ d = 1)",
                                  .statement = R"(\langle f'(x) - f'(y), x - y\rangle < 0 \text{ for some } f, x, y)",
                                  .quantifier = Quantifier::exists,
                                  .mutants = {"parabola"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rise = draw.positive<S>("rise"), fall = draw.positive<S>("fall");
    problem::PiecewiseQuadratic<S> f{.knots = {S(0), S(1), S(2)}, .derivative = {S(0), rise, fall}, .left = S(1), .right = S(1)};
    if (draw.mutant("parabola")) f.derivative = {S(0), S(1), S(2)};
    f.finish();
    const S x = draw.real<S>("x"), y = draw.real<S>("y");
    return {.given = {strictly_less(S(0), f.polyak_lojasiewicz()).named("PL")},
            .shown = strictly_less((f.slope(x) - f.slope(y)) * (x - y), S(0)).named("not monotone")};
  }
};
LEMMATA_CLAIM(NonconvexPl);

struct SmoothnessCompared {
  static constexpr ClaimInfo info{
      .id = "scaled.smoothness-favourable",
      .kind = Kind::remark,
      .where = "Introduction (about [12]) and after Assumption 3",
      .title = "separable or Euclidean smoothness gives smoothness in l_inf",
      .hypotheses = R"(|\langle h, Hh\rangle| \le \sum_i L_i h_i^2 \text{ for all } h,\ \|H\| \le L_2)",
      .statement = R"(\max_s\|Hs\|_1 \le \sum_i L_i,\quad \max_s\|Hs\|_1 \le d L_2)",
      .note =
          "for Hessians, on which the three notions rest: H = D^(1/2) M D^(1/2) with D = diag(L_i) and ||M|| <= 1 is every H that D "
          "majorises from both sides. Equality where H has rank one and constant entries. That it is weaker and not the same is "
          "scaled.smoothness-favourable.strict",
      .mutants = {"largest-only", "without-last"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 5);
    std::vector<S> eigenvalues, roots;
    S total(0), largest(0);
    for (long i = 0; i < d; ++i) {
      const std::string index = std::to_string(i);
      eigenvalues.push_back(draw.in<S>("e" + index, Range::closed(-1, 1)));
      roots.push_back(draw.nonnegative<S>("sqrt(L" + index + ")"));
      total += square(roots.back());
      largest = max(largest, S(abs(eigenvalues.back())));
    }
    Mat<S> m = problem::diagonal(eigenvalues);
    const long mirrors = d == 1 ? 0 : draw.integer("mirrors", 0, 2);
    for (long j = 0; j < mirrors; ++j) m = problem::mirrored(m, draw.unit_vector<S>("u" + std::to_string(j), d));
    const Mat<S> scale = problem::diagonal(roots);
    const S euclidean = draw.mutant("largest-only") ? largest : S(d) * largest;
    if (draw.mutant("without-last")) total -= square(roots.back());
    return {.shown = Chain<S>(at_most(problem::largest_sign_image<S>(scale * m * scale), total).named("separable").sum_of(4096))
                         .also(at_most(problem::largest_sign_image(m), euclidean).named("Euclidean").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SmoothnessCompared);

struct SmoothnessStrictlyWeaker {
  static constexpr ClaimInfo info{
      .id = "scaled.smoothness-favourable.strict",
      .kind = Kind::remark,
      .where = "Introduction (about [12]) and after Assumption 3",
      .title = "smoothness in l_inf is strictly weaker",
      .hypotheses = R"(H = \frac{d}{d-1}\left(I - \tfrac1d\mathbf 1\mathbf 1^\top\right),\ Y = H)",
      .statement =
          R"(\max_s\|Hs\|_1 < \operatorname{tr}(YH) \le \sum_i L_i \text{ whenever } \langle h, Hh\rangle \le \sum_i L_ih_i^2 \text{ for all } h;\quad \max_s\|Hs\|_1 < d\,\|H\| \text{ for some } d)",
      .quantifier = Quantifier::exists,
      .note =
          "Y is positive semidefinite, as Y Y = d/(d - 1) Y, with unit diagonal, so that sum_i L_i - tr(Y H) = tr(Y (diag(L_i) - H)) >= 0. "
          "4 < 9/2 for d = 3; equal for even d",
      .mutants = {"even"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long drawn = draw.integer("d", 2, 7), d = draw.mutant("even") ? drawn / 2 * 2 : drawn;
    const auto n = static_cast<std::size_t>(d);
    const S norm = ratio<S>(d, d - 1);
    Mat<S> h(n);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) h(i, j) = i == j ? S(1) : S(S(1) - norm);
    const Mat<S> twice = h * h;
    const S best = problem::largest_sign_image(h);
    S trace(0);
    Chain<S> shown;
    for (std::size_t i = 0; i < n; ++i) {
      trace += twice(i, i);
      for (std::size_t j = 0; j < n; ++j) shown.also(equal(twice(i, j), norm * h(i, j)).named("Y Y = d/(d - 1) Y"));
    }
    return {
        .shown =
            std::move(shown).also(strictly_less(best, trace).named("separable")).also(strictly_less(best, S(d) * norm).named("Euclidean"))};
  }
};
LEMMATA_CLAIM(SmoothnessStrictlyWeaker);

struct SteepestDescent {
  static constexpr ClaimInfo info{
      .id = "scaled.steepest-descent",
      .kind = Kind::remark,
      .where = "section III, opening",
      .title = "the scaled sign step as steepest descent in the maximum norm",
      .hypotheses = R"(g \in \mathbb R^d,\ \alpha > 0,\ q(y) = \langle g, y\rangle + \frac{\|y\|_\infty^2}{2\alpha})",
      .statement = R"(q(-\alpha\|g\|_1\operatorname{sign} g) = -\frac\alpha2\|g\|_1^2 \le q(y) \text{ for all } y)",
      .mutants = {"euclidean"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.log_integer("d", 1, 32);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const Vec<S> g = draw.vector<S>("g", d), y = draw.vector<S>("y", d);
    const S alpha = draw.positive<S>("alpha");
    const Vec<S> step = draw.mutant("euclidean") ? -alpha * g : -alpha * norm1(g) * sign(g, at_zero);
    const auto twice_q = [&](const Vec<S>& at) { return S(2) * alpha * dot(g, at) + square(norm_inf(at)); };  // times 2 alpha
    const S least = -square(S(alpha * norm1(g)));
    return {.shown = Chain<S>(equal(twice_q(step), least).named("value of the step").sum_of(4096))
                         .also(at_most(least - twice_q(y), S(0)).named("least value").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SteepestDescent);

}  // namespace
}  // namespace lemmata
