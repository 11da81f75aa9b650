#pragma once
#include <cstdint>
#include <utility>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/experiment/experiment.hpp"

namespace lemmata::experiment {

/// Shows `look` the state at each of the times, which increase from 0 on, along one run of a method.
template <class Method, class Look>
void visited(const Method& method, const std::vector<long>& times, Sampled<double> chance, const Look& look) {
  auto state = method.start();
  long t = 0;
  for (const long time : times) {
    for (; t < time; ++t) {
      chance.at_step(static_cast<std::uint32_t>(t));
      state = method.step(state, t, chance);
    }
    look(state);
  }
}

/// What `look` says of the iterate at each of the times.
template <class Method, class Look>
Numbers recorded(const Method& method, const std::vector<long>& times, Sampled<double> chance, const Look& look) {
  Numbers out;
  visited(method, times, chance, [&](const auto& state) { out.push_back(look(state.x)); });
  return out;
}

/// Items settings x repetitions, all repetitions of a setting one after another: those of one setting.
inline std::vector<Numbers> repetitions_of(const std::vector<Numbers>& all, std::size_t setting, std::size_t repetitions) {
  const auto begin = all.begin() + static_cast<std::ptrdiff_t>(setting * repetitions);
  return {begin, begin + static_cast<std::ptrdiff_t>(repetitions)};
}

}  // namespace lemmata::experiment
