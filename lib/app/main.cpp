#include <fcntl.h>
#include <unistd.h>

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

}  // namespace

int main(int count, char** arguments) {
  occupy_standard_descriptors();
  std::signal(SIGXFSZ, SIG_IGN);  // a file beyond `ulimit -f` is then an error of write(), which has its line
  const int code = lemmata::app::run(count, arguments);
  return lemmata::app::all_is_printed() ? code : lemmata::app::wrong_usage;
}
