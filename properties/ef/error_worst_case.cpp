#include "bounds/ef/error_worst_case.hpp"
#include "properties/ef/memory_run.hpp"

// The exact worst case of the error that Lemma 3 bounds: a closed form, found as the value of a semidefinite programme.

namespace lemmata {
namespace {

template <Scalar S>
S largest_of(const ef::MemoryRun<S>& run) {
  return bounds::ef::largest_error_norm_squared(run.compressor.delta, run.gamma, run.process.sigma2, run.t);
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
    const ef::MemoryRun<S> run(draw, 5, 100, "twice-the-step", S(2));
    return {.shown = ef::of_nonnegative_mean(at_most(run.mean(expect), largest_of(run)))};
  }

  static CurveSetting curve() {
    return {.hold = ef::held_memory_run(), .one_unit = true, .exact = [](Draw& draw) -> ExactWorstCase {
              return {.value = largest_of(ef::MemoryRun<double>(draw, 5, 100, "twice-the-step", 2.0)),
                      .source = "the bound itself, attained"};
            }};
  }
};
LEMMATA_CLAIM(LargestError);
LEMMATA_CURVE(LargestError);

}  // namespace
}  // namespace lemmata
