#pragma once
#include <cstdint>
#include <span>
#include <utility>

#include "lib/chance/chance.hpp"
#include "lib/num/lanes.hpp"

namespace lemmata {

// Standard normals from the words of Philox4x32-10, by the transform of Box and Muller. A normal is a function of its address (key,
// replicate, step, index): the same bits on every CPU, alone or in lanes, in any order. No libm: + - * / sqrt and integers.
//
// The block of counter (replicate, step, j) gives the normals 2j and 2j + 1 of a step, `normal_pair` of its first and its last 64 bits.
// Rounding: the roundings add up to a relative error below 9 units of 2^-53. The largest that tests/chance/normals.cpp finds against Arb,
// in 20,000 random and 3,456 edge pairs, is 3.83.

/// Two independent standard normals from two words of 64 random bits.
///
/// radius w: r = sqrt(-2 log u), u = (w + 1/2)/2^64, so that tails reach |z| = sqrt(2 log 2^65) = 9.49, which a normal passes with
/// probability 2.3e-21; w + 1/2 is rounded to 53 bits, so that r is 0, and radii below 2e-8 are coarse, with probability 2^-53 or so.
/// point: the angle (pi/4)(k + 1/2)/2^52 with the lower 52 bits k, in one of eight octants that the upper three bits choose.
std::pair<double, double> normal_pair(std::uint64_t radius, std::uint64_t point);

/// The normals number first, first + 1, ... of one replicate's step.
void normals(const StreamKey& key, std::uint64_t replicate, std::uint32_t step, std::uint32_t first, std::span<double> out);

/// Those of the replicates first_replicate, ..., first_replicate + 7, one in each lane.
void normals(const StreamKey& key, std::uint64_t first_replicate, std::uint32_t step, std::uint32_t first, std::span<Lanes> out);

}  // namespace lemmata
