#include <algorithm>

#include "bounds/saddle/descent.hpp"
#include "bounds/saddle/step_sizes.hpp"
#include "properties/saddle/along.hpp"

// The conditions on c_eta, c_I, c_R, c_F, c_r, collected from the whole of Appendix B.

namespace lemmata {
namespace {

using bounds::saddle::EtaMu;
using bounds::saddle::Setting;
using saddle::exponent_along;

struct Polylogarithmic {
  static constexpr ClaimInfo info{
      .id = "saddle.defB.2.constants",
      .kind = Kind::inequality,
      .where = "Definition B.2, and all conditions of Appendix B",
      .title = "polylogarithmic constants meet all conditions",
      .hypotheses =
          R"(\text{linear compressor with } \mu = \tfrac12,\ \text{Assumption C},\ L, \rho, \sigma, \tilde\ell \text{ fixed},\ c_\eta, \ldots, c_r \text{ polylogarithmic in } d, 1/\varepsilon)",
      .statement =
          R"(L^2\mathcal R^2 \le \chi^2,\ \tilde\ell^2\mathcal R^2 \le \frac{r^2}d,\ \sigma^2 \le r^2,\ \eta \le \frac{\mu^2\sqrt{\rho\varepsilon}}{L^2} \text{ up to the constants})",
      .note =
          "conditions (e), (f), (h), (i) as exponents on rays d = s^p, 1/eps = s^q, where such constants do not count; the others are "
          "between constants. (f), Lemma B.17 under Assumption C, says eps <= 1/d: with eta of order eps^2 the artificial noise along v_1 "
          "has variance 1/d, below l^2 R^2 of order eps. So c_eta must fall like 1/(d eps), and Theorem 3.4's first term grows by that "
          "factor. Constants that depend on all parameters there are (repaired)",
      .mutants = {"no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    using namespace bounds::saddle;
    const long log_d = draw.integer("log d", 0, 12);
    const Ray ray{draw.integer("log 1/eps", 0, 12), log_d, 0};
    const Growth noise2 = {by_epsilon(-8) * inverse_step_second_order(one, one, true).front()};  // eps^2/eta
    const S r2 = exponent_along<S>(draw.mutant("no-noise") ? d_and_epsilon(-8, -8) * noise2 : noise2, ray);
    const S R2 = exponent_along<S>({by_epsilon(-4)}, ray);
    return {.shown = Chain<S>(at_most(R2, max(r2, S(0))).named("(e)"))
                         .also(at_most(S(0), r2).named("(h)"))
                         .also(at_most(exponent_along<S>({by_epsilon(-8)}, ray), exponent_along<S>({by_epsilon(-2)}, ray)).named("(i)"))
                         .also(at_most(R2, r2 - exponent_along<S>({by_d(4)}, ray)).named("(f)"))};
  }
};
LEMMATA_CLAIM(Polylogarithmic);

/// A feasible point for given problem parameters, and for one K that is at least each lemma's unnamed constant and its inverse.
template <Scalar S>
struct Feasible {
  Setting<S> s;
  EtaMu kind;
  S K, c_i, c_R, c_f, c_r2, c_eta;

