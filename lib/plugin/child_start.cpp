#include "lib/plugin/child_start.hpp"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <string>
#include <system_error>

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

void arrange_process(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(126);  // it died before
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

}  // namespace

StartedChild start_child(const ChildMain& child, int memory) {
  std::array<int, 2> channel{-1, -1}, printed{-1, -1};
  need(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, channel.data()) == 0, "a plugin's channel");
  need(pipe2(printed.data(), O_CLOEXEC) == 0, "a plugin's output");
  fcntl(printed[0], F_SETFL, O_NONBLOCK);
  const pid_t parent = getpid(), pid = fork();
  if (pid == 0) {
    arrange_process(parent);
    arrange_descriptors(memory, channel[1], printed[1]);
    try {
      child({.memory = memory_end, .commands = commands_end, .answers = answers_end});
    } catch (...) {}
    _exit(125);
  }
  const int failed = errno;
  close(channel[1]);
  close(printed[1]);
  if (pid < 0) {
    close(channel[0]);
    close(printed[0]);
    errno = failed;
  }
  need(pid >= 0, "a plugin's process");
  return {pid, channel[0], printed[0]};
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
