#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/ssdm.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/nodes.hpp"

// Theorem 8: SSDM on nodes with their own objectives.

namespace lemmata {
namespace {

/// The mean of the nodes' sigma^n.
template <Scalar S>
S mean_sigma(const std::vector<oracle::Noise<S>>& noise, long d) {
  S sum(0);
  for (const auto& n : noise) sum += sqrt(n.largest_variance(static_cast<std::size_t>(d)));
  return sum / S(static_cast<long>(noise.size()));
}

/// Are the iterates stuck at x0 for ever? On the line and without noise the nodes send the signs of their momenta, which at the start are
/// those of their gradients; if these sum to 0 nothing moves, and the momenta keep their signs.
template <Scalar S>
bool is_stuck(const problem::Nodes<S>& nodes, const Vec<S>& x0) {
  S sum(0);
  for (const auto& node : nodes.f) sum += sign(node.gradient(x0)[0], 0);
  return sum == S(0);
}

enum class Setting : long { fourth_power, any_horizon, noisy, long_run };  // K = q^4 has rational K^(-1/2) and K^(-3/4)

/// The longest horizon with at most about a hundred paths: each of M nodes has up to 4^d noise vectors and, for d > 1, 2^d signs.
long affordable(long d, long M, bool silent) {
  const double bits = static_cast<double>(M * ((silent ? 0 : 2 * d) + (d == 1 ? 0 : d)));
  return bits == 0 ? 6 : 1 + static_cast<long>(7 / bits);
}

/// K, or K - 1 where K = 4^4, 5^4, ...: there rationals would run for hundreds of steps, and their digits grow with each.
long no_long_rational_run(long K) {
  for (long q = 4; q * q * q * q <= K; ++q)
    if (q * q * q * q == K) return K - 1;
  return K;
}

/// The horizon: any length where a run is stuck, tens or hundreds of steps where it is deterministic, few where its paths do not meet.
long drawn_horizon(Draw& draw, Setting kind, bool stuck, long few) {
  if (kind == Setting::noisy) return draw.log_integer("K", 1, few);
  if (kind == Setting::long_run) return no_long_rational_run(draw.log_integer("K", 40, 1000));
  if (kind == Setting::any_horizon) return draw.log_integer("K", 1, stuck ? 1000000000 : 40);
  const long q = draw.log_integer("q", 1, stuck ? 200 : 3);
  return q * q * q * q;
}

/// (1/K) sum_{k < K} E||grad f(x_k)|| of a drawn run, and what the bounds see of it.
template <Scalar S>
struct Measured {
  S mean, gap, sigma, L;
  long d, K;
  double terms;
};

template <Scalar S>
Measured<S> measured(Draw& draw, Expect<S>& expect, bool same) {
  const auto kind = static_cast<Setting>(draw.integer("kind", 0, 3));
  const bool noisy = kind == Setting::noisy;
  const long d = noisy ? draw.integer("d", 1, 3) : 1;
  const long M = draw.integer("M", 1, noisy ? 2 : 3);
  const bool silent = noisy && draw.coin("silent");  // the stochastic signs are the only randomness
  const auto nodes = problem::any_nodes<S>(draw, M, d, same);
  const Vec<S> x0 = draw.vector<S>("x0", d);
  const S side(draw.mutant("ascends") ? -1 : 1);
  std::vector<oracle::Noise<S>> noise;
  std::vector<oracle::Oracle<S>> oracles;
  for (long n = 0; n < M; ++n) {
    noise.push_back(noisy && !silent ? oracle::any_noise<S>(draw, "n" + std::to_string(n), d) : oracle::no_noise<S>(d));
    const auto& gradient = nodes.f[static_cast<std::size_t>(n)].gradient;
    oracles.push_back(oracle::with_noise<S>([gradient, side](const Vec<S>& x) { return side * gradient(x); }, noise.back()));
  }
  const auto coupling = d > 1 && draw.coin("common") ? compress::Coupling::common : compress::Coupling::independent;
  const bool stuck = !noisy && is_stuck(nodes, x0);
  const long K = drawn_horizon(draw, kind, stuck, affordable(d, M, silent));
  const S root = sqrt(S(K));
  const method::Ssdm<S> method{
      .x0 = x0,
      .gamma = S(1) / (root * sqrt(root)),
      .beta = S(1) - S(1) / root,
      .nodes = oracles,
      .signs = [coupling](const Vec<S>& m, Chance<S>& chance) { return compress::stochastic_sign(m, chance, coupling); }};
  using State = typename method::Ssdm<S>::State;
  const long steps = stuck ? 1 : K;
  const auto run = expect.run(method, steps - 1, {[&](const State& s) {
                                const Vec<S> g = nodes.gradient(s.x);
                                return g.size() == 1 ? S(abs(g[0])) : norm2(g);
                              }});
  return {S(run.sum(0, 0, steps) / S(steps)), nodes.above_bound(x0), mean_sigma(noise, d), nodes.mean_L(), d, K,
          static_cast<double>(64 * steps)};
}

template <Scalar S>
Case<S> mean_gradient(Draw& draw, Expect<S>& expect, bool same) {
  const auto m = measured(draw, expect, same);
  const S bound = bounds::ssd::ssdm(m.gap, m.sigma, m.L, m.d, m.K);
  auto shown = at_most(m.mean, bound).sum_of(m.terms);
  if constexpr (std::same_as<S, double>) shown.least_gap = -bound;  // the left side is never negative
  return {.shown = std::move(shown)};
}

/// The last displays of the proof: the bound for any gamma and beta, its loosening, and Theorem 8's.
template <Scalar S>
Case<S> parameters_inserted(Draw& draw, Expect<S>& expect, bool same) {
  const auto m = measured(draw, expect, same);
  const S root = sqrt(S(m.K)), gamma = S(1) / (root * sqrt(root)), one_less_beta = S(1) / root;
  const auto display = [&](const S& last) { return bounds::ssd::ssdm_tuned(m.gap, m.sigma, m.L, m.d, m.K, gamma, one_less_beta, last); };
  const S first = display(ratio<S>(3, 2)), second = display(S(3));
  return {.shown = Chain<S>(at_most(m.mean, first).named("(29) summed").sum_of(m.terms))
                       .also(at_most(first, second).named("3/2 and 3").sum_of(m.terms))
                       .also(at_most(second, bounds::ssd::ssdm(m.gap, m.sigma, m.L, m.d, m.K)).named("parameters").sum_of(m.terms))};
}

struct StochasticSignDescent {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8",
      .kind = Kind::theorem,
      .where = "Theorem 8",
      .title = "stochastic sign descent with momentum",
      .hypotheses = R"(f = \frac1M \sum_n f_n \ge f^*, \; f_n \ L^n\text{-smooth}, \; \mathbb E\, \hat g^n = \nabla f_n, \;)"
                    R"( \mathbb E\|\hat g^n - \nabla f_n\|^2 \le (\sigma^n)^2,)"
                    R"( \; \beta = 1 - \frac{1}{\sqrt K}, \; \gamma = K^{-3/4})",
      .statement = R"(\frac1K \sum_{k=0}^{K-1} \mathbb E\|\nabla f(x_k)\| \le \frac{1}{K^{1/4}}\left(3\delta_f + 16\tilde\sigma +)"
                   R"( 8\tilde L\sqrt d + \frac{3\tilde L d}{\sqrt K}\right))",
      .sweep = "q",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return mean_gradient<S>(draw, expect, false);
  }
};
LEMMATA_CLAIM(StochasticSignDescent);

constexpr std::string_view shared_objective =
    R"(f_1 = \ldots = f_M = f \ge f^*, \; f \ \tilde L\text{-smooth}, \; \mathbb E[\hat g_k^n \mid \mathcal F_k] = \nabla f(x_k), \;)"
    R"( \mathbb E[\|\hat g_k^n - \nabla f(x_k)\|^2 \mid \mathcal F_k] \le (\sigma^n)^2 \text{ given the past } \mathcal F_k \text{ up to })"
    R"( x_k, \; \operatorname{\tilde{sign}} \text{ drawn afresh}, \; \beta = 1 - \frac{1}{\sqrt K}, \; \gamma = K^{-3/4}, \; K \ge 1)";

struct StochasticSignDescentRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 8",
      .title = "stochastic sign descent with momentum, shared objective",
      .hypotheses = shared_objective,
      .statement = R"(\frac1K \sum_{k=0}^{K-1} \mathbb E\|\nabla f(x_k)\| \le \frac{1}{K^{1/4}}\left(3\delta_f + 16\tilde\sigma +)"
                   R"( 8\tilde L\sqrt d + \frac{3\tilde L d}{\sqrt K}\right))",
      .note =
          "the nodes share one objective: the proof needs the errors against the gradient of f, not of f_n, to have mean 0. It needs that "
          "given the past, too: noise drawn once for all does not average out",
      .sweep = "q",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return mean_gradient<S>(draw, expect, true);
  }
};
LEMMATA_CLAIM(StochasticSignDescentRepaired);

