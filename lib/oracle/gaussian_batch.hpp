#pragma once
#include "lib/oracle/mini_batch.hpp"

namespace lemmata::oracle {

/// P(sign of the mean of tau independent copies of X + nu Z = sign g) for a finite law of X and standard normal Z: a finite sum of normal
/// distribution functions, P(mean > 0) = E Phi(sqrt(tau) (mean of the X)/nu). The noise is never 0 on average, so that no sign is 0.
///
/// @param tau  >= 1
/// @param nu   > 0
/// @param g    not 0
template <Scalar S>
S gaussian_batch_success(const FiniteLaw<S>& law, long tau, const S& nu, const S& g) {
  require(S(0) < nu, "nu", nu, "(0, inf)");
  require(g != S(0), "g", g, "R without 0");
  const S half = ratio<S>(1, 2), scale = sign(g, 0) * sqrt(S(tau) / S(2)) / nu;
  return Copies<S>(law, tau).expectation([&](const S& mean) { return half + half * erf(scale * mean); });
}

}  // namespace lemmata::oracle
