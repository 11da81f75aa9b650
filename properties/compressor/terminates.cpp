#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

using compress::Fate;

Result examine_terminates(Probe& probe) {
  return examine_fates(probe, {Fate::refused, Fate::crashed, Fate::hung, Fate::out_of_memory, Fate::threw, Fate::wrong_type},
                       "no crash, hang, exception, refusal");
}

LEMMATA_PROPERTY(Terminates, {.id = "terminates",
                              .statement = R"(\text{every call returns an output})",
                              .summary = "no crash, hang, exception, refusal or exhausted memory, over the whole double range",
                              .order = 96,
                              .examine = examine_terminates});

}  // namespace
}  // namespace lemmata::probe
