#include <algorithm>

#include "bounds/saddle/descent.hpp"
#include "lib/claim/claim.hpp"

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
          R"(\text{Algorithm 1, linear compressor},\ \mathcal R \le \tfrac12\sqrt{\varepsilon/\rho},\ 4L\eta < \min(\frac\mu{\sqrt{1-\mu}}, 1),)"
          R"(\ \mathcal I = \frac{c_I}{\eta\sqrt{\rho\varepsilon}},\ c_I \ge 4,\ \lambda_{\min}(\nabla^2f(x_{t'})) \le -\sqrt{\rho\varepsilon},\ t' \ge \mathcal I)",
      .statement =
          R"(\exists t_0 \in [t' - \mathcal I, t']:\ e_{t_0} = 0 \text{ and } \lambda_{\min}(\nabla^2f(x_{t_0})) < -\tfrac12\sqrt{\rho\varepsilon})",
      .note =
          "on every path. Line 5 keeps y_t, not x_t = y_t + eta e_t, within R of the last reset, so that Proposition B.3 does not reach "
          "x_{t'}: with C(p) = 3p/2 the noise of the last step before t' is enough, which any law without a bound may have. Where "
          "reset_error is false, as in Theorem 3.4 for linear compressors, there is no t_0 >= 1 at all: C(p) = h p with h != 1 has e_t != "
          "0. In dimension 1 with f''(x) = a + rho x on the points of the run, L the largest |f''| on them, noise in the first step and in "
          "the last. The errors alone: repaired",
      .mutants = {"never"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool resets = draw.reading("reset_error", {1, 0}, {"true", "false"}) == 1 && !draw.mutant("never");
    const long window = draw.integer("I", 17, 24), last = window + draw.integer("t' - I", 0, 2);
    const S excess = draw.in<S>("h - 1", Range::open(-1, 1)), mu = S(1) - square(excess);
    const S rho = draw.positive<S>("rho"), k = draw.positive<S>("sqrt(rho eps)"), drop = draw.positive<S>("F");
    const S radius = draw.in<S>("c_R", Range::left_open(0, 0.5)) * k / rho,
            c_I = S(4) + draw.in<S>("c_I", Range::right_open(0, 1)) * (S(window) / S(4) - S(4)), eta = c_I / (S(window) * k);
    const S first = draw.real<S>("eta noise/R, first") * radius / eta, final = draw.real<S>("eta noise/R, last") * radius / eta;
    const S a = (draw.real<S>("f''(x_0)/k + 1/2") - ratio<S>(1, 2)) * k;
    const auto value = [&](const S& x) { return S(a * square(x) / S(2) + rho * square(x) * x / S(6)); };
    const auto curvature = [&](const S& x) { return S(a + rho * x); };
    S x(0), e(0), anchor(0), L(0), least(0);
    long since = 0;
    for (long t = 0;; ++t) {
      const S y = x - eta * e;
      if (resets && (t - since > window || radius < abs(S(anchor - y)))) {
        x = value(x) < value(anchor) - drop ? y : anchor;
        anchor = x;
        e = S(0);
        since = t;
      }
      L = max(L, S(abs(curvature(x))));
      if (t >= last - window && e == S(0)) least = min(least, curvature(x));
      if (t == last) break;
      const S noise = t == last - 1 ? final : t == 0 ? first : S(0), p = e + noise + a * x + rho * square(x) / S(2);
      x -= eta * (S(1) + excess) * p;
      e = -excess * p;
    }
    return {.given = {strictly_less(bounds::saddle::step_condition(eta, mu, L), S(1)).named("step size"),
                      at_most(curvature(x), S(-k)).named("f''(x_{t'})")},
            .shown = strictly_less(least, S(-k / S(2))).named("the least f''(x_{t_0}) without error, or 0")};
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
      .statement = R"(\text{at least the fraction } 1 - c \text{ is } \varepsilon\text{-SOSP};\ T = \frac{4}{2c}T_{1/2})",
      .note =
          "counting, on up to 40 points with the two properties drawn; and the horizon: the fraction times T/I times F is f_max where T is "
          "1/(2c) times that of c = 1/2",
      .mutants = {"whole-c"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("points", 1, 40), large = draw.integer("large gradients", 0, 40) % (n + 1),
               escape = draw.integer("escape directions", 0, 40) % (n + 1);
    const long both = std::max(0L, std::min({large, escape, draw.integer("both", 0, 40)}));
    const S c = draw.in<S>("c", Range::open(0, 1)), limit = (draw.mutant("whole-c") ? c : c / S(2)) * S(n);
    const long bad = std::min(n, large + escape - std::max(both, large + escape - n));
    return {.given = {at_most(S(large), limit).named("large gradients"), at_most(S(escape), limit).named("escape directions")},
            .shown = Chain<S>(at_most((S(1) - c) * S(n), S(n - bad)).named("fraction"))
                         .also(equal(c / S(2) * (S(1) / (S(2) * c)), ratio<S>(1, 4)).named("horizon"))};
  }
};
LEMMATA_CLAIM(Fraction);

constexpr ClaimInfo figure(std::string_view id, std::string_view where, std::string_view title, std::string_view statement,
                           std::string_view why) {
  return {.id = id, .kind = Kind::example, .where = where, .title = title, .statement = statement, .not_executable = why};
}
struct FigureOne {
  static constexpr ClaimInfo info = figure(
      "saddle.fig1", "Figure 1", "RANDOMK on CIFAR-10", R"(\text{with a tenth and a hundredth of the coordinates it performs like SGD})",
      "a plot of training a deep net; it states no inequality. A scaled experiment is data, not a claim");
};
LEMMATA_CLAIM(FigureOne);
struct FigureTwo {
  static constexpr ClaimInfo info =
      figure("saddle.fig2", "Figure 2", "noise helps to leave saddles", R"(\text{with artificial noise the loss falls earlier})",
             "a plot of training an autoencoder; it states no inequality. A scaled experiment is data, not a claim");
};
LEMMATA_CLAIM(FigureTwo);
struct EscapeTime {
  static constexpr ClaimInfo info =
      figure("saddle.exp.escape-time", "suggested by Proposition B.20", "time to escape", R"(O(1/(\eta\gamma)) \text{ iterations})",
             "not in the paper: an experiment; the growth that it would measure is saddle.lemB.18 on quadratics");
};
LEMMATA_CLAIM(EscapeTime);

}  // namespace
}  // namespace lemmata
