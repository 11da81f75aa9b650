#include "lib/method/better_of_two.hpp"
#include "bounds/ssd/sign_descent.hpp"
#include "properties/ssd/sign_setting.hpp"

// Theorem 6: signSGD that keeps the better of two points (option 2), and the first sentence of its proof.

namespace lemmata {
namespace {

constexpr std::string_view smooth_and_spb =
    R"(f \text{ smooth with } L_1, \ldots, L_d, \; f \ge f^*, \; \rho_i > \frac12, \;)"
    R"( x_{k+1} \in \operatorname{argmin}\{f(x_k), f(x_k - \gamma_k \operatorname{sign} \hat g_k)\},)"
    R"( \; K \ge 1)";
constexpr std::string_view ties = "at equal values either point may be kept: which one is drawn";

/// What the method compares by: f less its minimum, which in double tells more points apart than f; a mutant turns it round, so that it
/// keeps the worse point.
template <Scalar S>
std::function<S(const Vec<S>&)> compared(Draw& draw, const problem::Problem<S>& f) {
  const S side(draw.mutant("keeps-the-worse") ? -1 : 1);
  return [f, side](const Vec<S>& x) { return side * problem::above_minimum(f, x); };
}

struct BetterOfTwoDecreasing {
  static constexpr ClaimInfo info{.id = "ssd.thm6-decreasing",
                                  .kind = Kind::theorem,
                                  .where = "Theorem 6",
                                  .title = "the better of two points, decreasing steps",
                                  .hypotheses = smooth_and_spb,
                                  .statement = R"(\frac1K \sum_{k=0}^{K-1} \mathbb E\|\nabla f(x_k)\|_\rho \le \frac{1}{\sqrt K}\left()"
                                               R"(\frac{f(x_0) - f^*}{\gamma_0} + \gamma_0 d \bar L\right), \quad \gamma_k =)"
                                               R"( \frac{\gamma_0}{\sqrt{k+1}})",
                                  .note = ties,
                                  .sweep = "K",
                                  .mutants = {"ascends", "keeps-the-worse"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ssd::SignSetting<S> s(draw);
    const S gamma_0 = draw.positive<S>("gamma_0");
    const bool moves = draw.coin("moves at ties");
    const long K = draw.log_integer("K", 1, !s.noisy ? (s.d == 1 ? 2000 : 100) : s.d == 1 ? 7 : s.d == 2 ? 4 : 2);
    const method::SignDescent<S> method{.x0 = s.x0,
                                        .gamma = method::square_root_schedule(gamma_0),
                                        .oracle = s.oracle(),
                                        .value = compared(draw, s.f),
                                        .moves_at_ties = moves};
    const auto run = expect.run(method, K - 1, {[&](const method::Position<S>& at) { return s.norm(at.x); }});
    const S bound = bounds::ssd::better_of_two(s.gap(), gamma_0, s.smoothness(), K);
    return {.shown = at_most(S(run.sum(0, 0, K) / S(K)), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(BetterOfTwoDecreasing);

struct BetterOfTwoConstant {
  static constexpr ClaimInfo info{.id = "ssd.thm6-constant",
                                  .kind = Kind::theorem,
                                  .where = "Theorem 6, last sentence",
                                  .title = "the better of two points, constant steps",
                                  .hypotheses = smooth_and_spb,
                                  .statement = R"(\frac1K \sum_{k=0}^{K-1} \mathbb E\|\nabla f(x_k)\|_\rho \le)"
                                               R"( \frac{f(x_0) - f^*}{\gamma K} + \frac{\gamma d \bar L}{2}, \quad \gamma_k = \gamma > 0)",
                                  .note = ties,
                                  .sweep = "K",
                                  .mutants = {"l1-norm", "rho-of-start", "ascends", "keeps-the-worse"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ssd::SignSetting<S> s(draw);
    const S gamma = draw.positive<S>("gamma");
    const bool moves = draw.coin("moves at ties");
    const long K = draw.log_integer("K", 1, !s.noisy ? 300 : s.d == 1 ? 100 : s.d == 2 ? 12 : 5);
    using Method = method::LatticeBetterOfTwo<S>;
    const Method method{.walk = {.x0 = s.x0, .gamma = gamma, .oracle = s.oracle()}, .value = compared(draw, s.f), .moves_at_ties = moves};
    const auto run = expect.run(method, K - 1, {[&](const typename Method::State& at) { return s.norm(at.x); }});
    return {.shown = at_most(S(run.sum(0, 0, K) / S(K)), bounds::ssd::constant_steps(s.gap(), gamma, s.smoothness(), K)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(BetterOfTwoConstant);

struct BetterOfTwoMonotone {
  static constexpr ClaimInfo info{
      .id = "ssd.thm6.monotone",
      .kind = Kind::proof_step,
      .where = "appendix B.6",
      .title = "the better of two points does not raise f",
      .hypotheses = R"(x_{k+1} \in \operatorname{argmin}\{f(x_k), f(x_k - \gamma_k \operatorname{sign} \hat g_k)\})",
      .statement = R"(\mathbb E[f(x_{k+1}) \mid x_k] \le f(x_k))",
      .note = ties,
      .mutants = {"keeps-the-worse"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ssd::SignSetting<S> s(draw);
    const S gamma = draw.positive<S>("gamma");
    const bool moves = draw.coin("moves at ties");
    using Method = method::LatticeBetterOfTwo<S>;
    const Method method{.walk = {.x0 = s.x0, .gamma = gamma, .oracle = s.oracle()}, .value = compared(draw, s.f), .moves_at_ties = moves};
    const S mean = expect.mean([&](Chance<S>& chance) { return s.f.value(method.step(method.start(), 0, chance).x); });
    return {.shown = at_most(mean, s.f.value(s.x0)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(BetterOfTwoMonotone);

}  // namespace
}  // namespace lemmata
