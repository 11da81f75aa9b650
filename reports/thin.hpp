#pragma once
#include <cstddef>

#include "lib/experiment/figure.hpp"

namespace lemmata::reports {

/// The figure with what a screen shows: at most `most` (>= 8) points of each series, and no number that is not finite. Of a line the ends
/// stay, and in each of equal stretches of the axis (of its logarithm where the axis is logarithmic) the lowest and the highest point; of a
/// closed curve every k-th point; bars stay as they are.
experiment::Figure thinned(experiment::Figure figure, std::size_t most = 400);

}  // namespace lemmata::reports
