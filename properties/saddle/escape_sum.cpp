#include <algorithm>
#include <vector>

#include "properties/saddle/parameters.hpp"

// The end of the proof of Theorem B.19: what the intervals that do not escape do to the sum.

namespace lemmata {
namespace {

/// An interval that starts at an eps-SOSP and loses, with parameters that meet every printed condition of Appendix B. On the line, mu < 1,
/// C(p) = (1 - w) p with w^2 = 1 - mu, x_{t'} = 0, and f even: 0 on [0, A], -D around (1 - w) W, U from W - A on, with quintic steps in
/// between, each over a length of at least A, so that |f''| <= 6 (D + U)/A^2 and |f^(3)| <= 60 (D + U)/A^3. The oracle adds W/eta or
/// -W/eta, each with probability p/2, p (W/eta)^2 = sigma^2: Assumptions B and C, with l = L.
///
/// Where the oracle adds nothing, y_t - y_{t'} is Gaussian of variance <= eta^2 q n, n = I + 2, and eta e_t of variance <= eta^2 q/mu; with
/// probability 1 - tail all |y_t - y_{t'}| are at most R and all eta |e_t| at most A/2 <= A - R, whatever the oracle adds. Then f(x_t) = 0,
/// and Line 6 goes back once I is over. When the oracle adds W/eta, x goes (1 - w) W, f(x) = -D < -F, y goes W > R, and Line 6 keeps it:
/// f(y) = U. The I chances before Line 5 is due are independent.
template <Scalar S>
struct Overshoot : saddle::Parameters<S> {
  S unnamed;  ///< K >= 1: each unnamed constant of the lemmas is in [1/K, K]
  S flat, width2, depth, height;

