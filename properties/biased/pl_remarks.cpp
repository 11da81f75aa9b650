#include "bounds/biased/complexity.hpp"
#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sgd_moments.hpp"

// The unrolling of eq. (6) in A.3, and the remarks after Theorem 6.

namespace lemmata::biased {
namespace {

struct GeometricSeries {
  static constexpr ClaimInfo info{
      .id = "biased.thm6.geometric",
      .kind = Kind::proof_step,
      .where = "A.3",
      .title = "geometric series",
      .hypotheses = R"(0 < a < 1)",
      .statement = R"(\sum_{i=0}^T (1-a)^i \le \sum_{i=0}^\infty (1-a)^i = \frac1a)",
      .note =
          "by induction on T: with P = (1-a)^(T+1) the sum is (1 - P)/a; at T = 0 it is 1, and the next term P makes it (1 - (1-a)P)/a. It "
          "is at most 1/a, and what is missing, P/a, falls by the factor 1-a in each step",
      .mutants = {"slower"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("a", Range::open(0, 1)), P = draw.nonnegative<S>("P"), one(1);
    const S next = (draw.mutant("slower") ? one - a / S(2) : one - a) * P, sum = (one - P) / a;
    return {.shown = Chain<S>(equal((one - (one - a)) / a, one).named("T = 0").sum_of(256))
                         .also(equal(sum + P, (one - next) / a).named("from T to T + 1").sum_of(256))
                         .also(at_most(sum, one / a).named("at most 1/a").sum_of(256))
                         .also(equal(one / a - sum, P / a).named("what is missing").sum_of(256))};
  }
};
LEMMATA_CLAIM(GeometricSeries);

struct Unrolled {
  static constexpr ClaimInfo info{
      .id = "biased.thm6.unrolled",
      .kind = Kind::proof_step,
      .where = "A.3, first display",
      .title = "the recursion unrolled",
      .hypotheses =
          R"(F_{t+1} \le (1 - \gamma\mu(1-m))F_t + \frac{\gamma\zeta^2}{2} + \frac{\gamma^2 L\sigma^2}{2} \text{ for all } t,\ 0 < \gamma\mu(1-m) \le 1)",
      .statement = R"(F_T \le (1 - \gamma\mu(1-m))^T F_0 + \frac{\zeta^2}{2\mu(1-m)} + \frac{\gamma L\sigma^2}{2\mu(1-m)})",
      .note =
          "by induction on T, with P = (1 - gamma mu (1-m))^T: at T = 0 it holds, and one step of the recursion keeps it, because 1 - "
          "gamma mu (1-m) >= 0: mu <= L for every function that is both, unless it is constant, where all F_t are 0",
      .mutants = {"no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.positive<S>("mu"), L = draw.positive<S>("L"), q = draw.in<S>("1 - m", Range::left_open(0, 1));
    const S w = draw.nonnegative<S>("1/(gamma mu (1 - m)) - 1"), a = S(1) / (S(1) + w), left = w * a;  // 1 - a
    const S gamma = a / (mu * q);
    const S zeta2 = draw.nonnegative<S>("zeta^2"), sigma2 = draw.nonnegative<S>("sigma^2"), F0 = draw.nonnegative<S>("F_0");
    const S P = draw.nonnegative<S>("P"), gap = draw.nonnegative<S>("gap");
    const S floor = bounds::biased::floor_of(gamma, mu, q, draw.mutant("no-bias-term") ? S(0) : zeta2, L, sigma2) / S(2);
    const S now = P * F0 + floor - gap, next = bounds::biased::one_step_under_pl(now, gamma, mu, q, zeta2, L, sigma2);
    return {.shown = Chain<S>(at_most(F0, F0 + floor).named("T = 0").sum_of(256))
                         .also(equal(next, left * P * F0 + floor - left * gap).named("one step").sum_of(1024))
                         .also(at_most(left * P * F0 + floor - left * gap, left * P * F0 + floor).named("from T to T + 1").sum_of(1024))};
  }
};
LEMMATA_CLAIM(Unrolled);

/// One axis of a quadratic, with an oracle whose moments close, and the fixed point of their recursion.
template <Scalar S>
struct QuadraticFloor {
  S lambda, L, a, c, s, M, gamma, m, zeta2;

