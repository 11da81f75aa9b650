#include "bounds/biased/examples.hpp"
#include "lib/chance/moments.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/rippled.hpp"

// Sections 5.2 and B.3: what the parameters of Gaussian smoothing mean for Theorems 4 and 6. The dimension is a real number >= 1, so that
// a proof covers every d.

namespace lemmata {
namespace {

/// d, tau, L, mu, epsilon and the logarithm of Theorem 6, log(2 F_0/epsilon), which B.3 writes as log(1/epsilon).
template <Scalar S>
struct Zeroth {
  S d, tau, L, mu, epsilon, log;

  explicit Zeroth(Draw& draw)
      : d(S(1) + draw.nonnegative<S>("d - 1")),
        tau(draw.positive<S>("tau")),
        L(draw.positive<S>("L")),
        mu(draw.positive<S>("mu")),
        epsilon(draw.positive<S>("epsilon")),
        log(S(1) + draw.nonnegative<S>("log - 1")) {}
  S kappa() const { return L / mu; }
  S zeta2() const { return bounds::biased::smoothing_bias(tau, L, d); }
  S sigma2() const { return bounds::biased::smoothing_noise(tau, L, d); }
  S M() const { return bounds::biased::smoothing_growth(d); }
  /// tau^2 L^3 (d+1)^3/(mu^2 epsilon + mu tau^2 L^2 (d+1)^3)
  S second_term() const {
    const S size = square(tau) * square(L) * pow(S(d + S(1)), 3L);
    return L * size / (square(mu) * epsilon + mu * size);
  }
};

struct SlowdownOfOrderD {
  static constexpr ClaimInfo info{
      .id = "biased.gs-slowdown",
      .kind = Kind::remark,
      .where = "Section 5.2",
      .title = "slowdown by O(d)",
      .hypotheses = R"(M = 4(d+4),\ m = 0)",
      .statement = R"(4d \le \tfrac{M+1}{1-m} \le 21d)",
      .note = "the factor of Theorems 4 and 6 against gradient descent, whose factor is 1. The rates of Nesterov and Spokoiny are cited",
      .mutants = {"square"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S d = S(1) + draw.nonnegative<S>("d - 1"), M = bounds::biased::smoothing_growth(draw.mutant("square") ? square(d) : d);
    const S cost = bounds::biased::progress_cost(M, S(0));
    return {.shown = Chain<S>(at_most(cost, S(21) * d).named("at most")).also(at_most(S(4) * d, cost).named("at least"))};
  }
};
LEMMATA_CLAIM(SlowdownOfOrderD);

struct ZerothComplexity {
  static constexpr ClaimInfo info{
      .id = "biased.gs-pl-complexity",
      .kind = Kind::inequality,
      .where = "B.3",
      .title = "zeroth-order descent under PL",
      .hypotheses =
          R"(\text{Theorem 6 with } M = 4(d+4),\ \sigma^2 = 3\tau^2L^2(d+4)^3,\ \zeta^2 = \tfrac{\tau^2}4L^2(d+3)^3,\ m = 0,\ \log\tfrac{2F_0}\epsilon \ge 1)",
      .statement =
          R"(T = O\bigl(\tfrac{dL}\mu\log\tfrac1\epsilon + \tfrac{\tau^2L^3(d+1)^3}{\mu^2\epsilon + \mu\tau^2L^2(d+1)^3}\bigr) \text{ suffices for } F_T \le \epsilon + \tfrac{\zeta^2}\mu)",
      .note =
          "a use of Theorem 6, whose logarithm is l = log(2 F_0/epsilon) (A.3). With its step, gamma = min{1/((M+1)L), (epsilon mu + "
          "zeta^2)/(L sigma^2)}, T = l/(gamma mu) leaves F_T <= epsilon/2 + zeta^2/(2 mu) + gamma L sigma^2/(2 mu), and T <= 24 d kappa l: "
          "the first term alone is enough",
      .mutants = {"square", "no-floor"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Zeroth<S> z(draw);
    const S share = draw.in<S>("share", Range::left_open(0, 1)), level = z.epsilon * z.mu + z.zeta2();
    const S gamma = share * level / (z.L * z.sigma2()), bound = S(24) * z.d * z.kappa() * z.log + z.second_term();
    const S floor = z.zeta2() / (S(2) * z.mu) + gamma * z.L * z.sigma2() / (S(2) * z.mu);
    const S M = bounds::biased::smoothing_growth(draw.mutant("square") ? square(z.d) : z.d);
    const S allowed = draw.mutant("no-floor") ? S(z.epsilon * z.mu) : level;
    return {.shown = Chain<S>(at_most((M + S(1)) * z.kappa() * z.log, bound).named("first step size").sum_of(1024))
                         .also(at_most(z.kappa() * z.sigma2() / allowed * z.log, bound).named("second step size").sum_of(1024))
                         .also(at_most(z.epsilon / S(2) + floor, z.epsilon + z.zeta2() / z.mu).named("accuracy").sum_of(1024))};
  }
};
LEMMATA_CLAIM(ZerothComplexity);

struct SecondTerm {
  static constexpr ClaimInfo info{
      .id = "biased.gs-pl-second",
      .kind = Kind::remark,
      .where = "B.3",
      .title = "the second term is O(kappa)",
      .hypotheses = R"(\epsilon > 0,\ \log\tfrac1\epsilon \ge 1)",
      .statement = R"(\tfrac{\tau^2L^3(d+1)^3}{\mu^2\epsilon + \mu\tau^2L^2(d+1)^3} \le \kappa \le d\kappa\log\tfrac1\epsilon)",
      .note = "for every epsilon <= 1/e (the text has O(.), the logarithm is to be at least 1): epsilon = Omega(zeta^2/mu) is not needed",
      .mutants = {"no-floor"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Zeroth<S> z(draw);
    const S size = square(z.tau) * square(z.L) * pow(S(z.d + S(1)), 3L);
    const S second = draw.mutant("no-floor") ? S(z.L * size / (square(z.mu) * z.epsilon)) : z.second_term();
    return {.shown = Chain<S>(at_most(second, z.kappa()).named("second term").sum_of(256))
                         .also(at_most(z.kappa(), z.d * z.kappa() * z.log).named("first term").sum_of(256))};
  }
};
LEMMATA_CLAIM(SecondTerm);

/// The exact moments of zeroth-order descent on f(x) = mu x^2/2.
template <Scalar S>
AffineMoments<S> step_on_parabola(const S& mu, const S& tau, const S& gamma) {
  Mat<S> h(1);
  h(0, 0) = mu;
  const auto second = [&](const S& x) {  // E (x - gamma g)^2
    const auto m = problem::smoothing_of_quadratic(Vec<S>{mu * x}, h, tau);
    return square(x) - S(2) * gamma * x * m.mean[0] + square(gamma) * m.second;
  };
  const S c = second(S(0)), a = second(S(1)) - c;
  return {.A = S(1) - gamma * mu, .B = S(0), .a = a, .b = S(0), .c = c};
}

/// The limit of E f(x_t) of zeroth-order descent on f(x) = mu x^2/2.
template <Scalar S>
S limit_on_parabola(const S& mu, const S& tau, const S& gamma) {
  return mu / S(2) * step_on_parabola(mu, tau, gamma).limit().second;
}

struct Accuracy {
  static constexpr ClaimInfo info{
      .id = "biased.gs-pl-accuracy",
      .kind = Kind::remark,
      .where = "B.3",
      .title = "the accuracy of zeroth-order descent",
      .hypotheses = R"(\zeta^2 = \tfrac{\tau^2}4L^2(d+3)^3,\ \gamma \le \tfrac{1}{(M+1)L})",
      .statement =
          R"(\tfrac{\zeta^2}\mu \le 16\,\tfrac{\tau^2L^2d^3}\mu, \text{ and the level } \tfrac{\zeta^2}\mu \text{ cannot be surpassed: by the bound, by the order of the bound, or by the method})",
      .argument = Argument::fixed_point,
      .note =
          "the number of iterations is biased.gs-pl-complexity. Read of the bound of Theorem 6 to the letter it fails: the floor (zeta^2 + "
          "gamma L sigma^2)/(2 mu) is near half the level for small steps. Read of its order, as the level itself is printed with O(.), it "
          "holds: the floor is at least half the level for every step size. Read of the method it fails in order, too: on f = mu x^2/2 the "
          "bias is 0, and E f(x_t) tends to far less for every admitted step",
      .mutants = {"fourth-power", "noise-alone"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long of = draw.reading("of", {0, 1, 2}, {"bound", "order-of-bound", "method"});
    const Zeroth<S> z(draw);
    const S share = draw.in<S>("share", Range::left_open(0, 1)), cost = z.M() + S(1), level = z.zeta2() / z.mu;
    const S size = square(z.tau) * square(z.L) * (draw.mutant("fourth-power") ? S(1) / z.d : S(1)) * pow(z.d, 3L) / z.mu;
    Chain<S> shown(at_most(level, S(16) * size).named("order of the level").sum_of(256));
    if (of < 2) {
      const S gamma = share / (cost * z.L), bias = draw.mutant("noise-alone") ? S(0) : z.zeta2();
      const S floor = (bias + gamma * z.L * z.sigma2()) / (S(2) * z.mu);
      return {.shown = std::move(shown).also(at_most(level, S(of == 1 ? 2 : 1) * floor).named("floor of the bound").sum_of(256))};
    }
    const S one(1), gamma = share / (S(21) * z.mu), own = bounds::biased::smoothing_bias(z.tau, z.mu, one) / z.mu;  // d = 1, L = mu
    return {.shown = std::move(shown).also(at_most(own, limit_on_parabola(z.mu, z.tau, gamma)).named("limit of the method").sum_of(256))};
  }
};
LEMMATA_CLAIM(Accuracy);

struct AccuracyRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.gs-pl-accuracy/repaired",
      .kind = Kind::remark,
      .where = "B.3",
      .title = "zeroth-order descent goes below the level of the bound",
      .hypotheses = R"(f(x) = \tfrac\mu2x^2,\ \gamma = \tfrac{c}{21\mu},\ 0 < c \le 1)",
      .statement = R"(\lim_t \mathbb E f(x_t) \le \tfrac{c}{100}\cdot\tfrac{\zeta^2}\mu,\ \zeta^2 = 16\tau^2\mu^2)",
      .argument = Argument::fixed_point,
      .note = "repaired: the level can be surpassed by any factor, with a smaller step. From every start: the second moments contract",
      .mutants = {"fixed-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.positive<S>("mu"), tau = draw.positive<S>("tau"), c = draw.in<S>("c", Range::left_open(0, 1));
    const S gamma = (draw.mutant("fixed-step") ? S(1) : c) / (S(21) * mu);
    const S level = bounds::biased::smoothing_bias(tau, mu, S(1)) / mu;
    return {.shown = at_most(limit_on_parabola(mu, tau, gamma), c / S(100) * level).sum_of(256)};
  }
};
LEMMATA_CLAIM(AccuracyRepaired);

struct AgainstNesterovSpokoiny {
  static constexpr ClaimInfo info{
      .id = "biased.gs-ns-comparison",
      .kind = Kind::remark,
      .where = "B.3",
      .title = "comparison with Nesterov and Spokoiny",
      .hypotheses =
          R"(\text{radius } r = \tfrac9{25}\tau^2\tfrac{L^2}\mu(d+4)^2 \text{ and rate } 1 - \tfrac{\mu}{8(d+4)L} \text{ of the cited Theorem 8})",
      .statement = R"(\tfrac12(M+1)\kappa \le 4(d+4)\kappa \le (M+1)\kappa;\quad \tfrac d2\,r \le \tfrac{\zeta^2}\mu \le 2d\,r)",
      .note =
          "the cited formulas are not printed here; they are those of the strongly convex case of the source. The rates differ by a factor "
          "of at most 2, the radius is worse by a factor of order d",
      .mutants = {"same-radius"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Zeroth<S> z(draw);
    const S rate = S(4) * (z.d + S(4)) * z.kappa(), own = (z.M() + S(1)) * z.kappa(), level = z.zeta2() / z.mu;
    const S radius = ratio<S>(9, 25) * square(z.tau) * square(z.L) / z.mu * square(S(z.d + S(4)));
    const S worse = draw.mutant("same-radius") ? S(1) : z.d;
    return {.shown = Chain<S>(at_most(own / S(2), rate).named("rate").sum_of(256))
                         .also(at_most(rate, own).named("rate").sum_of(256))
                         .also(at_most(z.d / S(2) * radius, level).named("radius").sum_of(256))
                         .also(at_most(level, S(2) * worse * radius).named("radius").sum_of(256))};
  }
};
LEMMATA_CLAIM(AgainstNesterovSpokoiny);

}  // namespace
}  // namespace lemmata
