#pragma once
#include <sys/types.h>

#include "lib/plugin/host.hpp"

namespace lemmata::plugin {

struct StartedChild {
  pid_t pid = -1;
  int channel = -1;  ///< a socket: commands out, answers in
  int capture = -1;  ///< what it prints; reading does not block
};

/// Forks a child that dies with this thread, has three descriptors besides stdin (/dev/null), stdout and stderr (both captured), default
/// signals, ignores SIGINT (Ctrl-C is for the parent to answer), and leaves no core file. @throws std::system_error
StartedChild start_child(const ChildMain& child, int memory);

}  // namespace lemmata::plugin
