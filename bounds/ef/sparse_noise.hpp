#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::ef {

/// E f(x_t) of SGD on f(x) = ||x||^2/2 in R^d from x_0 = (c, ..., c), with noise of variance sigma2 on the first coordinate only.
///
///   ((1 - gamma)^(2t) d c^2 + gamma^2 sigma2 (1 + (1 - gamma)^2 + ... + (1 - gamma)^(2t-2)))/2
///
/// @source  the recursion of the second moment; ef, appendix A.1 has the setting
template <Scalar S>
S sgd_sparse_noise(long d, const S& c, const S& gamma, const S& sigma2, long t) {
  const S q = square(S(S(1) - gamma)), faded = pow(q, t);
  const S noise = q == S(1) ? S(t) : S((S(1) - faded) / (S(1) - q));
  return (faded * S(d) * square(c) + square(gamma) * sigma2 * noise) / S(2);
}

/// At least E f(x_t) of signSGD with sign(0) = 0 in the same setting, for a noise that is symmetric about 0: a coordinate without noise
/// walks straight to 0 and then stays within gamma; the noisy one is pulled towards 0, so that E x_t^2 <= c^2 + gamma^2 t.
template <Scalar S>
S sign_sparse_noise(long d, const S& c, const S& gamma, long t) {
  const S walked = c - gamma * S(t), without = max(walked, gamma);
  return (S(d - 1) * square(without) + square(c) + square(gamma) * S(t)) / S(2);
}

/// At most E f(x_t) of signSGD in the same setting, for any noise: no coordinate has moved by more than gamma t.
template <Scalar S>
S sign_sparse_noise_below(long d, const S& c, const S& gamma, long t) {
  return S(d) * square(max(S(0), S(c - gamma * S(t)))) / S(2);
}

}  // namespace lemmata::bounds::ef
