#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "lib/problem/bounded_slope.hpp"
#include "lib/problem/kinked.hpp"
#include "lib/problem/max_affine.hpp"

// Assumption B, its alternate definition, and what the proofs take from Assumptions B and C at one point.

namespace lemmata {
namespace {

/// An L-smooth objective and two points; a mutant bends the gradient.
template <Scalar S>
struct TwoPoints {
  long d;
  problem::Problem<S> f;
  Vec<S> x, y;

  explicit TwoPoints(Draw& draw)
      : d(draw.integer("d", 1, 3)),
        f(draw.coin("bounded") ? problem::any_bounded_slope<S>(draw, "f", d).f : problem::any_smooth<S>(draw, "f", d)),
        x(draw.vector<S>("x", d)),
        y(draw.vector<S>("y", d)) {
    if (draw.mutant("twice-the-gradient")) f.gradient = [gradient = f.gradient](const Vec<S>& at) { return S(2) * gradient(at); };
  }
};

struct Smoothness {
  static constexpr ClaimInfo info{.id = "ef.assB",
                                  .kind = Kind::assumption,
                                  .where = "Assumption B",
                                  .title = "L-smoothness",
                                  .hypotheses = R"(f \text{ any smooth objective of the library, with the } L \text{ it declares})",
                                  .statement = R"(|f(y) - (f(x) + \langle\nabla f(x), y - x\rangle)| \le \frac L2\|y - x\|^2)",
                                  .note = "the assumption as a predicate: the class that the other claims draw from meets it",
                                  .mutants = {"twice-the-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const TwoPoints<S> s(draw);
    const S room = s.f.L / S(2) * norm2_squared(s.y - s.x);
    const S line = s.f.value(s.x) + dot(s.f.gradient(s.x), s.y - s.x);
    return {.shown = Chain<S>(at_most(s.f.value(s.y), line + room).named("from above").sum_of(8192))
                         .also(at_most(line - room, s.f.value(s.y)).named("from below").sum_of(8192))};
  }
};
LEMMATA_CLAIM(Smoothness);

struct LipschitzGradient {
  static constexpr ClaimInfo info{
      .id = "ef.assB.lipschitz",
      .kind = Kind::inequality,
      .where = "appendix B.3",
      .title = "the gradient of an L-smooth objective is L-Lipschitz",
      .hypotheses = R"(f \ L\text{-smooth: the four instances of Assumption B at } x, y \text{ and the points } z, z')",
      .statement = R"(\|\nabla f(x) - \nabla f(y)\| \le L\|x - y\|)",
      .note =
          "with G = grad f(y) - grad f(x) and z, z' = (x + y)/2 -+ G/(2L), the slacks of Assumption B for (x, z), (y, z), (x, z'), (y, z') "
          "add up to (L^2 ||x - y||^2 - ||G||^2)/(2L). Shown for one coordinate, of which the squares are sums, the values of f being one "
          "more number each; on drawn objectives: ef.thm2.sketch-near",
      .mutants = {"half-the-room"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S L = draw.positive<S>("L"), x = draw.real<S>("x"), y = draw.real<S>("y"), slope = draw.real<S>("f'(x)");
    const S fx = draw.real<S>("f(x)"), fy = draw.real<S>("f(y)"), fz = draw.real<S>("f(z)"), other = draw.real<S>("f(z')");
    const S half = draw.real<S>("G/(2L)"), G = S(2) * L * half, middle = (x + y) / S(2);
    const S z = middle - half, w = middle + half;
    const S room = draw.mutant("half-the-room") ? S(L / S(4)) : S(L / S(2));
    // from below at x, from above at y for z, and the other way round for w
    const S below_z = fz - (fx + slope * (z - x)) + room * square(S(z - x));
    const S above_z = fy + (slope + G) * (z - y) + room * square(S(z - y)) - fz;
    const S below_w = other - (fy + (slope + G) * (w - y)) + room * square(S(w - y));
    const S above_w = fx + slope * (w - x) + room * square(S(w - x)) - other;
    return {.shown = equal(S(2) * L * (below_z + above_z + below_w + above_w), square(S(L * (x - y))) - square(G))};
  }
};
LEMMATA_CLAIM(LipschitzGradient);

struct GradientsAreClose {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.sketch-near",
      .kind = Kind::inequality,
      .where = "proof sketch of Theorem II; Remark 6",
      .title = "the gradient at the virtual iterate is close",
      .hypotheses = R"(f \ L\text{-smooth}, \; \|x_t - \tilde x_t\| = \|e_t\|)",
      .statement = R"(\|\nabla f(x_t) - \nabla f(\tilde x_t)\| \le L\|x_t - \tilde x_t\| = L\|e_t\|)",
      .note =
          "for both signs of e. That nothing of the kind holds without smoothness: for f = w|x| the gradients at +-e differ by 2w however "
          "small e is",
      .mutants = {"kinked", "twice-the-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const TwoPoints<S> s(draw);
    const Vec<S> e = draw.coin("near") ? s.y : s.y - s.x;
    const Vec<S> virtual_iterate = draw.coin("plus") ? s.x + e : s.x - e;
    auto f = s.f;
    if (draw.mutant("kinked"))
      f.gradient = [](const Vec<S>& at) {
        Vec<S> g(at.size());
        g[0] = sign(at[0], 1);
        return g;
      };
    const S bend = norm2_squared(f.gradient(s.x) - f.gradient(virtual_iterate));
    const S w = draw.positive<S>("w"), small = draw.positive<S>("small");
    const auto kinked = problem::absolute(w, S(0), 0);
    const S jump = kinked.gradient(Vec<S>{small})[0] - kinked.gradient(Vec<S>{-small})[0];
    return {.shown = Chain<S>(at_most(bend, square(f.L) * norm2_squared(s.x - virtual_iterate)).named("Lipschitz").sum_of(8192))
                         .also(equal(norm2_squared(s.x - virtual_iterate), norm2_squared(e)).named("||e||").sum_of(1024))
                         .also(equal(jump, S(2) * w).named("a kink"))};
  }
};
LEMMATA_CLAIM(GradientsAreClose);

struct SmoothCase {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.smooth-remark",
      .kind = Kind::inequality,
      .where = "appendix B.6, before eq. (1)",
      .title = "the smooth case",
      .statement =
          R"(f \text{ smooth: } \|\nabla f(x_t)\|^2 \text{ is bounded by } f(x_t) - f^*, \text{ so that the last term tends to } 0)"
          R"( \text{ faster than } \gamma^2 \text{ and the asymptotic rate does not depend on } \delta)",
      .not_executable =
          "what is drawn from the inequality is left to the analysis of another paper; the inequality: ef.thm3.smooth-remark.gradient"};
};
LEMMATA_CLAIM(SmoothCase);

struct SquaredGradient {
  static constexpr ClaimInfo info{.id = "ef.thm3.smooth-remark.gradient",
                                  .kind = Kind::inequality,
                                  .where = "appendix B.6, before eq. (1)",
                                  .title = "smooth case: the squared gradient is bounded by the error",
                                  .hypotheses = R"(f \ L\text{-smooth and bounded below})",
                                  .statement = R"(\|\nabla f(x)\|^2 \le 2L(f(x) - f^*))",
                                  .note = "the constant 2L is not printed",
                                  .mutants = {"twice-the-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const TwoPoints<S> s(draw);
    return {.shown = at_most(norm2_squared(s.f.gradient(s.x)), S(2) * s.f.L * problem::above_minimum(s.f, s.x)).sum_of(8192)};
  }
};
LEMMATA_CLAIM(SquaredGradient);

struct SubgradientBound {
  static constexpr ClaimInfo info{
      .id = "ef.assC.subgrad-bound",
      .kind = Kind::proof_step,
      .where = R"(appendix B.6, "loose bound")",
      .title = "subgradients are bounded by sigma",
      .hypotheses = R"(f \text{ convex}, \; \mathbb E\, g = \text{a subgradient of } f \text{ at } x, \; \mathbb E\|g\|^2 \le \sigma^2)"
                    R"( \text{ for every } x)",
      .statement = R"(\|\partial f(x_t)\|^2 = \|\mathbb E\, g\|^2 \le \mathbb E\|g\|^2 \le \sigma^2)",
      .note = "for the oracle's subgradient, and for any other one at x: sigma^2 is the supremum over all x of E||g||^2",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    auto f = problem::any_max_affine<S>(draw, "f", d);
    const auto noise = oracle::any_noise<S>(draw, "n", d);
    const Vec<S> x = draw.coin("at the minimiser") ? f.centre : draw.vector<S>("x", d);
    const auto oracle = oracle::with_noise<S>([f](const Vec<S>& at) { return f.subgradient(at); }, noise);
    const S sigma2 = f.largest_squared_gradient() + noise.largest_variance(d);
    const S second = expect.mean([&](Chance<S>& chance) { return norm2_squared(oracle({.x = x}, chance)); });
    const S factor(draw.mutant("biased") ? 2 : 1);
    const Vec<S> mean = factor * f.subgradient(x);
    f.last = !f.last;
    const S share = draw.in<S>("share", Range::closed(0, 1));
    const Vec<S> another = share * f.subgradient(x) + (S(1) - share) * mean;
    return {.shown = Chain<S>(at_most(norm2_squared(mean), second).named("Jensen").sum_of(4096))
                         .also(at_most(second, sigma2).named("Assumption C").sum_of(4096))
                         .also(at_most(norm2_squared(another), sigma2).named("another subgradient").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SubgradientBound);

}  // namespace
}  // namespace lemmata
