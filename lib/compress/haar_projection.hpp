#pragma once
#include <vector>

#include "lib/compress/orthogonal.hpp"

namespace lemmata::compress {

/// The orthogonal projection of v on the span of k independent normal vectors: on a uniformly random k-dimensional subspace.
template <Scalar S>
Vec<S> projected_at_random(const Vec<S>& v, long k, Chance<S>& chance) {
  require_numeric_normals<S>("a Haar projection");
  std::vector<Vec<S>> span;
  for (long i = 0; i < k; ++i) span.push_back(normal_vector(v.size(), chance));
  Vec<S> out(v.size());
  for (const Vec<S>& p : orthogonalised(span)) out += dot(p, v) / norm2_squared(p) * p;
  return out;
}

/// Haar random projection P: E P = (k/d) I, hence, as ||Pv||^2 = <Pv, v>, for every v
///
///   raw     E||C(v) - v||^2 = (1 - k/d) ||v||^2,   delta = k/d
///   scaled  by d/k: unbiased, omega = d/k - 1
///
/// Linear for a fixed subspace; k numbers a message, the subspace comes from a shared generator. k = d is the identity. Exact arithmetic has
/// no such law (Unsupported): P divides by quadratic forms in normal variables. It is sampled.
/// @param k  in [1, d]
/// @source   E P is invariant under rotations with trace k
template <Scalar S>
Compressor<S> haar_projection(long d, long k, bool scaled) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  const S factor = scaled ? ratio<S>(d, k) : S(1);
  Compressor<S> made{.name = "haar", .delta = ratio<S>(k, d), .apply = {}, .random = k < d};
  made.apply = [d, k, factor](const Vec<S>& v, long, Chance<S>& chance) { return k == d ? v : factor * projected_at_random(v, k, chance); };
  if (scaled) {
    made.omega = ratio<S>(d - k, k);
    made.delta = contraction_of(*made.omega);
  }
  return made;
}

}  // namespace lemmata::compress
