#include <algorithm>
#include <string>
#include <vector>

#include "bounds/saddle/beta.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/saddle/proof_step.hpp"

// The proof of Lemma B.17: the accumulated compression error of a linear compressor. q = r^2/d is the variance along v_1.

namespace lemmata {
namespace {

using bounds::saddle::beta_squared;

constexpr saddle::StepsOf linear_error_step{"proof of Lemma B.17"};

struct Linearity {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-linearity", "errors of a linear compressor", R"(C \text{ linear for fixed randomness})",
      R"(\hat e_{t+1} = D - C(D),\ D = (\nabla F - \nabla F') + (\xi - \xi') + (e - e'))",
      "any matrix C, dimension up to 3; with e^ = e - e' as in this proof, where Definition B.10 has the opposite sign. The mutant "
      "compresses by the sign",
      "sign");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    Mat<S> c(static_cast<std::size_t>(d));
    for (std::size_t i = 0; i < c.size(); ++i) {
      const Vec<S> row = draw.vector<S>("C" + std::to_string(i), d);
      for (std::size_t j = 0; j < c.size(); ++j) c(i, j) = row[j];
    }
    const bool by_sign = draw.mutant("sign");
    const auto rest = [&](const Vec<S>& v) { return by_sign ? v - norm1(v) / S(d) * sign(v, 0) : v - c * v; };
    const Vec<S> g = draw.vector<S>("g", d), g2 = draw.vector<S>("g'", d), xi = draw.vector<S>("xi", d), xi2 = draw.vector<S>("xi'", d);
    const Vec<S> e = draw.vector<S>("e", d), e2 = draw.vector<S>("e'", d);
    return {.shown = equal(rest(g + xi + e) - rest(g2 + xi2 + e2), rest((g - g2) + (xi - xi2) + (e - e2)))};
  }
};
LEMMATA_CLAIM(Linearity);

struct ContractionOfRuns {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-contraction", "one step contracts",
      R"(C \text{ linear},\ 1 - \mu = \sup_v\mathbb E\|v - C(v)\|^2/\|v\|^2,\ \tilde\theta \text{ independent of the rest})",
      R"(\mathbb E_{\tilde\theta}\|\hat e_{t+1}\|^2 \le (1-\mu)\|(\nabla F - \nabla F') + \hat\xi + \hat e\|^2)",
      "one step of both runs, from any x, x', e, e', with the hats of this proof, whose first display has e^ = e - e'. Those of Definition "
      "B.10 are opposite, and would give the gradients the other sign (the mutant). RANDOMK, or one of two diagonal matrices at random, d "
      "up to 3",
      "opposite-sign");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3), k = draw.integer("k", 0, 2);  // k = 0: diagonal matrices
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const Vec<S> g = f.gradient(draw.vector<S>("x", d)), g2 = f.gradient(draw.vector<S>("x'", d));
    const Vec<S> e = draw.vector<S>("e", d), e2 = draw.vector<S>("e'", d), xi = draw.vector<S>("xi", d), v = draw.unit_vector<S>("v_1", d);
    const Vec<S> xi2 = xi - S(2) * dot(v, xi) * v, p = g + xi + e, p2 = g2 + xi2 + e2;
    const S chance_of_first = draw.in<S>("p", Range::closed(0, 1));
    const Vec<S> first = draw.vector<S>("I - C", d, Range::open(-1, 1)), other = draw.vector<S>("I - C'", d, Range::open(-1, 1));
    S lost = k > 0 ? S(1) - ratio<S>(std::min(k, d), d) : S(0);  // 1 - mu
    if (k == 0)
      for (std::size_t i = 0; i < first.size(); ++i)
        lost = max(lost, S(chance_of_first * square(first[i]) + (S(1) - chance_of_first) * square(other[i])));
    const S second = expect.mean([&](Chance<S>& chance) {
      const auto sent = chance.subset(g.size(), static_cast<std::size_t>(std::min(k, d)));
      const bool by_first = k == 0 && chance.bernoulli(chance_of_first);
      S sum(0);
      for (std::size_t i = 0; i < sent.size(); ++i) {
        const S rest = k > 0 ? S(sent[i] ? 0 : 1) : by_first ? first[i] : other[i];
        sum += square(S(rest * p[i] - rest * p2[i]));
      }
      return sum;
    });
    const Vec<S> gradients = draw.mutant("opposite-sign") ? g2 - g : g - g2;
    return {.shown = at_most(second, lost * norm2_squared(gradients + (xi - xi2) + (e - e2))).sum_of(1024)};
  }
};
LEMMATA_CLAIM(ContractionOfRuns);

