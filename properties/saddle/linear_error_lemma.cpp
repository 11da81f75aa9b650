#include "lib/claim/claim.hpp"

// Lemma B.17 for every function and every linear compressor.

namespace lemmata {
namespace {

/// One step of E||e^||^2 for C linear: E||e^_{i+1}||^2 <= (1 - mu) E||D + e^ + xi^||^2, xi^ of mean 0 and independent of D and e^. With
/// w^2 = 1 - mu, E||xi^||^2 = 4 r^2/d = `noise`, E||e^||^2 <= u^2 and E||D||^2 <= v^2, u = 3 w z/mu, v = z/2: Young's inequality with
/// n = v/u has (1 + n) u^2 + (1 + 1/n) v^2 = (u + v)^2, and u^2 - w^2 ((u + v)^2 + noise) is `left`, a sum of squares.
template <Scalar S>
struct ErrorStep {
  S w, mu, z, u;
  explicit ErrorStep(Draw& draw)
      : w(draw.in<S>("sqrt(1-mu)", Range::open(0, 1))), mu(S(1) - square(w)), z(draw.positive<S>("z")), u(S(3) * w * z / mu) {}
  Chain<S> links(Draw& draw, const S& noise, const S& left) const {
    const S a = draw.real<S>("D"), b = draw.real<S>("e^"), x = draw.real<S>("xi^"),
            nu = draw.positive<S>("nu");  // one coordinate: squares add
    const S young = (S(1) + nu) * square(b) + (S(1) + S(1) / nu) * square(a) - square(S(a + b));
    return Chain<S>(equal(nu * young, square(S(nu * b - a))).named("Young").sum_of(256))
        .also(equal((square(S(a + b + x)) + square(S(a + b - x))) / S(2), square(S(a + b)) + square(x)).named("independent").sum_of(256))
        .also(equal(square(u) - square(w) * (square(S(u + z / S(2))) + noise), left).named("step").sum_of(256));
  }
  /// eta^4 L^2 t beta^2 u^2 <= times c_I eta^3 (1 - mu) L^2 beta^2 z^2/(mu^2 sqrt(rho eps)): Proposition B.15, and the convexity of norms.
  Relation<S> sum(Draw& draw, const S& times) const {
    const S t = draw.positive<S>("t"), eta = draw.positive<S>("eta"), L2 = draw.positive<S>("L^2"), k = draw.positive<S>("sqrt(rho eps)");
    const S c_i = (t + draw.nonnegative<S>("I - t")) * eta * k, beta2 = draw.positive<S>("beta_t^2"), cubed = square(eta) * eta * L2;
    return at_most(cubed * eta * t * beta2 * square(u), times * c_i * cubed * square(w / mu) * beta2 * square(z) / k)
        .named("sum")
        .sum_of(256);
  }
};

struct AnyLinear {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.17.linear",
      .kind = Kind::lemma,
      .where = "Lemma B.17",
      .title = "accumulated compression error of any linear compressor",
      .hypotheses = R"(A, B,\ C \text{ linear},\ e_{t_0} = 0,\ 4L\eta < \min(\frac\mu{\sqrt{1-\mu}}, 1),\ t \le \mathcal I,)"
                    R"(\ \mathbb E\|\nabla F(x_i, \theta_i) - \nabla F(x'_i, \theta_i)\|^2 \le \frac18\frac{r^2}d \text{ for } i < t)",
      .statement =
          R"(\mathbb E\|\hat e_t\|^2 \le \frac92\frac{1-\mu}{\mu^2}\frac{r^2}d,\ \mathbb E\|\mathcal E_t + \eta\hat e_t\|^2 \le \frac92\frac{c_{\mathcal I}\eta^3(1-\mu)L^2\beta_t^2r^2}{\mu^2d\sqrt{\rho\varepsilon}})",
      .argument = Argument::invariant,
      .note =
          "half of the printed bound, where r^2/d dominates as the proof selects it. r^2/d = 2 z^2, and E||e^||^2 <= u^2 = 9 (1 - mu) "
          "z^2/mu^2 is invariant. The last link is Proposition B.15, by the convexity of norms for the sum of the e^_i",
      .mutants = {"more-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const ErrorStep<S> p(draw);
    const S noise = (draw.mutant("more-noise") ? S(16) : S(8)) * square(p.z);
    const S left = square(p.w * p.z) / p.mu * (ratio<S>(33, 4) * square(S(p.w - ratio<S>(2, 11))) + ratio<S>(21, 44));
    return {.shown = p.links(draw, noise, left).also(p.sum(draw, S(9)))};
  }
};
LEMMATA_CLAIM(AnyLinear);

struct LinearError {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.17.invariant",
      .kind = Kind::proof_step,
      .where = "Lemma B.17",
      .title = "accumulated compression error of any linear compressor: the inequalities of an induction",
      .hypotheses =
          R"(A, B,\ C \text{ linear},\ e_{t_0} = 0,\ \mathbb E\|y_{t_0+t} - y_{t_0}\|^2 < \mathcal R^2 \text{ for all } t \le \mathcal I,\ \text{Definition B.2 with } c_{\mathcal R} \le \tfrac12,)"
          R"(\ c_\eta + c_r^2 + c_{\mathcal I}c_\eta \le \tfrac{c_{\mathcal F}}2,\ 16c_{\mathcal I}c_{\mathcal F} \le c_{\mathcal R}^2,\ 2c_{\mathcal F} \le c_{\mathcal I}c_{\mathcal R}^2,\ \sqrt{\rho\varepsilon} \le L,)"
          R"(\ 4L\eta < \min(\frac\mu{\sqrt{1-\mu}}, 1),\ 4\tilde\ell^2\mathcal R^2 \text{ or } 6(\sigma^2 + L^2\mathcal R^2) \le \frac18\frac{r^2}d)",
      .statement =
          R"(\mathbb E\|\mathcal E_t + \eta\hat e_t\|^2 \le \frac{9c_{\mathcal I}\eta^3(1-\mu)L^2\beta_t^2r^2}{\mu^2d\sqrt{\rho\varepsilon}} \text{ for } t \le \mathcal I)",
      .argument = Argument::invariant,
      .note =
          "what gives the printed bound for every f, with the conditions of Appendix B and saddle.propB.9, not by the printed proof. "
          "r^2/d = z^2; E||e^||^2 <= u^2 = 9 (1 - mu) z^2/mu^2 is invariant where E||D||^2 <= z^2/4, D the difference of the gradients. "
          "As eta u <= R/2, x^ = y^ + eta e^ has E||x^||^2 <= (2R + R/2)^2, both runs being localised (saddle.propB.9). Then E||D||^2 <= "
          "l^2 E||x^||^2 under Assumption C, and 4 sigma^2 + L^2 E||x^||^2 without. eta u <= R/2 says 36 eta^2 (1 - mu) r^2/(mu^2 d) <= "
          "R^2; by r and eta_mu, with sqrt(rho eps) <= L, 36 c_eta c_r^2 <= c_R^2 is enough, and it is at most 9 c_F^2 <= (9/32) c_R^4 <= "
          "c_R^2. On runs: saddle.lemB.17",
      .mutants = {"more-noise", "large-errors"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const ErrorStep<S> p(draw);
    const S noise = (draw.mutant("more-noise") ? S(16) : S(4)) * square(p.z);
    const S left = square(p.w * p.z) / p.mu * (ratio<S>(17, 4) * square(S(p.w - ratio<S>(6, 17))) + ratio<S>(287, 68));
    Chain<S> shown = p.links(draw, noise, left).also(p.sum(draw, S(9)));

    // r^2/d is the least that (f) allows: 32 l^2 R^2, or 48 (sigma^2 + L^2 R^2)
    const S carried = draw.positive<S>("eta u"), radius = S(2) * (carried + draw.positive<S>("R/2 - eta u"));
    const S apart = square(S(S(2) * radius + (draw.mutant("large-errors") ? S(2) : S(1)) * carried));
    const S l2 = draw.positive<S>("l^2"), sigma2 = draw.positive<S>("sigma^2");  // l^2, or L^2
    shown.also(at_most(l2 * apart, S(8) * l2 * square(radius)).named("with Assumption C").sum_of(256))
        .also(at_most(S(4) * sigma2 + l2 * apart, S(12) * (sigma2 + l2 * square(radius))).named("without").sum_of(256));

    // at most: eta (1 - mu)/mu^2 = c_eta k/L^2, eta r^2/d = c_r^2 eps^2/L, beside R^2 = c_R^2 eps^2/k^2; c_F is at least what (b) asks
    const S c_eta = draw.positive<S>("c_eta"), c_r2 = draw.positive<S>("c_r^2"), k = draw.positive<S>("k"),
            eps2 = draw.positive<S>("eps^2");
    const S L = k * (S(1) + draw.nonnegative<S>("L/k - 1")), c_f = S(2) * (c_eta + c_r2 + draw.positive<S>("c_I") * c_eta);
    shown.also(at_most(c_eta * k / square(L) * c_r2 * eps2 / L, c_eta * c_r2 * eps2 / square(k)).named("parameters").sum_of(256))
        .also(at_most(S(36) * c_eta * c_r2, S(9) * square(c_f)).named("(b)").sum_of(256));
    // one of 16 c_I c_F, 2 c_F/c_I is the smaller, and c_R^2 at least the larger; their product is 32 c_F^2
    const S smaller = draw.positive<S>("smaller"), larger = smaller + draw.nonnegative<S>("larger more");
    const S c_R2 = larger + draw.nonnegative<S>("c_R^2 more"), quarter = S(1) / (S(4) + draw.nonnegative<S>("1/c_R^2 - 4"));
    shown.also(at_most(smaller * larger, square(c_R2)).named("(c), (d)").sum_of(256))
        .also(at_most(ratio<S>(9, 32) * square(quarter), quarter).named("(a)"));
    return {.shown = shown};
  }
};
LEMMATA_CLAIM(LinearError);

}  // namespace
}  // namespace lemmata
