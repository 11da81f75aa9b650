#include "lib/num/rational_value.hpp"

#include <arf.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

bool all_digits(const std::string& text, std::size_t from, std::size_t to) {
  return from < to && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(from), text.begin() + static_cast<std::ptrdiff_t>(to),
                                  [](char c) { return c >= '0' && c <= '9'; });
}

double rounded(const fmpq* value, arf_rnd_t direction) {
  constexpr slong bits = 64;  // rounding to 64 bits and then to a double in the same direction is one outward rounding
  arf_t approximation;
  arf_init(approximation);
  arf_fmpz_div_fmpz(approximation, fmpq_numref(value), fmpq_denref(value), bits, direction);
  const double result = arf_get_d(approximation, direction);
  arf_clear(approximation);
  return result;
}

std::size_t hash_of(const fmpz* value) {
  if (!COEFF_IS_MPZ(*value)) return static_cast<std::size_t>(*value);
  const __mpz_struct* large = COEFF_TO_PTR(*value);
  const std::size_t limbs = mpz_size(large);
  auto result = static_cast<std::size_t>(mpz_sgn(large));
  for (std::size_t i = 0; i < limbs; ++i) result = mix_hash(result, mpz_getlimbn(large, static_cast<mp_size_t>(i)));
  return result;
}

}  // namespace

std::string take_flint_text(char* text) {
  std::string result(text);
  flint_free(text);
  return result;
}

Rational Rational::dyadic(double value) {
  int exponent = 0;
  const double fraction = std::frexp(value, &exponent);
  Rational result;
  fmpz_set_si(fmpq_numref(result.value_), static_cast<slong>(std::ldexp(fraction, 53)));  // a double has 53 bits
  exponent -= 53;
  if (exponent >= 0) fmpq_mul_2exp(result.value_, result.value_, static_cast<flint_bitcnt_t>(exponent));
  else fmpq_div_2exp(result.value_, result.value_, static_cast<flint_bitcnt_t>(-exponent));
  return result;
}

Rational Rational::fraction(const std::string& text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const bool has_denominator = slash < text.size();
  if (!all_digits(text, sign, slash) || (has_denominator && !all_digits(text, slash + 1, text.size())))
    throw BadInput("\"" + text + "\" is not a fraction p/q of decimal integers");
  Rational result;
  const std::string numerator = text.substr(text[0] == '+' ? 1 : 0, slash - (text[0] == '+' ? 1 : 0));
  fmpz_set_str(fmpq_numref(result.value_), numerator.c_str(), 10);
  if (has_denominator) fmpz_set_str(fmpq_denref(result.value_), text.substr(slash + 1).c_str(), 10);
  if (fmpz_is_zero(fmpq_denref(result.value_))) {
    fmpz_one(fmpq_denref(result.value_));
    throw BadInput("\"" + text + "\" has denominator 0");
  }
  fmpq_canonicalise(result.value_);
  return result;
}

std::string Rational::text() const { return take_flint_text(fmpq_get_str(nullptr, 10, value_)); }

Ends Rational::ends() const { return {rounded(value_, ARF_RND_FLOOR), rounded(value_, ARF_RND_CEIL)}; }

std::size_t Rational::hash() const { return mix_hash(hash_of(fmpq_numref(value_)), hash_of(fmpq_denref(value_))); }

bool is_long(const Rational& value, long& result) {
  if (!fmpz_is_one(fmpq_denref(value.get())) || fmpz_fits_si(fmpq_numref(value.get())) == 0) return false;
  result = fmpz_get_si(fmpq_numref(value.get()));
  return true;
}

// I_x(a, b) = x^a sum_{i<b} C(a+i-1, i) (1-x)^i: the a-th success comes after i < b failures. With x = p/r it is
// p^a [ sum_{i<b} C(a+i-1, i) (r-p)^i r^(b-1-i) ] / r^(a+b-1), where the bracket is summed in integers by Horner's rule.
Rational rational_incomplete_beta(const Rational& x, long a, long b) {
  const fmpz* const p = fmpq_numref(x.get());
  const fmpz* const r = fmpq_denref(x.get());
  Rational result;
  fmpz* const sum = fmpq_numref(result.get());
  fmpz_t failure, term;  // r - p, and C(a+i-1, i) (r-p)^i
  fmpz_init(failure);
  fmpz_init_set_ui(term, 1);
  fmpz_sub(failure, r, p);
  fmpz_one(sum);
  for (long i = 1; i < b; ++i) {
    fmpz_mul(term, term, failure);
    fmpz_mul_si(term, term, a + i - 1);
    fmpz_divexact_si(term, term, i);
    fmpz_mul(sum, sum, r);
    fmpz_add(sum, sum, term);
  }
  fmpz_pow_ui(term, p, static_cast<ulong>(a));
  fmpz_mul(sum, sum, term);
  fmpz_pow_ui(fmpq_denref(result.get()), r, static_cast<ulong>(a + b - 1));
  fmpq_canonicalise(result.get());
  fmpz_clear(failure);
  fmpz_clear(term);
  return result;
}

}  // namespace lemmata
