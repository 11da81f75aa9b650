#include "bounds/scaled/diminishing.hpp"
#include "bounds/scaled/linear_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"
#include "properties/scaled/trap.hpp"

// What the introduction, the abstract, the conclusion and Remark 6 say of the stochastic rates.

namespace lemmata {
namespace {

struct ErrorSize {
  static constexpr ClaimInfo info{
      .id = "scaled.intro-error-alpha2",
      .kind = Kind::remark,
      .where = "Contributions, first item",
      .title = "size of the neighbourhood",
      .hypotheses =
          R"(f(x) = \frac{x^2}{2} \text{ on the line},\ \tilde g = x + \omega,\ \mathbb E\omega = 0,\ \mathbb E\omega^2 = \sigma^2,\ 0 < \alpha < 1)",
      .statement = R"(e(\alpha) = \lim_k\mathbb E f(x_k) - f^* \text{ is proportional to } \alpha^2 \text{ and } \sigma^2)",
      .argument = Argument::fixed_point,
      .note =
          "in one dimension the method is SGD: E x_{k+1}^2 = (1 - alpha)^2 E x_k^2 + alpha^2 sigma^2, whose fixed point is alpha "
          "sigma^2/(2 - alpha). Read as e(alpha)/alpha^2 = e(beta)/beta^2, or as e(alpha) <= C alpha^2 for all small alpha with some C "
          "(here C = room/alpha for a drawn alpha: no constant passes). (19) has alpha as well; alpha^2 stands in one step (36)",
      .mutants = {"sigma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool bounded = draw.reading("proportional", {0, 1}, {"equal", "at-most"}) == 1;
    const S sigma2 = draw.positive<S>("sigma^2"), alpha = draw.in<S>("alpha", Range::open(0, 1)),
            beta = draw.in<S>("beta", Range::open(0, 1));
    const auto second = [&](const S& a) { return a * sigma2 / (S(2) - a); };
    const auto step = [&](const S& a, const S& m) { return square(S(S(1) - a)) * m + square(a) * sigma2; };
    const S used = draw.mutant("sigma") ? S(second(alpha) + sigma2) : second(alpha);
    Chain<S> shown(equal(step(alpha, used), used).named("fixed point").sum_of(256));
    if (bounded) {
      const S C = sigma2 / (S(8) * alpha) / (S(1) + draw.nonnegative<S>("room"));
      return {.shown = std::move(shown).also(at_most(used / S(2), C * square(alpha)).named("at most C alpha^2"))};
    }
    return {.shown = std::move(shown).also(equal(used * square(beta), second(beta) * square(alpha)).named("proportional").sum_of(256))};
  }
};
LEMMATA_CLAIM(ErrorSize);

struct ErrorSizeRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.intro-error-alpha2/repaired",
      .kind = Kind::remark,
      .where = "Contributions, first item",
      .title = "size of the neighbourhood",
      .hypotheses = R"(f(x) = \frac{x^2}{2} \text{ on the line},\ \mathbb E\omega^2 = \sigma^2,\ 0 < \alpha < 1)",
      .statement =
          R"(\frac{\alpha\sigma^2}{4} \le \lim_k\mathbb E f(x_k) - f^* = \frac{\alpha\sigma^2}{2(2 - \alpha)} \le \frac{\alpha\sigma^2}{2(1 - \alpha)})",
      .argument = Argument::fixed_point,
      .note =
          "repaired: of the order of alpha sigma^2, as in (19) with L = mu = p_min = 1, its last member. The limit exists as (1 - alpha)^2 "
          "< 1",
      .mutants = {"squared"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S sigma2 = draw.positive<S>("sigma^2"), alpha = draw.in<S>("alpha", Range::open(0, 1));
    const S m = (draw.mutant("squared") ? alpha : S(1)) * alpha * sigma2 / (S(2) - alpha);
    return {.shown = Chain<S>(at_most(alpha * sigma2 / S(4), m / S(2)).named("from below"))
                         .also(at_most(m / S(2), bounds::scaled::neighbourhood(alpha, S(1), S(1), S(1), sigma2)).named("(19)"))
                         .also(equal(square(S(S(1) - alpha)) * m + square(alpha) * sigma2, m).named("fixed point").sum_of(256))};
  }
};
LEMMATA_CLAIM(ErrorSizeRepaired);

struct SquaredRate {
  static constexpr ClaimInfo info{
      .id = "scaled.intro-rate-ln2k",
      .kind = Kind::remark,
      .where = "Contributions, first item",
      .title = "the announced rate ln(k)^2/k^2",
      .hypotheses =
          R"(f(x) = \frac{x^2}{2} \text{ on the line},\ \tilde g = x + \omega,\ \omega = 0, \pm1 \text{ with probabilities } \frac35, \frac15, \frac15 \text{ (or } \omega = 0),\ x_0 = 1,\ \text{any steps } \alpha_k \text{ fixed in advance})",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le C\frac{\ln^2 k}{k^2} \text{ for all } k \ge 2, \text{ with some } C \text{ and steps } \alpha_k)",
      .note =
          "p_min >= 3/5 at every point and with any sign(0). With m_k = E x_k^2, m_{k+1} = (1 - alpha)^2 m_k + alpha^2 sigma^2 >= m_k "
          "sigma^2/(m_k + sigma^2) for every alpha, so that m_k >= sigma^2/(sigma^2 + k), sigma^2 = 2/5: no steps are better than 1/k. "
          "Any C = 2^c, drawn first, is exceeded at k = 4^n, n = c + 6, by ln 4 < 2 (last link). Without noise nothing fails",
      .sweep = "log_2 C",
      .mutants = {"no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const long c = draw.integer("log_2 C", 0, 40), n = c + 6;
    const S x = draw.real<S>("x"), alpha = draw.real<S>("alpha"), m = draw.positive<S>("m"), fifth = ratio<S>(1, 5);
    const bool noisy = draw.coin("noise"), quiet = !noisy || draw.mutant("no-noise");
    const method::ScaledSignDescent<S> sgd{
        .x0 = Vec<S>{x},
        .alpha = alpha,
        .oracle =
            [&](const oracle::Point<S>& at, Chance<S>& chance) {
              return Vec<S>{at.x[0] + (quiet ? S(0) : chance.among({S(S(3) * fifth), fifth, fifth}, {S(0), S(1), S(-1)}))};
            },
        .at_zero = at_zero};
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> g = sgd.oracle({.x = sgd.x0}, chance);
      return Vec<S>{S(sign(g[0], at_zero) == sign(x, at_zero) ? 1 : 0), square(S(x - alpha * norm1(g) * sign(g[0], at_zero)))};
    });
    const S sigma2 = noisy ? ratio<S>(2, 5) : S(0), C = pow(S(2), c), k = pow(S(4), n), log_k = S(2 * n);  // at least ln k
    const S least = sigma2 / (sigma2 + k) / S(2);
    return {.shown = Chain<S>(at_most(S(3) * fifth, means[0]).named("success"))
                         .also(equal(means[1], square(S(S(1) - alpha)) * square(x) + square(alpha) * sigma2).named("one step").sum_of(256))
                         .also(at_most(m * sigma2, (m + sigma2) * (square(S(S(1) - alpha)) * m + square(alpha) * sigma2))
                                   .named("best step")
                                   .sum_of(256))
                         .also(at_most(square(k) * least, C * square(log_k)).named("k^2 E f(x_k) <= C ln(k)^2"))};
  }
};
LEMMATA_CLAIM(SquaredRate);

