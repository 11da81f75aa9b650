#pragma once
#include <sys/types.h>

#include <cstdint>
#include <string>

#include "lib/plugin/captured.hpp"
#include "lib/plugin/child_start.hpp"
#include "lib/plugin/host.hpp"
#include "lib/plugin/ring.hpp"

namespace lemmata::plugin {

/// A child, from fork to wait, and the watch over it.
class ChildProcess {
 public:
  /// @param memory  the ring's file; `ring` its mapping here
  ChildProcess(const ChildMain& child, int memory, const RingHeader* ring, const Limits& limits);
  ~ChildProcess();  ///< kills it, and all that it started
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// A child that is gone already is noticed by `wait`.
  void send(char command);
  /// No more commands: it is to end.
  void dismiss();
  /// Has it said more than it was asked? Bytes that are no answer are the plugin's.
  bool babbles() const;

  enum class End { answered, ended, hung, out_of_memory, flooded };
  struct Waited {
    End end = End::answered;
    char answer = 0;             ///< where it answered
    std::uint64_t progress = 0;  ///< the header's, when that was decided; the child may have gone on before it was killed
  };
  /// Until the child answers, ends, or breaks a limit (then it is killed). Progress is the header's counter.
  Waited wait(double cpu_seconds, std::uint64_t resident_bytes);

  /// How it ended, for people: "SIGABRT: free(): invalid pointer", "called exit(3)". After `wait` said `ended`.
  std::string ending() const;
  bool ended_well() const;  ///< with status 0
  std::uint64_t resident_bytes() const;
  bool has_ended();

 private:
  struct Watch;
  void drain();
  void end();
  bool hear_end(int patience_ms);
  void await_end();
  double cpu_time() const;
  char process_state() const;
  End look(Watch& watch, double cpu_seconds, std::uint64_t resident_bytes);

  const RingHeader* ring_;
  std::uint64_t most_printed_;
  StartedChild started_;
  bool reaped_ = false, deaf_ = false, orphaned_ = false;
  int status_ = 0;
  Captured printed_;
  std::uint64_t printed_at_ = 0, printed_bytes_ = 0;  ///< progress, and how much was printed since it was reached
};

}  // namespace lemmata::plugin
