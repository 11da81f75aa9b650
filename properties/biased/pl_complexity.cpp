#include "bounds/biased/complexity.hpp"
#include "lib/claim/claim.hpp"
#include "properties/biased/tuning.hpp"

// Theorem 6, second part, and its proof in appendix A.3.

namespace lemmata::biased {
namespace {

/// F_0 with log(2 F_0/eps) <= a n: F_0 = (eps/2) (1 + a/k)^(k n), k = 1, 2, 4, ..., which comes as close to (eps/2) e^(a n) as one likes;
/// or anything smaller.
template <Scalar S>
S any_start(Draw& draw, const S& eps, const S& a, long n) {
  const long k = 1L << draw.integer("close", 0, 4);
  const S largest = eps / S(2) * pow(S(1) + a / S(k), k * n);
  return draw.coin("small F_0") ? S(largest / (S(1) + draw.positive<S>("smaller"))) : largest;
}

/// Parameters of A.3 with a = gamma mu q in (0, 1], by branch. q = 1 - m.
template <Scalar S>
struct PlTuning {
  S mu, q, M, L, eps, zeta2, sigma2 = S(0), gamma, a, F0;
  long n, T;  ///< n steps are enough by the printed formula, T >= n are made

  PlTuning(Draw& draw, bool noise)
      : mu(draw.positive<S>("mu")),
        q(draw.in<S>("1 - m", Range::left_open(0, 1))),
        M(draw.nonnegative<S>("M")),
        L(mu * (S(1) + draw.nonnegative<S>("kappa - 1"))),
        eps(draw.positive<S>("eps")),
        zeta2(draw.nonnegative<S>("zeta^2")) {
    const S tie = eps * mu * q * (M + S(1));
    if (noise) sigma2 = tie + draw.nonnegative<S>("more noise");
    else if (!draw.coin("no noise")) sigma2 = tie / (S(1) + draw.nonnegative<S>("less noise"));
    gamma = noise ? bounds::biased::pl_noise_step(S(eps * mu * q), L, sigma2) : S(1) / ((M + S(1)) * L);
    a = gamma * mu * q;
    n = draw.log_integer("n", 0, 30);
    F0 = any_start(draw, eps, a, n);
    T = draw.mutant("half-horizon") ? n / 2 : n + draw.integer("more steps", 0, 3);
  }
  /// n >= (1/a) log(2 F_0/eps)
  Relation<S> enough() const { return at_most(log(S(2) * F0 / eps), a * S(n)).named("T of A.3").sum_of(1024); }
  S first_term() const { return pow(S(1) - a, T) * F0; }
  S bound() const { return bounds::biased::last_iterate(F0, T, gamma, mu, q, zeta2, L, sigma2); }
};

struct PlCaseSmooth {
  static constexpr ClaimInfo info{
      .id = "biased.thm6.case-smooth",
      .kind = Kind::proof_step,
      .where = "A.3",
      .title = "smoothness attains the minimum",
      .hypotheses =
          R"(\gamma = \frac{1}{(M+1)L} \le \frac{\epsilon\mu(1-m)}{L\sigma^2},\ T \ge \frac{(M+1)L}{\mu(1-m)}\log\frac{2F_0}{\epsilon},\ T \ge 0)",
      .statement =
          R"(\frac{\sigma^2}{\mu(1-m)(M+1)} \le \epsilon, \quad F_T \le \left(1 - \frac{\mu(1-m)}{(M+1)L}\right)^T F_0 + \frac{\sigma^2}{2\mu(1-m)(M+1)} + \frac{\zeta^2}{2\mu(1-m)} \le \frac\epsilon2 + \frac\epsilon2 + \frac{\zeta^2}{2\mu(1-m)})",
      .note = "the right side of Theorem 6 in place of F_T; T is any number of steps from the printed one on, 0 where that is negative",
      .mutants = {"half-horizon", "other-branch"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    PlTuning<S> p(draw, false);
    if (draw.mutant("other-branch")) p.sigma2 = S(2) * p.eps * p.mu * p.q * (p.M + S(1));
    const S noise = p.sigma2 / (p.mu * p.q * (p.M + S(1))), floor = p.zeta2 / (S(2) * p.mu * p.q), half = ratio<S>(1, 2);
    const S factor = S(1) - p.mu * p.q / ((p.M + S(1)) * p.L), value = pow(factor, p.T) * p.F0 + half * noise + floor;
    return {.given = {p.enough()},
            .shown = Chain<S>(at_most(noise, p.eps).named("branch").sum_of(256))
                         .also(equal(p.bound(), value).named("value").sum_of(4096))
                         .also(at_most(p.first_term(), half * p.eps).named("horizon").sum_of(4096))
                         .also(at_most(value, half * p.eps + half * p.eps + floor).named("bound").sum_of(4096))};
  }
};
LEMMATA_CLAIM(PlCaseSmooth);

struct PlCaseNoise {
  static constexpr ClaimInfo info{
      .id = "biased.thm6.case-noise",
      .kind = Kind::proof_step,
      .where = "A.3",
      .title = "the noise attains the minimum",
      .hypotheses =
          R"(\gamma = \frac{\epsilon\mu(1-m)}{L\sigma^2} \le \frac{1}{(M+1)L},\ T \ge \frac{L\sigma^2}{\epsilon\mu^2(1-m)^2}\log\frac{2F_0}{\epsilon},\ T \ge 0)",
      .statement =
          R"(F_T \le \left(1 - \frac{\epsilon\mu^2(1-m)^2}{L\sigma^2}\right)^T F_0 + \frac\epsilon2 + \frac{\zeta^2}{2\mu(1-m)} \le \epsilon + \frac{\zeta^2}{2\mu(1-m)})",
      .note = "the right side of Theorem 6 in place of F_T; T is any number of steps from the printed one on, 0 where that is negative",
      .mutants = {"half-horizon"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const PlTuning<S> p(draw, true);
    const S floor = p.zeta2 / (S(2) * p.mu * p.q), half = ratio<S>(1, 2);
    const S factor = S(1) - p.eps * square(p.mu) * square(p.q) / (p.L * p.sigma2), value = pow(factor, p.T) * p.F0 + half * p.eps + floor;
    return {.given = {p.enough()},
            .shown = Chain<S>(equal(p.bound(), value).named("value").sum_of(4096))
                         .also(at_most(p.first_term(), half * p.eps).named("horizon").sum_of(4096))
                         .also(at_most(value, p.eps + floor).named("bound").sum_of(4096))};
  }
};
LEMMATA_CLAIM(PlCaseNoise);

struct ExponentialBound {
  static constexpr ClaimInfo info{
      .id = "biased.thm6.exponential",
      .kind = Kind::proof_step,
      .where = "A.3, used in both cases",
      .title = "what the horizon rests on",
      .hypotheses = R"(0 < a < 1)",
      .statement =
          R"(\log(1 - a) \le -a, \text{ so that } (1-a)^T F_0 \le \frac\epsilon2 \text{ for } T \ge \frac1a\log\frac{2F_0}{\epsilon})",
      .mutants = {"twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("a", Range::open(0, 1));
    return {.shown = at_most(log(S(1) - a), draw.mutant("twice") ? S(-2) * a : -a)};
  }
};
LEMMATA_CLAIM(ExponentialBound);

/// The tuning of the main text: target A = eps mu q + zeta^2, and eps' = A/(mu q) = eps + zeta^2/(mu q).
template <Scalar S>
struct PlMainTuning {
  S mu, q, M, L, eps, zeta2, sigma2, gamma, a, accuracy, F0;
  long n, T;