struct FasterThanSgd {
  static constexpr ClaimInfo info{
      .id = "scaled.remark6-linear",
      .kind = Kind::remark,
      .where = "Remark 6",
      .title = "linear rate against that of SGD",
      .hypotheses = R"(\alpha \in (0, \frac{1}{2L}),\ \alpha < \frac{2p_{\min}-1}{L},\ p_{\min} \in (\frac12, 1],\ 0 < \mu \le L)",
      .statement = R"(\zeta_1 \le 1 - \alpha\mu)",
      .note =
          "true if and only if 2 p_min - 1 >= 1/2 + L alpha: the printed interval is exact for p_min = 1, and empty for p_min <= 3/4. In "
          "units where L = 1",
      .mutants = {"half-rate"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), p = draw.in<S>("p", Range::left_open(0.5, 1));
    const S alpha = draw.in<S>("alpha", Range::open(0, 0.5));
    const auto admitted = strictly_less(alpha, S(2) * p - S(1)).named("alpha < (2p - 1)/L");
    if (!(alpha < S(2) * p - S(1))) return {.given = {admitted}, .shown = {}};
    const S factor = draw.mutant("half-rate") ? S(4) : S(1);
    return {.given = {admitted}, .shown = at_most(bounds::scaled::noisy_rate(alpha, mu, S(1), p), S(1) - factor * alpha * mu).sum_of(256)};
  }
};
LEMMATA_CLAIM(FasterThanSgd);

