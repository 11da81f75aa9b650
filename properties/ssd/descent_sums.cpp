#include "bounds/ssd/standard_sums.hpp"
#include "lib/method/sign_descent.hpp"
#include "properties/ssd/sign_setting.hpp"

// What the proofs of Theorems 5 and 6 make of the descent of one step: sums over the steps (appendices B.5 and B.6).

namespace lemmata {
namespace {

/// Means of ||grad f(x_k)||_rho and of f(x_k) - f*, for k = 0..K.
template <Scalar S>
struct Means {
  std::vector<S> norm, value;
};

template <Scalar S>
Means<S> means_of(Expect<S>& expect, const ssd::SignSetting<S>& s, const method::SignDescent<S>& method, long K) {
  const auto run = expect.run(method, K,
                              {[&](const method::Position<S>& at) { return s.norm(at.x); },
                               [&](const method::Position<S>& at) { return problem::above_minimum(s.f, at.x); }});
  return {run.means[0], run.means[1]};
}

/// Up to 3^d paths a step, which do not meet when the steps vary.
template <Scalar S>
long drawn_length(Draw& draw, const ssd::SignSetting<S>& s) {
  return draw.log_integer("K", 1, !s.noisy ? 200 : s.d == 1 ? 6 : s.d == 2 ? 3 : 2);
}

struct SummedDescent {
  static constexpr ClaimInfo info{.id = "ssd.thm5.sum",
                                  .kind = Kind::proof_step,
                                  .where = "eqs. (20), (21)",
                                  .title = "descent, summed over the steps",
                                  .hypotheses =
                                      R"(f \text{ smooth with } L_1, \ldots, L_d, \; f \ge f^*, \; \rho_i > \frac12, \; x_{k+1} =)"
                                      R"( x_k - \gamma_k \operatorname{sign} \hat g_k, \; \gamma_k > 0)",
                                  .statement = R"(\mathbb E\|g_k\|_\rho \le \frac{\mathbb E f(x_k) - \mathbb E f(x_{k+1})}{\gamma_k} +)"
                                               R"( \frac{d\bar L}{2}\gamma_k, \quad \sum_{k=0}^{K-1} \gamma_k \mathbb E\|g_k\|_\rho \le)"
                                               R"( f(x_0) - f^* + \frac{d\bar L}{2}\sum_{k=0}^{K-1} \gamma_k^2)",
                                  .note = "with any positive steps; (20) at k = K - 1",
                                  .sweep = "K",
                                  .mutants = {"l1-norm", "rho-of-start", "ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ssd::SignSetting<S> s(draw);
    const auto gamma = method::any_schedule<S>(draw, "steps");
    const long K = drawn_length(draw, s);
    const auto means = means_of<S>(expect, s, {.x0 = s.x0, .gamma = gamma, .oracle = s.oracle()}, K);
    const auto last = static_cast<std::size_t>(K) - 1;
    const S half = s.smoothness() / S(2), step = gamma.at(K - 1);
    S sum(0);
    for (long k = 0; k < K; ++k) sum += gamma.at(k) * means.norm[static_cast<std::size_t>(k)];
    return {
        .shown =
            Chain<S>(at_most(means.norm[last], (means.value[last] - means.value[last + 1]) / step + half * step).named("(20)").sum_of(4096))
                .also(at_most(sum, means.value[0] + half * gamma.sum_of_squares(0, K)).named("(21)").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SummedDescent);

struct DecreasingStepsChain {
  static constexpr ClaimInfo info{
      .id = "ssd.thm5.step-log",
      .kind = Kind::proof_step,
      .where = "appendix B.5, display after (21)",
      .title = "from the sum to the rate with decreasing steps",
      .hypotheses = R"(\text{as Theorem 5, } \gamma_k = \gamma_0/\sqrt{k+1}, \; K \ge 1, \; \delta = f(x_0) - f^*)",
      .statement =
          R"(\min_{k < K} \mathbb E\|g_k\|_\rho \le \frac{\sum_{k<K} \gamma_k \mathbb E\|g_k\|_\rho}{\sum_{k<K} \gamma_k} \le)"
          R"( \frac{1}{\sqrt K}\left(\frac{\delta}{\gamma_0} + \frac{d\bar L}{2}\gamma_0 \sum_{k=0}^{K-1} \frac{1}{k+1}\right) \le)"
          R"( \frac{1}{\sqrt K}\left(\frac{\delta}{\gamma_0} + \gamma_0 d\bar L + \frac{\gamma_0 d\bar L}{2}\log K\right))"
          R"( = \frac{1}{\sqrt K}\left(\frac{\delta}{\gamma_0} + \gamma_0 d\bar L\right) + \frac{\gamma_0 d\bar L}{2}\frac{\log K}{\sqrt K})",
      .note = "the display ends here: it does not reach (7), which lacks gamma_0 d L / sqrt(K) and fails at K = 1",
      .sweep = "K",
      .mutants = {"ascends", "half-the-sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ssd::SignSetting<S> s(draw);
    const S gamma_0 = draw.positive<S>("gamma_0");
    const long K = drawn_length(draw, s);
    const auto gamma = method::square_root_schedule(gamma_0);
    const auto means = means_of<S>(expect, s, {.x0 = s.x0, .gamma = gamma, .oracle = s.oracle()}, K);
    S weighted(0), weights(0), harmonic(0);
    for (long k = 0; k < K; ++k) {
      const S step = gamma.at(k);
      weighted += step * means.norm[static_cast<std::size_t>(k)];
      weights += step;
      harmonic += S(1) / S(k + 1);
    }
    if (draw.mutant("half-the-sum")) weights = weights / S(2);
    const S root = sqrt(S(K)), start = s.gap() / gamma_0, unit = gamma_0 * s.smoothness();
    const S with_sum = (start + unit / S(2) * harmonic) / root;
    const S with_log = (start + unit / S(2) * bounds::ssd::harmonic_sum<S>(K)) / root;
    return {.shown = Chain<S>(at_most(ssd::least_of(means.norm, K), weighted / weights).named("least and weighted mean").sum_of(4096))
                         .also(at_most(weighted / weights, with_sum).named("(21)").sum_of(4096))
                         .also(at_most(with_sum, with_log).named("harmonic sum").sum_of(4096))
                         .also(equal(with_log, (start + unit) / root + unit / S(2) * log(S(K)) / root).named("rewritten").sum_of(4096))};
  }
};
LEMMATA_CLAIM(DecreasingStepsChain);

/// E||g_k||_rho and E f(x_k) - f* of option 2; or any non-increasing values with the largest norms that (20) admits.
template <Scalar S>
struct Descending {
  Means<S> means;
  S gamma_0, smoothness;
  long K;

  Descending(Draw& draw, Expect<S>& expect) {
    if (draw.coin("sequence")) {
      gamma_0 = draw.positive<S>("gamma_0");
      smoothness = draw.nonnegative<S>("smoothness");
      K = draw.log_integer("K", 1, 60);
      const Vec<S> drops = draw.vector<S>("drops", K, Range::right_open(0, std::numeric_limits<double>::infinity()));
      const S side(draw.mutant("rises") ? -1 : 1);
      means.value.push_back(draw.nonnegative<S>("rest"));
      for (std::size_t k = drops.size(); k-- > 0;) means.value.insert(means.value.begin(), means.value.front() + side * drops[k]);
      for (long k = 0; k < K; ++k) means.norm.push_back(allowed(k));
      return;
    }
    ssd::SignSetting<S> s(draw);
    gamma_0 = draw.positive<S>("gamma_0");
    smoothness = s.smoothness();
    K = drawn_length(draw, s);
    const S side(draw.mutant("rises") ? -1 : 1);
    means = means_of<S>(expect, s,
                        {.x0 = s.x0,
                         .gamma = method::square_root_schedule(gamma_0),
                         .oracle = s.oracle(),
                         .value = [&](const Vec<S>& x) { return side * problem::above_minimum(s.f, x); }},
                        K);
  }
  S step(long k) const { return gamma_0 / sqrt(S(k + 1)); }
  S drop(long k) const { return means.value[static_cast<std::size_t>(k)] - means.value[static_cast<std::size_t>(k) + 1]; }
  S allowed(long k) const { return drop(k) / step(k) + smoothness / S(2) * step(k); }
};

struct WeightedTelescoping {
  static constexpr ClaimInfo info{
      .id = "ssd.thm6.step-telescoping",
      .kind = Kind::proof_step,
      .where = "appendix B.6, display",
      .title = "weighted telescoping of non-increasing values",
      .hypotheses =
          R"(\text{as Theorem 6, } \gamma_k = \gamma_0/\sqrt{k+1}, \; a_k = \mathbb E f(x_k) \text{ non-increasing, } a_k \ge f^*)",
      .statement =
          R"(\frac1K \sum_{k<K} \mathbb E\|g_k\|_\rho \le \frac1K \sum_{k<K}\left(\frac{a_k - a_{k+1}}{\gamma_k} +)"
          R"( \frac{d\bar L}{2}\gamma_k\right) = \frac1K \sum_{k<K} \frac{a_k - a_{k+1}}{\gamma_0}\sqrt{k+1} +)"
          R"( \frac{d\bar L}{2K}\sum_{k<K} \frac{\gamma_0}{\sqrt{k+1}} \le \frac{1}{\sqrt K}\sum_{k<K} \frac{a_k - a_{k+1}}{\gamma_0} +)"
          R"( \frac{\gamma_0 d\bar L}{\sqrt K} = \frac{a_0 - a_K}{\gamma_0\sqrt K} + \frac{\gamma_0 d\bar L}{\sqrt K} \le)"
          R"( \frac{1}{\sqrt K}\left(\frac{a_0 - f^*}{\gamma_0} + \gamma_0 d\bar L\right))",
      .note = "on the means of a run, or on any non-increasing values",
      .sweep = "K",
      .mutants = {"rises"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Descending<S> s(draw, expect);
    const S K = S(s.K), root = sqrt(K);
    S norms(0), by_steps(0), by_roots(0), inverse_roots(0), drops(0);
    for (long k = 0; k < s.K; ++k) {
      norms += s.means.norm[static_cast<std::size_t>(k)];
      by_steps += s.allowed(k);
      by_roots += s.drop(k) / s.gamma_0 * sqrt(S(k + 1));
      inverse_roots += s.gamma_0 / sqrt(S(k + 1));
      drops += s.drop(k) / s.gamma_0;
    }
    const auto& a = s.means.value;
    const S noise = s.gamma_0 * s.smoothness / root;
    const S in_roots = by_roots / K + s.smoothness / (S(2) * K) * inverse_roots;
    const S telescoped = (a.front() - a.back()) / (s.gamma_0 * root) + noise;
    return {.shown =
                Chain<S>(at_most(norms / K, by_steps / K).named("(20)").sum_of(4096))
                    .also(equal(by_steps / K, in_roots).named("steps inserted").sum_of(65536))
                    .also(at_most(in_roots, drops / root + noise).named("non-increasing").sum_of(4096))
                    .also(equal(drops / root + noise, telescoped).named("telescoped").sum_of(65536))
                    .also(at_most(telescoped, (a.front() / s.gamma_0 + s.gamma_0 * s.smoothness) / root).named("f >= f*").sum_of(4096))};
  }
};
LEMMATA_CLAIM(WeightedTelescoping);

}  // namespace
}  // namespace lemmata
