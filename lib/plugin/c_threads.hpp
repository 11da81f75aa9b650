#pragma once
#include <cstdint>

namespace lemmata::plugin {

/// How many threads this process has.
std::uint64_t count_threads();
/// Is another thread of this process running, or ready to?
bool another_thread_runs();

}  // namespace lemmata::plugin
