#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <thread>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/bench.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"
#include "lib/num/error.hpp"

// A peer's script: a process of its own, with one thread, that answers with one line of JSON.

namespace lemmata::app {
namespace {

constexpr int nothing_here = 77;  ///< the exit code of a script whose library is missing
constexpr double patience = 600;  ///< seconds of wall time after which a script is ended

/// A file in memory that a child writes to.
class MemoryFile {
 public:
  explicit MemoryFile(const char* name) : file_(memfd_create(name, MFD_CLOEXEC)) {
    if (file_ < 0) throw std::runtime_error("no file in memory");
  }
  ~MemoryFile() { close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  int number() const { return file_; }
  std::string text() const { return read_file("/proc/self/fd/" + std::to_string(file_)); }

 private:
  int file_;
};

std::string last_line(std::string text) {
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

/// The child's status as `waitpid` gives it; ended after `patience`.
int wait_for(pid_t child) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::duration<double>(patience);
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() > until) kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return status;
}

std::vector<std::string> one_thread() {
  std::vector<std::string> environment;
  for (char** entry = environ; *entry != nullptr; ++entry) environment.emplace_back(*entry);
  for (const char* name : {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"}) {
    std::erase_if(environment, [&](const std::string& e) { return e.rfind(std::string(name) + "=", 0) == 0; });
    environment.push_back(std::string(name) + "=1");
  }
  return environment;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

pid_t start(std::vector<std::string> command, int out, int errors) {
  std::vector<std::string> environment = one_thread();
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  pid_t child = 0;
  const int failed =
      posix_spawn(&child, command.front().c_str(), &actions, nullptr, pointers(command).data(), pointers(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? child : 0;
}

Measurement failure(const std::string& why, bool skipped) { return {.error = why, .skipped = skipped}; }

Measurement answer_of(const std::string& script, const std::string& line) {
  try {
    const std::string what = "the answer of " + script;
    const Json answer = parse_json(line, what);
    const double rate = number_in(answer, "rate", what).value_or(0);
    if (!(rate > 0)) throw BadInput(what + " has no rate > 0");
    return {.value = rate, .name = text_of(answer, "peer", what)};
  } catch (const BadInput& error) { return failure(error.what(), false); }
}

}  // namespace

Measurement measure(const Peer& peer) {
  const auto path = source_root() / "tests" / "bench" / "peers" / peer.script;
  if (!std::filesystem::exists(path)) return failure("there is no " + path.string(), true);
  const char* const chosen = std::getenv("LEMMATA_PYTHON");
  const std::string python = chosen != nullptr && *chosen != '\0' ? chosen : "/usr/bin/python3";
  if (access(python.c_str(), X_OK) != 0) return failure("there is no " + python, true);
  std::vector<std::string> command = {python, "-B", path.string()};
  command.insert(command.end(), peer.arguments.begin(), peer.arguments.end());
  const MemoryFile out("answer"), errors("errors");
  const pid_t child = start(command, out.number(), errors.number());
  if (child == 0) return failure(python + " does not start", true);
  const int status = wait_for(child);
  const std::string said = without_controls(last_line(errors.text()));
  if (WIFEXITED(status) && WEXITSTATUS(status) == nothing_here) return failure(said.empty() ? "a library is missing" : said, true);
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return answer_of(peer.script, last_line(out.text()));
  const std::string how =
      WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status)) : fmt::format("exit code {}", WEXITSTATUS(status));
  return failure(fmt::format("{}: {}{}{}", peer.script, how, said.empty() ? "" : ": ", said), false);
}

}  // namespace lemmata::app
