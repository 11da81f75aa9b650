#pragma once
#include "lib/claim/claim.hpp"

namespace lemmata::ssd {

/// Any vector of R^d; with a coin one whose norm is rational, so that rationals decide.
template <Scalar S>
Vec<S> any_vector(Draw& draw, long d) {
  if (!draw.coin("rational norm")) return draw.vector<S>("g", d);
  const Vec<S> direction = draw.unit_vector<S>("direction", d);
  return draw.nonnegative<S>("norm") * direction;
}

}  // namespace lemmata::ssd
