#include "lib/num/interval_value.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "lib/num/body_cast.hpp"
#include "lib/num/error.hpp"

namespace lemmata {
namespace {

Float infinity(int sign) {
  Float result;
  if (sign > 0) arf_pos_inf(result.get());
  else arf_neg_inf(result.get());
  return result;
}

/// The product of two ends. An infinite end stands for arbitrarily large finite values, so 0 * inf is the limit 0.
Float product(arf_srcptr a, arf_srcptr b, long bits, arf_rnd_t direction) {
  Float result;
  if (arf_is_zero(a) == 0 && arf_is_zero(b) == 0) arf_mul(result.get(), a, b, bits, direction);
  return result;
}

/// The quotient of two ends; b is not 0. The extremes of a/b with both infinite are reached at the other corners, so inf/inf may be 0.
Float quotient(arf_srcptr a, arf_srcptr b, long bits, arf_rnd_t direction) {
  Float result;
  if (arf_is_inf(b) == 0) arf_div(result.get(), a, b, bits, direction);
  return result;
}

using Corner = Float (*)(arf_srcptr, arf_srcptr, long, arf_rnd_t);

/// The hull of a function that is monotone in each argument: its extremes lie at the four corners.
Interval corners(const Interval& a, const Interval& b, Corner corner) {
  const long bits = std::max(a.bits(), b.bits());
  const std::array<std::pair<arf_srcptr, arf_srcptr>, 4> points{
      {{a.lower(), b.lower()}, {a.lower(), b.upper()}, {a.upper(), b.lower()}, {a.upper(), b.upper()}}};
  Float low = corner(points[0].first, points[0].second, bits, ARF_RND_FLOOR);
  Float high = corner(points[0].first, points[0].second, bits, ARF_RND_CEIL);
  for (std::size_t i = 1; i < points.size(); ++i) {
    const Float down = corner(points[i].first, points[i].second, bits, ARF_RND_FLOOR);
    const Float up = corner(points[i].first, points[i].second, bits, ARF_RND_CEIL);
    if (arf_cmp(down.get(), low.get()) < 0) low = down;
    if (arf_cmp(up.get(), high.get()) > 0) high = up;
  }
  return {std::move(low), std::move(high), bits};
}

std::string end_text(double end) {
  std::array<char, 40> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%.17g", end);
  return buffer.data();
}

}  // namespace

Interval Interval::integer(long value, long bits) {
  Float low, high;
  arf_set_round_si(low.get(), value, bits, ARF_RND_FLOOR);
  arf_set_round_si(high.get(), value, bits, ARF_RND_CEIL);
  return {std::move(low), std::move(high), bits};
}

Interval Interval::rational(const Rational& value, long bits) {
  Float low, high;
  arf_fmpz_div_fmpz(low.get(), fmpq_numref(value.get()), fmpq_denref(value.get()), bits, ARF_RND_FLOOR);
  arf_fmpz_div_fmpz(high.get(), fmpq_numref(value.get()), fmpq_denref(value.get()), bits, ARF_RND_CEIL);
  return {std::move(low), std::move(high), bits};
}

Interval Interval::box(double lower, double upper, long bits) {
  if (!(lower <= upper) || lower == HUGE_VAL || upper == -HUGE_VAL)
    throw DomainError("[" + end_text(lower) + ", " + end_text(upper) + "] is not a box of reals");
  return {Float(lower), Float(upper), bits};
}

Interval Interval::of(const Ball& ball, long bits) {
  Float low = ball.lower(bits), high = ball.upper(bits);
  const bool unknown = arf_is_nan(low.get()) != 0 || arf_is_nan(high.get()) != 0;
  if (unknown || arf_is_pos_inf(low.get()) != 0) low = infinity(-1);
  if (unknown || arf_is_neg_inf(high.get()) != 0) high = infinity(1);
  return {std::move(low), std::move(high), bits};
}

Interval Interval::whole(long bits) { return {infinity(-1), infinity(1), bits}; }

int Interval::certain_sign() const { return arf_sgn(lower()) > 0 ? 1 : arf_sgn(upper()) < 0 ? -1 : 0; }

bool Interval::is_long(long& value) const {
  if (!is_point() || arf_is_int(lower()) == 0 || arf_cmpabs_2exp_si(lower(), 62) >= 0) return false;
  value = arf_get_si(lower(), ARF_RND_DOWN);
  return true;
}

bool Interval::same_as(const Interval& other) const {
  return arf_equal(lower(), other.lower()) != 0 && arf_equal(upper(), other.upper()) != 0;
}

Ball Interval::ball() const {
  Ball result;
  arb_set_interval_arf(result.get(), lower(), upper(), bits_ + 32);
  return result;
}

Ends Interval::ends() const { return {arf_get_d(lower(), ARF_RND_FLOOR), arf_get_d(upper(), ARF_RND_CEIL)}; }

std::string Interval::text() const {
  const auto [low, high] = ends();
  return "[" + end_text(low) + ", " + end_text(high) + "]";
}

std::size_t Interval::hash() const { return mix_hash(lower_.hash(), upper_.hash()); }

Interval operator+(const Interval& a, const Interval& b) {
  const long bits = std::max(a.bits(), b.bits());
  Float low, high;
  arf_add(low.get(), a.lower(), b.lower(), bits, ARF_RND_FLOOR);
  arf_add(high.get(), a.upper(), b.upper(), bits, ARF_RND_CEIL);
  return {std::move(low), std::move(high), bits};
}

Interval operator-(const Interval& a, const Interval& b) {
  const long bits = std::max(a.bits(), b.bits());
  Float low, high;
  arf_sub(low.get(), a.lower(), b.upper(), bits, ARF_RND_FLOOR);
  arf_sub(high.get(), a.upper(), b.lower(), bits, ARF_RND_CEIL);
  return {std::move(low), std::move(high), bits};
}

Interval operator*(const Interval& a, const Interval& b) { return corners(a, b, product); }

Interval operator/(const Interval& a, const Interval& b) {
  if (b.is_zero()) throw DomainError("division by 0");
  if (b.contains_zero()) throw Undecided("division by 0 cannot be excluded");
  return corners(a, b, quotient);
}

Interval Interval::operator-() const {
  Float low, high;
  arf_neg(low.get(), upper());
  arf_neg(high.get(), lower());
  return {std::move(low), std::move(high), bits_};
}

Interval hull(const Interval& a, const Interval& b) {
  Float low, high;
  arf_min(low.get(), a.lower(), b.lower());
  arf_max(high.get(), a.upper(), b.upper());
  return {std::move(low), std::move(high), std::max(a.bits(), b.bits())};
}

}  // namespace lemmata
