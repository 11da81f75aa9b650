#include <algorithm>

#include "properties/saddle/parameters.hpp"
#include "properties/saddle/stated_only.hpp"

// Theorem B.19 and what is not computed: the figures.

namespace lemmata {
namespace {

struct ResetBefore {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.step-t0-exists",
      .kind = Kind::proof_step,
      .where = "proof of Theorem B.19",
      .title = "an escape direction without error in every window",
      .hypotheses =
          R"(\text{reset\_error = true, Definition B.2},\ c_{\mathcal R} \le \tfrac12,\ c_{\mathcal I} \ge 4,\ c_\eta + c_r^2 + c_{\mathcal I}c_\eta \le \tfrac{c_{\mathcal F}}2,)"
          R"(\ 16c_{\mathcal I}c_{\mathcal F} \le c_{\mathcal R}^2,\ 2c_{\mathcal F} \le c_{\mathcal I}c_{\mathcal R}^2,\ 160L^2\mathcal R^2 \le \chi^2,)"
          R"(\ \sqrt{\rho\varepsilon} \le L,\ 4L\eta < \min(\frac\mu{\sqrt{1-\mu}}, 1),\ \lambda_{\min}(\nabla^2f(x_{t'})) < -\sqrt{\rho\varepsilon})",
      .statement =
          R"(\exists t_0 \in [t' - \mathcal I, t']:\ e_{t_0} = 0 \text{ and } \lambda_{\min}(\nabla^2f(x_{t_0})) < -\tfrac12\sqrt{\rho\varepsilon})",
      .note =
          "on every path. Line 5 keeps y_t, not x_t = y_t + eta e_t, within R of the last reset, so that Proposition B.3 does not reach "
          "x_{t'}. With C(p) = (1 + sqrt(1 - mu)) p, and noise that brings y back and forth between two points of the ball, e grows, and x "
          "gets as far as any multiple of R where mu is small, whatever the constants are, the unnamed ones of Appendix B among them; so "
          "it does on all paths near this one, together of positive probability, as the noise is Gaussian and all that is asked of them is "
          "open. Here f''(x) = max(-L, f''(x_0) - rho |x - x_0|). Where reset_error is false, as in Theorem 3.4, no t_0 >= 1 need be "
          "without error at all. The errors alone: repaired",
      .mutants = {"wider-ball"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const saddle::Parameters<S> p(draw, saddle::EtaMu::general_as_printed);
    const S bend = draw.in<S>("f''(x_0)/sqrt(rho eps)", Range::closed(-1, 1));
    const S step = draw.in<S>("|y - x_0|/R", Range::open(0, 1)) * S(draw.mutant("wider-ball") ? 2 : 1);
    const S lost = p.contraction, deepest = -p.L / p.root_rho_eps;
    // in units of R, R/eta and sqrt(rho eps), where rho R is c_R; moved is eta (grad f + noise)
    const auto curvature = [&](const S& x) { return S(max(deepest, S(bend - p.c_R * abs(x)))); };
    S x(0), e(0), moved = step, least = bend;
    long t = 0;
    for (; t < 64 && S(-1) <= curvature(x); ++t) {
      const S sum = e + moved;
      x -= (S(1) + lost) * sum;
      e = -lost * sum;
      moved = S(t % 2 == 0 ? -2 : 2) * step;
      if (e == S(0)) least = min(least, curvature(x));
    }
    return {.given = {p.step_condition(), at_most(S(4), p.c_i).named("Proposition B.14"),
                      at_most(S(160) * square(p.L) * p.radius2(), p.chi2()).named("c_R small enough").sum_of(256),
                      at_most(S(t), p.time()).named("t' <= I"), strictly_less(curvature(x), S(-1)).named("f''(x_{t'})")},
            .shown = strictly_less(least, ratio<S>(-1, 2)).named("the least f''(x_{t_0}) without error")};
  }
};
LEMMATA_CLAIM(ResetBefore);

struct ResetBeforeRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.step-t0-exists/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem B.19",
      .title = "an iteration without error in every window",
      .hypotheses =
          R"(\text{reset\_error = true: Line 5 resets at } t \text{ when } t - t_r > \mathcal I,\ t_r \text{ the last reset, or before})",
      .statement = R"(\exists t_0 \in [t' - \mathcal I, t']:\ \text{reset at } t_0)",
      .note =
          "without the curvature at x_{t_0}, which need not be below -sqrt(rho eps)/2. Times only, resets also at any earlier time by "
          "distance (drawn)",
      .mutants = {"later"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long window = draw.integer("I", 1, 6), last = window + draw.integer("t' - I", 0, 12),
               early = draw.integer("by distance", 0, (1L << 19) - 1);
    const long slack = draw.mutant("later") ? window + 1 : 0;
    long reset = 0;
    for (long t = 1; t <= last; ++t)
      if (t - reset > window + slack || (early >> t) % 2 == 1) reset = t;
    return {.shown = at_most(S(last - window), S(reset)).named("the last reset is in the window")};
  }
};
LEMMATA_CLAIM(ResetBeforeRepaired);

struct Fraction {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.fraction",
      .kind = Kind::remark,
      .where = "after Theorem B.19",
      .title = "any fraction",
      .hypotheses =
          R"(\text{a fraction at most } \tfrac c2 \text{ has large gradients},\ \text{at most } \tfrac c2 \text{ escape directions})",
      .statement = R"(\text{at least the fraction } 1 - c \text{ is } \varepsilon\text{-SOSP})",
      .note = "counting, on up to 40 points with the two properties drawn",
      .mutants = {"whole-c"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("points", 1, 40), large = draw.integer("large gradients", 0, 40) % (n + 1),
               escape = draw.integer("escape directions", 0, 40) % (n + 1);
    const long both = std::max(0L, std::min({large, escape, draw.integer("both", 0, 40)}));
    const S c = draw.in<S>("c", Range::open(0, 1)), limit = (draw.mutant("whole-c") ? c : c / S(2)) * S(n);
    const long bad = std::min(n, large + escape - std::max(both, large + escape - n));
    return {.given = {at_most(S(large), limit).named("large gradients"), at_most(S(escape), limit).named("escape directions")},
            .shown = at_most((S(1) - c) * S(n), S(n - bad)).named("fraction")};
  }
};
LEMMATA_CLAIM(Fraction);

struct Triggers {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.triggers",
      .kind = Kind::theorem,
      .where = "Theorem B.19",
      .title = "how often Line 5 is triggered",
      .hypotheses = R"(\text{A, B, Definition B.2},\ T = \tilde O(\frac{f_{\max}}{\eta\varepsilon^2}))",
      .statement =
          R"(\text{at most } \tilde O(\frac{f_{\max}}{\mathcal F}) = \tilde O(\frac T{\mathcal I}) = \tilde O(\varepsilon^{-3/2}) \text{ times})",
      .not_executable =
          "at most O~ of this many times names no constants, so that no run contradicts it; what holds of the count on every path is "
          "saddle.thmB.19/repaired, and that the three forms are one is saddle.thmB.19.triggers.rates"};
};
LEMMATA_CLAIM(Triggers);

