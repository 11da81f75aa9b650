#include <vector>

#include "bounds/saddle/compression_error.hpp"
#include "lib/claim/claim.hpp"
#include "properties/saddle/compressed_run.hpp"

// Lemma A.5: the error that compressed SGD carries.

namespace lemmata {
namespace {

struct ErrorSum {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5",
      .kind = Kind::lemma,
      .where = "Lemma A.5",
      .title = "compression error",
      .hypotheses = R"(C\ \mu\text{-compressor},\ e_0 = 0,\ \mathbb E\|\psi_t\|^2 \le \chi^2 = \sigma^2 + r^2)",
      .statement =
          R"(\mathbb E\|e_t\|^2 \le \frac{2(1-\mu)}{\mu}\sum_{i=0}^{t-1}(1 - \frac\mu2)^{t-i}\,\mathbb E[\|\nabla f(x_i)\|^2 + \chi^2])",
      .note = saddle::run_note,
      .sweep = "T",
      .mutants = {"no-contraction", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const saddle::CompressedRun<S> r(draw, false, 3);
    const auto run =
        r.run(expect, {[&](const auto& s) { return r.gradient_squared(s); }, [](const auto& s) { return norm2_squared(s.e); }});
    const std::vector<S> gradients(run.means[0].begin(), run.means[0].end() - 1);
    return {.shown = at_most(run.mean(1, r.T), bounds::saddle::error_squared(r.compressor.delta, gradients, r.chi2)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ErrorSum);

struct ErrorUniform {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5.uniform",
      .kind = Kind::lemma,
      .where = "Lemma A.5, second display",
      .title = "compression error, uniform form",
      .hypotheses = R"(C\ \mu\text{-compressor},\ e_0 = 0,\ \mathbb E\|\psi_t\|^2 \le \chi^2 = \sigma^2 + r^2,\ t \ge 1)",
      .statement = R"(\mathbb E\|e_t\|^2 \le \frac{4(1-\mu)}{\mu^2}(\max_{0 \le i \le t-1}\mathbb E\|\nabla f(x_i)\|^2 + \chi^2))",
      .note = saddle::run_note,
      .sweep = "T",
      .mutants = {"no-contraction", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const saddle::CompressedRun<S> r(draw, false, 7);
    const auto run =
        r.run(expect, {[&](const auto& s) { return r.gradient_squared(s); }, [](const auto& s) { return norm2_squared(s.e); }});
    const S bound = bounds::saddle::error_squared_uniform(r.compressor.delta, run.largest(0, 0, r.T), r.chi2);
    return {.shown = at_most(run.mean(1, r.T), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ErrorUniform);

}  // namespace
}  // namespace lemmata
