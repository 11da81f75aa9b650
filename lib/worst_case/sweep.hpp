#pragma once
#include <string>
#include <vector>

namespace lemmata::worst_case {

/// Values of one parameter, as fractions.
struct Sweep {
  std::string name;
  std::vector<std::string> values;
};
/// "delta=1/10..1:10": ten equidistant values, ends included. Throws BadInput for anything else.
Sweep sweep_in(const std::string& text);

}  // namespace lemmata::worst_case
