#pragma once
#include "lib/chance/lanes_chance.hpp"
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// A compressor that sorts, branches or draws indices, applied to one lane after another: each replicate gets the bits of the original.
inline Compressor<Lanes> lane_by_lane(Compressor<double> compressor) {
  Compressor<Lanes> made{.name = compressor.name, .delta = compressor.delta, .apply = {}, .random = compressor.random};
  if (compressor.omega) made.omega = Lanes(*compressor.omega);
  if (compressor.eta) made.eta = Lanes(*compressor.eta);
  if (compressor.spread) made.spread = Lanes(*compressor.spread);
  made.apply = [map = std::move(compressor.apply)](const Vec<Lanes>& v, long t, Chance<Lanes>& chance) {
    return lemmata::lane_by_lane(v.size(), chance, [&](std::size_t l, Chance<double>& one) { return map(lane(v, l), t, one); });
  };
  return made;
}

}  // namespace lemmata::compress
