#pragma once
#include <string>

#include "lib/check/finding.hpp"

namespace lemmata {

/// What a witness says beside its draws: which relation its instance is about, and both sides of it. A replay computes them afresh; here
/// they are compared. Fractions must be the same number; enclosures must overlap, and a stated one must be tight: its radius is at most the
/// gap between the two sides, or 2^-30 of the larger one.
///
/// @returns  what the witness misstates, in one line; empty where the replay confirms it, or the witness states nothing
std::string misstated(const Witness& witness, const Replay& replayed);

}  // namespace lemmata
