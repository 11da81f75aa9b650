#include "properties/saddle/along.hpp"

// Iterations and communication as O-forms: exponents of 1/epsilon, d and k, compared along all rays that can decide.

namespace lemmata {
namespace {

using namespace bounds::saddle;
using saddle::Along;

const std::vector<Power> epsilon_and_d = {by_epsilon(4), by_d(4)};  // 1/epsilon >= 1, d >= 1

/// k, iterations and communication of a compressor that keeps k of d, alpha = 1 or d.
struct Plan {
  Power alpha, k;
  Growth counted, sent;
  Plan(bool lipschitz, bool linear, bool fewer)
      : alpha(lipschitz ? one : by_d(4)),
        k((linear ? by_d(4) : by_d(6)) * by_epsilon(fewer ? -4 : -3) * (lipschitz ? one : by_d(-2))),
        counted(iterations(inverse_step_second_order(alpha, by_d(4) * inverse(k), linear))),
        sent(k * counted) {}
  /// epsilon <= 1 <= d, and 1 <= k <= d
  std::vector<Power> cone() const { return {by_epsilon(4), by_d(4), k, by_d(4) * inverse(k)}; }
  Power root_alpha() const { return alpha == one ? one : by_d(2); }
};

template <Scalar S>
Case<S> informal(Draw& draw, bool linear) {
  const bool lipschitz = draw.coin("lipschitz");
  const Plan plan(lipschitz, linear, draw.mutant("k-with-epsilon"));
  const Growth counted = {plan.alpha * by_epsilon(16)};
  const Growth sent = {(linear ? by_d(4) : by_d(6)) * plan.root_alpha() * by_epsilon(13)};
  const Along along(draw, {plan.counted, plan.sent, counted, sent}, plan.cone());
  return {.shown = Chain<S>(along.below<S>(plan.counted, counted, "iterations")).also(along.below<S>(plan.sent, sent, "communication"))};
}

struct RandomKInformal {
  static constexpr ClaimInfo info{
      .id = "saddle.thm1.1",
      .kind = Kind::theorem,
      .where = "Theorem 1.1",
      .title = "iterations and communication of RANDOMK, from Theorem 3.4",
      .hypotheses =
          R"(\text{the step size of Theorem 3.4 at } \mu = k/d,\ k = d\varepsilon^{3/4}/\sqrt\alpha,\ 1 \le k \le d,\ \varepsilon \le 1)",
      .statement = R"(T = \tilde O(\alpha/\varepsilon^4), \quad kT = \tilde O(d\sqrt\alpha/\varepsilon^{3+1/4}))",
      .note =
          "O~-forms, decided along the finitely many rays 1/epsilon = s^a, d = s^b where maxima of monomials can change order. That the "
          "points visited in T iterations are good is Theorem 3.4, not this entry. sqrt(1 - mu) <= 1",
      .mutants = {"k-with-epsilon"},
      .whole = {"lipschitz", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return informal<S>(draw, true);
  }
};
LEMMATA_CLAIM(RandomKInformal);

struct GeneralInformal {
  static constexpr ClaimInfo info{
      .id = "saddle.thm1.2",
      .kind = Kind::theorem,
      .where = "Theorem 1.2",
      .title = "iterations and communication of a k/d-compressor, from Theorem 3.3",
      .hypotheses =
          R"(\text{the step size of Theorem 3.3 at } \mu = k/d,\ k = d\sqrt d\varepsilon^{3/4}/\sqrt\alpha,\ 1 \le k \le d,\ \varepsilon \le 1)",
      .statement = R"(T = \tilde O(\alpha/\varepsilon^4), \quad kT = \tilde O(d\sqrt d\sqrt\alpha/\varepsilon^{3+1/4}))",
      .note = "as saddle.thm1.1; k <= d asks for epsilon <= (alpha/d)^(2/3)",
      .mutants = {"k-with-epsilon"},
      .whole = {"lipschitz", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return informal<S>(draw, false);
  }
};
LEMMATA_CLAIM(GeneralInformal);

/// What is sent without compression is `factor` times what is sent with it.
template <Scalar S>
Chain<S> improves(Draw& draw, bool lipschitz, bool linear, const Power& factor, bool and_never_worse) {
  const Plan plan(lipschitz, linear, false);
  const Growth before = uncompressed_communication(lipschitz);
  const Growth printed = (draw.mutant("half-the-exponent") ? by_epsilon(1) * factor : factor) * plan.sent;
  const Along along(draw, {before, printed, {factor, one}}, plan.cone());
  Chain<S> shown(along.same<S>(before, printed, "improvement"));
  if (and_never_worse) shown.also(along.below<S>({one}, {factor}, "no condition"));
  return shown;
}

struct RandomKImprovement {
  static constexpr ClaimInfo info{
      .id = "saddle.thm1.1.improvement",
      .kind = Kind::remark,
      .where = "after Theorem 1.1",
      .title = "what RANDOMK saves",
      .hypotheses =
          R"(\text{references: } d/\varepsilon^{3.5} \text{ (Lipschitz)},\ d^2/\varepsilon^4 \text{ (otherwise)};\ 1 \le k \le d)",
      .statement =
          R"(\text{communication improves by } \varepsilon^{-1/4} \text{ (Lipschitz) and by } \sqrt d\,\varepsilon^{-3/4} \text{ (otherwise)})",
      .note = "O~-forms along the deciding rays, as saddle.thm1.1; both factors are at least 1 everywhere",
      .mutants = {"half-the-exponent"},
      .whole = {"lipschitz", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool lipschitz = draw.coin("lipschitz");
    return {.shown = improves<S>(draw, lipschitz, true, lipschitz ? by_epsilon(1) : by_d(2) * by_epsilon(3), true)};
  }
};
LEMMATA_CLAIM(RandomKImprovement);

struct Headline {
  static constexpr ClaimInfo info{
      .id = "saddle.abs.randomk-comm",
      .kind = Kind::remark,
      .where = "abstract",
      .title = "the abstract's comparison",
      .hypotheses = R"(\text{stochastic gradient not Lipschitz},\ k = d\varepsilon^{3/4}/\sqrt\alpha,\ \alpha = d,\ 1 \le k \le d)",
      .statement = R"(\text{as many iterations as without compression, } \tilde O(d/\varepsilon^4), \text{ and } \tilde\Theta(\sqrt)"
                   R"( d\,\varepsilon^{-3/4}) \text{ times less communication})",
      .note = "O~-forms along the deciding rays, as saddle.thm1.1, from the rate of Theorem 3.4 and the reference's d/epsilon^4",
      .mutants = {"half-the-exponent"},
      .whole = {"ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Plan plan(false, true, false);
    const Growth reference = {by_epsilon(16) * by_d(4)}, before = uncompressed_communication(false);
    const Growth printed = by_d(2) * by_epsilon(draw.mutant("half-the-exponent") ? 2 : 3) * plan.sent;
    const Along along(draw, {plan.counted, reference, before, printed}, plan.cone());
    return {.shown = Chain<S>(along.same<S>(plan.counted, reference, "iterations")).also(along.same<S>(before, printed, "improvement"))};
  }
};
LEMMATA_CLAIM(Headline);

struct RandomKCorollary {
  static constexpr ClaimInfo info{
      .id = "saddle.cor3.5",
      .kind = Kind::corollary,
      .where = "Corollary 3.5",
      .title = "RANDOMK, from Theorem 3.4",
      .hypotheses = R"(\text{the step size of Theorem 3.4 at } \mu = k/d,\ k = d\varepsilon^{3/4}/\sqrt\alpha,\ 1 \le k \le d)",
      .statement = R"(T = \tilde O(\alpha/\varepsilon^4),\ kT = \tilde O(d\sqrt\alpha/\varepsilon^{3+1/4}); \text{ improvement })"
                   R"( \tilde\Theta(\varepsilon^{-1/4}), \text{ otherwise } \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}))",
      .note = "O~-forms along the deciding rays; the entries of saddle.thm1.1 and saddle.thm1.1.improvement together",
      .mutants = {"k-with-epsilon"},
      .whole = {"lipschitz", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool lipschitz = draw.coin("lipschitz");
    const Plan plan(lipschitz, true, draw.mutant("k-with-epsilon"));
    const Growth counted = {plan.alpha * by_epsilon(16)}, sent = {by_d(4) * plan.root_alpha() * by_epsilon(13)};
    const Growth before = uncompressed_communication(lipschitz);
    const Growth times = (lipschitz ? by_epsilon(1) : by_d(2) * by_epsilon(3)) * plan.sent;
    const Along along(draw, {plan.counted, plan.sent, counted, sent, before, times}, plan.cone());
    return {.shown = Chain<S>(along.below<S>(plan.counted, counted, "iterations"))
                         .also(along.below<S>(plan.sent, sent, "communication"))
                         .also(along.same<S>(before, times, "improvement"))};
  }
};
LEMMATA_CLAIM(RandomKCorollary);

struct GeneralImprovement {
  static constexpr ClaimInfo info{
      .id = "saddle.thm1.2.improvement",
      .kind = Kind::remark,
      .where = "after Theorem 1.2",
      .title = "what a k/d-compressor saves, and where it depends",
      .hypotheses = R"(\text{references as for Theorem 1.1};\ 1 \le k \le d)",
      .statement = R"(\text{communication improves by } \varepsilon^{-1/4}/\sqrt d \text{ (Lipschitz; the only setting with a)"
                   R"( condition, } \varepsilon = o(d^{-2})) \text{ and by } \varepsilon^{-3/4})",
      .note =
          "O~-forms along the deciding rays, as saddle.thm1.1. Where epsilon d^2 <= 1 the first factor is at least 1. Read as: the only "
          "one "
          "of the settings of Theorems 1.1 and 1.2, it holds; among those of Table 1 there is another, the constant-memory compressor with "
          "a Lipschitz gradient, which sends 1/epsilon^4 + d/epsilon^2.5, more than d/epsilon^3.5 where d < epsilon^(-1/2)",
      .mutants = {"half-the-exponent"},
      .whole = {"setting", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool table = draw.reading("settings", {0, 1}, {"theorems", "table"}) == 1;
    const long setting = draw.integer("setting", 0, table ? 4 : 3);
    const bool lipschitz = setting % 2 == 0;
    if (setting < 2)
      return {.shown = improves<S>(draw, lipschitz, false, lipschitz ? by_epsilon(1) * by_d(-2) : by_epsilon(3), !lipschitz)};
    if (setting < 4) return {.shown = improves<S>(draw, lipschitz, true, lipschitz ? by_epsilon(1) : by_d(2) * by_epsilon(3), true)};
    const Growth sent = iterations(inverse_step_second_order(one, one, false)), before = uncompressed_communication(true);
    return {.shown = Along(draw, {sent, before}, epsilon_and_d).below<S>(sent, before, "no condition")};
  }
};
LEMMATA_CLAIM(GeneralImprovement);

}  // namespace
}  // namespace lemmata
