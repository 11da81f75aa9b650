#include <utility>

#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/oracle/steered_bias.hpp"
#include "lib/problem/from_above.hpp"

// Section 3.2: the biased oracle and the bounds of its parts, as predicates of what the theorems draw from; special cases of it.

namespace lemmata::biased {
namespace {

/// Any gradient at a point, a bias and a noise, and the oracle that they make. The bias is the longest one that Assumption 4 admits
/// (Remark 5) or any other.
template <Scalar S>
struct AtPoint {
  long d;
  Vec<S> x, gradient;
  oracle::Bias<S> bias;
  oracle::GrowingNoise<S> noise;

  explicit AtPoint(Draw& draw) : d(draw.integer("d", 1, 3)) {
    x = draw.vector<S>("x", d);
    gradient = draw.vector<S>("gradient", d);
    bias = oracle::any_steered_bias<S>(draw, "bias", d);
    noise = oracle::any_growing_noise<S>(draw, "noise", d);
  }
  Vec<S> signal() const { return gradient + bias.at(x, gradient); }
};

struct BiasedOracle {
  static constexpr ClaimInfo info{
      .id = "biased.def1",
      .kind = Kind::definition,
      .where = "Definition 1",
      .title = "biased gradient oracle",
      .hypotheses = R"(b \text{ depends on } x \text{ only},\ \mathbb E_\xi n(x, \xi) = 0 \text{ for every } x)",
      .statement = R"(g(x, \xi) = \nabla f(x) + b(x) + n(x, \xi), \quad \mathbb E_\xi\, g(x, \xi) = \nabla f(x) + b(x))",
      .note = "the mean of the drawn oracles, enumerated; noise with a mean of its own is none of the definition",
      .mutants = {"noise-with-mean"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const AtPoint<S> p(draw);
    const auto g = oracle::biased_oracle<S>([v = p.gradient](const Vec<S>&) { return v; }, p.bias, p.noise);
    const Vec<S> shift = draw.mutant("noise-with-mean") ? draw.vector<S>("mean", p.d) : Vec<S>(p.x.size());
    const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) { return g({.x = p.x}, chance) + shift; });
    Chain<S> shown;
    const auto same = equal(mean, p.signal(), "mean");
    for (const auto& link : same.links()) shown.also(Relation<S>(link).sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(BiasedOracle);

struct BoundedNoise {
  static constexpr ClaimInfo info{.id = "biased.as3",
                                  .kind = Kind::assumption,
                                  .where = "Assumption 3",
                                  .title = "(M, sigma^2)-bounded noise",
                                  .hypotheses = R"(M, \sigma^2 \ge 0)",
                                  .statement = R"(\mathbb E_\xi\|n(x, \xi)\|^2 \le M\|\nabla f(x) + b(x)\|^2 + \sigma^2)",
                                  .note =
                                      "the assumption as a predicate: the drawn noise meets it with the constants it declares, by "
                                      "enumeration; with half of M it does not",
                                  .mutants = {"half-M", "no-sigma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const AtPoint<S> p(draw);
    const Vec<S> signal = p.signal();
    const S second = expect.mean([&](Chance<S>& chance) { return norm2_squared(p.noise.sample({.x = p.x}, signal, chance)); });
    const S M = p.noise.M / S(draw.mutant("half-M") ? 2 : 1), sigma2 = draw.mutant("no-sigma") ? S(0) : p.noise.sigma2;
    return {.given = {at_most(S(0), p.noise.M), at_most(S(0), p.noise.sigma2)},
            .shown = at_most(second, M * norm2_squared(signal) + sigma2).sum_of(4096)};
  }
};
LEMMATA_CLAIM(BoundedNoise);

struct BoundedBias {
  static constexpr ClaimInfo info{
      .id = "biased.as4",
      .kind = Kind::assumption,
      .where = "Assumption 4",
      .title = "(m, zeta^2)-bounded bias",
      .hypotheses = R"(0 \le m < 1,\ \zeta^2 \ge 0)",
      .statement = R"(\|b(x)\|^2 \le m\|\nabla f(x)\|^2 + \zeta^2)",
      .note = "the assumption as a predicate: the drawn biases meet it with the constants they declare; a smaller m, or no zeta^2, fails",
      .mutants = {"smaller-m", "no-zeta"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const AtPoint<S> p(draw);
    const S m = p.bias.m * (draw.mutant("smaller-m") ? p.bias.m : S(1)), zeta2 = draw.mutant("no-zeta") ? S(0) : p.bias.zeta2;
    const Vec<S> b = p.bias.at(p.x, p.gradient);
    return {.given = {at_most(S(0), p.bias.m), strictly_less(p.bias.m, S(1)), at_most(S(0), p.bias.zeta2)},
            .shown = at_most(norm2_squared(b), m * norm2_squared(p.gradient) + zeta2).sum_of(1024)};
  }
};
LEMMATA_CLAIM(BoundedBias);

struct UniformBias {
  static constexpr ClaimInfo info{
      .id = "biased.uniform-bias",
      .kind = Kind::remark,
      .where = "Section 2, comparison with Hu et al. (2016)",
      .title = "uniformly bounded bias is a special case",
      .hypotheses = R"(\|b(x)\| \le B \text{ for all } x)",
      .statement =
          R"(\|b(x)\|^2 \le 0\cdot\|\nabla f(x)\|^2 + B^2; \quad \text{for } b = -r\nabla f,\ 0 < r < 1: \|b\|^2 \le r^2\|\nabla f\|^2 \text{ and } \|b\| > B \text{ somewhere, for every } B)",
      .note = "more general: on f(x) = x^2/2 that relative bias passes the drawn B at the point (B + 1)/r",
      .mutants = {"squared-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S B = draw.nonnegative<S>("B"), length = draw.nonnegative<S>("||b||"), g2 = draw.nonnegative<S>("||gradient||^2");
    const S r = draw.in<S>("r", Range::open(0, 1)), x = (B + S(1)) / r;
    const S zeta2 = draw.mutant("squared-twice") ? square(square(B)) : square(B);
    return {.given = {at_most(length, B)},
            .shown = Chain<S>(at_most(square(length), S(0) * g2 + zeta2).named("special case"))
                         .also(at_most(square(S(r * x)), square(r) * square(x)).named("relative"))
                         .also(strictly_less(B, S(r * x)).named("not bounded"))};
  }
};
LEMMATA_CLAIM(UniformBias);

struct SpecialCases {
  static constexpr ClaimInfo info{
      .id = "biased.special-cases",
      .kind = Kind::remark,
      .where = "Section 1, after (2)",
      .title = "SGD and gradient descent",
      .hypotheses = R"(b_t = 0; \text{ respectively } b_t = 0,\ n_t = 0)",
      .statement = R"(\mathbb E\, g_t = \nabla f(x_t); \quad x_{t+1} = x_t - \gamma\nabla f(x_t))",
      .note = "the run of the biased oracle without bias and noise against gradient descent written out, three steps",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const AtPoint<S> p(draw);
    const auto f = problem::any_from_above<S>(draw, "f", p.d).f;
    const S gamma = draw.positive<S>("gamma");
    const oracle::Bias<S> none{S(0), S(0), [](const Vec<S>&, const Vec<S>& g) { return Vec<S>(g.size()); }};
    const oracle::Bias<S>& bias = draw.mutant("biased") ? p.bias : none;
    const auto noisy = oracle::biased_oracle<S>(f.gradient, bias, p.noise);
    const method::Sgd<S> still{
        .x0 = p.x, .gamma = gamma, .oracle = oracle::biased_oracle<S>(f.gradient, bias, oracle::no_growing_noise<S>(p.d))};
    const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) { return noisy({.x = p.x}, chance); });
    Vec<S> descent = p.x;
    for (int t = 0; t < 3; ++t) descent -= gamma * f.gradient(descent);
    Chain<S> shown;
    const auto unbiased = equal(mean, f.gradient(p.x), "unbiased"),
               same = equal(expect.run(still, 3, {}).last.front().first.x, descent, "descent");
    for (const auto& link : unbiased.links()) shown.also(Relation<S>(link).sum_of(4096));
    for (const auto& link : same.links()) shown.also(Relation<S>(link).sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SpecialCases);

}  // namespace
}  // namespace lemmata::biased
