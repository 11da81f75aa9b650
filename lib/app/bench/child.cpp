#include "lib/app/bench/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

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

std::vector<std::string> environment_with(const std::vector<std::pair<std::string, std::string>>& entries) {
  std::vector<std::string> all;
  for (char** entry = environ; *entry != nullptr; ++entry) all.emplace_back(*entry);
  for (const auto& [name, value] : entries) {
    std::erase_if(all, [&name = name](const std::string& e) { return e.rfind(name + "=", 0) == 0; });
    all.push_back(name + "=" + value);
  }
  return all;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

/// The status as `waitpid` gives it; a child that takes too long is killed.
int wait_for(pid_t child, double patience) {
  using Clock = std::chrono::steady_clock;
  const auto until = Clock::now() + std::chrono::duration<double>(patience);
  int status = 0;
  while (waitpid(child, &status, WNOHANG) == 0) {
    if (Clock::now() > until) kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return status;
}

}  // namespace

Child run_child(std::vector<std::string> command, const std::vector<std::pair<std::string, std::string>>& environment, double patience) {
  std::vector<std::string> entries = environment_with(environment);
  const MemoryFile out("out"), errors("errors");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, out.number(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.number(), STDERR_FILENO);
  pid_t process = 0;
  const int failed = posix_spawn(&process, command.front().c_str(), &actions, nullptr, pointers(command).data(), pointers(entries).data());
  posix_spawn_file_actions_destroy(&actions);
  Child child;
  if (failed != 0) return child;
  const int status = wait_for(process, patience);
  child.started = true;
  child.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
  child.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
  child.out = out.text();
  child.errors = errors.text();
  return child;
}

}  // namespace lemmata::app
