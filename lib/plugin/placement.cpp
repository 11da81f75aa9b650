#include "lib/plugin/placement.hpp"

namespace lemmata::plugin {

Placement placement_of(std::uint64_t stream) {
  if (stream == 0) return Placement::at_end;
  const std::uint64_t eighth = stream * 0x9e3779b97f4a7c15ULL >> 61U;  // neighbouring streams spread over all eighths
  return eighth == 6 ? Placement::at_start : eighth == 7 ? Placement::odd : Placement::at_end;
}

}  // namespace lemmata::plugin
