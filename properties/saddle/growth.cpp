#include "bounds/saddle/beta.hpp"
#include "lib/claim/claim.hpp"

// Definition B.13 and Propositions B.14 and B.15: sums of powers of 1 + a, a = eta gamma. Each is shown for t up to 40, and by a step for
// every t.

namespace lemmata {
namespace {

using bounds::saddle::beta_squared;

struct ClosedForm {
  static constexpr ClaimInfo info{
      .id = "saddle.defB.13",
      .kind = Kind::definition,
      .where = "Definition B.13",
      .title = "beta_t is a standard deviation",
      .hypotheses = R"(X_i \text{ independent with standard deviations } (1+a)^i,\ a = \eta\gamma)",
      .statement = R"(\operatorname{Var}\sum_{i<t}X_i = \beta_t^2 = \frac{(1+a)^{2t}-1}{(1+a)^2-1})",
      .argument = Argument::invariant,
      .note =
          "signs times (1+a)^i for t up to 5, all paths; the closed form for t up to 5, and its step for every t. "
          "Independence is not printed here; it is where the sum is formed, in the proof of Lemma B.18, whose Xi_t is a sum of independent "
          "Gaussians. The mutant has equal signs: without it the definition would be false",
      .mutants = {"equal-signs"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("a", Range::left_open(0, 1)), w = draw.positive<S>("w");
    const long t = draw.integer("t", 0, 5);
    S second(0);
    for (long path = 0; path < (1L << t); ++path) {
      S sum(0);
      for (long i = 0; i < t; ++i) sum += pow(S(S(1) + a), i) * S(draw.mutant("equal-signs") || (path >> i) % 2 == 0 ? 1 : -1);
      second += square(sum) / S(1L << t);
    }
    const S growth = square(S(S(1) + a)), divisor = growth - S(1);
    return {.shown = Chain<S>(equal(second, beta_squared(a, t)).named("variance"))
                         .also(equal(beta_squared(a, t) * divisor, pow(S(S(1) + a), 2 * t) - S(1)).named("closed form"))
                         .also(equal((w - S(1)) + w * divisor, w * growth - S(1)).named("step"))};
  }
};
LEMMATA_CLAIM(ClosedForm);

struct GrowthLower {
  static constexpr ClaimInfo info{.id = "saddle.propB.14.lower",
                                  .kind = Kind::lemma,
                                  .where = "Proposition B.14",
                                  .title = "growth of a sum, from below",
                                  .hypotheses = R"(a = \eta\gamma \in (0, 1],\ t \ge 2/a)",
                                  .statement = R"(\beta_t \ge \frac{(1+a)^t}{\sqrt{6a}})",
                                  .argument = Argument::invariant,
                                  .note =
                                      "squared, with w = (1+a)^(2t) and beta_t^2 = (w - 1)/(a (2 + a)) (saddle.defB.13): it says (2 + a) "
                                      "w <= 6 (w - 1). By Bernoulli, in steps, w >= 1 + 2 t a >= 5, and 5 suffices. a = u/n with n = u + "
                                      "v, multiplied out",
                                  .mutants = {"early"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.positive<S>("u"), n = u + draw.nonnegative<S>("v"), t = draw.nonnegative<S>("t"), more = draw.nonnegative<S>("more");
    const S w = (draw.mutant("early") ? S(1) : S(5)) + more;
    const S now = n + S(2) * t * u + more * n, next = n + S(2) * (t + S(1)) * u;
    return {.shown = Chain<S>(at_most(next * square(n), now * square(S(n + u))).named("Bernoulli").sum_of(256))
                         .also(at_most((S(2) * n + u) * w, S(6) * n * (w - S(1))).named("bound").sum_of(256))};
  }
};
LEMMATA_CLAIM(GrowthLower);

struct SumSquared {
  static constexpr ClaimInfo info{
      .id = "saddle.propB.15",
      .kind = Kind::lemma,
      .where = "Proposition B.15",
      .title = "square of a sum of powers",
      .hypotheses = R"(t \le \mathcal I = c_{\mathcal I}/(\eta\sqrt{\rho\varepsilon}))",
      .statement = R"((\sum_{i<t}(1+a)^{t-1-i})^2 \le t\beta_t^2 \le \frac{c_{\mathcal I}\beta_t^2}{\eta\sqrt{\rho\varepsilon}})",
      .argument = Argument::invariant,
      .note =
          "Cauchy's inequality from t = 1, where both sides are equal, by its step for every t >= 1: t ((t+1)(s + u^2) - (S + u)^2) = "
          "(t+1)(t s - S^2) + (S - t u)^2, for S the sum, s its squares and u the next term",
      .mutants = {"half-the-time"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S n = S(1) + draw.nonnegative<S>("t - 1"), sum = draw.real<S>("S"), squares = draw.nonnegative<S>("s"), u = draw.real<S>("u");
    const S extra = draw.nonnegative<S>("I - t"), next = draw.mutant("half-the-time") ? n / S(2) : n + S(1);
    const S gain = n * (next * (squares + square(u)) - square(S(sum + u)));
    return {.shown = Chain<S>(at_most(square(u), S(1) * square(u)).named("t = 1"))
                         .also(equal(gain, (n + S(1)) * (n * squares - square(sum)) + square(S(sum - n * u))).named("step").sum_of(256))
                         .also(at_most(n * squares, (n + extra) * squares).named("t <= I"))};
  }
};
LEMMATA_CLAIM(SumSquared);

}  // namespace
}  // namespace lemmata
