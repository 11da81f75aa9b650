#pragma once
#include <string>
#include <utility>

#include "lib/num/arithmetic.hpp"
#include "lib/num/ball_value.hpp"
#include "lib/num/rational_value.hpp"

namespace lemmata {

/// The reals x with lower <= x <= upper; lower may be -inf, upper may be +inf, never the other way round, and neither is NaN.
/// Results are rounded outward to the larger precision of the operands. Two operands are two unknowns, also when they are one object.
class Interval {
 public:
  Interval(Float lower, Float upper, long bits) : lower_(std::move(lower)), upper_(std::move(upper)), bits_(bits) {}
  static Interval integer(long value, long bits);  ///< outward rounded when `value` has more than `bits` bits
  static Interval rational(const Rational& value, long bits);
  static Interval box(double lower, double upper, long bits);  ///< throws DomainError for an empty box or NaN
  static Interval of(const Ball& ball, long bits);
  static Interval whole(long bits);

  arf_srcptr lower() const { return lower_.get(); }
  arf_srcptr upper() const { return upper_.get(); }
  long bits() const { return bits_; }
  bool is_finite() const { return arf_is_finite(lower()) != 0 && arf_is_finite(upper()) != 0; }
  bool is_point() const { return arf_equal(lower(), upper()) != 0; }
  bool is_zero() const { return arf_is_zero(lower()) != 0 && arf_is_zero(upper()) != 0; }
  bool contains_zero() const { return arf_sgn(lower()) <= 0 && arf_sgn(upper()) >= 0; }
  int certain_sign() const;  ///< 1: all > 0; -1: all < 0; 0: neither
  bool at_least(long value) const { return arf_cmp_si(lower(), value) >= 0; }
  bool at_most(long value) const { return arf_cmp_si(upper(), value) <= 0; }
  bool is_long(long& value) const;  ///< a point that is an integer and fits a long
  bool same_as(const Interval& other) const;
  Ball ball() const;  ///< contains it
  Ends ends() const;
  std::string text() const;
  std::size_t hash() const;

  friend Interval operator+(const Interval& a, const Interval& b);
  friend Interval operator-(const Interval& a, const Interval& b);
  friend Interval operator*(const Interval& a, const Interval& b);
  friend Interval operator/(const Interval& a, const Interval& b);  ///< DomainError or Undecided when b contains 0
  Interval operator-() const;
  Interval& operator+=(const Interval& other) { return *this = *this + other; }

 private:
  Float lower_, upper_;
  long bits_;
};

/// -1 or 1 when disjoint, 0 for one and the same point, else throws Undecided.
int compare_intervals(const Interval& a, const Interval& b);
Interval hull(const Interval& a, const Interval& b);

// Functions of an Interval; domains and errors are those of the functions of Exact. Ends are taken where the function is monotone.
Interval abs(const Interval& x);
Interval sqrt(const Interval& x);
Interval exp(const Interval& x);
Interval log(const Interval& x);
Interval erf(const Interval& x);
Interval sin(const Interval& x);
Interval cos(const Interval& x);
Interval pow(const Interval& x, long n);
Interval pow(const Interval& x, const Interval& y);
/// x^y for x >= 0 as an enclosure over the x > 0: an infinite end where a negative power meets x = 0.
Interval pow_where_defined(const Interval& x, const Interval& y);
Interval incomplete_beta(const Interval& x, long a, long b);

}  // namespace lemmata
