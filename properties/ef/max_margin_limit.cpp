#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "properties/ef/drawn_data.hpp"

// Contribution 3: EF-signSGD reaches the solution of least norm of over-parameterised least squares, which need not have the
// largest margin.

namespace lemmata {
namespace {

/// EF-signSGD with the full gradient on rows of one entry each, 0 at the start: the scaled sign loses nothing, and the residual obeys
/// r_{t+1} = (1 - 2 gamma ||a||^2) r_t.
template <Scalar S>
Case<S> residual_of_one_row(Draw& draw, Expect<S>& expect) {
  const long d = draw.integer("d", 2, 4);
  problem::LeastSquares<S> data;
  data.rows.push_back(Vec<S>(static_cast<std::size_t>(d), draw.positive<S>("a")));
  data.labels = Vec<S>{S(draw.coin("y") ? 1 : -1)};
  const method::ErrorFeedback<S> method{.x0 = Vec<S>(static_cast<std::size_t>(d)),
                                        .gamma = draw.positive<S>("gamma"),
                                        .compressor = compress::scaled_sign<S>(d, 0),
                                        .oracle = oracle::exact_oracle<S>([data](const Vec<S>& x) { return data.gradient(x); })};
  const auto next = expect.run(method, 1, {}).last.front().first;
  return {.given = {equal(S(norm1(next.e) + norm1(next.x)), norm1(next.x)).named("no error").sum_of(4096)},
          .shown = strictly_less(data.value(next.x), data.value(method.x0)).named("the residual contracts")};
}

struct ReachesLeastNorm {
  static constexpr ClaimInfo info{
      .id = "ef.contrib3",
      .kind = Kind::remark,
      .where = "Section 1, contribution 3; abstract",
      .title = "EF-signSGD converges to the max-margin solution",
      .hypotheses =
          R"(f(x) = \|Ax - y\|^2, \; A \text{ of rank } n < d, \; x^\dagger = A^\top(AA^\top)^{-1}y, \; g_t = \nabla f(x_t), \; x_0 = e_0 =)"
          R"( 0, \; \gamma \le \frac{1}{8dL}, \; L = 2\operatorname{tr}AA^\top, \; \min_i y_i\langle a_i, w\rangle > 0)",
      .statement =
          R"(\Phi_{t+1} \le (1 - \rho)\Phi_t, \quad \Phi_t = \|x_t - e_t - x^\dagger\|^2 + 4\gamma Ld\|e_t\|^2, \quad \rho = \min\left(\frac{\gamma\mu}{8},)"
          R"( \frac{3}{16d}\right) > 0; \quad \text{largest margin: } \frac{\min_i y_i\langle a_i, w\rangle}{\|w\|} \le)"
          R"( \frac{\min_i y_i\langle a_i, x^\dagger\rangle}{\|x^\dagger\|} \text{ too})",
      .argument = Argument::invariant,
      .note =
          "from any e_t and any x_t with x_t - e_t in the row space, which holds at the start and is kept "
          "(ef.thm4.step-identity/repaired), mu = 1/tr((2AA^T)^-1): so x_t -> x^+ and e_t -> 0. The full gradient, gamma <= 1/(8dL) and, "
          "here, n <= 2 are not in the text. With any gamma the residual grows, here on one row of equal entries. Among the w that "
          "separate the labels x^+ need not have the largest margin (ef.ls.maxmargin); the best of them is some A^T c",
      .mutants = {"large-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool any_step = draw.reading("step", {1, 0}, {"small-enough", "any"}) == 0;
    const bool of_largest_margin = draw.reading("solution", {0, 1}, {"least-norm", "largest-margin"}) == 1;
    if (any_step) return residual_of_one_row<S>(draw, expect);
    const ef::DrawnData<S> drawn(draw, 2);
    Case<S> made{.given = {holds<S>(drawn.independent(), "rank n")}};
    if (!drawn.independent()) return made;
    const auto& data = drawn.data;
    const S d = S(drawn.d), L = data.smoothness(), mu = *data.curvature();
    made.given.push_back(strictly_less(S(0), mu));
    const S gamma = draw.in<S>("share", Range::left_open(0, 1)) / (S(8) * d * L);
    const Vec<S> e = draw.vector<S>("e", drawn.d), z = data.combine(draw.vector<S>("b", static_cast<long>(data.rows.size())));
    const Vec<S> least = drawn.least_norm();
    const method::ErrorFeedback<S> method{.x0 = least + z + e,
                                          .gamma = draw.mutant("large-step") ? S(64) * gamma : gamma,
                                          .compressor = compress::scaled_sign<S>(drawn.d, static_cast<int>(draw.integer("sign(0)", -1, 1))),
                                          .oracle = oracle::exact_oracle<S>([data](const Vec<S>& x) { return data.gradient(x); }),
                                          .e0 = e};
    const auto next = expect.run(method, 1, {}).last.front().first;
    const auto potential = [&](const Vec<S>& from_least, const Vec<S>& error) {
      return norm2_squared(from_least) + S(4) * gamma * L * d * norm2_squared(error);
    };
    const S rho = min(S(gamma * mu / S(8)), S(S(3) / (S(16) * d)));
    made.shown =
        Chain<S>(strictly_less(S(0), rho).named("rho > 0"))
            .also(
                at_most(potential(next.x - next.e - least, next.e), S((S(1) - rho) * potential(z, e))).named("contraction").sum_of(0x1p18));
    if (!of_largest_margin) return made;
    const Vec<S> w = data.combine(draw.vector<S>("c", static_cast<long>(data.rows.size())));
    made.given.push_back(strictly_less(S(0), ef::least_margin(data, w)).named("separates"));
    made.shown.also(ef::margin_at_most(data, w, least));
    return made;
  }
};
LEMMATA_CLAIM(ReachesLeastNorm);

}  // namespace
}  // namespace lemmata
