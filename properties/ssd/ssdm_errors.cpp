#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/stochastic_sign.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/nodes.hpp"

// The steps of the proof of Theorem 8 (appendix B.9) about the errors of the momenta: m_k^n and the stochastic gradient against the gradient
// of f as printed, against that of f_n as repaired.

namespace lemmata {
namespace {

/// The first T + 1 momenta of SSDM, T drawn so that there are at most about a thousand paths.
template <Scalar S>
class FirstSteps {
 public:
  long d, M, T;
  S gamma, beta;

  FirstSteps(Draw& draw, bool own_gradient)
      : d(draw.integer("d", 1, 2)),
        M(draw.integer("M", 1, 2)),
        gamma(draw.positive<S>("gamma")),
        beta(draw.in<S>("beta", Range::right_open(0, 1))),
        own_gradient_(own_gradient),
        nodes_(problem::any_nodes<S>(draw, M, d, draw.coin("same"))),
        x0_(draw.vector<S>("x0", d)) {
    const bool noisy = (M == 1 || d == 1) && draw.coin("noisy");
    for (long n = 0; n < M; ++n) {
      noise_.push_back(noisy ? oracle::any_noise<S>(draw, "n" + std::to_string(n), d) : oracle::no_noise<S>(d));
      if (draw.mutant("biased")) bias_ = Vec<S>(static_cast<std::size_t>(d), S(1));
    }
    const long bits = M * ((noisy ? 2 * d : 0) + (d > 1 ? d : 0));  // of one step
    T = draw.integer("T", 1, bits == 0 ? 6 : std::max(1L, (10 - (noisy ? 2 * d * M : 0)) / bits));
    coupling_ = d > 1 && draw.coin("common") ? compress::Coupling::common : compress::Coupling::independent;
  }

  /// sigma^n, the square root of the largest variance.
  S sigma(long n) const { return sqrt(variance(n)); }
  S variance(long n) const { return noise_[static_cast<std::size_t>(n)].largest_variance(static_cast<std::size_t>(d)); }
  S mean_sigma() const {
    S sum(0);
    for (long n = 0; n < M; ++n) sum += sigma(n);
    return sum / S(M);
  }
  S smoothness(long n) const { return own_gradient_ ? nodes_.f[static_cast<std::size_t>(n)].L : nodes_.mean_L(); }
  S mean_smoothness() const { return nodes_.mean_L(); }

  /// What the errors of node n are measured against at the times 0..T, and the errors: of the stochastic gradient and of the momentum.
  struct Path {
    std::vector<std::vector<Vec<S>>> reference, noise, error;  // [n][k]
  };
  Path walk(Chance<S>& chance) const {
    const auto nodes = static_cast<std::size_t>(M);
    Path path;
    path.reference.resize(nodes);
    path.noise.resize(nodes);
    path.error.resize(nodes);
    std::vector<Vec<S>> m(nodes);
    Vec<S> x = x0_;
    for (long k = 0; k <= T; ++k) {
      Vec<S> signs(x.size());
      for (std::size_t n = 0; n < nodes; ++n) {
        const Vec<S> own = nodes_.f[n].gradient(x);
        const Vec<S> estimate = own + noise_[n].sample({.x = x, .memory = &m[n], .t = k}, chance) + bias_;
        m[n] = k == 0 ? estimate : beta * m[n] + (S(1) - beta) * estimate;
        const Vec<S> reference = own_gradient_ ? own : nodes_.gradient(x);
        path.reference[n].push_back(reference);
        path.noise[n].push_back(estimate - reference);
        path.error[n].push_back(m[n] - reference);
        if (k < T) signs += compress::stochastic_sign(m[n], chance, coupling_);
      }
      x -= gamma / S(M) * signs;
    }
    return path;
  }

