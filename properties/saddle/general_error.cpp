#include <vector>

#include "bounds/saddle/beta.hpp"
#include "lib/method/linear_moments.hpp"
#include "properties/saddle/compressed_run.hpp"
#include "properties/saddle/proof_step.hpp"

// Lemma B.16 and its proof: the accumulated compression error of any compressor.

namespace lemmata {
namespace {

using bounds::saddle::beta_squared;

constexpr saddle::StepsOf general_error_step{"proof of Lemma B.16"};

struct Abel {
  static constexpr ClaimInfo info = general_error_step(
      "saddle.lemB.16.step-abel", "summation by parts", R"(\hat e_{t_0} = 0)",
      R"(\mathcal E_t = \eta(-\hat e_t + \sum_{i=1}^{t-1}(I-\eta H)^{t-1-i}((I-\eta H) - I)\hat e_i) = -\eta\hat e_t + \eta^2H\sum_{i=1}^{t-1}(I-\eta H)^{t-1-i}\hat e_i)",
      "the bracket of the second member is of the wrong sign: telescoping gives I - (I - eta H) = eta H. The ends agree (repaired)",
      "starts-elsewhere");
  template <Scalar S>
  static Case<S> shown(Draw& draw, bool repaired) {
    const long d = draw.integer("d", 1, 3), t = draw.integer("t", 1, 4);
    const S eta = draw.positive<S>("eta");
    Mat<S> h(static_cast<std::size_t>(d));
    for (std::size_t i = 0; i < h.size(); ++i) {
      const Vec<S> row = draw.vector<S>("H" + std::to_string(i), d);
      for (std::size_t j = 0; j <= i; ++j) h(i, j) = h(j, i) = row[j];
    }
    std::vector<Vec<S>> e{Vec<S>(static_cast<std::size_t>(d))};
    if (draw.mutant("starts-elsewhere")) e[0] = draw.vector<S>("e0", d);
    for (long i = 1; i <= t; ++i) e.push_back(draw.vector<S>("e" + std::to_string(i), d));
    const auto power = [&](Vec<S> u, long n) {
      for (long i = 0; i < n; ++i) u = u - eta * (h * u);
      return u;
    };
    Vec<S> first(static_cast<std::size_t>(d)), tail = first;
    for (long i = 0; i < t; ++i) {
      const auto at = static_cast<std::size_t>(i);
      first += eta * power(e[at] - e[at + 1], t - i - 1);
      if (i > 0) tail += power(e[at], t - 1 - i);
    }
    const Vec<S> last = eta * e.back(), slope = eta * (eta * (h * tail));
    const Vec<S> middle = repaired ? slope - last : -last - slope, third = square(eta) * (h * tail) - last;
    return {.shown = equal(first, middle, "telescoping").also(equal(middle, third, "last line"))};
  }
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return shown<S>(draw, false);
  }
};
LEMMATA_CLAIM(Abel);

struct AbelRepaired {
  static constexpr ClaimInfo info = general_error_step(
      "saddle.lemB.16.step-abel/repaired", "summation by parts", R"(\hat e_{t_0} = 0)",
      R"(\mathcal E_t = \eta(-\hat e_t + \sum_{i=1}^{t-1}(I-\eta H)^{t-1-i}(I - (I-\eta H))\hat e_i) = -\eta\hat e_t + \eta^2H\sum_{i=1}^{t-1}(I-\eta H)^{t-1-i}\hat e_i)",
      "symmetric H of dimension up to 3, t up to 4", "starts-elsewhere");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return Abel::shown<S>(draw, true);
  }
};
LEMMATA_CLAIM(AbelRepaired);

