#pragma once
#include <vector>

#include "lib/compress/natural.hpp"

namespace lemmata::compress {

/// The power a = base^k, k an integer, with a <= x < base a, for x > 0 and base > 1: by comparisons with base^(2^j). In double, roundings may
/// put x next to a power on its other side.
template <Scalar S>
S power_below(const S& x, const S& base) {
  require(x > S(0), "x", x, "(0, inf)");
  require(base > S(1), "base", base, "(1, inf)");
  if (base == S(2)) return power_of_two_below(x);
  const bool large = x >= S(1);
  std::vector<S> powers;  // base, base^2, base^4, ... up to about max(x, 1/x)
  for (S p = base; large ? p <= x : S(1) / p > x; p *= p) powers.push_back(p);
  S a(1);
  for (std::size_t j = powers.size(); j-- > 0;) {
    const S next = large ? a * powers[j] : a / powers[j];
    if (large ? next <= x : next > x) a = next;
  }
  return large ? a : a / base;  // small x: a is the least power above x
}

/// Each |v_i| becomes the nearest power of the base (the lower one at a tie), 0 stays 0: deterministic, biased.
template <Scalar S>
Vec<S> nearest_powers(const Vec<S>& v, const S& base) {
  Vec<S> out(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    const S magnitude = abs(v[i]);
    if (magnitude == S(0)) continue;
    const S a = power_below(magnitude, base), b = base * a;
    out[i] = sign(v[i], 0) * (magnitude - a > b - magnitude ? b : a);
  }
  return out;
}

/// Nearest rounding to powers of a base b > 1: |C(v)_i - v_i| <= (b - 1)/(b + 1) |v_i|, with equality half way between two powers, so that
///
///   delta = 1 - ((b - 1)/(b + 1))^2 = 4 b / (b + 1)^2           (8/9 for b = 2)
///
/// attained by v with all |v_i| = (1 + b)/2. A sign and eight bits of exponent an entry, as long as eight suffice.
/// @source  Beznosikov et al. 2020, "general biased rounding"
template <Scalar S>
Compressor<S> nearest_power(const S& base) {
  require(base > S(1), "base", base, "(1, inf)");
  return {.name = "nearest-power", .delta = S(4) * base / square(base + S(1)), .apply = [base](const Vec<S>& v, long, Chance<S>&) {
            return nearest_powers(v, base);
          }};
}

/// Each |v_i| becomes one of its two neighbours among the powers of the base, without bias.
template <Scalar S>
Vec<S> rounded_to_powers(const Vec<S>& v, const S& base, Chance<S>& chance) {
  Vec<S> out(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    const S magnitude = abs(v[i]);
    if (magnitude == S(0)) continue;
    const S a = power_below(magnitude, base), b = base * a;
    S up = (magnitude - a) / (b - a);
    if constexpr (std::same_as<S, double>) up = min(1.0, max(0.0, up));  // roundings only; Exact is inside
    out[i] = sign(v[i], 0) * (chance.bernoulli(up) ? b : a);
  }
  return out;
}

/// Stochastic rounding to powers of a base b > 1: the variance of x in [1, b] is (x - 1)(b - x), at most (b - 1)^2 / (4 b) times x^2:
///
///   omega = (b + 1/b - 2)/4                                      (1/8 for b = 2, natural compression)
///
/// attained by v with all |v_i| = 2 b / (b + 1). A sign and eight bits of exponent an entry, as long as eight suffice.
/// @source  Beznosikov et al. 2020, "general unbiased rounding": zeta = (b + 1/b + 2)/4 = 1 + omega
template <Scalar S>
Compressor<S> exponential_rounding(const S& base) {
  require(base > S(1), "base", base, "(1, inf)");
  const S omega = square(base - S(1)) / (S(4) * base);
  return {.name = "exponential",
          .delta = contraction_of(omega),
          .apply = [base](const Vec<S>& v, long, Chance<S>& chance) { return rounded_to_powers(v, base, chance); },
          .random = true,
          .omega = omega};
}

}  // namespace lemmata::compress
