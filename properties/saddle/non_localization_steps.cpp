#include <vector>

#include "bounds/saddle/beta.hpp"
#include "properties/saddle/coupled_outcomes.hpp"
#include "properties/saddle/parameters.hpp"
#include "properties/saddle/proof_step.hpp"

// The proof of Lemma B.18, step by step: the terms Delta, E, Z beside Xi. q = r^2/d is the variance of the artificial noise along v_1.

namespace lemmata {
namespace {

using bounds::saddle::beta_squared;

constexpr saddle::StepsOf non_localization_step{"proof of Lemma B.18"};

struct Triangle {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-triangle", "second moment of a sum, from below", R"(\hat y = -(\Xi + \Delta + \mathcal E + Z))",
      R"(\mathbb E\|\hat y\|^2 \ge \max(0, \mathbb E[\|\Xi\| - \|\Delta\| - \|\mathcal E\| - \|Z\|])^2)",
      "any joint law on up to 3 outcomes; norms in dimension 1 and, by roots, 2", "no-Z");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 2), n = draw.integer("outcomes", 1, 3);
    const auto size = [&](const Vec<S>& v) { return d == 1 ? S(abs(v[0])) : S(norm2(v)); };
    S second(0), first(0), total(0);
    for (long i = 0; i < n; ++i) {
      const auto scope = draw.scope("w" + std::to_string(i));
      const S weight = draw.positive<S>("p");
      const Vec<S> xi = draw.vector<S>("Xi", d), delta = draw.vector<S>("Delta", d), error = draw.vector<S>("E", d),
                   z = draw.vector<S>("Z", d);
      total += weight;
      second += weight * norm2_squared(xi + delta + error + z);
      first += weight * (size(xi) - size(delta) - size(error) - (draw.mutant("no-Z") ? S(0) : size(z)));
    }
    return {.shown = at_most(square(max(S(0), S(first / total))), S(second / total)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(Triangle);

struct XiVariance {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-Xi-variance", "second moment of the good term",
      R"(Hv_1 = -\gamma v_1,\ \hat\xi_i = -2\langle v_1, \xi_i\rangle v_1,\ \operatorname{Var}\langle v_1, \xi_i\rangle = r^2/d)",
      R"(\mathbb E\|\Xi_t\|^2 = \frac{4\eta^2r^2}{d}\beta_t^2)",
      "independent terms of mean 0, whose second moments add; H = -gamma v v^T + lambda (I - v v^T)", "without-mirror");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3), t = draw.integer("t", 0, 5);
    const Vec<S> v = draw.unit_vector<S>("v", d);
    const S eta = draw.positive<S>("eta"), gamma = draw.positive<S>("gamma"), lambda = draw.real<S>("lambda"), q = draw.nonnegative<S>("q");
    const S mirror = draw.mutant("without-mirror") ? S(1) : S(4);
    Vec<S> power = v;
    S sum(0);
    for (long i = 0; i < t; ++i) {
      sum += square(eta) * mirror * q * norm2_squared(power);
      const S along = dot(v, power);
      power = power - eta * (lambda * (power - along * v) - gamma * along * v);
    }
    return {.shown = equal(sum, S(4) * square(eta) * q * beta_squared(S(eta * gamma), t)).sum_of(256)};
  }
};
LEMMATA_CLAIM(XiVariance);

struct InductionUpper {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-induction-upper", "second moment of the difference, from above",
      R"(\Xi \text{ Gaussian on a line},\ \mathbb E\|\Delta\|, \mathbb E\|\mathcal E\|, \mathbb E\|Z\| \le \frac1{10}\mathbb E\|\Xi\|)",
      R"(\mathbb E\|\hat y\|^2 \le 2\,\mathbb E\|\Xi\|^2)",
      "first moments do not bound second ones: Delta = M with probability p, else 0, independent of Xi, has E||Delta|| = p M and adds p "
      "M^2. (E||Xi||)^2 = (2/pi) E||Xi||^2 is used as at least 63/100 of it. With second moments it holds (repaired)",
      "three-terms");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S variance = draw.positive<S>("E Xi^2"), p = draw.in<S>("p", Range::closed(0, 1)), size = draw.nonnegative<S>("M");
    const long terms = draw.mutant("three-terms") ? 3 : 1;
    return {.given = {at_most(S(100) * square(S(p * size)), ratio<S>(63, 100) * variance).named("E||Delta|| <= E||Xi||/10")},
            .shown = at_most(variance + S(terms) * p * square(size), S(2) * variance)};
  }
};
LEMMATA_CLAIM(InductionUpper);

