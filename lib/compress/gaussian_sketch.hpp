#pragma once
#include "lib/compress/orthogonal.hpp"

namespace lemmata::compress {

/// (1/k) S^T S v, S a k x d matrix of independent standard normal entries.
template <Scalar S>
Vec<S> sketched(const Vec<S>& v, long k, Chance<S>& chance) {
  Vec<S> out(v.size());
  for (long i = 0; i < k; ++i) {
    const Vec<S> row = normal_vector(v.size(), chance);
    out += dot(row, v) * row;
  }
  return ratio<S>(1, k) * out;
}

/// Gaussian sketch and its transpose: unbiased, and for every v
///
///   E||C(v) - v||^2 = ((d + 1)/k) ||v||^2,    omega = (d + 1)/k
///
/// since E||S^T S v||^2 = k (k + d + 1) ||v||^2 (Wishart). Divided by 1 + omega it has delta = k/(k + d + 1), for every v again.
/// A polynomial in normal variables: exact by moments. Linear for a fixed S; k numbers a message, S comes from a shared generator.
/// @param k  rows, >= 1, above d too
/// @source   the second moments of Wishart matrices
template <Scalar S>
Compressor<S> gaussian_sketch(long d, long k, bool rescaled_to_contract) {
  require(d >= 1, "d", S(d), "[1, inf)");
  require(k >= 1, "k", S(k), "[1, inf)");
  const S omega = ratio<S>(d + 1, k), factor = rescaled_to_contract ? ratio<S>(k, k + d + 1) : S(1);
  Compressor<S> made{
      .name = "gaussian-sketch", .delta = rescaled_to_contract ? factor : contraction_of(omega), .apply = {}, .random = true};
  made.apply = [k, factor](const Vec<S>& v, long, Chance<S>& chance) { return factor * sketched(v, k, chance); };
  if (!rescaled_to_contract) made.omega = omega;
  return made;
}

}  // namespace lemmata::compress
