#pragma once
#include <cstdint>
#include <functional>
#include <optional>

#include "lib/claim/claim.hpp"

namespace lemmata {

// Operations on instances as data: how simple one is, its simpler neighbours, its random neighbours, its real coordinates.

/// How much there is to read in an instance: binary digits, exponents, entries. Shrinking only ever lowers it.
double complexity(const Instance& instance);

/// The simplest instance that steps from `instance` reach, each of which lowers `complexity`. RapidCheck's shrinkable trees hold the steps:
/// drop, zero, halve, round to fewer binary digits, lower an integer. `failing` gives the instance as it is really drawn (a branch not
/// taken leaves no draws behind) if it still fails. At most `limit` calls.
Instance shrink(const Instance& instance, int limit, const std::function<std::optional<Instance>(const Instance&)>& failing);

/// A neighbour of the instance: one or two draws changed (scaled, rounded, made equal to another, moved by one, or left to be drawn
/// afresh, in which case the pin is missing from the result). `word` supplies randomness.
Pins neighbour(const Instance& instance, const std::function<std::uint64_t()>& word);

/// One real coordinate of an instance: a real draw or an entry of a vector.
struct Coordinate {
  std::size_t draw, entry;
};
std::vector<Coordinate> real_coordinates(const Instance& instance);

}  // namespace lemmata
