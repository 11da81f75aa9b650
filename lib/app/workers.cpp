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
#include <numeric>
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
  Clock::time_point dealt, deadline;
  Clock::duration worked{};
  std::string received;
};

class Pool {
 public:
  Pool(const ItemSource& source, const WorkOptions& options, const Work& work) : source_(source), options_(options), work_(work) {
    workers_.resize(static_cast<std::size_t>(std::max(1, options.jobs)));
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
    while (true) {
      if (interrupting_signal() != 0) return WorkEnd::interrupted;
      for (Worker& worker : workers_)
        if (!worker.item) deal(worker);
      if (std::none_of(workers_.begin(), workers_.end(), [](const Worker& w) { return w.item.has_value(); }) && source_.over())
        return WorkEnd::finished;
      wait();
      forgive_pause();
      if (options_.waiting) options_.waiting();
      for (std::size_t i = 0; i < workers_.size(); ++i) {
        Worker& worker = workers_[i];
        if (!worker.item) continue;
        const std::size_t item = *worker.item;
        const auto result = (ready_[i].revents != 0) ? receive(worker) : overdue(worker);
        if (!result) continue;
        relieve(worker);
        deal(worker);  // before the result is kept: meanwhile the worker works
        finished(item, *result);
      }
      if (source_.between) source_.between();
    }
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
    worker = {.process = process, .socket = ends[0], .item = {}, .dealt = {}, .deadline = {}, .worked = {}, .received = {}};
  }

  // A worker must not outlive a parent that was killed.
  void become_worker(pid_t parent, int parents_end) const {
    leave_signals_to_the_parent();
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
    worker.item = source_.next();
    if (!worker.item) return;
    worker.dealt = Clock::now();
    worker.deadline = worker.dealt + std::chrono::milliseconds(static_cast<long>(options_.seconds_each * 1000));
    write_all(worker.socket, &*worker.item, sizeof *worker.item);  // a dead worker is noticed by its closed socket
  }

  void wait() {
    ready_.clear();
    auto until = Clock::now() + std::chrono::milliseconds(source_.pause);
    for (const Worker& worker : workers_) {
      ready_.push_back({worker.item ? worker.socket : -1, POLLIN, 0});
      if (worker.item) until = std::min(until, worker.deadline);
    }
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
    if (poll(ready_.data(), ready_.size(), static_cast<int>(std::max<long>(0, left))) < 0)
      for (pollfd& entry : ready_) entry.revents = 0;
  }

  // The clock goes on while a run is stopped (Ctrl-Z, a debugger): what passes between two looks beyond a second is not the workers'.
  void forgive_pause() {
    const auto now = Clock::now(), missed = looked_;
    looked_ = now;
    if (now - missed < std::chrono::seconds(1)) return;
    for (Worker& worker : workers_) worker.deadline += now - missed;
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

  void relieve(Worker& worker) {
    worker.worked += Clock::now() - worker.dealt;
    if (worker.worked >= std::chrono::duration<double>(options_.seconds_of_worker)) replace(worker);
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

  const ItemSource& source_;
  WorkOptions options_;
  const Work& work_;
  std::vector<Worker> workers_;
  std::vector<pollfd> ready_;
  Clock::time_point looked_ = Clock::now();
};

}  // namespace

WorkEnd work_from(const ItemSource& source, const WorkOptions& options, const Work& work,
                  const std::function<void(std::size_t, const WorkResult&)>& finished) {
  const SignalsNoted noted;
  return Pool(source, options, work).run(finished);
}

WorkEnd work_through(const std::vector<std::size_t>& items, const WorkOptions& options, const Work& work,
                     const std::function<void(std::size_t, const WorkResult&)>& finished) {
  const SignalsNoted noted;
  if (items.empty()) return interrupting_signal() == 0 ? WorkEnd::finished : WorkEnd::interrupted;
  auto at = items.begin();
  ItemSource all;
  all.next = [&]() -> std::optional<std::size_t> { return at != items.end() ? std::optional(*at++) : std::nullopt; };
  all.over = [&] { return at == items.end(); };
  WorkOptions few = options;
  few.jobs = static_cast<int>(std::min(items.size(), static_cast<std::size_t>(std::max(1, options.jobs))));
  return work_from(all, few, work, finished);
}

WorkEnd work_through(std::size_t count, const WorkOptions& options, const Work& work,
                     const std::function<void(std::size_t, const WorkResult&)>& finished) {
  std::vector<std::size_t> items(count);
  std::iota(items.begin(), items.end(), std::size_t{0});
  return work_through(items, options, work, finished);
}

int processors() { return static_cast<int>(std::clamp(sysconf(_SC_NPROCESSORS_ONLN), 1L, 1024L)); }

double seconds_from(const char* variable, double otherwise) {
  const char* text = std::getenv(variable);
  if (text == nullptr || *text == '\0') return otherwise;
  char* end = nullptr;
  const double seconds = std::strtod(text, &end);
  if (*end != '\0' || !(seconds > 0) || !std::isfinite(seconds))
    throw BadInput(std::string(variable) + " = '" + text + "' is no positive number");
  return std::clamp(seconds, 1e-3, 1e8);  // three years, which a clock of nanoseconds holds
}

double item_seconds(double otherwise) { return seconds_from("LEMMATA_ITEM_SECONDS", otherwise); }

}  // namespace lemmata::app
