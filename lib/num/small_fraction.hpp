#pragma once
#include <bit>
#include <cstdint>
#include <utility>

namespace lemmata {

/// p/q in lowest terms, q >= 1, both below 2^62 in absolute value: what FLINT keeps without memory of its own, and what most rationals of a
/// search are.
struct SmallFraction {
  std::int64_t p = 0, q = 1;
};

constexpr std::int64_t small_limit = std::int64_t{1} << 62;

/// Greatest common divisor of a >= 0 and b >= 1 (of 0 and b it is b): one remainder, which settles most denominators of sums, and then
/// binary steps without branches that a processor has to guess.
inline std::uint64_t small_gcd(std::uint64_t a, std::uint64_t b) {
  if (a < b) std::swap(a, b);
  if (b <= 1) return b == 1 ? 1 : a;
  a %= b;
  if (a == 0) return b;
  const int twos = std::countr_zero(a | b);
  a >>= std::countr_zero(a);
  b >>= std::countr_zero(b);
  while (a != b) {
    const std::uint64_t difference = a > b ? a - b : b - a;
    b = a < b ? a : b;
    a = difference >> std::countr_zero(difference);
  }
  return a << twos;
}
inline std::int64_t small_gcd(std::int64_t a, std::int64_t b) {
  const auto magnitude = a < 0 ? 0 - static_cast<std::uint64_t>(a) : static_cast<std::uint64_t>(a);
  return static_cast<std::int64_t>(small_gcd(magnitude, static_cast<std::uint64_t>(b)));
}

/// Is `result` = p/q small? p and q have no common divisor.
inline bool small_enough(std::int64_t p, std::int64_t q, SmallFraction& result) {
  result = {p, q};
  return p < small_limit && p > -small_limit && q < small_limit;
}

/// x y, where that is small; false where it is not, or where it takes more than 64 bits to know.
inline bool multiply(SmallFraction x, SmallFraction y, SmallFraction& result) {
  if (x.p != y.p || x.q != y.q) {  // a square is in lowest terms
    const std::int64_t across = y.q == 1 ? 1 : small_gcd(x.p, y.q), back = x.q == 1 ? 1 : small_gcd(y.p, x.q);
    if (across != 1) {
      x.p /= across;
      y.q /= across;
    }
    if (back != 1) {
      y.p /= back;
      x.q /= back;
    }
  }
  std::int64_t p = 0, q = 0;
  if (__builtin_mul_overflow(x.p, y.p, &p) || __builtin_mul_overflow(x.q, y.q, &q)) return false;
  return small_enough(p, q, result);
}

/// 1/x for x != 0.
inline SmallFraction inverse(const SmallFraction& x) { return x.p < 0 ? SmallFraction{-x.q, -x.p} : SmallFraction{x.q, x.p}; }

/// x + y, likewise. With g = gcd(q, q') the sum t = p (q'/g) + p' (q/g) over (q/g) q' can be reduced by a divisor of g only.
inline bool add(const SmallFraction& x, const SmallFraction& y, SmallFraction& result) {
  const std::int64_t g = x.q == y.q ? x.q : x.q == 1 || y.q == 1 ? 1 : small_gcd(x.q, y.q);
  const std::int64_t xq = g == 1 ? x.q : x.q / g, yq = g == 1 ? y.q : y.q / g;
  std::int64_t a = 0, b = 0, t = 0, q = 0;
  if (__builtin_mul_overflow(x.p, yq, &a) || __builtin_mul_overflow(y.p, xq, &b) || __builtin_add_overflow(a, b, &t)) return false;
  const std::int64_t left = g == 1 ? 1 : small_gcd(t, g);
  if (left != 1) t /= left;
  if (__builtin_mul_overflow(xq, left == 1 ? y.q : y.q / left, &q)) return false;
  return small_enough(t, q, result);
}

}  // namespace lemmata
