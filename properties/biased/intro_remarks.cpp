#include "bounds/biased/complexity.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/natural.hpp"
#include "lib/compress/qsgd.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/terngrad.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/problem/cubic.hpp"
#include "lib/problem/rippled.hpp"
#include "properties/biased/trajectory.hpp"
#include "properties/biased/tuning.hpp"

// What Sections 1, 2 and 3.2 announce.

namespace lemmata::biased {
namespace {

struct SameAccuracy {
  static constexpr ClaimInfo info{
      .id = "biased.intro-same-accuracy",
      .kind = Kind::remark,
      .where = "Section 1",
      .title = "multiplicative bias costs no accuracy",
      .hypotheses = R"(\|b(x)\| \text{ not larger than } \|\nabla f(x)\|, \text{ formally } \|b\|^2 \le m\|\nabla f\|^2)",
      .statement =
          R"(\text{for every } \epsilon > 0 \text{ there are } \gamma, T \text{ for which Lemma 3's bound is } \Theta(T, \gamma) \le \epsilon, \text{ as without bias})",
      .note =
          "the expected gradient is grad f, as Section 3.2 has it. A reading of the words: m < 1, as in Assumption 4, where the tuning of "
          "A.2 at zeta = 0 gives it; or m <= 1, equality included, where b = -grad f answers 0 everywhere and no step decreases f (one "
          "step on L x^2/2 from x_0 != 0 is shown)",
      .mutants = {"half-horizon"},
      .whole = {"F = 0", "noise branch", "no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    if (draw.reading("bias", {0, 1}, {"smaller", "not-larger"}) == 0) {
      SmoothTuning<S> p(draw);
      if (draw.mutant("half-horizon")) p.T = p.T / S(2);
      return {.shown = at_most(bounds::biased::theta(p.F, p.T, p.gamma, p.q, S(0), p.L, p.sigma2), p.eps).sum_of(4096)};
    }
    const S L = draw.positive<S>("L"), r = draw.in<S>("r", Range::closed(0, 1)), x = draw.positive<S>("x_0");
    const S gamma = draw.in<S>("share", Range::left_open(0, 1)) / L;
    const oracle::Oracle<S> g = [L, r](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{(S(1) - r) * L * at.x[0]}; };
    const method::Sgd<S> sgd{.x0 = Vec<S>{x}, .gamma = gamma, .oracle = g};
    const S next = expect.mean([&](Chance<S>& chance) { return square(sgd.step(sgd.start(), 0, chance).x[0]); });
    return {.shown = strictly_less(next, square(x)).named("a step decreases f")};
  }
};
LEMMATA_CLAIM(SameAccuracy);

struct OnlyNeighbourhood {
  static constexpr ClaimInfo info{
      .id = "biased.intro-neighbourhood",
      .kind = Kind::remark,
      .where = "Section 1",
      .title = "additive bias gives a neighbourhood only",
      .hypotheses = R"(f(x) = \frac L2 x^2,\ g(x) = Lx - \zeta,\ \zeta > 0,\ 0 < \gamma \le \frac1L)",
      .statement =
          R"(x_{t+1} - \frac\zeta L = (1 - \gamma L)\left(x_t - \frac\zeta L\right), \quad f(x_t) - f^* \to \frac{\zeta^2}{2L} > 0)",
      .argument = Argument::fixed_point,
      .note = "from every start, for every L, zeta and step size: the size of the neighbourhood grows with the bias",
      .mutants = {"no-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S L = draw.positive<S>("L"), zeta = draw.positive<S>("zeta"), x = draw.real<S>("x");
    const S share = draw.in<S>("gamma L", Range::left_open(0, 1)), used = draw.mutant("no-bias") ? S(0) : zeta;
    const oracle::Oracle<S> g = [L, used](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{L * at.x[0] - used}; };
    const method::Sgd<S> sgd{.x0 = Vec<S>{x}, .gamma = share / L, .oracle = g};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    const S floor = L * square(S(zeta / L)) / S(2);
    return {.shown = Chain<S>(equal(next - zeta / L, (S(1) - share) * (x - zeta / L)).named("contracts").sum_of(256))
                         .also(equal(floor, square(zeta) / (S(2) * L)).named("floor").sum_of(256))
                         .also(strictly_less(S(0), floor).named("above the minimum"))};
  }
};
LEMMATA_CLAIM(OnlyNeighbourhood);

struct QuantisedBias {
  static constexpr ClaimInfo info{
      .id = "biased.intro-quantised",
      .kind = Kind::remark,
      .where = "Section 1",
      .title = "quantised gradients have a multiplicative bias",
      .hypotheses = R"(Q \text{ one of QSGD, TernGrad, natural compression (unbiased), the scaled sign})",
      .statement =
          R"(\|\mathbb E\,Q(g) - g\|^2 \le m\|g\|^2, \quad m = 0 \text{ for the unbiased ones},\ m = 1 - \frac1d \text{ for the scaled sign})",
      .note =
          "exact means over all outcomes. The input of QSGD has a rational length, so that its probabilities are rational. The paper cites "
          "QSGD; the others are further quantisers of the catalogue",
      .mutants = {"unscaled-sign"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4), kind = draw.integer("kind", 0, 3);
    Vec<S> g = kind == 0 ? draw.unit_vector<S>("u", d) : draw.vector<S>("g", d);
    if (kind == 0) g = draw.real<S>("length") * g;
    const auto q = draw.mutant("unscaled-sign") ? compress::unscaled_sign<S>(1)
                   : kind == 0                  ? compress::qsgd<S>(d, draw.integer("levels", 1, 4))
                   : kind == 1                  ? compress::terngrad<S>(d)
                   : kind == 2                  ? compress::natural<S>()
                                                : compress::scaled_sign<S>(d, 1);
    const S m = kind == 3 ? S(1) - ratio<S>(1, d) : S(0);
    return {.shown = at_most(norm2_squared(compress::mean_of(expect, q, g) - g), m * norm2_squared(g)).sum_of(65536)};
  }
};
LEMMATA_CLAIM(QuantisedBias);

/// A law with the first five moments of a standard normal, 0, 1, 0, 3, 0: means of polynomials of degree at most 5 are the same.
template <Scalar S>
oracle::FiniteLaw<S> nearly_normal() {
  return {{S(0), S(1), S(-1), S(2), S(-2)}, {ratio<S>(1, 2), ratio<S>(1, 6), ratio<S>(1, 6), ratio<S>(1, 12), ratio<S>(1, 12)}};
}

/// E u sin(s u), u standard normal, within `error`: sine's series by the moments E u^{2j} = 1 * 3 * ... * (2j-1), and what is left of it
/// after n terms, at most E |u| |s u|^{2n+1}/(2n+1)!.
template <Scalar S>
struct SineMoment {
  S value = S(0), error;
  explicit SineMoment(const S& s) {
    S term = s;
    for (long j = 0; j < 16; ++j) {
      value += S(j % 2 == 0 ? 1 : -1) * term;
      term *= square(s) * S(2 * j + 3) / S((2 * j + 2) * (2 * j + 3));
    }
    error = abs(term);
  }
};

struct SmoothedFunction {
  static constexpr ClaimInfo info{
      .id = "biased.gs-smoothed",
      .kind = Kind::remark,
      .where = "Section 2, attributed to Nesterov and Spokoiny (2017)",
      .title = "Gaussian smoothing is unbiased for a smoothed function",
      .hypotheses =
          R"(g(x) = \frac{f(x + \tau u) - f(x)}{\tau} u,\ u \sim N(0, I_d),\ \tau > 0,\ f \text{ a polynomial of degree at most } 3 \text{ or } a\cos(wx + \varphi))",
      .statement =
          R"(\mathbb E\, g(x) = \nabla f_\tau(x), \ f_\tau(x) = \mathbb E f(x + \tau u); \quad |f_\tau(x) - f(x)| \le \frac{\tau^2 L d}{2} \text{ for quadratics})",
      .note =
          "for polynomials the integrands are polynomials of degree at most 4 in u, whose Gaussian means are those under any law with the "
          "same first five moments; a finite one (0, +-1, +-2 with 1/2, 1/6, 1/12) is enumerated, coordinates independent. The gradient of "
          "f_tau is the mean of the gradient. For waves E g = -(a/tau) sin(wx + phi) E u sin(tau w u) is enclosed by moments, the gradient "
          "of f_tau is the closed form that the claims on waves use (biased.gs-bias). Close: for the quadratic part, L its largest "
          "|eigenvalue|. Other functions are not reached",
      .mutants = {"central-difference-step", "undamped"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S tau = draw.positive<S>("tau"), step = draw.mutant("central-difference-step") ? S(2) * tau : tau;
    const long kind = draw.integer("kind", 0, 2);
    if (kind == 2) return wave(draw, tau, step);
    const long d = draw.integer("d", 1, 2);
    const bool cubic = kind == 1;
    const auto f = cubic ? problem::any_cubic<S>(draw, "f", d) : problem::any_quadratic<S>(draw, "f", d, problem::Curvature::any);
    const Vec<S> x = draw.vector<S>("x", d);
    const auto law = nearly_normal<S>();
    const auto direction = [&](Chance<S>& chance) {
      Vec<S> u(x.size());
      for (std::size_t i = 0; i < u.size(); ++i) u[i] = law.sample(chance);
      return u;
    };
    const Vec<S> estimate = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> u = direction(chance);
      return (f.value(x + step * u) - f.value(x)) / step * u;
    });
    const Vec<S> smoothed = expect.mean_vector([&](Chance<S>& chance) { return f.gradient(x + tau * direction(chance)); });
    Chain<S> shown;
    const auto same = equal(estimate, smoothed, "unbiased");
    for (const auto& link : same.links()) shown.also(Relation<S>(link).sum_of(65536));
    if (cubic) return {.shown = std::move(shown)};
    const S change = expect.mean([&](Chance<S>& chance) { return f.value(x + tau * direction(chance)) - f.value(x); });
    return {.shown = std::move(shown).also(at_most(abs(change), square(tau) * f.L * S(d) / S(2)).named("close").sum_of(65536))};
  }

