#pragma once
#include "lib/num/vector.hpp"

namespace lemmata::bounds::ef {

/// What a delta-approximate compressor may lose of a vector x.
///
///   E||C(x) - x||^2 <= (1 - delta) ||x||^2
///
/// @param delta         contraction, in (0, 1]
/// @param norm_squared  ||x||^2, >= 0
/// @returns             a squared length, in the unit of ||x||^2
/// @throws              DomainError naming the parameter outside its range
/// @source              ef, Assumption A
template <Scalar S>
S residual(const S& delta, const S& norm_squared) {
  require(S(0) < delta && delta <= S(1), "delta", delta, "(0, 1]");
  require(S(0) <= norm_squared, "||x||^2", norm_squared, "[0, inf)");
  return (S(1) - delta) * norm_squared;
}

/// The share of top-k: delta = k/d for 1 <= k <= d. The paper prints it for k = 1.
/// @source  ef, Remark 7
template <Scalar S>
S top_k_share(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  return ratio<S>(k, d);
}

/// The density of a vector: phi(v) = ||v||_1^2 / (d ||v||^2), in [1/d, 1], for v != 0.
/// @throws  DomainError for v = 0
/// @source  ef, Lemma 8
template <Scalar S>
S density(const Vec<S>& v) {
  const S norm_squared = norm2_squared(v);
  require(S(0) < norm_squared, "||v||^2", norm_squared, "(0, inf)");
  return square(norm1(v)) / (S(static_cast<long>(v.size())) * norm_squared);
}

/// The share of U/k for an unbiased U with E||U(v)||^2 <= k ||v||^2: delta = 1/k for k >= 1.
/// @source  ef, Remark 5
template <Scalar S>
S unbiased_share(const S& k) {
  require(S(1) <= k, "k", k, "[1, inf)");
  return S(1) / k;
}

}  // namespace lemmata::bounds::ef
