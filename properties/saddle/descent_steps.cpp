#include "lib/claim/claim.hpp"

// The steps of the proof of Lemma A.7 in the numbers that they speak of: each right side less its left side is a sum of terms >= 0.

namespace lemmata {
namespace {

/// What one step of the corrected iterates starts from.
template <Scalar S>
struct OneStep {
  S f, L, eta, gradient, product, chi2, unused, gap;

  explicit OneStep(Draw& draw)
      : f(draw.real<S>("f(y)")),
        L(draw.positive<S>("L")),
        eta(draw.positive<S>("eta")),
        gradient(draw.nonnegative<S>("|grad f(x)|^2")),
        product(draw.real<S>("<grad f(y), grad f(x)>")),
        chi2(draw.nonnegative<S>("chi^2")),
        unused(draw.nonnegative<S>("chi^2 - E|psi|^2")),
        gap(draw.nonnegative<S>("gap")) {}

  /// E f(y'), `gap` below the descent lemma's f(y) + <grad f(y), E(y' - y)> + (L/2) E||y' - y||^2 for y' - y = -eta (grad f(x) + psi).
  S next() const { return f - eta * product + L * square(eta) / S(2) * (gradient + chi2 - unused) - gap; }
  S common() const { return f + L * square(eta) * chi2 / S(2); }
  /// what the descent lemma and the noise leave unused
  S slack() const { return gap + L * square(eta) / S(2) * unused; }
};

struct Descent {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.7.step-descent",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.7, first display",
      .title = "the descent lemma at the corrected iterate",
      .hypotheses = R"(f\ L\text{-smooth},\ \mathbb E_t\psi_t = 0,\ \mathbb E_t\|\psi_t\|^2 \le \chi^2)",
      .statement = R"(\mathbb E_t f(y_{t+1}) \le f(y_t) - \eta(1-\frac{L\eta}2)\|\nabla f(x_t)\|^2 + \frac{L\eta^2\chi^2}2 -)"
                   R"( \eta\langle\nabla f(y_t) - \nabla f(x_t), \nabla f(x_t)\rangle)",
      .note =
          "from f(y') <= f(y) + <grad f(y), y' - y> + (L/2)||y' - y||^2 and Proposition A.3, in the numbers f(y_t), ||grad f(x_t)||^2, the "
          "product of the two gradients, E||psi||^2 = chi^2 - unused and what the descent lemma leaves: right side less left side is "
          "gap + (L eta^2/2) unused",
      .mutants = {"half-curvature"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const OneStep<S> s(draw);
    const S bend = (draw.mutant("half-curvature") ? S(1) : S(2)) * s.L * s.eta / S(4);
    const S right = s.common() - s.eta * (S(1) - bend) * s.gradient - s.eta * (s.product - s.gradient);
    return {.shown = equal(right - s.next(), s.slack())};
  }
};
LEMMATA_CLAIM(Descent);

struct OneStepBound {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.7.step-onestep",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.7, second display",
      .title = "one step with the compression error",
      .hypotheses = R"(f\ L\text{-smooth},\ \mathbb E_t\psi_t = 0,\ \mathbb E_t\|\psi_t\|^2 \le \chi^2,\ x_t - y_t = \eta e_t)",
      .statement = R"(\mathbb E_t f(y_{t+1}) \le f(y_t) - \eta(\frac12-\frac{L\eta}2)\|\nabla f(x_t)\|^2 + \frac{L\eta^2\chi^2}2 +)"
                   R"( \frac{\eta^3L^2}2\|e_t\|^2)",
      .note =
          "as saddle.lemA.7.step-descent, with the error E = ||e_t||^2 and s = L^2 eta^2 E - ||grad f(y_t) - grad f(x_t)||^2 >= 0 by "
          "smoothness: right side less left side is gap + (L eta^2/2) unused + (eta/2)(||grad f(y_t)||^2 + s)",
      .mutants = {"half-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const OneStep<S> s(draw);
    const S other = draw.nonnegative<S>("|grad f(y)|^2"), error = draw.nonnegative<S>("|e|^2");
    const S smooth = square(s.L) * square(s.eta) * error - (other - S(2) * s.product + s.gradient);
    const S share = S(draw.mutant("half-error") ? 4 : 2);
    const S right = s.common() - s.eta * (ratio<S>(1, 2) - s.L * s.eta / S(2)) * s.gradient + pow(s.eta, 3) * square(s.L) / share * error;
    return {.shown = equal(right - s.next(), s.slack() + s.eta / S(2) * (other + smooth))};
  }
};
LEMMATA_CLAIM(OneStepBound);

/// Sums over the steps so far.
template <Scalar S>
struct Sums {
  S f0, L, eta, chi2, gradients, errors, steps;