 private:
  bool own_gradient_;
  problem::Nodes<S> nodes_;
  Vec<S> x0_, bias_;
  std::vector<oracle::Noise<S>> noise_;
  compress::Coupling coupling_ = compress::Coupling::independent;
};

constexpr std::string_view bounded_variance =
    R"(\mathbb E\, \hat g^n(x) = \nabla f_n(x), \; \mathbb E\|\hat g^n(x) - \nabla f_n(x)\|^2 \le)"
    R"( (\sigma^n)^2, \; f_n \ L^n\text{-smooth})";

constexpr std::string_view bounded_given_the_past =
    R"(\mathbb E[\hat g_k^n \mid \mathcal F_k] = \nabla f_n(x_k), \; \mathbb E[\|\hat g_k^n - \nabla f_n(x_k)\|^2 \mid \mathcal F_k])"
    R"( \le (\sigma^n)^2 \text{ given the past } \mathcal F_k \text{ up to } x_k, \; f_n \ L^n\text{-smooth})";

template <Scalar S>
Case<S> orthogonality(Draw& draw, Expect<S>& expect, bool own_gradient) {
  const FirstSteps<S> s(draw, own_gradient);
  const long j = draw.integer("j", 0, s.T), k = draw.integer("k", 0, s.T);
  const auto at = [](const std::vector<Vec<S>>& sequence, long time) { return sequence[static_cast<std::size_t>(time)]; };
  const S mean = expect.mean([&](Chance<S>& chance) {
    const auto path = s.walk(chance);
    return dot(at(path.noise[0], j), at(path.noise[0], k));
  });
  return {.shown =
              j == k ? at_most(mean, s.variance(0)).named("k = k'").sum_of(4096) : equal(mean, S(0)).named("k and k' differ").sum_of(4096)};
}

struct OrthogonalErrors {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.eq30",
      .kind = Kind::proof_step,
      .where = "eq. (30)",
      .title = "orthogonality of the errors",
      .hypotheses = bounded_variance,
      .statement = R"(\mathbb E\langle \varepsilon_k^n, \varepsilon_{k'}^n\rangle \le (\sigma^n)^2 \text{ if } k = k', \; = 0)"
                   R"( \text{ if } k \ne k', \quad \varepsilon_k^n = \hat g_k^n - \nabla f(x_k))",
      .note =
          "the stochastic gradient of node n has the mean grad f_n, not grad f: where the nodes differ, the "
          "error has a mean of its own",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return orthogonality<S>(draw, expect, false);
  }
};
LEMMATA_CLAIM(OrthogonalErrors);

struct OrthogonalErrorsRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.eq30/repaired",
      .kind = Kind::proof_step,
      .where = "eq. (30)",
      .title = "orthogonality of the errors",
      .hypotheses = bounded_given_the_past,
      .statement = R"(\mathbb E\langle \varepsilon_k^n, \varepsilon_{k'}^n\rangle \le (\sigma^n)^2 \text{ if } k = k', \; = 0)"
                   R"( \text{ if } k \ne k', \quad \varepsilon_k^n = \hat g_k^n - \nabla f_n(x_k))",
      .note =
          "the errors are taken from the node's own gradient; with one objective for all nodes it is as printed. The mean is 0 given the "
          "past: noise drawn once for all is not orthogonal to itself",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return orthogonality<S>(draw, expect, true);
  }
};
LEMMATA_CLAIM(OrthogonalErrorsRepaired);

/// Means over the paths: of node 0 at time T, of all nodes at time T, of all nodes and times.
template <Scalar S>
struct ErrorMeans {
  S last, start, drift, noise, noise_squared, last_of_all, all;

  ErrorMeans(Expect<S>& expect, const FirstSteps<S>& s) {
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const auto path = s.walk(chance);
      const auto last_time = static_cast<std::size_t>(s.T);
      S moved(0), at_end(0), always(0);
      Vec<S> sum(path.noise[0][0].size());
      for (std::size_t t = 0; t < last_time; ++t) {
        const S weight = pow(s.beta, static_cast<long>(t));
        moved += weight * s.beta * norm2(path.reference[0][last_time - 1 - t] - path.reference[0][last_time - t]);
        sum += weight * path.noise[0][last_time - t];
      }
      for (const auto& errors : path.error) {
        at_end += norm2(errors.back()) / S(s.M);
        for (const auto& e : errors) always += norm2(e) / S(s.M * (s.T + 1));
      }
      return Vec<S>{norm2(path.error[0].back()), norm2(path.noise[0][0]), moved, norm2(sum), norm2_squared(sum), at_end, always};
    });
    last = means[0], start = means[1], drift = means[2], noise = means[3], noise_squared = means[4], last_of_all = means[5], all = means[6];
  }
};

