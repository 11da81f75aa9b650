#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "properties/saddle/along.hpp"

// Theorems 3.3 and 3.4, and what a saddle does to compressed SGD.

namespace lemmata {
namespace {

using namespace bounds::saddle;

template <Scalar S>
Case<S> second_order_rate(Draw& draw, bool linear) {
  const Power alpha = draw.coin("lipschitz") ? one : by_d(4), w = by_third(4);
  const Growth counted = iterations(inverse_step_second_order(alpha, w, draw.mutant("other-theorem") ? !linear : linear));
  const Growth printed = {alpha * by_epsilon(16), w * by_epsilon(12), (linear ? one : by_d(4)) * pow(w, 2) * by_epsilon(10)};
  const saddle::Along along(draw, {counted, printed}, {by_epsilon(4), by_d(4), by_third(draw.coin("small w") ? -4 : 4)}, true);
  return {.shown = along.same<S>(counted, printed, "T")};
}

constexpr std::string_view half_are_good =
    "that half of the visited points are SOSPs names no constants: O~ hides factors of eta and T, so that no run contradicts it in mean "
    "(on every path it would fail: with f(x) = x^2/2 and gradient noise +-sigma a path of positive probability stays where the noise "
    "cancels the gradient). The proof is that of saddle.thmB.19; the counts are saddle.thm3.3.rates and saddle.thm3.4.rates";

constexpr std::string_view rates_note =
    "O~-forms along the deciding rays, third being sqrt(1 - mu)/mu of any size. That the points visited are good is not part of it";

struct GeneralTheorem {
  static constexpr ClaimInfo info{
      .id = "saddle.thm3.3",
      .kind = Kind::theorem,
      .where = "Theorem 3.3",
      .title = "epsilon-SOSP with a general compressor",
      .hypotheses =
          R"(A, B,\ C\ \mu\text{-compressor},\ \eta = \tilde O(\min(\frac{\varepsilon^2}\alpha, \frac{\mu\varepsilon}{\sqrt{1-\mu}},)"
          R"( \frac{\mu^2\sqrt\varepsilon}{(1-\mu)d})),\ \text{reset\_error})",
      .statement = R"(T = \tilde O(\frac1{\varepsilon^2\eta}) = \tilde O(\frac\alpha{\varepsilon^4} +)"
                   R"( \frac{\sqrt{1-\mu}}{\mu\varepsilon^3} + \frac{d(1-\mu)}{\mu^2\varepsilon^2\sqrt\varepsilon}),\ \text{and at)"
                   R"( least half of the visited points are } \varepsilon\text{-SOSP})",
      .not_executable = half_are_good};
};
LEMMATA_CLAIM(GeneralTheorem);

struct LinearTheorem {
  static constexpr ClaimInfo info{
      .id = "saddle.thm3.4",
      .kind = Kind::theorem,
      .where = "Theorem 3.4",
      .title = "epsilon-SOSP with a linear compressor",
      .hypotheses = R"(A, B,\ \eta = \tilde O(\min(\frac{\varepsilon^2}\alpha, \frac{\mu\varepsilon}{\sqrt{1-\mu}},)"
                    R"( \frac{\mu^2\sqrt\varepsilon}{1-\mu})),\ C \text{ linear, no resets})",
      .statement = R"(T = \tilde O(\frac1{\varepsilon^2\eta}) = \tilde O(\frac\alpha{\varepsilon^4} +)"
                   R"( \frac{\sqrt{1-\mu}}{\mu\varepsilon^3} + \frac{1-\mu}{\mu^2\varepsilon^2\sqrt\varepsilon}),\ \text{and at least)"
                   R"( half of the visited points are } \varepsilon\text{-SOSP})",
      .not_executable = half_are_good};
};
LEMMATA_CLAIM(LinearTheorem);

struct GeneralCompressorRate {
  static constexpr ClaimInfo info{.id = "saddle.thm3.3.rates",
                                  .kind = Kind::remark,
                                  .where = "Theorem 3.3",
                                  .title = "iterations with a general compressor, from the step size",
                                  .hypotheses = R"(\eta = \tilde O(\min(\frac{\varepsilon^2}\alpha, \frac{\mu\varepsilon}{\sqrt{1-\mu}},)"
                                                R"( \frac{\mu^2\sqrt\varepsilon}{(1-\mu)d})),\ \varepsilon \le 1)",
                                  .statement =
                                      R"(\tilde O(\frac1{\varepsilon^2\eta}) = \tilde O(\frac\alpha{\varepsilon^4} +)"
                                      R"( \frac{\sqrt{1-\mu}}{\mu\varepsilon^3} + \frac{d(1-\mu)}{\mu^2\varepsilon^2\sqrt\varepsilon}))",
                                  .note = rates_note,
                                  .mutants = {"other-theorem"},
                                  .whole = {"lipschitz", "small w", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return second_order_rate<S>(draw, false);
  }
};
LEMMATA_CLAIM(GeneralCompressorRate);

struct LinearCompressorRate {
  static constexpr ClaimInfo info{.id = "saddle.thm3.4.rates",
                                  .kind = Kind::remark,
                                  .where = "Theorem 3.4",
                                  .title = "iterations with a linear compressor, from the step size",
                                  .hypotheses = R"(\eta = \tilde O(\min(\frac{\varepsilon^2}\alpha, \frac{\mu\varepsilon}{\sqrt{1-\mu}},)"
                                                R"( \frac{\mu^2\sqrt\varepsilon}{1-\mu})),\ \varepsilon \le 1)",
                                  .statement =
                                      R"(\tilde O(\frac1{\varepsilon^2\eta}) = \tilde O(\frac\alpha{\varepsilon^4} +)"
                                      R"( \frac{\sqrt{1-\mu}}{\mu\varepsilon^3} + \frac{1-\mu}{\mu^2\varepsilon^2\sqrt\varepsilon}))",
                                  .note = rates_note,
                                  .mutants = {"other-theorem"},
                                  .whole = {"lipschitz", "small w", "ray"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return second_order_rate<S>(draw, true);
  }
};
LEMMATA_CLAIM(LinearCompressorRate);

struct Unstable {
  static constexpr ClaimInfo info{
      .id = "saddle.sosp.np-hard-etc",
      .kind = Kind::remark,
      .where = "end of Section 2",
      .title = "a saddle is left with noise, and not without",
      .hypotheses =
          R"(f(x) = -\frac\gamma2 x^2 \text{ near } 0 \text{ (along } v_1\text{)},\ x_0 = 0,\ \text{signs } \pm s \text{ as noise})",
      .statement = R"(\text{without noise } x_T = 0 \text{ for every compressor}; \text{ with noise } \mathbb E\,x_T^2 =)"
                   R"( \eta^2s^2\sum_{i<T}(1+\eta\gamma)^{2i} \text{ without compression}, \text{ and } \mathbb E\,y_1^2 = \eta^2s^2)"
                   R"( \text{ with any})",
      .note =
          "along the direction of the least eigenvalue, by enumeration of the paths; growth by the factor (1 + eta gamma)^2 a step. The "
          "bounds with compression over many steps are appendix B's",
      .mutants = {"uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S gamma = draw.positive<S>("gamma"), eta = draw.positive<S>("eta"), s = draw.nonnegative<S>("s");
    const long T = draw.integer("T", 1, 5);
    const auto c = compress::any_contractive<S>(draw, "C", 1);
    method::CompressedSgd<S> sgd{.x0 = Vec<S>{S(0)}, .eta = eta, .compressor = c};
    const S curvature = draw.mutant("uphill") ? gamma : S(-gamma);
    sgd.oracle = oracle::exact_oracle<S>([curvature](const Vec<S>& x) { return curvature * x; });
    const auto y_squared = [eta](const auto& state) { return S(square(S(state.x[0] - eta * state.e[0]))); };
    const auto x_squared = [](const auto& state) { return S(square(state.x[0])); };
    const S quiet = expect.run(sgd, T, {x_squared}).mean(0, T);
    sgd.noise = [s](long, Chance<S>& chance) { return Vec<S>{chance.bernoulli(ratio<S>(1, 2)) ? s : S(-s)}; };
    const S first = expect.run(sgd, 1, {y_squared}).mean(0, 1);
    sgd.compressor = compress::identity<S>();
    const S grown = expect.run(sgd, T, {x_squared}).mean(0, T);
    S sum(0);
    for (long i = 0; i < T; ++i) sum += pow(S(S(1) + eta * gamma), 2 * i);
    return {.shown = Chain<S>(equal(quiet, S(0)).named("without noise"))
                         .also(equal(first, square(S(eta * s))).named("one step"))
                         .also(equal(grown, square(S(eta * s)) * sum).sum_of(1024).named("with noise"))};
  }
};
LEMMATA_CLAIM(Unstable);

struct NoBoundsNeeded {
  static constexpr ClaimInfo info{
      .id = "saddle.thm3.1.closeness",
      .kind = Kind::remark,
      .where = "before Theorem 3.1",
      .title = "what the hypotheses leave unbounded",
      .hypotheses =
          R"(\text{Assumption B and a } \mu\text{-compressor};\ f(x) = \frac L2x^2 \text{ where it is looked at},\ f_{1,2}(x) = f(x) \pm Mx)",
      .statement = R"(\text{for every } M \text{ and } \mu \in (0, 1] \text{ there is an instance with } \|\nabla F(x, \theta)\|^2 >)"
                   R"( M^2,\ \|\nabla f_i(x) - \nabla f(x)\| = M,\ \text{variance } \sigma^2,\ \mathbb E\|v - C(v)\|^2 =)"
                   R"( (1-\mu)\|v\|^2)",
      .note =
          "an instance for every M and mu, by construction; that the bounds hold there too is saddle.lemA.5 and saddle.lemA.7, which draw "
          "from such instances",
      .mutants = {"bounded"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S M = draw.positive<S>("M"), L = draw.positive<S>("L"), sigma = draw.nonnegative<S>("sigma"),
            mu = draw.in<S>("mu", Range::left_open(0, 1));
    const S x = (draw.mutant("bounded") ? S(0) : S(S(1) + M + sigma)) / L;
    const auto answer = [&](Chance<S>& chance) { return L * x + (chance.bernoulli(ratio<S>(1, 2)) ? sigma : S(-sigma)); };
    const S least = expect.mean([&](Chance<S>& chance) { return square(min(S(answer(chance)), S(L * x - sigma))); });
    const S variance = expect.mean([&](Chance<S>& chance) { return square(S(answer(chance) - L * x)); });
    const auto worker = [&](const S& at, long sign) { return L / S(2) * square(at) + S(sign) * M * at; };
    const auto slope = [&](long sign) {
      return S((worker(S(x + S(1)), sign) - worker(S(x - S(1)), sign)) / S(2));
    };  // exact for a parabola
    const auto c = compress::lazy(mu);
    const Vec<S> v{L * x};
    const S residual = expect.mean([&](Chance<S>& chance) { return norm2_squared(v - c.apply(v, 0, chance)); });
    return {.shown = Chain<S>(strictly_less(square(M), least).named("gradients"))
                         .also(equal(variance, square(sigma)).named("variance"))
                         .also(equal(square(S(slope(1) - (slope(1) + slope(-1)) / S(2))), square(M)).sum_of(256).named("workers"))
                         .also(equal(residual, (S(1) - mu) * norm2_squared(v)).named("compression"))};
  }
};
LEMMATA_CLAIM(NoBoundsNeeded);

}  // namespace
}  // namespace lemmata
