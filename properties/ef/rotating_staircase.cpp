#include "properties/ef/rotating_staircase.hpp"

// The instance that refutes Remark 6 is one of those that Theorem III speaks of.

namespace lemmata {
namespace {

struct Staircase {
  static constexpr ClaimInfo info{
      .id = "ef.rem6.staircase",
      .kind = Kind::example,
      .where = "Remark 6 (the instance that refutes it; not in the paper)",
      .title = "the rotating staircase meets the assumptions of Theorem III",
      .hypotheses =
          R"(f(x) = \max(0, x_1, \dots, x_{T+1}), \; C(v) = v - sPv, \; P \text{ the cyclic shift}, \; \delta = 1 - s^2, \; g(x) \in \partial f(x))",
      .statement =
          R"(\|C(v) - v\|^2 \le (1-\delta)\|v\|^2, \; f(y) \ge f(x) + \langle g(x), y - x\rangle, \; \|g(x)\|^2 \le \sigma^2 = 1, \; f(0) = 0 \le f(y))",
      .mutants = {"longer-errors", "ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto s = ef::rotating_staircase<S>(draw);
    const Vec<S> x = draw.vector<S>("x", s.d), y = draw.vector<S>("y", s.d), v = draw.vector<S>("v", s.d);
    const S lost = expect.mean([&](Chance<S>& chance) { return norm2_squared(s.compressor.apply(v, 0, chance) - v); });
    const Vec<S> g = expect.mean_vector([&](Chance<S>& chance) { return s.oracle({.x = x}, chance); });
    const S kept = (S(1) - s.compressor.delta) / S(draw.mutant("longer-errors") ? 2 : 1);
    return {.shown = Chain<S>(at_most(lost, kept * norm2_squared(v)).named("A").sum_of(1024))
                         .also(at_most(s.f.above(x) + dot(g, y - x), s.f.above(y)).named("subgradient").sum_of(1024))
                         .also(at_most(norm2_squared(g), s.sigma2).named("C"))
                         .also(at_most(s.f.above(s.f.centre), S(0)).named("minimiser"))
                         .also(at_most(S(0), s.f.above(y)).named("minimum"))};
  }
};
LEMMATA_CLAIM(Staircase);

}  // namespace
}  // namespace lemmata
