#include "lib/app/workers.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <vector>

#include "lib/num/error.hpp"

#ifdef LEMMATA_COVERAGE
extern "C" void __gcov_dump(void);  // what a worker has run counts, though it leaves by _exit
#endif

namespace lemmata::app {
namespace {

using Clock = std::chrono::steady_clock;
using Work = std::function<std::string(std::size_t)>;

volatile std::sig_atomic_t signal_seen = 0;
extern "C" void note_signal(int number) { signal_seen = number; }

int signals_noted = 0;  // how many SignalsNoted live
struct sigaction interrupt_before {};
struct sigaction terminate_before {};

bool write_all(int socket, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t sent = send(socket, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    at += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool read_all(int socket, void* data, std::size_t size) {
  char* at = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t got = read(socket, at, size);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

/// An answer on the wire: 'd' (done) or 'e' (error), the length, the text.
struct Header {
  std::uint64_t length = 0;
  char state = 'e';
  char unused[7] = {};  // where padding would be, which is sent too
};

[[noreturn]] void serve(int socket, const Work& work) {
  std::size_t item = 0;
  while (read_all(socket, &item, sizeof item)) {
    Header header;
    std::string text;
    try {
      text = work(item);
      header.state = 'd';
    } catch (const std::exception& error) { text = error.what(); } catch (...) {
      text = "an exception of unknown type";
    }
    header.length = text.size();
    if (!write_all(socket, &header, sizeof header) || !write_all(socket, text.data(), text.size())) break;
  }
#ifdef LEMMATA_COVERAGE
  __gcov_dump();
#endif
  _exit(0);  // no destructors: what they would close belongs to the parent
}

std::string cause_of_death(int status) {
  if (WIFSIGNALED(status))
    return "the worker was killed by signal " + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")";
  return "the worker left with code " + std::to_string(WEXITSTATUS(status));
}

struct Worker {
  pid_t process = -1;
  int socket = -1;
  std::optional<std::size_t> item;
  Clock::time_point deadline;
  std::string received;
};

class Pool {
 public:
  Pool(std::size_t count, const WorkOptions& options, const Work& work) : count_(count), options_(options), work_(work) {
    const std::size_t wanted = std::min(count, static_cast<std::size_t>(std::max(1, options.jobs)));
    workers_.resize(wanted);
    for (Worker& worker : workers_) start(worker);
  }
  ~Pool() {
    for (Worker& worker : workers_) {
      if (worker.item) kill(worker.process, SIGKILL);
      end(worker);
    }
  }
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  WorkEnd run(const std::function<void(std::size_t, const WorkResult&)>& finished) {
    for (Worker& worker : workers_) deal(worker);
    while (answered_ < count_) {
      if (signal_seen != 0) return WorkEnd::interrupted;
      wait();
      for (std::size_t i = 0; i < workers_.size(); ++i) {
        Worker& worker = workers_[i];
        if (!worker.item) continue;
        const std::size_t item = *worker.item;
        const auto result = (ready_[i].revents != 0) ? receive(worker) : overdue(worker);
        if (!result) continue;
        ++answered_;
        deal(worker);
        finished(item, *result);
      }
    }
    return WorkEnd::finished;
  }

 private:
  void start(Worker& worker) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
      throw std::runtime_error(std::string("no socket for a worker: ") + std::strerror(errno));
    std::fflush(nullptr);  // what is buffered must not be written twice
    const pid_t parent = getpid();
    const pid_t process = fork();
    if (process < 0) throw std::runtime_error(std::string("no process for a worker: ") + std::strerror(errno));
    if (process == 0) {
      become_worker(parent, ends[0]);
      serve(ends[1], work_);
    }
    close(ends[1]);
    worker = {.process = process, .socket = ends[0], .item = {}, .deadline = {}, .received = {}};
  }

  // Ctrl-C reaches the whole group, but only the parent deals with it; a worker must not outlive a parent that was killed.
  void become_worker(pid_t parent, int parents_end) const {
    signal(SIGINT, SIG_IGN);
    signal(SIGTERM, SIG_DFL);
#ifdef __linux__
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent) _exit(0);
    close(parents_end);
    for (const Worker& other : workers_)
      if (other.socket >= 0) close(other.socket);
  }

  void deal(Worker& worker) {
    worker.item.reset();
    worker.received.clear();
    if (next_ >= count_) return;
    worker.item = next_++;
    worker.deadline = Clock::now() + std::chrono::milliseconds(static_cast<long>(options_.seconds_each * 1000));
    write_all(worker.socket, &*worker.item, sizeof *worker.item);  // a dead worker is noticed by its closed socket
  }

  void wait() {
    ready_.clear();
    auto until = Clock::now() + std::chrono::milliseconds(250);
    for (const Worker& worker : workers_) {
      ready_.push_back({worker.item ? worker.socket : -1, POLLIN, 0});
      if (worker.item) until = std::min(until, worker.deadline);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (poll(ready_.data(), ready_.size(), static_cast<int>(std::max<long>(0, left))) < 0)
      for (pollfd& entry : ready_) entry.revents = 0;
  }

  std::optional<WorkResult> receive(Worker& worker) {
    char block[65536];
    const ssize_t got = read(worker.socket, block, sizeof block);
    if (got < 0 && errno == EINTR) return {};
    if (got <= 0) return WorkResult{false, cause_of_death(replace(worker))};
    worker.received.append(block, static_cast<std::size_t>(got));
    Header header;
    if (worker.received.size() < sizeof header) return {};
    std::memcpy(&header, worker.received.data(), sizeof header);
    if (worker.received.size() - sizeof header < header.length) return {};
    return WorkResult{header.state == 'd', worker.received.substr(sizeof header)};
  }

  std::optional<WorkResult> overdue(Worker& worker) {
    if (Clock::now() < worker.deadline) return {};
    kill(worker.process, SIGKILL);
    replace(worker);
    char text[96];
    std::snprintf(text, sizeof text, "no answer within %g s", options_.seconds_each);
    return WorkResult{false, text};
  }

  int replace(Worker& worker) {
    const int status = end(worker);
    start(worker);
    return status;
  }

  static int end(Worker& worker) {
    int status = 0;
    if (worker.socket >= 0) close(worker.socket);
    worker.socket = -1;
    if (worker.process > 0)
      while (waitpid(worker.process, &status, 0) < 0 && errno == EINTR) {}
    worker.process = -1;
    return status;
  }

  std::size_t count_;
  WorkOptions options_;
  const Work& work_;
  std::vector<Worker> workers_;
  std::vector<pollfd> ready_;
  std::size_t next_ = 0;
  std::size_t answered_ = 0;
};

}  // namespace

SignalsNoted::SignalsNoted() {
  if (signals_noted++ > 0) return;
  signal_seen = 0;
  struct sigaction action {};
  action.sa_handler = note_signal;  // without SA_RESTART: a waiting poll comes back at once
  sigaction(SIGINT, &action, &interrupt_before);
  sigaction(SIGTERM, &action, &terminate_before);
}
SignalsNoted::~SignalsNoted() {
  if (--signals_noted > 0) return;
  sigaction(SIGINT, &interrupt_before, nullptr);
  sigaction(SIGTERM, &terminate_before, nullptr);
}

WorkEnd work_through(std::size_t count, const WorkOptions& options, const Work& work,
                     const std::function<void(std::size_t, const WorkResult&)>& finished) {
  const SignalsNoted noted;
  if (count == 0) return WorkEnd::finished;
  return Pool(count, options, work).run(finished);
}

int interrupting_signal() { return signal_seen; }

int processors() { return static_cast<int>(std::clamp(sysconf(_SC_NPROCESSORS_ONLN), 1L, 1024L)); }

double item_seconds(double otherwise) {
  const char* text = std::getenv("LEMMATA_ITEM_SECONDS");
  if (text == nullptr || *text == '\0') return otherwise;
  char* end = nullptr;
  const double seconds = std::strtod(text, &end);
  if (*end != '\0' || !(seconds > 0) || !std::isfinite(seconds))
    throw BadInput(std::string("LEMMATA_ITEM_SECONDS = '") + text + "' is no positive number");
  return seconds;
}

}  // namespace lemmata::app
