#pragma once
#include "lib/oracle/noise.hpp"

namespace lemmata::oracle {

/// A bias field: ||b(x)||^2 <= m ||gradient(x)||^2 + zeta2 for every x, with 0 <= m < 1, where b depends on the gradient's value (and x).
template <Scalar S>
struct Bias {
  S m{}, zeta2{};
  std::function<Vec<S>(const Vec<S>& x, const Vec<S>& gradient)> at;
};

/// Any bias: relative (b = -r T g with an isometry T, m = r^2), absolute (constant b), relative in some coordinates and absolute in the
/// others, or the sum of both, where ||p + q||^2 <= (1 + s)||p||^2 + (1 + 1/s)||q||^2 gives the constants, attained where p is along q.
template <Scalar S>
Bias<S> any_bias(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  const long family = draw.integer("family", 0, 4);
  if (family == 0) return {S(0), S(0), [](const Vec<S>&, const Vec<S>& g) { return Vec<S>(g.size()); }};
  const Vec<S> c = family == 1 ? Vec<S>(static_cast<std::size_t>(d)) : draw.vector<S>("c", d);
  if (family == 2) return {S(0), norm2_squared(c), [c](const Vec<S>&, const Vec<S>&) { return c; }};
  const S r = draw.in<S>("r", Range::right_open(0, 1));
  const bool flip = draw.coin("flip"), shift = d > 1 && draw.coin("shift");
  const auto relative = [r, flip, shift](const Vec<S>& g) {
    Vec<S> b(g.size());
    for (std::size_t i = 0; i < g.size(); ++i) b[shift ? (i + 1) % g.size() : i] = (flip ? r : -r) * g[i];
    return b;
  };
  if (family == 1) return {r * r, S(0), [relative](const Vec<S>&, const Vec<S>& g) { return relative(g); }};
  if (family == 3) {  // the first `first` coordinates relative, the others constant
    const auto first = static_cast<std::size_t>(draw.integer("first", 0, d));
    Vec<S> rest = c;
    for (std::size_t i = 0; i < first; ++i) rest[i] = S(0);
    return {r * r, norm2_squared(rest), [relative, rest, first](const Vec<S>&, const Vec<S>& g) {
              Vec<S> b = relative(g);
              for (std::size_t i = first; i < b.size(); ++i) b[i] = rest[i];
              return b;
            }};
  }
  // (1 + s) r^2 = m < 1 is drawn as s = share (1/r^2 - 1), so that m = r^2 + share (1 - r^2) for any share in (0, 1).
  const S share = draw.in<S>("share", Range::open(0, 1));
  const S m = r * r + share * (S(1) - r * r);
  const S zeta2 = r == S(0) ? norm2_squared(c) : m / (share * (S(1) - r * r)) * norm2_squared(c);
  return {m, zeta2, [relative, c](const Vec<S>&, const Vec<S>& g) { return relative(g) + c; }};
}

/// Noise that grows with the signal h = gradient + bias: E n = 0, E||n||^2 <= M ||h||^2 + sigma2 at every point. It is xi T h + n_0 with
/// a scalar law xi of mean 0 and variance M, an isometry T, and independent n_0 of variance at most sigma2.
template <Scalar S>
struct GrowingNoise {
  S M{}, sigma2{};
  FiniteLaw<S> factor;
  bool shift = false;
  Noise<S> additive;

  Vec<S> sample(const Point<S>& at, const Vec<S>& signal, Chance<S>& chance) const {
    const S xi = factor.sample(chance);
    Vec<S> n = additive.sample(at, chance);
    for (std::size_t i = 0; i < signal.size(); ++i) n[shift ? (i + 1) % signal.size() : i] += xi * signal[i];
    return n;
  }
  /// E||n||^2 at a point.
  S variance(const Point<S>& at, const Vec<S>& signal) const { return M * norm2_squared(signal) + additive.variance(at); }
};

template <Scalar S>
GrowingNoise<S> any_growing_noise(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  GrowingNoise<S> noise;
  noise.factor = any_law(draw, "xi", S(0));
  noise.shift = d > 1 && draw.coin("shift");
  noise.additive = any_noise<S>(draw, "additive", d);
  noise.M = noise.factor.variance();
  noise.sigma2 = noise.additive.largest_variance(static_cast<std::size_t>(d));
  return noise;
}

/// g(x) = gradient + b(x) + n(x), the biased oracle of assumptions (m, zeta2) and (M, sigma2).
template <Scalar S>
Oracle<S> biased_oracle(Field<S> gradient, Bias<S> bias, GrowingNoise<S> noise) {
  return [gradient = std::move(gradient), bias = std::move(bias), noise = std::move(noise)](const Point<S>& at, Chance<S>& chance) {
    const Vec<S> g = gradient(at.x);
    const Vec<S> signal = g + bias.at(at.x, g);
    return signal + noise.sample(at, signal, chance);
  };
}

// Instantiated once, in biased.cpp: every claim would compile them again.
extern template Bias<double> any_bias(Draw&, std::string_view, long);
extern template Bias<Exact> any_bias(Draw&, std::string_view, long);
extern template GrowingNoise<double> any_growing_noise(Draw&, std::string_view, long);
extern template GrowingNoise<Exact> any_growing_noise(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
