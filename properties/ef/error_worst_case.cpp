#include "bounds/ef/error_worst_case.hpp"
#include "lib/claim/claim.hpp"
#include "properties/ef/error_setting.hpp"

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

template <Scalar S>
S largest_at(const ef::ErrorSetting<S>& s) {
  return bounds::ef::largest_error_norm_squared(s.compressor.delta, s.gamma, s.process.sigma2, s.t);
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
    const ef::ErrorSetting<S> s(draw, 100);
    const auto run = expect.run(s.method(draw), s.t, {squared_error<S>});
    return {.shown = of_nonnegative_mean(at_most(run.mean(0, s.t), largest_at(s)))};
  }

  static CurveSetting curve() {
    return {.hold = ef::held_error_setting(), .one_unit = true, .exact = [](Draw& draw) -> ExactWorstCase {
              return {.value = largest_at(ef::ErrorSetting<double>(draw, 100)), .source = "the bound itself, attained"};
            }};
  }
};
LEMMATA_CLAIM(LargestError);
LEMMATA_CURVE(LargestError);

}  // namespace
}  // namespace lemmata
