#pragma once
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/chance/draw.hpp"

namespace lemmata {

// The decoder: words to values, by integer operations, multiplications and ldexp only, so that it is the same on every machine.
// The word 0 decodes to the simplest value of every draw, and smaller words tend to simpler values, which is what a shrinker wants.

/// Takes the words of a tape one after the other; past its end they are 0.
struct TapeReader {
  std::span<const std::uint64_t> tape;
  std::size_t& at;
  std::uint64_t next() { return at < tape.size() ? tape[at++] : (++at, 0); }
};

/// range.contains(x), inline: it is asked of every entry.
inline bool inside(const Range& range, double x) {
  return (range.lower_open ? x > range.lower : x >= range.lower) && (range.upper_open ? x < range.upper : x <= range.upper) &&
         std::isfinite(x);
}
inline double as_double(const Number& n) { return n.denominator == 1 ? n.numerator : n.numerator / static_cast<double>(n.denominator); }

/// A real of the range. `earlier` are the reals drawn so far: with real probability a tie with one of them is returned.
double decode_real(std::uint64_t word, const Range& range, std::span<const double> earlier);
/// p/q with 1 <= q <= 12 inside the range (a dyadic where none of the tried ones is inside).
Number decode_rational(std::uint64_t word, const Range& range);
/// Uniform on [lo, hi] with the ends and their neighbours drawn often.
long decode_integer(std::uint64_t word, long lo, long hi);
/// Uniform in the number of binary digits of x - lo, with the ends drawn often.
long decode_log_integer(std::uint64_t word, long lo, long hi);
/// Reads as many words as the shape needs; `previous` is the vector drawn last, empty if there is none.
std::vector<double> decode_vector(TapeReader words, long d, const Range& entries, std::span<const Number> previous);
/// The edge shape number `index` in 0..vector_edge_count() - 1; entries outside the range are replaced by its simplest value.
std::vector<double> edge_vector(int index, long d, const Range& entries);
/// The simplest number of a range: 0, 1, -1, an end, or a midpoint.
double simplest(const Range& range);

}  // namespace lemmata