/// At most epsilon after K >= (C/epsilon)^4 iterations: at the largest such epsilon, C/K^(1/4), C = 3 delta_f + 16 sigma + 8 L sqrt(d) + 3 L d.
template <Scalar S>
Case<S> iterations_enough(Draw& draw, Expect<S>& expect, bool same) {
  const auto m = measured(draw, expect, same);
  return {.shown = at_most(m.mean, bounds::ssd::ssdm_constant(m.gap, m.sigma, m.L, m.d) / sqrt(sqrt(S(m.K)))).sum_of(m.terms)};
}

constexpr std::string_view displays =
    R"(\frac1K \sum_{k<K} \mathbb E\|g_k\| \le \frac{3\delta_f}{\gamma K} + \frac{8\tilde\sigma}{(1 - \beta)K} +)"
    R"( \frac{8\tilde L\gamma\sqrt d}{1 - \beta} + 8\tilde\sigma\sqrt{1 - \beta} + \frac32 \tilde Ld\gamma \le)"
    R"( \ldots + 3\tilde Ld\gamma \le \frac{1}{K^{1/4}}\left(3\delta_f + 16\tilde\sigma + 8\tilde L\sqrt d +)"
    R"( \frac{3\tilde Ld}{\sqrt K}\right))";

struct ParametersInserted {
  static constexpr ClaimInfo info{.id = "ssd.thm8.final",
                                  .kind = Kind::proof_step,
                                  .where = "last displays of appendix B.9",
                                  .title = "momentum and step inserted",
                                  .hypotheses = R"(\text{as Theorem 8, } \beta = 1 - \frac{1}{\sqrt K}, \; \gamma = K^{-3/4}, \; K \ge 1)",
                                  .statement = displays,
                                  .note = "its first link fails with Theorem 8 where the nodes differ; inserting the parameters is sound",
                                  .sweep = "q",
                                  .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return parameters_inserted<S>(draw, expect, false);
  }
};
LEMMATA_CLAIM(ParametersInserted);

