#pragma once
#include <span>
#include <vector>

#include "lib/num/arithmetic.hpp"

// What a violation is decided by: squares in exact rationals, from the doubles that went in and came out.
//
// A compressor of reals is implemented in doubles. Its output is taken to stand for any C(x) with
//
//   ||c - C(x)|| <= eps (||x|| + ||c||),   eps = (2 d + 16) 2^-53                                     (rounding model)
//
// A sum of d terms, in any order, is off by at most d - 1 rounding units 2^-53 of the sum of magnitudes; two such sums (a norm, a scale)
// may enter an entry, with a dozen more operations, each off by one unit; coins are compared with probabilities computed likewise. A
// stated bound ||C(x) - x||^2 <= a ||x||^2 with 0 <= a is refuted by c only if it fails for all these C(x):
//
//   ||c - x||^2 > a ||x||^2 + 4 (1 + a) eps (||x||^2 + ||c||^2)                                        (beyond rounding)
//
// For r = ||C(x) - x|| <= sqrt(a) ||x||, e = eps (||x|| + ||c||): ||c - x||^2 <= (r + e)^2, where 2 r e <= 2 sqrt(a) eps (||x||^2 +
// ||x|| ||c||) <= (1 + a) eps (3/2 ||x||^2 + 1/2 ||c||^2), and e^2 <= 2 eps^2 (||x||^2 + ||c||^2), eps <= 1/8.
// A statement about every constant ("no delta > 0 does") is decided on the doubles themselves, without slack.
namespace lemmata::probe {

/// eps of the rounding model, exactly this double.
double rounding_unit(std::size_t d);

struct Squares {
  Exact error = 0;   ///< ||c - x||^2
  Exact input = 0;   ///< ||x||^2
  Exact output = 0;  ///< ||c||^2
  Exact inner = 0;   ///< <c, x>
};
/// Rationals must be in force; all entries finite.
Squares squares_of(const std::vector<double>& x, const std::vector<double>& c);

/// 4 (1 + a) eps (||x||^2 + ||c||^2).
Exact rounding_slack(const Squares& squares, const Exact& a, std::size_t d);

/// In which arithmetic an evaluation's rounding explains a difference between outputs that real numbers would make equal.
enum class Rounded { in_doubles, in_singles, no };

/// An output that n operations of unit roundoff u compute, the largest partial result being S, is off by no more than n u S; here
/// n = d + 8 (a sum over all entries, and a few operations), and up to four outputs enter a comparison:
///
///   in_doubles  |difference| <= 4 (d + 8) 2^-53 S
///   in_singles  |difference| <= 4 (d + 8) 2^-24 S   rounding would explain it if part of the evaluation is in single precision
///   no          beyond: it is not rounding
/// @param difference  its magnitude, double or Exact (then rationals must be in force)
template <class Number>
Rounded rounded(const Number& difference, std::size_t d, double S) {
  const auto within = [&](double unit) { return difference <= Number(4 * (static_cast<double>(d) + 8)) * Number(unit) * Number(S); };
  return within(0x1p-53) ? Rounded::in_doubles : within(0x1p-24) ? Rounded::in_singles : Rounded::no;
}

/// body() with rationals in force; its result must hold no Exact.
template <class Body>
auto in_rationals(Body body) {
  const auto arithmetic = rational_arithmetic(std::size_t{1} << 22U);
  const InForce scope(*arithmetic);
  return body();
}

/// ||c - x||^2 / ||x||^2 in double, scaled so that nothing overflows; infinity where c is not finite or x = 0 != c; 0 for x = 0 = c.
double error_ratio(const std::vector<double>& x, std::span<const double> c);
/// ||c||^2 / ||x||^2 and <c, x> / ||x||^2, scaled likewise; x != 0.
double power_ratio(const std::vector<double>& x, std::span<const double> c);
double inner_ratio(const std::vector<double>& x, std::span<const double> c);

bool all_finite(std::span<const double> c);
bool is_zero(std::span<const double> x);

}  // namespace lemmata::probe