struct OperatorNorm {
  static constexpr ClaimInfo info = general_error_step(
      "saddle.lemB.16.step-opnorm", "norm of the step matrix",
      R"(-\gamma \le \lambda \le L \text{ for the eigenvalues of } H,\ \gamma > 0,\ 4L\eta < 1)", R"(|1 - \eta\lambda| \le 1 + \eta\gamma)",
      "eigenvalue by eigenvalue, u = eta gamma, and eta L < 1/4 by Lemma A.7; the mutant has a step without that limit", "any-step");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.positive<S>("eta gamma"), share = draw.in<S>("share", Range::closed(0, 1));
    const S l = draw.in<S>("eta L", Range::open(0, 0.25)) * (draw.mutant("any-step") ? S(64) : S(1));
    return {.shown = at_most(abs(S(S(1) + u - share * (u + l))), S(1) + u)};
  }
};
LEMMATA_CLAIM(OperatorNorm);

/// Errors e_i and e'_i on n equally likely outcomes, e' a permutation of the outcomes of e; H of eigenvalue -gamma and any other in [-gamma, L].
template <Scalar S>
struct Errors {
  long n, t;
  S eta, gamma, L, largest = S(0), sum = S(0), accumulated = S(0);
  explicit Errors(Draw& draw)
      : n(draw.integer("outcomes", 1, 4)), t(draw.integer("t", 1, 10)), eta(draw.positive<S>("eta")), gamma(draw.positive<S>("gamma")) {
    L = gamma * (S(1) + draw.nonnegative<S>("L/gamma - 1"));
    // below eta L = 1/4, one of the conditions of Lemma A.7
    eta = draw.in<S>("eta L", Range::open(0, 0.25)) / L;
    const S lambda = -gamma + draw.in<S>("share", Range::closed(0, 1)) * (gamma + L);
    const long shift = draw.integer("shift", 0, 3);
    std::vector<S> tail(static_cast<std::size_t>(n), S(0)), other = tail;
    for (long i = 0; i < t; ++i) {
      sum = sum * (S(1) + eta * gamma) + S(1);
      if (i == 0) continue;
      const Vec<S> e = draw.vector<S>("e" + std::to_string(i), n), side = draw.vector<S>("f" + std::to_string(i), n);
      S second(0);
      for (std::size_t w = 0; w < tail.size(); ++w) {
        const std::size_t mate = (w + static_cast<std::size_t>(shift)) % tail.size();
        second += (square(e[w]) + square(side[w])) / S(n);
        // along the eigenvector of -gamma the mirrored run has the opposite error
        tail[w] = tail[w] * (S(1) + eta * gamma) - e[mate] - e[w];
        other[w] = other[w] * (S(1) - eta * lambda) + side[mate] - side[w];
      }
      largest = max(largest, second);
    }
    for (std::size_t w = 0; w < tail.size(); ++w)
      accumulated += square(square(eta)) * (square(S(gamma * tail[w])) + square(S(lambda * other[w]))) / S(n);
  }
  S fourth() const { return square(square(eta)) * square(L); }
};

struct General {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.16",
      .kind = Kind::lemma,
      .where = "Lemma B.16",
      .title = "accumulated compression error, from the bound of the single errors",
      .hypotheses =
          R"(\mathbb E\|e_i\|^2, \mathbb E\|e'_i\|^2 \le V = \frac{5(1-\mu)\chi^2}{\mu^2},\ \|H\| \le L,\ H \ge -\gamma,\ 4L\eta < 1,\ t \le \mathcal I)",
      .statement =
          R"(\mathbb E\|\mathcal E_t + \eta\hat e_t\|^2 \le 4\eta^4L^2\mathcal I V\beta_t^2 = \frac{20c_{\mathcal I}\eta^3(1-\mu)L^2\chi^2\beta_t^2}{\mu^2\sqrt{\rho\varepsilon}})",
      .note =
          "the conclusion of saddle.lemB.16.step-error, E||e_i||^2 <= V, is a hypothesis here: any sequences of errors that meet it, "
          "arbitrarily correlated in time, e' of the law of e. I = c_I/(eta sqrt(rho eps)) with I = t, the least. Two eigenvalues, up to "
          "4 outcomes, t up to 10",
      .mutants = {"without-beta"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Errors<S> p(draw);
    const S beta2 = draw.mutant("without-beta") ? ratio<S>(1, 10) : beta_squared(S(p.eta * p.gamma), p.t);
    return {.shown = at_most(p.accumulated, S(4) * p.fourth() * S(p.t) * p.largest * beta2).sum_of(1024)};
  }
};
LEMMATA_CLAIM(General);

