#pragma once
#include <sys/types.h>

#include "lib/plugin/host.hpp"

namespace lemmata::plugin {

struct StartedChild {
  pid_t pid = -1;
  pid_t warden = -1;  ///< the outer one, ours to wait for: warden.hpp
  int channel = -1;   ///< a socket: commands out, answers in
  int capture = -1;   ///< what it prints; reading does not block
  int report = -1;    ///< a pipe on which the warden says how the child ended, once nothing is left of it
};

/// Starts a child behind a warden. It dies with this thread, has three descriptors besides stdin (/dev/null), stdout and stderr (both
/// captured), default signals, ignores SIGINT (Ctrl-C is for the parent to answer), and leaves no core file.
/// @param own_memory  see Wardship
/// @throws std::system_error
StartedChild start_child(const ChildMain& child, int memory, bool own_memory);

}  // namespace lemmata::plugin
