#include "lib/claim/claim.hpp"
#include "lib/method/delayed.hpp"
#include "lib/problem/any_problem.hpp"

// Section 5.5: the bias of a delayed gradient depends on past gradients.

namespace lemmata {
namespace {

/// The iterates x_0, ..., x_T of gradient descent with delay D.
template <Scalar S>
std::vector<typename method::DelayedSgd<S>::State> states_of(Expect<S>& expect, const method::DelayedSgd<S>& method, long T) {
  std::vector<typename method::DelayedSgd<S>::State> states;
  for (long t = 0; t <= T; ++t) states.push_back(expect.run(method, t, {}).last.front().first);
  return states;
}

struct DelayedBias {
  static constexpr ClaimInfo info{
      .id = "biased.sec55-delayed",
      .kind = Kind::remark,
      .where = "Section 5.5",
      .title = "the bias of delayed gradients",
      .hypotheses = R"(x_{t+1} = x_t - \gamma\nabla f(x_{t-D}),\ b_t = \nabla f(x_{t-D}) - \nabla f(x_t),\ f\ L\text{-smooth})",
      .statement =
          R"(\|b_t\|^2 \le L^2\gamma^2\bigl\|\textstyle\sum_{j=t-D}^{t-1}\nabla f(x_{j-D})\bigr\|^2; \text{ but for all } m < 1, \zeta^2 \ge 0 \text{ there are } f, x_0, \gamma, t \text{ with } \|b_t\|^2 > m\|\nabla f(x_t)\|^2 + \zeta^2)",
      .note =
          "the bound sees past gradients. No constants of Assumption 4 do: on f = Lx^2/2 with gamma = 1/L and D = 1 the second iterate is "
          "the minimiser, where the gradient is 0 and the delayed one L x_0, of any size",
      .mutants = {"no-delay", "smaller-constant"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2), D = draw.integer("D", 0, 3), t = draw.integer("t", 1, 5);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const S gamma = draw.positive<S>("gamma");
    const method::DelayedSgd<S> method{
        .x0 = draw.vector<S>("x0", d), .gamma = gamma, .delay = D, .oracle = oracle::exact_oracle<S>(f.gradient)};
    const auto states = states_of(expect, method, t);
    const auto& now = states.back();
    Vec<S> sum;
    for (long j = std::max(0L, t - D); j < t; ++j) sum += f.gradient(states[static_cast<std::size_t>(j)].stale());
    const S bias = norm2_squared(f.gradient(now.stale()) - f.gradient(now.x()));
    const S L = draw.mutant("smaller-constant") ? S(f.L / S(2)) : f.L;

    const S m = draw.in<S>("m", Range::right_open(0, 1)), zeta2 = draw.nonnegative<S>("zeta^2"), slope = draw.positive<S>("L");
    const method::DelayedSgd<S> unbounded{.x0 = Vec<S>{(S(1) + zeta2) / slope},
                                          .gamma = S(1) / slope,
                                          .delay = draw.mutant("no-delay") ? 0 : 1,
                                          .oracle = [slope](const oracle::Point<S>& at, Chance<S>&) { return slope * at.x; }};
    const auto end = states_of(expect, unbounded, 1).back();
    const S other = norm2_squared(slope * (end.stale() - end.x()));
    return {.shown = Chain<S>(at_most(bias, square(L) * square(gamma) * norm2_squared(sum)).named("past gradients").sum_of(4096))
                         .also(strictly_less(m * norm2_squared(slope * end.x()) + zeta2, other).named("no Assumption 4"))};
  }
};
LEMMATA_CLAIM(DelayedBias);

}  // namespace
}  // namespace lemmata
