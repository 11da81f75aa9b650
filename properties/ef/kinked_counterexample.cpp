#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/problem/kinked.hpp"

// Counterexample 2: f(x) = epsilon |x_1 + x_2| + |x_1 - x_2|, signSGD with the full subgradient from (1, 1). What sign(0) is, in the
// subgradient and in the method, is one reading.

namespace lemmata {
namespace {

int sign_of_zero(Draw& draw) { return static_cast<int>(draw.reading("sign(0)", {0, 1, -1})); }

template <Scalar S>
S drawn_epsilon(Draw& draw) {
  return draw.in<S>("epsilon", Range::open(0, 1));
}

/// The iterate of signSGD at a drawn time, with any real step sizes; a mutant leaves out the sign.
template <Scalar S>
Vec<S> drawn_iterate(Draw& draw, Expect<S>& expect, const problem::Problem<S>& f, int at_zero) {
  const long t = draw.log_integer("t", 0, 300);
  const auto gamma = method::any_schedule<S>(draw, "gamma", method::Steps::any);
  const Vec<S> start{S(1), S(1)};
  const auto gradient = oracle::exact_oracle<S>(f.gradient);
  if (draw.mutant("no-sign")) return expect.run(method::Sgd<S>{start, gamma, gradient}, t, {}).last.front().first.x;
  const method::SignDescent<S> method{.x0 = start, .gamma = gamma, .oracle = gradient, .at_zero = at_zero};
  return expect.run(method, t, {}).last.front().first.x;
}

struct KinkedSubgradient {
  static constexpr ClaimInfo info{
      .id = "ef.ce2.subgradient",
      .kind = Kind::counterexample,
      .where = "Counterexample 2",
      .title = "g is a subgradient, 0 the minimiser",
      .hypotheses = R"(0 < \varepsilon < 1, \; f(x) = \varepsilon|x_1 + x_2| + |x_1 - x_2|)",
      .statement = R"(f(y) \ge f(x) + \langle g(x), y - x\rangle, \quad f(y) \ge f(0) = 0,)"
                   R"( \quad g(x) = \operatorname{sign}(x_1 + x_2)\,\varepsilon\,(1, 1) + \operatorname{sign}(x_1 - x_2)\,(1, -1))",
      .mutants = {"weights-exchanged"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const int at_zero = sign_of_zero(draw);
    const S epsilon = drawn_epsilon<S>(draw);
    const Vec<S> x = draw.vector<S>("x", 2), y = draw.vector<S>("y", 2);
    const auto f = problem::kinked(epsilon, at_zero);
    Vec<S> g = f.gradient(x);
    if (draw.mutant("weights-exchanged")) {
      const S sum = sign(S(x[0] + x[1]), at_zero), difference = epsilon * sign(S(x[0] - x[1]), at_zero);
      g = {sum + difference, sum - difference};
    }
    return {.shown = Chain<S>(at_most(f.value(x) + dot(g, y - x), f.value(y)).named("subgradient"))
                         .also(at_most(f.value(Vec<S>(2)), f.value(y)).named("minimiser"))};
  }
};
LEMMATA_CLAIM(KinkedSubgradient);

struct KinkedSignDirection {
  static constexpr ClaimInfo info{.id = "ef.ce2.sign-direction",
                                  .kind = Kind::counterexample,
                                  .where = "Counterexample 2",
                                  .title = "sign of the subgradient",
                                  .hypotheses = R"(0 < \varepsilon < 1, \; x_1 + x_2 > 0)",
                                  .statement = R"(\operatorname{sign} g(x) \in \{(1, -1), (-1, 1)\})",
                                  .mutants = {"weaker-difference"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const int at_zero = sign_of_zero(draw);
    const S epsilon = drawn_epsilon<S>(draw);
    const Vec<S> x = draw.vector<S>("x", 2);
    Vec<S> g = problem::kinked(epsilon, at_zero).gradient(x);
    if (draw.mutant("weaker-difference")) {
      const S sum = epsilon * sign(S(x[0] + x[1]), at_zero), difference = epsilon / S(2) * sign(S(x[0] - x[1]), at_zero);
      g = {sum + difference, sum - difference};
    }
    const Vec<S> s = sign(g, at_zero);
    return {.given = {strictly_less(S(0), S(x[0] + x[1]))},
            .shown = Chain<S>(equal(s[0] + s[1], S(0)).named("opposite signs")).also(equal(square(s[0]), S(1)).named("no sign is 0"))};
  }
};
LEMMATA_CLAIM(KinkedSignDirection);

struct KinkedInvariantLine {
  static constexpr ClaimInfo info{.id = "ef.ce2.invariant-line",
                                  .kind = Kind::counterexample,
                                  .where = "Counterexample 2",
                                  .title = "the iterates stay on a line",
                                  .hypotheses =
                                      R"(0 < \varepsilon < 1, \; x_0 = (1, 1), \; \gamma_t \in \mathbb R, \; x_{t+1} = x_t - \gamma_t)"
                                      R"( \operatorname{sign} g(x_t))",
                                  .statement = R"(x_{t,1} + x_{t,2} = 2 \text{ for all } t)",
                                  .mutants = {"no-sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = sign_of_zero(draw);
    const Vec<S> x = drawn_iterate(draw, expect, problem::kinked(drawn_epsilon<S>(draw), at_zero), at_zero);
    return {.shown = equal(x[0] + x[1], S(2)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(KinkedInvariantLine);

struct KinkedNoProgress {
  static constexpr ClaimInfo info{.id = "ef.ce2.no-progress",
                                  .kind = Kind::counterexample,
                                  .where = "Counterexample 2, last sentence",
                                  .title = "no progress",
                                  .hypotheses =
                                      R"(0 < \varepsilon < 1, \; x_0 = (1, 1), \; \gamma_t \in \mathbb R, \; x_{t+1} = x_t - \gamma_t)"
                                      R"( \operatorname{sign} g(x_t))",
                                  .statement = R"(f(x_t) \ge f(x_0) \text{ for all } t)",
                                  .sweep = "t",
                                  .mutants = {"no-sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = sign_of_zero(draw);
    const auto f = problem::kinked(drawn_epsilon<S>(draw), at_zero);
    const Vec<S> x = drawn_iterate(draw, expect, f, at_zero);
    return {.shown = at_most(f.value(Vec<S>{S(1), S(1)}), f.value(x)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(KinkedNoProgress);

}  // namespace
}  // namespace lemmata
