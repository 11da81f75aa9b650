#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sign_descent.hpp"

// The bullet "Convergence rate" after Theorem 5: what the rates say when rho is 1/2, 1 or between.

namespace lemmata {
namespace {

/// signSGD with constant steps on f(x) = x^2/2 and votes +-1 under 2 rho(x) - 1 = min(1, gamma/(4 |x|)), in (0, 1] wherever the gradient
/// x is not 0. At 0, where nothing is assumed, both votes lead to the same value of f.
template <Scalar S>
struct FadingSuccess {
  S gamma, x0;
  bool certain;  ///< |x| <= gamma/4: no noise

  explicit FadingSuccess(Draw& draw) : gamma(draw.positive<S>("gamma")), certain(draw.coin("near 0")) {
    const S place = gamma / S(4), v = draw.nonnegative<S>("v");
    const S size = !certain ? S(place + v) : draw.coin("at 0") ? S(0) : S(place / (S(1) + v));
    x0 = draw.coin("negative") ? -size : size;
  }
  static S value(const S& x) { return square(x) / S(2); }
  /// 2 rho - 1 at x_0
  S lead() const { return certain ? S(1) : gamma / (S(4) * abs(x0)); }
  S value_after_step(Expect<S>& expect, bool noisy) const {
    const S rho = noisy ? S((S(1) + lead()) / S(2)) : S(1);
    const oracle::Oracle<S> votes = [rho](const oracle::Point<S>& at, Chance<S>& chance) {
      return Vec<S>{sign(at.x[0], 1) * (chance.bernoulli(rho) ? S(1) : S(-1))};
    };
    const method::SignDescent<S> method{.x0 = Vec<S>{x0}, .gamma = gamma, .oracle = votes};
    return expect.run(method, 1, {[](const method::Position<S>& at) { return value(at.x[0]); }}).mean(0, 1);
  }
};

struct ArbitrarilySlow {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5-arbitrarily-slow",
      .kind = Kind::remark,
      .where = R"(bullet "Convergence rate" after Theorem 5)",
      .title = "rates between those of no noise and of pure noise",
      .hypotheses = R"(\text{as Theorem 5})",
      .statement =
          R"(\rho_i = \frac12: \|g\|_\rho = 0; \quad \rho_i = 1: \|g\|_\rho = \|g\|_1; \quad \rho_i = \frac12 + \frac{1}{2N}: \|g\|_1 =)"
          R"( N\|g\|_\rho \text{ for any } N \ge 1; \quad \rho_i > \frac12: \text{ the right side of (7) tends to 0, or the method converges})",
      .note =
          "the last statement is read for the rho-norm with decreasing steps (the right side of (7) tends to 0: its logarithm is below a "
          "power, as log q <= q for q = K^(1/4)), and for the gradient and the function with constant steps, to a neighbourhood: there E "
          "f(x_k) may grow by gamma^2/4 in every step, for ever (ssd.thm5-arbitrarily-slow.diverges), of which one step from one point "
          "is attacked here. The rate O(1/sqrt K) at rho = 1 is ssd.table1.ours-signsgd",
      .mutants = {"half-rho"},
      .whole = {"negative", "near 0", "at 0"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool of_norm = draw.reading("converges", {1, 0}, {"rho-norm", "gradient"}) == 1;
    const S size = draw.nonnegative<S>("|g|"), N = S(1) + draw.nonnegative<S>("N - 1"), half = ratio<S>(1, 2);
    const Vec<S> g{size};
    const S slow = half + half / (draw.mutant("half-rho") ? S(S(2) * N) : N);
    Chain<S> shown(equal(bounds::ssd::rho_norm({half}, g), S(0)).named("rho = 1/2"));
    shown.also(equal(bounds::ssd::rho_norm({S(1)}, g), abs(size)).named("rho = 1"));
    shown.also(equal(N * bounds::ssd::rho_norm({slow}, g), abs(size)).named("arbitrarily slow").sum_of(1024));
    if (of_norm) {
      const S log_q = draw.nonnegative<S>("log K^(1/4)");
      return {.shown = std::move(shown).also(at_most(log_q, exp(log_q)).named("log below a power"))};
    }
    const FadingSuccess<S> x(draw);
    return {.shown = std::move(shown).also(strictly_less(x.value_after_step(expect, true), x.value(x.x0) + square(x.gamma) / S(4))
                                               .named("E f does not grow by a fixed amount"))};
  }
};
LEMMATA_CLAIM(ArbitrarilySlow);

struct DivergesUnderFadingSuccess {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5-arbitrarily-slow.diverges",
      .kind = Kind::remark,
      .where = R"(bullet "Convergence rate" after Theorem 5)",
      .title = "success probabilities above 1/2 under which the function grows",
      .hypotheses = R"(f(x) = \frac{x^2}{2}, \; 2\rho(x) - 1 = \min\left(1, \frac{\gamma}{4|x|}\right), \; x_{k+1} = x_k - \gamma)"
                    R"( \operatorname{sign} \hat g(x_k), \; \operatorname{sign} \hat g \in \{-1, 1\}, \; \gamma > 0)",
      .statement =
          R"(\rho(x) > \frac12, \quad \mathbb E f(x_{k+1}) \ge \mathbb E f(x_k) + \frac{\gamma^2}{4}, \quad \text{so that } \mathbb E)"
          R"( f(x_k) \to \infty)",
      .argument = Argument::invariant,
      .note =
          "one step from any point, by the law of the two signs (at x = 0, where nothing is assumed, of any two). The rho-norm stays "
          "below gamma/4, within (8)",
      .mutants = {"no-noise"},
      .whole = {"negative", "near 0", "at 0"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const FadingSuccess<S> x(draw);
    const S least = x.value(x.x0) + square(x.gamma) / S(4);
    return {.shown = Chain<S>(strictly_less(S(0), x.lead()).named("SPB"))
                         .also(at_most(least, x.value_after_step(expect, !draw.mutant("no-noise"))).named("growth").sum_of(256))
                         .also(at_most(x.lead() * abs(x.x0), x.gamma / S(4)).named("rho-norm"))};
  }
};
LEMMATA_CLAIM(DivergesUnderFadingSuccess);

struct SlowRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5-arbitrarily-slow/repaired",
      .kind = Kind::remark,
      .where = R"(bullet "Convergence rate" after Theorem 5)",
      .title = "success probabilities bounded away from 1/2",
      .hypotheses = R"(\rho_i \ge \frac12 + \frac{1}{2N} \text{ where } g_i \ne 0, \; N \ge 1)",
      .statement = R"(\|g\|_1 \le N\|g\|_\rho)",
      .note =
          "added: rho is bounded away from 1/2. Then (7), for K >= 2, and (8) bound the l1 norm with N times their right sides. Shown for "
          "one coordinate, of which both sides are sums",
      .mutants = {"half-rho"},
      .whole = {"no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S size = draw.nonnegative<S>("|g|"), N = S(1) + draw.nonnegative<S>("N - 1"), half = ratio<S>(1, 2);
    const S slack = draw.nonnegative<S>("slack"), lead = draw.coin("no noise") ? S(1) : S((S(1) + slack) / (N + slack));  // 1/N to 1
    const S rho = half + half * (draw.mutant("half-rho") ? S(half * lead) : lead);
    return {.shown = at_most(size, N * bounds::ssd::rho_norm({rho}, Vec<S>{size})).sum_of(256)};
  }
};
LEMMATA_CLAIM(SlowRepaired);

}  // namespace
}  // namespace lemmata
