#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/saddle/compressed_run.hpp"

// Lemma B.4 and Corollaries B.5 and B.6 on short runs of compressed SGD.

namespace lemmata {
namespace {

/// E||y_T - y_0||^2 and the drop f(y_0) - E f(y_T), as f(y_0) and E f(y_T) above the minimum.
template <Scalar S>
struct Moved {
  saddle::CompressedRun<S> r;
  S distance, before, after;
  Moved(Draw& draw, Expect<S>& expect) : r(draw, true, 3) {
    const S eta = r.sgd.eta;
    const Vec<S> x0 = r.sgd.x0;
    const auto run = r.run(expect, {[&](const auto& s) { return norm2_squared(s.x - eta * s.e - x0); },
                                    [&](const auto& s) { return problem::above_minimum(r.f, s.x - eta * s.e); }});
    distance = run.mean(0, r.T);
    before = run.mean(1, 0);
    after = run.mean(1, r.T);
  }
};

struct ImproveOrLocalize {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.4",
      .kind = Kind::lemma,
      .where = "Lemma B.4",
      .title = "improve or localize",
      .hypotheses =
          R"(f\ L\text{-smooth},\ C\ \mu\text{-compressor},\ e_{t_0} = 0,\ \eta < \frac1{4L}\min(\frac\mu{\sqrt{1-\mu}}, 1),\ t \ge 1)",
      .statement =
          R"(f(y_{t_0}) - \mathbb Ef(y_{t_0+t}) \ge \frac{\mathbb E\|y_{t_0+t} - y_{t_0}\|^2}{8\eta t} - \eta^2\chi^2t(L + \frac{2(1-\mu)L^2\eta}{\mu^2}) - \eta\chi^2)",
      .note = saddle::run_note,
      .sweep = "T",
      .mutants = {"large-step", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Moved<S> m(draw, expect);
    const auto& r = m.r;
    const S eta = r.sgd.eta, mu = r.compressor.delta, t = S(r.T);
    const S noise = square(eta) * r.chi2 * t * (r.f.L + S(2) * (S(1) - mu) * square(r.f.L) * eta / square(mu)) + eta * r.chi2;
    return {.given = {strictly_less(r.allowed, S(1)).named("step size")},
            .shown = at_most(m.distance / (S(8) * eta * t) + m.after, m.before + noise).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ImproveOrLocalize);

/// Definition B.2 around a run: k = sqrt(rho eps) is a share of L, I at least T, c_eta = eta/min(eta_sigma, eta_mu), and c_r as it comes out. The
/// noise of the oracle may depend on x: Assumption C is not used.
template <Scalar S>
struct Chosen {
  Moved<S> m;
  S k, eps2, c_i, least;
  std::vector<Relation<S>> given;
  Chosen(Draw& draw, Expect<S>& expect) : m(draw, expect) {
    const auto& r = m.r;
    const S L = r.f.L > S(0) ? r.f.L : S(1), eta = r.sgd.eta, mu = r.compressor.delta, sigma2 = r.chi2 - r.r2;
    const S root = draw.in<S>("sqrt(eps)", Range::left_open(0, 1)), eps = square(root);
    k = draw.in<S>("sqrt(rho eps)/L", Range::left_open(0, 1)) * L;
    eps2 = square(eps);
    S step = eps2 / (L * (S(1) + S(r.d) * sigma2));
    if (mu < S(1)) step = min(step, S(square(mu) * root / ((S(1) - mu) * square(L) * S(r.d))));
    S c_eta = eta / step;
    // eta/(mu eps/(sqrt(1 - mu) L sigma)), the other term of eta_mu
    if (mu < S(1) && sigma2 > S(0)) c_eta = max(c_eta, S(sqrt(S((S(1) - mu) * sigma2)) * L * eta / (mu * eps)));
    c_i = S(r.T) * eta * k * (S(1) + draw.nonnegative<S>("I/T - 1"));
    const S c_r2 = r.r2 * L * eta / eps2;
    least = S(2) * (c_eta + c_r2 + c_i * c_eta) * (S(1) + draw.nonnegative<S>("c_F/least - 1"));
    given = {strictly_less(r.allowed, S(1)).named("step size"), strictly_less(S(0), r.r2).named("c_r > 0")};
  }
  S drop() const { return least * eps2 / k; }  ///< F
};

constexpr std::string_view short_note =
    "short runs, T <= I, with the constants that come out: c_F at least what the condition asks. The proof's estimates of single terms "
    "fail "
    "(saddle.corB.5.step-LtermI and others), which short runs do not see; long ones are not walked";

struct Simplified {
  static constexpr ClaimInfo info{
      .id = "saddle.corB.5",
      .kind = Kind::corollary,
      .where = "Corollary B.5",
      .title = "improve or localize, simplified",
      .hypotheses =
          R"(e_{t_0} = 0,\ c_\eta + c_r^2 + c_{\mathcal I}c_\eta \le c_{\mathcal F}/2,\ t \le \mathcal I,\ \text{Definition B.2})",
      .statement =
          R"(f(y_{t_0}) - \mathbb Ef(y_{t_0+t}) \ge \frac{\sqrt{\rho\varepsilon}}{8c_{\mathcal I}}\mathbb E\|y_{t_0+t} - y_{t_0}\|^2 - \mathcal F)",
      .note = short_note,
      .mutants = {"large-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Chosen<S> p(draw, expect);
    const S share = draw.mutant("large-step") ? S(64) : S(1);
    return {.given = p.given,
            .shown = at_most(share * p.k / (S(8) * p.c_i) * p.m.distance + p.m.after, p.m.before + p.drop()).sum_of(4096)};
  }
};
LEMMATA_CLAIM(Simplified);

struct Leaving {
  static constexpr ClaimInfo info{
      .id = "saddle.corB.6",
      .kind = Kind::corollary,
      .where = "Corollary B.6",
      .title = "leaving the ball implies improvement",
      .hypotheses =
          R"(\text{Corollary B.5},\ 16c_{\mathcal I}c_{\mathcal F} \le c_{\mathcal R}^2,\ \mathbb E\|y_{t_0+t} - y_{t_0}\|^2 > \mathcal R^2)",
      .statement =
          R"(f(y_{t_0}) - \mathbb Ef(y_{t_0+t}) \ge \frac{\sqrt{\rho\varepsilon}\mathcal R^2}{8c_{\mathcal I}} - \mathcal F = (\frac{c_{\mathcal R}^2}{8c_{\mathcal I}c_{\mathcal F}} - 1)\mathcal F \ge \mathcal F)",
      .note =
          "from Corollary B.5, whose inequality is the hypothesis here: X = f(y_0) - E f(y_t), D = E||y_t - y_0||^2, both any numbers "
          "that meet it; multiplied out with k = sqrt(rho eps)",
      .mutants = {"eight"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S c_i = draw.positive<S>("c_I"), c_f = draw.positive<S>("c_F"), k = draw.positive<S>("sqrt(rho eps)"),
            eps = draw.positive<S>("eps");
    const S c_R2 = S(draw.mutant("eight") ? 8 : 16) * c_i * c_f * (S(1) + draw.nonnegative<S>("c_R excess"));
    const S drop = c_f * square(eps) / k, radius2 = c_R2 * square(eps) / square(k);
    const S moved = radius2 * (S(1) + draw.positive<S>("moved further")),
            gain = k / (S(8) * c_i) * moved - drop + draw.nonnegative<S>("X excess");
    const S middle = k * radius2 / (S(8) * c_i) - drop;
    return {.shown = Chain<S>(at_most(middle, gain).named("Corollary B.5").sum_of(256))
                         .also(equal(middle, (c_R2 / (S(8) * c_i * c_f) - S(1)) * drop).named("R and F").sum_of(256))
                         .also(at_most(drop, middle).named("16 c_I c_F <= c_R^2").sum_of(256))};
  }
};
LEMMATA_CLAIM(Leaving);

}  // namespace
}  // namespace lemmata
