#pragma once
#include <cstdint>

namespace lemmata::plugin {

/// Where a C child puts input and output; the others take no notice.
enum class Placement : std::uint32_t {
  at_end,    ///< both end where a no-access page begins
  at_start,  ///< both begin where a no-access page ends
  odd        ///< both begin 8 bytes into a page: aligned as a double is, and no more
};
/// The placement is a function of the stream, so that a call can be repeated alone: stream 0 at the end, of the others an eighth each
/// at_start and odd.
Placement placement_of(std::uint64_t stream);

}  // namespace lemmata::plugin
