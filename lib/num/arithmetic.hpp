#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lib/num/exact.hpp"

namespace lemmata {

/// Ends of a value as doubles, rounded outward.
struct Ends {
  double lower, upper;
};

/// One arithmetic that `Exact` can act in. Implementations: rational.cpp, ball.cpp, interval.cpp, taylor.cpp, polynomial.cpp, real.cpp.
class Arithmetic {
 public:
  explicit Arithmetic(bool abstract_vectors = false) : abstract_vectors_(abstract_vectors) {}
  virtual ~Arithmetic() = default;
  virtual std::string_view name() const = 0;
  /// Does a comparison that throws Undecided here become decidable with more bits? True for balls only.
  virtual bool refinable() const { return false; }
  /// Abstract vectors: coordinates must not be touched (polynomial identities for every dimension).
  bool abstract_vectors() const { return abstract_vectors_; }

  virtual BodyRef integer(long value) const = 0;
  virtual BodyRef dyadic(double value) const = 0;
  virtual BodyRef fraction(const std::string& p_over_q) const = 0;
  virtual BodyRef add(const Body& a, const Body& b) const = 0;
  virtual BodyRef subtract(const Body& a, const Body& b) const = 0;
  virtual BodyRef multiply(const Body& a, const Body& b) const = 0;
  virtual BodyRef divide(const Body& a, const Body& b) const = 0;
  /// sum += a b; the default adds the product.
  virtual void add_product(BodyRef& sum, const Body& a, const Body& b) const { sum = add(*sum, *multiply(a, b)); }
  virtual BodyRef negate(const Body& a) const = 0;
  virtual BodyRef absolute(const Body& a) const = 0;
  virtual BodyRef power(const Body& a, long n) const = 0;
  // Functions that an arithmetic does not have throw Unsupported (the default) or Irrational (rational).
  virtual BodyRef root(const Body& a) const;
  virtual BodyRef exponential(const Body& a) const;
  virtual BodyRef logarithm(const Body& a) const;
  virtual BodyRef power(const Body& a, const Body& b) const;
  virtual BodyRef error_function(const Body& a) const;
  virtual BodyRef sine(const Body& a) const;
  virtual BodyRef cosine(const Body& a) const;
  virtual BodyRef incomplete_beta(const Body& x, long a, long b) const;

  /// -1, 0, 1 when certain, else throws Undecided.
  virtual int compare(const Body& a, const Body& b) const = 0;
  /// True only when a <= b (a < b) is certain; never throws Undecided. The default asks `compare`.
  virtual bool certainly_at_most(const Body& a, const Body& b) const;
  virtual bool certainly_less(const Body& a, const Body& b) const;
  virtual bool identical(const Body& a, const Body& b) const = 0;
  virtual std::size_t hash(const Body& a) const = 0;
  virtual Enclosure enclosure(const Body& a) const = 0;
  virtual Ends ends(const Body& a) const = 0;

  // Values that only some arithmetics have (see the functions at the end of this header); the default throws std::logic_error.
  virtual BodyRef box(double lo, double hi) const;
  virtual BodyRef variable(double lo, double hi) const;
  virtual BodyRef coefficient(const Body& series, int j) const;
  virtual BodyRef symbol(const std::string& name) const;
  virtual long degree_in(const Body& polynomial, const std::string& symbol) const;
  virtual BodyRef coefficient_of(const Body& polynomial, const std::string& symbol, long power) const;
  /// See `denominator` below; the default is 1.
  virtual BodyRef denominator(const Body& a) const;

 private:
  bool abstract_vectors_;
};

/// Puts an arithmetic in force for a scope. Values made inside must not be used after it.
class InForce {
 public:
  /// The one of this thread; nullptr outside every scope.
  static const Arithmetic* now() { return now_; }

  explicit InForce(const Arithmetic& arithmetic);
  ~InForce();
  InForce(const InForce&) = delete;
  InForce& operator=(const InForce&) = delete;

