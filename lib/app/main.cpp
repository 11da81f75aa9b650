#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "lib/app/command_line.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"

namespace {

/// A file opened where a standard descriptor is closed would take its number, and be written into by what is printed.
void occupy_standard_descriptors() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
    if (fcntl(number, F_GETFD) < 0) open("/dev/null", number == STDERR_FILENO ? O_WRONLY : O_RDONLY);  // the lowest free number: this one
}

/// As much stack as there mostly is, where `ulimit -s` allows it to be had: it may be set too low for what is recursive here.
/// @return whether there is enough to begin with
bool take_stack() {
  constexpr rlim_t usual = rlim_t{8} << 20U, least = rlim_t{128} << 10U;  // bytes
  rlimit stack{};
  if (getrlimit(RLIMIT_STACK, &stack) != 0 || stack.rlim_cur >= usual) return true;
  stack.rlim_cur = std::min(usual, stack.rlim_max);
  return setrlimit(RLIMIT_STACK, &stack) != 0 || stack.rlim_cur >= least;
}

}  // namespace

int main(int count, char** arguments) {
  occupy_standard_descriptors();
  if (!take_stack()) {
    constexpr char line[] = "lemmata: the stack is limited to less than 128 KiB: see ulimit -s\n";
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0) {}  // nobody is left to be told
    return lemmata::app::wrong_usage;
  }
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond `ulimit -f` is then an error of write(), which has its line
  const int code = lemmata::app::run(count, arguments);
  return lemmata::app::all_is_printed() ? code : lemmata::app::wrong_usage;
}
