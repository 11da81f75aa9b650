#include "bounds/saddle/step_sizes.hpp"
#include "lib/claim/claim.hpp"
#include "properties/saddle/parameters.hpp"

// Definitions B.1 and B.2 and what is read off them. Roots are drawn: E = sqrt(eps), g = sqrt(rho).

namespace lemmata {
namespace {

using bounds::saddle::EtaMu;
using bounds::saddle::Setting;

/// u -> p u + q u^2 + s u^3
template <Scalar S>
struct Cubic {
  S p, q, s;
  S first(const S& u) const { return p + S(2) * q * u + S(3) * s * square(u); }
  S second(const S& u) const { return S(2) * q + S(6) * s * u; }
  S third() const { return S(6) * s; }
  /// u -> a f(u/b)
  Cubic rescaled(const S& a, const S& b) const { return {a * p / b, a * q / square(b), a * s / (b * square(b))}; }
};

struct Rescale {
  static constexpr ClaimInfo info{
      .id = "saddle.B.rescale",
      .kind = Kind::remark,
      .where = "start of Appendix B",
      .title = "one may assume eps <= 1",
      .hypotheses =
          R"(\tilde f(x) = af(x/b),\ \tilde L = \frac{aL}{b^2},\ \tilde\rho = \frac{a\rho}{b^3},\ \tilde\varepsilon = \frac{a\varepsilon}b,\ b \ge a\varepsilon)",
      .statement =
          R"(\tilde\varepsilon \le 1,\ \frac{|\tilde f'(bx)|}{\tilde\varepsilon} = \frac{|f'(x)|}\varepsilon,\ \frac{\tilde f''(bx)^2}{\tilde\rho\tilde\varepsilon} = \frac{f''(x)^2}{\rho\varepsilon},)"
          R"(\ \frac{\tilde f''(bx)}{\tilde L} = \frac{f''(x)}L,\ \frac{\tilde f^{(3)}(bx)}{\tilde\rho} = \frac{f^{(3)}(x)}\rho)",
      .note =
          "cubics on a line, b = a eps (1 + s): eps-FOSP and eps-SOSP are the same points. The parameters of Definition B.1 are not "
          "rescaled so: 1 + d sigma^2 adds a number to a squared length",
      .mutants = {"rho-like-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.positive<S>("a"), eps = draw.positive<S>("eps"), L = draw.positive<S>("L"), rho = draw.positive<S>("rho");
    const S b = a * eps * (S(1) + draw.nonnegative<S>("s")), x = draw.real<S>("x");
    const Cubic<S> f{draw.real<S>("p"), draw.real<S>("q"), draw.real<S>("r")}, scaled = f.rescaled(a, b);
    const S eps_scaled = a * eps / b, L_scaled = a * L / square(b), y = b * x;
    const S rho_scaled = a * rho / (draw.mutant("rho-like-L") ? square(b) : b * square(b));
    return {.shown = Chain<S>(at_most(eps_scaled, S(1)).named("eps"))
                         .also(equal(scaled.first(y) * eps, f.first(x) * eps_scaled).named("gradient").sum_of(256))
                         .also(equal(square(scaled.second(y)) * rho * eps, square(f.second(x)) * rho_scaled * eps_scaled)
                                   .named("curvature")
                                   .sum_of(256))
                         .also(equal(scaled.second(y) * L, f.second(x) * L_scaled).named("L").sum_of(256))
                         .also(equal(scaled.third() * rho, f.third() * rho_scaled).named("rho").sum_of(256))};
  }
};
LEMMATA_CLAIM(Rescale);

template <Scalar S>
Setting<S> any_setting(Draw& draw) {
  Setting<S> s;
  s.root_eps = draw.in<S>("sqrt(eps)", Range::left_open(0, 1));
  s.root_rho_eps = s.root_eps * draw.positive<S>("sqrt(rho)");
  s.L = draw.positive<S>("L");
  s.sigma = draw.positive<S>("sigma");
  s.contraction = draw.in<S>("sqrt(1-mu)", Range::open(0, 1));
  s.d = S(draw.log_integer("d", 1, 100000));
  s.lipschitz = draw.coin("Assumption C");
  s.l2 = s.lipschitz ? draw.positive<S>("l^2") : S(0);
  return s;
}

struct EtaSigma {
  static constexpr ClaimInfo info{.id = "saddle.defB.1.eta-sigma",
                                  .kind = Kind::definition,
                                  .where = "Definition B.1",
                                  .title = "largest step of SGD",
                                  .hypotheses = R"(\varepsilon \le 1,\ \alpha = 1 \text{ under Assumption C, else } d,\ \sigma > 0)",
                                  .statement = R"(c\frac{\varepsilon^2}\alpha \le \eta_\sigma \le C\frac{\varepsilon^2}\alpha)",
                                  .note =
                                      "C = 2/L and c = min(1/(L(1+sigma^2)), sqrt(rho)/l^2) under Assumption C, C = 1/(L sigma^2) and c = "
                                      "1/(L(1+sigma^2)) without: the O hides polynomials of L, rho, sigma and l. Without Assumption C "
                                      "sigma > 0, as F = f satisfies it",
                                  .mutants = {"alpha-1"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Setting<S> s = any_setting<S>(draw);
    const S eps2 = square(s.eps()), sigma2 = square(s.sigma), lowest = S(1) / (s.L * (S(1) + sigma2));
    const S alpha = s.lipschitz || draw.mutant("alpha-1") ? S(1) : s.d;
    const S upper = s.lipschitz ? S(2) / s.L : S(1) / (s.L * sigma2);
    const S lower = s.lipschitz ? min(lowest, S(s.root_rho_eps / s.root_eps / s.l2)) : lowest;
    return {.shown = Chain<S>(at_most(lower * eps2 / alpha, bounds::saddle::eta_sigma(s)).named("lower").sum_of(256))
                         .also(at_most(bounds::saddle::eta_sigma(s), upper * eps2 / alpha).named("upper").sum_of(256))};
  }
};
LEMMATA_CLAIM(EtaSigma);

/// eta_mu between min and max of its two constants times min(mu eps/sqrt(1-mu), mu^2 sqrt(eps)/((1-mu) D)); eta_sigma is left out by l = 0.
template <Scalar S>
Case<S> eta_mu(Draw& draw, EtaMu kind) {
  const Setting<S> s = any_setting<S>(draw);
  const S w = s.contraction, mu = s.mu(), D = kind == EtaMu::linear ? S(1) : s.d;
  const S root = kind == EtaMu::linear ? s.root_rho_eps : s.root_eps;
  const S first = mu * s.eps() / (w * s.L * s.sigma), second = square(mu) * root / (square(w) * square(s.L) * D);
  const S constants[2] = {S(1) / (s.L * s.sigma), root / s.root_eps / square(s.L)};
  const S order = min(S(mu * s.eps() / w), S(square(mu) * s.root_eps / (square(w) * (draw.mutant("without-d") ? S(1) / S(1000) : D))));
  return {.shown = Chain<S>(at_most(min(constants[0], constants[1]) * order, min(first, second)).named("lower").sum_of(256))
                       .also(at_most(min(first, second), max(constants[0], constants[1]) * order).named("upper").sum_of(256))
                       .also(at_most(bounds::saddle::largest_step(s, kind), min(first, second)).named("eta <= eta_mu").sum_of(256))};
}

struct EtaMuGeneral {
  static constexpr ClaimInfo info{
      .id = "saddle.defB.1.eta-mu-general",
      .kind = Kind::definition,
      .where = "Definition B.1",
      .title = "largest step of compressed SGD, any compressor",
      .hypotheses = R"(\sigma > 0,\ \mu < 1)",
      .statement =
          R"(\eta_\mu = \min(\frac{\mu\varepsilon}{\sqrt{1-\mu}L\sigma}, \frac{\mu^2\sqrt\varepsilon}{(1-\mu)L^2d}) = \tilde\Theta(\min(\frac{\mu\varepsilon}{\sqrt{1-\mu}}, \frac{\mu^2\sqrt\varepsilon}{(1-\mu)d})))",
      .note =
          "with the constants 1/(L sigma) and 1/L^2. The linear one has sqrt(rho eps) for sqrt(eps), which the proofs need here too: see "
          "saddle.lemB.7.step-error",
      .mutants = {"without-d"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return eta_mu<S>(draw, EtaMu::general_as_printed);
  }
};
LEMMATA_CLAIM(EtaMuGeneral);

struct EtaMuLinear {
  static constexpr ClaimInfo info{
      .id = "saddle.defB.1.eta-mu-linear",
      .kind = Kind::definition,
      .where = "Definition B.1",
      .title = "largest step of compressed SGD, linear compressor",
      .hypotheses = R"(\sigma > 0,\ \mu < 1)",
      .statement =
          R"(\eta_\mu = \min(\frac{\mu\varepsilon}{\sqrt{1-\mu}L\sigma}, \frac{\mu^2\sqrt{\rho\varepsilon}}{(1-\mu)L^2}) = \tilde\Theta(\min(\frac{\mu\varepsilon}{\sqrt{1-\mu}}, \frac{\mu^2\sqrt\varepsilon}{1-\mu})))",
      .note = "with the constants 1/(L sigma) and sqrt(rho)/L^2",
      .mutants = {"without-d"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return eta_mu<S>(draw, EtaMu::linear);
  }
};
LEMMATA_CLAIM(EtaMuLinear);

/// Definition B.2 from drawn roots and constants.
template <Scalar S>
struct Choice {
  S e, g, root, L, eta, c_i, c_f, c_r, time, drop, r;
  explicit Choice(Draw& draw)
      : e(draw.in<S>("sqrt(eps)", Range::left_open(0, 1))),
        g(draw.positive<S>("sqrt(rho)")),
        root(draw.positive<S>("sqrt(L eta)")),
        L(draw.positive<S>("L")),
        eta(square(root) / L),
        c_i(draw.positive<S>("c_I")),
        c_f(draw.positive<S>("c_F")),
        c_r(draw.positive<S>("c_r")) {
    time = c_i / (eta * g * e);
    drop = c_f * e * square(e) / g;
    r = c_r * square(e) / root;
  }
};

struct StepSizeOfParameters {
  static constexpr ClaimInfo info{
      .id = "saddle.defB.2",
      .kind = Kind::definition,
      .where = "Definition B.2",
      .title = "the parameters without roots",
      .hypotheses = R"(\mathcal I, \mathcal R, \mathcal F, r \text{ as defined})",
      .statement =
          R"(\mathcal I^2\eta^2\rho\varepsilon = c_{\mathcal I}^2,\ \rho\mathcal R^2 = c_{\mathcal R}^2\varepsilon,\ \rho\mathcal F^2 = c_{\mathcal F}^2\varepsilon^3,\ L\eta r^2 = c_r^2\varepsilon^2)",
      .note = "of the parameters that other claims draw, with their conditions; the mutant's radius is not the one defined",
      .mutants = {"radius-eps"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const saddle::Parameters<S> p(draw, saddle::EtaMu::linear);
    const S eps = p.eps(), rho = square(p.root_rho_eps) / eps, radius2 = draw.mutant("radius-eps") ? p.radius2() * eps : p.radius2();
    return {.shown = Chain<S>(equal(square(S(p.time() * p.eta)) * rho * eps, square(p.c_i)).named("I"))
                         .also(equal(rho * radius2, p.c_R2 * eps).named("R"))
                         .also(equal(rho * square(p.drop()), square(p.c_f) * eps * square(eps)).named("F"))
                         .also(equal(p.L * p.eta * p.r2(), p.c_r2 * square(eps)).named("r"))};
  }
};
LEMMATA_CLAIM(StepSizeOfParameters);

struct Chi {
  static constexpr ClaimInfo info{.id = "saddle.defB.2.chi",
                                  .kind = Kind::remark,
                                  .where = "after Definition B.2",
                                  .title = "variance of the whole noise",
                                  .hypotheses = R"(r = c_r\varepsilon/\sqrt{L\eta})",
                                  .statement = R"(\chi^2 = \sigma^2 + r^2 = \sigma^2 + \frac{c_r\varepsilon^2}{L\eta})",
                                  .note = "c_r for c_r^2, here and in the proof of Corollary B.5 (repaired)",
                                  .mutants = {"no-sigma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Choice<S> p(draw);
    const S sigma2 = draw.nonnegative<S>("sigma^2"), left = (draw.mutant("no-sigma") ? S(0) : sigma2) + square(p.r);
    return {.shown = equal(left, sigma2 + p.c_r * square(square(p.e)) / (p.L * p.eta))};
  }
};
LEMMATA_CLAIM(Chi);

struct ChiRepaired {
  static constexpr ClaimInfo info{.id = "saddle.defB.2.chi/repaired",
                                  .kind = Kind::remark,
                                  .where = "after Definition B.2",
                                  .title = "variance of the whole noise",
                                  .hypotheses = R"(r = c_r\varepsilon/\sqrt{L\eta})",
                                  .statement = R"(\chi^2 = \sigma^2 + \frac{c_r^2\varepsilon^2}{L\eta})",
                                  .note = "sqrt(L eta) is drawn, so that r is as defined and eta its square over L",
                                  .mutants = {"no-sigma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Choice<S> p(draw);
    const S sigma2 = draw.nonnegative<S>("sigma^2"), left = (draw.mutant("no-sigma") ? S(0) : sigma2) + square(p.r);
    return {.shown = equal(left, sigma2 + square(p.c_r) * square(square(p.e)) / (p.L * p.eta))};
  }
};
LEMMATA_CLAIM(ChiRepaired);

struct Rate {
  static constexpr ClaimInfo info{.id = "saddle.defB.2.rate",
                                  .kind = Kind::remark,
                                  .where = "after Definition B.2",
                                  .title = "decrease an iteration",
                                  .hypotheses = R"(\text{Definition B.2})",
                                  .statement = R"(\frac{\mathcal F}{\mathcal I} = \frac{c_{\mathcal F}}{c_{\mathcal I}}\varepsilon^2\eta)",
                                  .mutants = {"per-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Choice<S> p(draw);
    return {.shown = equal(draw.mutant("per-step") ? p.drop : p.drop / p.time, p.c_f / p.c_i * square(square(p.e)) * p.eta)};
  }
};
LEMMATA_CLAIM(Rate);

struct NoiseChoice {
  static constexpr ClaimInfo info{
      .id = "saddle.B.r-choice",
      .kind = Kind::remark,
      .where = "after Table 2, fourth item",
      .title = "why r is of this size",
      .hypotheses = R"(\chi^2 = \sigma^2 + r^2,\ 0 \le \sigma^2 \le r^2,\ \sqrt{\rho\varepsilon} \le L)",
      .statement =
          R"(\eta\chi^2 \le 2\eta r^2 = 2c_r^2\frac{\varepsilon^2}L \le 2c_r^2\sqrt{\varepsilon^3/\rho} = \frac{2c_r^2}{c_{\mathcal F}}\mathcal F)",
      .note = "the last term of Lemma B.4 against F; chi^2 of the order of r^2 is read as chi^2 <= 2 r^2, as in Lemma B.18",
      .mutants = {"steep"},
      .whole = {"no sigma"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Choice<S> p(draw);
    const S eps = square(p.e), more = draw.nonnegative<S>("L excess"), L = draw.mutant("steep") ? p.L : p.g * p.e * (S(1) + more);
    const S eta = square(p.root) / L, r2 = square(p.r);
    const S sigma2 = draw.coin("no sigma") ? S(0) : S(r2 / (S(1) + draw.nonnegative<S>("r^2/sigma^2 - 1")));
    return {.shown = Chain<S>(at_most(eta * (sigma2 + r2), S(2) * eta * r2).named("chi").sum_of(256))
                         .also(equal(eta * r2, square(p.c_r) * square(eps) / L).named("r"))
                         .also(at_most(S(2) * eta * r2, S(2) * square(p.c_r) / p.c_f * p.drop).named("F").sum_of(256))};
  }
};
LEMMATA_CLAIM(NoiseChoice);

}  // namespace
}  // namespace lemmata