struct InductionUpperRepaired {
  static constexpr ClaimInfo info =
      non_localization_step("saddle.lemB.18.step-induction-upper/repaired", "second moment of the difference, from above",
                            R"(\mathbb E\|\Delta\|^2, \mathbb E\|\mathcal E\|^2, \mathbb E\|Z\|^2 \le \frac1{100}\mathbb E\|\Xi\|^2)",
                            R"(\mathbb E\|\hat y\|^2 \le 2\,\mathbb E\|\Xi\|^2)",
                            "any joint law on up to 3 outcomes of the line; the three others are scaled to their bounds", "five-times");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("outcomes", 1, 3);
    const S scale = draw.mutant("five-times") ? S(5) : S(1);
    S total(0), good(0), sum(0), parts[3] = {S(0), S(0), S(0)};
    for (long i = 0; i < n; ++i) {
      const auto scope = draw.scope("w" + std::to_string(i));
      const S weight = draw.positive<S>("p"), xi = draw.real<S>("Xi");
      const S rest[3] = {draw.real<S>("Delta"), draw.real<S>("E"), draw.real<S>("Z")};
      total += weight;
      good += weight * square(xi);
      for (int j = 0; j < 3; ++j) parts[j] += weight * square(rest[j]);
      sum += weight * square(S(xi + scale * (rest[0] + rest[1] + rest[2])));
    }
    std::vector<Relation<S>> given;
    for (const S& part : parts) given.push_back(at_most(S(100) * part, good).named("small"));
    return {.given = given, .shown = at_most(sum, S(2) * good).sum_of(256)};
  }
};
LEMMATA_CLAIM(InductionUpperRepaired);

struct Delta {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-delta", "the Hessian between the runs",
      R"(|f''(x) - f''(z)| \le \rho|x - z|,\ \mathbb E|y - y_0|^2, \mathbb E|y' - y_0|^2 < \mathcal R^2,\ \eta^2\mathbb E|e|^2, \eta^2\mathbb E|e'|^2 \le \mathcal R^2)",
      R"(\mathbb E\|\delta\|^2 \le 4\rho^2\mathcal R^2)",
      "cubic f on the line, up to 3 outcomes. Localisation of y alone does not bound delta, which is taken between x and x': the "
      "hypothesis on the errors, which is not printed, is what the text's `see proofs of Lemmas B.16 and B.17` gives, "
      "saddle.lemB.18.step-delta.errors",
      "errors-free");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long n = draw.integer("outcomes", 1, 3);
    const S third = draw.real<S>("f'''"), radius2 = draw.positive<S>("R^2");
    const saddle::CoupledOutcomes<S> pair(draw, n);
    const auto moments = pair.squares();
    const S delta2 = pair.squared([&](const auto& at) { return third * (at.y + at.other_y + at.e + at.other_e) / S(2); });
    const S bound = radius2 * pair.total;
    const S free = draw.mutant("errors-free") ? S(16) : S(1);
    return {.given = {strictly_less(moments[0], bound), strictly_less(moments[1], bound), at_most(moments[2], free * bound),
                      at_most(moments[3], free * bound)},
            .shown = at_most(delta2, S(4) * square(third) * bound).sum_of(256)};
  }
};
LEMMATA_CLAIM(Delta);