  explicit Feasible(Draw& draw)
      : kind(draw.coin("linear") ? EtaMu::linear : EtaMu::general_as_printed), K(S(1) + draw.nonnegative<S>("K - 1")) {
    s.root_eps = draw.in<S>("sqrt(eps)", Range::left_open(0, 1));
    s.L = draw.positive<S>("L");
    s.root_rho_eps = s.L * draw.in<S>("sqrt(rho eps)/L", Range::left_open(0, 1));
    s.sigma = draw.positive<S>("sigma");
    s.contraction = draw.in<S>("sqrt(1-mu)", Range::right_open(0, 1));
    s.d = S(draw.log_integer("d", 1, 100000));
    s.lipschitz = draw.coin("Assumption C");
    s.l2 = s.lipschitz ? draw.positive<S>("l^2") : S(0);
    const S half = ratio<S>(1, 2), k2 = square(s.root_rho_eps), eps2 = square(s.eps());
    c_i = S(1) + K * s.d * s.L / (S(2) * s.sigma);  // log z <= z for z = 2 d L c_R^2/sigma and c_R <= 1/2
    c_R = min(half, S(S(1) / (S(40) * K * c_i)));
    c_f = min(S(square(c_R) / (S(16) * c_i)), S(c_i * square(c_R) / S(2)));
    c_r2 = c_f / (S(8) * c_i);
    const S radius2 = square(c_R) * eps2 / k2, far = S(320) * s.d * (square(s.L) + s.l2) * radius2;
    c_eta = std::min({S(c_f / (S(8) * (S(1) + c_i))), S(c_r2 / (S(96) * K)), S(c_r2 / far), S(S(1) / (K * square(c_i))), S(s.sigma / S(8)),
                      ratio<S>(1, 16)});
    c_eta = min(c_eta, S(s.root_rho_eps / (s.root_eps * K * c_i)));
    if (draw.mutant("twice-c_r")) c_r2 *= S(64);
  }
};

struct Constants {
  static constexpr ClaimInfo info{
      .id = "saddle.defB.2.constants/repaired",
      .kind = Kind::inequality,
      .where = "Definition B.2, and all conditions of Appendix B",
      .title = "constants that depend on all parameters meet all conditions",
      .hypotheses = R"(\sqrt{\rho\varepsilon} \le L,\ \sigma > 0,\ \text{any } K \text{ for the unnamed constants of the lemmas})",
      .statement = R"((a), \ldots, (m) \text{ hold for the constants computed from } \varepsilon, d, L, \rho, \sigma, \mu, \tilde\ell, K)",
      .note =
          "a witness function: c_I = 1 + K d L/(2 sigma), which is above K log(2 d L c_R^2/sigma); c_R, c_F, c_r^2 and c_eta one after "
          "another, each as small as the conditions before ask. (b) also as the proofs need it, with c_I (c_eta + c_r^2/2)",
      .mutants = {"twice-c_r"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Feasible<S> p(draw);
    const Setting<S>& s = p.s;
    const S eps2 = square(s.eps()), k = s.root_rho_eps, c_R2 = square(p.c_R), radius2 = c_R2 * eps2 / square(k);
    const S eta = p.c_eta * bounds::saddle::largest_step(s, p.kind), r2 = p.c_r2 * eps2 / (s.L * eta), sigma2 = square(s.sigma);
    const S apart = s.lipschitz ? S(4) * s.l2 * radius2 : S(6) * (sigma2 + square(s.L) * radius2);
    const S share = p.kind == EtaMu::linear ? S(1) : s.d;
    Chain<S> all(at_most(p.c_R, ratio<S>(1, 2)).named("(a)"));
    all.also(at_most(p.c_eta + p.c_r2 + p.c_i * p.c_eta, p.c_f / S(2)).named("(b)"));
    all.also(at_most(p.c_i * (p.c_eta + p.c_r2 / S(2)) + S(2) * p.c_i * p.c_eta * (p.c_eta + p.c_r2), p.c_f).named("(b) as needed"));
    all.also(at_most(S(16) * p.c_i * p.c_f, c_R2).named("(c)")).also(at_most(S(2) * p.c_f, p.c_i * c_R2).named("(d)"));
    all.also(at_most(S(160) * square(s.L) * radius2, sigma2 + r2).named("(e)").sum_of(256));
    if (p.kind == EtaMu::linear) all.also(at_most(S(8) * s.d * apart, r2).named("(f)").sum_of(256));
    all.also(at_most(S(40) * p.K * p.c_R * p.c_i, S(1)).named("(g)")).also(at_most(sigma2, r2).named("(h)").sum_of(256));
    all.also(at_most(p.K * p.c_i * share * square(s.L * s.contraction) * eta, square(s.mu()) * k).named("(i)").sum_of(256));
    all.also(at_most(p.K * p.c_eta, p.c_r2).named("(j)")).also(at_most(p.K * square(p.c_i) * p.c_eta, S(1)).named("(k)"));
    all.also(at_most(p.K * S(2) * s.d * s.L * c_R2 / s.sigma, p.c_i).named("(l)"));
    all.also(strictly_less(bounds::saddle::step_condition(eta, s.mu(), s.L), S(1)).named("(m)"));
    return {.shown = all};
  }
};
LEMMATA_CLAIM(Constants);

}  // namespace
}  // namespace lemmata