/// u_{t+1} = (1 - mu)((1 + 1/nu) b_t + (1 + nu) u_t) from 0, nu = mu/(2 (1 - mu)), for b_0 .. b_t.
template <Scalar S>
struct Unrolled {
  long t;
  S mu, nu, rate, largest = S(0), u = S(0), by_index = S(0), by_last = S(0);
  explicit Unrolled(Draw& draw) : t(draw.integer("t", 0, 6)), mu(draw.in<S>("mu", Range::open(0, 1))) {
    nu = mu / (S(2) * (S(1) - mu));
    rate = (S(1) - mu) * (S(1) + nu);
    std::vector<S> b;
    for (long i = 0; i <= t; ++i) b.push_back(draw.nonnegative<S>("b" + std::to_string(i)));
    for (long i = 0; i <= t; ++i) {
      const S& now = b[static_cast<std::size_t>(i)];
      largest = max(largest, now);
      u = (S(1) - mu) * ((S(1) + S(1) / nu) * now + (S(1) + nu) * u);
      by_index += pow(rate, t - i + 1) * now / nu;
      by_last += pow(rate, t - i + 1) * b.back() / nu;
    }
  }
  Chain<S> rest(const S& middle, const S& scale) const {
    S series(0);
    for (long i = 0; i <= t; ++i) series += pow(S(S(1) - mu / S(2)), t - i + 1);
    const S third = S(2) * (S(1) - mu) / mu * series * largest;
    return Chain<S>(at_most(middle, third).named("max").sum_of(256))
        .also(at_most(scale * third, S(4) * (S(1) - mu) / square(mu) * largest).named("series").sum_of(256));
  }
};

struct Unroll {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-unroll", "the recursion of the errors",
      R"(\nu = \frac\mu{2(1-\mu)},\ b_i = \mathbb E\|(\nabla F_i - \nabla F'_i) + \hat\xi_i\|^2)",
      R"(\mathbb E\|\hat e_{t+1}\|^2 \le \frac1\nu\sum_{i=0}^t((1-\mu)(1+\nu))^{t-i+1}b_t \le \frac{2(1-\mu)}\mu\sum_i(1-\tfrac\mu2)^{t-i+1}\max_ib_i \le \frac{4(1-\mu)}{\mu^2}\max_ib_i)",
      "the index of b in the sum is printed as t, where the recursion has i: false where b_t is smaller than the earlier ones. With i all "
      "links hold (repaired)",
      "long-series");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Unrolled<S> p(draw);
    return {.shown = Chain<S>(at_most(p.u, p.by_last).named("recursion").sum_of(256))
                         .also(p.rest(p.by_last, S(draw.mutant("long-series") ? 4 : 1)))};
  }
};
LEMMATA_CLAIM(Unroll);

struct UnrollRepaired {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-unroll/repaired", "the recursion of the errors",
      R"(\nu = \frac\mu{2(1-\mu)},\ b_i = \mathbb E\|(\nabla F_i - \nabla F'_i) + \hat\xi_i\|^2)",
      R"(\mathbb E\|\hat e_{t+1}\|^2 \le \frac1\nu\sum_{i=0}^t((1-\mu)(1+\nu))^{t-i+1}b_i \le \frac{2(1-\mu)}\mu\sum_i(1-\tfrac\mu2)^{t-i+1}\max_ib_i \le \frac{4(1-\mu)}{\mu^2}\max_ib_i)",
      "t up to 6; the first link is an equality for the recursion", "long-series");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Unrolled<S> p(draw);
    return {.shown = Chain<S>(equal(p.u, p.by_index).named("recursion").sum_of(256))
                         .also(p.rest(p.by_index, S(draw.mutant("long-series") ? 4 : 1)))};
  }
};
LEMMATA_CLAIM(UnrollRepaired);

