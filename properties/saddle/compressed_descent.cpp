#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/saddle/compressed_run.hpp"

// Lemma A.7: the descent of compressed SGD.

namespace lemmata {
namespace {

struct CompressedDescent {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.7",
      .kind = Kind::lemma,
      .where = "Lemma A.7",
      .title = "descent of compressed SGD",
      .hypotheses = R"(f\ L\text{-smooth},\ C\ \mu\text{-compressor},\ e_0 = 0,\ \eta < \frac{1}{4L}\min(\frac{\mu}{\sqrt{1-\mu}}, 1))",
      .statement =
          R"(\sum_{\tau=0}^{T-1}\mathbb E\|\nabla f(x_\tau)\|^2 \le \frac{4(f(y_0) - \mathbb E f(y_T))}{\eta} + \eta T\chi^2(2L + \frac{8L^2\eta(1-\mu)}{\mu^2}))",
      .note = saddle::run_note,
      .sweep = "T",
      .mutants = {"large-step", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const saddle::CompressedRun<S> r(draw, true, 3);
    const S eta = r.sgd.eta;
    const auto run = r.run(expect, {[&](const auto& s) { return r.gradient_squared(s); },
                                    [&](const auto& s) { return problem::above_minimum(r.f, s.x - eta * s.e); }});
    const S noise = bounds::saddle::descent_noise(eta, r.T, r.compressor.delta, r.f.L, r.chi2);
    const S left = S(4) / eta * run.mean(1, r.T);  // f(y_T) stands on the left, so that no difference of large numbers is formed
    return {.given = {strictly_less(r.allowed, S(1)).named("step size")},
            .shown = at_most(run.sum(0, 0, r.T) + left, S(4) / eta * run.mean(1, 0) + noise).sum_of(4096)};
  }
};
LEMMATA_CLAIM(CompressedDescent);

}  // namespace
}  // namespace lemmata