 private:
  /// The gradient of f_tau is within the enclosure of E g, f(x) = a cos(w x + phase); tau |w| <= 2, where sixteen terms are close.
  template <Scalar S>
  static Case<S> wave(Draw& draw, const S& tau, const S& step) {
    const S w = draw.in<S>("tau w", Range::closed(-2, 2)) / tau, a = draw.real<S>("a");
    const problem::Rippled<S> f{.centre = Vec<S>(1), .waves = {{a, Vec<S>{w}, draw.in<S>("phase", Range::closed(-4, 4))}}};
    const Vec<S> x{draw.in<S>("x", Range::closed(-64, 64))};
    const SineMoment<S> moment(S(step * w));
    const S factor = -(a / step) * sin(f.waves[0].angle(x)), smoothed = f.smoothed_gradient(x, tau)[0];
    const S mean = draw.mutant("undamped") ? f.gradient(x)[0] : smoothed;
    const S middle = factor * moment.value, error = abs(factor) * moment.error;
    return {.shown = Chain<S>(at_most(middle - error, mean).named("enclosed").sum_of(65536))
                         .also(at_most(mean, middle + error).named("enclosed").sum_of(65536))};
  }
};
LEMMATA_CLAIM(SmoothedFunction);

struct ConvergesForAnyStrength {
  static constexpr ClaimInfo info{
      .id = "biased.sec32-converges-any-m",
      .kind = Kind::remark,
      .where = "Section 3.2",
      .title = "convergence for every bias strength",
      .hypotheses = R"(\zeta^2 = 0,\ 0 \le m < 1,\ n = 0,\ \gamma \le \frac1L)",
      .statement = R"(\sum_{t<T}\|\nabla f(x_t)\|^2 \le \frac{2F}{\gamma(1-m)} \text{ for every } T, \text{ so that } \nabla f(x_t) \to 0)",
      .note =
          "the bound does not depend on T. Gradient methods: without noise; with noise that has sigma^2 = 0 it is Lemma 3, with sigma^2 > "
          "0 the accuracy is that of biased.intro-same-accuracy",
      .sweep = "T",
      .mutants = {"triple-step", "no-m"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto r = any_trajectory<S>(draw, expect, {.additive_bias = false, .noise = false});
    const S q = S(1) - (draw.mutant("no-m") ? S(0) : r.m);
    return {.given = {strictly_less(r.m, S(1)), at_most(r.zeta2, S(0))},
            .shown = at_most(S(r.T) * r.mean_gradient(), S(2) * r.first_value() / (r.gamma * q)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConvergesForAnyStrength);

struct RegionOfBias {
  static constexpr ClaimInfo info{
      .id = "biased.zeta-region",
      .kind = Kind::remark,
      .where = "Section 3.2",
      .title = "the region reached with additive bias",
      .hypotheses = R"(f(x) = \frac L2 x^2 \text{ with the oracle of Remark 5},\ \zeta^2 > 0,\ 0 \le m < 1,\ \gamma > 0,\ g(x_0) = 0)",
      .statement =
          R"(\text{on this instance } x_t = x_0 \text{ for all } t, \quad 0 < \|\nabla f(x_t)\|^2 \le \frac{\zeta^2}{1-m} = O(\zeta^2))",
      .argument = Argument::fixed_point,
      .note =
          "can only: on this instance nothing closer is reached. Section 4, which makes the claim precise, has the constant 1/(1-m) (Lemma "
          "3, the upper bound for every instance). The gradient is that of the iterate which a step from x_0 gives, m = 1 - 1/rho(x_0)^2",
      .mutants = {"half-floor", "no-constant", "shorter-bias"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S L = draw.positive<S>("L"), zeta = draw.positive<S>("zeta"), gamma = draw.positive<S>("gamma");
    const S r = S(1) + draw.nonnegative<S>("rho - 1");
    const S m = S(1) - S(1) / square(r), start = r * zeta / L, rho = draw.mutant("shorter-bias") ? r / S(2) : r;
    const oracle::Oracle<S> g = [&](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{L * at.x[0] - rho * zeta}; };
    const method::Sgd<S> sgd{.x0 = Vec<S>{start}, .gamma = gamma, .oracle = g};
    const S next = expect.mean([&](Chance<S>& chance) { return sgd.step(sgd.start(), 0, chance).x[0]; });
    const S gradient2 = square(S(L * next)), share = draw.mutant("no-constant") ? S(1) : S(1) - m;
    return {.shown =
                Chain<S>(equal(next, start).named("stands still").sum_of(256))
                    .also(equal(square(rho * zeta), square(zeta) + m * square(S(L * start))).named("rho").sum_of(256))
                    .also(strictly_less(S(0), gradient2).named("positive"))
                    .also(at_most(share * gradient2, square(zeta) / S(draw.mutant("half-floor") ? 2 : 1)).named("region").sum_of(256))};
  }
};
LEMMATA_CLAIM(RegionOfBias);

}  // namespace
}  // namespace lemmata::biased
