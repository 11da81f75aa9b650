#pragma once
#include "lib/compress/rtop_k.hpp"

namespace lemmata::compress {

/// comp-(k, k'): k random ones of the k' largest entries, times k'/k, which undoes the chance but not the bias of top-k'. Where T is the
/// squared norm of the k' largest, (k'/d) ||v||^2 <= T <= ||v||^2, and
///
///   ||E C(v) - v||^2     = ||v||^2 - T                    eta^2 = (d - k')/d, attained by equal entries
///   E||C(v) - E C(v)||^2 = (k'/k - 1) T                   spread = (k' - k)/k, attained by one-hot v
///   E||C(v) - v||^2      = ||v||^2 - (2 - k'/k) T         delta = (2 - k'/k) k'/d where k' < 2 k, attained by equal entries; else none
///
/// @param k      entries kept, in [1, of]
/// @param of     k', entries to choose from, in [1, d]
/// @source       Condat, Yi, Richtarik 2022, "EF-BV", for eta and spread
template <Scalar S>
Compressor<S> comp_k(long d, long k, long of) {
  require(1 <= of && of <= d, "of", S(of), "[1, d]");
  require(1 <= k && k <= of, "k", S(k), "[1, of]");
  return {.name = "comp-k",
          .delta = of < 2 * k ? ratio<S>(2 * k - of, k) * ratio<S>(of, d) : S(0),
          .apply = [k, of, factor = ratio<S>(of, k)](const Vec<S>& v, long,
                                                     Chance<S>& chance) { return keep_random_of_largest(v, k, of, factor, chance); },
          .random = k < of,
          .spread = ratio<S>(of - k, k)};
}

}  // namespace lemmata::compress
