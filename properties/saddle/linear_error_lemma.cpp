#include "lib/claim/claim.hpp"

// Lemma B.17 for every function and every linear compressor.

namespace lemmata {
namespace {

struct AnyLinear {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.17.linear",
      .kind = Kind::lemma,
      .where = "Lemma B.17",
      .title = "accumulated compression error of any linear compressor",
      .hypotheses = R"(A, B,\ C \text{ linear},\ e_{t_0} = 0,\ 4L\eta < \min(\frac\mu{\sqrt{1-\mu}}, 1),\ t \le \mathcal I,)"
                    R"(\ \mathbb E\|\nabla F(x_i, \theta_i) - \nabla F(x'_i, \theta_i)\|^2 \le \frac18\frac{r^2}d \text{ for } i < t)",
      .statement =
          R"(\mathbb E\|\hat e_t\|^2 \le \frac92\frac{1-\mu}{\mu^2}\frac{r^2}d,\ \mathbb E\|\mathcal E_t + \eta\hat e_t\|^2 \le \frac92\frac{c_{\mathcal I}\eta^3(1-\mu)L^2\beta_t^2r^2}{\mu^2d\sqrt{\rho\varepsilon}})",
      .argument = Argument::invariant,
      .note =
          "half of the printed bound, where r^2/d dominates as the proof selects it. By linearity E||e^_{i+1}||^2 <= (1 - mu) E||D + e^ + "
          "xi^||^2; xi^ has mean 0 and is independent of D and e^, and E||xi^||^2 = 4 r^2/d. With w^2 = 1 - mu, r^2/d = 2 z^2 the "
          "invariant is "
          "E||e^||^2 <= u^2, u = 3 w z/mu, and E||D||^2 <= v^2, v = z/2: (1 + n) u^2 + (1 + 1/n) v^2 = (u + v)^2 for n = v/u. What is left "
          "of "
          "it after a step is a sum of squares. The last link is Proposition B.15, by the convexity of norms for the sum of the e^_i",
      .mutants = {"more-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S gradients = draw.real<S>("D"), error = draw.real<S>("e^"), noise = draw.real<S>("xi^");  // of one coordinate: squares add
    const S nu = draw.positive<S>("nu"), w = draw.in<S>("sqrt(1-mu)", Range::open(0, 1)), mu = S(1) - square(w), z = draw.positive<S>("z");
    const S sum = gradients + error;
    const S young = (S(1) + nu) * square(error) + (S(1) + S(1) / nu) * square(gradients) - square(sum);
    const S both = (square(S(sum + noise)) + square(S(sum - noise))) / S(2);
    const S u = S(3) * w * z / mu, v = z / S(2), added = (draw.mutant("more-noise") ? S(16) : S(8)) * square(z);
    const S left = square(w * z) / mu * (ratio<S>(33, 4) * square(S(w - ratio<S>(2, 11))) + ratio<S>(21, 44));
    const S t = draw.nonnegative<S>("t"), eta = draw.positive<S>("eta"), L2 = draw.positive<S>("L^2"),
            k = draw.positive<S>("sqrt(rho eps)");
    const S c_i = (t + draw.nonnegative<S>("I - t")) * eta * k, beta2 = draw.nonnegative<S>("beta_t^2"), cubed = square(eta) * eta * L2;
    return {.shown = Chain<S>(equal(nu * young, square(S(nu * error - gradients))).named("Young").sum_of(256))
                         .also(equal(both, square(sum) + square(noise)).named("independent").sum_of(256))
                         .also(equal(square(u) - square(w) * (square(S(u + v)) + added), left).named("step").sum_of(256))
                         .also(at_most(cubed * eta * t * beta2 * square(u),
                                       ratio<S>(9, 2) * c_i * cubed * square(w / mu) * beta2 * S(2) * square(z) / k)
                                   .named("sum")
                                   .sum_of(256))};
  }
};
LEMMATA_CLAIM(AnyLinear);

}  // namespace
}  // namespace lemmata