struct FasterThanSgdRepaired {
  static constexpr ClaimInfo info{.id = "scaled.remark6-linear/repaired",
                                  .kind = Kind::remark,
                                  .where = "Remark 6",
                                  .title = "linear rate against that of SGD",
                                  .hypotheses = R"(p_{\min} \in (\frac34, 1],\ 0 < L\alpha \le 2p_{\min} - \frac32,\ 0 < \mu \le L)",
                                  .statement = R"(\zeta_1 \le 1 - \alpha\mu)",
                                  .note = "repaired: the range on which it is true, in units where L = 1; 2 p_min - 1 = 1/2 + alpha + room",
                                  .mutants = {"too-far"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), alpha = draw.in<S>("alpha", Range::open(0, 0.5));
    const S room = (draw.mutant("too-far") ? S(-1) : S(1)) * (ratio<S>(1, 2) - alpha) * draw.in<S>("room", Range::closed(0, 1));
    const S margin = ratio<S>(1, 2) + room;  // 2 p - 1 - alpha
    return {.shown = at_most(S(1) - S(2) * mu * alpha * margin, S(1) - alpha * mu).sum_of(256)};
  }
};
LEMMATA_CLAIM(FasterThanSgdRepaired);

struct ExactConvergence {
  static constexpr ClaimInfo info{
      .id = "scaled.remark6-exact",
      .kind = Kind::remark,
      .where = "Remark 6",
      .title = "exact convergence at the rate 1/k",
      .hypotheses = R"(\text{as Theorem 2(2)})",
      .statement =
          R"(\text{the right side of (20), or } \mathbb E f(x_k) - f^* \text{ itself, is at most } \frac Ck \text{ for all } k \ge 1 \text{ with some constant } C)",
      .note =
          "a reading: said of \"the result in (20)\", its right side, where two formulas are compared and no run: C = 33 u + f(x_0) - "
          "f*, u = 9 L sigma^2/(mu (2 p_min - 1))^2; or of the method, as \"exact convergence\" is after Example 1: exact gradients up "
          "to k_0, then the law of scaled.thm2-2.trap, under which E f(x_k) >= m^2/2 for all k >= k_0, so that any C, drawn first, is "
          "exceeded at some k",
      .mutants = {"small-constant"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    if (draw.reading("of", {0, 1}, {"bound", "method"}) == 1) {
      const scaled::TrappedRun<S> run(draw);
      return {.given = {run.starts()}, .shown = run.vanishes()};
    }
    const S u = draw.nonnegative<S>("u"), excess = draw.nonnegative<S>("excess"),
            C = S(draw.mutant("small-constant") ? 3 : 33) * u + excess;
    const long k = draw.log_integer("k", 1, 1000000);
    return {.shown = at_most(bounds::scaled::diminishing_bound(u, excess, k), C / S(k)).sum_of(256)};
  }
};
LEMMATA_CLAIM(ExactConvergence);

struct ExtraTerms {
  static constexpr ClaimInfo info{
      .id = "scaled.remark6-extra-terms",
      .kind = Kind::remark,
      .where = "Remark 6, last sentences",
      .title = "comparison with [27]",
      .statement =
          R"(\text{the condition of [27] for convergence does not always hold};\ \text{(20) includes } O(\tfrac{1}{k^2} + \tfrac{1}{k^3}) \text{ besides } O(\tfrac1k))",
      .not_executable =
          "what its reference [27] requires cannot be decided from this text; what can be computed, the orders of the terms of (20), is "
          "scaled.remark6-extra-terms.orders"};
};
LEMMATA_CLAIM(ExtraTerms);

struct OrdersOfTerms {
  static constexpr ClaimInfo info{
      .id = "scaled.remark6-extra-terms.orders",
      .kind = Kind::remark,
      .where = "Remark 6, last sentences",
      .title = "orders of the terms of (20)",
      .hypotheses = R"(u = \frac{9L\sigma^2}{\mu^2(2p_{\min}-1)^2} > 0,\ V_0 = f(x_0) - f^*,\ n = k \ge 1)",
      .statement =
          R"(\frac{u}{n^2} + \frac{V_0}{(n+1)^3} \le (u + V_0)\left(\frac{1}{n^2} + \frac{1}{n^3}\right),\quad \frac{32u}{n} \le u\left(\frac{32}{n} + \frac{1}{n^2}\right) + \frac{V_0}{(n+1)^3})",
      .note =
          "the terms besides 32 u/k are O(1/k^2 + 1/k^3), as the text says; the sum is of the order 1/k all the same. Both sides of the "
          "first times n^3 (n + 1)^3",
      .mutants = {"no-first-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.positive<S>("u"), V0 = draw.nonnegative<S>("V_0"), n = S(1) + draw.nonnegative<S>("n - 1"),
            cube = pow(S(n + S(1)), 3L);
    const S sum = u * ((draw.mutant("no-first-term") ? S(0) : S(32) * n) + S(1)) * cube + V0 * square(n);  // of (20), times n^2 (n + 1)^3
    return {.shown = Chain<S>(at_most(u * n * cube + V0 * pow(n, 3L), (u + V0) * (n + S(1)) * cube).named("extra terms"))
                         .also(at_most(S(32) * u * n * cube, sum).named("order 1/k"))};
  }
};
LEMMATA_CLAIM(OrdersOfTerms);

struct AbstractRates {
  static constexpr ClaimInfo info{
      .id = "scaled.abstract-rates",
      .kind = Kind::remark,
      .where = "abstract",
      .title = "the headline rates",
      .hypotheses = R"(\text{as Theorems 1 and 2})",
      .statement =
          R"(\text{full gradients: } f(x_k) - f^* \le \zeta^k(f(x_0) - f^*),\ \zeta < 1;\quad \text{stochastic: } O(1/k) \text{ with a diminishing rate})",
      .note =
          "the first part holds (first link, and scaled.thm1-1, scaled.thm1-2); with stochastic gradients there is no convergence in "
          "general (scaled.thm2-2.trap: any C, drawn first, is exceeded at some k), and none to the stated neighbourhood (scaled.thm2-1)",
      .mutants = {"no-gain"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S share = draw.in<S>("share", Range::open(0, 1)), mu = draw.in<S>("mu", Range::left_open(0, 1));
    const S zeta = bounds::scaled::rate(S(S(2) * share), draw.mutant("no-gain") ? ratio<S>(1, 1 << 30) * mu : mu, S(1));
    Chain<S> shown(strictly_less(zeta, S(1) - mu * share * (S(1) - share)).named("cases 1 and 2"));
    const scaled::TrappedRun<S> run(draw);
    return {.given = {run.starts()}, .shown = std::move(shown).also(run.vanishes())};
  }
};
LEMMATA_CLAIM(AbstractRates);

struct ConclusionRates {
  static constexpr ClaimInfo info{
      .id = "scaled.conclusion",
      .kind = Kind::remark,
      .where = "Conclusion",
      .title = "summary",
      .hypotheses =
          R"(f\ \mu\text{-strongly convex in } \ell_\infty, \text{ or } \mu\text{-PL, convex or not},\ L\text{-smooth in } \ell_\infty,\ 0 < \alpha < \frac2L)",
      .statement =
          R"(f(x_{k+1}) - f^* \le \zeta\,(f(x_k) - f^*) \text{ from any } x_k,\ 1 - \zeta = 2\mu\alpha(1 - \frac{L\alpha}{2}) > 0)",
      .argument = Argument::invariant,
      .note =
          "scaled signGD \"is linearly convergent\": one step from any point. That signSGD \"has been analyzed in two cases\" states no "
          "rate: the theorems are scaled.thm2-1, scaled.thm2-2 and scaled.thm3. That the continuous-time analysis indicates faster "
          "convergence is scaled.sec2-flow-advantage",
      .sweep = "share",
      .mutants = {"step-beyond"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const bool strongly = draw.coin("strongly convex");
    const auto f = strongly ? problem::any_strongly_convex<S>(draw, "f", d) : problem::any_pl<S>(draw, "f", d);
    const S share = draw.in<S>("share", Range::open(0, 1));
    if (!strongly && !f.mu_inf) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S mu = !strongly ? f.mu_inf() : f.strong_convexity_inf ? f.strong_convexity_inf() : *f.strong_convexity;
    const S L = scaled::smoothness(f), alpha = S(2) * share / L;
    const auto sgd = scaled::descent(draw, f, draw.mutant("step-beyond") ? S(3) * alpha : alpha);
    const auto run = expect.run(sgd, 1, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    return {.shown = Chain<S>(at_most(run.mean(0, 1), bounds::scaled::rate(alpha, mu, L) * run.mean(0, 0)).named("one step").sum_of(1024))
                         .also(strictly_less(S(0), S(2) * mu * bounds::scaled::gain(alpha, L)).named("linear"))};
  }
};
LEMMATA_CLAIM(ConclusionRates);

}  // namespace
}  // namespace lemmata
