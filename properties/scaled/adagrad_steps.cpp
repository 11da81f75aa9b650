#include "lib/claim/claim.hpp"

// Example 2 where no iterate is 0 (or sign(0) is not 0): one step of sign AdaGrad-Norm I from any state, with s = eta/b_{k+1}.

namespace lemmata {
namespace {

/// A state (x, b) with x != 0, by |x| and s, and |x - s sign(x)| = | |x| - s |.
template <Scalar S>
struct AnyState {
  S size, step, next;

  explicit AnyState(Draw& draw) {
    const bool short_of = draw.coin("short of the origin");
    const S less = draw.positive<S>("less"), rest = draw.nonnegative<S>("rest");
    size = short_of ? S(less + rest) : less;
    step = short_of ? less : S(less + rest);
    next = draw.mutant("twice") ? S(S(2) * rest) : rest;
  }
};

struct SquaredIterateRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2.eq7/repaired",
      .kind = Kind::proof_step,
      .where = "Example 2, eq. (7)",
      .title = "squared iterates",
      .hypotheses = R"(x_{k+1} = x_k - \frac{\eta}{b_{k+1}}\operatorname{sign}(x_k),\ x_k \ne 0)",
      .statement =
          R"(x_{k+1}^2 = x_k^2 - 2s|x_k| + s^2,\quad b^2x_{k+1}^2 = b^2x_k^2 - \eta(2b|x_k| - \eta),\quad s = \frac\eta b,\ b = b_{k+1})",
      .argument = Argument::invariant,
      .note = "repaired: x_k != 0 (or sign(0) = 1 or -1, where x_k = 0 gives s^2 as well). From any state, the second times b^2",
      .mutants = {"twice"},
      .whole = {"short of the origin"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const AnyState<S> at(draw);
    const S b = draw.positive<S>("b"), eta = at.step * b;
    return {
        .shown =
            Chain<S>(equal(square(at.next), square(at.size) - S(2) * at.step * at.size + square(at.step)).named("first").sum_of(256))
                .also(
                    equal(square(S(b * at.next)), square(S(b * at.size)) - eta * (S(2) * b * at.size - eta)).named("second").sum_of(1024))};
  }
};
LEMMATA_CLAIM(SquaredIterateRepaired);

struct SummableBoundRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2.eq8/repaired",
      .kind = Kind::proof_step,
      .where = "Example 2, eq. (8)",
      .title = "lower bound if the squares are summable",
      .hypotheses = R"(x_{k+1} = x_k - \frac{\eta}{b_{k+1}}\operatorname{sign}(x_k),\ x_k \ne 0,\ b_{k+1} \le \sqrt B)",
      .statement = R"(x_{k+1}^2 \ge x_k^2 - \frac{\eta}{b_{k+1}^2}(2\sqrt B|x_k| - \eta))",
      .argument = Argument::invariant,
      .note = "repaired: x_k != 0, or sign(0) = 1 or -1. From any state, sqrt(B) = b + room; both sides times b",
      .mutants = {"small-B"},
      .whole = {"short of the origin"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const AnyState<S> at(draw);
    const S b = draw.positive<S>("b"), room = draw.nonnegative<S>("room"), root = draw.mutant("small-B") ? b / S(2) : b + room;
    return {.shown = at_most(b * square(at.size), b * square(at.next) + at.step * (S(2) * root * at.size - at.step * b)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(SummableBoundRepaired);

struct NoDecreaseRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2.trap/repaired",
      .kind = Kind::proof_step,
      .where = "Example 2, sentence after (8)",
      .title = "no decrease near the origin",
      .hypotheses = R"(x_{k+1} = x_k - \frac\eta b\operatorname{sign}(x_k),\ 0 < b \le \sqrt B,\ 0 < |x_k| \le \frac{\eta}{2\sqrt B})",
      .statement = R"(x_{k+1}^2 \ge x_k^2,\quad x_kx_{k+1} < 0)",
      .argument = Argument::invariant,
      .note = "repaired: x_k != 0. From any state with 2 |x_k| <= eta/b, for |x_k| and x_{k+1} sign(x_k)",
      .mutants = {"twice-as-far", "uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S size = draw.positive<S>("|x_k|"), rest = draw.nonnegative<S>("rest");
    const S step = S(draw.mutant("twice-as-far") ? 1 : 2) * size + rest;  // eta/b
    const S next = draw.mutant("uphill") ? size + step : size - step;
    return {.shown = Chain<S>(at_most(square(size), square(next)).named("no decrease").sum_of(256))
                         .also(strictly_less(size * next, S(0)).named("to the other side").sum_of(256))};
  }
};
LEMMATA_CLAIM(NoDecreaseRepaired);

struct NotLinearRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.ex2/repaired",
      .kind = Kind::counterexample,
      .where = "Example 2",
      .title = "sign AdaGrad-Norm I does not converge linearly",
      .hypotheses = R"(f(x) = \frac{x^2}{2},\ b_0 = 0,\ \text{recursion (6), no } x_k \text{ is } 0)",
      .statement = R"((|x_k| + |x_{k+1}|)\,b_{k+1} \ge \eta)",
      .argument = Argument::invariant,
      .note =
          "repaired: starts whose run hits 0 are excepted where sign(0) = 0. From any state with x_k != 0, over b. A linear rate |x_k| <= "
          "C rho^k would bound b_{k+1}^2 = sum of x_l^2 by a constant B, and the sum of two neighbours from below by eta/sqrt(B)",
      .mutants = {"half"},
      .whole = {"short of the origin"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const AnyState<S> at(draw);
    return {.shown = at_most(at.step, (draw.mutant("half") ? ratio<S>(1, 2) : S(1)) * (at.size + at.next)).sum_of(256)};
  }
};
LEMMATA_CLAIM(NotLinearRepaired);

}  // namespace
}  // namespace lemmata
