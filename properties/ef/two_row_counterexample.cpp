#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/problem/quadratic.hpp"

// Counterexample 3: f(x) = <a_1, x>^2 + <a_2, x>^2 with a_{1,2} = +-(1, -1) + epsilon (1, 1), one of the two gradients at each step, signSGD
// from (1, 1).

namespace lemmata {
namespace {

template <Scalar S>
S drawn_epsilon(Draw& draw) {
  return draw.in<S>("epsilon", Range::open(0, 1));
}

template <Scalar S>
Vec<S> row(const S& epsilon, int i) {
  const S large = S(1) + epsilon, small = epsilon - S(1);
  return i == 1 ? Vec<S>{large, small} : Vec<S>{small, large};
}

template <Scalar S>
oracle::Oracle<S> one_row(const S& epsilon) {
  return oracle::one_of<S>({problem::two_row_term(epsilon, 1), problem::two_row_term(epsilon, 2)});
}

/// All states that signSGD can reach from (1, 1) at a drawn time, with any real step sizes; a mutant leaves out the sign.
template <Scalar S>
std::vector<Vec<S>> reachable(Draw& draw, Expect<S>& expect, const S& epsilon, int at_zero) {
  const long t = draw.integer("t", 0, 5);
  const auto gamma = method::any_schedule<S>(draw, "gamma", method::Steps::any);
  const Vec<S> start{S(1), S(1)};
  std::vector<Vec<S>> states;
  if (draw.mutant("no-sign")) {
    for (const auto& [s, weight] : expect.run(method::Sgd<S>{start, gamma, one_row(epsilon)}, t, {}).last) states.push_back(s.x);
    return states;
  }
  const method::SignDescent<S> method{.x0 = start, .gamma = gamma, .oracle = one_row(epsilon), .at_zero = at_zero};
  for (const auto& [s, weight] : expect.run(method, t, {}).last) states.push_back(s.x);
  return states;
}

/// That both gradients are multiples of their rows, and that `share` of the gradient of f is their mean; a mutant draws one row only.
template <Scalar S>
Case<S> multiples_of_rows(Draw& draw, Expect<S>& expect, const S& share) {
  const S epsilon = drawn_epsilon<S>(draw);
  const Vec<S> x{draw.real<S>("x_1"), draw.real<S>("x_2")};
  Chain<S> shown;
  for (const int i : {1, 2}) {
    const Vec<S> a = row(epsilon, i), g = problem::two_row_term(epsilon, i)(x);
    shown.also(equal(g[0] * a[1] - g[1] * a[0], S(0)).named("multiple of a_i").sum_of(1024));
  }
  const auto oracle = draw.mutant("one-row-only") ? oracle::exact_oracle<S>(problem::two_row_term(epsilon, 1)) : one_row(epsilon);
  const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) { return oracle({.x = x}, chance); });
  // The gradient 4 (1 + epsilon^2) x_i - 4 (1 - epsilon^2) x_j of f, by another route than the rows.
  const S own = S(4) * (S(1) + square(epsilon)), other = S(-4) * (S(1) - square(epsilon));
  const Vec<S> gradient{own * x[0] + other * x[1], other * x[0] + own * x[1]};
  return {.shown = std::move(shown).also(equal(mean, share * gradient, "mean"))};
}

struct TwoRowGradient {
  static constexpr ClaimInfo info{
      .id = "ef.ce3.gradient",
      .kind = Kind::counterexample,
      .where = "Counterexample 3",
      .title = "multiples of the rows, called stochastic gradients",
      .hypotheses = R"(0 < \varepsilon < 1, \; g = \nabla\langle a_i, x\rangle^2, \; i \in \{1, 2\} \text{ uniform})",
      .statement = R"(g(x) = e\, a_i \text{ for some } e \in \mathbb R, \quad \mathbb E\, g(x) = \nabla f(x))",
      .note =
          "a stochastic gradient is unbiased by its definition in Section 1, but the mean of the two gradients is half of their sum. That "
          "each is a multiple of a row is right",
      .mutants = {"one-row-only"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return multiples_of_rows(draw, expect, S(1));
  }
};
LEMMATA_CLAIM(TwoRowGradient);

struct TwoRowGradientRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.ce3.gradient/repaired",
      .kind = Kind::counterexample,
      .where = "Counterexample 3",
      .title = "the gradients are multiples of the rows",
      .hypotheses = R"(0 < \varepsilon < 1, \; g = \nabla\langle a_i, x\rangle^2, \; i \in \{1, 2\} \text{ uniform})",
      .statement = R"(g(x) = e\, a_i \text{ for some } e \in \mathbb R, \quad \mathbb E\, g(x) = \frac12\nabla f(x))",
      .note = "repaired: half of the gradient in the mean, which signSGD does not notice; g is unbiased for f/2",
      .mutants = {"one-row-only"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return multiples_of_rows(draw, expect, ratio<S>(1, 2));
  }
};
LEMMATA_CLAIM(TwoRowGradientRepaired);