  explicit Overshoot(Draw& draw)
      : saddle::Parameters<S>(draw, saddle::EtaMu::general_as_printed, 1), unnamed(S(1) + draw.nonnegative<S>("K - 1")) {
    const S k = this->root_rho_eps;
    if (this->contraction == S(0)) this->contraction = ratio<S>(1, 2);
    this->lipschitz = true;
    this->l2 = square(this->L);
    this->c_i = S(4) * max(S(1), this->c_i);
    this->c_R /= S(32) * unnamed * this->c_i;  // (g)
    this->c_R2 = square(this->c_R);
    this->c_f = this->c_R2 / (S(16) * this->c_i);  // (c)
    this->c_r2 = this->c_f / S(8);
    this->sigma += S(2) * this->L * this->c_R2;  // (l), c_I >= c log(2 d L c_R^2/sigma), says nothing for any c > 0
    this->c_eta = std::min({S(this->c_f / (S(4) * (S(1) + this->c_i))), S(this->c_r2 / (S(2) * unnamed)),
                            S(S(1) / (S(2) * unnamed * square(this->c_i))), S(k / (S(2) * unnamed * this->c_i * this->root_eps)),
                            S(this->c_r2 * square(S(k / this->L)) / (S(640) * this->c_R2))});
    this->eta = this->c_eta * bounds::saddle::largest_step(*this, saddle::EtaMu::general_as_printed);
    flat = max(S(S(2) * this->c_R), S(S(8) * draw.positive<S>("A k/(8 eps)"))) * this->eps() / k;
    width2 = square(S(S(3) * flat / min(this->contraction, S(S(1) - this->contraction))));
    depth = S(2) * this->drop();
    height = min(S(this->L * square(flat) / S(7)), S(square(k) / this->eps() * square(flat) * flat / S(64))) - depth;
  }
  std::vector<Relation<S>> given() const {
    const S L2R2 = square(this->L) * this->radius2(), sigma2 = square(this->sigma), change = depth + height;
    const S rho = square(this->root_rho_eps) / this->eps();
    return {at_most(S(4) * this->c_R2, S(1)).named("(a)"),
            at_most(this->c_eta + this->c_r2 + this->c_i * this->c_eta, this->c_f / S(2)).named("(b)"),
            at_most(S(16) * this->c_i * this->c_f, this->c_R2).named("(c)").sum_of(256),
            at_most(S(2) * this->c_f, this->c_i * this->c_R2).named("(d)"),
            at_most(S(160) * L2R2, this->chi2()).named("(e)"),
            at_most(S(32) * L2R2, this->r2()).named("(f)"),
            at_most(S(40) * unnamed * this->c_i * this->c_R, S(1)).named("(g)").sum_of(256),
            at_most(sigma2, this->r2()).named("(h)"),
            at_most(unnamed * this->c_i * square(S(this->L * this->contraction)) * this->eta, square(this->mu()) * this->root_rho_eps)
                .named("(i)"),
            at_most(unnamed * this->c_eta, this->c_r2).named("(j)"),
            at_most(unnamed * square(this->c_i) * this->c_eta, S(1)).named("(k)"),
            at_most(S(2) * this->L * this->c_R2, this->sigma).named("(l)"),
            this->step_condition(),
            strictly_less(S(0), height).named("U > 0"),
            at_most(rare(), S(1)).named("p <= 1"),
            at_most(S(6) * change, this->L * square(flat)).named("L-smooth").sum_of(256),
            at_most(S(60) * change, rho * square(flat) * flat).named("rho-Lipschitz Hessian").sum_of(256)};
  }
  S rare() const { return square(S(this->sigma * this->eta)) / width2; }
  /// An upper bound of E(f(y_{t_i}) - f(y_{t_{i+1}})): none gains more than D, and (1 - p)^I <= 1/(1 + I p).
  S most() const {
    const S n = this->time() + S(2), variance = square(this->eta) * this->r2(), expected = this->time() * rare();
    const S tail = S(2) * n * (exp(S(-this->radius2() / (S(2) * n * variance))) + exp(S(-square(flat) * this->mu() / (S(8) * variance))));
    return depth * tail - height * expected / (S(1) + expected) * (S(1) - tail);
  }
};

struct SumOverRuns {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.step-sum",
      .kind = Kind::proof_step,
      .where = "proof of Theorem B.19",
      .title = "a quarter of the intervals decreases f",
      .hypotheses = R"(\text{reset\_error = true},\ \text{a quarter of the intervals between resets escapes},\ \text{Definition B.2})",
      .statement =
          R"(f(y_0) - f(y_T) \ge \sum_i(f(y_{t_i}) - \mathbb Ef(y_{t_{i+1}})) \ge \frac14\frac T{\mathcal I}\mathcal F \ge \frac c4f_{\max})",
      .not_executable =
          "whole runs, with constants that the text does not name. The second inequality as it is inferred, from what an escape gains, is "
          ".inference; the last two are .arithmetic"};
};
LEMMATA_CLAIM(SumOverRuns);

struct SumOfDrops {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.step-sum.inference",
      .kind = Kind::proof_step,
      .where = "proof of Theorem B.19",
      .title = "from what a quarter of the intervals gains to the sum",
      .hypotheses =
          R"(\text{reset\_error = true},\ n \ge T/\mathcal I \text{ intervals, at least } n/4 \text{ of them with } \mathbb E\,\Delta_i \ge \mathcal F,)"
          R"(\ \Delta_i = f(y_{t_i}) - f(y_{t_{i+1}}),\ \text{Definition B.2 with all conditions of Appendix B})",
      .statement = R"(\sum_i\mathbb E\,\Delta_i \ge \frac14\frac T{\mathcal I}\mathcal F)",
      .note =
          "the second inequality of the display, where all that is known of escapes is that they gain F. The other intervals may lose: by "
          "Corollary B.5 at most F, three of them more than the quarter gains. Line 6 does not prevent it, as it compares f(x_t) and "
          "keeps y_t: where rare noise takes x into a valley and y across it, f rises from one reset to the next, and all else comes back "
          "to x_{t'}. Here they lose by that, whatever the unnamed constants are, and escapes gain F, which is all that Corollary B.6 "
          "gives for these constants. With smaller constants a half of it is left (repaired). The last two members are "
          "saddle.thmB.19.step-sum.arithmetic; the first inequality, along runs, is not checked",
      .mutants = {"none-escapes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Overshoot<S> others(draw);
    const long n = draw.integer("intervals", 1, 12), escapes = draw.mutant("none-escapes") ? 0 : (n + 3) / 4;
    const S drop = others.drop();
    return {.given = others.given(), .shown = at_most(S(n) / S(4) * drop, S(escapes) * drop + S(n - escapes) * others.most()).sum_of(64)};
  }
};
LEMMATA_CLAIM(SumOfDrops);

struct SumOfDropsRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.thmB.19.step-sum.inference/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem B.19",
      .title = "a quarter of the intervals decreases f",
      .hypotheses = R"(n \ge T/\mathcal I \text{ intervals, at least } n/4 \text{ of them with } \mathbb E\,\Delta_i \ge \mathcal F,)"
                    R"(\ \mathbb E\,\Delta_i \ge -\tfrac16\mathcal F \text{ for the others})",
      .statement = R"(\sum_i\mathbb E\,\Delta_i \ge \frac18\frac T{\mathcal I}\mathcal F)",
      .note = "the proof of Corollary B.5 has F/6 for F where c_eta + c_r^2 + c_I c_eta <= c_F/12; n is any real number >= 0",
      .mutants = {"lose-F"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S drop = draw.positive<S>("F"), more = draw.nonnegative<S>("more"), loss = drop / S(draw.mutant("lose-F") ? 1 : 6);
    const S others = draw.nonnegative<S>("others"), escapes = others / S(3) + draw.nonnegative<S>("more escapes");
    return {.shown = at_most((escapes + others) / S(8) * drop, escapes * drop - others * loss + more).sum_of(64)};
  }
};
LEMMATA_CLAIM(SumOfDropsRepaired);

}  // namespace
}  // namespace lemmata
