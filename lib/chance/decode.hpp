#pragma once
#include <cstdint>
#include <functional>
#include <vector>

#include "lib/chance/draw.hpp"

namespace lemmata {

// The decoder: words to values, by integer operations, multiplications and ldexp only, so that it is the same on every machine.
// The word 0 decodes to the simplest value of every draw, and smaller words tend to simpler values, which is what a shrinker wants.

/// A real of the range. `earlier` are the reals drawn so far: with real probability a tie with one of them is returned.
double decode_real(std::uint64_t word, const Range& range, const std::vector<double>& earlier);
/// p/q with 1 <= q <= 12 inside the range (a dyadic where none of the tried ones is inside).
Number decode_rational(std::uint64_t word, const Range& range);
/// Uniform on [lo, hi] with the ends and their neighbours drawn often.
long decode_integer(std::uint64_t word, long lo, long hi);
/// Uniform in the number of binary digits of x - lo, with the ends drawn often.
long decode_log_integer(std::uint64_t word, long lo, long hi);
/// `words` supplies as many words as the shape needs; `earlier` are the vectors drawn so far.
std::vector<double> decode_vector(const std::function<std::uint64_t()>& words, long d, const Range& entries,
                                  const std::vector<std::vector<double>>& earlier);
/// The edge shape number `index` in 0..vector_edge_count() - 1; entries outside the range are replaced by its simplest value.
std::vector<double> edge_vector(int index, long d, const Range& entries);
/// The simplest number of a range: 0, 1, -1, an end, or a midpoint.
double simplest(const Range& range);

}  // namespace lemmata
