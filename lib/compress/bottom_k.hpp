#pragma once
#include "lib/compress/rtop_k.hpp"

namespace lemmata::compress {

/// The k entries of smallest magnitude, all others 0; of equal magnitudes the higher index is kept. A control: for k < d a one-hot v loses
/// everything, so that no delta > 0 exists.
///
/// @param k  entries kept, in [1, d]
/// @source   biased, Definition 3, whose order of the magnitudes, read to the letter, gives this map (biased.eq9)
template <Scalar S>
Compressor<S> bottom_k(long d, long k) {
  require(1 <= k && k <= d, "k", S(k), "[1, d]");
  return {.name = "bottom-k", .delta = S(k == d ? 1 : 0), .apply = [k](const Vec<S>& v, long, Chance<S>&) {
            const auto order = places_by_size(v);
            Vec<S> kept(v.size());
            for (std::size_t j = v.size() - static_cast<std::size_t>(k); j < v.size(); ++j) kept[order[j]] = v[order[j]];
            return kept;
          }};
}

}  // namespace lemmata::compress
