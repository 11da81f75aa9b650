#pragma once
#include <string>

namespace lemmata::app {

/// SIGINT, SIGTERM and SIGHUP (the terminal was closed) are noted, and end no process, while one of these lives: what is under way is
/// left in order. A second signal ends the process at once: workers die with it, and the run store loses nothing that it has committed.
/// A signal that the process was started to ignore (nohup, a job in the background of a script) stays ignored.
class SignalsNoted {
 public:
  SignalsNoted();
  ~SignalsNoted();
  SignalsNoted(const SignalsNoted&) = delete;
  SignalsNoted& operator=(const SignalsNoted&) = delete;
};

/// Says "interrupted; <what becomes of the work>", and returns the exit code, 128 + the signal.
int interrupted_line(const std::string& what_becomes);
/// The first signal that came while signals were noted; 0 if none.
int interrupting_signal();

/// In a worker: only the parent deals with what reaches the whole group (Ctrl-C, a closed terminal); SIGTERM ends it.
void leave_signals_to_the_parent();

}  // namespace lemmata::app
