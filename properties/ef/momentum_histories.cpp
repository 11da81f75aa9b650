#include "lib/claim/claim.hpp"
#include "lib/method/momentum.hpp"

// Counterexample 1 with momentum: the mean of sign m_t over all histories.

namespace lemmata {
namespace {

struct MomentumRepairsTheLine {
  static constexpr ClaimInfo info{
      .id = "ef.contrib-extend.ce1",
      .kind = Kind::remark,
      .where = "Section 1, our contributions",
      .title = "momentum undoes Counterexample 1",
      .hypotheses =
          R"(g_t = 4 \text{ or } -1 \text{ with probability } \frac14, \frac34, \; m_{t+1} = g_t + \beta m_t, \; m_0 = 0, \; \beta < 1)",
      .statement =
          R"(\text{there are } \beta, t: \; \mathbb E \operatorname{sign} m_{t+1} > 0, \text{ so that } \mathbb E f \text{ decreases})",
      .quantifier = Quantifier::exists,
      .note = "with beta = 0 the mean is -1/2 at all times; that is Counterexample 1. All histories are enumerated",
      .mutants = {"no-momentum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S beta = draw.mutant("no-momentum") ? S(0) : draw.in<S>("beta", Range::open(0, 1));
    const long t = draw.integer("t", 0, 6);
    const oracle::Oracle<S> oracle = [](const oracle::Point<S>&, Chance<S>& chance) {
      return Vec<S>{chance.among({ratio<S>(1, 4), ratio<S>(3, 4)}, {S(4), S(-1)})};
    };
    const method::SignMomentum<S> method{.x0 = Vec<S>(1), .gamma = S(1), .beta = beta, .oracle = oracle};
    const auto run = expect.run(method, t + 1, {[](const method::PositionAndMemory<S>& s) { return sign(s.e[0], 0); }});
    return {.shown = strictly_less(S(0), run.mean(0, t + 1))};
  }
};
LEMMATA_CLAIM(MomentumRepairsTheLine);

}  // namespace
}  // namespace lemmata
