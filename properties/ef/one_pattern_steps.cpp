#include <algorithm>

#include "lib/claim/claim.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/problem/one_pattern.hpp"
#include "properties/two_row_point.hpp"

// The remark before Theorem I and the steps of its proof (appendix B.1).

namespace lemmata {
namespace {

struct CoversTwoRows {
  static constexpr ClaimInfo info{
      .id = "ef.thm1.covers-ce3",
      .kind = Kind::remark,
      .where = "between Counterexample 3 and Theorem I",
      .title = "Counterexample 3 is an instance of Theorem I",
      .hypotheses = R"(l_i(z) = z^2, \; a_{1,2} = \pm(1, -1) + \varepsilon(1, 1), \; \varepsilon \in (0, 1), \; s = (1, -1))",
      .statement =
          R"(\operatorname{sign} a_1 = s, \; \operatorname{sign} a_2 = -s, \; \nabla\langle a_i, x\rangle^2 = a_i l_i'(\langle a_i,)"
          R"( x\rangle), \; 0 \text{ is the unique optimum of } f = \langle a_1, x\rangle^2 + \langle a_2, x\rangle^2)",
      .note = "instances with other losses, d > 2 and more rows are what ef.thm1 draws",
      .mutants = {"parallel-rows", "positive-rows"},
      .whole = {"sign_1", "sign_2"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = shared::TwoRow<S>::draw(draw);
    const S one = shared::signed_number<S>(draw, "sign_1", "size_1"), two = shared::signed_number<S>(draw, "sign_2", "size_2");
    const Vec<S> x = f.point(one, two);  // <a_1, x> = one, <a_2, x> = two
    const Vec<S> s{S(1), S(draw.mutant("positive-rows") ? 1 : -1)};
    Chain<S> shown = equal(sign(f.row(1), 0), s, "pattern of a_1").also(equal(sign(f.row(2), 0), -s, "pattern of a_2"));
    for (const int i : {1, 2}) shown = std::move(shown).also(equal(f.term(i, x), S(2) * f.along(i, x) * f.row(i), "gradient of a loss"));
    const S value = square(f.along(1, x)) + (draw.mutant("parallel-rows") ? S(0) : square(f.along(2, x)));
    if (one == S(0) && two == S(0)) return {.shown = std::move(shown).also(equal(x, Vec<S>(2), "origin")).also(equal(value, S(0)))};
    return {.shown = std::move(shown).also(strictly_less(S(0), value).named("unique optimum"))};
  }
};
LEMMATA_CLAIM(CoversTwoRows);

/// A row with the pattern s or -s, what a loss and its derivative are there, and the stochastic gradient.
template <Scalar S>
struct RowGradient {
  Vec<S> s, a, g;
  S slope;
  long d;