struct ChainStep {
  static constexpr ClaimInfo info = general_error_step(
      "saddle.lemB.16.step-chain", "the displayed chain", R"(\mathbb E\|e_i\|^2, \mathbb E\|e'_i\|^2 \le V,\ t \le \mathcal I)",
      R"(\mathbb E\|\mathcal E_t + \eta\hat e_t\|^2 \le 4\eta^4L^2t(\sum_i(1+\eta\gamma)^{t-1-i})^2V \le 4\eta^4L^2\mathcal I\beta_t^2V)",
      "the last display, with V = 5(1-mu) chi^2/mu^2. The chain above it is damaged in the text's extraction, which repeats a line and "
      "breaks off, so that nothing rests on its 8 for 4; the last display is intact. Its factor t comes from nowhere: Proposition B.15 has "
      "none, and t (sum)^2 <= I beta_t^2 fails from t = 2 on. Without it both links hold (repaired), and the lemma stands",
      "same-sign");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Errors<S> p(draw);
    const S beta2 = beta_squared(S(p.eta * p.gamma), p.t);
    const S middle = S(4) * p.fourth() * S(p.t) * square(p.sum) * p.largest;
    const S bound = S(4) * p.fourth() * S(p.t) * beta2 * p.largest;
    return {.shown = Chain<S>(at_most(p.accumulated * (draw.mutant("same-sign") ? S(64) : S(1)), middle).named("errors").sum_of(1024))
                         .also(at_most(middle, bound).named("Proposition B.15").sum_of(1024))};
  }
};
LEMMATA_CLAIM(ChainStep);

struct ChainStepRepaired {
  static constexpr ClaimInfo info = general_error_step(
      "saddle.lemB.16.step-chain/repaired", "the displayed chain", R"(\mathbb E\|e_i\|^2, \mathbb E\|e'_i\|^2 \le V,\ t \le \mathcal I)",
      R"(\mathbb E\|\mathcal E_t + \eta\hat e_t\|^2 \le 4\eta^4L^2(\sum_i(1+\eta\gamma)^{t-1-i})^2V \le 4\eta^4L^2\mathcal I\beta_t^2V)",
      "4 is the most that E||e' - e||^2 <= 2 E||e'||^2 + 2 E||e||^2 leaves", "four-times");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Errors<S> p(draw);
    const S middle = S(4) * p.fourth() * square(p.sum) * p.largest;
    const S bound = S(4) * p.fourth() * S(p.t) * beta_squared(S(p.eta * p.gamma), p.t) * p.largest;
    return {.shown = Chain<S>(at_most(p.accumulated * (draw.mutant("four-times") ? S(64) : S(1)), middle).named("errors").sum_of(1024))
                         .also(at_most(middle, bound).named("Proposition B.15").sum_of(1024))};
  }
};
LEMMATA_CLAIM(ChainStepRepaired);

/// The gradients of a run of T steps, with the least R that its start and max_i E||y_i - y_0||^2 allow.
template <Scalar S>
struct GradientsOfRun {
  S L, allowed, start, largest, moved = S(0);  ///< start, largest: of E||grad f(x_i)||^2
  GradientsOfRun(Draw& draw, Expect<S>& expect) {
    if (draw.coin("by moments")) by_moments(draw);
    else along_paths(draw, expect);
  }

