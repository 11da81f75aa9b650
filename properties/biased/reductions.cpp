#include "bounds/biased/complexity.hpp"
#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"

// The arguments of Section 4 as scalar inequalities for all values of their constants: what the bounds rest on besides smoothness. Every
// hypothesis enters as an equality with what it leaves open, a number >= 0, so that a conclusion follows by the signs of its terms.

namespace lemmata::biased {
namespace {

struct DescentReduction {
  static constexpr ClaimInfo info{
      .id = "biased.lem2.reduction",
      .kind = Kind::proof_step,
      .where = "Lemma 2, A.1 as a whole",
      .title = "Lemma 2 from smoothness and the two bounds",
      .hypotheses =
          R"(F' \le F - \gamma p + \frac{\gamma^2 L}{2}(N + s),\ N \le Ms + \sigma^2,\ B \le mG + \zeta^2,\ 2p = G + s - B,\ \gamma \le \frac{1}{(M+1)L})",
      .statement = R"(F' \le F + \frac{\gamma(m-1)}{2}G + \frac\gamma2\zeta^2 + \frac{\gamma^2 L}{2}\sigma^2)",
      .note =
          "F, F' = E f(x_t), E f(x_{t+1}); G, B, s, N the mean squares of gradient, bias, gradient + bias, noise; p = <grad f, grad f + "
          "b>. The first hypothesis is biased.lem2.step-variance",
      .mutants = {"double-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S L = draw.positive<S>("L"), M = draw.nonnegative<S>("M"), m = S(1) - draw.in<S>("1 - m", Range::left_open(0, 1)),
            F = draw.real<S>("F");
    const S zeta2 = square(draw.real<S>("zeta")), sigma2 = square(draw.real<S>("sigma")), G = square(draw.real<S>("gradient"));
    const S s = draw.nonnegative<S>("s"), open1 = draw.nonnegative<S>("open in smoothness"),
            open2 = draw.nonnegative<S>("open in the noise");
    const S B = m * G + zeta2 - draw.nonnegative<S>("open in the bias"), N = M * s + sigma2 - open2, p = (G + s - B) / S(2);
    const S gamma = S(draw.mutant("double-step") ? 2 : 1) / ((M + S(1)) * (L + draw.nonnegative<S>("shorter")));
    const S next = F - gamma * p + square(gamma) * L / S(2) * (N + s) - open1, zeta = draw.mutant("no-bias-term") ? S(0) : zeta2;
    const S gain = gamma * (m - S(1)) / S(2) * G, rest = gamma / S(2) * zeta + square(gamma) * L / S(2) * sigma2;
    return {.shown = at_most(next, F + gain + rest).sum_of(1024)};
  }
};
LEMMATA_CLAIM(DescentReduction);

struct NoiseReduction {
  static constexpr ClaimInfo info{.id = "biased.rem1.reduction",
                                  .kind = Kind::proof_step,
                                  .where = "Remark 1",
                                  .title = "Remark 1 from Assumptions 3 and 4",
                                  .hypotheses = R"(N \le Ms + \sigma^2,\ s + \|\nabla f - b\|^2 = 2G + 2B,\ B \le mG + \zeta^2)",
                                  .statement = R"(N \le 2M(1+m)G + \sigma^2 + 2M\zeta^2)",
                                  .note = "G, B, s, N the mean squares of gradient, bias, gradient + bias, noise",
                                  .mutants = {"one-and-a-half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S M = draw.nonnegative<S>("M"), m = S(1) - draw.in<S>("1 - m", Range::left_open(0, 1)), G = square(draw.real<S>("gradient"));
    const S zeta2 = square(draw.real<S>("zeta")), sigma2 = square(draw.real<S>("sigma"));
    const S B = m * G + zeta2 - draw.nonnegative<S>("open in the bias"), s = S(2) * G + S(2) * B - draw.nonnegative<S>("difference");
    const S two = draw.mutant("one-and-a-half") ? ratio<S>(3, 2) : S(2), N = M * s + sigma2 - draw.nonnegative<S>("open in the noise");
    return {.shown = at_most(N, two * M * (S(1) + m) * G + sigma2 + two * M * zeta2).sum_of(1024)};
  }
};
LEMMATA_CLAIM(NoiseReduction);

struct Telescoping {
  static constexpr ClaimInfo info{
      .id = "biased.sec42-averaged.telescoping",
      .kind = Kind::proof_step,
      .where = "Section 4.2, between the two displays",
      .title = "summing and averaging",
      .hypotheses =
          R"(\frac{1-m}{2}G_t \le \frac{F_t - F_{t+1}}{\gamma} + c \text{ for all } t,\ F_T \ge 0,\ c = \frac{\zeta^2 + \gamma L\sigma^2}{2})",
      .statement =
          R"(\frac{1-m}{2}\sum_{t<T}G_t \le \frac{F_0 - F_T}{\gamma} + cT \text{ for every } T, \quad \frac{1-m}{2}\Psi_T \le \frac{F_0}{T\gamma} + c, \quad \Psi_T \le \Theta(T, \gamma))",
      .note = "by induction on T: T = 1 is one step, and a step more adds one to each side. Then F_T >= 0 and division by T",
      .mutants = {"double-gradient"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S q = draw.in<S>("1 - m", Range::left_open(0, 1)), gamma = draw.positive<S>("gamma"), L = draw.positive<S>("L");
    const S zeta2 = draw.nonnegative<S>("zeta^2"), sigma2 = draw.nonnegative<S>("sigma^2"), c = (zeta2 + gamma * L * sigma2) / S(2);
    const S T = draw.positive<S>("T"), now = draw.nonnegative<S>("F_T"), next = draw.nonnegative<S>("F_{T+1}"), F0 = draw.real<S>("F_0");
    const S half = q / S(2), sum = ((F0 - now) / gamma + c * T - draw.nonnegative<S>("open in the sum")) / half;
    const S open = draw.nonnegative<S>("open in the step"), step = ((now - next) / gamma + c - open) / half;
    const S first = ((F0 - next) / gamma + c - open) / half;
    const S more = draw.mutant("double-gradient") ? S(2) * step : step;
    return {.shown = Chain<S>(at_most(half * (sum + more), (F0 - next) / gamma + c * (T + S(1))).named("from T to T + 1").sum_of(1024))
                         .also(at_most(half * first, (F0 - next) / gamma + c).named("T = 1").sum_of(1024))
                         .also(at_most(half * (sum / T), F0 / (T * gamma) + c).named("average").sum_of(1024))
                         .also(at_most(sum / T, bounds::biased::theta(F0, T, gamma, q, zeta2, L, sigma2)).named("Theta").sum_of(1024))};
  }
};
LEMMATA_CLAIM(Telescoping);

struct PlReduction {
  static constexpr ClaimInfo info{
      .id = "biased.eq6.reduction",
      .kind = Kind::proof_step,
      .where = "before eq. (6)",
      .title = "eq. (6) from (5) and PL",
      .hypotheses = R"(F' \le F + \frac{\gamma(m-1)}{2}G + \frac\gamma2\zeta^2 + \frac{\gamma^2 L}{2}\sigma^2,\ G \ge 2\mu F)",
      .statement = R"(F' \le (1 - \gamma\mu(1-m))F + \frac{\gamma\zeta^2}{2} + \frac{\gamma^2 L\sigma^2}{2})",
      .mutants = {"half-PL"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S q = draw.in<S>("1 - m", Range::left_open(0, 1)), gamma = draw.positive<S>("gamma"), L = draw.positive<S>("L");
    const S zeta2 = draw.nonnegative<S>("zeta^2"), sigma2 = draw.nonnegative<S>("sigma^2"), mu = draw.positive<S>("mu");
    const S F = draw.nonnegative<S>("F"), G = S(draw.mutant("half-PL") ? 1 : 2) * mu * F + draw.nonnegative<S>("open in PL");
    const S next = F - gamma * q / S(2) * G + gamma / S(2) * zeta2 + square(gamma) * L / S(2) * sigma2 - draw.nonnegative<S>("open in (5)");
    return {.shown = at_most(next, bounds::biased::one_step_under_pl(F, gamma, mu, q, zeta2, L, sigma2)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(PlReduction);

}  // namespace
}  // namespace lemmata::biased
