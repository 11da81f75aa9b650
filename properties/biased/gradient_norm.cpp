#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/oracle/biased.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Lemma 3: the mean squared gradient of SGD with a biased oracle.

namespace lemmata {
namespace {

/// No noise for long runs; noise for as many steps as all paths can be walked.
struct Size {
  long d, T;
  bool noisy;
  explicit Size(Draw& draw) : d(draw.integer("d", 1, 2)), T(1), noisy(draw.coin("noisy")) {
    T = noisy ? draw.integer("short_T", 1, d == 1 ? 3 : 2) : draw.log_integer("T", 1, 40);
  }
};

struct GradientNorm {
  static constexpr ClaimInfo info{
      .id = "biased.lem3",
      .kind = Kind::lemma,
      .where = "Lemma 3",
      .title = "mean squared gradient of biased SGD",
      .hypotheses =
          R"(f\ L\text{-smooth},\ \mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma^2,\ \|b\|^2 \le m\|\nabla f\|^2 + \zeta^2,\ \gamma \le \frac{1}{(M+1)L})",
      .statement =
          R"(\Psi_T = \frac1T\sum_{t<T}\mathbb E\|\nabla f(x_t)\|^2 \le \frac{2F}{T\gamma(1-m)} + \frac{\gamma L\sigma^2}{1-m} + \frac{\zeta^2}{1-m})",
      .note = "runs with noise are walked path by path, for up to 3 steps; runs without noise go up to T = 40",
      .sweep = "T",
      .mutants = {"triple-step", "no-bias-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Size n(draw);
    const auto f = problem::any_smooth<S>(draw, "f", n.d);
    const auto bias = oracle::any_bias<S>(draw, "bias", n.d);
    const auto noise = n.noisy ? oracle::any_growing_noise<S>(draw, "noise", n.d)
                               : oracle::GrowingNoise<S>{.factor = {{S(0)}, {S(1)}}, .additive = oracle::no_noise<S>(n.d)};
    S gamma = draw.in<S>("share", Range::left_open(0, 1));
    if (f.L > S(0)) gamma *= bounds::biased::largest_step(noise.M, f.L);
    if (draw.mutant("triple-step")) gamma *= S(3);
    const method::Sgd<S> sgd{.x0 = draw.vector<S>("x0", n.d), .gamma = gamma, .oracle = oracle::biased_oracle<S>(f.gradient, bias, noise)};
    const auto run = expect.run(sgd, n.T - 1, {[&](const auto& s) { return norm2_squared(f.gradient(s.x)); }});
    const S zeta2 = draw.mutant("no-bias-term") ? S(0) : bias.zeta2;
    const S F = problem::above_minimum(f, sgd.x0);
    return {.shown =
                at_most(run.sum(0, 0, n.T) / S(n.T), bounds::biased::mean_squared_gradient(F, n.T, gamma, bias.m, zeta2, f.L, noise.sigma2))
                    .sum_of(4096)};
  }
};
LEMMATA_CLAIM(GradientNorm);

}  // namespace
}  // namespace lemmata