  explicit PlMainTuning(Draw& draw)
      : mu(draw.positive<S>("mu")),
        q(draw.in<S>("1 - m", Range::left_open(0, 1))),
        M(draw.nonnegative<S>("M")),
        L(mu * (S(1) + draw.nonnegative<S>("kappa - 1"))) {
    const bool additive = draw.coin("zeta > 0");
    zeta2 = additive ? draw.positive<S>("zeta^2") : S(0);
    eps = additive ? draw.nonnegative<S>("eps") : draw.positive<S>("eps");
    const S target = eps * mu * q + zeta2;
    const Branch<S> branch(draw, S(target * (M + S(1))));
    sigma2 = branch.sigma2;
    gamma = branch.noise ? bounds::biased::pl_noise_step(target, L, sigma2) : S(1) / ((M + S(1)) * L);
    a = gamma * mu * q;
    accuracy = eps + zeta2 / (mu * q);
    n = draw.log_integer("n", 0, 30);
    F0 = any_start(draw, accuracy, a, n);
    const S count = ((M + S(1)) + sigma2 / target) * L / (mu * q);  // at least 1/a
    T = draw.mutant("half-horizon") ? n / 2 : n;
    most = at_most(S(1), count * a).named("1/a").sum_of(1024);
  }
  Relation<S> most;
  Relation<S> enough() const { return at_most(log(S(2) * F0 / accuracy), a * S(n)).named("T is large enough").sum_of(1024); }
};

struct PlComplexity {
  static constexpr ClaimInfo info{
      .id = "biased.thm6-complexity",
      .kind = Kind::theorem,
      .where = "Theorem 6, second part",
      .title = "iterations under PL",
      .hypotheses = R"(\gamma = \min\left\{\frac{1}{(M+1)L}, \frac{\epsilon\mu(1-m)+\zeta^2}{L\sigma^2}\right\},\ \epsilon \ge 0)",
      .statement =
          R"(T = \tilde O\left((M+1)\log\frac1\epsilon + \frac{\sigma^2}{\epsilon\mu(1-m)+\zeta^2}\right)\frac{\kappa}{1-m} \Rightarrow F_T = O\left(\epsilon + \frac{\zeta^2}{\mu(1-m)}\right))",
      .note =
          "O~ hides logarithmic factors, as the text says: they are those of the appendix. T at least ((M+1) + sigma^2/(eps mu (1-m) + "
          "zeta^2)) (kappa/(1-m)) log(2 F_0/eps'), eps' = eps + zeta^2/(mu(1-m)), makes the right side of Theorem 6 at most (3/2) eps'",
      .mutants = {"half-horizon"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const PlMainTuning<S> p(draw);
    const S bound = bounds::biased::last_iterate(p.F0, p.T, p.gamma, p.mu, p.q, p.zeta2, p.L, p.sigma2);
    return {.given = {p.enough()},
            .shown = Chain<S>(p.most).also(at_most(bound, ratio<S>(3, 2) * p.accuracy).named("accuracy").sum_of(4096))};
  }
};
LEMMATA_CLAIM(PlComplexity);

struct PlComplexityRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.thm6-complexity/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 6, second part",
      .title = "iterations under PL, with the logarithm of the appendix",
      .hypotheses =
          R"(\gamma = \min\left\{\frac{1}{(M+1)L}, \frac{\epsilon\mu(1-m)+\zeta^2}{L\sigma^2}\right\},\ \epsilon' = \epsilon + \frac{\zeta^2}{\mu(1-m)} > 0)",
      .statement =
          R"(T \ge \max\left\{M+1, \frac{\sigma^2}{\epsilon\mu(1-m)+\zeta^2}\right\}\frac{\kappa}{1-m}\log\frac{2F_0}{\epsilon'} \Rightarrow F_T \le \epsilon' + \frac{\zeta^2}{2\mu(1-m)})",
      .note =
          "repaired: the explicit form, which says more than the printed orders: one logarithm stands before the larger of the two terms, "
          "and only half of the floor is added. Through the right side of Theorem 6",
      .mutants = {"half-horizon"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const PlMainTuning<S> p(draw);
    const S bound = bounds::biased::last_iterate(p.F0, p.T, p.gamma, p.mu, p.q, p.zeta2, p.L, p.sigma2);
    return {.given = {p.enough()}, .shown = at_most(bound, p.accuracy + p.zeta2 / (S(2) * p.mu * p.q)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(PlComplexityRepaired);

struct SmallPlTargets {
  static constexpr ClaimInfo info{
      .id = "biased.thm6.eps-threshold",
      .kind = Kind::proof_step,
      .where = "A.3, last sentence",
      .title = "no target below the floor is needed",
      .hypotheses = R"(\zeta^2 > 0,\ \epsilon \ge 0,\ \epsilon_0 = \max\{\epsilon, \frac{\zeta^2}{2\mu(1-m)}\})",
      .statement =
          R"(\epsilon_0 + \frac{\zeta^2}{2\mu(1-m)} \le \epsilon + \frac{\zeta^2}{\mu(1-m)}; \text{ the appendix's step size at } \epsilon_0 \text{ is within a factor 3 of the main text's at } \epsilon, \text{ and so is what stands before the logarithm in } T)",
      .note =
          "the sentence as what it is used for. Step sizes are compared by their noise members, the others being equal. The logarithm of "
          "the appendix, log(2F_0/eps_0), is at most log(2F_0/eps)",
      .mutants = {"factor-two"},
      .whole = {"below"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S L = draw.positive<S>("L"), mu = draw.positive<S>("mu"), sigma2 = draw.positive<S>("sigma^2");
    const S q = draw.in<S>("1 - m", Range::left_open(0, 1)), zeta2 = draw.positive<S>("zeta^2"), floor = zeta2 / (S(2) * mu * q);
    const bool below = draw.coin("below");
    const S eps = below ? S(floor - floor / (S(1) + draw.nonnegative<S>("share"))) : S(floor + draw.nonnegative<S>("above"));
    const S chosen = below ? floor : eps, target = eps * mu * q + zeta2, factor = S(draw.mutant("factor-two") ? 2 : 3);
    const S appendix = bounds::biased::pl_noise_step(S(chosen * mu * q), L, sigma2),
            main = bounds::biased::pl_noise_step(target, L, sigma2);
    const S count = sigma2 / target * L / (mu * q);
    return {.shown =
                Chain<S>(at_most(chosen + floor, eps + S(2) * floor).named("accuracy").sum_of(256))
                    .also(at_most(appendix, main).named("not longer").sum_of(256))
                    .also(at_most(main, factor * appendix).named("not shorter").sum_of(256))
                    .also(at_most(bounds::biased::pl_horizon_of_noise(L, sigma2, chosen, mu, q), factor * count).named("T").sum_of(256))};
  }
};
LEMMATA_CLAIM(SmallPlTargets);

}  // namespace
}  // namespace lemmata::biased
