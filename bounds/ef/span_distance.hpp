#pragma once
#include <vector>

#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// Largest squared distance of an iterate of error feedback to the span of its gradients.
///
///   ||x_t - P_t x_t||^2 <= 4 gamma^2 (1 - delta) / delta^2 * max_i ||g_i||^2
///
/// @param delta             contraction, in (0, 1]
/// @param gamma             step size
/// @param largest_gradient  max_i ||g_i||^2, >= 0
/// @returns                 a squared length, in the unit of (gamma g)^2
/// @throws                  DomainError naming the parameter outside its range
/// @source                  ef, Remark 10
template <Scalar S>
S span_distance_squared(const S& delta, const S& gamma, const S& largest_gradient) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  require(S(0) <= largest_gradient, "max ||g||^2", largest_gradient, "[0, inf)");
  return S(4) * square(gamma) * (S(1) - delta) / square(delta) * largest_gradient;
}

/// Error of error feedback with steps gamma_0, ..., gamma_{t-1} and gradients of length at most 1, by its recursion
/// a_{k+1} = r (a_k + gamma_k), a_0 = 0, r = sqrt(1 - delta).
/// @source  ef, Remark 10 ("since the step-size is typically reduced")
template <Scalar S>
S error_of_schedule(const S& r, const std::vector<S>& gamma) {
  require(S(0) <= r && r < S(1), "r", r, "[0, 1)");
  S a(0);
  for (const S& step : gamma) a = r * (a + step);
  return a;
}

/// The same for steps that do not increase, split at time m: what was sent before m has faded, what came after was small.
///
///   a_t <= r (r^(t-m) gamma_0 + gamma_m) / (1 - r)       for 0 <= m < t; at t = m + 1 and beyond, m = t/2 shows a_t -> 0 if gamma_t -> 0
template <Scalar S>
S error_of_schedule_split(const S& r, const std::vector<S>& gamma, long m) {
  require(S(0) <= r && r < S(1), "r", r, "[0, 1)");
  const long t = static_cast<long>(gamma.size());
  if (t == 0) return S(0);
  return r * (pow(r, t - m) * gamma.front() + gamma[static_cast<std::size_t>(m)]) / (S(1) - r);
}

}  // namespace lemmata::bounds::ef
