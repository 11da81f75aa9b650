#pragma once
#include <sys/types.h>

#include <cstdint>
#include <string>

#include "lib/plugin/captured.hpp"
#include "lib/plugin/host.hpp"
#include "lib/plugin/ring.hpp"

namespace lemmata::plugin {

/// A child, from fork to wait, and the watch over it.
class ChildProcess {
 public:
  /// @param memory  the ring's file; `ring` its mapping here
  ChildProcess(const ChildMain& child, int memory, const RingHeader* ring);
  ~ChildProcess();  ///< kills it
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  /// A child that is gone already is noticed by `wait`.
  void send(char command);

  enum class End { answered, ended, hung, out_of_memory };
  struct Waited {
    End end = End::answered;
    char answer = 0;             ///< where it answered
    std::uint64_t progress = 0;  ///< the header's, when that was decided; the child may have gone on before it was killed
  };
  /// Until the child answers, ends, or breaks a limit (then it is killed). Progress is the header's counter.
  Waited wait(double cpu_seconds, std::uint64_t resident_bytes);

  /// How it ended, for people: "SIGABRT: free(): invalid pointer", "called exit(3)". After `wait` said `ended`.
  std::string ending() const;
  std::uint64_t resident_bytes() const;
  bool has_ended();

 private:
  struct Watch;
  void drain();
  void reap(bool kill_it);
  void await_end();
  double cpu_time() const;
  char process_state() const;
  End look(Watch& watch, double cpu_seconds, std::uint64_t resident_bytes);

  const RingHeader* ring_;
  pid_t pid_ = -1;
  bool reaped_ = false, deaf_ = false;
  int status_ = 0;
  int channel_ = -1, capture_ = -1;
  Captured printed_;
};

}  // namespace lemmata::plugin
