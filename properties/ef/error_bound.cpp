#include "bounds/ef/error_bound.hpp"
#include "bounds/ef/error_worst_case.hpp"
#include "lib/method/scalar_error.hpp"
#include "properties/ef/memory_run.hpp"

// Lemma 3 and the remark after it: the error of error feedback stays bounded.

namespace lemmata {
namespace {

struct ErrorIsBounded {
  static constexpr ClaimInfo info{
      .id = "ef.lem3",
      .kind = Kind::lemma,
      .where = "Lemma 3",
      .title = "bounded error",
      .hypotheses =
          R"(\mathbb E\|g_t\|^2 \le \sigma^2, \; C \ \delta\text{-approximate, its random choices fresh in every step}, \; e_0 = 0)",
      .statement = R"(\mathbb E\|e_t\|^2 \le \frac{4(1-\delta)\gamma^2\sigma^2}{\delta^2} \text{ for all } t \ge 0)",
      .note =
          "up to t = 300; on a line up to t = 10^5: ef.lem3.long-run. The sharp constant: ef.lem3.sharp, ef.lem3.limit. With one random "
          "choice for all steps it fails: ef.assA.randomised",
      .sweep = "t",
      .mutants = {"starts-with-error", "twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ef::MemoryRun<S> run(draw, 5, 300, "twice-the-step", S(2));
    const S bound = bounds::ef::error_norm_squared(run.compressor.delta, run.gamma, run.process.sigma2);
    return {.shown = ef::of_nonnegative_mean(at_most(run.mean(expect), bound))};
  }

  static CurveSetting curve() {
    return {.hold = ef::held_memory_run(), .one_unit = true, .exact = [](Draw& draw) -> ExactWorstCase {
              const ef::MemoryRun<double> run(draw, 5, 300, "twice-the-step", 2.0);
              return {.value = bounds::ef::largest_error_norm_squared(run.compressor.delta, run.gamma, run.process.sigma2, run.t),
                      .source = "the closed form of ef.lem3/worst-case"};
            }};
  }
};
LEMMATA_CLAIM(ErrorIsBounded);
LEMMATA_CURVE(ErrorIsBounded);

struct ErrorIsBoundedForLong {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.long-run",
      .kind = Kind::lemma,
      .where = "Lemma 3",
      .title = "bounded error, long runs on a line",
      .hypotheses = R"(|g_t| \in \{0, \sigma\}, \; |C(v) - v| = \sqrt{1-\delta}\,|v| \text{ with any signs}, \; e_0 = 0)",
      .statement = R"(e_t^2 \le \frac{4(1-\delta)\gamma^2\sigma^2}{\delta^2} \text{ for all } t \le 10^5)",
      .note = "Lemma 3 where runs are cheap; the printed constant is approached as delta -> 0",
      .sweep = "decade",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S share = draw.in<S>("h", Range::left_open(0, 1));
    method::ScalarError<S> method(draw, share);
    const S bound = bounds::ef::error_norm_squared(S(share * (S(2) - share)), method.gamma, S(square(method.sigma)));
    if (draw.mutant("twice-the-step")) method.gamma *= S(2);
    long t = draw.integer("digit", 1, 10);
    for (long decade = draw.integer("decade", 0, 4); decade > 0; --decade) t *= 10;
    using State = typename method::ScalarError<S>::State;
    const S last = expect.run(method, t, {[](const State& s) { return square(s.e); }}).mean(0, t);
    return {.shown = at_most(last, bound).sum_of(static_cast<double>(t))};
  }
};
LEMMATA_CLAIM(ErrorIsBoundedForLong);

struct NoErrorWithoutCompression {
  static constexpr ClaimInfo info{.id = "ef.lem3.delta1",
                                  .kind = Kind::remark,
                                  .where = "after Lemma 3",
                                  .title = "no error without compression",
                                  .hypotheses = R"(C \ \delta\text{-approximate with } \delta = 1)",
                                  .statement = R"(\|e_t\| = 0)",
                                  .mutants = {"half-sent", "starts-with-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    auto compressor = compress::any_contractive<S>(draw, "C", d);
    Case<S> made{.given = {at_most(S(1), compressor.delta)}};
    if (compressor.delta < S(1)) return made;
    const auto process = oracle::any_process<S>(draw, "g", d);
    const S gamma = draw.positive<S>("gamma");
    const long t = draw.log_integer("t", 0, 5);
    if (draw.mutant("half-sent")) compressor.apply = [](const Vec<S>& v, long, Chance<S>&) { return ratio<S>(1, 2) * v; };
    method::ErrorFeedback<S> method{
        .x0 = Vec<S>(static_cast<std::size_t>(d)), .gamma = gamma, .compressor = compressor, .oracle = process.gradient};
    if (draw.mutant("starts-with-error")) method.e0 = draw.vector<S>("e0", d);
    made.shown = equal(expect.run(method, t, {ef::squared_error<S>}).mean(0, t), S(0));
    return made;
  }
};
LEMMATA_CLAIM(NoErrorWithoutCompression);

}  // namespace
}  // namespace lemmata
