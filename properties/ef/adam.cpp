#include "lib/claim/claim.hpp"

// Section 2, relation to adaptive methods: ADAM and signSGD with momentum.

namespace lemmata {
namespace {

struct AdamIsSignMomentum {
  static constexpr ClaimInfo info{
      .id = "ef.adam-signsgdm",
      .kind = Kind::remark,
      .where = "Section 2, relation to adaptive methods",
      .title = "ADAM behaves as signSGD with momentum",
      .hypotheses =
          R"(u_t = \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}, \; \hat m_t, \hat v_t \text{ the averages of } g, g^2 \text{ with } \beta_1,)"
          R"( \beta_2 \in [0, 1), \text{ corrected for their bias or not}, \; m_{t+1} = g_t + \beta m_t, \;)"
          R"( \beta = \beta_1)",
      .statement = R"(u_t = \operatorname{sign} m_{t+1})",
      .note =
          "attributed to Balles and Hennig 2018. Identical methods have the same momentum, so that beta = beta_1, here 0 included. Both "
          "steps have the same direction in each coordinate (where v_t + epsilon > 0); the lengths agree only if the gradients seen have "
          "one magnitude and one sign. Any t up to 4",
      .mutants = {"no-momentum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool direction = draw.reading("identical", {1, 0}, {"direction", "update"}) == 1;
    const S first = draw.in<S>("beta_1", Range::right_open(0, 1)), second = draw.in<S>("beta_2", Range::right_open(0, 1));
    const S epsilon = draw.nonnegative<S>("epsilon");
    const bool corrected = draw.coin("corrected");
    S m(0), v(0), momentum(0);
    const long t = draw.integer("t", 1, 4);
    for (long k = 0; k < t; ++k) {
      const S g = draw.real<S>("g" + std::to_string(k));
      m = first * m + (S(1) - first) * g;
      v = second * v + (S(1) - second) * square(g);
      momentum = draw.mutant("no-momentum") ? g : S(g + first * momentum);
    }
    if (corrected) {
      m /= S(1) - pow(first, t);
      v /= S(1) - pow(second, t);
    }
    Case<S> made{.given = {strictly_less(S(0), S(v + epsilon)).named("a step is defined")}};
    if (!(S(0) < v + epsilon)) return made;
    const S update = m / (sqrt(v) + epsilon);
    made.shown =
        direction ? equal(sign(update, 0), sign(momentum, 0)).named("direction") : equal(update, sign(momentum, 0)).named("update");
    return made;
  }
};
LEMMATA_CLAIM(AdamIsSignMomentum);

}  // namespace
}  // namespace lemmata
