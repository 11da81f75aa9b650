#include "properties/biased/trajectory.hpp"
#include "properties/biased/tuning.hpp"

// Appendix A.2: the proof of Theorem 4; what Lemma 3 says of small step sizes.

namespace lemmata::biased {
namespace {

struct DefinitionOfTheta {
  static constexpr ClaimInfo info{
      .id = "biased.thm4.theta",
      .kind = Kind::proof_step,
      .where = "A.2, first display",
      .title = "Lemma 3 once more",
      .hypotheses = R"(T \ge 1,\ \gamma \le \frac{1}{(M+1)L}, \text{ Assumptions 1, 3, 4})",
      .statement =
          R"(\Psi_T \le \left(\frac{2F}{T\gamma(1-m)} + \frac{\gamma L\sigma^2}{1-m}\right) + \frac{\zeta^2}{1-m} =: \Theta(T, \gamma))",
      .sweep = "share",
      .mutants = {"triple-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {});
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : r.zeta2;
    return {.shown =
                at_most(r.mean_gradient(), bounds::biased::theta(r.first_value(), S(r.T), r.gamma, S(S(1) - r.m), zeta2, r.L, r.sigma2))
                    .sum_of(4096)};
  }
};
LEMMATA_CLAIM(DefinitionOfTheta);

struct AppendixTuning {
  static constexpr ClaimInfo info{
      .id = "biased.thm4.choice",
      .kind = Kind::proof_step,
      .where = "A.2",
      .title = "the tuning of the appendix",
      .hypotheses =
          R"(\gamma = \min\left\{\frac{1}{(M+1)L}, \frac{\epsilon(1-m)}{2L\sigma^2}\right\},\ T \ge \max\left\{\frac{4(M+1)FL}{\epsilon(1-m)}, \frac{8FL\sigma^2}{\epsilon^2(1-m)^2}\right\},\ T > 0,\ \epsilon > 0)",
      .statement = R"(\Theta(T, \gamma) \le \epsilon + \frac{\zeta^2}{1-m})",
      .note =
          "T is any real number from the printed one on (for F = 0 above 0), so that it may be rounded up; the smaller member of the "
          "maximum is the one of the other branch",
      .mutants = {"half-horizon"},
      .whole = {"F = 0", "noise branch", "no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    SmoothTuning<S> p(draw);
    const S smooth = bounds::biased::smooth_horizon_of_smoothness(p.M, p.F, p.L, p.eps, p.q);
    const S noise = bounds::biased::smooth_horizon_of_noise(p.F, p.L, p.sigma2, p.eps, p.q);
    if (draw.mutant("half-horizon")) p.T = p.T / S(2);
    return {.shown = Chain<S>(at_most(p.noise ? smooth : noise, p.noise ? noise : smooth).named("maximum").sum_of(256))
                         .also(at_most(p.theta(), p.eps + p.zeta2 / p.q).named("Theta").sum_of(4096))};
  }
};
LEMMATA_CLAIM(AppendixTuning);

struct CaseNoise {
  static constexpr ClaimInfo info{
      .id = "biased.thm4.case-noise",
      .kind = Kind::proof_step,
      .where = "A.2",
      .title = "the noise attains the minimum",
      .hypotheses = R"(\gamma = \frac{\epsilon(1-m)}{2L\sigma^2},\ T \ge \frac{8FL\sigma^2}{\epsilon^2(1-m)^2})",
      .statement =
          R"(\Theta(T, \gamma) = \frac{4FL\sigma^2}{T\epsilon(1-m)^2} + \frac\epsilon2 + \frac{\zeta^2}{1-m} \le \epsilon + \frac{\zeta^2}{1-m})",
      .note = "nothing of the other branch is used, so that sigma^2 is any positive number",
      .mutants = {"double-step"},
      .whole = {"F = 0"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Start<S> first(draw);
    const S F = first.F, L = draw.positive<S>("L"), q = draw.in<S>("1 - m", Range::left_open(0, 1));
    const S eps = draw.positive<S>("eps"), zeta2 = draw.nonnegative<S>("zeta^2"), sigma2 = draw.positive<S>("sigma^2");
    const S gamma = S(draw.mutant("double-step") ? 2 : 1) * bounds::biased::smooth_noise_step(S(eps * q), L, sigma2);
    const S T = first.steps(draw, bounds::biased::smooth_horizon_of_noise(F, L, sigma2, eps, q));
    const S floor = zeta2 / q, member = S(4) * F * L * sigma2 / (T * eps * square(q)) + eps / S(2) + floor;
    return {.shown = Chain<S>(equal(bounds::biased::theta(F, T, gamma, q, zeta2, L, sigma2), member).named("value").sum_of(4096))
                         .also(at_most(member, eps + floor).named("bound").sum_of(4096))};
  }
};
LEMMATA_CLAIM(CaseNoise);

struct CaseSmooth {
  static constexpr ClaimInfo info{
      .id = "biased.thm4.case-smooth",
      .kind = Kind::proof_step,
      .where = "A.2",
      .title = "smoothness attains the minimum",
      .hypotheses =
          R"(\gamma = \frac{1}{(M+1)L} \le \frac{\epsilon(1-m)}{2L\sigma^2} \text{ or } \sigma^2 = 0,\ T \ge \frac{4(M+1)FL}{\epsilon(1-m)})",
      .statement =
          R"(\frac{\sigma^2}{(M+1)(1-m)} \le \frac\epsilon2, \quad \Theta(T, \gamma) = \frac{2(M+1)FL}{T(1-m)} + \frac{\sigma^2}{(M+1)(1-m)} + \frac{\zeta^2}{1-m} \le \frac\epsilon2 + \frac\epsilon2 + \frac{\zeta^2}{1-m})",
      .mutants = {"other-branch"},
      .whole = {"F = 0", "no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Start<S> first(draw);
    const S F = first.F, L = draw.positive<S>("L"), M = draw.nonnegative<S>("M"), half = ratio<S>(1, 2);
    const S q = draw.in<S>("1 - m", Range::left_open(0, 1)), eps = draw.positive<S>("eps"), zeta2 = draw.nonnegative<S>("zeta^2");
    const S tie = eps * q * (M + S(1)) / S(2);
    S sigma2 = draw.coin("no noise") ? S(0) : S(tie / (S(1) + draw.nonnegative<S>("less noise")));
    if (draw.mutant("other-branch")) sigma2 = S(2) * tie;
    const S gamma = S(1) / ((M + S(1)) * L);
    const S T = first.steps(draw, bounds::biased::smooth_horizon_of_smoothness(M, F, L, eps, q));
    const S noise = sigma2 / ((M + S(1)) * q), floor = zeta2 / q, start = S(2) * (M + S(1)) * F * L / (T * q);
    return {.shown =
                Chain<S>(at_most(noise, half * eps).named("branch").sum_of(256))
                    .also(equal(bounds::biased::theta(F, T, gamma, q, zeta2, L, sigma2), start + noise + floor).named("value").sum_of(4096))
                    .also(at_most(start, half * eps).named("horizon").sum_of(256))
                    .also(at_most(start + noise + floor, half * eps + half * eps + floor).named("bound").sum_of(4096))};
  }
};
LEMMATA_CLAIM(CaseSmooth);

struct SmallTargets {
  static constexpr ClaimInfo info{
      .id = "biased.thm4.eps-threshold",
      .kind = Kind::proof_step,
      .where = "A.2, last sentence",
      .title = "no target below the floor is needed",
      .hypotheses = R"(\zeta^2 > 0,\ \epsilon \ge 0,\ \epsilon_0 = \max\{\epsilon, \frac{\zeta^2}{1-m}\})",
      .statement =
          R"(\epsilon_0 + \frac{\zeta^2}{1-m} \le 2\left(\epsilon + \frac{\zeta^2}{1-m}\right); \text{ the appendix's step size at } \epsilon_0 \text{ is within a factor 2 of the main text's at } \epsilon, \text{ and its } T \text{ at most 16 times what is printed in Theorem 4}; \text{ on an instance, } \|\nabla f(x_t)\|^2 = \frac{\zeta^2}{1-m} \text{ for all } t \text{ and every step size})",
      .argument = Argument::fixed_point,
      .note =
          "the first half as what it is used for: the appendix's tuning at max{eps, zeta^2/(1-m)} has the accuracy and the order of the "
          "main text's tuning at eps. Step sizes are compared by their noise members, the others being equal; the T by each member of the "
          "maximum. One cannot get closer: in the worst case, the oracle of Remark 5 on L x^2/2 from its stationary point x (1 - m = "
          "1/rho^2), not for every oracle: a smaller bias also has this zeta^2",
      .mutants = {"factor-four", "longer-bias"},
      .whole = {"below"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S F = draw.nonnegative<S>("F"), L = draw.positive<S>("L"), M = draw.nonnegative<S>("M"), sigma2 = draw.positive<S>("sigma^2");
    const S w = draw.in<S>("sqrt(1 - m)", Range::left_open(0, 1)), q = square(w), x = draw.positive<S>("x"), zeta = w * L * x;
    const S zeta2 = square(zeta), floor = zeta2 / q;
    const bool below = draw.coin("below");
    const S eps = below ? S(floor - floor / (S(1) + draw.nonnegative<S>("share"))) : S(floor + draw.nonnegative<S>("above"));
    const S chosen = below ? floor : eps, target = eps * q + zeta2, squares = square(eps) * square(q) + square(zeta2);
    const S printed = S(draw.mutant("factor-four") ? 4 : 16) * bounds::biased::smooth_iterations(M, target, squares, sigma2, L, F);
    const S appendix = bounds::biased::smooth_noise_step(S(chosen * q), L, sigma2);
    const S main = bounds::biased::smooth_noise_step(target, L, sigma2);
    return {
        .shown =
            Chain<S>(at_most(chosen + floor, S(2) * (eps + floor)).named("accuracy").sum_of(256))
                .also(at_most(appendix, main).named("not longer").sum_of(256))
                .also(at_most(main, S(2) * appendix).named("not shorter").sum_of(256))
                .also(at_most(bounds::biased::smooth_horizon_of_smoothness(M, F, L, chosen, q), printed).named("T, smoothness").sum_of(256))
                .also(at_most(bounds::biased::smooth_horizon_of_noise(F, L, sigma2, chosen, q), printed).named("T, noise").sum_of(256))
                .also(not_closer(draw, expect, L, w, x))};
  }

 private:
  /// One step from x, where g = 0: ||grad f||^2 = zeta^2/(1-m), and rho^2 zeta^2 = zeta^2 + m ||grad f||^2 for rho = 1/w, 1 - m = w^2
  template <Scalar S>
  static Chain<S> not_closer(Draw& draw, Expect<S>& expect, const S& L, const S& w, const S& x) {
    const S gamma = draw.positive<S>("gamma"), zeta = w * L * x, rho = S(draw.mutant("longer-bias") ? 2 : 1) / w;
    const oracle::Oracle<S> g = [&](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{L * at.x[0] - rho * zeta}; };
    const method::Sgd<S> sgd{.x0 = Vec<S>{x}, .gamma = gamma, .oracle = g};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    return Chain<S>(equal(next, x).named("stands still").sum_of(256))
        .also(equal(square(S(rho * zeta)), square(zeta) + (S(1) - square(w)) * square(S(L * x))).named("rho").sum_of(256))
        .also(at_most(square(zeta), square(w) * square(S(L * next))).named("no closer").sum_of(256));
  }
};
LEMMATA_CLAIM(SmallTargets);

struct SmallBracket {
  static constexpr ClaimInfo info{
      .id = "biased.lem3-zeta0",
      .kind = Kind::remark,
      .where = "paragraph before Theorem 4",
      .title = "with and without additive bias",
      .hypotheses = R"(\zeta^2 = 0; \text{ respectively } \zeta^2 > 0)",
      .statement =
          R"(\zeta^2 = 0: \text{ for every } \epsilon > 0 \text{ a step size and all } T \text{ from some number on give } \Theta(T, \gamma) \le \epsilon \text{, Lemma 3's bound on } \Psi_T; \quad \zeta^2 > 0: \text{ on an instance } \|\nabla f(x_t)\|^2 = \zeta^2 \text{ for all } t \text{ and every } \gamma)",
      .argument = Argument::fixed_point,
      .note =
          "the bracket by the choice of A.2 at zeta = 0. The instance is f = L x^2/2 with the constant bias -zeta, from x_0 = zeta/L on. "
          "The neighbourhood O(zeta^2) is that of Lemma 3, with the constant 1/(1-m), as the bracket is made small",
      .mutants = {"half-horizon"},
      .whole = {"F = 0", "noise branch", "no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    SmoothTuning<S> p(draw);
    if (draw.mutant("half-horizon")) p.T = p.T / S(2);
    const S bracket = bounds::biased::theta(p.F, p.T, p.gamma, p.q, S(0), p.L, p.sigma2);
    const S zeta = draw.positive<S>("zeta"), step = draw.positive<S>("step");
    const oracle::Oracle<S> shifted = [L = p.L, zeta](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{L * at.x[0] - zeta}; };
    const method::Sgd<S> sgd{.x0 = Vec<S>{zeta / p.L}, .gamma = step, .oracle = shifted};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    return {.shown = Chain<S>(at_most(bracket, p.eps).named("bracket").sum_of(4096)).also(equal(p.L * next, zeta).named("stands still"))};
  }
};
LEMMATA_CLAIM(SmallBracket);

}  // namespace
}  // namespace lemmata::biased
