#pragma once
#include <string>
#include <vector>

#include "lib/check/json.hpp"

namespace lemmata::app {

/// A document that `verify --json` wrote, and the name to call it by.
struct RunDocument {
  std::string name, text;
};

/// What differs between two runs: a line for each claim that is in one only, and for each verdict, sharpness or witness that is another.
struct Difference {
  std::vector<std::string> lines;
  std::size_t claims = 0;  ///< of both together
};
/// Throws BadInput naming the document that is no run.
Difference difference(const RunDocument& before, const RunDocument& after);

}  // namespace lemmata::app
