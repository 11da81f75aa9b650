#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/saddle/compressed_run.hpp"

// Corollary A.8: the descent lemma from an iteration without error.

namespace lemmata {
namespace {

struct DescentFromReset {
  static constexpr ClaimInfo info{
      .id = "saddle.corA.8",
      .kind = Kind::corollary,
      .where = "Corollary A.8",
      .title = "descent from an iteration without error",
      .hypotheses =
          R"(f\ L\text{-smooth},\ C\ \mu\text{-compressor},\ e_{t_0} = 0,\ \text{no reset later},\ \eta < \frac{1}{4L}\min(\frac{\mu}{\sqrt{1-\mu}}, 1))",
      .statement = R"(\sum_{\tau=0}^{T-1}\mathbb E\|\nabla f(x_{t_0+\tau})\|^2 \le \frac{4(f(y_{t_0}) - \mathbb E)"
                   R"( f(y_{t_0+T}))}{\eta} + \eta T\chi^2(2L + \frac{8L^2\eta(1-\mu)}{\mu^2}))",
      .note =
          "t_0 = 0 without loss: any x_{t_0} is a start. No resets in between: the text tracks the error `from the last iteration when the "
          "error was 0`. A reset that puts the iterate back to x_{t'} would lose what was gained on the way, and the bound would fail",
      .mutants = {"large-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const saddle::CompressedRun<S> r(draw, true, 2);
    const S eta = r.sgd.eta;
    const auto run = r.run(expect, {[&](const auto& s) { return r.gradient_squared(s); },
                                    [&](const auto& s) { return problem::above_minimum(r.f, s.x - eta * s.e); }});
    const S noise = bounds::saddle::descent_noise(eta, r.T, r.compressor.delta, r.f.L, r.chi2);
    return {.given = {strictly_less(r.allowed, S(1)).named("step size")},
            .shown = at_most(run.sum(0, 0, r.T) + S(4) / eta * run.mean(1, r.T), S(4) / eta * run.mean(1, 0) + noise).sum_of(4096)};
  }
};
LEMMATA_CLAIM(DescentFromReset);

}  // namespace
}  // namespace lemmata
