#include "lib/claim/claim.hpp"
#include "lib/method/compressed_sgd.hpp"

// Proposition A.3, the algebra inside Lemmas A.5 and A.7, and Proposition B.14.

namespace lemmata {
namespace {

struct CorrectedStep {
  static constexpr ClaimInfo info{
      .id = "saddle.propA.3",
      .kind = Kind::lemma,
      .where = "Proposition A.3",
      .title = "one step of the corrected iterates",
      .hypotheses =
          R"(x_{t+1} = x_t - \eta g_t,\ e_{t+1} = e_t + \nabla F(x_t, \theta_t) + \xi_t - g_t,\ y_t = x_t - \eta e_t,\ \text{no reset in between})",
      .statement = R"(y_{t+1} - y_t = -\eta(\nabla f(x_t) + \psi_t))",
      .note =
          "the proof names the updates of Lines 10 to 12 only, and Theorem 3.1, for which the appendix has it, is without resets: from "
          "x_t and e_t after Lines 5 to 7 to x_{t+1} and e_{t+1} before the next ones. Where these put x back to x_{t'}, y jumps. The "
          "message g_t is any vector",
      .mutants = {"forgets-noise", "no-feedback"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Dimension d = draw.dimension("d", 1, 8);
    const S eta = draw.positive<S>("eta");
    const Vec<S> x = draw.vector<S>("x", d), e = draw.vector<S>("e", d), gradient = draw.vector<S>("gradient", d);
    const Vec<S> zeta = draw.vector<S>("zeta", d), xi = draw.vector<S>("xi", d), g = draw.vector<S>("g", d);
    method::CompressedSgd<S> sgd{.x0 = x, .eta = eta};
    sgd.compressor.apply = [g](const Vec<S>&, long, Chance<S>&) { return g; };
    sgd.oracle = oracle::exact_oracle<S>([v = gradient + zeta](const Vec<S>&) { return v; });
    if (!draw.mutant("forgets-noise")) sgd.noise = [xi](long, Chance<S>&) { return xi; };
    const Vec<S> carried = draw.mutant("no-feedback") ? S(2) * e : e;
    const Vec<S> y = expect.mean_vector([&](Chance<S>& chance) {
      const auto next = sgd.step({x, carried, x, 0}, 0, chance);
      return next.x - eta * next.e;
    });
    return {.shown = equal(y - (x - eta * e), -(eta * (gradient + zeta + xi)))};
  }
};
LEMMATA_CLAIM(CorrectedStep);

struct Young {
  static constexpr ClaimInfo info{.id = "saddle.lemA.5.step-young",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Lemma A.5",
                                  .title = "square of a sum",
                                  .hypotheses = R"(\nu > 0)",
                                  .statement = R"(\|a+b\|^2 \le (1+\nu)\|a\|^2 + (1 + \frac1\nu)\|b\|^2)",
                                  .note =
                                      "shown as nu (right side - left side) = ||nu a - b||^2, a square. Both sides are sums over "
                                      "coordinates, so that dimension 1 speaks "
                                      "for all. The text says any nu and uses a positive one",
                                  .mutants = {"half-nu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 4);
    const S nu = draw.positive<S>("nu");
    const Vec<S> a = draw.vector<S>("a", d), b = draw.vector<S>("b", d);
    const S share = draw.mutant("half-nu") ? nu / S(2) : nu;
    const S lhs = norm2_squared(a + b), rhs = (S(1) + share) * norm2_squared(a) + (S(1) + S(1) / nu) * norm2_squared(b);
    return {.shown = equal((rhs - lhs) * nu, norm2_squared(nu * a - b))};
  }
};
LEMMATA_CLAIM(Young);

struct ContractionWithNu {
  static constexpr ClaimInfo info{.id = "saddle.lemA.5.step-nu",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Lemma A.5",
                                  .title = "the choice of nu",
                                  .hypotheses = R"(\nu = \frac{\mu}{2(1-\mu)},\ 0 < \mu < 1)",
                                  .statement = R"((1-\mu)(1+\nu) = 1 - \frac\mu2)",
                                  .mutants = {"twice-nu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.in<S>("mu", Range::open(0, 1));
    const S nu = mu / ((draw.mutant("twice-nu") ? S(1) : S(2)) * (S(1) - mu));
    return {.shown = equal((S(1) - mu) * (S(1) + nu), S(1) - mu / S(2))};
  }
};
LEMMATA_CLAIM(ContractionWithNu);

struct DescentCoefficient {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.7.step-coefficient",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.7",
      .title = "the coefficient of the gradient",
      .hypotheses = R"(\eta < \frac{1}{4L}\min(\frac{\mu}{\sqrt{1-\mu}}, 1))",
      .statement = R"(\frac14 \le \frac12 - \frac{L\eta}{2} - \frac{2\eta^2 L^2(1-\mu)}{\mu^2})",
      .note =
          "eta, L and mu enter through a = 4 L eta and c = a sqrt(1 - mu)/mu only, and the hypothesis is a < 1, c < 1; to every a and c "
          "there is such a mu",
      .mutants = {"step-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S scale = draw.mutant("step-twice") ? S(2) : S(1);
    const S a = scale * draw.in<S>("a", Range::open(0, 1)), c = scale * draw.in<S>("c", Range::right_open(0, 1));
    return {.shown = at_most(ratio<S>(1, 4), ratio<S>(1, 2) - a / S(8) - square(c) / S(8))};
  }
};
LEMMATA_CLAIM(DescentCoefficient);

struct GrowthUpper {
  static constexpr ClaimInfo info{.id = "saddle.propB.14.upper",
                                  .kind = Kind::lemma,
                                  .where = "Proposition B.14",
                                  .title = "growth of a sum, from above",
                                  .hypotheses = R"(a = \eta\gamma \in (0, 1],\ \beta_t^2 = \sum_{i<t}(1+a)^{2i})",
                                  .statement = R"(\beta_t \le \frac{(1+a)^t}{\sqrt{2a}} \text{ for all } t \ge 0)",
                                  .argument = Argument::invariant,
                                  .note =
                                      "squared, by induction over t from 2 a 0 <= 1: if 2 a s <= w for s = beta_t^2, w = (1+a)^(2t), then "
                                      "2 a (s + w) <= w (1+a)^2, where s + w and w (1+a)^2 are those of t + 1",
                                  .mutants = {"third"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("a", Range::left_open(0, 1));
    const S factor = draw.mutant("third") ? S(3) : S(2);
    const S w = draw.positive<S>("w"), s2a = w - draw.nonnegative<S>("gap");  // 2 a s, any number up to w
    return {.shown = at_most(s2a + factor * a * w, w * square(S(S(1) + a))).named("step")};
  }
};
LEMMATA_CLAIM(GrowthUpper);

}  // namespace
}  // namespace lemmata
