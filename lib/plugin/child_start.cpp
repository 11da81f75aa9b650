#include "lib/plugin/child_start.hpp"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include "lib/plugin/warden.hpp"

namespace lemmata::plugin {
namespace {

/// The numbers a child has, whatever the parent's were.
constexpr int memory_end = 3, commands_end = 4, answers_end = 5, first_free = 6;

void need(bool succeeded, const char* what) {
  if (!succeeded) throw std::system_error(errno, std::generic_category(), what);
}

/// In the child: nothing here may throw or allocate.
void arrange_descriptors(int memory, int channel, int printed) {
  memory = fcntl(memory, F_DUPFD, 16);  // out of the way of the numbers they are to have
  channel = fcntl(channel, F_DUPFD, 16);
  printed = fcntl(printed, F_DUPFD, 16);
  const int nothing = open("/dev/null", O_RDONLY);
  if (dup2(nothing, 0) < 0 || dup2(printed, 1) < 0 || dup2(printed, 2) < 0) _exit(126);
  if (dup2(memory, memory_end) < 0 || dup2(channel, commands_end) < 0 || dup2(channel, answers_end) < 0) _exit(126);
  if (close_range(first_free, ~0U, 0) != 0) {
    for (int descriptor = first_free; descriptor < 4096; ++descriptor) close(descriptor);
  }
}

void arrange_process() {
  struct sigaction plain {};
  plain.sa_handler = SIG_DFL;
  for (int signal = 1; signal < NSIG; ++signal) sigaction(signal, &plain, nullptr);  // SIGKILL and SIGSTOP refuse
  plain.sa_handler = SIG_IGN;
  sigaction(SIGINT, &plain, nullptr);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
}

/// The pairs of descriptors between host and child; those that are left open when this goes, it closes.
struct Ends {
  std::array<int, 2> channel{-1, -1}, printed{-1, -1}, report{-1, -1};
  Ends() = default;
  ~Ends() {
    for (const auto& pair : {channel, printed, report})
      for (const int end : pair)
        if (end >= 0) close(end);
  }
  Ends(const Ends&) = delete;
  Ends& operator=(const Ends&) = delete;
};

/// The host's end, which the caller then owns.
int take(int& end) { return std::exchange(end, -1); }

}  // namespace

StartedChild start_child(const ChildMain& child, int memory, bool own_memory) {
  Ends ends;
  need(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.channel.data()) == 0, "a plugin's channel");
  need(pipe2(ends.printed.data(), O_CLOEXEC) == 0, "a plugin's output");
  need(pipe2(ends.report.data(), O_CLOEXEC) == 0, "a plugin's end");
  fcntl(ends.printed[0], F_SETFL, O_NONBLOCK);
  std::fflush(nullptr);  // what the host has buffered is not for the plugin to print
  const pid_t host = getpid(), warden = fork();
  if (warden == 0) {
    keep_ward({.host = host, .report = ends.report[1], .own_memory = own_memory}, [&] {
      arrange_process();
      arrange_descriptors(memory, ends.channel[1], ends.printed[1]);
      try {
        child({.memory = memory_end, .commands = commands_end, .answers = answers_end});
      } catch (...) {}
    });
  }
  need(warden > 0, "a plugin's process");
  close(take(ends.report[1]));  // so that its death is heard
  WardStarted started;
  ssize_t got = 0;
  do got = read(ends.report[0], &started, sizeof started);
  while (got < 0 && errno == EINTR);
  if (got != sizeof started || started.pid < 0) {
    waitpid(warden, nullptr, 0);
    errno = started.failed;
    need(false, "a plugin's process");
  }
  fcntl(ends.report[0], F_SETFL, O_NONBLOCK);
  return {started.pid, warden, take(ends.channel[0]), take(ends.printed[0]), take(ends.report[0])};
}

ChildMain executed(std::vector<std::string> argv) {
  return [argv = std::move(argv)](const ChildEnds& ends) mutable {
    for (const int end : {ends.memory, ends.commands, ends.answers}) argv.push_back(std::to_string(end));
    std::vector<char*> pointers;
    for (std::string& argument : argv) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(pointers[0], pointers.data());
    const std::string why = "cannot execute " + argv[0] + ": " + std::generic_category().message(errno) + "\n";
    (void)!write(2, why.data(), why.size());
    _exit(127);
  };
}

}  // namespace lemmata::plugin
