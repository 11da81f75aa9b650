#pragma once
#include "lib/num/vector.hpp"

namespace lemmata::method {

/// A state that is one vector.
template <Scalar S>
struct Position {
  Vec<S> x;
  friend std::size_t hash(const Position& s) { return lemmata::hash(s.x); }
  friend bool identical(const Position& a, const Position& b) { return lemmata::identical(a.x, b.x); }
};

/// A state of an iterate and a second vector: an error, a momentum.
template <Scalar S>
struct PositionAndMemory {
  Vec<S> x, e;
  friend std::size_t hash(const PositionAndMemory& s) { return lemmata::hash(s.x) * 31 + lemmata::hash(s.e); }
  friend bool identical(const PositionAndMemory& a, const PositionAndMemory& b) {
    return lemmata::identical(a.x, b.x) && lemmata::identical(a.e, b.e);
  }
};

}  // namespace lemmata::method
