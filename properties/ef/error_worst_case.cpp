#include "bounds/ef/error_worst_case.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/process.hpp"

// The exact worst case of the error that Lemma 3 bounds: a closed form, found as the value of a semidefinite programme.

namespace lemmata {
namespace {

template <Scalar S>
S squared_error(const method::PositionAndMemory<S>& s) {
  return norm2_squared(s.e);
}

/// For a mean that is never negative: lhs - rhs is at least -rhs on every replicate.
template <Scalar S>
Relation<S> of_nonnegative_mean(Relation<S> relation) {
  if constexpr (std::same_as<S, double>) relation.least_gap = -relation.rhs;
  return relation;
}

struct LargestError {
  static constexpr ClaimInfo info{
      .id = "ef.lem3/worst-case",
      .kind = Kind::lemma,
      .where = "Lemma 3, sharpened",
      .title = "largest error",
      .hypotheses = R"(\mathbb E\|g_t\|^2 \le \sigma^2, \; C \ \delta\text{-approximate}, \; e_0 = 0, \; s = \sqrt{1-\delta})",
      .statement = R"(\mathbb E\|e_t\|^2 \le \gamma^2\sigma^2 (s + s^2 + \dots + s^t)^2 \text{ for all } t \ge 0)",
      .note =
          "Not printed. Lemma 3 is larger by 4/(1 + s)^2 as t grows. With constant gradients of norm sigma and C(v) = (1 - s) v both sides "
          "are equal.",
      .sweep = "t",
      .mutants = {"starts-with-error", "twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    const auto process = oracle::any_process<S>(draw, "g", d);
    const S gamma = draw.positive<S>("gamma");
    const long t = draw.log_integer("t", 0, compressor.random || process.random ? 5 : 100);
    method::ErrorFeedback<S> method{.x0 = Vec<S>(static_cast<std::size_t>(d)),
                                    .gamma = draw.mutant("twice-the-step") ? S(2) * gamma : gamma,
                                    .compressor = compressor,
                                    .oracle = process.gradient};
    if (draw.mutant("starts-with-error")) method.e0 = draw.vector<S>("e0", d);
    const auto run = expect.run(method, t, {squared_error<S>});
    return {.shown = of_nonnegative_mean(
                at_most(run.mean(0, t), bounds::ef::largest_error_norm_squared(compressor.delta, gamma, process.sigma2, t)))};
  }
};
LEMMATA_CLAIM(LargestError);

}  // namespace
}  // namespace lemmata
