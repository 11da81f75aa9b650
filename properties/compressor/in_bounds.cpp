#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

using compress::Fate;

Result examine_in_bounds(Probe& probe) {
  return examine_fates(probe, {Fate::overran, Fate::underran, Fate::wrong_shape}, "no write outside the output");
}

LEMMATA_PROPERTY(InBounds, {.id = "in-bounds",
                            .statement = R"(C:\mathbb R^d\to\mathbb R^d)",
                            .summary = "writes exactly d numbers, over the whole double range",
                            .order = 94,
                            .examine = examine_in_bounds});

}  // namespace
}  // namespace lemmata::probe
