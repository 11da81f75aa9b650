#include "lib/plugin/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <memory>
#include <system_error>

#include "lib/plugin/warden.hpp"

namespace lemmata::plugin {
namespace {

constexpr int look_every_ms = 20;
constexpr double wall_per_cpu = 10;

double monotonic_seconds(clockid_t clock) {
  timespec now{};
  if (clock_gettime(clock, &now) != 0) return -1;
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::uint64_t progress_of(const RingHeader* ring) {
  return std::atomic_ref<std::uint64_t>(const_cast<RingHeader*>(ring)->progress).load(std::memory_order_acquire);
}

std::string signal_name(int signal) {
  const char* const name = sigabbrev_np(signal);
  return name != nullptr ? std::string("SIG") + name : "signal " + std::to_string(signal);
}

/// The beginning of /proc/PID/<file>, empty where it cannot be read.
std::string proc_text(pid_t pid, const char* file) {
  const std::string path = "/proc/" + std::to_string(pid) + "/" + file;
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  std::array<char, 1024> text;
  const ssize_t length = read(descriptor, text.data(), text.size());
  close(descriptor);
  return {text.data(), static_cast<std::size_t>(std::max<ssize_t>(length, 0))};
}

}  // namespace

ChildProcess::ChildProcess(const ChildMain& child, int memory, const RingHeader* ring, const Limits& limits)
    : ring_(ring), most_printed_(limits.printed_bytes), started_(start_child(child, memory, limits.own_shared_memory)) {}

ChildProcess::~ChildProcess() {
  end();
  for (const int descriptor : {started_.channel, started_.capture, started_.report})
    if (descriptor >= 0) close(descriptor);
}

void ChildProcess::send(char command) {
  printed_.clear();
  printed_bytes_ = 0;
  while (::send(started_.channel, &command, 1, MSG_NOSIGNAL) < 0 && errno == EINTR) {}
}

void ChildProcess::dismiss() { shutdown(started_.channel, SHUT_WR); }

bool ChildProcess::babbles() const {
  char byte = 0;
  return recv(started_.channel, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 1;
}

/// At most a few pipes full: one that prints faster than we read must not keep us from watching it.
void ChildProcess::drain() {
  std::array<char, 65536> text;
  constexpr int most_reads = 16;
  if (const std::uint64_t progress = progress_of(ring_); progress != printed_at_) {
    printed_at_ = progress;
    printed_bytes_ = 0;
  }
  for (int reads = 0; reads < most_reads && started_.capture >= 0; ++reads) {
    const ssize_t length = read(started_.capture, text.data(), text.size());
    if (length < 0 && errno == EINTR) continue;
    if (length == 0) {  // closed: it would be ready for ever
      close(started_.capture);
      started_.capture = -1;
    }
    if (length <= 0) return;
    printed_.add({text.data(), static_cast<std::size_t>(length)});
    printed_bytes_ += static_cast<std::uint64_t>(length);
    if (length < static_cast<ssize_t>(text.size())) return;
  }
}

/// Has the warden said that it is over? Waits for that.
bool ChildProcess::hear_end(int patience_ms) {
  if (reaped_) return true;
  pollfd report{started_.report, POLLIN, 0};
  int heard = 0;
  do heard = poll(&report, 1, patience_ms);
  while (heard < 0 && errno == EINTR);
  if (heard <= 0) return false;
  WardEnded ended;
  const ssize_t got = read(started_.report, &ended, sizeof ended);
  if (got < 0) return false;
  orphaned_ = got != sizeof ended;  // the warden was killed, and by that its ward
  status_ = ended.status;
  while (waitpid(started_.warden, nullptr, 0) < 0 && errno == EINTR) {}
  reaped_ = true;
  drain();
  return true;
}

void ChildProcess::end() {
  constexpr int patience_ms = 10000;
  if (reaped_) return;
  kill(started_.warden, SIGTERM);
  if (hear_end(patience_ms)) return;
  kill(started_.warden, SIGKILL);  // stopped, by whatever means
  hear_end(-1);
}

bool ChildProcess::has_ended() { return hear_end(0); }

/// The channel is closed: the child is about to end, or cannot be heard any more.
void ChildProcess::await_end() {
  if (hear_end(50 * look_every_ms)) return;
  deaf_ = true;
  end();
}

double ChildProcess::cpu_time() const {
  clockid_t clock{};
  return clock_getcpuclockid(started_.pid, &clock) == 0 ? monotonic_seconds(clock) : -1;
}

std::uint64_t ChildProcess::resident_bytes() const {
  unsigned long total = 0, resident = 0;
  if (std::sscanf(proc_text(started_.pid, "statm").c_str(), "%lu %lu", &total, &resident) != 2) return 0;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

/// R, S, D, T, Z ...: the field behind the name, which may hold anything but ends with the last ')'.
char ChildProcess::process_state() const {
  const std::string stat = proc_text(started_.pid, "stat");
  const std::size_t at = stat.rfind(") ");
  return at == std::string::npos || at + 2 >= stat.size() ? '?' : stat[at + 2];
}

/// Clocks since the last progress.
struct ChildProcess::Watch {
  std::uint64_t progress = 0;
  double cpu_at_progress = 0;
  double waited = 0;  ///< wall time, in steps no longer than a few looks: a machine that slept is no hang
  double looked_at = monotonic_seconds(CLOCK_MONOTONIC);
};

ChildProcess::End ChildProcess::look(Watch& watch, double cpu_seconds, std::uint64_t most_resident) {
  const double now = monotonic_seconds(CLOCK_MONOTONIC), cpu = cpu_time();
  const double step = std::min(now - watch.looked_at, 5e-3 * look_every_ms);
  watch.looked_at = now;
  const std::uint64_t progress = progress_of(ring_);
  if (progress != watch.progress) {
    watch.progress = progress;
    watch.cpu_at_progress = cpu;
    watch.waited = 0;
  } else {
    if (process_state() != 'R') watch.waited += step;  // one that waits for a processor is not at fault
    if (cpu - watch.cpu_at_progress > cpu_seconds || watch.waited > wall_per_cpu * cpu_seconds) return End::hung;
  }
  if (printed_bytes_ > most_printed_) return End::flooded;
  return resident_bytes() > most_resident ? End::out_of_memory : End::answered;
}

ChildProcess::Waited ChildProcess::wait(double cpu_seconds, std::uint64_t most_resident) {
  Watch watch{.progress = progress_of(ring_), .cpu_at_progress = cpu_time()};
  const auto finished = [&](End end, char answer = 0) { return Waited{end, answer, progress_of(ring_)}; };
  while (true) {
    std::array<pollfd, 3> ready{{{started_.channel, POLLIN, 0}, {started_.capture, POLLIN, 0}, {started_.report, POLLIN, 0}}};
    if (poll(ready.data(), ready.size(), look_every_ms) < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "waiting for a plugin");
    }
    if ((ready[1].revents & (POLLIN | POLLHUP)) != 0) drain();
    if ((ready[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
      char answer = 0;
      const ssize_t got = read(started_.channel, &answer, 1);
      if (got == 1) return finished(End::answered, answer);
      if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
        await_end();
        return finished(End::ended);
      }
    }
    if (ready[2].revents != 0 && has_ended()) return finished(End::ended);
    if (monotonic_seconds(CLOCK_MONOTONIC) - watch.looked_at < 1e-3 * look_every_ms) continue;
    if (const End end = look(watch, cpu_seconds, most_resident); end != End::answered) {
      const Waited decided = finished(end);
      this->end();
      return decided;
    }
  }
}

bool ChildProcess::ended_well() const { return reaped_ && !deaf_ && !orphaned_ && WIFEXITED(status_) && WEXITSTATUS(status_) == 0; }

std::string ChildProcess::ending() const {
  if (deaf_) return "closed the descriptors of its harness";
  if (orphaned_) return "killed the process that watches over it";
  const std::string report = printed_.report();
  if (!report.empty()) return report;
  const std::string said = printed_.last_line();
  const auto with_line = [&said](const std::string& how) { return said.empty() ? how : how + ": " + said; };
  if (WIFSIGNALED(status_)) {
    const int signal = WTERMSIG(status_);
    if (signal == SIGKILL) return "SIGKILL, not by us: the system may be out of memory";
    return signal == SIGABRT ? with_line("SIGABRT") : signal_name(signal);
  }
  return with_line("the process ended with status " + std::to_string(WIFEXITED(status_) ? WEXITSTATUS(status_) : status_));
}

}  // namespace lemmata::plugin
