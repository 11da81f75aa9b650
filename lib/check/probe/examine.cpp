#include <algorithm>

#include "lib/check/probe/probe.hpp"

namespace lemmata::probe {

std::vector<Examined> examine(compress::BlackBox& box, const ProbeOptions& options, const std::vector<std::string>& only) {
  Probe probe(box, options);
  std::vector<Examined> examined;
  for (const Property* property : all_properties()) {
    if (!only.empty() && std::find(only.begin(), only.end(), property->id) == only.end()) continue;
    examined.push_back({property, property->examine(probe)});
  }
  return examined;
}

}  // namespace lemmata::probe
