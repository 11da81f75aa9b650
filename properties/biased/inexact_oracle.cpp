#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"
#include "properties/biased/inexact_setting.hpp"

// Section 5.3, B.4 and Table 1: the bias of (delta, L)-oracles and of their stochastic form.

namespace lemmata {
namespace {

/// ||grad f(y) - g(y)||^2 <= 2 delta L for an admitted pair.
template <Scalar S>
Case<S> bounded_bias(Draw& draw, const InexactSetting<S>& s) {
  if (!s.pair.admitted) return {.given = {s.admitted()}, .shown = at_most(S(0), S(0))};
  const S zeta2 = draw.mutant("eighth") ? S(s.zeta2() / S(8)) : s.zeta2();
  return {.given = {s.admitted()}, .shown = at_most(s.bias(), zeta2).named("bias").sum_of(1024)};
}

constexpr std::string_view oracle_hypotheses =
    R"(f \text{ convex or } L\text{-smooth},\ 0 \le f(x) - (\tilde f(y) + \langle\tilde g(y), x - y\rangle) \le \tfrac L2\|x - y\|^2 + \delta \text{ for all } x \in \mathbb R^d)";

struct OracleBias {
  static constexpr ClaimInfo info{
      .id = "biased.sec53-bias",
      .kind = Kind::inequality,
      .where = "Section 5.3",
      .title = "bias of a (delta, L)-oracle",
      .hypotheses = oracle_hypotheses,
      .statement = R"(\|\nabla f(y) - \tilde g(y)\|^2 \le 2\delta L, \text{ hence } \zeta^2 = 2\delta L,\ m = 0)",
      .note =
          "Definition 5, and the source, have f convex; Assumption 1 has it L-smooth, with the one L of the text: both are drawn. delta is "
          "the least one, computed exactly; the bound is approached by a steep bend next to y",
      .mutants = {"eighth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return bounded_bias(draw, InexactSetting<S>(draw));
  }
};
LEMMATA_CLAIM(OracleBias);

struct OracleRow {
  static constexpr ClaimInfo info{.id = "biased.tab1-deltaL",
                                  .kind = Kind::table_row,
                                  .where = "Table 1, row (delta, L)-oracle",
                                  .title = "parameters of a (delta, L)-oracle",
                                  .hypotheses = oracle_hypotheses,
                                  .statement = R"(M = \sigma^2 = 0,\ 1 - m = 1,\ \zeta^2 = 2\delta L)",
                                  .note = "deterministic, so that there is no noise; the bias is biased.sec53-bias",
                                  .mutants = {"eighth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return bounded_bias(draw, InexactSetting<S>(draw));
  }
};
LEMMATA_CLAIM(OracleRow);

/// G = g + n: noise of variance at most sigma^2 around the slopes of the pair, and the bias of its mean.
template <Scalar S>
Case<S> stochastic(Draw& draw, Expect<S>& expect, bool bounded) {
  const InexactSetting<S> s(draw, Inexact::convex, bounded);
  const auto noise = oracle::any_noise<S>(draw, "n", static_cast<long>(s.f.size()));
  Case<S> result = bounded_bias(draw, s);
  if (!s.pair.admitted) return result;
  const bool biased = draw.mutant("biased-noise");
  const auto sample = [&](Chance<S>& chance) { return noise.sample({.x = s.pair.y}, chance); };
  const S spread = expect.mean([&](Chance<S>& chance) { return norm2_squared(sample(chance)); });
  const Vec<S> up = expect.mean_vector([&](Chance<S>& chance) {
    Vec<S> n = sample(chance);
    for (std::size_t i = 0; i < n.size(); ++i) n[i] = max(n[i], S(0));
    return n;
  });
  const Vec<S> down = expect.mean_vector([&](Chance<S>& chance) {
    Vec<S> n = sample(chance);
    for (std::size_t i = 0; i < n.size(); ++i) n[i] = biased ? S(0) : max(S(-n[i]), S(0));
    return n;
  });
  result.shown.also(at_most(spread, noise.largest_variance(s.f.size())).named("noise, M = 0").sum_of(1024));
  for (std::size_t i = 0; i < up.size(); ++i) result.shown.also(equal(up[i], down[i]).named("mean of G").sum_of(1024));
  return result;
}

constexpr std::string_view stochastic_hypotheses =
    R"(f \text{ convex on } Q,\ (\tilde f, \tilde g) \text{ a } (\delta, L)\text{-oracle on } Q,\ \mathbb E\tilde G = \tilde g,\ \mathbb E\|\tilde G - \tilde g\|^2 \le \sigma^2)";
constexpr std::string_view stochastic_note =
    "Definition 5 has the inequality on a closed convex Q only, which the text uses with Q = R^d: where Q ends next to y, the gradient of "
    "f and the slope of the oracle are free in that direction";

struct StochasticOracle {
  static constexpr ClaimInfo info{
      .id = "biased.b4-stoch",
      .kind = Kind::remark,
      .where = "B.4",
      .title = "parameters of a stochastic (delta, L)-oracle",
      .hypotheses = stochastic_hypotheses,
      .statement = R"(M = 0,\ \|\mathbb E\tilde G - \nabla f\|^2 = \|\tilde g - \nabla f\|^2 \le 2\delta L:\ m = 0,\ \zeta^2 = 2\delta L)",
      .note = stochastic_note,
      .mutants = {"eighth", "biased-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return stochastic(draw, expect, draw.reading("Q", {0, 1}, {"whole-space", "any"}) == 1);
  }
};
LEMMATA_CLAIM(StochasticOracle);

struct StochasticRow {
  static constexpr ClaimInfo info{.id = "biased.tab1-stoch-deltaL",
                                  .kind = Kind::table_row,
                                  .where = "Table 1, row stochastic (delta, L)-oracle",
                                  .title = "parameters of a stochastic (delta, L)-oracle",
                                  .hypotheses = stochastic_hypotheses,
                                  .statement = R"(M = 0,\ \text{noise } \sigma^2,\ 1 - m = 1,\ \zeta^2 = 2\delta L)",
                                  .note = stochastic_note,
                                  .mutants = {"eighth", "biased-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return stochastic(draw, expect, draw.reading("Q", {0, 1}, {"whole-space", "any"}) == 1);
  }
};
LEMMATA_CLAIM(StochasticRow);

struct OracleDefinition {
  static constexpr ClaimInfo info{
      .id = "biased.def5",
      .kind = Kind::definition,
      .where = "Definition 5",
      .title = "(delta, L)-oracle",
      .hypotheses =
          R"(f \text{ convex on a box } Q,\ \tilde g \text{ any slopes},\ \tilde f, \delta \text{ from the extreme values over } Q)",
      .statement =
          R"(0 \le f(x) - (\tilde f(y) + \langle\tilde g(y), x - y\rangle) \le \tfrac L2\|x - y\|^2 + \delta \text{ for all } x \in Q)",
      .note = "as a predicate: the pairs that the other claims draw meet it at every x of Q (one is drawn), and no smaller delta does",
      .mutants = {"half-delta", "higher-value"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const InexactSetting<S> s(draw, Inexact::convex, true);
    if (!s.pair.admitted) return {.given = {s.admitted()}, .shown = at_most(S(0), S(0))};
    S below = s.pair.value + (draw.mutant("higher-value") ? S(S(1) + s.pair.delta) : S(0)), f(0), distance(0);
    for (std::size_t i = 0; i < s.f.size(); ++i) {
      const std::string index = std::to_string(i);
      S x = s.pair.y[i] + draw.in<S>("x" + index, Range::closed(-1024, 1024));
      if (s.box[i].lower) x = max(*s.box[i].lower, min(*s.box[i].upper, x));
      f += s.f[i].value(x);
      below += s.pair.g[i] * (x - s.pair.y[i]);
      distance += square(S(x - s.pair.y[i]));
    }
    const S delta = draw.mutant("half-delta") ? S(s.pair.delta / S(2)) : s.pair.delta;
    return {.given = {s.admitted()},
            .shown = Chain<S>(at_most(below, f).named("below f").sum_of(4096))
                         .also(at_most(f, below + s.pair.L / S(2) * distance + delta).named("above f").sum_of(4096))};
  }
};
LEMMATA_CLAIM(OracleDefinition);

}  // namespace
}  // namespace lemmata
