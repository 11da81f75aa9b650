#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "properties/saddle/along.hpp"
#include "properties/saddle/stated_only.hpp"

// Iterations and communication as O-forms: exponents of 1/epsilon, d and k, compared along all rays that can decide.

namespace lemmata {
namespace {

using namespace bounds::saddle;
using saddle::Along;

const std::vector<Power> epsilon_and_d = {by_epsilon(4), by_d(4)};  // 1/epsilon >= 1, d >= 1

/// k, iterations and communication of a compressor that keeps k of d, alpha = 1 or d.
struct Plan {
  Power alpha, k, gain;  ///< gain: the printed improvement
  Growth counted, sent;
  Plan(bool lipschitz, bool linear, bool fewer)
      : alpha(lipschitz ? one : by_d(4)),
        k((linear ? by_d(4) : by_d(6)) * by_epsilon(fewer ? -4 : -3) * (lipschitz ? one : by_d(-2))),
        gain((lipschitz ? by_epsilon(1) * by_d(-2) : by_epsilon(3)) * (linear ? by_d(2) : one)),
        counted(iterations(inverse_step_second_order(alpha, by_d(4) * inverse(k), linear))),
        sent(k * counted) {}
  /// epsilon <= 1 <= d, and 1 <= k <= d
  std::vector<Power> cone() const { return {by_epsilon(4), by_d(4), k, by_d(4) * inverse(k)}; }
  Power root_alpha() const { return alpha == one ? one : by_d(2); }
};

/// What Theorems 3.3 and 3.4 promise is theirs; the counts that follow from them are an entry of their own.
struct RandomKPromise {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.thm1.1", Kind::theorem, "Theorem 1.1", "RANDOMK converges to an epsilon-SOSP",
      R"(\text{SGD with RANDOMK, } k = d\varepsilon^{3/4}/\sqrt\alpha, \text{ converges to an } \varepsilon\text{-SOSP after } \tilde O(\alpha/\varepsilon^4))"
      R"( \text{ iterations with } \tilde O(d\sqrt\alpha/\varepsilon^{3+1/4}) \text{ communication})",
      "informal: the convergence is that of Theorem 3.4 (saddle.thm3.4); the counts that follow from it are saddle.thm1.1.rates");
};
LEMMATA_CLAIM(RandomKPromise);

struct GeneralPromise {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.thm1.2", Kind::theorem, "Theorem 1.2", "a k/d-compressor converges to an epsilon-SOSP",
      R"(\text{SGD with a } k/d\text{-compressor, } k = d\sqrt d\varepsilon^{3/4}/\sqrt\alpha, \text{ converges to an } \varepsilon\text{-SOSP after })"
      R"( \tilde O(\alpha/\varepsilon^4) \text{ iterations with } \tilde O(d\sqrt d\sqrt\alpha/\varepsilon^{3+1/4}) \text{ communication})",
      "informal: the convergence is that of Theorem 3.3 (saddle.thm3.3); the counts that follow from it are saddle.thm1.2.rates");
};
LEMMATA_CLAIM(GeneralPromise);

struct HeadlinePromise {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.abs.randomk-comm", Kind::remark, "abstract", "the abstract's comparison",
      R"(\text{without Lipschitz stochastic gradients RANDOMK converges to an } \varepsilon\text{-SOSP in as many iterations as SGD,})"
      R"( \text{ with } \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}) \text{ times less communication})",
      "the convergence is that of Theorem 3.4 (saddle.thm3.4); the comparison of the counts is saddle.abs.randomk-comm.rates");
};
LEMMATA_CLAIM(HeadlinePromise);