  explicit RowGradient(Draw& draw) : d(draw.integer("d", 2, 3)) {
    const auto n = static_cast<std::size_t>(d);
    s = a = Vec<S>(n, S(1));
    const bool opposite = draw.coin("opposite");
    for (std::size_t i = 0; i < n; ++i) {
      const std::string index = std::to_string(i);
      if (i > 0 && draw.coin("minus" + index)) s[i] = S(-1);
      a[i] = S(opposite ? -1 : 1) * s[i] * draw.positive<S>("size" + index);
    }
    slope = shared::signed_number<S>(draw, "sign of the slope", "slope");
    if (draw.mutant("two-patterns")) a[0] = -a[0];
    g = slope * a;
  }
  /// 0 if v = s or v = -s.
  S off_pattern(const Vec<S>& v) const { return norm2_squared(v - s) * norm2_squared(v + s); }
};

struct GradientForm {
  static constexpr ClaimInfo info{
      .id = "ef.thm1.step-gradient",
      .kind = Kind::proof_step,
      .where = "appendix B.1",
      .title = "sign of a stochastic gradient",
      .hypotheses = R"(\operatorname{sign} a_i = \pm s, \; g = a_i l_i'(\langle a_i, x\rangle), \; l_i \text{ any loss})",
      .statement = R"(\operatorname{sign} g = \operatorname{sign}(a_i) \cdot \operatorname{sign}(l_i(\langle a_i, x\rangle)) = \pm s)",
      .note =
          "as printed, with l_i where its derivative is meant; the value and the slope of a loss at a point may be any two numbers. And "
          "where the slope is 0 the sign is not +-s",
      .mutants = {"two-patterns"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const RowGradient<S> row(draw);
    const S value = shared::signed_number<S>(draw, "sign of the loss", "loss");
    return {.shown = equal(sign(row.g, 0), sign(value, 0) * sign(row.a, 0), "sign of the loss")
                         .also(equal(row.off_pattern(sign(row.g, 0)), S(0)).named("+-s"))};
  }
};
LEMMATA_CLAIM(GradientForm);

struct GradientFormRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm1.step-gradient/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.1",
      .title = "sign of a stochastic gradient",
      .hypotheses = R"(\operatorname{sign} a_i = \pm s, \; g = a_i l_i'(\langle a_i, x\rangle), \; l_i \text{ any loss}, \;)"
                    R"( \operatorname{sign}(0) = 0)",
      .statement = R"(\operatorname{sign} g = \operatorname{sign}(a_i) \cdot \operatorname{sign}(l_i'(\langle a_i, x\rangle)) = \pm s)"
                   R"( \text{ where } l_i' \ne 0, \; = 0 \text{ where } l_i' = 0)",
      .note = "the derivative in place of the loss, and the case that it vanishes",
      .mutants = {"two-patterns"},
      .whole = {"opposite", "minus", "sign of the slope"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const RowGradient<S> row(draw);
    const Vec<S> seen = sign(row.g, 0);
    auto shown = equal(seen, sign(row.slope, 0) * sign(row.a, 0), "sign of the slope");
    if (row.slope == S(0)) return {.shown = std::move(shown).also(equal(norm1(seen), S(0)).named("0"))};
    return {.shown = std::move(shown).also(equal(row.off_pattern(seen), S(0)).named("+-s"))};
  }
};
LEMMATA_CLAIM(GradientFormRepaired);

/// x_{t+1} - x_t of signSGD for every choice of the row.
template <Scalar S>
struct Moves {
  problem::OnePattern<S> f;
  Vec<S> x;
  S gamma;
  std::vector<Vec<S>> by_row;

