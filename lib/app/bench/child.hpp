#pragma once
#include <string>
#include <utility>
#include <vector>

namespace lemmata::app {

/// What a child process left behind.
struct Child {
  bool started = false;
  int exit_code = 0;                  ///< of a child that exited
  int signal = 0;                     ///< that ended it, or 0
  std::string out = {}, errors = {};  ///< what it wrote
};

/// Runs a program to its end, or for `patience` seconds of wall time at most, with these entries of the environment replaced.
Child run_child(std::vector<std::string> command, const std::vector<std::pair<std::string, std::string>>& environment, double patience);

}  // namespace lemmata::app