struct DeltaErrors {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-delta.errors", "errors beside the radius",
      R"(\mathbb E\|e\|^2 \le \frac{4(1-\mu)}{\mu^2}(40L^2\mathcal R^2 + \chi^2),\ \text{Definition B.2},\ \eta_\mu \text{ with } \sqrt{\rho\varepsilon})",
      R"(\eta^2\mathbb E\|e\|^2 \le \mathcal R^2)",
      "Lemma A.5 with the gradients of the proof of Lemma B.16, for linear compressors and any; the constants meet (a) to (d) of "
      "saddle.defB.2.constants",
      "small-ball");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const saddle::Parameters<S> p(draw, draw.coin("linear") ? saddle::EtaMu::linear : saddle::EtaMu::general_with_rho);
    const S errors = S(4) * square(p.eta) * p.kappa() * (S(40) * square(p.L) * p.radius2() + p.chi2());
    return {.given = {p.step_condition()}, .shown = at_most(errors, p.radius2() / S(draw.mutant("small-ball") ? 1000 : 1)).sum_of(256)};
  }
};
LEMMATA_CLAIM(DeltaErrors);

/// sum_{i<t} (1 + a)^(t-i-1) beta_i, squared terms by their roots.
template <Scalar S>
S weighted_betas(const S& a, long t) {
  S sum(0);
  for (long i = 1; i < t; ++i) sum += pow(S(S(1) + a), t - i - 1) * sqrt(beta_squared(a, i));
  return sum;
}

struct DeltaChain {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.18.step-Delta-chain",
      .kind = Kind::proof_step,
      .where = "proof of Lemma B.18",
      .title = "accumulated error of the quadratic model",
      .hypotheses =
          R"(a = \eta\gamma \in (0, 1],\ \gamma > \tfrac12\sqrt{\rho\varepsilon},\ c_{\mathcal I} \ge 4 \text{ or } > 0,\ t \le \mathcal I = c_{\mathcal I}/(\eta\sqrt{\rho\varepsilon}))",
      .statement =
          R"(\sum_{i<t}(1+a)^{t-i-1}\beta_i \le \sum_{i<t}\frac{(1+a)^{t-1}}{\sqrt{2a}} \le c\,\mathcal I\beta_t,\ c^2 = 3\max(1, \tfrac4{c_{\mathcal I}}))",
      .note =
          "squared; Cauchy-Schwarz, the link before, is not part of it. At least 4, which is not printed: Proposition B.14 needs it "
          "at t = I, and c^2 = 3. Any: the constant that the text leaves open has to grow as c_I falls, for at t = I = 1 the second link "
          "is 1/(2a) <= c^2 with a as near to c_I/2 as one likes; 12/c_I serves. The ends of the chain need neither: "
          "saddle.lemB.18.step-Delta-chain/ends",
      .mutants = {"short-run", "without-growth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("a", Range::left_open(0, 1)), k_over_gamma = draw.in<S>("sqrt(rho eps)/gamma", Range::open(0, 2));
    const bool large = draw.reading("c_I", {0, 1}, {"at-least-4", "any"}) == 0;
    const S printed = large ? S(4) + draw.nonnegative<S>("c_I - 4") : draw.positive<S>("c_I > 0");
    const S c_i = printed / (draw.mutant("short-run") ? S(64) : S(1)), c2 = S(3) * max(S(1), S(S(4) / printed));
    const long t = draw.integer("t", 0, 12);
    const S time = max(S(t), S(c_i / (a * k_over_gamma))), growth = draw.mutant("without-growth") ? S(1) : S(1) + a;
    const S middle2 = square(S(S(t) * pow(growth, t == 0 ? 0 : t - 1))) / (S(2) * a);
    return {
        .shown =
            Chain<S>(at_most(square(weighted_betas(a, t)), middle2).named("Proposition B.14").sum_of(1024))
                .also(at_most(middle2, c2 * square(time) * beta_squared(a, t)).named("Proposition B.14, another direction").sum_of(256))};
  }
};
LEMMATA_CLAIM(DeltaChain);

struct DeltaChainEnds {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-Delta-chain/ends", "accumulated error of the quadratic model", R"(a \ge 0,\ t \le \mathcal I)",
      R"((1+a)^{t-i-1}\beta_i \le \beta_t \ (i < t), \text{ so that } \sum_{i<t}(1+a)^{t-i-1}\beta_i \le \mathcal I\beta_t)",
      "squared, term by term: (1+a)^(2(t-i)) beta_i^2 is the part j >= t - i of the sum beta_t^2", "other-power");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.nonnegative<S>("a");
    const long t = draw.integer("t", 1, 8), i = draw.integer("i", 0, 7);
    const long at = i % t, power = draw.mutant("other-power") ? 2 * t : 2 * (t - at - 1);
    return {.shown = at_most(pow(S(S(1) + a), power) * beta_squared(a, at), beta_squared(a, t)).sum_of(256)};
  }
};
LEMMATA_CLAIM(DeltaChainEnds);