  Moves(Draw& draw, Expect<S>& expect, int at_zero) : f(problem::any_one_pattern<S>(draw, "f", draw.integer("d", 2, 3), 1)) {
    x = draw.coin("at the optimum") ? f.optimum : draw.vector<S>("x", static_cast<long>(f.dimension()));
    gamma = draw.real<S>("gamma");
    if (draw.mutant("two-patterns")) f.rows[0][0] = -f.rows[0][0];
    const method::SignDescent<S> method{.x0 = x, .gamma = gamma, .oracle = oracle::one_of<S>(f.terms()), .at_zero = at_zero};
    for (const auto& [state, weight] : expect.run(method, 1, {}).last) by_row.push_back(state.x - x);
  }
};

struct MovesAlongLine {
  static constexpr ClaimInfo info{
      .id = "ef.thm1.step-line",
      .kind = Kind::proof_step,
      .where = "appendix B.1",
      .title = "every step is +-gamma s",
      .hypotheses = R"(\text{as Theorem I}, \; \gamma \in \mathbb R, \; x_t \ne x^*)",
      .statement = R"(x_{t+1} = x_t \pm \gamma s)",
      .note =
          "where the slope of the drawn loss is 0 the step is 0, or with sign(0) = +-1 along (1, ..., 1). That x_t moves along s only, "
          "which is what the conclusion takes from it: /repaired",
      .mutants = {"two-patterns"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Moves<S> moves(draw, expect, static_cast<int>(draw.reading("sign(0)", {0, 1, -1})));
    Case<S> made{.given = {holds<S>(moves.f.independent, "unique optimum"),
                           strictly_less(S(0), norm2_squared(moves.x - moves.f.optimum)).named("not at the optimum")}};
    const Vec<S> step = moves.gamma * moves.f.s;
    for (const Vec<S>& move : moves.by_row)
      made.shown.also(equal(norm2_squared(move - step) * norm2_squared(move + step), S(0)).named("+-gamma s"));
    return made;
  }
};
LEMMATA_CLAIM(MovesAlongLine);

struct MovesAlongLineRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm1.step-line/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.1",
      .title = "every step is along s",
      .hypotheses = R"(\text{as Theorem I}, \; \gamma \in \mathbb R, \; \operatorname{sign}(0) = 0)",
      .statement = R"(x_{t+1} - x_t \in \{\gamma s, 0, -\gamma s\})",
      .note =
          "repaired: the step may be 0. That x_t -> x* only if x_0 is on the line follows: the line is closed, and ef.thm1/repaired keeps "
          "x_t off it",
      .mutants = {"two-patterns"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Moves<S> moves(draw, expect, 0);
    Case<S> made{.given = {holds<S>(moves.f.independent, "unique optimum")}};
    const Vec<S> step = moves.gamma * moves.f.s;
    for (const Vec<S>& move : moves.by_row) {
      const S off = norm2_squared(move - step) * norm2_squared(move + step) * norm2_squared(move);
      made.shown.also(equal(off, S(0)).named("+-gamma s or 0"));
    }
    return made;
  }
};
LEMMATA_CLAIM(MovesAlongLineRepaired);

/// How many of the N^d cells [k_1/N, (k_1 + 1)/N) x ... of the unit cube the line x + R s meets, |s_i| = 1.
template <Scalar S>
long cells_met(const Vec<S>& x, const Vec<S>& s, long N) {
  std::vector<S> times;  // where the line crosses a face, and between
  for (std::size_t i = 0; i < x.size(); ++i)
    for (long k = 0; k <= N; ++k) times.push_back(S(s[i] * (ratio<S>(k, N) - x[i])));
  std::sort(times.begin(), times.end());
  std::vector<S> looked;
  for (std::size_t j = 0; j < times.size(); ++j) {
    looked.push_back(times[j]);
    if (j + 1 < times.size()) looked.push_back(S((times[j] + times[j + 1]) / S(2)));
  }
  std::vector<std::vector<long>> cells;
  for (const S& at : looked) {
    std::vector<long> cell;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const S place = x[i] + at * s[i];
      long k = 0;
      while (k < N && !(place < ratio<S>(k + 1, N))) ++k;
      if (place < S(0) || k == N) break;
      cell.push_back(k);
    }
    if (cell.size() == x.size()) cells.push_back(cell);
  }
  std::sort(cells.begin(), cells.end());
  return static_cast<long>(std::unique(cells.begin(), cells.end()) - cells.begin());
}

struct MeasureZero {
  static constexpr ClaimInfo info{
      .id = "ef.thm1.step-measure",
      .kind = Kind::proof_step,
      .where = "appendix B.1",
      .title = "the line has measure 0",
      .hypotheses = R"(d \ge 2, \; s \in \{-1, 1\}^d, \; x^* \in \mathbb R^d)",
      .statement = R"(x^* + \mathbb R s \text{ has measure } 0 \text{ in } \mathbb R^d, \text{ so that } \operatorname{Prob}(x_0 \in x^* +)"
                   R"( \mathbb R s) = 0 \text{ for an } x_0 \text{ with a density})",
      .note =
          "of the N^d cells of a unit cube the line meets at most 2d(N + 1) + 1, a share of at most 8d/N for every N. The text speaks of "
          "the measure in R^d; a law of x_0 without a density may give the line positive probability (ef.thm1)",
      .mutants = {"one-dimension"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.mutant("one-dimension") ? 1 : draw.integer("d", 2, 3);
    const Vec<S> optimum = draw.vector<S>("optimum", d, Range::closed(-2, 2));
    Vec<S> s(static_cast<std::size_t>(d), S(1));
    for (std::size_t i = 1; i < s.size(); ++i) s[i] = S(draw.coin("minus" + std::to_string(i)) ? -1 : 1);
    const long N = draw.integer("N", 1, 12);
    const S share = S(cells_met(optimum, s, N)) / pow(S(N), d), most = S(2 * d * (N + 1) + 1) / pow(S(N), d);
    return {.shown = Chain<S>(at_most(share, most).named("cells")).also(at_most(most, ratio<S>(8 * d, N)).named("share"))};
  }
};
LEMMATA_CLAIM(MeasureZero);

}  // namespace
}  // namespace lemmata
