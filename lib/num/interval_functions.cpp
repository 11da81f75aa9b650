#include <arb_hypgeom.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "lib/num/error.hpp"
#include "lib/num/interval_value.hpp"

namespace lemmata {
namespace {

Float infinity() {
  Float result;
  arf_pos_inf(result.get());
  return result;
}

using BallFunction = void (*)(arb_ptr, arb_srcptr, slong);

/// A lower (or upper) bound of an Arb function at a finite point.
Float bound_at(BallFunction function, arf_srcptr point, long bits, bool upper) {
  Ball value;
  arb_set_arf(value.get(), point);
  function(value.get(), value.get(), bits + 8);
  const Interval enclosure = Interval::of(value, bits);
  Float result;
  arf_set(result.get(), upper ? enclosure.upper() : enclosure.lower());
  return result;
}

/// Cuts an enclosure to a range that the function cannot leave.
Interval within(const Interval& x, const std::optional<long>& least, const std::optional<long>& most) {
  Float low, high;
  arf_set(low.get(), x.lower());
  arf_set(high.get(), x.upper());
  if (least && arf_cmp_si(low.get(), *least) < 0) arf_set_si(low.get(), *least);
  if (most && arf_cmp_si(high.get(), *most) > 0) arf_set_si(high.get(), *most);
  return {std::move(low), std::move(high), x.bits()};
}

[[noreturn]] void outside(const Interval& x, const char* domain) { throw DomainError("x = " + x.text() + " is outside " + domain); }

/// sin and cos: by Arb on the box, which has turning points that the ends do not show.
Interval oscillating(BallFunction function, const Interval& x) {
  const Interval all = Interval::box(-1, 1, x.bits());
  if (!x.is_finite()) return all;
  Ball value = x.ball();
  function(value.get(), value.get(), x.bits() + 8);
  return within(Interval::of(value, x.bits()), -1, 1);
}

/// x^n of an end, n >= 1, rounded in one direction.
Float power_of_end(arf_srcptr x, unsigned long n, long bits, bool upper) {
  Float result;
  if (arf_is_inf(x) != 0) {
    if (arf_sgn(x) > 0 || n % 2 == 0) return infinity();
    arf_neg_inf(result.get());
    return result;
  }
  Ball value;
  arb_set_arf(value.get(), x);
  arb_pow_ui(value.get(), value.get(), n, bits + 8);
  return upper ? value.upper(bits) : value.lower(bits);
}

/// The limit of x^y at a corner, x in [0, inf], y in [-inf, inf]. Where no limit exists (inf^0, 0^0, 1^inf) the value is 1, and the other
/// corners bound what is near.
Float real_power_of_ends(arf_srcptr x, arf_srcptr y, long bits, bool upper) {
  const int base = arf_is_zero(x) != 0 ? -1 : arf_cmp_si(x, 1);  // does x^y grow with y?
  const int sign = arf_sgn(y);
  if (base == 0 || sign == 0) return Float(1L);
  if (arf_is_zero(x) != 0 || arf_is_inf(x) != 0 || arf_is_inf(y) != 0) return (base > 0) == (sign > 0) ? infinity() : Float(0L);
  Ball value, exponent;
  arb_set_arf(value.get(), x);
  arb_set_arf(exponent.get(), y);
  arb_pow(value.get(), value.get(), exponent.get(), bits + 8);
  const Interval enclosure = within(Interval::of(value, bits), 0, std::nullopt);
  Float result;
  arf_set(result.get(), upper ? enclosure.upper() : enclosure.lower());
  return result;
}

}  // namespace

Interval abs(const Interval& x) {
  if (x.at_least(0)) return x;
  if (x.at_most(0)) return -x;
  const Interval negated = -x;
  return within(hull(x, negated), 0, std::nullopt);
}

Interval sqrt(const Interval& x) {
  if (x.certain_sign() < 0) outside(x, "the domain [0, inf) of the square root");
  if (!x.at_least(0)) throw Undecided("the radicand may be negative");
  Float low, high;
  arf_sqrt(low.get(), x.lower(), x.bits(), ARF_RND_FLOOR);
  arf_sqrt(high.get(), x.upper(), x.bits(), ARF_RND_CEIL);
  return {std::move(low), std::move(high), x.bits()};
}

Interval exp(const Interval& x) {
  Float low, high = infinity();
  if (arf_is_inf(x.lower()) == 0) low = bound_at(arb_exp, x.lower(), x.bits(), false);
  if (arf_is_inf(x.upper()) == 0) high = bound_at(arb_exp, x.upper(), x.bits(), true);
  return within(Interval(std::move(low), std::move(high), x.bits()), 0, std::nullopt);
}

Interval log(const Interval& x) {
  if (x.at_most(0)) outside(x, "the domain (0, inf) of the logarithm");
  if (x.certain_sign() <= 0) throw Undecided("the argument of the logarithm may not be positive");
  Float high = infinity();
  if (arf_is_inf(x.upper()) == 0) high = bound_at(arb_log, x.upper(), x.bits(), true);
  return {bound_at(arb_log, x.lower(), x.bits(), false), std::move(high), x.bits()};
}

Interval erf(const Interval& x) {
  Float low(-1L), high(1L);
  if (arf_is_inf(x.lower()) == 0) low = bound_at(arb_hypgeom_erf, x.lower(), x.bits(), false);
  if (arf_is_inf(x.upper()) == 0) high = bound_at(arb_hypgeom_erf, x.upper(), x.bits(), true);
  return within(Interval(std::move(low), std::move(high), x.bits()), -1, 1);
}

Interval sin(const Interval& x) { return oscillating(arb_sin, x); }
Interval cos(const Interval& x) { return oscillating(arb_cos, x); }

Interval pow(const Interval& x, long n) {
  if (n == 0) return Interval::integer(1, x.bits());
  const auto count = n < 0 ? 0UL - static_cast<unsigned long>(n) : static_cast<unsigned long>(n);
  if (n < 0 && x.is_zero()) throw DomainError("a negative power of 0");
  if (n < 0 && x.contains_zero()) throw Undecided("a negative power of 0 cannot be excluded");
  const Interval base = count % 2 == 0 ? abs(x) : x;  // then x^count increases on the base
  const Interval power(power_of_end(base.lower(), count, x.bits(), false), power_of_end(base.upper(), count, x.bits(), true), x.bits());
  return n > 0 ? power : Interval::integer(1, x.bits()) / power;
}

Interval pow_where_defined(const Interval& x, const Interval& y) {
  const long bits = std::max(x.bits(), y.bits());
  std::optional<Interval> result;
  for (arf_srcptr base : {x.lower(), x.upper()})
    for (arf_srcptr exponent : {y.lower(), y.upper()}) {
      const Interval corner(real_power_of_ends(base, exponent, bits, false), real_power_of_ends(base, exponent, bits, true), bits);
      result = result ? hull(*result, corner) : corner;
    }
  if (arf_is_pos_inf(result->lower()) != 0) return Interval::whole(bits);  // x = 0 alone: there is no x > 0 to enclose
  return *result;
}

// x^y is monotone in x for each y and in y for each x, so its extremes over a box lie at the corners.
Interval pow(const Interval& x, const Interval& y) {
  long n = 0;
  if (y.is_long(n)) return pow(x, n);
  if (x.certain_sign() < 0) outside(x, "the domain of a real power");
  if (!x.at_least(0)) throw Undecided("the base of a real power may be negative");
  if (x.is_zero() && y.certain_sign() < 0) outside(x, "the domain of a real power");
  if (x.contains_zero() && y.certain_sign() <= 0) throw Undecided("the base of a real power may be 0");
  return pow_where_defined(x, y);
}

// Increasing on [0, 1]. A box that sticks out of [0, 1] gets the polynomial that I_x(a, b) is, over the whole box.
Interval incomplete_beta(const Interval& x, long a, long b) {
  if (arf_cmp_si(x.lower(), 1) > 0 || arf_sgn(x.upper()) < 0) outside(x, "[0, 1]");
  if (!x.is_finite()) throw Undecided("the argument of the incomplete beta function is unbounded");
  if (!x.at_least(0) || !x.at_most(1)) return Interval::of(ball_incomplete_beta(x.ball(), a, b, x.bits() + 8), x.bits());
  Float low, high;
  arf_set(low.get(), x.lower());
  arf_set(high.get(), x.upper());
  const Ball at_low = ball_incomplete_beta(Ball(low), a, b, x.bits() + 8), at_high = ball_incomplete_beta(Ball(high), a, b, x.bits() + 8);
  return within(Interval(at_low.lower(x.bits()), at_high.upper(x.bits()), x.bits()), 0, 1);
}

}  // namespace lemmata
