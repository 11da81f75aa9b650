#pragma once
#include <compare>
#include <cstddef>
#include <memory>
#include <string>

namespace lemmata {

class Arithmetic;

/// The value of an `Exact` in one arithmetic. Immutable once it is shared; each arithmetic derives its own.
class Body {
 public:
  Body() = default;
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;
  virtual ~Body() = default;
};
using BodyRef = std::shared_ptr<const Body>;

/// An outer enclosure of a value, for people and for evidence.
struct Enclosure {
  double lower = 0;  ///< rounded down
  double upper = 0;  ///< rounded up
  std::string text;  ///< exact ("3/8") where the arithmetic is exact, else "[0.30000 +/- 1.2e-30]"
};

/// A number whose operations act in the arithmetic in force (see arithmetic.hpp): rational, ball, interval, taylor, polynomial or
/// real. Claims are compiled for `double` and for this class only, so a new arithmetic touches no claim.
///
/// Comparisons are decided only when certain and throw `Undecided` otherwise. Values of two arithmetics do not mix: an operation on
/// a body of another arithmetic throws std::logic_error.
class Exact {
 public:
  Exact() : Exact(0L) {}
  Exact(int value) : Exact(static_cast<long>(value)) {}  // NOLINT(google-explicit-constructor): integers are numbers
  Exact(long value);                                     // NOLINT(google-explicit-constructor)
  explicit Exact(double value);                          ///< exactly this dyadic; throws DomainError for NaN and infinities
  explicit Exact(BodyRef body) : body_(std::move(body)) {}
  static Exact ratio(const std::string& fraction);  ///< "p/q" or "p", decimal integers of any length

  const Body& body() const { return *body_; }

  Exact operator-() const;
  Exact& operator+=(const Exact& other) { return *this = *this + other; }
  Exact& operator-=(const Exact& other) { return *this = *this - other; }
  Exact& operator*=(const Exact& other) { return *this = *this * other; }
  Exact& operator/=(const Exact& other) { return *this = *this / other; }
  /// *this += a * b, in place where the arithmetic can and nobody shares the value; counts as two operations.
  Exact& add_product(const Exact& a, const Exact& b);
  friend Exact operator+(const Exact& a, const Exact& b);
  friend Exact operator-(const Exact& a, const Exact& b);
  friend Exact operator*(const Exact& a, const Exact& b);
  friend Exact operator/(const Exact& a, const Exact& b);  ///< throws DomainError when b is certainly 0, Undecided when it may be

  /// -1, 0 or 1, only when certain; else throws Undecided.
  static int compare(const Exact& a, const Exact& b);
  /// a < b, decided also where only that is certain: 0 <= [0, 1] holds although equality is open.
  static bool less(const Exact& a, const Exact& b);
  friend bool operator<(const Exact& a, const Exact& b) { return less(a, b); }
  friend bool operator>(const Exact& a, const Exact& b) { return less(b, a); }
  friend bool operator<=(const Exact& a, const Exact& b) { return !less(b, a); }
  friend bool operator>=(const Exact& a, const Exact& b) { return !less(a, b); }
  friend bool operator==(const Exact& a, const Exact& b) { return compare(a, b) == 0; }
  friend bool operator!=(const Exact& a, const Exact& b) { return compare(a, b) != 0; }

 private:
  BodyRef body_;
};

Exact abs(const Exact& x);
Exact sqrt(const Exact& x);                 ///< rational: throws Irrational unless x is the square of a rational
Exact exp(const Exact& x);                  ///< rational: exp(0) = 1, else Irrational
Exact log(const Exact& x);                  ///< x > 0; rational: log(1) = 0, else Irrational
Exact pow(const Exact& x, long n);          ///< integer powers, exact in every arithmetic; 0^0 = 1
Exact pow(const Exact& x, const Exact& y);  ///< x > 0, or x = 0 and y > 0; any x where y is an integer, then as above
Exact erf(const Exact& x);
Exact sin(const Exact& x);
Exact cos(const Exact& x);
/// Regularised incomplete beta function I_x(a, b) for integers a, b >= 1 and x in [0, 1]; a polynomial in x, hence exact in rationals.
Exact incomplete_beta(const Exact& x, long a, long b);

/// Do both have the same representation? Never throws; equal values may differ in balls. What may be merged is what is identical.
bool identical(const Exact& a, const Exact& b);
/// A hash that agrees with `identical`.
std::size_t hash(const Exact& x);
Enclosure enclosure(const Exact& x);

}  // namespace lemmata