template <Scalar S>
Case<S> momentum_error(Draw& draw, Expect<S>& expect, bool own_gradient) {
  const FirstSteps<S> s(draw, own_gradient);
  const ErrorMeans<S> mean(expect, s);
  const S one_less = S(1) - s.beta, fading = pow(s.beta, s.T);
  S geometric(0);
  for (long t = 0; t < s.T; ++t) geometric += pow(s.beta, 2 * t);
  const S drift = s.smoothness(0) * s.gamma * sqrt(S(s.d)) / one_less, root = sqrt(one_less), sigma = s.sigma(0);
  const S first = fading * mean.start + mean.drift + one_less * mean.noise;
  const S second = fading * sigma + drift + one_less * sqrt(mean.noise_squared);
  const S third = fading * sigma + drift + one_less * sqrt(S(geometric * s.variance(0)));
  const S drift_of_all = s.mean_smoothness() * s.gamma * sqrt(S(s.d)) / one_less, sigma_of_all = s.mean_sigma();
  return {.shown =
              Chain<S>(at_most(mean.last, first).named("unrolled").sum_of(8192))
                  .also(at_most(first, second).named("(31)").sum_of(8192))
                  .also(at_most(second, third).named("(30)").sum_of(8192))
                  .also(at_most(third, fading * sigma + drift + sigma * root).named("geometric sum").sum_of(8192))
                  .also(at_most(mean.last_of_all, fading * sigma_of_all + drift_of_all + sigma_of_all * root).named("nodes").sum_of(8192))
                  .also(at_most(mean.all, sigma_of_all / (one_less * S(s.T + 1)) + drift_of_all + sigma_of_all * root)
                            .named("iterates")
                            .sum_of(8192))};
}

struct MomentumError {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.error-bound",
      .kind = Kind::proof_step,
      .where = "appendix B.9, displays after (31)",
      .title = "errors of the momenta",
      .hypotheses =
          R"(\text{as Theorem 8, } \gamma > 0, \; \beta \in [0, 1), \; \hat\varepsilon_k^n = m_k^n - \nabla f(x_k), \; \varepsilon_k^n =)"
          R"( \hat g_k^n - \nabla f(x_k))",
      .statement =
          R"(\mathbb E\|\hat\varepsilon_{k+1}^n\| \le \beta^{k+1}\|\varepsilon_0^n\| + \sum_{t=0}^k \beta^{t+1}\|g_{k-t} - g_{k+1-t}\| +)"
          R"( (1 - \beta)\mathbb E\|\sum_{t=0}^k \beta^t \varepsilon_{k+1-t}^n\| \le \beta^{k+1}\sigma^n + \frac{\tilde L\gamma\sqrt d}{1 -)"
          R"( \beta} + \sigma^n\sqrt{1 - \beta}, \quad \frac{1}{KM}\sum_{k<K}\sum_n \mathbb E\|\hat\varepsilon_k^n\| \le)"
          R"( \frac{\tilde\sigma}{(1 - \beta)K} + \frac{\tilde L\gamma\sqrt d}{1 - \beta} + \tilde\sigma\sqrt{1 - \beta})",
      .note =
          "with E before the first two norms, which the display forgets; every link between is asserted. E||epsilon_0^n|| <= sigma^n needs "
          "grad f_n = grad f",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return momentum_error<S>(draw, expect, false);
  }
};
LEMMATA_CLAIM(MomentumError);

struct MomentumErrorRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.error-bound/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.9, displays after (31)",
      .title = "errors of the momenta against the nodes' own gradients",
      .hypotheses =
          R"(f_n \ L^n\text{-smooth}, \; \gamma > 0, \; \beta \in [0, 1), \; \hat\varepsilon_k^n = m_k^n - \nabla f_n(x_k), \;)"
          R"( \varepsilon_k^n = \hat g_k^n - \nabla f_n(x_k), \; \mathbb E[\varepsilon_k^n \mid \mathcal F_k] = 0, \;)"
          R"( \mathbb E[\|\varepsilon_k^n\|^2 \mid \mathcal F_k] \le (\sigma^n)^2 \text{ given the past } \mathcal F_k \text{ up to } x_k)",
      .statement =
          R"(\mathbb E\|\hat\varepsilon_{k+1}^n\| \le \beta^{k+1}\sigma^n + \frac{L^n\gamma\sqrt d}{1 - \beta} + \sigma^n\sqrt{1 - \beta},)"
          R"( \quad \frac{1}{KM}\sum_{k<K}\sum_n \mathbb E\|\hat\varepsilon_k^n\| \le \frac{\tilde\sigma}{(1 - \beta)K} +)"
          R"( \frac{\tilde L\gamma\sqrt d}{1 - \beta} + \tilde\sigma\sqrt{1 - \beta})",
      .note =
          "with every link between, as printed, for noise unbiased given the past. With one objective for all nodes this is the printed "
          "bound; otherwise it does not lead to Theorem 8, which needs m_k^n near grad f",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return momentum_error<S>(draw, expect, true);
  }
};
LEMMATA_CLAIM(MomentumErrorRepaired);

}  // namespace
}  // namespace lemmata
