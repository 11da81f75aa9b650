#pragma once
#include "bounds/biased/descent.hpp"

namespace lemmata::bounds::biased {

/// One step of SGD with a biased oracle, exactly: with u = ||grad f(x_t)||^2, b2 = m u + zeta^2 and a = (M + 1) gamma L,
///
///   E f(x_{t+1}) - f(x_t) <= (gamma/2) (-u + b2 - (1 - a)(u + b2) + 2 |1 - a| sqrt(u b2)) + (gamma^2 L/2) sigma^2
///
/// for every gamma > 0, with equality where f has curvature L along the step and the bias is opposed to the gradient (a <= 1) or along it.
/// For a <= 1 this is eq. (5) less (gamma/2) (1 - a) (sqrt(u) - sqrt(b2))^2. The bound is split, so that no term is negative:
///
///   E f(x_{t+1}) + (gamma/2) gain <= f(x_t) + (gamma/2) loss + (gamma^2 L/2) sigma^2
///
/// @source  biased, Lemma 2, sharpened
template <Scalar S>
struct ExactStep {
  S gain, loss;

  /// @param a   (M + 1) gamma L, >= 0
  /// @param u   squared gradient, >= 0
  /// @param b2  largest squared bias there, >= 0
  ExactStep(const S& a, const S& u, const S& b2) {
    require(a >= S(0), "a", a, "[0, inf)");
    const S rest = S(1) - a, both = rest * (u + b2);
    gain = u + max(both, S(0));
    loss = b2 + max(S(-both), S(0)) + S(2) * abs(rest) * sqrt(S(u * b2));
  }
};

/// The part of the step that remains where the bias is relative only: k = (1 - r)(1 - (a/2)(1 - r)), r = sqrt(m), so that a step gains
/// gamma k ||grad f(x_t)||^2 for a = (M + 1) gamma L <= 1.
template <Scalar S>
S exact_share(const S& m, const S& a) {
  require(S(0) <= m && m < S(1), "m", m, "[0, 1)");
  require(S(0) <= a && a <= S(1), "(M + 1) gamma L", a, "[0, 1]");
  const S left = S(1) - sqrt(m);
  return left * (S(1) - a / S(2) * left);
}

/// The mean squared gradient of T >= 1 steps without noise on functions smooth from above and below, with relative bias:
///
///   Psi_T <= (2 L F/T) sum_{t<T} (1 - h)^(2t),    h = gamma L (1 - sqrt(m))
///
/// @param share  gamma L, in (0, 1]
/// @source       biased, Lemma 3, sharpened: the value of `lemmata worst-case` with terms
template <Scalar S>
S exact_mean_of_smooth(const S& F, long T, const S& share, const S& m, const S& L) {
  require(T >= 1, "T", S(T), "[1, inf)");
  require(S(0) <= m && m < S(1), "m", m, "[0, 1)");
  const S left = square(S(S(1) - share * (S(1) - sqrt(m))));
  S sum(0);
  for (long t = 0; t < T; ++t) sum = S(1) + left * sum;
  return S(2) * L * F / S(T) * sum;
}

/// The last iterate under PL with relative bias, by exact steps:
///
///   F_T <= q^T F_0 + (gamma L sigma^2/(4 mu k)) (1 - q^T),    q = 1 - 2 gamma mu k
///
/// @param share  k > 0
/// @source       biased, Theorem 6, sharpened
template <Scalar S>
S exact_last_iterate(const S& F0, long T, const S& gamma, const S& mu, const S& share, const S& L, const S& sigma2) {
  require(mu > S(0), "mu", mu, "(0, inf)");
  const S left = pow(S(1) - S(2) * gamma * mu * share, T);
  return left * F0 + gamma * L * sigma2 / (S(4) * mu * share) * (S(1) - left);
}

}  // namespace lemmata::bounds::biased