 private:
  /// Any run of a few steps, or without noise.
  void along_paths(Draw& draw, Expect<S>& expect) {
    const saddle::CompressedRun<S> r(draw, true, 2);
    const auto run = r.run(expect, {[&](const auto& s) { return r.gradient_squared(s); },
                                    [&](const auto& s) { return norm2_squared(s.x - r.sgd.eta * s.e - r.sgd.x0); }});
    L = r.f.L, allowed = r.allowed, start = run.mean(0, 0), largest = run.largest(0, 0, r.T + 1), moved = run.largest(1, 0, r.T + 1);
  }
  /// Quadratics of two eigenvalues with RANDOMK: all noise of variance chi^2, equal in all coordinates, has the same second moments.
  void by_moments(Draw& draw) {
    const long d = draw.log_integer("many_d", 1, 100000), T = draw.log_integer("long_T", 1, 96);
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), a = draw.real<S>("lambda_1"), b = draw.real<S>("lambda_2");
    L = d == 1 ? S(abs(a)) : max(S(abs(a)), S(abs(b)));
    // mu/(1 - mu/2) is a little above mu/sqrt(1 - mu)
    S eta = draw.in<S>("share", Range::open(0, 1.125));
    if (L > S(0)) eta *= min(S(1), S(mu / (S(1) - mu / S(2)))) / (S(4) * L);
    allowed = bounds::saddle::step_condition(eta, mu, L);
    const S q = draw.nonnegative<S>("chi^2") / S(d);
    method::LinearMoments<S> one{.lambda = a, .eta = eta, .mu = mu, .q = q, .start = draw.real<S>("x_1")};
    method::LinearMoments<S> rest{.lambda = b, .eta = eta, .mu = mu, .q = q, .start = draw.real<S>("x_2")};
    const auto gradient2 = [&] { return S(square(a) * one.xx + S(d - 1) * square(b) * rest.xx); };
    start = largest = gradient2();
    for (long t = 0; t < T; ++t) {
      one.advance(), rest.advance();
      largest = max(largest, gradient2());
      moved = max(moved, S(one.moved() + S(d - 1) * rest.moved()));
    }
  }
};

struct Gradient {
  static constexpr ClaimInfo info = general_error_step(
      "saddle.lemB.16.step-gradient", "gradients nearby",
      R"(\|\nabla f(x_{t_0})\| \le 4L\mathcal R,\ \mathbb E\|y_t - y_{t_0}\|^2 < \mathcal R^2,\ 4L\eta < \min(\frac\mu{\sqrt{1-\mu}}, 1))",
      R"(\mathbb E\|\nabla f(x_{t_0+i})\|^2 \le 40L^2\mathcal R^2)",
      "no proof is printed but `similarly to Lemma B.7', whose step to the errors fails for small L (saddle.lemB.7.step-error). The "
      "gradients are attacked on runs as for saddle.lemB.4, with any eta below the limit, t up to their length, and the least R that start "
      "and run allow",
      "larger-start");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const GradientsOfRun<S> r(draw, expect);
    const S unit = max(S(square(r.L) * r.moved), S(r.start / S(draw.mutant("larger-start") ? 64 : 16)));
    return {.given = {strictly_less(r.allowed, S(1)).named("step size")}, .shown = at_most(r.largest, S(40) * unit).sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(Gradient);

struct Error {
  static constexpr ClaimInfo info =
      general_error_step("saddle.lemB.16.step-error", "the error beside the noise",
                         R"(c_{\mathcal R}^2 \le \frac{\chi^2\rho}{160L^2\varepsilon} \text{ (sufficiently small)})",
                         R"(\frac{4(1-\mu)}{\mu^2}(40L^2\mathcal R^2 + \chi^2) \le \frac{5(1-\mu)\chi^2}{\mu^2})",
                         "for the other parameters fixed, chi among them. But c_r^2 <= c_F/2 <= c_R^2/(32 c_I) falls with c_R^2, and the "
                         "ratio of r^2 and R^2 is moved by c_eta only: see saddle.defB.2.constants",
                         "any-radius");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S chi2 = draw.positive<S>("chi^2"), L2 = draw.positive<S>("L^2"), kappa = draw.nonnegative<S>("(1-mu)/mu^2");
    const S radius2 = chi2 * draw.in<S>("share", Range::left_open(0, 1)) / (S(160) * L2) * (draw.mutant("any-radius") ? S(2) : S(1));
    return {.shown = at_most(S(4) * kappa * (S(40) * L2 * radius2 + chi2), S(5) * kappa * chi2)};
  }
};
LEMMATA_CLAIM(Error);

}  // namespace
}  // namespace lemmata
