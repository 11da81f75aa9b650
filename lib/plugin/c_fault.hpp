#pragma once
#include <string_view>

#include "lib/plugin/guard.hpp"
#include "lib/plugin/ring.hpp"

namespace lemmata::plugin {

/// Where the C child is, for those who find out that it goes no further: the handler of SIGSEGV and SIGBUS, which runs on a stack of its
/// own, and the one of exit(). Both write the record's answer and end the process.
struct FaultScene {
  RingRecord* record = nullptr;  ///< of the call that is being made; null outside of calls
  const GuardedSlot* slot = nullptr;
  bool returned = false;  ///< the call has returned: whoever writes now is a thread that it left
  bool unloaded = false;  ///< the plugin is gone, and exit() is what is wanted
};
extern FaultScene fault_scene;

/// Installs both.
void watch_faults();

/// The record's answer. Async-signal-safe.
void answer(RingRecord& record, compress::Fate fate, std::string_view text);

/// "wrote to out[64]", in a buffer. Async-signal-safe.
struct ShortText {
  char text[record_text_bytes];
  std::size_t length = 0;
  ShortText& operator<<(std::string_view more);
  ShortText& operator<<(std::ptrdiff_t number);
  operator std::string_view() const { return {text, length}; }
};

}  // namespace lemmata::plugin
