#pragma once
#include <cstddef>
#include <vector>

#include "lib/check/probe/probe.hpp"

namespace lemmata::probe {

/// One input and what a few calls said of it. Ratios are in double and only rank; for a random compressor they are means.
struct Case {
  Input input;
  bool fixed = true;        ///< no call took a random number
  bool finite = true;       ///< every output was
  bool answered = false;    ///< some call returned
  std::vector<double> out;  ///< of the first call
  double error = 0;         ///< ||C(x) - x||^2 / ||x||^2; for x = 0: 0 or infinity
  double power = 0;         ///< ||C(x)||^2 / ||x||^2
  double inner = 0;         ///< <C(x), x> / ||x||^2
  double bias = 0;          ///< an unbiased estimate of ||E C(x) - x||^2 / ||x||^2, from two halves of the calls
};

/// What the search for the largest error found, shared by all properties of second moments.
struct ErrorSearch {
  std::vector<Case> cases;  ///< ordinary inputs and what the climb made of the worst ones, largest error first
  std::vector<Case> ends;   ///< the inputs beyond 1e-100 .. 1e100, largest error first
  std::size_t tried = 0;    ///< inputs answered
};

/// All inputs, then a climb from the worst: entries scaled, zeroed, tied, swapped and negated, the whole vector scaled. Made once.
const ErrorSearch& error_search(Probe& probe);

/// The cases of these inputs, `streams` calls each (one for a compressor that takes no numbers).
std::vector<Case> measure(Probe& probe, const std::vector<Input>& inputs, std::size_t streams);

}  // namespace lemmata::probe
