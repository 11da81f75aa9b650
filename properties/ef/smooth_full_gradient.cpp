#include "bounds/ef/smooth_rate.hpp"
#include "lib/claim/curve_setting.hpp"
#include "properties/ef/smooth_setting.hpp"

// Theorem II where nothing is random: full gradients, and a compressor that is a map. The exact worst case is a semidefinite programme.

namespace lemmata {
namespace {

/// Any smooth objective with its own gradients; sigma^2 is the largest squared gradient up to T.
template <Scalar S>
ef::SmoothSetting<S> with_full_gradients(Draw& draw, Expect<S>& expect) {
  ef::SmoothSetting<S> s{.d = draw.integer("d", 1, 2)};
  s.f = problem::any_smooth<S>(draw, "f", s.d);
  s.x0 = draw.vector<S>("x0", s.d);
  s.compressor = compress::any_contractive<S>(draw, "C", s.d);
  s.T = draw.log_integer("T", 1, s.compressor.random ? 1 : 100);
  s.gamma = draw.positive<S>("gamma");
  s.oracle = oracle::exact_oracle<S>(s.f.gradient);
  if (s.compressor.random) return s;
  if (draw.mutant("ascends")) s.oracle = [oracle = s.oracle](const oracle::Point<S>& at, Chance<S>& chance) { return -oracle(at, chance); };
  using State = typename ef::WithLeast<S>::State;
  s.sigma2 = expect.run(s.method(), s.T, {[](const State& at) { return at.now; }}).largest(0, 0, s.T + 1);
  return s;
}

struct FullGradientRate {
  static constexpr ClaimInfo info{
      .id = "ef.thm2/full-gradient",
      .kind = Kind::theorem,
      .where = "Theorem II, without randomness",
      .title = "error feedback with full gradients",
      .hypotheses =
          R"(\text{Assumption A without expectation, Assumption B}, \; g_t = \nabla f(x_t), \; \|g_t\|^2 \le \sigma^2 \text{ for } t \le T, \; \gamma > 0)",
      .statement = R"(\min_{0 \le t \le T} \|\nabla f(x_t)\|^2 \le \frac{2f_0}{\gamma(T+1)} + \gamma L\sigma^2 +)"
                   R"( \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\delta^2})",
      .note =
          "Not printed: what the proof of Theorem II gives (ef.thm2/repaired) where gradients are exact. Its worst case over all smooth "
          "functions and all compressors is a semidefinite programme.",
      .sweep = "T",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto s = with_full_gradients<S>(draw, expect);
    if (s.compressor.random) return {.given = {holds<S>(false, "C is a map")}, .shown = holds<S>(true, "")};
    const S right = bounds::ef::smooth_rate_proven(s.gap(), s.gamma, s.f.L, s.sigma2, s.compressor.delta, s.T);
    return {.shown = at_most(s.left(expect, ef::LeftSide::least_mean), right).sum_of(1 << 14)};
  }

  /// The largest horizon of a programme of a second or two.
  static constexpr long largest_programme = 7;

  /// In the units of f: lengths by L, the squared gradient by L f_0.
  static ExactWorstCase worst_case(Draw& draw) {
    Expect<double> expect;
    const auto s = with_full_gradients<double>(draw, expect);
    const double unit = s.f.L * s.gap();
    if (s.compressor.random || s.T > largest_programme || !(unit > 0)) return {};
    return {.question = WorstCaseQuestion{
                .names = {{"method", "ef"}, {"class", "smooth"}, {"compressor", "delta"}, {"metric", "min-gradient"}, {"start", "gap"}},
                .horizon = s.T,
                .numbers = {{"L", 1}, {"radius", 1}, {"gamma", s.gamma * s.f.L}, {"delta", s.compressor.delta}, {"G2", s.sigma2 / unit}},
                .unit = unit}};
  }
  /// delta = 1 - (3/4)^2 = 7/16
  static CurveSetting curve() { return {.hold = {{"C.named", "0"}, {"C.h", "1/4"}, {"C.tail", "0"}}, .exact = worst_case}; }
};
LEMMATA_CLAIM(FullGradientRate);
LEMMATA_CURVE(FullGradientRate);

}  // namespace
}  // namespace lemmata
