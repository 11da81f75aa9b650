#include "lib/claim/claim.hpp"
#include "properties/biased/experiment_setting.hpp"

// Sections 6 and 6.1: the test problem, and the floors of SGD with a constant bias and additive noise, in closed form.

namespace lemmata {
namespace {

struct TestProblem {
  static constexpr ClaimInfo info{
      .id = "biased.exp-sc",
      .kind = Kind::remark,
      .where = "Section 6",
      .title = "the test problem is strongly convex with a large condition number",
      .hypotheses = R"(f(x) = \tfrac12\|Ax\|^2,\ x \in \mathbb R^{10},\ A \text{ of the Nesterov worst function})",
      .statement =
          R"(A^TA \succ \mu I \text{ with } \mu > 0, \text{ and its condition number is at least } 47 \text{ (} A^TA = T \text{) or } 2000 \text{ (} A = T \text{)})",
      .note =
          "T is tridiagonal (-1, 2, -1); the text gives no matrix. Positive definite by the pivots of T - I/13 and T^2 - I/153; the "
          "condition number (48.4 and 2341) from below by two Rayleigh quotients. Whether that is 'very large' is the reader's to say",
      .mutants = {"periodic"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    WorstFunction<S> f(draw);
    const bool squared = f.L > S(4);
    if (draw.mutant("periodic")) {
      f.H = problem::second_difference<S>(f.d);
      f.H(0, 9) = f.H(9, 0) = S(-1);
      if (squared) f.H = f.H * f.H;
    }
    const std::size_t n = f.H.size();
    Vec<S> low(n), high(n);
    for (std::size_t i = 0; i < n; ++i) {
      low[i] = S(static_cast<long>((i + 1) * (n - i)));
      high[i] = i % 2 == 0 ? low[i] : -low[i];
    }
    const S rayleigh_low = dot(low, f.H * low), rayleigh_high = dot(high, f.H * high);
    return {.shown = Chain<S>(strictly_less(S(0), problem::least_pivot(f.H - f.mu * Mat<S>::identity(n))).named("strongly convex"))
                         .also(at_most(S(squared ? 2000 : 47) * rayleigh_low, rayleigh_high).named("condition number"))};
  }
};
LEMMATA_CLAIM(TestProblem);

/// The bias (zeta, ..., zeta) or that divided by its number of entries' root; the noise of variance sigma^2 per coordinate or in total.
template <Scalar S>
struct Synthetic {
  bool each_bias, each_noise;
  Synthetic(bool bias_of_each, bool noise_of_each) : each_bias(bias_of_each), each_noise(noise_of_each) {}
  /// Both meanings of each are gone through: what is claimed holds for all.
  explicit Synthetic(Draw& draw) : each_bias(draw.coin("zeta each entry")), each_noise(draw.coin("sigma^2 each entry")) {}
  /// ||b||^2 and E||n||^2 in R^10
  S bias(const S& zeta) const { return S(each_bias ? 10 : 1) * square(zeta); }
  S noise(const S& sigma2) const { return S(each_noise ? 10 : 1) * sigma2; }
};

struct SyntheticSetting {
  static constexpr ClaimInfo info{
      .id = "biased.exp61-setting",
      .kind = Kind::remark,
      .where = "Section 6.1",
      .title = "constants of the synthetic experiment",
      .hypotheses =
          R"(g = \nabla f + b + n,\ b \text{ constant of value } \zeta,\ n \text{ of mean 0 and variance } \sigma^2 \text{ at every } x)",
      .statement =
          R"(\|b\|^2 \le m\|\nabla f\|^2 + \zeta_A^2,\ \mathbb E\|n\|^2 \le M\|\nabla f + b\|^2 + \sigma_A^2: m = M = 0,\ \zeta_A^2 > 0,\ \sigma_A^2 \ge 0)",
      .note =
          "zeta_A^2 is zeta^2 where zeta is the norm of the bias, 10 zeta^2 where it is each of its entries; likewise sigma_A^2. The value "
          "zeta = 0 is one of the experiment's: a reading, as in biased.exp62-setting. Some zeta_A^2 > 0 is admitted, which every larger "
          "number than the squared bias is; or none smaller is, the squared bias itself being positive, which fails at zeta = 0. The noise "
          "is +-s in each coordinate, with the moments of N(0, s^2) that count",
      .mutants = {"grows"},
      .whole = {"zeta each entry", "sigma^2 each entry"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool needed = draw.reading("positive-zeta", {0, 1}, {"admitted", "needed"}) == 1;
    const Synthetic<S> setting(draw);
    const Vec<S> gradient = draw.vector<S>("gradient", 10);
    const S zeta = draw.real<S>("zeta"), deviation = draw.real<S>("s");
    Vec<S> b(gradient.size()), n(gradient.size());
    for (std::size_t i = 0; i < b.size(); ++i) {  // of norm |zeta| and |s|: the first entry alone
      if (setting.each_bias || i == 0) b[i] = zeta;
      if (setting.each_noise || i == 0) n[i] = deviation;
    }
    if (draw.mutant("grows")) b += gradient;
    const S noise = expect.mean([&](Chance<S>& chance) { return norm2_squared(chance.bernoulli(ratio<S>(1, 2)) ? n : -n); });
    const S zeta_a = setting.bias(zeta) + (needed ? S(0) : draw.positive<S>("larger"));
    Chain<S> shown(at_most(norm2_squared(b), zeta_a).named("bias, m = 0").sum_of(256));
    shown.also(at_most(noise, setting.noise(square(deviation))).named("noise, M = 0").sum_of(256));
    if (needed) shown.also(strictly_less(S(0), zeta_a).named("zeta_A^2 > 0"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SyntheticSetting);

struct SyntheticTerms {
  static constexpr ClaimInfo info{
      .id = "biased.exp61-floor",
      .kind = Kind::remark,
      .where = "Section 6.1",
      .title = "which term of (7) is the larger in Figure 1",
      .hypotheses = R"(f \text{ of Section 6},\ \gamma = 0.01,\ \sigma^2 = 1;\ \zeta_A^2, \sigma_A^2 \text{ of biased.exp61-setting})",
      .statement =
          R"(\zeta_A^2 \le \gamma L\sigma_A^2 \text{ for } \zeta = 0.001,\ \zeta_A^2 \ge \gamma L\sigma_A^2 \text{ for } \zeta = 0.1; \text{ the second term grows with } \gamma)",
      .note =
          "the terms of (7) without their common 1/mu. 'Large' is the largest zeta of the experiment; with a zeta_A beyond sqrt(gamma L) "
          "sigma_A the first term is the larger by definition. L by a Rayleigh quotient from below (3.8 or 14.6), and by a bound from "
          "above, decide alike. The parts of the floor itself are biased.exp61-floor.limit",
      .mutants = {"large-zeta", "small-zeta", "same-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool each_bias = draw.reading("bias", {0, 1}, {"each-entry", "norm"}) == 0;
    const bool each_noise = draw.reading("noise", {0, 1}, {"each-entry", "total"}) == 0;
    const Synthetic<S> setting(each_bias, each_noise);
    const WorstFunction<S> f(draw);
    Vec<S> steep(f.H.size());
    for (std::size_t i = 0; i < steep.size(); ++i) steep[i] = S(i % 2 == 0 ? 1 : -1);
    const S rayleigh = dot(steep, f.H * steep) / norm2_squared(steep), gamma = ratio<S>(1, 100), noise = setting.noise(S(1));
    const S small = setting.bias(draw.mutant("large-zeta") ? ratio<S>(1, 2) : ratio<S>(1, 1000)),
            large = setting.bias(draw.mutant("small-zeta") ? ratio<S>(1, 1000) : ratio<S>(1, 10));
    const S shorter = draw.positive<S>("gamma'"), more = draw.positive<S>("more"),
            longer = draw.mutant("same-step") ? shorter : shorter + more;
    Chain<S> shown(strictly_less(shorter * f.L * noise, longer * f.L * noise).named("smaller step"));
    for (const S& L : {rayleigh, f.L})
      shown.also(at_most(small, gamma * L * noise).named("small zeta")).also(at_most(gamma * L * noise, large).named("large zeta"));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SyntheticTerms);

/// The limit of E f(x_t) for x_{t+1} = x_t - gamma (H x_t + b + n_t): b^T H^{-1} b/2 from the mean, which tends to -H^{-1} b, and
/// (gamma s^2/2) tr (2I - gamma H)^{-1} from the covariance gamma s^2 H^{-1}(2I - gamma H)^{-1}, where n has the covariance s^2 I.
template <Scalar S>
struct Floors {
  WorstFunction<S> f;
  Mat<S> inverse;
  explicit Floors(Draw& draw) : f(draw.coin("T is A")), inverse(*problem::inverse(f.H)) {}

  /// For b of norm 1 with equal entries.
  S bias() const {
    S sum(0);
    for (std::size_t i = 0; i < f.H.size(); ++i)
      for (std::size_t j = 0; j < f.H.size(); ++j) sum += inverse(i, j);
    return sum / S(2 * f.d);
  }
  Mat<S> resolvent(const S& gamma) const { return *problem::inverse(S(2) * Mat<S>::identity(f.H.size()) - gamma * f.H); }
  /// For noise of total variance 1.
  S noise(const S& gamma) const { return gamma / S(2 * f.d) * problem::trace(resolvent(gamma)); }
  /// The trace of H C less that of H C', C' the covariance one step later: 0 if C is stationary.
  Relation<S> stationary(const S& gamma) const {
    const Mat<S> I = Mat<S>::identity(f.H.size()), C = gamma * (inverse * resolvent(gamma)), step = I - gamma * f.H;
    const S later = problem::trace(f.H * (step * C * step)) + square(gamma) * problem::trace(f.H);
    return equal(problem::trace(f.H * C), later).named("stationary").sum_of(4096);
  }
};

struct SyntheticFloors {
  static constexpr ClaimInfo info{
      .id = "biased.exp61-floor.limit",
      .kind = Kind::remark,
      .where = "Section 6.1",
      .title = "floors of Figure 1: the limits themselves",
      .hypotheses = R"(f \text{ of Section 6},\ \gamma = 0.01,\ \zeta \in \{0, 0.001, 0.1\},\ \sigma^2 \in \{0, 1\})",
      .statement =
          R"(\lim \mathbb E f = \tfrac12b^TH^{-1}b + \tfrac{\gamma s^2}2\operatorname{tr}(2I - \gamma H)^{-1} \le \tfrac12\Xi; \text{ with noise the second part is the larger for } \zeta = 0.001, \text{ the first for } \zeta = 0.1; \text{ the second grows with } \gamma)",
      .argument = Argument::fixed_point,
      .note =
          "Gaussian or not: only the covariance counts. The bias has equal entries, zeta each or zeta in norm; the variance is sigma^2 per "
          "coordinate or in total; T is A^T A or A: all eight combinations are drawn. Without noise the small bias is all of the floor. "
          "Which term of (7) is the larger is biased.exp61-floor; here the floor is compared with (7) as a whole, for zeta and sigma^2 "
          "drawn, L and mu rational bounds of the eigenvalues",
      .mutants = {"large-zeta", "small-zeta"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Floors<S> floors(draw);
    const Synthetic<S> setting(draw);
    const S gamma = ratio<S>(1, 100), noise = setting.noise(S(1)) * floors.noise(gamma);
    const S small = draw.mutant("large-zeta") ? ratio<S>(1, 2) : ratio<S>(1, 1000),
            large = draw.mutant("small-zeta") ? ratio<S>(1, 1000) : ratio<S>(1, 10);
    const S longer = draw.in<S>("gamma'", Range::left_open(0, 0.125)), shorter = longer * draw.in<S>("share", Range::open(0, 1));
    const S zeta = draw.real<S>("zeta"), sigma2 = draw.nonnegative<S>("sigma^2"), b = setting.bias(zeta), n = setting.noise(sigma2);
    const S xi = (b + longer * floors.f.L * n) / floors.f.mu, longer_noise = floors.noise(longer);
    return {.shown = Chain<S>(floors.stationary(longer))
                         .also(at_most(setting.bias(small) * floors.bias(), noise).named("small bias"))
                         .also(at_most(noise, setting.bias(large) * floors.bias()).named("large bias"))
                         .also(strictly_less(S(0), setting.bias(small) * floors.bias()).named("small bias without noise"))
                         .also(strictly_less(floors.noise(shorter), longer_noise).named("smaller step"))
                         .also(at_most(b * floors.bias() + n * longer_noise, xi / S(2)).named("floor of (7)").sum_of(256))};
  }
};
LEMMATA_CLAIM(SyntheticFloors);

}  // namespace
}  // namespace lemmata
