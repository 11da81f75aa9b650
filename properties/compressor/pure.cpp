#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

using compress::Fate;

Result examine_pure(Probe& probe) {
  return examine_fates(probe, {Fate::wrote_input, Fate::misbehaved}, "no write to the input, no trace in the process");
}

LEMMATA_PROPERTY(Pure, {.id = "pure",
                        .statement = R"(\text{a call leaves } x \text{, and the process around it, as it was})",
                        .summary = "the input is untouched, and so are rounding, signals, processes, limits, folder and shared memory",
                        .order = 92,
                        .examine = examine_pure});

}  // namespace
}  // namespace lemmata::probe
