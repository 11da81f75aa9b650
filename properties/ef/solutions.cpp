#include "lib/claim/claim.hpp"
#include "properties/ef/chains.hpp"
#include "properties/ef/drawn_data.hpp"

// Section 5.1: the solutions of over-parameterised least squares.

namespace lemmata {
namespace {

using ef::DrawnData;
using ef::least_margin;
using ef::margin_at_most;

struct SolutionSet {
  static constexpr ClaimInfo info{
      .id = "ef.ls.solution-set",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "the solutions form a subspace",
      .hypotheses = R"(f(x) = \|Ax - y\|^2, \; A \in \mathbb R^{n \times d}, \; d > n, \; y \in \{-1, 1\}^n, \; f(x) = f(z) = 0)",
      .statement = R"(f(\lambda x + \mu z) = 0)",
      .note =
          "affine: mu = 1 - lambda; linear: any lambda, mu, so that 0 would be a solution although y is not 0. Where the rows are "
          "dependent there may be no solution; here they are independent, or one row and its label are there twice, with the other sign",
      .mutants = {"no-solution"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool affine = draw.reading("subspace", {1, 0}, {"affine", "linear"}) == 1;
    DrawnData<S> drawn(draw);
    Case<S> made{.given = {holds<S>(drawn.independent(), "solutions exist")}};
    if (!drawn.independent()) return made;
    const Vec<S> least = drawn.least_norm();
    if (drawn.d - static_cast<long>(drawn.data.rows.size()) >= 2 && draw.coin("twice")) {
      drawn.data.rows.push_back(-drawn.data.rows[0]);
      std::vector<S> labels = drawn.data.labels.raw();
      labels.push_back(-labels[0]);
      drawn.data.labels = Vec<S>(labels);
    }
    const S lambda = draw.real<S>("lambda"), mu = affine ? S(1) - lambda : draw.real<S>("mu");
    Vec<S> x = least + drawn.kernel_vector(draw, "u");
    const Vec<S> z = least + drawn.kernel_vector(draw, "v");
    if (draw.mutant("no-solution")) x += drawn.data.rows[0];
    made.shown = equal(drawn.data.predictions(lambda * x + mu * z), drawn.data.labels, "solution");
    made.shown = ef::cancelling(std::move(made.shown));
    return made;
  }
};
LEMMATA_CLAIM(SolutionSet);

struct LeastNorm {
  static constexpr ClaimInfo info{
      .id = "ef.ls.minnorm",
      .kind = Kind::inequality,
      .where = "Section 5.1",
      .title = "the solution of least norm",
      .hypotheses =
          R"(f(x) = \|Ax - y\|^2, \; A \in \mathbb R^{n \times d} \text{ of rank } n, \; d > n, \; y \in \{-1, 1\}^n, \; f(z) = 0)",
      .statement = R"(x = A^\top(AA^\top)^{-1}y: \quad Ax = y, \; \|x\| \le \|z\|)",
      .note = "the rank is stated in appendix B.7, which takes the rows to be independent; where they are not, A A^T has no inverse",
      .sweep = "n",
      .mutants = {"no-inverse"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const DrawnData<S> drawn(draw);
    Case<S> made{.given = {holds<S>(drawn.independent(), "independent rows")}};
    if (!drawn.independent()) return made;
    const Vec<S> x = drawn.data.combine(draw.mutant("no-inverse") ? drawn.data.labels : *drawn.dual);
    const Vec<S> z = drawn.least_norm() + drawn.kernel_vector(draw, "u");
    made.shown = equal(drawn.data.predictions(x), drawn.data.labels, "solution");
    made.shown = ef::cancelling(std::move(made.shown));
    made.shown.also(at_most(norm2_squared(x), norm2_squared(z)).named("least norm").sum_of(0x1p18));
    return made;
  }
};
LEMMATA_CLAIM(LeastNorm);

struct LargestMargin {
  static constexpr ClaimInfo info{
      .id = "ef.ls.maxmargin",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "least norm is largest margin",
      .hypotheses =
          R"(x = A^\top(AA^\top)^{-1}y, \; A \text{ of rank } n < d, \; y \in \{-1, 1\}^n, \; \min_i y_i\langle a_i, w\rangle > 0)",
      .statement = R"(\frac{\min_i y_i\langle a_i, w\rangle}{\|w\|} \le \frac{\min_i y_i\langle a_i, x\rangle}{\|x\|} \text{ among the)"
                   R"( interpolators } Aw = y \text{ (where it says } \|x\| \le \|w\|\text{), or among all separators } w)",
      .note =
          "interpolators: the margin of a solution w of A w = y is 1/||w||, so that this is the least norm again. Separators: all "
          "hyperplanes through the origin that separate the labels, among which a maximum margin solution usually is. Both agree if the "
          "dual variables have the signs of the labels",
      .mutants = {"not-the-least"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool interpolates = draw.reading("among", {1, 0}, {"interpolators", "separators"}) == 1;
    const DrawnData<S> drawn(draw);
    Case<S> made{.given = {holds<S>(drawn.independent(), "independent rows")}};
    if (!drawn.independent()) return made;
    const Vec<S> w = interpolates ? drawn.least_norm() + drawn.kernel_vector(draw, "u") : draw.vector<S>("w", drawn.d);
    Vec<S> x = drawn.least_norm();
    if (draw.mutant("not-the-least")) x += drawn.kernel_vector(draw, "v");
    made.given.push_back(strictly_less(S(0), least_margin(drawn.data, w)).named("separates"));
    made.shown = margin_at_most(drawn.data, w, x);
    return made;
  }
};
LEMMATA_CLAIM(LargestMargin);

struct LargestMarginRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.ls.maxmargin/repaired",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "least norm is largest margin if every row is a support vector",
      .hypotheses =
          R"(x = A^\top b, \; Ax = y \in \{-1, 1\}^n, \; y_i b_i \ge 0 \text{ for all } i, \; \min_i y_i\langle a_i, w\rangle > 0)",
      .statement = R"(\frac{\min_i y_i\langle a_i, w\rangle}{\|w\|} \le \frac{\min_i y_i\langle a_i, x\rangle}{\|x\|})",
      .note =
          "added: the dual variables have the signs of the labels. The margins depend on the products y_i a_i only; they are drawn as q_i "
          "= k_i y_i a_i with k_i > 0, and x = sum_i c_i q_i with c_i >= 0, where k_i = <q_i, x> is what it must be",
      .mutants = {"other-signs"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("n", 1, 3), d = n + draw.integer("d - n", 1, 2);
    problem::LeastSquares<S> data;
    data.labels = Vec<S>(static_cast<std::size_t>(n), S(1));
    Vec<S> x(static_cast<std::size_t>(d));
    for (long i = 0; i < n; ++i) {
      const std::string index = std::to_string(i);
      data.rows.push_back(draw.vector<S>("q" + index, d));
      x += (draw.mutant("other-signs") ? draw.real<S>("c" + index) : draw.nonnegative<S>("c" + index)) * data.rows.back();
    }
    const Vec<S> w = draw.vector<S>("w", d);
    Case<S> made{.given = {strictly_less(S(0), least_margin(data, x)).named("k > 0"),
                           strictly_less(S(0), least_margin(data, w)).named("separates")}};
    if (!(S(0) < least_margin(data, x)) || !(S(0) < least_margin(data, w))) return made;
    for (Vec<S>& row : data.rows) row *= S(1) / dot(row, x);
    made.shown = margin_at_most(data, w, x);
    return made;
  }
};
LEMMATA_CLAIM(LargestMarginRepaired);

}  // namespace
}  // namespace lemmata
