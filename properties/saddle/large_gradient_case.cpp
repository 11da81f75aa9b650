#include <vector>

#include "lib/compress/any_contractive.hpp"
#include "lib/method/compressed_sgd.hpp"
#include "lib/method/linear_moments.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/saddle/parameters.hpp"

// Lemma B.7 as a whole: from a large gradient the objective falls by F within I iterations.

namespace lemmata {
namespace {

/// Definition B.2 for a given objective and start: the constants as they come out of I = T, with the largest c_F that all conditions allow.
template <Scalar S>
struct FromLargeGradient {
  S L, k, radius2, eps2, c_R2, eta, c_eta, c_i, c_f;  ///< k = sqrt(rho eps)
  std::vector<Relation<S>> given;

  /// @param G  ||grad f(x_0)||^2
  FromLargeGradient(Draw& draw, const S& smoothness, const S& G, const S& mu, const S& variance, long d, long T) {
    L = smoothness > S(0) ? smoothness : S(1);
    k = draw.in<S>("sqrt(rho eps)/L", Range::closed(0.125, 1)) * L;
    const S G_left = draw.mutant("small-gradient") ? S(4096) * G : G;
    radius2 = draw.in<S>("R share", Range::open(0.125, 1)) * min(S(G_left / (S(16) * square(L))), S(S(1) / (S(4) * square(k))));
    const S least = S(4) * radius2 * square(k);  // eps^2 for c_R = 1/2
    eps2 = least + draw.in<S>("eps share", Range::closed(0, 1)) * (S(1) - least);
    c_R2 = radius2 * square(k) / eps2;
    // Definition B.1 with the printed eta_mu, under Assumption C with l = L
    S step = eps2 / (L * (S(1) + S(d) * variance)) + min(S(eps2 / (L * (S(1) + variance))), S(k / square(L)));
    if (mu < S(1)) {
      step = min(step, S(square(mu) * sqrt(S(sqrt(eps2))) / ((S(1) - mu) * square(L) * S(d))));
      if (variance > S(0)) step = min(step, S(mu / L * sqrt(S(eps2 / ((S(1) - mu) * variance)))));
    }
    // c_eta (1 + c_I) < c_I c_R^2/4, with c_eta = eta/step and c_I = T eta k
    eta = draw.in<S>("eta share", Range::open(0, 1)) * (k * step * c_R2 / S(4) - S(S(1) / S(T))) / k;
    given = {strictly_less(S(0), eta).named("eta > 0"), strictly_less(S(0), G).named("G > 0")};
    if (eta <= S(0)) eta = S(1);
    c_eta = eta / step;
    c_i = S(T) * eta * k;
    c_f = min(S(c_R2 / (S(16) * c_i)), S(c_i * c_R2 / S(2)));
    given.push_back(strictly_less(c_eta * (S(1) + c_i), c_f / S(2)).named("c_eta + c_r^2 + c_I c_eta <= c_F/2"));
    given.push_back(strictly_less(S(16) * square(L) * radius2, G_left).named("large gradient"));
    given.push_back(strictly_less(bounds::saddle::step_condition(eta, mu, L), S(1)).named("step size"));
  }
  S drop() const { return c_f * eps2 / k; }
  /// The most that r^2 can be: c_r^2 = c_F/2 - c_eta (1 + c_I).
  S most_noise() const { return max(S(0), S(c_f / S(2) - c_eta * (S(1) + c_i))) * eps2 / (L * eta); }
};

struct LargeGradient {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.7",
      .kind = Kind::lemma,
      .where = "Lemma B.7",
      .title = "large gradient case",
      .hypotheses =
          R"(e_{t_0} = 0,\ \text{A, B, Definition B.2},\ c_\eta + c_r^2 + c_{\mathcal I}c_\eta \le \frac{c_{\mathcal F}}2,\ 16c_{\mathcal I}c_{\mathcal F} \le c_{\mathcal R}^2 \le \tfrac14,\ 2c_{\mathcal F} \le c_{\mathcal I}c_{\mathcal R}^2,\ \sqrt{\rho\varepsilon} \le L,\ \|\nabla f(x_{t_0})\| > 4L\mathcal R)",
      .statement = R"(\exists t \le \mathcal I:\ f(y_{t_0}) - \mathbb Ef(y_{t_0+t}) \ge \mathcal F)",
      .note =
          "the proof does not give it (saddle.lemB.7.step-lower-expect, step-final), but there is room to spare. Two kinds of runs of up "
          "to 192 steps, in a narrower class than the lemma's. Without noise, the limit r -> 0: any smooth f of up to 2 dimensions, any "
          "compressor that chooses nothing at random, adversaries among them. With noise: quadratics and RANDOMK by exact second moments, "
          "where only variances count. sqrt(rho eps) and R at least an eighth of the most they can be, I a whole number, c_F the largest "
          "that the conditions allow",
      .mutants = {"small-gradient"}};

  template <Scalar S>
  static Case<S> without_noise(Draw& draw, Expect<S>& expect) {
    const long d = draw.integer("d", 1, 2), T = draw.log_integer("I", 8, 192);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    const Vec<S> x0 = draw.vector<S>("x0", d);
    FromLargeGradient<S> p(draw, f.L, norm2_squared(f.gradient(x0)), compressor.delta, S(0), d, T);
    p.given.push_back(holds<S>(!compressor.random, "nothing at random"));
    const method::CompressedSgd<S> sgd{.x0 = x0, .eta = p.eta, .compressor = compressor, .oracle = oracle::exact_oracle<S>(f.gradient)};
    S least = problem::above_minimum(f, x0);
    const S before = least;
    if (!compressor.random) {
      const auto run = expect.run(sgd, T, {[&](const auto& s) { return problem::above_minimum(f, s.x - p.eta * s.e); }});
      for (long t = 1; t <= T; ++t) least = min(least, run.mean(0, t));
    }
    return {.given = p.given, .shown = at_most(p.drop(), before - least).sum_of(4096)};
  }

  template <Scalar S>
  static Case<S> with_noise(Draw& draw) {
    const long d = draw.log_integer("d", 1, 100000), T = draw.log_integer("I", 8, 192);
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), x = draw.real<S>("x_1"), z = draw.real<S>("x_2");
    const S a = draw.real<S>("lambda_1"), b = draw.real<S>("lambda_2"), variance = draw.nonnegative<S>("sigma^2");
    const S G = square(S(a * x)) + S(d - 1) * square(S(b * z)), L = d == 1 ? S(abs(a)) : max(S(abs(a)), S(abs(b)));
    const FromLargeGradient<S> p(draw, L, G, mu, variance, d, T);
    const S q = (variance + draw.in<S>("r^2 share", Range::left_open(0, 1)) * p.most_noise()) / S(d);
    method::LinearMoments<S> first{.lambda = a, .eta = p.eta, .mu = mu, .q = q, .start = x};
    method::LinearMoments<S> other{.lambda = b, .eta = p.eta, .mu = mu, .q = q, .start = z};
    const auto value = [&] { return first.value() + S(d - 1) * other.value(); };
    const S before = value();
    S least = before;
    for (long t = 0; t < T; ++t) {
      first.advance(), other.advance();
      least = min(least, S(value()));
    }
    return {.given = p.given, .shown = at_most(p.drop(), before - least).sum_of(65536)};
  }

  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return draw.coin("noisy") ? with_noise<S>(draw) : without_noise<S>(draw, expect);
  }
};
LEMMATA_CLAIM(LargeGradient);

}  // namespace
}  // namespace lemmata
