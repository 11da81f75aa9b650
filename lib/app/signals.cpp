#include "lib/app/signals.hpp"

#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>

#include "lib/app/output.hpp"

namespace lemmata::app {
namespace {

constexpr std::array<int, 3> ending_signals = {SIGINT, SIGTERM, SIGHUP};

volatile std::sig_atomic_t signal_seen = 0;
int signals_noted = 0;  // how many SignalsNoted live
std::array<struct sigaction, ending_signals.size()> actions_before{};

extern "C" void note_signal(int number) {
  if (signal_seen != 0) {
    constexpr char line[] = "lemmata: interrupted again: ended at once; what is finished is kept\n";
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0) {}  // nobody is left to be told
    _exit(128 + number);
  }
  signal_seen = number;
}

}  // namespace

SignalsNoted::SignalsNoted() {
  if (signals_noted++ > 0) return;
  signal_seen = 0;
  struct sigaction action {};
  action.sa_handler = note_signal;  // without SA_RESTART: a waiting poll comes back at once
  for (std::size_t i = 0; i < ending_signals.size(); ++i) {
    sigaction(ending_signals[i], nullptr, &actions_before[i]);
    if (actions_before[i].sa_handler != SIG_IGN) sigaction(ending_signals[i], &action, nullptr);
  }
}

SignalsNoted::~SignalsNoted() {
  if (--signals_noted > 0) return;
  for (std::size_t i = 0; i < ending_signals.size(); ++i) sigaction(ending_signals[i], &actions_before[i], nullptr);
}

int interrupting_signal() { return signal_seen; }

int interrupted_line(const std::string& what_becomes) {
  complain("interrupted; " + what_becomes);
  return 128 + signal_seen;
}

void leave_signals_to_the_parent() {
  signal(SIGINT, SIG_IGN);
  signal(SIGHUP, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
}

}  // namespace lemmata::app