struct Split {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-split", "gradients and noise apart",
      R"(D_i = \nabla F_i - \nabla F'_i,\ \hat\xi = -2\langle v_1, \xi\rangle v_1 \text{ independent of } D,\ \operatorname{Var}\langle v_1, \xi\rangle = r^2/d,\ \hat e_{t_0} = 0)",
      R"(\frac{4(1-\mu)}{\mu^2}\max_i\mathbb E\|D_i + \hat\xi_i\|^2 \le \frac{4(1-\mu)}{\mu^2}\max_i\mathbb E\|D_i\|^2 + \frac{r^2}d + \|\hat e_{t_0}\|^2)",
      "the last link of the display, as printed and with r^2/d inside the factor, where the next display has it: both fail, as the second "
      "moment of xi^ is 4 r^2/d. With 4 r^2/d inside it holds (repaired)",
      "more-noise");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool inside = draw.reading("bracket", {0, 1}, {"as-printed", "around-both"}) == 1;
    const long d = draw.integer("d", 1, 3);
    const S mu = draw.in<S>("mu", Range::open(0, 1)), factor = S(4) * (S(1) - mu) / square(mu);
    const S s = draw.nonnegative<S>("s");  // <v_1, xi> = s or -s
    const Vec<S> gradients = draw.vector<S>("D", d);
    const Vec<S> noise = (draw.mutant("more-noise") ? S(4) : S(2)) * s * draw.unit_vector<S>("v", d);
    const S before = (norm2_squared(gradients + noise) + norm2_squared(gradients - noise)) / S(2);
    return {.shown = at_most(factor * before, factor * norm2_squared(gradients) + (inside ? factor : S(1)) * square(s)).sum_of(256)};
  }
};
LEMMATA_CLAIM(Split);

struct SplitRepaired {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-split/repaired", "gradients and noise apart",
      R"(\mathbb E\langle\nabla F_i - \nabla F'_i, \hat\xi_i\rangle = 0,\ \hat e_{t_0} = 0)",
      R"(\mathbb E\|\hat e_{t_0+t}\|^2 \le \frac{4(1-\mu)}{\mu^2}(\max_i\mathbb E\|\nabla F_i - \nabla F'_i\|^2 + \frac{4r^2}d))",
      "the recursion of saddle.lemB.17.step-unroll with b_i = E||grad F_i - grad F'_i||^2 + 4 r^2/d, drawn as shares of the largest",
      "more-noise");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long t = draw.integer("t", 1, 8);
    const S mu = draw.in<S>("mu", Range::open(0, 1)), largest = draw.nonnegative<S>("b"), q = draw.nonnegative<S>("q");
    const S nu = mu / (S(2) * (S(1) - mu)), noise = (draw.mutant("more-noise") ? S(400) : S(4)) * q;
    S u(0);
    for (long i = 0; i < t; ++i) {
      const S b = draw.in<S>("share" + std::to_string(i), Range::closed(0, 1)) * largest + noise;
      u = (S(1) - mu) * ((S(1) + S(1) / nu) * b + (S(1) + nu) * u);
    }
    return {.shown = at_most(u, S(4) * (S(1) - mu) / square(mu) * (largest + S(4) * q)).sum_of(256)};
  }
};
LEMMATA_CLAIM(SplitRepaired);

struct Final {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-final", "substitution",
      R"(\mathbb E\|\hat e_i\|^2 \le \frac{4(1-\mu)}{\mu^2}(b + \frac{r^2}d),\ t \le \mathcal I = c_{\mathcal I}/(\eta\sqrt{\rho\varepsilon}))",
      R"(2\eta^4L^2(\sum_i(1+\eta\gamma)^{t-1-i})^2\max_i\mathbb E\|\hat e_i\|^2 \le \frac{8c_{\mathcal I}\eta^4(1-\mu)L^2\beta_t^2}{\mu^2\eta\sqrt{\rho\varepsilon}}(b + \frac{r^2}d))",
      "the arithmetic, from the bound as it is meant; what it starts from is saddle.lemB.17.step-split", "early-end");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long t = draw.integer("t", 0, 8);
    const S a = draw.in<S>("eta gamma", Range::left_open(0, 1)), eta = draw.positive<S>("eta"), L2 = draw.positive<S>("L^2"),
            k = draw.positive<S>("sqrt(rho eps)");
    const S kappa = draw.nonnegative<S>("(1-mu)/mu^2"), b = draw.nonnegative<S>("b"), q = draw.nonnegative<S>("r^2/d");
    const S c_i = (S(t) + draw.nonnegative<S>("I - t")) * eta * k / (draw.mutant("early-end") ? S(4) : S(1));
    S sum(0);
    for (long i = 0; i < t; ++i) sum += pow(S(S(1) + a), i);
    const S error = draw.in<S>("share", Range::closed(0, 1)) * S(4) * kappa * (b + q), fourth = square(square(eta)) * L2;
    return {.shown = at_most(S(2) * fourth * square(sum) * error, S(8) * c_i * fourth * kappa * beta_squared(a, t) / (eta * k) * (b + q))
                         .sum_of(1024)};
  }
};
LEMMATA_CLAIM(Final);