struct CorollaryPromise {
  static constexpr ClaimInfo info = saddle::stated_only(
      "saddle.cor3.5", Kind::corollary, "Corollary 3.5", "RANDOMK, from Theorem 3.4",
      R"(T = \tilde O(\alpha/\varepsilon^4),\ kT = \tilde O(d\sqrt\alpha/\varepsilon^{3+1/4}) \text{ to converge to an })"
      R"( \varepsilon\text{-SOSP}; \text{ improvement } \tilde\Theta(\varepsilon^{-1/4}), \text{ otherwise })"
      R"( \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}))",
      "the convergence is that of Theorem 3.4 (saddle.thm3.4); the counts that follow from it are saddle.cor3.5.rates");
};
LEMMATA_CLAIM(CorollaryPromise);

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
      .id = "saddle.thm1.1.rates",
      .kind = Kind::remark,
      .where = "Theorem 1.1",
      .title = "iterations and communication of RANDOMK, from Theorem 3.4",
      .hypotheses =
          R"(\text{the step size of Theorem 3.4 at } \mu = k/d,\ k = d\varepsilon^{3/4}/\sqrt\alpha,\ 1 \le k \le d,\ \varepsilon \le 1)",
      .statement = R"(T = \tilde O(\alpha/\varepsilon^4), \quad kT = \tilde O(d\sqrt\alpha/\varepsilon^{3+1/4}))",
      .note =
          "O~-forms, decided along the finitely many rays 1/epsilon = s^a, d = s^b where maxima of monomials can change order. That the "
          "points visited in T iterations are good is not part of it. sqrt(1 - mu) <= 1",
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
      .id = "saddle.thm1.2.rates",
      .kind = Kind::remark,
      .where = "Theorem 1.2",
      .title = "iterations and communication of a k/d-compressor, from Theorem 3.3",
      .hypotheses =
          R"(\text{the step size of Theorem 3.3 at } \mu = k/d,\ k = d\sqrt d\varepsilon^{3/4}/\sqrt\alpha,\ 1 \le k \le d,\ \varepsilon \le 1)",
      .statement = R"(T = \tilde O(\alpha/\varepsilon^4), \quad kT = \tilde O(d\sqrt d\sqrt\alpha/\varepsilon^{3+1/4}))",
      .note = "as saddle.thm1.1.rates; k <= d asks for epsilon <= (alpha/d)^(2/3)",
      .mutants = {"k-with-epsilon"},
      .whole = {"lipschitz", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return informal<S>(draw, false);
  }
};
LEMMATA_CLAIM(GeneralInformal);

using Named = std::pair<std::string, Power>;

/// What is sent without compression is the gain times what is sent with it; each of `at_least_one` is >= 1.
template <Scalar S>
Chain<S> improves(Draw& draw, const Plan& plan, const std::vector<Power>& cone, const std::vector<Named>& at_least_one) {
  const Growth before = uncompressed_communication(plan.alpha == one);
  const Growth printed = (draw.mutant("half-the-exponent") ? by_epsilon(1) * plan.gain : plan.gain) * plan.sent;
  std::vector<Growth> forms = {before, printed};
  for (const auto& [name, power] : at_least_one) forms.push_back({power, one});
  const Along along(draw, forms, cone);
  Chain<S> shown(along.same<S>(before, printed, "improvement"));
  for (const auto& [name, power] : at_least_one) shown.also(along.below<S>({one}, {power}, name));
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
      .note = "O~-forms along the deciding rays, as saddle.thm1.1.rates; both factors are at least 1 everywhere",
      .mutants = {"half-the-exponent"},
      .whole = {"lipschitz", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Plan plan(draw.coin("lipschitz"), true, false);
    return {.shown = improves<S>(draw, plan, plan.cone(), {{"no condition", plan.gain}})};
  }
};
LEMMATA_CLAIM(RandomKImprovement);

