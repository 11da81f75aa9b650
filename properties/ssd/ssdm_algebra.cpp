#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"

// What needs no run of SSDM: the recursion of its errors, its parameters in the bound, and its rate against that of noisy signSGD.

namespace lemmata {
namespace {

/// Gradients g_k of f and stochastic gradients of one node at the times 0..3, and the momenta that they give.
template <Scalar S>
struct Errors {
  S beta;
  std::vector<Vec<S>> g, noise, error;  ///< g_k, epsilon_k, hat epsilon_k

  explicit Errors(Draw& draw) : beta(draw.in<S>("beta", Range::right_open(0, 1))) {
    const auto d = draw.dimension("d", 1, 3);
    const S weight = draw.mutant("heavy-ball") ? S(1) : S(1) - beta;
    Vec<S> m;
    for (int k = 0; k <= 3; ++k) {
      const std::string index = std::to_string(k);
      g.push_back(draw.vector<S>("g" + index, d));
      const Vec<S> estimate = draw.vector<S>("estimate" + index, d);
      if (k == 0) m = estimate;
      m = beta * m + weight * estimate;
      noise.push_back(estimate - g.back());
      error.push_back(m - g.back());
    }
  }
};

struct ErrorRecursion {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.recursion",
      .kind = Kind::proof_step,
      .where = "appendix B.9, displays before (30)",
      .title = "recursion of the errors",
      .hypotheses = R"(m_k^n = \beta m_{k-1}^n + (1 - \beta)\hat g_k^n, \; m_{-1}^n = \hat g_0^n, \; \varepsilon_k^n = \hat g_k^n - g_k,)"
                    R"( \; \hat\varepsilon_k^n = m_k^n - g_k)",
      .statement =
          R"(\hat\varepsilon_{k+1}^n = \beta\hat\varepsilon_k^n + \beta(g_k - g_{k+1}) + (1 - \beta)\varepsilon_{k+1}^n, \quad)"
          R"( \hat\varepsilon_0^n = \varepsilon_0^n, \quad \hat\varepsilon_{k+1}^n = \beta^{k+1}\varepsilon_0^n + \beta \sum_{t=0}^k)"
          R"( \beta^t(g_{k-t} - g_{k+1-t}) + (1 - \beta)\sum_{t=0}^k \beta^t \varepsilon_{k+1-t}^n)",
      .note =
          "for every k: the unrolled form for k = 0, 1, 2, and from any k to k + 1 by the way its sums grow. Lines 2 and 5 of Algorithm 3 "
          "name one hat g_0^n, so that m_{-1} is the first stochastic gradient and not another answer of the oracle at x_0",
      .mutants = {"heavy-ball"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Errors<S> s(draw);
    const S& beta = s.beta;
    const S rest = S(1) - beta;
    Chain<S> shown = equal(s.error[0], s.noise[0], "start");
    for (std::size_t k = 0; k < 3; ++k) {
      shown = std::move(shown).also(
          equal(s.error[k + 1], beta * s.error[k] + beta * (s.g[k] - s.g[k + 1]) + rest * s.noise[k + 1], "one step"));
      Vec<S> drift, noise;
      for (std::size_t t = 0; t <= k; ++t) {
        const S weight = pow(beta, static_cast<long>(t));
        drift += weight * (s.g[k - t] - s.g[k + 1 - t]);
        noise += weight * s.noise[k + 1 - t];
      }
      shown = std::move(shown).also(
          equal(s.error[k + 1], pow(beta, static_cast<long>(k) + 1) * s.noise[0] + beta * drift + rest * noise, "unrolled"));
    }
    // The induction: `power` is beta^(k+1), `drift` and `noise` are the sums up to k.
    const S power = draw.nonnegative<S>("power");
    const auto d = draw.dimension("e", 1, 3);
    const Vec<S> drift = draw.vector<S>("drift", d), noise = draw.vector<S>("noise", d), first = draw.vector<S>("first", d);
    const Vec<S> moved = draw.vector<S>("moved", d), fresh = draw.vector<S>("fresh", d);
    const Vec<S> now = power * first + beta * drift + rest * noise;
    const Vec<S> next = power * beta * first + beta * (moved + beta * drift) + rest * (fresh + beta * noise);
    return {.shown = std::move(shown).also(equal(beta * now + beta * moved + rest * fresh, next, "from k to k + 1"))};
  }
};
LEMMATA_CLAIM(ErrorRecursion);

struct ParametersInTheBound {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.final.substitution",
      .kind = Kind::proof_step,
      .where = "last display of appendix B.9",
      .title = "the parameters inserted",
      .hypotheses = R"(\beta = 1 - \frac{1}{\sqrt K}, \; \gamma = K^{-3/4}, \; K \ge 1)",
      .statement = R"(\frac{3 K^{1/4}}{\gamma K} = 3, \quad K^{1/4}\left(\frac{8}{(1 - \beta)K} + 8\sqrt{1 - \beta}\right) =)"
                   R"( \frac{8}{K^{1/4}} + 8 \le 16, \quad \frac{8\gamma K^{1/4}}{1 - \beta} = 8, \quad \frac32\gamma K^{1/4} \le)"
                   R"( 3\gamma K^{1/4} = \frac{3}{\sqrt K})",
      .note =
          "the coefficients of delta_f, sigma, L sqrt(d) and L d, times K^(1/4), for all real K >= 1; the draw is "
          "1/K^(1/4), and quotients are multiplied out",
      .mutants = {"longer-memory"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S p = draw.in<S>("1/K^(1/4)", Range::left_open(0, 1));
    const S memory_root = draw.mutant("longer-memory") ? p * p : p;  // sqrt(1 - beta)
    const S one_less_beta = memory_root * memory_root, gamma = p * p * p, inverse_K = p * p * p * p;
    return {
        .shown =
            Chain<S>(equal(S(3) * inverse_K, S(3) * p * gamma).named("delta_f"))
                .also(equal(S(8) * inverse_K + S(8) * memory_root * one_less_beta, (S(8) * p + S(8)) * p * one_less_beta).named("sigma"))
                .also(at_most(S(8) * p + S(8), S(16)).named("K >= 1"))
                .also(equal(S(8) * gamma, S(8) * p * one_less_beta).named("L sqrt(d)"))
                .also(at_most(ratio<S>(3, 2), S(3)).named("3/2 and 3"))
                .also(equal(S(3) * gamma, S(3) * (p * p) * p).named("L d"))};
  }
};
LEMMATA_CLAIM(ParametersInTheBound);

}  // namespace
}  // namespace lemmata
