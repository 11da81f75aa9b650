#include <string>

#include "lib/claim/claim.hpp"

// Section 6.2: why top-k of a gradient with Gaussian noise needs no zeta^2, as the inequalities that the argument rests on.

namespace lemmata {
namespace {

struct NoZeta {
  static constexpr ClaimInfo info{
      .id = "biased.exp62-setting.no-zeta",
      .kind = Kind::proof_step,
      .where = "Section 6.2",
      .title = "the inequalities by which top-k of a gradient with Gaussian noise needs no zeta^2",
      .hypotheses = R"(z, g \ge 0;\ x \ge y \ge 0,\ s \ge t \ge 0;\ 0 \le P_1 \le \dots \le P_{10} < 1,\ g_1^2 \ge \dots \ge g_{10}^2)",
      .statement =
          R"((z - g)^2 \le (z + g)^2; \quad xt + ys \le xs + yt,\ |xt - ys| \le xs - yt; \quad \textstyle\sum_i P_i^2g_i^2 \le \tfrac1{10}\sum_i P_i\sum_i g_i^2)",
      .note =
          "what they give, in units of the deviation: g_i = |grad_i f|, P_i the probability that entry i of z = grad f + n is lost, sum "
          "P_i = d - k, d = 10. It is lost where |z_i| < t, the k-th magnitude of the others. E z 1{|z| < t} is the integral over 0 < z < "
          "t of z (phi(z - g) - phi(z + g)), and g Pr[|z| < t] less phi(t - g) - phi(t + g): by the first, |b_i| <= P_i g_i. The "
          "magnitude s has a density proportional to exp(-s^2/2) cosh(g s), and for g_i = x >= y = g_j, s >= t, the second gives cosh(xs) "
          "cosh(yt) >= cosh(xt) cosh(ys): exchanging two magnitudes, the larger entry is kept more often, P_i <= P_j. The last, for every "
          "k, is then ||b||^2 <= (1 - k/d)||grad f||^2",
      .mutants = {"lost-more-often", "other-side"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S z = draw.nonnegative<S>("z"), g = draw.nonnegative<S>("g"), side = draw.mutant("other-side") ? -z : z;
    const S y = draw.nonnegative<S>("y"), x = y + draw.nonnegative<S>("x - y");
    const S t = draw.nonnegative<S>("t"), s = t + draw.nonnegative<S>("s - t");
    Vec<S> P(10), g2(10);  // the P_i ascend, the squares of the g_i descend
    S lost(0), size(0);    // increments as squares, so that a proof sees their signs
    for (std::size_t i = 0; i < 10; ++i) {
      P[i] = lost += square(draw.real<S>("P" + std::to_string(i)));
      g2[draw.mutant("lost-more-often") ? i : 9 - i] = size += square(draw.real<S>("g" + std::to_string(i)));
    }
    P = S(1) / (lost + draw.positive<S>("kept")) * P;
    S bias(0), all_lost(0), all(0);
    for (std::size_t i = 0; i < 10; ++i) {
      bias += square(P[i]) * g2[i];
      all_lost += P[i];
      all += g2[i];
    }
    return {.shown = Chain<S>(at_most(square(S(side - g)), square(S(side + g))).named("densities"))
                         .also(at_most(x * t + y * s, x * s + y * t).named("sums of angles"))
                         .also(at_most(x * t - y * s, x * s - y * t).named("difference"))
                         .also(at_most(y * s - x * t, x * s - y * t).named("difference, negated"))
                         .also(at_most(bias, all_lost / S(10) * all).named("all entries").sum_of(1024))};
  }
};
LEMMATA_CLAIM(NoZeta);

}  // namespace
}  // namespace lemmata
