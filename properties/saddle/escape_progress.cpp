#include "lib/method/linear_moments.hpp"
#include "properties/saddle/cosine_saddle.hpp"

// Proposition B.20 as a whole: a saddle is left, and the objective falls.

namespace lemmata {
namespace {

struct EscapeProgress {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.20",
      .kind = Kind::lemma,
      .where = "Proposition B.20",
      .title = "escape from a saddle implies progress",
      .hypotheses =
          R"(e_{t_0} = 0,\ \text{A, B, Definition B.2 with the conditions of Appendix B},\ c_{\mathcal I} \ge c\log\frac{2dL\rho\mathcal R^2}{\sigma\varepsilon},\ \lambda_{\min}(\nabla^2f(x_{t_0})) < -\tfrac12\sqrt{\rho\varepsilon})",
      .statement = R"(\exists t \le \mathcal I:\ f(y_{t_0}) - \mathbb Ef(y_{t_0+t}) \ge \mathcal F)",
      .note =
          "the last condition on c_I has sigma in its denominator: the more noise the oracle may have, the shorter the run, although that "
          "noise need not touch the escape direction. With sigma >= 2 d L c_R^2 it says nothing, for any c (as-printed). Definition B.2 "
          "lets c_I hide a logarithm of all parameters: then it is at least log(8 d L c_F/(c_r^2 sqrt(rho eps))), too "
          "(of-all-parameters), this saddle refutes nothing, and the reading stays undecided. Shown is F against the most that the "
          "objective can drop in expectation by t <= I on f(x) = L w^2 cos(x_1/w) from its maximum along x_1, without compression, with "
          "noise of the oracle in the second coordinate, and Gaussian artificial noise of variance r^2/d in each: a bound from above, so "
          "that a violation refutes and a pass says nothing. K, drawn, bounds the unnamed constants; for any K it is violated at c_I = 4, "
          "c_R = 1/(160 K), L = sqrt(rho eps), d > e^8/8: F is 4 d (c_F/c_r^2) e^-8 times that most, and c_F >= 2 c_r^2. What c_I has to "
          "be: repaired",
      .mutants = {"no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const saddle::CosineSaddle<S> p(draw);
    return {.given = p.conditions(), .shown = p.within(p.drop(), draw.mutant("no-noise") ? S(0) : p.most_drop())};
  }
};
LEMMATA_CLAIM(EscapeProgress);

struct EscapeProgressRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.20/repaired",
      .kind = Kind::lemma,
      .where = "Proposition B.20",
      .title = "escape from a saddle implies progress",
      .hypotheses =
          R"(C = \text{RANDOMK or none},\ f(x) = \frac12x^THx,\ e_{t_0} = 0,\ 4L\eta < \min(\frac\mu{\sqrt{1-\mu}}, 1),\ c_{\mathcal F} \ge 2c_r^2,\ c_{\mathcal I} \ge 4,\ c_{\mathcal I} \ge \log_2\frac{48dLc_{\mathcal F}}{c_r^2\sqrt{\rho\varepsilon}},\ \lambda_{\min}(H) < -\tfrac12\sqrt{\rho\varepsilon})",
      .statement = R"(f(y_{t_0}) - \mathbb Ef(y_{t_0+\mathcal I}) \ge \mathcal F)",
      .note =
          "the logarithm of what the growth has to make up for: d and F over the artificial noise. By exact second moments, I a whole "
          "number up to 96, any x_0, the largest F that the condition allows. H is diagonal with an eigenvector of -gamma among the "
          "coordinates and one other eigenvalue in [-gamma, L], d - 1 times; beyond quadratics the steps of Lemma B.18 are claims of their "
          "own",
      .sweep = "I",
      .mutants = {"sooner", "stable"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.log_integer("d", 1, 100000), time = draw.integer("I", 16, 96);
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), L = draw.positive<S>("L"), k = draw.in<S>("k/L", Range::left_open(0, 1)) * L;
    const S gamma = k / S(2) + draw.in<S>("gamma share", Range::left_open(0, 1)) * (L - k / S(2));
    const S lambda = -gamma + draw.in<S>("lambda share", Range::closed(0, 1)) * (gamma + L);
    // mu/(1 - mu/2) is a little above mu/sqrt(1 - mu)
    const S eta = draw.in<S>("4 L eta/limit", Range::open(0, 1.125)) * min(S(1), S(mu / (S(1) - mu / S(2)))) / (S(4) * L);
    const S injected = draw.positive<S>("eta r^2"), q = injected / (eta * S(d));
    method::LinearMoments<S> first{
        .lambda = draw.mutant("stable") ? gamma : S(-gamma), .eta = eta, .mu = mu, .q = q, .start = draw.real<S>("x_1")};
    method::LinearMoments<S> other{.lambda = lambda, .eta = eta, .mu = mu, .q = q, .start = draw.real<S>("x_2")};
    const S before = first.value() + S(d - 1) * other.value();
    for (long t = 0; t < time; ++t) first.advance(), other.advance();
    const S c_i = S(time) * eta * k, growth = exp(S(c_i * log(S(2))));  // 2^c_I
    const S drop = injected * growth / S(48 * d) * (draw.mutant("sooner") ? S(64) : S(1));
    return {
        .given = {strictly_less(bounds::saddle::step_condition(eta, mu, L), S(1)).named("step size"), at_most(S(4), c_i).named("c_I >= 4"),
                  at_most(S(2) * injected * L / k, injected * growth / S(48 * d)).named("c_F >= 2 c_r^2")},
        .shown = at_most(drop, before - first.value() - S(d - 1) * other.value()).sum_of(65536)};
  }
};
LEMMATA_CLAIM(EscapeProgressRepaired);

}  // namespace
}  // namespace lemmata
