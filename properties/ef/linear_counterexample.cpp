#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"

// Counterexample 1: f(x) = x/4 on [-1, 1], the gradient 4 with probability 1/4 and -1 with probability 3/4.

namespace lemmata {
namespace {

/// The oracle at every x; a mutant gives both values the same probability.
template <Scalar S>
oracle::Oracle<S> two_values(const Draw& draw) {
  const S p = draw.mutant("even") ? ratio<S>(1, 2) : ratio<S>(1, 4);
  return [p](const oracle::Point<S>&, Chance<S>& chance) { return Vec<S>{chance.among({p, S(1) - p}, {S(4), S(-1)})}; };
}

template <Scalar S>
S objective(const S& x) {
  return x / S(4);
}

/// E f(x_1)
template <class M, Scalar S>
S mean_after_step(Expect<S>& expect, const M& method) {
  return expect.run(method, 1, {[](const typename M::State& s) { return objective(s.x[0]); }}).mean(0, 1);
}

template <Scalar S>
S mean_of_oracle(Draw& draw, Expect<S>& expect, bool of_sign) {
  const auto oracle = two_values<S>(draw);
  return expect.mean([&](Chance<S>& chance) {
    const S g = oracle({.x = Vec<S>(1)}, chance)[0];
    return of_sign ? sign(g, 0) : g;
  });
}

struct UnbiasedTwoValues {
  static constexpr ClaimInfo info{.id = "ef.ce1.unbiased",
                                  .kind = Kind::counterexample,
                                  .where = "Counterexample 1",
                                  .title = "the oracle is unbiased",
                                  .hypotheses = R"(g = 4 \text{ with probability } 1/4, \; g = -1 \text{ with probability } 3/4)",
                                  .statement = R"(\mathbb E\, g = \frac14 = f'(x), \quad f(x) = \frac x4 = \frac14(4x - x - x - x))",
                                  .mutants = {"even"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S x = draw.in<S>("x", Range::closed(-1, 1));
    const S mean = mean_of_oracle(draw, expect, false);
    return {.shown = Chain<S>(equal(mean, ratio<S>(1, 4)).named("mean"))
                         .also(equal(objective(x), (S(4) * x - x - x - x) / S(4)).named("sum of four"))
                         .also(equal(S(objective(S(x + S(1))) - objective(x)), ratio<S>(1, 4)).named("slope"))};
  }
};
LEMMATA_CLAIM(UnbiasedTwoValues);

struct SgdDescends {
  static constexpr ClaimInfo info{
      .id = "ef.ce1.sgd-descent",
      .kind = Kind::counterexample,
      .where = "Counterexample 1, first display",
      .title = "SGD descends in the mean",
      .hypotheses = R"(x_t \in [-1, 1], \; \gamma \in \mathbb R, \; x_{t+1} = x_t - \gamma g_t)",
      .statement = R"(\mathbb E_t f(x_{t+1}) = \frac14(x_t - \gamma\, \mathbb E\, g) = f(x_t) - \frac{\gamma}{16})",
      .note = "the problem is constrained to [-1, 1]; the method (SGD) and the display have no projection",
      .mutants = {"even"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S x = draw.in<S>("x", Range::closed(-1, 1));
    const S gamma = draw.real<S>("gamma");
    const method::Sgd<S> method{.x0 = Vec<S>{x}, .gamma = gamma, .oracle = two_values<S>(draw)};
    const S middle = (x - gamma * mean_of_oracle(draw, expect, false)) / S(4);
    return {.shown = Chain<S>(equal(mean_after_step(expect, method), middle).named("mean of the step"))
                         .also(equal(middle, objective(x) - gamma / S(16)).named("descent"))};
  }
};
LEMMATA_CLAIM(SgdDescends);

struct SignSgdAscends {
  static constexpr ClaimInfo info{.id = "ef.ce1.signsgd-ascent",
                                  .kind = Kind::counterexample,
                                  .where = "Counterexample 1, second display",
                                  .title = "signSGD ascends in the mean",
                                  .hypotheses = R"(x_t \in [-1, 1], \; \gamma \ge 0, \; x_{t+1} = x_t - \gamma \operatorname{sign} g_t)",
                                  .statement =
                                      R"(\mathbb E_t f(x_{t+1}) = \frac14(x_t - \gamma\, \mathbb E \operatorname{sign} g) = f(x_t) +)"
                                      R"( \frac{\gamma}{8} \ge f(x_t))",
                                  .note = "the problem is constrained to [-1, 1]; the method (signSGD) and the display have no projection",
                                  .mutants = {"even"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S x = draw.in<S>("x", Range::closed(-1, 1));
    const S gamma = draw.nonnegative<S>("gamma");
    const method::SignDescent<S> method{.x0 = Vec<S>{x}, .gamma = gamma, .oracle = two_values<S>(draw)};
    const S middle = (x - gamma * mean_of_oracle(draw, expect, true)) / S(4);
    const S after = mean_after_step(expect, method);
    return {.shown = Chain<S>(equal(after, middle).named("mean of the step"))
                         .also(equal(middle, objective(x) + gamma / S(8)).named("ascent"))
                         .also(at_most(objective(x), after).named("does not decrease"))};
  }
};
LEMMATA_CLAIM(SignSgdAscends);

}  // namespace
}  // namespace lemmata
