#pragma once
#include <cstdint>
#include <vector>

#include "lib/chance/replicate.hpp"

namespace lemmata {

/// What `look(state)`, an S, says of each of `count` runs of a method at each of the times: values[k][r], replicate first + r at times[k].
///
/// With S = Lanes eight replicates run side by side; the values have the bits of S = double, which runs one after the other. A replicate
/// depends on its number and the key only, so that blocks of them may be computed anywhere and put together.
///
/// @param method  over S: start(), step(state, t, chance)
/// @param times   increasing, from 0 on
template <Scalar S, class M, class Look>
std::vector<std::vector<double>> replicates(const M& method, const std::vector<long>& times, std::size_t count, const StreamKey& key,
                                            const Look& look, std::uint64_t first = 0) {
  std::vector<std::vector<double>> values(times.size(), std::vector<double>(count));
  for (std::size_t r = 0; r < count; r += Replicate<S>::count) {
    Replicate<S> chance(key, first + r);
    auto state = method.start();
    long t = 0;
    for (std::size_t k = 0; k < times.size(); ++k) {
      for (; t < times[k]; ++t) {
        chance.at_step(static_cast<std::uint32_t>(t));
        state = method.step(state, t, chance);
      }
      const S seen = look(state);
      if constexpr (std::same_as<S, double>) values[k][r] = seen;
      else
        for (std::size_t l = 0; l < S::count && r + l < count; ++l) values[k][r + l] = seen.at[l];
    }
  }
  return values;
}

}  // namespace lemmata
