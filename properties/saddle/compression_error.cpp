#include <bit>
#include <string_view>
#include <vector>

#include "bounds/saddle/compression_error.hpp"
#include "bounds/saddle/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/any_problem.hpp"

// Lemmas A.5 and A.7: the error that compressed SGD carries, and its descent.

namespace lemmata {
namespace {

/// f(x) - f*; for quadratics by their form around the centre, which no offset f* blurs in floating point.
template <Scalar S>
S above_minimum(const problem::Problem<S>& f, const Vec<S>& x) {
  if (!f.hessian) return f.value(x) - f.minimum;
  const Vec<S> h = x - f.minimiser;
  return dot(h, f.hessian(x) * h) / S(2);
}

/// Compressed SGD without resets on a drawn objective: without noise for long runs, with noise where all paths can be walked.
template <Scalar S>
struct CompressedRun {
  long d, T;
  problem::Problem<S> f;
  compress::Compressor<S> compressor;
  S chi2{}, allowed{};
  method::CompressedSgd<S> sgd;

  /// `below_limit`: eta is near or below the limit of Lemma A.7; else any eta > 0.
  CompressedRun(Draw& draw, bool below_limit) : d(draw.integer("d", 1, 7)) {
    const bool noisy = draw.coin("noisy");
    T = noisy ? draw.integer("short_T", 1, d == 1 ? 3 : d == 2 ? 2 : 1) : draw.log_integer("T", 1, d <= 2 ? 40 : 8);
    f = problem::any_smooth<S>(draw, "f", d);
    compressor = compress::any_contractive<S>(draw, "C", d);
    if (draw.mutant("no-contraction"))
      compressor.apply = [](const Vec<S>& v, long, Chance<S>&) { return -v; };
    // mu/(1 - mu/2) <= mu/sqrt(1 - mu), by a ninth at most where the latter is below 1
    S eta = below_limit ? draw.in<S>("share", Range::open(0, 1.125)) : draw.positive<S>("eta");
    const S mu = compressor.delta;
    if (below_limit && f.L > S(0)) eta *= min(S(1), S(mu / (S(1) - mu / S(2)))) / (S(4) * f.L);
    allowed = below_limit ? bounds::saddle::step_condition(eta, mu, f.L) : S(0);
    if (draw.mutant("large-step")) eta *= S(16);
    sgd = {.x0 = draw.vector<S>("x0", d), .eta = eta, .compressor = compressor, .oracle = oracle::exact_oracle<S>(f.gradient)};
    const bool total = draw.reading("variance", {0, 1}, {"total", "per-coordinate"}) == 0;
    if (noisy) add_noise(draw, total);
  }

  void add_noise(Draw& draw, bool total) {
    const auto noise = d <= 2 ? oracle::any_noise<S>(draw, "zeta", d) : oracle::no_noise<S>(d);
    sgd.oracle = oracle::with_noise<S>(f.gradient, noise);
    const S s = draw.nonnegative<S>("xi");
    sgd.noise = [s, n = static_cast<std::size_t>(d)](long, Chance<S>& chance) { return signs(s, n, chance); };
    const S sigma2 = draw.mutant("no-gradient-noise") ? S(0) : noise.largest_variance(static_cast<std::size_t>(d));
    chi2 = sigma2 + (total ? S(d) : S(1)) * square(s);
  }

  /// s or -s in each of at most 7 coordinates, mean 0 and pairwise uncorrelated: a random row of a Hadamard matrix without its constant column.
  static Vec<S> signs(const S& s, std::size_t n, Chance<S>& chance) {
    Vec<S> xi(n);
    if (s == S(0)) return xi;
    const std::size_t row = chance.uniform(std::bit_ceil(n + 1));
    for (std::size_t i = 0; i < n; ++i) xi[i] = std::popcount(row & (i + 1)) % 2 == 0 ? s : -s;
    return xi;
  }

