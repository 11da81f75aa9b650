#include "bounds/ef/smooth_rate.hpp"
#include "lib/claim/claim.hpp"

// What Remark 4 and footnote 1 read off the bounds.

namespace lemmata {
namespace {

struct HigherOrder {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.higher-order",
      .kind = Kind::remark,
      .where = "Remark 4",
      .title = "delta in the higher order term only",
      .hypotheses =
          R"(b_\delta(T) \text{ the right side of Remark 4, } b(T) \text{ that of SGD}, \; K = \frac{4L^2\sigma^2(1-\delta)}{\delta^2})",
      .statement = R"((T+1)(b_\delta(T) - b_1(T)) = K, \quad \sqrt{T+1}\, b_\delta(T) = \frac{4f_0 + L\sigma^2}{2} + \frac{K}{\sqrt{T+1}},)"
                   R"( \quad b_\delta(T) \le 2 b(T) + \frac{K}{T+1})",
      .note =
          "the rate is that of SGD up to the factor 2 of ef.footnote1, as O(1/sqrt T) means. With the constants that the proof gives "
          "(ef.rem4/repaired) the last relation is an equality. The draw is 1/delta - 1",
      .mutants = {"larger-share"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S v = draw.nonnegative<S>("1/delta - 1"), w = S(1) + v;
    const S gap = draw.nonnegative<S>("f_0"), sigma2 = draw.nonnegative<S>("sigma^2"), L = draw.nonnegative<S>("L");
    const S root = S(1) + draw.nonnegative<S>("sqrt(T + 1) - 1");
    const S K = S(4) * square(L) * sigma2 * v * w;  // (1 - delta)/delta^2 = v (1 + v)
    const S delta = S(1) / (draw.mutant("larger-share") ? S(w + v) : w);
    const S rate = bounds::ef::fixed_step_rate(gap, L, sigma2, delta, root),
            without = bounds::ef::fixed_step_rate(gap, L, sigma2, S(1), root);
    const S sgd = bounds::ef::fixed_step_sgd_rate(gap, L, sigma2, S(1), root), steps = square(root);
    return {.shown = Chain<S>(equal(steps * (rate - without), K).named("higher order"))
                         .also(equal(root * rate, (S(4) * gap + L * sigma2) / S(2) + K / root).named("leading term"))
                         .also(at_most(rate, S(2) * sgd + K / steps).named("rate of SGD"))};
  }
};
LEMMATA_CLAIM(HigherOrder);

/// The last term of Remark 4 over the first one, times (4 f_0 + L sigma^2): 8 L^2 sigma^2 (1 - delta)/(delta^2 sqrt(T + 1)).
struct Negligible {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.threshold",
      .kind = Kind::remark,
      .where = "Remark 4",
      .title = "iterations until the last term is negligible",
      .hypotheses = R"(c > 0 \text{ the constant of } O(1/\delta^2), \; \delta \in (0, 1], \; T + 1 = c/\delta^2)",
      .statement = R"(\frac{4L^2\sigma^2(1-\delta)}{\delta^2(T+1)} \le \frac{4f_0 + L\sigma^2}{2\sqrt{T+1}})",
      .note =
          "after T >= O(1/delta^2) iterations, for some constant in the O: at T + 1 = c/delta^2 the ratio of the terms is 8 L^2 sigma^2 "
          "(1 - delta)/(delta sqrt(c) (4 f_0 + L sigma^2)), which passes every bound as delta -> 0, whatever c, L, sigma and f_0 are: at "
          "delta = 1/(1 + m) with m = sqrt(c) (4 f_0/sigma^2 + L)/(8 L^2) + 1/L it is above 1 (ef.rem4.threshold.all-constants). True "
          "from T + 1 >= 64 L^2 (1 - delta)^2/delta^4 on: /repaired",
      .mutants = {"twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S root_c = draw.positive<S>("sqrt(c)"), L = draw.positive<S>("L"), sigma2 = draw.positive<S>("sigma^2");
    const S gap = draw.nonnegative<S>("f_0"), v = draw.nonnegative<S>("1/delta - 1"), w = S(1) + v;
    const S root = root_c * w;  // sqrt(T + 1) = sqrt(c)/delta
    Case<S> made{.given = {at_most(S(1), root)}};
    const S factor(draw.mutant("twice") ? 2 : 1);
    made.shown = at_most(factor * S(8) * square(L) * sigma2 * v * w, (S(4) * gap + L * sigma2) * root);
    return made;
  }
};
LEMMATA_CLAIM(Negligible);

struct NegligibleForNoConstant {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.threshold.all-constants",
      .kind = Kind::remark,
      .where = "Remark 4 (the negation of the remark; not in the paper)",
      .title = "no constant in O(1/delta^2) is enough",
      .hypotheses =
          R"(c, L, \sigma > 0, \; f_0 \ge 0; \; \delta = \frac{1}{1+m}, \; m = \frac{\sqrt c\,(4f_0 + L\sigma^2)}{8L^2\sigma^2} + x, \; x > 0,)"
          R"( \; T + 1 = c/\delta^2)",
      .statement = R"(\frac{4f_0 + L\sigma^2}{2\sqrt{T+1}} < \frac{4L^2\sigma^2(1-\delta)}{\delta^2(T+1)})",
      .note = "for every constant c there is a delta, and every smaller one; both sides times 2 delta^2 (T + 1)/(1 + m)",
      .mutants = {"smaller-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S root_c = draw.positive<S>("sqrt(c)"), weight = draw.positive<S>("8 L^2 sigma^2"),
            first = draw.nonnegative<S>("4 f_0 + L sigma^2");
    const S more = draw.positive<S>("x"), product = root_c * first + (draw.mutant("smaller-m") ? -more : more) * weight;  // 8 L^2 sigma^2 m
    return {.shown = strictly_less(first * root_c, product)};
  }
};
LEMMATA_CLAIM(NegligibleForNoConstant);

struct NegligibleRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.rem4.threshold/repaired",
      .kind = Kind::remark,
      .where = "Remark 4",
      .title = "iterations until the last term is below the first",
      .hypotheses = R"(\sqrt{T+1} \ge \frac{8L(1-\delta)}{\delta^2})",
      .statement =
          R"(\frac{4L^2\sigma^2(1-\delta)}{\delta^2(T+1)} \le \frac{4f_0 + L\sigma^2}{2\sqrt{T+1}}, \text{ with equality for } f_0 = 0 \text{ at the)"
          R"( threshold})",
      .note =
          "O(1/delta^4) in the place of O(1/delta^2), and no less where f_0 = 0. The draw is 1/delta - 1; both sides times 2 delta^2 (T + "
          "1)",
      .mutants = {"quadratic"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S v = draw.nonnegative<S>("1/delta - 1"), w = S(1) + v, L = draw.nonnegative<S>("L");
    const S sigma2 = draw.nonnegative<S>("sigma^2"), gap = draw.nonnegative<S>("f_0"), later = draw.nonnegative<S>("later");
    const S least = S(8) * L * v * (draw.mutant("quadratic") ? S(1) : w), root = least + later;
    const S last = S(8) * square(L) * sigma2 * v * w;
    return {.shown = Chain<S>(at_most(last, (S(4) * gap + L * sigma2) * root).named("enough"))
                         .also(equal(last, L * sigma2 * least).named("needed where f_0 = 0"))};
  }
};
LEMMATA_CLAIM(NegligibleRepaired);

struct TwiceAsSlow {
  static constexpr ClaimInfo info{
      .id = "ef.footnote1",
      .kind = Kind::remark,
      .where = "footnote 1",
      .title = "twice as slow as SGD",
      .hypotheses = R"(\lim_{T \to \infty} \sqrt{T+1}\; b \text{ of both bounds}, \; f_0, L\sigma^2 \ge 0)",
      .statement = R"(\lim \sqrt{T+1}\, b_{EF} = 2 \lim \sqrt{T+1}\, b_{SGD})",
      .note =
          "the rate shown is read as the display of Remark 4, (4 f_0 + L sigma^2)/2 against (2 f_0 + L sigma^2)/2: twice only where the "
          "noise does not count; or as what the proof shows, 2 f_0 + L sigma^2: exactly twice. That a tighter analysis removes the factor: "
          "ef.thm2.rho-to-zero",
      .mutants = {"other-sgd"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool printed = draw.reading("rate shown", {0, 1}, {"Remark-4", "proof"}) == 0;
    const S gap = draw.nonnegative<S>("f_0"), noise = draw.nonnegative<S>("L sigma^2");
    const S feedback = printed ? S((S(4) * gap + noise) / S(2)) : S(S(2) * gap + noise);
    const S sgd = (S(draw.mutant("other-sgd") ? 3 : 2) * gap + noise) / S(2);
    return {.shown = equal(feedback, S(2) * sgd)};
  }
};
LEMMATA_CLAIM(TwiceAsSlow);

}  // namespace
}  // namespace lemmata