 private:
  const Arithmetic* before_;
  static thread_local constinit inline const Arithmetic* now_ = nullptr;
};

[[noreturn]] void no_arithmetic_in_force();
[[noreturn]] void no_coordinates();

/// The arithmetic in force on this thread; throws std::logic_error when there is none.
inline const Arithmetic& arithmetic_in_force() {
  if (InForce::now() == nullptr) [[unlikely]]
    no_arithmetic_in_force();
  return *InForce::now();
}

/// Exact rationals (FLINT's fmpq: small ones need no memory, large ones are GMP's). `max_bits` caps numerator and denominator: an
/// operation whose result is larger throws TooLarge.
std::unique_ptr<Arithmetic> rational_arithmetic(std::size_t max_bits = 200000);
/// Midpoint-radius balls (Arb) at a working precision, in bits.
std::unique_ptr<Arithmetic> ball_arithmetic(long bits);
/// Intervals with outward rounded end points, which may be infinite. [lo, hi] boxes enter through `interval`. Two values are two
/// unknowns even if one is a copy of the other: x * x on [-1, 1] is [-1, 1], `pow(x, 2)` and `square(x)` are [0, 1].
std::unique_ptr<Arithmetic> interval_arithmetic(long bits);
/// Series c_0 + c_1 h + ... + c_order h^order over intervals; c_j encloses f^(j)/j! on the whole box, 0 <= order <= 4.
///
/// Where a derivative exists inside the box only (sqrt on [0, 1]), its coefficient encloses it there and may have an infinite end.
/// abs on a box that straddles 0: c_1 encloses the derivative of both branches (Clarke), higher coefficients are the whole line.
/// Comparisons look at c_0 only.
std::unique_ptr<Arithmetic> taylor_arithmetic(int order, long bits);
/// Polynomials over Q in the named symbols (FLINT fmpq_mpoly), each of which may be declared > 0. Division by a nonzero constant, or by
/// a polynomial that divides exactly (an identity of rational functions); else Unsupported.
/// A comparison is decided when every term of the difference has the same sign for all admitted values of the symbols, at least one
/// of them strictly, or when the difference is the zero polynomial. With `abstract_vectors`, a body may not look at coordinates.
std::unique_ptr<Arithmetic> polynomial_arithmetic(std::vector<std::string> symbols, std::vector<bool> positive, bool abstract_vectors);
/// MPFR at a precision in bits, rounded to nearest: not certified, for long trajectories and plots.
std::unique_ptr<Arithmetic> real_arithmetic(long bits);

/// True only when a <= b (a < b) is certain: in rationals by value, in balls and intervals by their ends (which may touch for
/// `certainly_at_most`), in taylor by c_0, in polynomials by the signs of the difference's terms; never in real, which rounds.
bool certainly_at_most(const Exact& a, const Exact& b);
bool certainly_less(const Exact& a, const Exact& b);

// Values that only one arithmetic has; each must be called with that arithmetic in force.
Exact interval(double lo, double hi);                  ///< interval: the box [lo, hi], ends may be infinite; taylor: that box as a constant
Exact taylor_variable(double lo, double hi);           ///< taylor: the box [lo, hi] with first coefficient 1
Exact taylor_coefficient(const Exact& series, int j);  ///< taylor: c_j as a constant series
Exact symbol(const std::string& name);                 ///< polynomial: one of its symbols
/// polynomial: the highest power of a symbol in it (0 for the zero polynomial), and the polynomial in the other symbols that stands
/// before symbol^power.
long degree_in(const Exact& polynomial, const std::string& symbol);
Exact coefficient_of(const Exact& polynomial, const std::string& symbol, long power);
/// rational: the positive denominator in lowest terms; every other arithmetic: 1. Sums of fractions are quick over a common denominator.
Exact denominator(const Exact& value);
/// Ends of a value of interval (or c_0 of taylor) rounded outward; of a ball its interval; a rational that is a double is exact.
Ends ends(const Exact& value);

}  // namespace lemmata
