#include "lib/num/ball_value.hpp"

#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

std::size_t hash_of(const fmpz* exponent) { return fmpz_fits_si(exponent) != 0 ? static_cast<std::size_t>(fmpz_get_si(exponent)) : 1; }

// x^a sum_{i<b} C(a+i-1, i) (1-x)^i by Horner's rule. On [0, 1] every term is >= 0, so nothing cancels, and each of the b steps
// loses about one bit at most in log2(b): 32 guard bits cover every b below 2^31.
Ball beta_polynomial(const Ball& x, long a, long b, long bits) {
  const slong working = bits + 32;
  Ball failure, sum, power;
  arb_sub_ui(failure.get(), x.get(), 1, working);
  arb_neg(failure.get(), failure.get());
  arb_one(sum.get());
  for (long i = b - 1; i >= 1; --i) {
    arb_mul(sum.get(), sum.get(), failure.get(), working);
    arb_mul_si(sum.get(), sum.get(), a + i - 1, working);
    arb_div_si(sum.get(), sum.get(), i, working);
    arb_add_ui(sum.get(), sum.get(), 1, working);
  }
  arb_pow_ui(power.get(), x.get(), static_cast<ulong>(a), working);
  arb_mul(sum.get(), sum.get(), power.get(), bits);
  return sum;
}

}  // namespace

std::size_t Float::hash() const {
  if (arf_is_special(value_) != 0) return arf_is_zero(value_) != 0 ? 0 : static_cast<std::size_t>(2 + arf_sgn(value_));
  mp_srcptr limbs = nullptr;
  mp_size_t count = 0;
  ARF_GET_MPN_READONLY(limbs, count, value_);
  auto result = mix_hash(hash_of(ARF_EXPREF(value_)), ARF_SGNBIT(value_));
  for (mp_size_t i = 0; i < count; ++i) result = mix_hash(result, limbs[i]);
  return result;
}

std::size_t Ball::hash() const {
  Float middle;
  arf_set(middle.get(), arb_midref(value_));
  const auto radius = mix_hash(hash_of(MAG_EXPREF(arb_radref(value_))), MAG_MAN(arb_radref(value_)));
  return mix_hash(middle.hash(), radius);
}

Float Ball::lower(long bits) const {
  Float result;
  arb_get_lbound_arf(result.get(), value_, bits);
  return result;
}

Float Ball::upper(long bits) const {
  Float result;
  arb_get_ubound_arf(result.get(), value_, bits);
  return result;
}

Ball ball_incomplete_beta(const Ball& x, long a, long b, long bits) {
  constexpr long most = 10000000;  // steps of Horner's rule: about a second
  if (b > most) throw TooLarge("incomplete beta function with b above 10^7");
  const slong end_bits = bits + 64;
  const Float low = x.lower(end_bits), high = x.upper(end_bits);
  if (arf_sgn(high.get()) < 0 || arf_cmp_si(low.get(), 1) > 0) throw DomainError("x is outside [0, 1]");
  if (arb_is_exact(x.get()) != 0 || arf_sgn(low.get()) < 0 || arf_cmp_si(high.get(), 1) > 0) return beta_polynomial(x, a, b, bits);
  const Ball at_low = beta_polynomial(Ball(low), a, b, bits), at_high = beta_polynomial(Ball(high), a, b, bits);
  Ball result;
  arb_set_interval_arf(result.get(), at_low.lower(end_bits).get(), at_high.upper(end_bits).get(), bits);
  return result;
}

}  // namespace lemmata