/// Everything positive: the step size, 1 - mu over mu^2, and the rest of the conditions on eta.
template <Scalar S>
struct Terms {
  S eta, c_i, kappa, L, k, beta2, r2, d, c;
  explicit Terms(Draw& draw)
      : eta(draw.positive<S>("eta")),
        c_i(draw.positive<S>("c_I")),
        kappa(draw.positive<S>("(1-mu)/mu^2")),
        L(draw.positive<S>("L")),
        k(draw.positive<S>("sqrt(rho eps)")),
        beta2(draw.positive<S>("beta_t^2")),
        r2(draw.positive<S>("r^2")),
        d(S(1) + draw.nonnegative<S>("d - 1")),
        c(draw.positive<S>("c")) {}
};

struct ErrorGeneral {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-E-general", "condition on eta, any compressor", R"(\chi^2 \le 2r^2)",
      R"(\frac{c_{\mathcal I}\eta^3(1-\mu)L^2\chi^2\beta_t^2}{\mu^2\sqrt{\rho\varepsilon}} \le c\frac{\beta_t^2\eta^2r^2}{d} \iff \eta \le \frac{c\mu^2\sqrt{\rho\varepsilon}\,r^2}{c_{\mathcal I}d(1-\mu)\chi^2L^2}, \text{ as for } \eta \le \frac{c\mu^2\sqrt{\rho\varepsilon}}{2c_{\mathcal I}d(1-\mu)L^2})",
      "the equivalence as an identity: both differences agree up to a positive factor. The last c is half of the one before; chi <= 2r, "
      "also printed, would give a quarter",
      "chi-forgotten");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Terms<S> p(draw);
    const S chi2 = (draw.mutant("chi-forgotten") ? S(4) : S(2)) * p.r2 / (S(1) + draw.nonnegative<S>("2 r^2/chi^2 - 1"));
    const S factor = p.c_i * square(p.eta) * p.kappa * square(p.L) * chi2 * p.beta2 / p.k;
    const S limit = p.c * p.k * p.r2 / (p.c_i * p.d * p.kappa * chi2 * square(p.L));
    return {.shown =
                Chain<S>(equal(factor * p.eta - p.c * p.beta2 * square(p.eta) * p.r2 / p.d, factor * (p.eta - limit)).named("equivalence"))
                    .also(at_most(p.c * p.k / (S(2) * p.c_i * p.d * p.kappa * square(p.L)), limit).named("chi^2 <= 2 r^2"))};
  }
};
LEMMATA_CLAIM(ErrorGeneral);

struct ErrorLinear {
  static constexpr ClaimInfo info = non_localization_step(
      "saddle.lemB.18.step-E-linear", "condition on eta, linear compressor", "",
      R"(\frac{c_{\mathcal I}\eta^3(1-\mu)L^2\beta_t^2r^2}{\mu^2d\sqrt{\rho\varepsilon}} \le c\frac{\beta_t^2\eta^2r^2}{d} \iff \eta \le \frac{c\mu^2\sqrt{\rho\varepsilon}}{c_{\mathcal I}(1-\mu)L^2})",
      "the equivalence as an identity: both differences agree up to a positive factor", "keeps-d");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Terms<S> p(draw);
    const S factor = p.c_i * square(p.eta) * p.kappa * square(p.L) * p.beta2 * p.r2 / (p.d * p.k);
    const S limit = p.c * p.k / (p.c_i * p.kappa * square(p.L)) / (draw.mutant("keeps-d") ? p.d : S(1));
    return {.shown = equal(factor * p.eta - p.c * p.beta2 * square(p.eta) * p.r2 / p.d, factor * (p.eta - limit))};
  }
};
LEMMATA_CLAIM(ErrorLinear);

}  // namespace
}  // namespace lemmata
