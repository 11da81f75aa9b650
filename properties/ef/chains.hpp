#pragma once
#include <utility>

#include "lib/claim/relation.hpp"

namespace lemmata::ef {

/// The chain with a noise floor for values that cancel many digits: in double every link within 2^-28 of equality goes to the exact
/// evaluation, which decides as always.
template <Scalar S>
Chain<S> cancelling(Chain<S> chain) {
  for (Relation<S>& link : chain.links()) link.terms = 0x1p18;
  return chain;
}

}  // namespace lemmata::ef