struct Headline {
  static constexpr ClaimInfo info{
      .id = "saddle.abs.randomk-comm.rates",
      .kind = Kind::remark,
      .where = "abstract",
      .title = "the abstract's comparison",
      .hypotheses = R"(\text{stochastic gradient not Lipschitz},\ k = d\varepsilon^{3/4}/\sqrt\alpha,\ \alpha = d,\ 1 \le k \le d)",
      .statement = R"(\text{as many iterations as without compression, } \tilde O(d/\varepsilon^4), \text{ and } \tilde\Theta(\sqrt)"
                   R"( d\,\varepsilon^{-3/4}) \text{ times less communication})",
      .note = "O~-forms along the deciding rays, as saddle.thm1.1.rates, from the rate of Theorem 3.4 and the reference's d/epsilon^4",
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
      .id = "saddle.cor3.5.rates",
      .kind = Kind::remark,
      .where = "Corollary 3.5",
      .title = "RANDOMK, from Theorem 3.4",
      .hypotheses = R"(\text{the step size of Theorem 3.4 at } \mu = k/d,\ k = d\varepsilon^{3/4}/\sqrt\alpha,\ 1 \le k \le d)",
      .statement = R"(T = \tilde O(\alpha/\varepsilon^4),\ kT = \tilde O(d\sqrt\alpha/\varepsilon^{3+1/4}); \text{ improvement })"
                   R"( \tilde\Theta(\varepsilon^{-1/4}), \text{ otherwise } \tilde\Theta(\sqrt d\,\varepsilon^{-3/4}))",
      .note = "O~-forms along the deciding rays; saddle.thm1.1.rates and saddle.thm1.1.improvement together",
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

/// Setting 0 and 1: any compressor, with Lipschitz stochastic gradients and without; 2 and 3: RANDOMK.
Plan plan_of(long setting) { return {setting % 2 == 0, setting >= 2, false}; }

struct GeneralImprovement {
  static constexpr ClaimInfo info{
      .id = "saddle.thm1.2.improvement",
      .kind = Kind::remark,
      .where = "after Theorem 1.2",
      .title = "what a k/d-compressor saves, and where it depends",
      .hypotheses =
          R"(\text{references as for Theorem 1.1};\ \varepsilon \le d^{-2} \text{ in the first setting},\ 1 \le k \le d \text{ in the others})",
      .statement = R"(\text{communication improves by } \varepsilon^{-1/4}/\sqrt d \text{ (Lipschitz; the only setting with a)"
                   R"( condition, } \varepsilon = o(d^{-2}),\ 1 \le k \le d) \text{ and by } \varepsilon^{-3/4})",
      .note =
          "O~-forms along the deciding rays, as saddle.thm1.1.rates. Where epsilon d^2 <= 1 the first factor is at least 1, but k = "
          "d^(3/2) epsilon^(3/4) is at most 1: no number of coordinates, unless in the mean. Of the settings of Theorems 1.1 and 1.2 it is "
          "the only one with a condition; among those of Table 1 there is another, the constant-memory compressor with a Lipschitz "
          "gradient, which sends 1/epsilon^4 + d/epsilon^2.5, more than d/epsilon^3.5 where d < epsilon^(-1/2)",
      .mutants = {"half-the-exponent"},
      .whole = {"setting", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool table = draw.reading("settings", {0, 1}, {"theorems", "table"}) == 1,
               in_mean = draw.reading("k", {0, 1}, {"at-least-1", "in-mean"}) == 1;
    const long setting = draw.integer("setting", 0, table ? 4 : 3);
    if (setting == 4) {
      const Growth sent = iterations(inverse_step_second_order(one, one, false)), before = uncompressed_communication(true);
      return {.shown = Along(draw, {sent, before}, epsilon_and_d).below<S>(sent, before, "no condition")};
    }
    const Plan plan = plan_of(setting);
    if (setting > 0) return {.shown = improves<S>(draw, plan, plan.cone(), {{"no condition", plan.gain}})};
    std::vector<Named> at_least_one = {{"gain", plan.gain}};
    if (!in_mean) at_least_one.emplace_back("1 <= k", plan.k);
    return {.shown = improves<S>(draw, plan, {by_epsilon(4), by_d(4), by_epsilon(4) * by_d(-8)}, at_least_one)};
  }
};
LEMMATA_CLAIM(GeneralImprovement);

struct GeneralImprovementRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.thm1.2.improvement/repaired",
      .kind = Kind::remark,
      .where = "after Theorem 1.2",
      .title = "what a k/d-compressor saves, where k is at least 1",
      .hypotheses = R"(\text{the settings of Theorems 1.1 and 1.2, references as there};\ 1 \le k \le d)",
      .statement =
          R"(\text{communication changes by the factor } \varepsilon^{-1/4}/\sqrt d \le 1 \text{ (Lipschitz)},\ \text{and improves})"
          R"( \text{ by } \varepsilon^{-3/4} \ge 1)",
      .note = "O~-forms along the deciding rays. With Lipschitz gradients k >= 1 asks for epsilon >= d^-2, where nothing is gained",
      .mutants = {"half-the-exponent"},
      .whole = {"setting", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long setting = draw.integer("setting", 0, 3);
    const Plan plan = plan_of(setting);
    const Named factor = setting == 0 ? Named("no gain", inverse(plan.gain)) : Named("no condition", plan.gain);
    return {.shown = improves<S>(draw, plan, plan.cone(), {factor})};
  }
};
LEMMATA_CLAIM(GeneralImprovementRepaired);

}  // namespace
}  // namespace lemmata
