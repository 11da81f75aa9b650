#include "properties/biased/trajectory.hpp"
#include "properties/biased/tuning.hpp"

// Theorem 4 and the paragraph after it.

namespace lemmata::biased {
namespace {

/// The step size and the horizon of the main text at a target A = eps q + zeta^2, with the constant 8 for the O.
template <Scalar S>
struct MainTuning {
  Start<S> start;
  S F, L, M, q, eps, zeta2, target, squares, sigma2, gamma, T;

  explicit MainTuning(Draw& draw, bool no_eps = false)
      : start(draw), F(start.F), L(draw.positive<S>("L")), M(draw.nonnegative<S>("M")), q(draw.in<S>("1 - m", Range::left_open(0, 1))) {
    if (no_eps || draw.coin("zeta > 0")) {
      zeta2 = draw.positive<S>("zeta^2");
      eps = no_eps ? S(0) : draw.nonnegative<S>("eps");
    } else {
      eps = draw.positive<S>("eps");
      zeta2 = S(0);
    }
    target = eps * q + zeta2;
    squares = square(eps) * square(q) + square(zeta2);
    const Branch<S> branch(draw, S(target * (M + S(1)) / S(2)));
    sigma2 = branch.sigma2;
    gamma = branch.noise ? bounds::biased::smooth_noise_step(target, L, sigma2) : S(1) / ((M + S(1)) * L);
    T = start.steps(draw, S(draw.mutant("constant-two") ? 2 : 8) * bounds::biased::smooth_iterations(M, target, squares, sigma2, L, F));
  }
  S theta() const { return bounds::biased::theta(F, T, gamma, q, zeta2, L, sigma2); }
};

/// A run and the target that its step size is tuned for.
template <Scalar S>
struct TunedRun {
  Trajectory<S> run;
  S target;  ///< eps (1 - m) + zeta^2
  S needed() const {
    const S squares = square(S(target - run.zeta2)) + square(run.zeta2);
    return S(8) * bounds::biased::smooth_iterations(run.M, target, squares, run.sigma2, run.L, run.first_value());
  }
};

struct SmoothComplexity {
  static constexpr ClaimInfo info{
      .id = "biased.thm4",
      .kind = Kind::theorem,
      .where = "Theorem 4",
      .title = "iterations on smooth functions",
      .hypotheses =
          R"(f\ L\text{-smooth from above, Assumptions 3, 4},\ \epsilon \ge 0,\ \gamma = \min\left\{\frac{1}{(M+1)L}, \frac{\epsilon(1-m)+\zeta^2}{2L\sigma^2}\right\})",
      .statement =
          R"(T \ge 8\left(\frac{M+1}{\epsilon(1-m)+\zeta^2} + \frac{\sigma^2}{\epsilon^2(1-m)^2+\zeta^4}\right)LF \Rightarrow \Psi_T \le 2\left(\epsilon + \frac{\zeta^2}{1-m}\right))",
      .note =
          "the constants 8 and 2 stand for the two O. Attacked on runs whose target eps (1-m) + zeta^2 and sigma^2 are chosen such that "
          "the drawn T is large enough: quadratics by their moments in both branches of the minimum, other functions path by path where "
          "1/((M+1)L) attains it. A target of 0, for which the step size is 0, is left out. That Lemma 3 implies this is proved in "
          "biased.thm4.main-tuning",
      .sweep = "T",
      .mutants = {"triple-step", "sixteenth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool quadratic = draw.coin("quadratic");
    const TunedRun<S> r = quadratic ? tuned_quadratic(draw, expect) : tuned_paths(draw, expect);
    const S bound = S(2) * r.target / (S(draw.mutant("sixteenth") ? 16 : 1) * (S(1) - r.run.m));
    return {.given = {at_most(r.run.zeta2, r.target).named("eps >= 0"),
                      at_most(r.needed(), S(r.run.T)).named("T is large enough").sum_of(4096)},
            .shown = at_most(r.run.mean_gradient(), bound).sum_of(4096)};
  }

 private:
  /// 16 (M+1) L F/T: above it, and above zeta^2, a target A leaves room for sigma^2 = A (M+1)/2, where both step sizes are the same.
  template <Scalar S>
  static S any_target(Draw& draw, const S& least, const S& zeta2) {
    const S target = max(least, zeta2) * (S(1) + draw.nonnegative<S>("slack"));
    return target > S(0) ? target : draw.positive<S>("target");
  }
  template <Scalar S>
  static S step(Draw& draw, const S& gamma) {
    return draw.mutant("triple-step") ? S(3) * gamma : gamma;
  }
  template <Scalar S>
  static TunedRun<S> tuned_quadratic(Draw& draw, Expect<S>& expect) {
    QuadraticRun<S> q(draw, {});
    const S grows = q.sgd.M + S(1), F = q.first_value(), least = S(16) * grows * q.L * F / S(q.T);
    const S target = any_target(draw, least, q.zeta2), tie = target * grows / S(2);
    const S share = draw.in<S>("noise share", Range::closed(0, 1));
    const bool noise = draw.coin("noise branch");  // then sigma^2 is at most tie A/least, where T is just large enough
    q.sigma2 = noise ? tie * (S(1) + (least > S(0) ? share * (target / least - S(1)) : share)) : tie * share;
    q.sgd.s = q.sigma2 * unit_vector<S>(q.sgd.x0.size(), 0);
    q.sgd.gamma = step(draw, noise ? bounds::biased::smooth_noise_step(target, q.L, q.sigma2) : S(S(1) / (grows * q.L)));
    return {q.trajectory(expect), target};
  }
  template <Scalar S>
  static TunedRun<S> tuned_paths(Draw& draw, Expect<S>& expect) {
    PathRun<S> p(draw, {});
    const S grows = p.noise.M + S(1), tie = S(2) * p.noise.sigma2 / grows;
    const S least = max(S(S(16) * grows * p.objective.L * p.first_value() / S(p.T)), tie);
    p.gamma = step(draw, S(S(1) / (grows * p.objective.L)));
    const S target = any_target(draw, least, p.bias.zeta2);
    return {p.trajectory(expect), target};
  }
};
LEMMATA_CLAIM(SmoothComplexity);

struct MainTextTuning {
  static constexpr ClaimInfo info{
      .id = "biased.thm4.main-tuning",
      .kind = Kind::proof_step,
      .where = "Theorem 4 with Lemma 3",
      .title = "the tuning of the main text",
      .hypotheses =
          R"(\gamma = \min\left\{\frac{1}{(M+1)L}, \frac{\epsilon(1-m)+\zeta^2}{2L\sigma^2}\right\},\ \epsilon(1-m) + \zeta^2 > 0,\ T \ge 8\left(\frac{M+1}{\epsilon(1-m)+\zeta^2} + \frac{\sigma^2}{\epsilon^2(1-m)^2+\zeta^4}\right)LF)",
      .statement = R"(\Theta(T, \gamma) \le 2\left(\epsilon + \frac{\zeta^2}{1-m}\right))",
      .note = "every parameter, zero noise, F = 0, eps = 0 and zeta = 0 (not both) included; constants that depend on none of them",
      .mutants = {"constant-two"},
      .whole = {"F = 0", "zeta > 0", "noise branch", "no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const MainTuning<S> p(draw);
    return {.shown = at_most(p.theta(), S(2) * (p.eps + p.zeta2 / p.q)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(MainTextTuning);

struct FinitelyMany {
  static constexpr ClaimInfo info{
      .id = "biased.thm4-finite",
      .kind = Kind::remark,
      .where = "paragraph after Theorem 4",
      .title = "finitely many iterations with additive bias",
      .hypotheses = R"(\zeta^2 > 0,\ \epsilon = 0,\ \gamma = \min\left\{\frac{1}{(M+1)L}, \frac{\zeta^2}{2L\sigma^2}\right\})",
      .statement =
          R"(T \ge 8\left(\frac{M+1}{\zeta^2} + \frac{\sigma^2}{\zeta^4}\right)LF \Rightarrow \Theta(T, \gamma) \le \frac{2\zeta^2}{1-m};\ \text{on an instance } \|\nabla f(x_t)\|^2 = \zeta^2 > 0 \text{ for all } t)",
      .argument = Argument::fixed_point,
      .note =
          "the horizon is a finite number for every choice of the parameters. Only a neighbourhood: f = L x^2/2 with the constant bias -b "
          "(which has m = 0, and so any m) stands still at b/L, where the gradient is b for ever; that the floor is attained with m > 0 is "
          "biased.rem5-tight",
      .mutants = {"constant-two"},
      .whole = {"F = 0", "noise branch", "no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const MainTuning<S> p(draw, true);
    const S b = draw.positive<S>("b");
    const oracle::Oracle<S> shifted = [L = p.L, b](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{L * at.x[0] - b}; };
    const method::Sgd<S> sgd{.x0 = Vec<S>{b / p.L}, .gamma = p.gamma, .oracle = shifted};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    return {.shown = Chain<S>(at_most(p.theta(), S(2) * p.zeta2 / p.q).named("eps = 0").sum_of(4096))
                         .also(equal(p.L * next, b).named("stands still"))
                         .also(strictly_less(S(0), square(b)).named("away from 0"))};
  }
};
LEMMATA_CLAIM(FinitelyMany);

struct KnownRates {
  static constexpr ClaimInfo info{
      .id = "biased.thm4-recover",
      .kind = Kind::remark,
      .where = "paragraph after Theorem 4",
      .title = "known rates without bias",
      .hypotheses = R"(\zeta^2 = m = 0; \text{ for gradient descent also } \sigma^2 = M = 0)",
      .statement =
          R"(\left(\frac{M+1}{\epsilon} + \frac{\sigma^2}{\epsilon^2}\right)LF; \text{ gradient descent: } \frac{LF}{\epsilon}, \text{ and } \Theta\left(T, \frac1L\right) = \frac{2LF}{T} \text{ for every } T)",
      .note = "the substitution. That these are the standard rates is common knowledge and not decided here",
      .mutants = {"with-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S F = draw.nonnegative<S>("F"), L = draw.positive<S>("L"), eps = draw.positive<S>("eps"), T = draw.positive<S>("T");
    const S M = draw.nonnegative<S>("M"), sigma2 = draw.nonnegative<S>("sigma^2"), none(0), q(1);
    const S zeta2 = draw.mutant("with-bias") ? eps : none, target = eps * q + zeta2, squares = square(eps) * q + square(zeta2);
    const S sgd = ((M + S(1)) / eps + sigma2 / square(eps)) * L * F;
    return {.shown =
                Chain<S>(equal(bounds::biased::smooth_iterations(M, target, squares, sigma2, L, F), sgd).named("SGD").sum_of(256))
                    .also(equal(bounds::biased::smooth_iterations(none, target, squares, none, L, F), L * F / eps)
                              .named("gradient descent")
                              .sum_of(256))
                    .also(equal(bounds::biased::theta(F, T, S(S(1) / L), q, zeta2, L, none), S(2) * L * F / T).named("bound").sum_of(256))};
  }
};
LEMMATA_CLAIM(KnownRates);

/// The printed count of Theorem 4 at zeta = 0: in the deterministic case and where only the noise counts, for 1 - m = q.
template <Scalar S>
struct Counts {
  S L, F, M, sigma2, eps, q;
  explicit Counts(Draw& draw)
      : L(draw.positive<S>("L")),
        F(draw.positive<S>("F")),
        M(draw.nonnegative<S>("M")),
        sigma2(draw.positive<S>("sigma^2")),
        eps(draw.positive<S>("eps")),
        q(draw.in<S>("1 - m", Range::open(0, 1))) {}
  S smooth(const S& rest) const { return bounds::biased::smooth_iterations(M, S(eps * rest), square(S(eps * rest)), S(0), L, F); }
  /// M + 1 = 0 leaves the noise term alone.
  S noise(const S& rest) const { return bounds::biased::smooth_iterations(S(-1), S(eps * rest), square(S(eps * rest)), sigma2, L, F); }
};

struct EffectOfBias {
  static constexpr ClaimInfo info{
      .id = "biased.thm4-factor",
      .kind = Kind::remark,
      .where = "paragraph after Theorem 4",
      .title = "how the iteration count grows with m",
      .hypotheses = R"(\zeta^2 = 0,\ 0 < m < 1)",
      .statement =
          R"(\text{the number of iterations increases by a factor of } (1-m) \text{ in the deterministic case, of } (1-m)^2 \text{ if the noise dominates})",
      .note =
          "a reading: the count is multiplied by the printed factor, as the words say, which for m > 0 would be a decrease; or divided by "
          "it, since it increases. The counts are those printed in Theorem 4, each term for itself",
      .mutants = {"squared"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool divided = draw.reading("factor", {1, 0}, {"divides", "multiplies"}) == 1;
    const Counts<S> n(draw);
    const S factor = draw.mutant("squared") ? square(n.q) : n.q, one(1);
    const auto scaled = [&](const S& count, const S& by) { return divided ? count / by : count * by; };
    return {.shown = Chain<S>(equal(n.smooth(n.q), scaled(n.smooth(one), factor)).named("deterministic").sum_of(256))
                         .also(equal(n.noise(n.q), scaled(n.noise(one), square(factor))).named("noise").sum_of(256))};
  }
};
LEMMATA_CLAIM(EffectOfBias);

struct EffectOfBiasRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.thm4-factor/repaired",
      .kind = Kind::remark,
      .where = "paragraph after Theorem 4",
      .title = "how the iteration count grows with m",
      .hypotheses = R"(\zeta^2 = 0,\ 0 < m < 1)",
      .statement =
          R"(\text{the count is multiplied by } \frac{1}{1-m} > 1 \text{ in the deterministic case, by } \frac{1}{(1-m)^2} \text{ if the noise dominates})",
      .note = "repaired: the reciprocals of what is printed",
      .mutants = {"squared"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Counts<S> n(draw);
    const S factor = S(1) / (draw.mutant("squared") ? square(n.q) : n.q), one(1);
    return {.given = {strictly_less(n.q, one)},
            .shown = Chain<S>(equal(n.smooth(n.q), n.smooth(one) * factor).named("deterministic").sum_of(256))
                         .also(equal(n.noise(n.q), n.noise(one) * square(factor)).named("noise").sum_of(256))};
  }
};
LEMMATA_CLAIM(EffectOfBiasRepaired);

}  // namespace
}  // namespace lemmata::biased
