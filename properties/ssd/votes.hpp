#pragma once
#include "lib/chance/draw.hpp"

namespace lemmata::ssd {

/// May a vote be 0? Assumption 1 does not exclude it; a stochastic sign oracle (after Remark 1) has entries +-1.
inline bool votes_may_be_zero(Draw& draw) { return draw.reading("votes", {0, 1}, {"plus-minus-1", "may-be-0"}) == 1; }

}  // namespace lemmata::ssd