  using State = typename method::CompressedSgd<S>::State;
  S gradient_squared(const State& s) const { return norm2_squared(f.gradient(s.x)); }
};

constexpr std::string_view note = "runs with noise are walked path by path, up to 3 steps, others go up to T = 40. Only second moments of "
                                  "the noise enter the bound: uncorrelated signs +-s in each coordinate stand for the Gaussian of that variance";

struct ErrorSum {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5", .kind = Kind::lemma, .where = "Lemma A.5", .title = "compression error",
      .hypotheses = R"(C\ \mu\text{-compressor},\ e_0 = 0,\ \mathbb E\|\psi_t\|^2 \le \chi^2 = \sigma^2 + r^2)",
      .statement = R"(\mathbb E\|e_t\|^2 \le \frac{2(1-\mu)}{\mu}\sum_{i=0}^{t-1}(1 - \frac\mu2)^{t-i}\,\mathbb E[\|\nabla f(x_i)\|^2 + \chi^2])",
      .note = note, .sweep = "T", .mutants = {"no-contraction", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const CompressedRun<S> r(draw, false);
    const auto run = expect.run(r.sgd, r.T, {[&](const auto& s) { return r.gradient_squared(s); }, [](const auto& s) { return norm2_squared(s.e); }});
    const std::vector<S> gradients(run.means[0].begin(), run.means[0].end() - 1);
    return {.shown = at_most(run.mean(1, r.T), bounds::saddle::error_squared(r.compressor.delta, gradients, r.chi2)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ErrorSum);

struct ErrorUniform {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5.uniform", .kind = Kind::lemma, .where = "Lemma A.5, second display", .title = "compression error, uniform form",
      .hypotheses = R"(C\ \mu\text{-compressor},\ e_0 = 0,\ \mathbb E\|\psi_t\|^2 \le \chi^2 = \sigma^2 + r^2,\ t \ge 1)",
      .statement = R"(\mathbb E\|e_t\|^2 \le \frac{4(1-\mu)}{\mu^2}(\max_{0 \le i \le t-1}\mathbb E\|\nabla f(x_i)\|^2 + \chi^2))",
      .note = note, .sweep = "T", .mutants = {"no-contraction", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const CompressedRun<S> r(draw, false);
    const auto run = expect.run(r.sgd, r.T, {[&](const auto& s) { return r.gradient_squared(s); }, [](const auto& s) { return norm2_squared(s.e); }});
    const S bound = bounds::saddle::error_squared_uniform(r.compressor.delta, run.largest(0, 0, r.T), r.chi2);
    return {.shown = at_most(run.mean(1, r.T), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ErrorUniform);

struct CompressedDescent {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.7", .kind = Kind::lemma, .where = "Lemma A.7", .title = "descent of compressed SGD",
      .hypotheses = R"(f\ L\text{-smooth},\ C\ \mu\text{-compressor},\ e_0 = 0,\ \eta < \frac{1}{4L}\min(\frac{\mu}{\sqrt{1-\mu}}, 1))",
      .statement = R"(\sum_{\tau=0}^{T-1}\mathbb E\|\nabla f(x_\tau)\|^2 \le \frac{4(f(y_0) - \mathbb E f(y_T))}{\eta} + \eta T\chi^2(2L + \frac{8L^2\eta(1-\mu)}{\mu^2}))",
      .note = note, .sweep = "T", .mutants = {"large-step", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const CompressedRun<S> r(draw, true);
    const S eta = r.sgd.eta;
    const auto run = expect.run(r.sgd, r.T, {[&](const auto& s) { return r.gradient_squared(s); },
                                             [&](const auto& s) { return above_minimum(r.f, s.x - eta * s.e); }});
    const S noise = bounds::saddle::descent_noise(eta, r.T, r.compressor.delta, r.f.L, r.chi2);
    const S left = S(4) / eta * run.mean(1, r.T);  // f(y_T) stands on the left, so that no difference of large numbers is formed
    return {.given = {strictly_less(r.allowed, S(1)).named("step size")},
            .shown = at_most(run.sum(0, 0, r.T) + left, S(4) / eta * run.mean(1, 0) + noise).sum_of(4096)};
  }
};
LEMMATA_CLAIM(CompressedDescent);

}  // namespace
}  // namespace lemmata