struct ParametersInsertedRepaired {
  static constexpr ClaimInfo info{.id = "ssd.thm8.final/repaired",
                                  .kind = Kind::proof_step,
                                  .where = "last displays of appendix B.9",
                                  .title = "momentum and step inserted, shared objective",
                                  .hypotheses = shared_objective,
                                  .statement = displays,
                                  .note = "added: the nodes share one objective, and the noise of each step is unbiased given the past",
                                  .sweep = "q",
                                  .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return parameters_inserted<S>(draw, expect, true);
  }
};
LEMMATA_CLAIM(ParametersInsertedRepaired);

constexpr std::string_view enough =
    R"(K \ge (C/\varepsilon)^4 \text{ implies } \frac1K \sum_{k<K} \mathbb E\|\nabla f(x_k)\| \le \varepsilon, \quad)"
    R"( C = 3\delta_f + 16\tilde\sigma + 8\tilde L\sqrt d + 3\tilde Ld)";

struct IterationsEnough {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8-rate",
      .kind = Kind::remark,
      .where = "section 2.3, first bullet after Theorem 8",
      .title = "of order epsilon^-4 iterations",
      .hypotheses = R"(\text{as Theorem 8})",
      .statement = enough,
      .note =
          "with the constant of Theorem 8; where the nodes are stuck (ssd.ssdm-resolves.stuck) no constant and no "
          "number of iterations does. What is sent is ssd.thm8-rate.bits",
      .sweep = "q",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return iterations_enough<S>(draw, expect, false);
  }
};
LEMMATA_CLAIM(IterationsEnough);

struct IterationsEnoughRepaired {
  static constexpr ClaimInfo info{.id = "ssd.thm8-rate/repaired",
                                  .kind = Kind::remark,
                                  .where = "section 2.3, first bullet after Theorem 8",
                                  .title = "of order epsilon^-4 iterations, shared objective",
                                  .hypotheses = shared_objective,
                                  .statement = enough,
                                  .note = "added: the nodes share one objective, and the noise of each step is unbiased given the past",
                                  .sweep = "q",
                                  .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return iterations_enough<S>(draw, expect, true);
  }
};
LEMMATA_CLAIM(IterationsEnoughRepaired);

}  // namespace
}  // namespace lemmata
