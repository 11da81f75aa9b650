#include "bounds/ssd/two_row.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "properties/two_row_point.hpp"

// The counterexample of Section 3.2 on the line Z = {z_1 + z_2 = 2}; sign(0) = 0 by footnote 1.

namespace lemmata {
namespace {

using shared::TwoRow;

struct TwoRowUnbiased {
  static constexpr ClaimInfo info{.id = "ssd.ce-unbiased",
                                  .kind = Kind::counterexample,
                                  .where = "Section 3.2, around (5)",
                                  .title = "the oracle is unbiased, the minimiser unique",
                                  .hypotheses =
                                      R"(f(x) = \frac12(\langle a_1, x\rangle^2 + \langle a_2, x\rangle^2), \; \varepsilon \in (0, 1), \;)"
                                      R"( \hat g(x) = 2\langle a_i, x\rangle a_i, \; i \in \{1, 2\} \text{ uniform})",
                                  .statement = R"(\mathbb E\, \hat g(x) = \nabla f(x), \quad f(0) = 0 < f(x) \text{ for } x \ne 0)",
                                  .mutants = {"one-row-only", "parallel-rows"},
                                  .whole = {"sign_1", "sign_2"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = TwoRow<S>::draw(draw);
    const S one = shared::signed_number<S>(draw, "sign_1", "size_1"), two = shared::signed_number<S>(draw, "sign_2", "size_2");
    const Vec<S> x = f.point(one, two);
    const auto oracle = draw.mutant("one-row-only") ? oracle::exact_oracle<S>(problem::two_row_term(f.epsilon, 1)) : f.oracle();
    const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) { return oracle({.x = x}, chance); });
    const S value = draw.mutant("parallel-rows") ? square(f.along(1, x)) : f.value(x);
    auto shown = equal(mean, f.gradient(x), "mean");
    // <a_1, x> and <a_2, x> are coordinates: both are 0 only at the origin.
    if (one == S(0) && two == S(0)) return {.shown = std::move(shown).also(equal(x, Vec<S>(2), "origin")).also(equal(value, S(0)))};
    return {.shown = std::move(shown).also(strictly_less(S(0), value).named("minimiser"))};
  }
};
LEMMATA_CLAIM(TwoRowUnbiased);

struct TwoRowSignFormula {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-sign-formula",
      .kind = Kind::counterexample,
      .where = "Section 3.2, second paragraph",
      .title = "sign of the oracle",
      .hypotheses = R"(\hat g(x) = 2\langle a_i, x\rangle a_i \text{ with probability } \frac12, \; i = 1, 2, \; \varepsilon \in (0, 1))",
      .statement = R"(\operatorname{sign} \hat g(x) = (-1)^i \operatorname{sign}\langle a_i, x\rangle \, (-1, 1))",
      .mutants = {"other-row"},
      .whole = {"sign_1", "sign_2"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = TwoRow<S>::draw(draw);
    const S along[2] = {shared::signed_number<S>(draw, "sign_1", "size_1"), shared::signed_number<S>(draw, "sign_2", "size_2")};
    const Vec<S> x = f.point(along[0], along[1]);
    const auto formula = [&](int i) {
      const int j = draw.mutant("other-row") ? 3 - i : i;
      const S first = sign(along[j - 1], 0) * S(i == 1 ? 1 : -1);
      return Vec<S>{first, -first};
    };
    Chain<S> shown;
    for (const int i : {1, 2}) {
      const auto row = equal(sign(f.term(i, x), 0), formula(i), i == 1 ? "i = 1" : "i = 2");
      for (const auto& link : row.links()) shown.also(link);
    }
    const auto law = expect.law([&, oracle = f.oracle()](Chance<S>& chance) { return sign(oracle({.x = x}, chance), 0); });
    const auto printed = expect.law([&](Chance<S>& chance) { return formula(chance.bernoulli(ratio<S>(1, 2)) ? 1 : 2); });
    return {.shown = std::move(shown).also(same_law(law, printed))};
  }
};
LEMMATA_CLAIM(TwoRowSignFormula);

/// sign g-hat(x) on Z for both rows: opposite entries of size 1, or of the size that <a_i, x> has as a sign.
template <Scalar S>
Case<S> signs_on_line(Draw& draw, bool as_printed) {
  const auto f = TwoRow<S>::draw(draw);
  const Vec<S> x = shared::any_point_of_line(draw, f);
  Chain<S> shown;
  for (const int i : {1, 2}) {
    Vec<S> g = f.term(i, x);
    if (draw.mutant("positive-rows")) g[1] = -g[1];
    const Vec<S> s = sign(g, 0);
    const S size = as_printed ? S(1) : square(sign(f.along(i, x), 0));
    shown.also(equal(s[0] + s[1], S(0)).named("opposite signs"));
    shown.also(equal(square(s[0]), size).named("size"));
  }
  return {.shown = std::move(shown)};
}

struct TwoRowSignsOnLine {
  static constexpr ClaimInfo info{.id = "ssd.ce-signs-on-Z",
                                  .kind = Kind::counterexample,
                                  .where = "Section 3.2, first paragraph",
                                  .title = "sign of the oracle on the line",
                                  .hypotheses = R"(x_1 + x_2 = 2, \; \varepsilon \in (0, 1), \; \hat g(x) = 2\langle a_i, x\rangle a_i)",
                                  .statement = R"(\operatorname{sign} \hat g(x) = \pm(1, -1))",
                                  .note =
                                      "for any x in Z, as printed, with sign 0 = 0 (footnote 1): Z meets the line <a_i, x> = 0 in one "
                                      "point for each i, (1 - epsilon, 1 + epsilon) and its mirror image, where one of the two stochastic "
                                      "gradients is 0, and so is its sign",
                                  .mutants = {"positive-rows"},
                                  .whole = {"place"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return signs_on_line<S>(draw, true);
  }
};
LEMMATA_CLAIM(TwoRowSignsOnLine);

struct TwoRowSignsOnLineRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-signs-on-Z/repaired",
      .kind = Kind::counterexample,
      .where = "Section 3.2, first paragraph",
      .title = "sign of the oracle on the line",
      .hypotheses = R"(x_1 + x_2 = 2, \; \varepsilon \in (0, 1), \; \hat g(x) = 2\langle a_i, x\rangle a_i)",
      .statement = R"(\operatorname{sign} \hat g(x) = \pm(1, -1) \text{ where } \langle a_i, x\rangle \ne 0, \; 0 \text{ where it is } 0)",
      .note =
          "repaired: a sign may be 0. What the counterexample needs, that the two signs are opposite, holds at the two exceptional points "
          "too",
      .mutants = {"positive-rows"},
      .whole = {"place"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return signs_on_line<S>(draw, false);
  }
};
LEMMATA_CLAIM(TwoRowSignsOnLineRepaired);

struct TwoRowStuck {
  static constexpr ClaimInfo info{
      .id = "ssd.ce-stuck",
      .kind = Kind::counterexample,
      .where = "Section 3.2, end of the first paragraph",
      .title = "signSGD never leaves the line",
      .hypotheses =
          R"(x_0 \in Z = \{z_1 + z_2 = 2\}, \; x_{k+1} = x_k - \gamma_k \operatorname{sign} \hat g(x_k), \; \gamma_k \in \mathbb R)",
      .statement = R"(x_k \in Z \text{ for all } k, \text{ and } f(x_k) \ge 4\varepsilon^2 > 0 = \min f)",
      .argument = Argument::invariant,
      .note =
          "one step from any point of Z, with any step size and either row: the iterates stay on Z, hence at least 4 epsilon^2 above "
          "the minimum, for every sequence of steps and every sequence of rows",
      .mutants = {"no-sign"},
      .whole = {"place"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = TwoRow<S>::draw(draw);
    const Vec<S> x = shared::any_point_of_line(draw, f);
    const S gamma = draw.real<S>("gamma");
    const auto next = draw.mutant("no-sign")
                          ? expect.run(method::Sgd<S>{x, gamma, f.oracle()}, 1, {}).last
                          : expect.run(method::SignDescent<S>{.x0 = x, .gamma = gamma, .oracle = f.oracle()}, 1, {}).last;
    const S least = bounds::ssd::least_on_line(f.epsilon);
    Chain<S> shown(strictly_less(S(0), least).named("above the minimum"));
    for (const auto& [state, weight] : next) {
      shown.also(equal(state.x[0] + state.x[1], S(2)).named("line").sum_of(256));
      shown.also(equal(f.value(state.x), least + square(S(state.x[0] - state.x[1]))).named("value").sum_of(1024));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(TwoRowStuck);

}  // namespace
}  // namespace lemmata
