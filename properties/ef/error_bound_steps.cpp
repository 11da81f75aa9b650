#include "bounds/ef/compressor.hpp"
#include "bounds/ef/error_bound.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"
#include "lib/method/error_feedback.hpp"

// The steps of the proof of Lemma 3 (appendix B.2).

namespace lemmata {
namespace {

/// One step of error feedback from any error e with any gradient g.
template <Scalar S>
struct OneStep {
  compress::Compressor<S> compressor;
  Vec<S> e, g;
  S gamma;

  explicit OneStep(Draw& draw) : OneStep(draw, draw.integer("d", 1, 4)) {}
  OneStep(Draw& draw, long d)
      : compressor(compress::any_contractive<S>(draw, "C", d)),
        e(draw.vector<S>("e", d)),
        g(draw.vector<S>("g", d)),
        gamma(draw.positive<S>("gamma")) {}

  /// E||e_{t+1}||^2
  S next_error(Expect<S>& expect, const Vec<S>& start) const {
    const method::ErrorFeedback<S> method{.x0 = Vec<S>(e.size()),
                                          .gamma = gamma,
                                          .compressor = compressor,
                                          .oracle = [g = g](const oracle::Point<S>&, Chance<S>&) { return g; },
                                          .e0 = start};
    return expect.run(method, 1, {[](const method::PositionAndMemory<S>& s) { return norm2_squared(s.e); }}).mean(0, 1);
  }
};

struct ErrorContracts {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.step-contraction",
      .kind = Kind::proof_step,
      .where = "appendix B.2, first display",
      .title = "one step contracts",
      .hypotheses = R"(C \ \delta\text{-approximate}, \; p_t = \gamma g_t + e_t)",
      .statement = R"(\mathbb E\|e_{t+1}\|^2 = \mathbb E\|C(p_t) - p_t\|^2 \le (1-\delta)\|p_t\|^2 = (1-\delta)\|e_t + \gamma g_t\|^2)",
      .note = "given e_t and g_t; the expectation is that of the compressor",
      .mutants = {"forgets-the-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const OneStep<S> step(draw);
    const Vec<S> p = step.gamma * step.g + step.e;
    const S next = step.next_error(expect, draw.mutant("forgets-the-error") ? Vec<S>(step.e.size()) : step.e);
    const S lost = compress::mean_squared_residual(expect, step.compressor, p);
    const S bound = bounds::ef::residual(step.compressor.delta, norm2_squared(p));
    return {.shown = Chain<S>(equal(next, lost).named("e_{t+1} = p_t - C(p_t)"))
                         .also(at_most(lost, bound).named("contraction"))
                         .also(equal(bound, (S(1) - step.compressor.delta) * norm2_squared(step.e + step.gamma * step.g)).named("p_t"))};
  }
};
LEMMATA_CLAIM(ErrorContracts);

struct ErrorByYoung {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.step-young",
      .kind = Kind::proof_step,
      .where = "appendix B.2, second display",
      .title = "Young's inequality",
      .hypotheses = R"(C \ \delta\text{-approximate}, \; \eta > 0)",
      .statement = R"(\mathbb E\|e_{t+1}\|^2 \le (1-\delta)(1+\eta)\|e_t\|^2 + \gamma^2(1-\delta)(1+1/\eta)\|g_t\|^2)",
      .note = "given e_t and g_t; the expectation is that of the compressor",
      .sweep = "eta",
      .mutants = {"twice-the-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const OneStep<S> step(draw);
    const S eta = draw.positive<S>("eta");
    const S next = step.next_error(expect, draw.mutant("twice-the-error") ? S(2) * step.e : step.e);
    return {.shown = at_most(
                next, bounds::ef::error_after_step(step.compressor.delta, eta, norm2_squared(step.e), step.gamma, norm2_squared(step.g)))};
  }
};
LEMMATA_CLAIM(ErrorByYoung);

struct ChoiceOfEta {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.step-eta",
      .kind = Kind::proof_step,
      .where = "appendix B.2",
      .title = "choice of eta",
      .hypotheses = R"(\delta \in (0, 1], \; \eta = \frac{\delta}{2(1-\delta)})",
      .statement = R"(1 + \frac1\eta = \frac{2-\delta}{\delta} \le \frac2\delta, \quad \frac{2(1-\delta)}{\delta}(1 + \frac1\eta))"
                   R"( \gamma^2\sigma^2)"
                   R"( \le \frac{4(1-\delta)}{\delta^2} \gamma^2\sigma^2)",
      .note = "at delta = 1 eta is infinite and 1/eta = 0; the factor gamma^2 sigma^2 >= 0 is drawn as one number",
      .sweep = "1/eta",
      .mutants = {"no-half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S scale = draw.nonnegative<S>("gamma^2 sigma^2");
    const S delta = S(2) / (S(2) + draw.nonnegative<S>("1/eta"));  // every delta in (0, 1], in the form that a proof by signs can use
    const S factor = S(1) + (draw.mutant("no-half") ? S(2) : S(1)) * bounds::ef::inverse_eta(delta);
    return {.shown = Chain<S>(equal(factor, (S(2) - delta) / delta).named("1 + 1/eta"))
                         .also(at_most(factor, S(2) / delta).named("2/delta"))
                         .also(at_most(S(2) * (S(1) - delta) / delta * factor * scale, bounds::ef::error_norm_squared(delta, S(1), scale))
                                   .named("bound"))};
  }
};
LEMMATA_CLAIM(ChoiceOfEta);

}  // namespace
}  // namespace lemmata
