#pragma once
#include <memory>

#include "lib/num/arithmetic.hpp"

namespace lemmata {

/// Rationals or balls in which a box of one point is that point: the prover decides its smallest faces there. Unlike a pinned value, a
/// box may lie at an end that the draw excludes (there the face is a limit of instances). A box of more than a point throws Unsupported.
std::unique_ptr<Arithmetic> points_of(std::unique_ptr<Arithmetic> arithmetic);

/// Intervals in which a quotient or a logarithm is taken where it is defined: 1/[0, h] is [1/h, inf) and log [0, h] is (-inf, log h].
/// A link certified there holds at every point of the box at which the body has a value; at the others it throws DomainError, so that
/// there is no instance.
/// Two values are identical only if they are one object or points: two equal intervals may be two unknowns, and states of a run that are
/// merged, or an orbit that closes, must be the same states.
std::unique_ptr<Arithmetic> where_defined(std::unique_ptr<Arithmetic> intervals);

/// Taylor series of an order, identical as above. The absolute value of a series that is 0 and not constant throws Undecided: at the end of
/// a box, the face does not know from which side its derivative is to be taken.
std::unique_ptr<Arithmetic> with_unknowns(std::unique_ptr<Arithmetic> series, int order);

}  // namespace lemmata
