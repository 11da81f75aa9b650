#include "lib/claim/claim.hpp"

// Curvature near a saddle: the items after Table 2, Proposition B.3, and the quadratic model of Section B.4. k = sqrt(rho eps).

namespace lemmata {
namespace {

/// Along the unit vector v, H(x) has v^T H v = -gamma with gamma > k; H(z) = H(x) + c <u, z - x> u u^T, so that the Hessian is |c|-Lipschitz.
template <Scalar S>
struct Saddle {
  S k, c, radius, change;
  S gamma;
  Relation<S> inside;
  explicit Saddle(Draw& draw) : k(draw.positive<S>("sqrt(rho eps)")), c(draw.positive<S>("rho")) {
    const long d = draw.integer("d", 1, 3);
    gamma = k * (S(1) + draw.positive<S>("excess"));
    radius = draw.in<S>("c_R", Range::left_open(0, 0.5)) * k / c * (draw.mutant("large-radius") ? S(8) : S(1));  // c_R sqrt(eps/rho)
    const Vec<S> v = draw.unit_vector<S>("v", d), u = draw.unit_vector<S>("u", d);
    const Vec<S> move = draw.vector<S>("z - x", d);
    inside = at_most(norm2_squared(move), square(radius)).named("z in B(x, R)");
    change = c * dot(u, move) * square(dot(u, v));
  }
};

struct Persists {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.3",
      .kind = Kind::lemma,
      .where = "Proposition B.3",
      .title = "negative curvature persists in the ball",
      .hypotheses =
          R"(\lambda_{\min}(\nabla^2f(x)) < -\sqrt{\rho\varepsilon},\ \mathcal R = c_{\mathcal R}\sqrt{\varepsilon/\rho},\ c_{\mathcal R} \le \frac12)",
      .statement = R"(\lambda_{\min}(\nabla^2f(z)) < -\frac{\sqrt{\rho\varepsilon}}2 \text{ for } z \in \bar B(x, \mathcal R))",
      .note =
          "c_R <= 1/2 is chosen in the text before. Cubics with one term, dimension up to 3; by the Rayleigh quotient of the "
          "eigenvector at x, closed ball",
      .mutants = {"large-radius"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Saddle<S> p(draw);
    return {.given = {p.inside}, .shown = strictly_less(p.change - p.gamma, -p.k / S(2))};
  }
};
LEMMATA_CLAIM(Persists);

struct HessianBall {
  static constexpr ClaimInfo info{
      .id = "saddle.B.hessian-ball",
      .kind = Kind::inequality,
      .where = "after Table 2, first item",
      .title = "Hessian in the ball",
      .hypotheses = R"(\lambda_{\min}(\nabla^2f(x)) < -\sqrt{\rho\varepsilon},\ z \in B(x, \mathcal R))",
      .statement = R"(\|\nabla^2f(z)\| \le \rho\mathcal R)",
      .note = "the difference of Hessians is meant (repaired): at z = x itself the norm is above sqrt(rho eps) >= 2 rho R",
      .mutants = {"large-radius"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Saddle<S> p(draw);
    return {.given = {p.inside}, .shown = at_most(abs(S(p.change - p.gamma)), p.c * p.radius)};
  }
};
LEMMATA_CLAIM(HessianBall);

struct HessianBallRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.B.hessian-ball/repaired",
      .kind = Kind::inequality,
      .where = "after Table 2, first item",
      .title = "Hessian in the ball",
      .hypotheses = R"(z \in \bar B(x, \mathcal R),\ \mathcal R \le \frac12\sqrt{\varepsilon/\rho})",
      .statement = R"(|v^T(\nabla^2f(z) - \nabla^2f(x))v| \le \rho\mathcal R \le \frac{\sqrt{\rho\varepsilon}}2)",
      .note = "cubics with one term, dimension up to 3, any unit v",
      .mutants = {"large-radius"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Saddle<S> p(draw);
    return {.given = {p.inside},
            .shown = Chain<S>(at_most(abs(p.change), p.c * p.radius).sum_of(256)).also(at_most(p.c * p.radius, p.k / S(2)))};
  }
};
LEMMATA_CLAIM(HessianBallRepaired);

struct PowerGrowth {
  static constexpr ClaimInfo info{
      .id = "saddle.B.power-growth",
      .kind = Kind::remark,
      .where = "after Table 2, second item",
      .title = "growth by about e in 1/(eta gamma) steps",
      .hypotheses = R"(a = \eta\gamma \in (0, 1])",
      .statement = R"(2 \le (1+a)^{1/a} \le e)",
      .note =
          "logarithms times a; what approximately e means is the interval [2, e]. The n-th power of the first link "
          "is the time to reach R from p: (1+a)^(n/a) >= R/p for n = log_2(R/p). That 1/(eta gamma) is at most 1/(eta sqrt(rho eps)) is "
          "the hypothesis on gamma",
      .mutants = {"above"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("a", Range::left_open(0, 1));
    const S growth = log(S(S(1) + a));
    return {.shown = Chain<S>(at_most(a * log(S(draw.mutant("above") ? 3 : 2)), growth).named("2")).also(at_most(growth, a).named("e"))};
  }
};
LEMMATA_CLAIM(PowerGrowth);

/// f(x + h) - f(x) for f(x) = x^T H x/2 with grad f(x) = 0, that is x in the kernel of H or 0: h^T H h/2. times: 1 where g(x) = x^T H x is printed.
template <Scalar S>
Case<S> model(Draw& draw, const S& factor) {
  const long d = draw.integer("d", 1, 3);
  const Vec<S> lambda = draw.vector<S>("lambda", d), h = draw.vector<S>("h", d);
  S form(0), change(0);
  for (std::size_t i = 0; i < static_cast<std::size_t>(d); ++i) {
    form += lambda[i] * square(h[i]);
    change += lambda[i] * square(h[i]) / S(2);
  }
  return {.shown = equal(draw.mutant("opposite") ? -change : change, factor * form).sum_of(256)};
}

struct QuadraticModel {
  static constexpr ClaimInfo info{.id = "saddle.B4.quadratic-model",
                                  .kind = Kind::definition,
                                  .where = "Section B.4",
                                  .title = "the quadratic approximation",
                                  .hypotheses = R"(f \text{ quadratic},\ x_{t_0} = 0,\ \nabla f(0) = 0,\ H = \nabla^2f(0))",
                                  .statement = R"(f(h) - f(0) = h^THh)",
                                  .note = "without the half: it is not even exact on quadratics (repaired). Nothing in the proofs uses it",
                                  .mutants = {"opposite"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return model<S>(draw, S(1));
  }
};
LEMMATA_CLAIM(QuadraticModel);

struct QuadraticModelRepaired {
  static constexpr ClaimInfo info{.id = "saddle.B4.quadratic-model/repaired",
                                  .kind = Kind::definition,
                                  .where = "Section B.4",
                                  .title = "the quadratic approximation",
                                  .hypotheses = R"(f \text{ quadratic},\ x_{t_0} = 0,\ \nabla f(0) = 0,\ H = \nabla^2f(0))",
                                  .statement = R"(f(h) - f(0) = \frac12h^THh)",
                                  .note = "in coordinates of eigenvectors; where grad f(0) is not 0 its linear term is added",
                                  .mutants = {"opposite"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return model<S>(draw, ratio<S>(1, 2));
  }
};
LEMMATA_CLAIM(QuadraticModelRepaired);

/// The drop from x to x + R v_1 of f(x + h) = h^T H h/2 in the plane of v_1 and another eigenvector, against factor gamma R^2, and against the
/// order of F. Within a factor of 2: as an order.
template <Scalar S>
Case<S> improvement(Draw& draw, const S& factor, bool as_order) {
  const S k = draw.positive<S>("sqrt(rho eps)"), e2 = draw.in<S>("eps", Range::left_open(0, 1)),
          c_R = draw.in<S>("c_R", Range::left_open(0, 0.5));
  const S gamma = k * (S(1) + draw.nonnegative<S>("excess")), radius = c_R * e2 / k,
          other = draw.nonnegative<S>("lambda_2 + gamma") - gamma;
  const S t = draw.real<S>("t"), n = S(1) + square(t);
  const Vec<S> v{(S(1) - square(t)) / n, S(2) * t / n}, w{-v[1], v[0]}, h = radius * v;
  const S drop = -dot(h, other * dot(w, h) * w - gamma * dot(v, h) * v) / S(2), printed = factor * gamma * square(radius);
  const S unit = square(e2) / k * (draw.mutant("flat") ? S(4) : S(1));
  Chain<S> shown;
  if (as_order) shown.also(at_most(drop, printed).named("drop").sum_of(256)).also(at_most(printed / S(2), drop).named("half").sum_of(256));
  else shown.also(equal(drop, printed).named("drop").sum_of(256));
  return {.shown = std::move(shown).also(
              at_most((as_order ? factor / S(2) : factor) * square(c_R) * unit, drop).named("order of F").sum_of(256))};
}

struct BestImprovement {
  static constexpr ClaimInfo info{
      .id = "saddle.B.best-improvement",
      .kind = Kind::remark,
      .where = "after Table 2, third item",
      .title = "drop along the eigenvector",
      .hypotheses = R"(\nabla f(x) = 0,\ f \text{ quadratic with } \nabla^2f\,v_1 = -\gamma v_1,\ \gamma \ge \sqrt{\rho\varepsilon})",
      .statement = R"(f(x) - f(x + \mathcal Rv_1) = \gamma\mathcal R^2 = \Omega(\sqrt{\varepsilon^3/\rho}))",
      .note =
          "it is half of that: false as an equality (repaired), true as an order. So with the model g(x) = x^T H x of Section B.4. In the "
          "plane of v_1 = (1 - t^2, 2 t)/(1 + t^2) and another eigenvector",
      .mutants = {"flat"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return improvement<S>(draw, S(1), draw.reading("drop", {0, 1}, {"equal", "of-that-order"}) == 1);
  }
};
LEMMATA_CLAIM(BestImprovement);

struct BestImprovementRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.B.best-improvement/repaired",
      .kind = Kind::remark,
      .where = "after Table 2, third item",
      .title = "drop along the eigenvector",
      .hypotheses = R"(\nabla f(x) = 0,\ f \text{ quadratic with } \nabla^2f\,v_1 = -\gamma v_1,\ \gamma \ge \sqrt{\rho\varepsilon})",
      .statement = R"(f(x) - f(x + \mathcal Rv_1) = \frac12\gamma\mathcal R^2 \ge \frac{c_{\mathcal R}^2}2\sqrt{\varepsilon^3/\rho})",
      .note = "in the plane of v_1 = (1 - t^2, 2 t)/(1 + t^2) and another eigenvector",
      .mutants = {"flat"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return improvement<S>(draw, ratio<S>(1, 2), false);
  }
};
LEMMATA_CLAIM(BestImprovementRepaired);

struct CurvatureBelowL {
  static constexpr ClaimInfo info{.id = "saddle.corB.5.step-curvature-vs-L",
                                  .kind = Kind::remark,
                                  .where = "proof of Corollary B.5",
                                  .title = "sqrt(rho eps) > L leaves no saddles",
                                  .hypotheses = R"(|\lambda_i(\nabla^2f(x))| \le L < \sqrt{\rho\varepsilon})",
                                  .statement = R"(v^T\nabla^2f(x)v \ge -\sqrt{\rho\varepsilon}\|v\|^2)",
                                  .note = "in coordinates of eigenvectors, dimension up to 3; an eps-FOSP is then an eps-SOSP",
                                  .mutants = {"beyond-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const S L = draw.positive<S>("L"), k = L * (S(1) + draw.positive<S>("excess"));
    const Vec<S> share = draw.vector<S>("lambda/L", d, Range::closed(-1, 1)), v = draw.vector<S>("v", d);
    S form(0);
    for (std::size_t i = 0; i < static_cast<std::size_t>(d); ++i) form += L * share[i] * square(v[i]) * S(draw.mutant("beyond-L") ? 4 : 1);
    return {.shown = at_most(-k * norm2_squared(v), form).sum_of(256)};
  }
};
LEMMATA_CLAIM(CurvatureBelowL);

}  // namespace
}  // namespace lemmata
