#include "bounds/ssd/sign_descent.hpp"
#include "lib/method/sign_descent.hpp"
#include "properties/ssd/sign_setting.hpp"

// Theorem 5: signSGD on one node under Assumption 1.

namespace lemmata {
namespace {

template <Scalar S>
Case<S> decreasing(Draw& draw, Expect<S>& expect, long first) {
  const ssd::SignSetting<S> s(draw);
  const S gamma_0 = ssd::first_step(draw, "gamma_0", s.x0);
  const long K = draw.log_integer("K", first, s.noisy ? s.longest_noisy_run() : 200);
  const method::SignDescent<S> method{.x0 = s.x0, .gamma = method::square_root_schedule(gamma_0), .oracle = s.oracle()};
  const auto run = expect.run(method, K - 1, {[&](const method::Position<S>& at) { return s.norm(at.x); }});
  return {.shown =
              at_most(ssd::least_of(run.means[0], K), bounds::ssd::decreasing_steps(s.gap(), gamma_0, s.smoothness(), K)).sum_of(4096)};
}

struct DecreasingSteps {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5-decreasing",
      .kind = Kind::theorem,
      .where = "Theorem 5, eq. (7)",
      .title = "signSGD with decreasing steps",
      .hypotheses = R"(f \text{ smooth with } L_1, \ldots, L_d, \; f \ge f^*, \; \rho_i > \frac12, \; \gamma_k =)"
                    R"( \gamma_0/\sqrt{k+1}, \; K \ge 2 \text{ or } K \ge 1)",
      .statement = R"(\min_{0 \le k < K} \mathbb E\|\nabla f(x_k)\|_\rho \le \frac{f(x_0) - f^*}{\gamma_0\sqrt K} +)"
                   R"( \frac{3\gamma_0 d \bar L \log K}{2\sqrt K})",
      .note = "the theorem names no range of K: only K = 1 fails, where the logarithm is 0",
      .sweep = "K",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return decreasing<S>(draw, expect, draw.reading("horizon", {2, 1}, {"at-least-2", "at-least-1"}));
  }
};
LEMMATA_CLAIM(DecreasingSteps);

struct DecreasingStepsRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5-decreasing/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 5, eq. (7)",
      .title = "signSGD with decreasing steps, K >= 2",
      .hypotheses = R"(f \text{ smooth with } L_1, \ldots, L_d, \; f \ge f^*, \; \rho_i > \frac12, \; \gamma_k =)"
                    R"( \gamma_0/\sqrt{k+1}, \; K \ge 2)",
      .statement = R"(\min_{0 \le k < K} \mathbb E\|\nabla f(x_k)\|_\rho \le \frac{f(x_0) - f^*}{\gamma_0\sqrt K} +)"
                   R"( \frac{3\gamma_0 d \bar L \log K}{2\sqrt K})",
      .note = "K = 1 is left out, where the logarithm is 0",
      .sweep = "K",
      .mutants = {"l1-norm", "ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return decreasing<S>(draw, expect, 2);
  }
};
LEMMATA_CLAIM(DecreasingStepsRepaired);

struct ConstantSteps {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5-constant",
      .kind = Kind::theorem,
      .where = "Theorem 5, eq. (8)",
      .title = "signSGD with constant steps",
      .hypotheses = R"(f \text{ smooth with } L_1, \ldots, L_d, \; f \ge f^*, \; \rho_i > \frac12, \; \gamma_k = \gamma > 0, \; K \ge 1)",
      .statement = R"(\frac1K \sum_{k=0}^{K-1} \mathbb E\|\nabla f(x_k)\|_\rho \le \frac{f(x_0) - f^*}{\gamma K} + \frac{\gamma d)"
                   R"( \bar L}{2})",
      .sweep = "K",
      .mutants = {"l1-norm", "rho-of-start", "ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ssd::SignSetting<S> s(draw);
    const S gamma = draw.positive<S>("gamma");
    const long K = draw.log_integer("K", 1, !s.noisy ? 300 : s.d == 1 ? 100 : s.d == 2 ? 12 : 5);
    using Method = method::LatticeSignDescent<S>;
    const Method method{.x0 = s.x0, .gamma = gamma, .oracle = s.oracle()};
    const auto run = expect.run(method, K - 1, {[&](const typename Method::State& at) { return s.norm(at.x); }});
    return {.shown = at_most(S(run.sum(0, 0, K) / S(K)), bounds::ssd::constant_steps(s.gap(), gamma, s.smoothness(), K)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConstantSteps);

}  // namespace
}  // namespace lemmata
