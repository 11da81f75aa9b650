#pragma once
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/plugin/modules.hpp"

namespace lemmata::zoo_test {

using Texts = std::vector<std::string>;

/// While this lives, LEMMATA_ZOO names an animal, and what a plugin lets go of becomes a child of this process.
class InZoo {
 public:
  explicit InZoo(const char* animal) {
    setenv("LEMMATA_ZOO", animal, 1);
    prctl(PR_SET_CHILD_SUBREAPER, 1);
  }
  ~InZoo() {
    unsetenv("LEMMATA_ZOO");
    prctl(PR_SET_CHILD_SUBREAPER, 0);
  }
  InZoo(const InZoo&) = delete;
  InZoo& operator=(const InZoo&) = delete;

  static bool nothing_left() {
    siginfo_t info;
    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) < 0 && errno == ECHILD;
  }
};

inline plugin::OpenOptions zoo_limits() {
  auto options = plugin_tests::short_limits();
  options.limits.printed_bytes = std::uint64_t{4} << 20U;
  return options;
}

inline bool says_one_of(const std::string& what, const Texts& texts, const std::string& before = "") {
  for (const std::string& text : texts)
    if (what.starts_with(before + text)) return true;
  return false;
}

}  // namespace lemmata::zoo_test