struct TriggerRates {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.triggers.rates",
      .kind = Kind::remark,
      .where = "Theorem B.19",
      .title = "three forms of the number of triggers",
      .hypotheses = R"(T = c\frac{f_{\max}}{\eta\varepsilon^2},\ \mathcal I, \mathcal F \text{ of Definition B.2})",
      .statement =
          R"(c_{\mathcal F}\frac{f_{\max}}{\mathcal F} = \frac{c_{\mathcal I}}c\frac T{\mathcal I} = f_{\max}\sqrt\rho\,\varepsilon^{-3/2})",
      .note =
          "they differ by c, c_I and c_F only, which hide constants and logarithms, and by f_max sqrt(rho), which O~ treats as a constant. "
          "That Line 5 is triggered at most so often is not part of it",
      .mutants = {"F-without-root"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S e = draw.positive<S>("sqrt(eps)"), g = draw.positive<S>("sqrt(rho)"), eta = draw.positive<S>("eta"), c = draw.positive<S>("c");
    const S c_i = draw.positive<S>("c_I"), c_f = draw.positive<S>("c_F"), f_max = draw.positive<S>("f_max"), eps = square(e);
    const S horizon = c * f_max / (eta * square(eps)), time = c_i / (eta * g * e);
    const S drop = c_f * (draw.mutant("F-without-root") ? eps : e * eps) / g;
    return {.shown = Chain<S>(equal(c_f * (f_max / drop), c_i / c * (horizon / time)).named("f_max/F and T/I"))
                         .also(equal(c_i / c * (horizon / time), f_max * g / (e * eps)).named("T/I and eps^(-3/2)"))};
  }
};
LEMMATA_CLAIM(TriggerRates);

struct FigureOne {
  static constexpr ClaimInfo info =
      saddle::stated_only("saddle.fig1", Kind::example, "Figure 1", "RANDOMK on CIFAR-10",
                          R"(\text{with a tenth and a hundredth of the coordinates it performs like SGD})",
                          "a plot of training a deep net; it states no inequality. A scaled experiment is data, not a claim");
};
LEMMATA_CLAIM(FigureOne);
struct FigureTwo {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.fig2", Kind::example, "Figure 2", "noise helps to leave saddles", R"(\text{with artificial noise the loss falls earlier})",
      "a plot of training an autoencoder; it states no inequality. A scaled experiment is data, not a claim");
};
LEMMATA_CLAIM(FigureTwo);
struct EscapeTime {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.exp.escape-time", Kind::example, "suggested by Proposition B.20", "time to escape", R"(O(1/(\eta\gamma)) \text{ iterations})",
      "not in the paper: an experiment; the growth that it would measure is saddle.lemB.18.quadratics");
};
LEMMATA_CLAIM(EscapeTime);

}  // namespace
}  // namespace lemmata