/// f = -L x^2/2 near y_0 = 0 on the line, gamma = L; noise s > 0 at x and s' at x', each of mean 0 on two outcomes; |x - y_0|, |x' - y_0| < R.
/// As sigma > 0, noise elsewhere may have no Lipschitz constant.
template <Scalar S>
struct TwoPoints {
  S L, radius2, sigma2, mean, apart2;
  std::vector<Relation<S>> given;
  explicit TwoPoints(Draw& draw) : L(draw.positive<S>("L")) {
    const S x = draw.real<S>("x - y_0"), y = draw.real<S>("x' - y_0"), s = draw.positive<S>("s"), s2 = draw.real<S>("s'");
    const S p = draw.in<S>("p", Range::open(0, 1)), rest = S(1) - p;
    radius2 = max(square(x), square(y)) * (S(1) + draw.positive<S>("R^2 excess"));
    given = {strictly_less(square(x), radius2).named("x near"), strictly_less(square(y), radius2).named("x' near")};
    sigma2 = p * rest * max(square(s), square(s2));  // (1 - p) s with probability p, else -p s
    mean = p * square(S(-L * (x - y) + rest * (s - s2))) + rest * square(S(-L * (x - y) - p * (s - s2)));
    apart2 = square(S(x - y));
  }
};

struct CaseNotC {
  static constexpr ClaimInfo info = linear_error_step(
      "saddle.lemB.17.step-caseNotC", "gradients against noise without Assumption C",
      R"(\mathbb E\|\zeta\|^2, \mathbb E\|\zeta'\|^2 \le \sigma^2,\ \sigma > 0,\ x, x' \in B(y_{t_0}, \mathcal R),\ \text{Lemma B.16}: \lambda_{\min} = -\gamma < 0)",
      R"(\mathbb E\|\nabla F - \nabla F'\|^2 \le 3(\mathbb E\|\zeta\|^2 + \|\nabla f - \nabla f'\|^2 + \mathbb E\|\zeta'\|^2) \le 6(\sigma^2 + L^2\mathcal R^2))",
      "||x^||^2 is up to 4 R^2, so that the second member is up to 6 sigma^2 + 12 L^2 R^2. The ends of the chain hold, since the noises "
      "have mean 0 (repaired); c(sigma^2 + R^2) in the text is the same with L in c. Where Assumption C does not hold, sigma > 0",
      "far-apart");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const TwoPoints<S> p(draw);
    const S middle = S(6) * p.sigma2 + S(3) * square(p.L) * p.apart2, more = draw.mutant("far-apart") ? S(16) : S(1);
    return {.given = p.given,
            .shown = Chain<S>(at_most(more * p.mean, middle).named("three terms").sum_of(256))
                         .also(at_most(middle, S(6) * (p.sigma2 + square(p.L) * p.radius2)).named("R").sum_of(256))};
  }
};
LEMMATA_CLAIM(CaseNotC);

struct CaseNotCRepaired {
  static constexpr ClaimInfo info =
      linear_error_step("saddle.lemB.17.step-caseNotC/repaired", "gradients against noise without Assumption C",
                        R"(\mathbb E\|\zeta\|^2, \mathbb E\|\zeta'\|^2 \le \sigma^2,\ \sigma > 0,\ x, x' \in B(y_{t_0}, \mathcal R))",
                        R"(\mathbb E\|\nabla F - \nabla F'\|^2 \le 4\sigma^2 + 4L^2\mathcal R^2)",
                        "opposite noise at opposite points reaches it", "far-apart");
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const TwoPoints<S> p(draw);
    const S more = draw.mutant("far-apart") ? S(2) : S(1);
    return {.given = p.given, .shown = at_most(more * p.mean, S(4) * p.sigma2 + S(4) * square(p.L) * p.radius2).sum_of(256)};
  }
};
LEMMATA_CLAIM(CaseNotCRepaired);

}  // namespace
}  // namespace lemmata
