#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/ssdm.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/any_problem.hpp"

// Theorem 8: SSDM on nodes with their own objectives.

namespace lemmata {
namespace {

/// Nodes f_1, ..., f_M with their noise; f is their mean, `minimum` a lower bound of it.
template <Scalar S>
struct Nodes {
  std::vector<problem::Problem<S>> f;
  std::vector<oracle::Noise<S>> noise;
  S minimum{};

  S value(const Vec<S>& x) const {
    S sum(0);
    for (const auto& node : f) sum += node.value(x);
    return sum / S(static_cast<long>(f.size()));
  }
  Vec<S> gradient(const Vec<S>& x) const {
    Vec<S> sum(x.size());
    for (const auto& node : f) sum += node.gradient(x);
    return ratio<S>(1, static_cast<long>(f.size())) * sum;
  }
  S mean_L() const {
    S sum(0);
    for (const auto& node : f) sum += node.L;
    return sum / S(static_cast<long>(f.size()));
  }
  S mean_sigma(long d) const {
    S sum(0);
    for (const auto& n : noise) sum += sqrt(n.largest_variance(static_cast<std::size_t>(d)));
    return sum / S(static_cast<long>(f.size()));
  }
};

/// f_n(x) = a_n x^2/2 + b_n x on the line, unbounded below for a_n <= 0, with a mean that is not: a_1 + ... + a_M > 0. Then
/// min f = -(sum b)^2 / (2 M sum a).
template <Scalar S>
void draw_parabolas(Draw& draw, long M, Nodes<S>& nodes) {
  S a_sum(0), b_sum(0);
  for (long n = 0; n < M; ++n) {
    const std::string index = std::to_string(n);
    const S b = draw.real<S>("b" + index);
    const S free = draw.coin("own" + index) ? draw.real<S>("a" + index) : S(0);
    const S a = n + 1 < M ? free : draw.positive<S>("a_sum") - a_sum;
    a_sum += a;
    b_sum += b;
    nodes.f.push_back({.name = "parabola",
                       .d = 1,
                       .value = [a, b](const Vec<S>& x) { return a * square(x[0]) / S(2) + b * x[0]; },
                       .gradient = [a, b](const Vec<S>& x) { return Vec<S>{a * x[0] + b}; },
                       .L = abs(a)});
  }
  nodes.minimum = -(square(b_sum) / (S(2 * M) * a_sum));
}

/// Any smooth objective of each node (or one for all), or parabolas.
template <Scalar S>
Nodes<S> drawn_nodes(Draw& draw, long M, long d, bool same) {
  Nodes<S> nodes;
  if (!same && d == 1 && draw.coin("parabolas")) {
    draw_parabolas(draw, M, nodes);
  } else {
    for (long n = 0; n < M; ++n) {
      nodes.f.push_back(same && n > 0 ? nodes.f[0] : problem::any_smooth<S>(draw, "f" + std::to_string(n), d));
      nodes.minimum += nodes.f.back().minimum / S(M);
    }
  }
  return nodes;
}

/// Are the iterates stuck at x0 for ever? On the line and without noise the nodes send the signs of their momenta, which at the start are
/// those of their gradients; if these sum to 0 nothing moves, and the momenta keep their signs.
template <Scalar S>
bool is_stuck(const Nodes<S>& nodes, const Vec<S>& x0) {
  S sum(0);
  for (const auto& node : nodes.f) sum += sign(node.gradient(x0)[0], 0);
  return sum == S(0);
}

/// f(x) - f*. In double, where the difference may cancel, at least the ||grad f(x)||^2 / (2 L) of every L-smooth f.
template <Scalar S>
S gap_at(const Nodes<S>& nodes, const Vec<S>& x) {
  S gap = nodes.value(x) - nodes.minimum;
  if constexpr (std::same_as<S, double>) {
    const double squared = norm2_squared(nodes.gradient(x));
    if (squared > 0) gap = max(gap, squared / (2 * nodes.mean_L()));
  }
  return gap;
}

enum class Setting : long { fourth_power, any_horizon, noisy };  // K = q^4 has rational K^(-1/2) and K^(-3/4)

/// The longest horizon with at most about a hundred paths: each of M nodes has up to 4^d noise vectors and, for d > 1, 2^d signs.
long affordable(long d, long M, bool silent) {
  const double bits = static_cast<double>(M * ((silent ? 0 : 2 * d) + (d == 1 ? 0 : d)));
  return bits == 0 ? 6 : 1 + static_cast<long>(7 / bits);
}

/// The horizon: any length where a run is stuck, tens of steps where it is deterministic, few where its paths do not meet.
long drawn_horizon(Draw& draw, Setting kind, bool stuck, long few) {
  if (kind == Setting::noisy) return draw.log_integer("K", 1, few);
  if (kind == Setting::any_horizon) return draw.log_integer("K", 1, stuck ? 1000000000 : 200);
  const long q = draw.log_integer("q", 1, stuck ? 200 : 3);
  return q * q * q * q;
}

template <Scalar S>
Case<S> mean_gradient(Draw& draw, Expect<S>& expect, bool same) {
  const auto kind = static_cast<Setting>(draw.integer("kind", 0, 2));
  const bool noisy = kind == Setting::noisy;
  const long d = noisy ? draw.integer("d", 1, 3) : 1;
  const long M = draw.integer("M", 1, noisy ? 2 : 3);
  const bool silent = noisy && draw.coin("silent");  // the stochastic signs are the only randomness
  Nodes<S> nodes = drawn_nodes<S>(draw, M, d, same);
  const Vec<S> x0 = draw.vector<S>("x0", d);
  const S side(draw.mutant("ascends") ? -1 : 1);
  std::vector<oracle::Oracle<S>> oracles;
  for (long n = 0; n < M; ++n) {
    nodes.noise.push_back(noisy && !silent ? oracle::any_noise<S>(draw, "n" + std::to_string(n), d) : oracle::no_noise<S>(d));
    const auto& gradient = nodes.f[static_cast<std::size_t>(n)].gradient;
    oracles.push_back(oracle::with_noise<S>([gradient, side](const Vec<S>& x) { return side * gradient(x); }, nodes.noise.back()));
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
  const S bound = bounds::ssd::ssdm(gap_at(nodes, x0), nodes.mean_sigma(d), nodes.mean_L(), d, K);
  auto shown = at_most(S(run.sum(0, 0, steps) / S(steps)), bound).sum_of(static_cast<double>(64 * steps));
  if constexpr (std::same_as<S, double>) shown.least_gap = -bound;  // the left side is never negative
  return {.shown = std::move(shown)};
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

struct StochasticSignDescentRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8/repaired",
      .kind = Kind::theorem,
      .where = "Theorem 8",
      .title = "stochastic sign descent with momentum, shared objective",
      .hypotheses = R"(f_1 = \ldots = f_M = f \ge f^*, \; f \ \tilde L\text{-smooth}, \; \mathbb E\, \hat g^n = \nabla f, \;)"
                    R"( \mathbb E\|\hat g^n - \nabla f\|^2 \le (\sigma^n)^2,)"
                    R"( \; \beta = 1 - \frac{1}{\sqrt K}, \; \gamma = K^{-3/4})",
      .statement = R"(\frac1K \sum_{k=0}^{K-1} \mathbb E\|\nabla f(x_k)\| \le \frac{1}{K^{1/4}}\left(3\delta_f + 16\tilde\sigma +)"
                   R"( 8\tilde L\sqrt d + \frac{3\tilde L d}{\sqrt K}\right))",
      .note = "the nodes share one objective: the proof needs the errors against the gradient of f, not of f_n, to have mean 0",
      .sweep = "q",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return mean_gradient<S>(draw, expect, true);
  }
};
LEMMATA_CLAIM(StochasticSignDescentRepaired);

}  // namespace
}  // namespace lemmata