  explicit Sums(Draw& draw)
      : f0(draw.real<S>("f(y_0)")),
        L(draw.positive<S>("L")),
        eta(draw.positive<S>("eta")),
        chi2(draw.nonnegative<S>("chi^2")),
        gradients(draw.nonnegative<S>("sum E|grad f|^2")),
        errors(draw.nonnegative<S>("sum E|e|^2")),
        steps(draw.nonnegative<S>("t")) {}
  /// f_0 - eta (1/2 - L eta/2) sum E||grad f||^2 + L chi^2 eta^2 t/2 + share eta^3 L^2 sum E||e||^2
  S bound(const S& share) const {
    return f0 - eta * (ratio<S>(1, 2) - L * eta / S(2)) * gradients + L * chi2 * square(eta) * steps / S(2) +
           share * pow(eta, 3) * square(L) * errors;
  }
};

struct Telescoped {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.7.step-telescope",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.7, third display",
      .title = "the steps added up",
      .hypotheses = R"(\text{the bound of one step at every } \tau \le t)",
      .statement = R"(\mathbb E f(y_{t+1}) \le f(y_0) - \eta(\frac12-\frac{L\eta}2)\sum_{\tau\le t}\mathbb E\|\nabla f(x_\tau)\|^2 +)"
                   R"( \frac{L\chi^2\eta^2(t+1)}2 + \eta^3L^2\sum_{\tau\le t}\mathbb E\|e_\tau\|^2)",
      .argument = Argument::invariant,
      .note =
          "by induction: an equality at t = 0 steps; if E f(y_t) is `gap` below its bound, the next is gap + (eta^3 L^2/2) E||e_t||^2 "
          "below its own. One step has eta^3 L^2/2 where the display has eta^3 L^2: half of it is given away",
      .mutants = {"quarter-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Sums<S> before(draw);
    const S gap = draw.nonnegative<S>("gap"), gradient = draw.nonnegative<S>("E|grad f|^2"), error = draw.nonnegative<S>("E|e|^2");
    Sums<S> after = before;
    after.gradients += gradient;
    after.errors += error;
    after.steps += S(1);
    Sums<S> none = before;
    none.gradients = none.errors = none.steps = S(0);
    const S share = draw.mutant("quarter-error") ? ratio<S>(1, 4) : S(1);
    const S cubic = pow(before.eta, 3) * square(before.L), half = ratio<S>(1, 2);
    const S next = before.bound(share) - gap - before.eta * (half - before.L * before.eta / S(2)) * gradient +
                   before.L * square(before.eta) * before.chi2 / S(2) + half * cubic * error;
    return {.shown = Chain<S>(equal(none.bound(share), before.f0).named("no step"))
                         .also(equal(after.bound(share) - next, gap + half * cubic * error).named("one more step"))};
  }
};
LEMMATA_CLAIM(Telescoped);

struct Substituted {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.7.step-substitute",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.7",
      .title = "Corollary A.6 put into the telescoped bound",
      .hypotheses = R"(\text{the telescoped bound},\ \sum_{\tau<t}\mathbb E\|e_\tau\|^2 \le)"
                    R"( \frac{4(1-\mu)}{\mu^2}(\sum_{\tau<t}\mathbb E\|\nabla f(x_\tau)\|^2 + t\chi^2))",
      .statement = R"(\mathbb E f(y_t) \le f(y_0) - \eta(\frac12-\frac{L\eta}2-\frac{2\eta^2L^2(1-\mu)}{\mu^2})\sum_{\tau<t}\mathbb)"
                   R"( E\|\nabla f(x_\tau)\|^2 + \frac{L\chi^2\eta^2t}2 + \frac{2\eta^3L^2\chi^2(1-\mu)t}{\mu^2})",
      .note =
          "the inequality holds: from the sum of the one-step bounds, which has eta^3 L^2/2. The display before it has eta^3 L^2, from "
          "which A.6 gives 4 in place of 2: read as a deduction from that display, the step fails",
      .mutants = {"sum-of-gradients-only"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool sharp = draw.reading("from", {0, 1}, {"one-step-bounds", "printed-display"}) == 0;
    Sums<S> s(draw);
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), gap = draw.nonnegative<S>("gap"), less = draw.nonnegative<S>("less");
    const S loss = (S(1) - mu) / square(mu), cubic = pow(s.eta, 3) * square(s.L);
    s.errors = S(4) * loss * (s.gradients + s.steps * s.chi2) - less;
    const S left = s.bound(sharp ? ratio<S>(1, 2) : S(1)) - gap;
    const S noise = draw.mutant("sum-of-gradients-only") ? S(0) : S(2) * cubic * s.chi2 * loss * s.steps;
    const S right = s.f0 - s.eta * (ratio<S>(1, 2) - s.L * s.eta / S(2) - S(2) * square(s.eta) * square(s.L) * loss) * s.gradients +
                    s.L * s.chi2 * square(s.eta) * s.steps / S(2) + noise;
    if (sharp) return {.shown = equal(right - left, gap + cubic / S(2) * less)};
    return {.given = {at_most(S(0), s.errors).named("a sum of squares")}, .shown = at_most(left, right)};
  }
};
LEMMATA_CLAIM(Substituted);

}  // namespace
}  // namespace lemmata