  explicit QuadraticFloor(Draw& draw) : lambda(draw.positive<S>("lambda")), L(lambda + draw.nonnegative<S>("L - lambda")) {
    const S r = draw.in<S>("r", Range::right_open(0, 1)), more = draw.in<S>("more", Range::open(0, 1)) * (S(1) - square(r));
    const bool additive = draw.coin("constant");
    a = (draw.coin("longer") ? S(1) + r : S(1) - r) * lambda;
    c = additive ? draw.real<S>("c") : S(0);
    s = draw.nonnegative<S>("s");
    M = draw.nonnegative<S>("M");
    m = r == S(0) ? S(0) : additive ? square(r) + more : square(r);
    zeta2 = r == S(0) || !additive ? square(c) : m / more * square(c);
    gamma = draw.in<S>("share", Range::open(0, 1)) * bounds::biased::largest_step(M, L);
  }
  S mean() const { return -(c / a); }
  S variance(const S& step) const { return step * s / (a * (S(2) - step * a * (S(1) + M))); }
  S second(const S& step) const { return square(mean()) + variance(step); }
  S bias_part() const { return lambda * square(mean()) / S(2); }
  S noise_part(const S& step) const { return lambda * variance(step) / S(2); }
  method::SgdMoments<S> method() const {
    return {.lambda = Vec<S>{lambda}, .a = Vec<S>{a}, .c = Vec<S>{c}, .s = Vec<S>{s}, .M = M, .gamma = gamma, .x0 = Vec<S>{S(0)}};
  }
};

struct Floor {
  static constexpr ClaimInfo info{
      .id = "biased.error-floor",
      .kind = Kind::remark,
      .where = "after Theorem 6",
      .title = "the two parts of the error floor",
      .hypotheses =
          R"(f(x) = \frac\lambda2 x^2,\ g = h + \xi h + n,\ h = ax + c,\ a = (1-r)\lambda,\ |r| < 1,\ \gamma < \frac{1}{(M+1)L},\ L \ge \lambda)",
      .statement =
          R"(F_\infty = \frac{c^2}{2\lambda(1-r)^2} + \frac{\gamma s}{2(1-r)(2 - \gamma a(1+M))} \le \frac12\Xi; \quad \text{the first part is the same for every } \gamma, \text{ the second at most halves where } \gamma \text{ is halved})",
      .argument = Argument::fixed_point,
      .note =
          "the fixed point of the exact recursion of E x_t and E x_t^2, from which every start is attracted, as |1 - gamma a| < 1 and (1 "
          "- gamma a)^2 + gamma^2 M a^2 < 1. Sums of such terms are all quadratics with coordinate-wise bias. O(zeta^2 + gamma L sigma^2) "
          "has the constant 1/(2 mu (1-m)) of (7)",
      .sweep = "share",
      .mutants = {"no-bias-term", "no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const QuadraticFloor<S> p(draw);
    const auto sgd = p.method();
    const Vec<S> after = expect.mean_vector([&](Chance<S>& chance) {
      const auto next = sgd.step({Vec<S>{p.mean()}, Vec<S>{p.second(p.gamma)}}, 0, chance);
      return Vec<S>{next.x[0], next.e[0]};
    });
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : p.zeta2, s = draw.mutant("no-noise-term") ? S(0) : p.s;
    const S xi = bounds::biased::floor_of(p.gamma, p.lambda, S(S(1) - p.m), zeta2, p.L, s);
    const S noise = p.noise_part(p.gamma), halved = p.noise_part(S(p.gamma / S(2))),
            contraction = square(S(S(1) - p.gamma * p.a)) + square(S(p.gamma * p.a)) * p.M;
    return {.shown = Chain<S>(equal(after[0], p.mean()).named("mean").sum_of(1024))
                         .also(equal(after[1], p.second(p.gamma)).named("second moment").sum_of(4096))
                         .also(strictly_less(contraction, S(1)).named("attracts"))
                         .also(equal(p.lambda * p.second(p.gamma) / S(2), p.bias_part() + noise).named("F").sum_of(4096))
                         .also(at_most(p.bias_part() + noise, xi / S(2)).named("Xi").sum_of(1024))
                         .also(at_most(halved, noise / S(2)).named("half the step").sum_of(1024))};
  }
};
LEMMATA_CLAIM(Floor);

struct KnownPlRates {
  static constexpr ClaimInfo info{
      .id = "biased.pl-recover",
      .kind = Kind::remark,
      .where = "after Theorem 6",
      .title = "known PL rates without bias",
      .hypotheses = R"(m = \zeta^2 = 0)",
      .statement =
          R"(\text{the factor of (7) is } 1 - \gamma\mu, \text{ for } \gamma = \frac1L\ 1 - \frac1\kappa; \ \frac12\Xi = \frac{\gamma L\sigma^2}{2\mu}; \ \text{the steps of A.3: } \kappa \text{ and } \frac{L\sigma^2}{\epsilon\mu^2} \text{ before the logarithm})",
      .note =
          "the substitution. (1 - mu/L)^T F_0 is the rate of gradient descent under PL in Karimi et al. (2016), Theorem 1, and the step "
          "with noise is that of their Theorem 4; that nothing better is known is not decided",
      .mutants = {"with-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.positive<S>("mu"), kappa = S(1) + draw.nonnegative<S>("kappa - 1"), L = kappa * mu, F = draw.nonnegative<S>("F_t");
    const S gamma = draw.positive<S>("gamma"), sigma2 = draw.nonnegative<S>("sigma^2"), eps = draw.positive<S>("eps"), none(0), one(1);
    const S q = draw.mutant("with-m") ? ratio<S>(1, 2) : one;
    return {.shown = Chain<S>(equal(bounds::biased::one_step_under_pl(F, S(one / L), mu, q, none, L, none), (one - one / kappa) * F)
                                  .named("gradient descent")
                                  .sum_of(256))
                         .also(equal(bounds::biased::one_step_under_pl(F, gamma, mu, q, none, L, sigma2),
                                     (one - gamma * mu) * F + square(gamma) * L * sigma2 / S(2))
                                   .named("with noise")
                                   .sum_of(1024))
                         .also(equal(bounds::biased::floor_of(gamma, mu, q, none, L, sigma2) / S(2), gamma * L * sigma2 / (S(2) * mu))
                                   .named("floor")
                                   .sum_of(256))
                         .also(equal(bounds::biased::pl_horizon_of_smoothness(none, L, mu, q), kappa).named("steps").sum_of(256))
                         .also(equal(bounds::biased::pl_horizon_of_noise(L, sigma2, eps, mu, q), L * sigma2 / (eps * square(mu)))
                                   .named("steps, noise")
                                   .sum_of(256))};
  }
};
LEMMATA_CLAIM(KnownPlRates);

struct GapToStronglyConvex {
  static constexpr ClaimInfo info{.id = "biased.sc-gap",
                                  .kind = Kind::remark,
                                  .where = "after Theorem 6",
                                  .title = "a factor kappa above the strongly convex rate",
                                  .hypotheses = R"(m = \zeta^2 = 0,\ \kappa = \frac L\mu)",
                                  .statement = R"(\frac{L\sigma^2}{\epsilon\mu^2} = \kappa\,\frac{\sigma^2}{\epsilon\mu})",
                                  .note =
                                      "the noise term of Theorem 6 against sigma^2/(eps mu), which is what the text compares with; that "
                                      "Stich (2019) has that term is a citation, and that it is about another output than the last "
                                      "iterate too",
                                  .mutants = {"kappa-squared"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.positive<S>("mu"), kappa = S(1) + draw.nonnegative<S>("kappa - 1"), eps = draw.positive<S>("eps");
    const S sigma2 = draw.nonnegative<S>("sigma^2"), factor = draw.mutant("kappa-squared") ? square(kappa) : kappa;
    return {.shown =
                equal(bounds::biased::pl_horizon_of_noise(S(kappa * mu), sigma2, eps, mu, S(1)), factor * sigma2 / (eps * mu)).sum_of(256)};
  }
};
LEMMATA_CLAIM(GapToStronglyConvex);

}  // namespace
}  // namespace lemmata::biased
