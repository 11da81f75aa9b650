#pragma once
#include <string>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/method/ssdm.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/nodes.hpp"

// What Theorem 8 ranges over: runs of SSDM on nodes, and what its bounds see of them.
//
// A gradient changes by L sqrt(d) gamma a step at most, so that no method with such steps exceeds the bound while K <= 144: only longer
// runs can. Those are exact on the line, where the stochastic sign is the sign, without noise or with noise at a few times.
namespace lemmata::ssd {

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

enum class SsdmRuns : long { fourth_power, any_horizon, noisy, equal_coordinates, long_run };  // K = q^4 has rational K^(-1/2) and K^(-3/4)

/// The longest horizon with at most about a hundred paths: each of M nodes has up to 4^d noise vectors and, for d > 1, 2^d signs.
inline long affordable(long d, long M, bool silent) {
  const double bits = static_cast<double>(M * ((silent ? 0 : 2 * d) + (d == 1 ? 0 : d)));
  return bits == 0 ? 6 : 1 + static_cast<long>(7 / bits);
}

/// K, or K - 1 where K = 4^4, 5^4, ...: there rationals would run for hundreds of steps, and their digits grow with each.
inline long no_long_rational_run(long K) {
  for (long q = 4; q * q * q * q <= K; ++q)
    if (q * q * q * q == K) return K - 1;
  return K;
}

/// The horizon: any length where a run is stuck, tens or hundreds of steps where it is nearly deterministic, few where paths do not meet.
inline long drawn_horizon(Draw& draw, SsdmRuns kind, bool stuck, long few) {
  if (kind == SsdmRuns::noisy) return draw.log_integer("K", 1, few);
  if (kind == SsdmRuns::long_run) return no_long_rational_run(draw.log_integer("K", 40, 1000));
  if (kind == SsdmRuns::any_horizon) return draw.log_integer("K", 1, stuck ? 1000000000 : 40);
  const long q = draw.log_integer("q", 1, stuck ? 200 : 3);
  return q * q * q * q;
}

/// gradient + noise at the times 0, spacing, ..., (count - 1) spacing, the gradient at all others.
struct Bursts {
  long count = 0, spacing = 1;
  bool at(long t) const { return t % spacing == 0 && t / spacing < count; }
};
template <Scalar S>
oracle::Oracle<S> in_bursts(oracle::Field<S> gradient, oracle::Noise<S> noise, Bursts bursts) {
  const auto noisy = oracle::with_noise<S>(gradient, std::move(noise));
  return [=](const oracle::Point<S>& at, Chance<S>& chance) { return bursts.at(at.t) ? noisy(at, chance) : gradient(at.x); };
}

/// (1/K) sum_{k < K} E||grad f(x_k)|| of a drawn run, and what the bounds see of it.
template <Scalar S>
struct SsdmRun {
  S mean, gap, sigma, L;
  long d, K;
  double terms;
};

/// The method with the parameters of Theorem 8, and the mean over its first K iterates of E norm(x_k).
template <Scalar S>
S mean_over_run(Expect<S>& expect, const Vec<S>& x0, const std::vector<oracle::Oracle<S>>& nodes, const method::SignMap<S>& signs, long K,
                long steps, const std::function<S(const Vec<S>&)>& norm) {
  const S root = sqrt(S(K));
  const method::Ssdm<S> method{.x0 = x0, .gamma = S(1) / (root * sqrt(root)), .beta = S(1) - S(1) / root, .nodes = nodes, .signs = signs};
  const auto run = expect.run(method, steps - 1, {[&](const typename method::Ssdm<S>::State& s) { return norm(s.x); }});
  return run.sum(0, 0, steps) / S(steps);
}

/// d = r^2 coordinates that stay equal: f(x) = L ||x||^2/2, equal entries of x_0 and of the noise (at the start only), stochastic signs
/// that share one uniform variable: +1 in every coordinate with probability 1/2 + sign(m)/(2 r). One of them is run. On the line (r = 1),
/// for longer, a large noise at the start decides all signs.
template <Scalar S>
SsdmRun<S> run_of_equal_coordinates(Draw& draw, Expect<S>& expect) {
  const bool line = draw.coin("line");
  const long r = line ? 1 : draw.log_integer("sqrt(d)", 1, 64);
  const long K = line ? no_long_rational_run(draw.integer("K", 40, 1000)) : draw.log_integer("K", 1, 8);
  const S L = draw.nonnegative<S>("L"), x0 = draw.real<S>("x0"), slope = S(draw.mutant("ascends") ? -1 : 1) * L;
  oracle::Noise<S> noise = oracle::no_noise<S>(1);
  if (!draw.coin("silent")) {
    const S b = draw.positive<S>("b");
    noise.coordinates = {oracle::two_point(S(0), b, draw.coin("even") ? b : draw.positive<S>("c"))};
  }
  const auto oracle = in_bursts<S>([slope](const Vec<S>& x) { return slope * x; }, noise, {.count = 1});
  const auto signs = [r](const Vec<S>& m, Chance<S>& chance) {
    const S s = sign(m[0], 0);
    if (s == S(0)) return Vec<S>{S(0)};
    return Vec<S>{S(chance.bernoulli((S(1) + s / S(r)) / S(2)) ? 1 : -1)};
  };
  const S mean = mean_over_run<S>(expect, Vec<S>{x0}, {oracle}, signs, K, K, [&](const Vec<S>& x) { return S(r) * L * abs(x[0]); });
  return {mean, S(r * r) * L * square(x0) / S(2), S(r) * sqrt(noise.largest_variance(1)), L, r * r, K, 4096};
}

/// A run of any kind; `same`: the nodes share one objective.
template <Scalar S>
SsdmRun<S> drawn_run(Draw& draw, Expect<S>& expect, bool same) {
  const auto kind = static_cast<SsdmRuns>(draw.integer("kind", 0, 4));
  if (kind == SsdmRuns::equal_coordinates) return run_of_equal_coordinates<S>(draw, expect);
  const bool noisy = kind == SsdmRuns::noisy;
  const long d = noisy ? draw.integer("d", 1, 3) : 1;
  const long M = draw.integer("M", 1, noisy ? 2 : 3);
  const bool silent = noisy && draw.coin("silent");  // the stochastic signs are the only randomness
  const auto nodes = problem::any_nodes<S>(draw, M, d, same);
  const Vec<S> x0 = draw.vector<S>("x0", d);
  Bursts bursts{.count = noisy && !silent ? 1000000 : 0};
  if (kind == SsdmRuns::long_run) bursts = {draw.integer("bursts", 0, M == 1 ? 2 : M == 2 ? 1 : 0), draw.log_integer("spacing", 1, 1000)};
  const S side(draw.mutant("ascends") ? -1 : 1);
  std::vector<oracle::Noise<S>> noise;
  std::vector<oracle::Oracle<S>> oracles;
  for (long n = 0; n < M; ++n) {
    noise.push_back(bursts.count > 0 ? oracle::any_noise<S>(draw, "n" + std::to_string(n), d) : oracle::no_noise<S>(d));
    const auto& gradient = nodes.f[static_cast<std::size_t>(n)].gradient;
    oracles.push_back(in_bursts<S>([gradient, side](const Vec<S>& x) { return side * gradient(x); }, noise.back(), bursts));
  }
  const auto coupling = d > 1 && draw.coin("common") ? compress::Coupling::common : compress::Coupling::independent;
  const bool stuck = !noisy && bursts.count == 0 && is_stuck(nodes, x0);
  const long K = drawn_horizon(draw, kind, stuck, affordable(d, M, silent)), steps = stuck ? 1 : K;
  const S mean = mean_over_run<S>(
      expect, x0, oracles, [coupling](const Vec<S>& m, Chance<S>& chance) { return compress::stochastic_sign(m, chance, coupling); }, K,
      steps,
      [&](const Vec<S>& x) {
        const Vec<S> g = nodes.gradient(x);
        return g.size() == 1 ? S(abs(g[0])) : norm2(g);
      });
  return {mean, nodes.above_bound(x0), mean_sigma(noise, d), nodes.mean_L(), d, K, static_cast<double>(64 * steps)};
}

/// The same, with the bounds of a mutant: they see no noise, or one coordinate.
template <Scalar S>
SsdmRun<S> measured_run(Draw& draw, Expect<S>& expect, bool same) {
  SsdmRun<S> run = drawn_run<S>(draw, expect, same);
  if (draw.mutant("without-sigma")) run.sigma = S(0);
  if (draw.mutant("one-coordinate")) run.d = 1;
  return run;
}

}  // namespace lemmata::ssd
