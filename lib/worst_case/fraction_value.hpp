#pragma once
#include <initializer_list>
#include <string>

#include <flint/fmpq.h>

namespace lemmata::worst_case {

/// A rational number with operators: what multipliers, slack matrices and instances are made of on the solver's side.
class Fraction {
 public:
  Fraction() { fmpq_init(value_); }
  Fraction(long value) : Fraction() { fmpq_set_si(value_, value, 1); }  // NOLINT(google-explicit-constructor): integers are numbers
  Fraction(long numerator, long denominator) : Fraction() { fmpq_set_si(value_, numerator, static_cast<unsigned long>(denominator)); }
  Fraction(const Fraction& other) : Fraction() { fmpq_set(value_, other.value_); }
  Fraction(Fraction&& other) noexcept : Fraction() { fmpq_swap(value_, other.value_); }
  Fraction& operator=(const Fraction& other) {
    fmpq_set(value_, other.value_);
    return *this;
  }
  Fraction& operator=(Fraction&& other) noexcept {
    fmpq_swap(value_, other.value_);
    return *this;
  }
  ~Fraction() { fmpq_clear(value_); }

  /// "p/q", "p" or a decimal such as "0.25" or "1e-3", exactly that number: at most 100000 characters, and a power of ten from 10^-400 to
  /// 10^400. "-0" is zero. Throws BadInput for anything else: q = 0, NaN, infinities, blanks.
  static Fraction parse(const std::string& text);
  /// The nearest multiple of 10^-digits; throws BadInput for what is not finite.
  static Fraction rounded(double value, int digits);

  Fraction& operator+=(const Fraction& other) {
    fmpq_add(value_, value_, other.value_);
    return *this;
  }
  Fraction& operator-=(const Fraction& other) {
    fmpq_sub(value_, value_, other.value_);
    return *this;
  }
  Fraction& operator*=(const Fraction& other) {
    fmpq_mul(value_, value_, other.value_);
    return *this;
  }
  /// The divisor is not 0.
  Fraction& operator/=(const Fraction& other) {
    fmpq_div(value_, value_, other.value_);
    return *this;
  }
  /// *this += a b
  void add_product(const Fraction& a, const Fraction& b) { fmpq_addmul(value_, a.value_, b.value_); }
  void subtract_product(const Fraction& a, const Fraction& b) { fmpq_submul(value_, a.value_, b.value_); }

  friend Fraction operator+(Fraction a, const Fraction& b) { return a += b; }
  friend Fraction operator-(Fraction a, const Fraction& b) { return a -= b; }
  friend Fraction operator*(Fraction a, const Fraction& b) { return a *= b; }
  friend Fraction operator/(Fraction a, const Fraction& b) { return a /= b; }
  friend Fraction operator-(Fraction a) {
    fmpq_neg(a.value_, a.value_);
    return a;
  }
  fmpq* get() { return value_; }
  const fmpq* get() const { return value_; }
  int sign() const { return fmpq_sgn(value_); }
  bool is_zero() const { return fmpq_is_zero(value_) != 0; }
  friend bool operator==(const Fraction& a, const Fraction& b) { return fmpq_equal(a.value_, b.value_) != 0; }
  friend bool operator!=(const Fraction& a, const Fraction& b) { return !(a == b); }
  friend bool operator<(const Fraction& a, const Fraction& b) { return fmpq_cmp(a.value_, b.value_) < 0; }
  friend bool operator>(const Fraction& a, const Fraction& b) { return b < a; }
  friend bool operator<=(const Fraction& a, const Fraction& b) { return !(b < a); }
  friend bool operator>=(const Fraction& a, const Fraction& b) { return !(a < b); }

  double approximate() const;
  std::string text() const;  ///< "p/q" or "p"

 private:
  fmpq_t value_;
};

inline Fraction square(const Fraction& a) { return a * a; }

}  // namespace lemmata::worst_case
