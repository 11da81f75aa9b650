#pragma once
#include <cstdio>
#include <initializer_list>
#include <string>

#include <flint/fmpq.h>

#include "lib/num/arithmetic.hpp"

namespace lemmata {

/// Do numerator and denominator need no memory of their own?
inline bool is_small(const fmpq* value) { return !COEFF_IS_MPZ(*fmpq_numref(value)) && !COEFF_IS_MPZ(*fmpq_denref(value)); }

/// A rational that frees itself; read and written through FLINT's functions on `get()`.
class Rational {
 public:
  Rational() { fmpq_init(value_); }
  explicit Rational(long value) : Rational() { fmpq_set_si(value_, value, 1); }
  Rational(const Rational& other) : Rational() { fmpq_set(value_, other.value_); }
  Rational(Rational&& other) noexcept : Rational() { fmpq_swap(value_, other.value_); }
  Rational& operator=(Rational other) noexcept {
    fmpq_swap(value_, other.value_);
    return *this;
  }
  ~Rational() {
    if (!is_small(value_)) fmpq_clear(value_);
  }

  /// Exactly this dyadic; `value` is finite.
  static Rational dyadic(double value);
  /// "p/q" or "p" in decimal; throws BadInput for anything else, also q = 0.
  static Rational fraction(const std::string& text);

  fmpq* get() { return value_; }
  const fmpq* get() const { return value_; }
  std::string text() const;
  Ends ends() const;
  std::size_t hash() const;

 private:
  fmpq_t value_;
};

/// Is the value an integer that fits a long? Then it is written to `result`.
bool is_long(const Rational& value, long& result);

/// I_x(a, b) as a fraction, for x in [0, 1]; see incomplete_beta in exact.hpp.
Rational rational_incomplete_beta(const Rational& x, long a, long b);

/// A text that FLINT allocated, handed over to std::string.
std::string take_flint_text(char* text);

}  // namespace lemmata
