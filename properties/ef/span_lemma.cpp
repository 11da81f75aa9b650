#include "lib/claim/claim.hpp"
#include "properties/ef/chains.hpp"
#include "properties/ef/drawn_data.hpp"

// Lemma 9 and the steps of its proof: what follows for a method that stays in the span of its gradients.

namespace lemmata {
namespace {

using ef::DrawnData;

struct SpanGivesLeastNorm {
  static constexpr ClaimInfo info{
      .id = "ef.lem9",
      .kind = Kind::lemma,
      .where = "Lemma 9",
      .title = "a solution in the span of the gradients has least norm",
      .hypotheses = R"(A \in \mathbb R^{n \times d}, \; d > n, \; y \in \{-1, 1\}^n, \; x \in \operatorname{span}\{\nabla_x \sum_i)"
                    R"( w_i(\langle a_i, x\rangle - y_i)^2\}, \; Ax = y)",
      .statement = R"(\|x\| \le \|z\| \text{ for all } z \text{ with } Az = y; \quad x \text{ has the largest margin among these (which is)"
                   R"( the same), or among all } z \text{ that separate the labels})",
      .note =
          "any rank of A. The rows are drawn as r_i and x as a combination of them, then a_i = r_i/|<r_i, x>|, y_i = sign <r_i, x>. "
          "Iterates in the span, which is closed, have their limit there. The margin as in ef.ls.maxmargin",
      .mutants = {"off-the-span"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool interpolates = draw.reading("among", {1, 0}, {"interpolators", "separators"}) == 1;
    const long n = draw.integer("n", 1, 3), d = n + draw.integer("d - n", 1, 2);
    problem::LeastSquares<S> data;
    data.labels = Vec<S>(static_cast<std::size_t>(n));
    for (long i = 0; i < n; ++i) data.rows.push_back(draw.vector<S>("r" + std::to_string(i), d));
    Vec<S> x = data.combine(draw.vector<S>("b", n));
    const auto basis = problem::orthogonal_basis(data.rows);
    const Vec<S> v = draw.vector<S>("v", d), kernel = v - problem::projection(basis, v);
    if (draw.mutant("off-the-span")) x += kernel;
    Case<S> made;
    for (std::size_t i = 0; i < data.rows.size(); ++i) {
      const S along = dot(data.rows[i], x);
      made.given.push_back(strictly_less(S(0), S(abs(along))).named("no prediction is 0"));
      if (along == S(0)) return made;
      data.labels[i] = sign(along, 0);
      data.rows[i] *= S(1) / abs(along);
    }
    const Vec<S> z = interpolates ? x + draw.real<S>("c") * kernel : draw.vector<S>("w", d);
    const S least = ef::least_margin(data, z);
    made.given.push_back(strictly_less(S(0), least).named("separates"));
    made.shown = at_most(S(square(least) * norm2_squared(x)), norm2_squared(z)).named("norm and margin").sum_of(0x1p18);
    return made;
  }
};
LEMMATA_CLAIM(SpanGivesLeastNorm);

struct IteratesOfRows {
  static constexpr ClaimInfo info{
      .id = "ef.lem9.step-span",
      .kind = Kind::proof_step,
      .where = "appendix B.7",
      .title = "stochastic gradients are combinations of rows",
      .hypotheses = R"(g = \nabla_x \sum_i w_i(\langle a_i, x\rangle - y_i)^2, \; x_t = A^\top b_t)",
      .statement = R"(g = \sum_i \alpha_i a_i, \quad x_t - \gamma g = A^\top b_{t+1})",
      .note =
          "the gradient by central differences, which are exact on quadratics, against alpha_i = 2 w_i(<a_i, x> - y_i). The a_i are the "
          "rows of A; the text calls them columns",
      .mutants = {"off-the-rows", "signed-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const DrawnData<S> drawn(draw);
    const long n = static_cast<long>(drawn.data.rows.size());
    const Vec<S> b = draw.vector<S>("b", n), w = draw.vector<S>("w", n), x = drawn.data.combine(b);
    const S gamma = draw.real<S>("gamma"), h = draw.positive<S>("h");
    const Vec<S> other = draw.mutant("off-the-rows") ? draw.vector<S>("other", static_cast<long>(x.size())) : Vec<S>(x.size());
    const auto value = [&](const Vec<S>& at) {
      const Vec<S> r = drawn.data.residual(at);
      S sum = dot(other, at);  // a term that does not see x through A
      for (std::size_t i = 0; i < r.size(); ++i) sum += w[i] * square(r[i]);
      return sum;
    };
    Vec<S> g(x.size()), alpha = drawn.data.residual(x);
    for (std::size_t i = 0; i < alpha.size(); ++i) alpha[i] *= S(2) * w[i];
    for (std::size_t j = 0; j < x.size(); ++j) {
      const Vec<S> e = h * unit_vector<S>(x.size(), j);
      g[j] = (value(x + e) - value(x - e)) / (S(2) * h);
    }
    auto shown = equal(g, drawn.data.combine(alpha), "gradient");
    const Vec<S> step = draw.mutant("signed-step") ? sign(g, 0) : g;
    shown = std::move(shown).also(equal(x - gamma * step, drawn.data.combine(b - gamma * alpha), "next iterate"));
    return {.shown = ef::cancelling(std::move(shown))};
  }
};
LEMMATA_CLAIM(IteratesOfRows);

struct UniqueDualSolution {
  static constexpr ClaimInfo info{
      .id = "ef.lem9.step-solve",
      .kind = Kind::proof_step,
      .where = "appendix B.7",
      .title = "the solution in the span is unique",
      .hypotheses = R"(A \in \mathbb R^{n \times d} \text{ of rank } n < d, \; y \in \{-1, 1\}^n)",
      .statement = R"(AA^\top b^* = y \text{ for } b^* = (AA^\top)^{-1}y; \quad AA^\top b \ne y \text{ for } b \ne b^*)",
      .note = "uniqueness as (b - b*)^T A A^T (b - b*) > 0",
      .mutants = {"dependent-rows"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const DrawnData<S> drawn(draw);
    Case<S> made{.given = {holds<S>(drawn.independent(), "rank n")}};
    if (!drawn.independent()) return made;
    auto data = drawn.data;
    const Mat<S> gram = data.gram();
    const Vec<S> difference = draw.vector<S>("b - b*", static_cast<long>(data.rows.size()));
    made.given.push_back(strictly_less(S(0), norm1(difference)).named("b is another"));
    made.shown = equal(gram * *drawn.dual, data.labels, "solution");
    made.shown = ef::cancelling(std::move(made.shown));
    if (draw.mutant("dependent-rows"))
      for (Vec<S>& row : data.rows) row = Vec<S>(row.size());
    made.shown.also(strictly_less(S(0), dot(difference, data.gram() * difference)).named("unique"));
    return made;
  }
};
LEMMATA_CLAIM(UniqueDualSolution);

}  // namespace
}  // namespace lemmata