/// The signs of both gradients at these points, where they do not vanish or everywhere.
template <Scalar S>
Chain<S> opposite_signs(const S& epsilon, const std::vector<Vec<S>>& points, int at_zero, bool where_not_zero) {
  Chain<S> shown;
  for (const Vec<S>& x : points)
    for (const int i : {1, 2}) {
      const Vec<S> g = problem::two_row_term(epsilon, i)(x), s = sign(g, at_zero);
      if (where_not_zero && norm1(g) == S(0)) continue;
      shown.also(equal(s[0] + s[1], S(0)).named("opposite signs"));
      shown.also(equal(square(s[0]), S(1)).named("no sign is 0"));
    }
  return shown;
}

struct TwoRowSignDirection {
  static constexpr ClaimInfo info{
      .id = "ef.ce3.sign-direction",
      .kind = Kind::counterexample,
      .where = "Counterexample 3",
      .title = "sign of the stochastic gradient",
      .hypotheses = R"(0 < \varepsilon < 1; \; x = x_0 = (1, 1), \text{ or any iterate of signSGD from there}, \; \gamma_t \in \mathbb R)",
      .statement = R"(\operatorname{sign} g(x) \in \{(1, -1), (-1, 1)\})",
      .note =
          "printed for x_0, and used for all iterates: of these one may lie where a gradient vanishes, <a_i, x> = 0; elsewhere it is "
          "right (repaired)",
      .mutants = {"above-1"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool at_start = draw.reading("point", {1, 0}, {"x_0", "any-iterate"}) == 1;
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    // By its reciprocal, the signs of the rows can be told without a value.
    const S inside =
        at_start ? S(S(1) / draw.in<S>("1/epsilon", Range::open(1, std::numeric_limits<double>::infinity()))) : drawn_epsilon<S>(draw);
    const S epsilon = inside + S(draw.mutant("above-1") ? 1 : 0);
    const auto points = at_start ? std::vector<Vec<S>>{Vec<S>{S(1), S(1)}} : reachable(draw, expect, epsilon, at_zero);
    return {.shown = opposite_signs(epsilon, points, at_zero, false)};
  }
};
LEMMATA_CLAIM(TwoRowSignDirection);

struct TwoRowSignDirectionRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.ce3.sign-direction/repaired",
      .kind = Kind::counterexample,
      .where = "Counterexample 3",
      .title = "sign of a stochastic gradient that is not 0",
      .hypotheses = R"(0 < \varepsilon < 1, \; x_t \text{ an iterate of signSGD from } (1, 1), \; \gamma_t \in \mathbb R,\ g(x_t) \ne 0)",
      .statement = R"(\operatorname{sign} g(x_t) \in \{(1, -1), (-1, 1)\})",
      .note =
          "g is a multiple of a_i, whose entries have opposite signs, wherever x is. That x may leave the line where g = 0 and sign(0) is "
          "not 0 changes nothing; states after up to 5 steps",
      .mutants = {"above-1"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const S epsilon = drawn_epsilon<S>(draw) + S(draw.mutant("above-1") ? 1 : 0);
    return {.shown = opposite_signs(epsilon, reachable(draw, expect, epsilon, at_zero), at_zero, true)};
  }
};
LEMMATA_CLAIM(TwoRowSignDirectionRepaired);

struct TwoRowNoProgress {
  static constexpr ClaimInfo info{.id = "ef.ce3.no-progress",
                                  .kind = Kind::counterexample,
                                  .where = "Counterexample 3, last sentence",
                                  .title = "no progress",
                                  .hypotheses =
                                      R"(0 < \varepsilon < 1, \; x_0 = (1, 1), \; \gamma_t \in \mathbb R, \; x_{t+1} = x_t - \gamma_t)"
                                      R"( \operatorname{sign} g(x_t))",
                                  .statement = R"(x_{t,1} + x_{t,2} = 2, \quad f(x_t) \ge f(x_0) \text{ for all } t)",
                                  .mutants = {"no-sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const S epsilon = drawn_epsilon<S>(draw);
    const auto f = problem::two_row(epsilon, S(1));
    const S start = f.value(Vec<S>{S(1), S(1)});
    Chain<S> shown;
    for (const Vec<S>& x : reachable(draw, expect, epsilon, at_zero)) {
      shown.also(equal(x[0] + x[1], S(2)).named("line"));
      shown.also(at_most(start, f.value(x)).named("no progress"));
    }
    return {.shown = shown};
  }
};
LEMMATA_CLAIM(TwoRowNoProgress);

}  // namespace
}  // namespace lemmata
