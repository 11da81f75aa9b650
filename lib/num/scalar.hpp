#pragma once
#include <bit>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <string>
#include <type_traits>

#include "lib/num/error.hpp"
#include "lib/num/exact.hpp"

namespace lemmata {

class Lanes;  // lib/num/lanes.hpp

/// What a claim may compute with: `double` (search) or `Exact` (every arithmetic that decides); methods, oracles and compressors also in
/// `Lanes`, a pack of doubles.
template <class S>
concept Scalar = std::same_as<S, double> || std::same_as<S, Exact> || std::same_as<S, Lanes>;

/// A scalar whose comparisons answer yes or no. What sorts or branches on values needs one; in lanes the answers differ.
template <class S>
concept Ordered = Scalar<S> && !std::same_as<S, Lanes>;

/// What a problem's own numbers are, the same in every lane.
template <Scalar S>
using SameInLanes = std::conditional_t<std::same_as<S, Lanes>, double, S>;

// The functions of Exact, for double. They are found beside std's by unqualified calls inside namespace lemmata.
inline double abs(double x) { return std::fabs(x); }
inline double sqrt(double x) { return std::sqrt(x); }
inline double exp(double x) { return std::exp(x); }
inline double log(double x) { return std::log(x); }
inline double erf(double x) { return std::erf(x); }
inline double sin(double x) { return std::sin(x); }
inline double cos(double x) { return std::cos(x); }
double pow(double x, long n);  ///< by squaring; 0^0 = 1
inline double pow(double x, int n) { return pow(x, static_cast<long>(n)); }
inline double pow(double x, double y) { return std::pow(x, y); }
double incomplete_beta(double x, long a, long b);  ///< Boost.Math ibeta; I_x(a, b), x in [0, 1], a, b >= 1
/// Bit for bit, so that states that overflowed to NaN merge too.
inline bool identical(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }
std::size_t hash(double x);

/// p/q as a scalar: exact in every arithmetic but double.
template <Scalar S>
S ratio(long p, long q) {
  return S(p) / S(q);
}

/// sum += a b, in place in Exact.
template <Scalar S>
void add_product_to(S& sum, const S& a, const S& b) {
  if constexpr (std::same_as<S, Exact>) sum.add_product(a, b);
  else sum += a * b;
}

/// Whole-scalar choice, so that one body can also run in lanes.
template <Scalar S>
S select(bool condition, const S& a, const S& b) {
  return condition ? a : b;
}

/// sign(x) with sign(0) = `at_zero`, a convention that the caller carries (0 where a paper says so, else a reading).
template <Scalar S>
S sign(const S& x, int at_zero) {
  if (x > S(0)) return S(1);
  if (x < S(0)) return S(-1);
  return S(at_zero);
}

/// x^2, through `pow` in Exact: an interval that straddles 0 has a square >= 0, which x * x cannot know.
template <Scalar S>
S square(const S& x) {
  if constexpr (std::same_as<S, double>) return x * x;
  else return pow(x, 2L);
}
template <Scalar S>
S min(const S& a, const S& b) {
  return b < a ? b : a;
}
template <Scalar S>
S max(const S& a, const S& b) {
  return a < b ? b : a;
}

/// Refuses an argument outside the stated range: "gamma = 0 is outside (0, inf)".
template <Scalar S>
std::string to_text(const S& x) {
  if constexpr (std::same_as<S, double>) return std::to_string(x);
  else return enclosure(x).text;
}
template <Scalar S>
void require(bool inside, const char* parameter, const S& value, const char* range) {
  if (!inside) throw DomainError(std::string(parameter) + " = " + to_text(value) + " is outside " + range);
}

}  // namespace lemmata
