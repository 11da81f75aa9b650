#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

using compress::Fate;

Result examine_pure(Probe& probe) { return examine_fates(probe, {Fate::wrote_input}, "no write to the input"); }

LEMMATA_PROPERTY(Pure, {.id = "pure",
                        .statement = R"(\text{a call leaves } x \text{ as it was})",
                        .summary = "the input is untouched, over the whole double range",
                        .order = 92,
                        .examine = examine_pure});

}  // namespace
}  // namespace lemmata::probe
