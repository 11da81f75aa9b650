#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The entries with |v_i| >= tau ||v||, all others 0; squares are compared, so that rationals decide it.
template <Scalar S>
Vec<S> keep_above_share(const Vec<S>& v, const S& tau) {
  const S level = square(tau) * norm2_squared(v);
  Vec<S> kept(v.size());
  for (std::size_t i = 0; i < v.size(); ++i)
    if (square(v[i]) >= level) kept[i] = v[i];
  return kept;
}

/// Relative threshold. Each entry lost is below tau ||v||, so that 1 - d tau^2 is a delta. Where d tau^2 <= 1 the largest entry, at least
/// ||v||/sqrt(d), is never lost: delta = 1 - (d - 1) tau^2, which d - 1 entries just below the level come near (d = 1: attained).
/// Where d tau^2 > 1 equal entries are all lost: delta = 0.
///
/// @param d    dimension, >= 1
/// @param tau  in (0, 1]
/// @source     Dutta et al. 2020, "On the discrepancy between the theoretical analysis and practical implementations of compressed
///             communication", as adaptive threshold; the constant is elementary
template <Scalar S>
Compressor<S> relative_threshold(long d, const S& tau) {
  require(S(0) < tau && tau <= S(1), "tau", tau, "(0, 1]");
  const S t2 = square(tau);
  return {.name = "relative-threshold",
          .delta = S(d) * t2 <= S(1) ? S(1) - S(d - 1) * t2 : S(0),
          .apply = [tau](const Vec<S>& v, long, Chance<S>&) { return keep_above_share(v, tau); }};
}

}  // namespace lemmata::compress
