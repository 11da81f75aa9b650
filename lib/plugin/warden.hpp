#pragma once
#include <sys/types.h>

#include <functional>

namespace lemmata::plugin {

/// The processes between a host and a plugin's. The inner warden is the parent of the plugin's process, and by PR_SET_CHILD_SUBREAPER the
/// one that inherits whatever the plugin starts and leaves, sessions and double forks notwithstanding. When the plugin's process ends, when
/// the host wishes it (SIGTERM) or dies, it kills all of these, and ends. The outer one, whom no getppid() of the plugin's names, does the
/// same for the inner one: where a plugin kills its parent, what it started is killed with it. Each is in a process group of its own, as
/// the plugin is: what these send to their group does not reach the host, and a SIGKILL to the host's group reaches none.
///
/// Where the kernel lets it, the plugin gets a /dev/shm and System V segments of its own, which vanish with its last process.
struct Wardship {
  pid_t host = -1;         ///< whose death ends all
  int report = -1;         ///< where to write WardStarted and then WardEnded
  bool own_memory = true;  ///< give it its own /dev/shm (false where its files lie in the real one)
};

struct WardStarted {
  pid_t pid = -1;  ///< of the plugin's process, or -1
  int failed = 0;  ///< errno where there is none
};
struct WardEnded {
  int status = 0;  ///< of the plugin's process, as waitpid gives it
};

/// The wardens' life, in a process that was just forked.
/// @param ward  the life of the plugin's process; must not return
[[noreturn]] void keep_ward(const Wardship& wardship, const std::function<void()>& ward);

}  // namespace lemmata::plugin
