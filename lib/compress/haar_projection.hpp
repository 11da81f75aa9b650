#pragma once
#include <string>
#include <vector>

#include "lib/compress/orbit.hpp"

namespace lemmata::compress {

/// The orthogonal projection of v on what the vectors span.
template <Scalar S>
Vec<S> projected(const Vec<S>& v, const std::vector<Vec<S>>& vectors) {
  Vec<S> out(v.size());
  for (const Vec<S>& p : orthogonalised(vectors)) out += dot(p, v) / norm2_squared(p) * p;
  return out;
}

/// On the span of k independent normal vectors: on a uniformly random k-dimensional subspace.
template <Scalar S>
Vec<S> projected_at_random(const Vec<S>& v, long k, Chance<S>& chance) {
  require_numeric_normals<S>("a Haar projection");
  std::vector<Vec<S>> vectors;
  for (long i = 0; i < k; ++i) vectors.push_back(normal_vector(v.size(), chance));
  return projected(v, vectors);
}

/// Haar random projection P: E P = (k/d) I, hence, as ||Pv||^2 = <Pv, v>, for every v
///
///   raw     E||C(v) - v||^2 = (1 - k/d) ||v||^2,   delta = k/d
///   scaled  by d/k: unbiased, omega = d/k - 1
///
/// Linear for a fixed subspace; k numbers a message, the subspace comes from a shared generator. k = d is the identity. Exact arithmetic has
/// no such law (Unsupported): P divides by quadratic forms in normal variables. It is sampled, or averaged orbit by orbit (haar_orbit).
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

/// A drawn subspace under the shifts and sign changes of the coordinates, which leave the law of normal vectors alone; E P = (k/d) I on
/// each of these orbits, because the signs take the entries beside the diagonal and the shifts average those on it.
template <Scalar S>
Orbit<S> haar_orbit(Draw& draw, long d, long k, bool scaled) {
  Orbit<S> made{.x = draw.vector<S>("x", d), .apply = {}};
  if (k == d) {
    made.apply = [](const Vec<S>& v, long, Chance<S>&) { return v; };
    return made;
  }
  std::vector<Vec<S>> vectors;
  for (long i = 0; i < k; ++i) vectors.push_back(draw.vector<S>("subspace" + std::to_string(i), d, Range::closed(-64, 64)));
  made.regular = static_cast<long>(orthogonalised(vectors).size()) == k;
  const S factor = scaled ? ratio<S>(d, k) : S(1);
  made.apply = [vectors, factor](const Vec<S>& v, long, Chance<S>& chance) {
    const SignedShift<S> moved(v.size(), chance);
    std::vector<Vec<S>> orbit;
    for (const Vec<S>& p : vectors) orbit.push_back(moved(p));
    return factor * projected(v, orbit);
  };
  return made;
}

}  // namespace lemmata::compress
