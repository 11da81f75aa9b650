#pragma once
#include <vector>

#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// a cos(<w, x> + phase)
template <Scalar S>
struct Wave {
  S a;
  Vec<S> w;
  S phase;

  S angle(const Vec<S>& x) const { return dot(w, x) + phase; }
  S curvature() const { return abs(a) * norm2_squared(w); }
};

/// First and second moment of the Gaussian smoothing oracle g = (f(x + tau u) - f(x)) u/tau, u standard normal, at a point.
template <Scalar S>
struct SmoothingMoments {
  Vec<S> gradient;  ///< of f at x
  Vec<S> mean;      ///< E g, the gradient of x -> E f(x + tau u)
  S second;         ///< E||g||^2
};

/// f(x) = (curvature/2)||x - centre||^2 + sum_j a_j cos(<w_j, x> + phase_j). Its means over x + tau u have closed forms, for instance
/// E exp(i tau <w, u>) p(u) = exp(-tau^2 ||w||^2/2) E p(u + i tau w) for a polynomial p.
template <Scalar S>
struct Rippled {
  S curvature{};
  Vec<S> centre;
  std::vector<Wave<S>> waves = {};

  S value(const Vec<S>& x) const {
    S sum = curvature / S(2) * norm2_squared(x - centre);
    for (const auto& wave : waves) sum += wave.a * cos(wave.angle(x));
    return sum;
  }
  Vec<S> gradient(const Vec<S>& x) const {
    Vec<S> g = curvature * (x - centre);
    for (const auto& wave : waves) g -= (wave.a * sin(wave.angle(x))) * wave.w;
    return g;
  }
  /// A Lipschitz constant of the gradient, not the least one.
  S smoothness() const {
    S L = abs(curvature);
    for (const auto& wave : waves) L += wave.curvature();
    return L;
  }

  /// E g, the gradient of x -> E f(x + tau u).
  Vec<S> smoothed_gradient(const Vec<S>& x, const S& tau) const {
    Vec<S> mean = curvature * (x - centre);
    for (const auto& wave : waves) mean -= (wave.a * damping(wave.w, tau) * sin(wave.angle(x))) * wave.w;
    return mean;
  }
  SmoothingMoments<S> smoothing(const Vec<S>& x, const S& tau) const {
    SmoothingMoments<S> m{.gradient = gradient(x), .mean = smoothed_gradient(x, tau), .second = bowl_square(x, tau)};
    for (std::size_t j = 0; j < waves.size(); ++j) {
      const auto& wave = waves[j];
      m.second += S(2) * wave.a * bowl_times_wave(wave, x, tau);
      for (std::size_t l = 0; l <= j; ++l) m.second += S(l < j ? 2 : 1) * wave.a * waves[l].a * wave_times_wave(wave, waves[l], x, tau);
    }
    m.second /= square(tau);
    return m;
  }

 private:
  // Each of the following is E(p q ||u||^2) for the increments p, q over tau u of two terms of f, with amplitudes 1.
  static S dimension(const Vec<S>& x) { return S(static_cast<long>(x.size())); }
  static S damping(const Vec<S>& w, const S& tau) { return exp(-(square(tau) * norm2_squared(w) / S(2))); }
  /// E cos(angle + tau <w, u>) ||u||^2
  static S wave_mean(const Vec<S>& w, const S& angle, const S& tau) {
    return damping(w, tau) * (dimension(w) - square(tau) * norm2_squared(w)) * cos(angle);
  }
  /// (tau <q, u> + tau^2 h ||u||^2/2)^2 with q = h (x - centre)
  S bowl_square(const Vec<S>& x, const S& tau) const {
    const S d = dimension(x), q = square(curvature) * norm2_squared(x - centre);
    return square(tau) * (q * (d + S(2)) + square(tau) * square(curvature) / S(4) * d * (d + S(2)) * (d + S(4)));
  }
  S bowl_times_wave(const Wave<S>& wave, const Vec<S>& x, const S& tau) const {
    const S d = dimension(x), s = square(tau) * norm2_squared(wave.w), A = wave.angle(x), half = square(tau) * curvature / S(2);
    const S slope = square(tau) * curvature * dot(x - centre, wave.w);
    const S moved = (d * (d + S(2)) - S(2) * (d + S(2)) * s + square(s)) * half * cos(A) - slope * (d + S(2) - s) * sin(A);
    return damping(wave.w, tau) * moved - half * d * (d + S(2)) * cos(A);
  }
  static S wave_times_wave(const Wave<S>& p, const Wave<S>& q, const Vec<S>& x, const S& tau) {
    const S A = p.angle(x), B = q.angle(x);
    const S both = (wave_mean(p.w - q.w, S(A - B), tau) + wave_mean(p.w + q.w, S(A + B), tau)) / S(2);
    return both - cos(A) * wave_mean(q.w, B, tau) - cos(B) * wave_mean(p.w, A, tau) + dimension(x) * cos(A) * cos(B);
  }
};

/// The same moments for a quadratic with gradient q at x and Hessian H: E g = q, E||g||^2 = (d + 2)||q||^2 +
/// (tau^2/4)(d + 4)((tr H)^2 + 2 tr H^2).
template <Scalar S>
SmoothingMoments<S> smoothing_of_quadratic(const Vec<S>& q, const Mat<S>& h, const S& tau) {
  const S d = S(static_cast<long>(q.size()));
  S trace(0), square_trace(0);
  for (std::size_t i = 0; i < h.size(); ++i) {
    trace += h(i, i);
    for (std::size_t j = 0; j < h.size(); ++j) square_trace += h(i, j) * h(j, i);
  }
  return {q, q, (d + S(2)) * norm2_squared(q) + square(tau) / S(4) * (d + S(4)) * (square(trace) + S(2) * square_trace)};
}

/// A function of one variable along the first axis that is smooth from above only, for large n: f'' = K(1 - F(x)) with Fejer's kernel
/// F = 1 + 2 sum_{j < n} (1 - j/n) cos(j w x_1) >= 0, so that f'' <= K, attained where F = 0, and f'' = -(n - 1) K at 0.
template <Scalar S>
Rippled<S> fejer(long d, long n, const S& K, const S& w) {
  const auto size = static_cast<std::size_t>(d);
  Rippled<S> f{.centre = Vec<S>(size)};
  for (long j = 1; j < n; ++j) {
    Vec<S> direction(size);
    direction[0] = S(j) * w;
    f.waves.push_back({S(2) * K * ratio<S>(n - j, n) / square(S(S(j) * w)), direction, S(0)});
  }
  return f;
}

// Instantiated once, in rippled.cpp: every claim would compile them again.
extern template struct Rippled<double>;
extern template struct Rippled<Exact>;
extern template SmoothingMoments<double> smoothing_of_quadratic(const Vec<double>&, const Mat<double>&, const double&);
extern template SmoothingMoments<Exact> smoothing_of_quadratic(const Vec<Exact>&, const Mat<Exact>&, const Exact&);

}  // namespace lemmata::problem
