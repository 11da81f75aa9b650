#pragma once
#include "lib/compress/natural.hpp"

namespace lemmata::compress {

/// A binary floating-point format: values +-l 2^(e - m) with 2^m <= l < 2^(m+1) and e >= lowest (normal), or 0 <= l < 2^m and e = lowest
/// (subnormal), up to `largest` = most 2^(highest - m).
struct FloatFormat {
  const char* name;
  long bits;               ///< of one value
  long mantissa;           ///< m, without the leading 1
  long lowest;             ///< exponent of the least normal number
  long highest;            ///< exponent of the largest finite number
  long most;               ///< its l
  bool unbounded = false;  ///< exponents of all sizes: neither subnormals nor a largest number
};

inline constexpr FloatFormat fp16{"fp16", 16, 10, -14, 15, 2047};  // largest 65504
inline constexpr FloatFormat bf16{"bf16", 16, 7, -126, 127, 255};  // largest 255 * 2^120
inline constexpr FloatFormat e4m3{"e4m3", 8, 3, -6, 8, 14};        // largest 448: l = 15 is the NaN, there is no infinity
inline constexpr FloatFormat e5m2{"e5m2", 8, 2, -14, 15, 7};       // largest 57344

/// 2^e, exactly.
template <Scalar S>
S power_of_two(long e) {
  if constexpr (std::same_as<S, double>) return std::ldexp(1.0, static_cast<int>(e));
  else return pow(S(2), e);
}

template <Scalar S>
S largest_finite(const FloatFormat& format) {
  return S(format.most) * power_of_two<S>(format.highest - format.mantissa);
}

/// How a number lies between its neighbours in a format: l ulp <= |x| < (l + 1) ulp.
template <Scalar S>
struct FloatPlace {
  long l;
  S ulp;
};

/// By comparisons with powers of two, then by halving the 2^m places between two of them.
/// @param magnitude  > 0, and below the largest finite number
template <Scalar S>
FloatPlace<S> place_in(const FloatFormat& format, const S& magnitude) {
  const S least = format.unbounded ? S(0) : power_of_two<S>(format.lowest);
  const bool normal = magnitude >= least;
  const S ulp = (normal ? power_of_two_below(magnitude) : least) * power_of_two<S>(-format.mantissa);
  const long two_m = 1L << format.mantissa;
  long low = normal ? two_m : 0, high = normal ? 2 * two_m : two_m;  // low ulp <= magnitude < high ulp
  while (high - low > 1) {
    const long middle = low + (high - low) / 2;
    (S(middle) * ulp <= magnitude ? low : high) = middle;
  }
  return {low, ulp};
}

/// Each entry rounded to the nearest number of the format (ties to even l), or at random to one of the two neighbours without bias
/// (`stochastic`). Beyond the largest finite number the sign times that number is returned (saturation): rounding there is biased, whatever
/// its kind. Subnormals are kept: there the error is absolute, at most half of (stochastic: below) 2^(lowest - m).
template <Scalar S>
Vec<S> rounded_to_format(const Vec<S>& v, const FloatFormat& format, bool stochastic, Chance<S>& chance) {
  Vec<S> out(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    const S magnitude = abs(v[i]);
    if (magnitude == S(0)) continue;
    if (!format.unbounded && magnitude >= largest_finite<S>(format)) {
      out[i] = sign(v[i], 0) * largest_finite<S>(format);
      continue;
    }
    const auto [l, ulp] = place_in(format, magnitude);
    const S rest = magnitude - S(l) * ulp, twice = S(2) * rest;
    const bool up = stochastic ? chance.bernoulli(rest / ulp) : l % 2 == 0 ? twice > ulp : twice >= ulp;
    out[i] = sign(v[i], 0) * S(up ? l + 1 : l) * ulp;
  }
  return out;
}

/// Nearest: 1 - (u/(1 + u))^2, u = 2^-(m+1): half way above a power of two the error is u and the number 1 + u.
template <Scalar S>
S float_nearest_delta(const FloatFormat& format) {
  const long inverse = 1L << (format.mantissa + 1);  // 1/u; u/(1 + u) = 1/(1/u + 1)
  return S(1) - S(1) / square(S(inverse + 1));
}

/// Stochastic: 2^-2m / (4 (1 + 2^-m)) = 1/(4 n (n + 1)), n = 2^m: between a and b the variance is at most (b - a)^2 / (4 a b) times x^2,
/// attained at x = 2 a b/(a + b), and worst right above a power of two: a = n, b = n + 1.
template <Scalar S>
S float_stochastic_omega(const FloatFormat& format) {
  const long n = 1L << format.mantissa;
  return ratio<S>(1, 4 * n * (n + 1));
}

/// Rounding to a low-bit float: fp16, bf16, e4m3, e5m2. The constants
///
///   nearest     delta = 1 - (u/(1 + u))^2,  u = 2^-(m+1)         attained by equal |v_i| = 1 + u
///   stochastic  omega = 2^-2m / (4 (1 + 2^-m))                   attained by equal |v_i| = 2 (n + 1)/(2 n + 1), n = 2^m
///
/// hold for v whose entries are 0 or of magnitude in [2^lowest, largest]: the normal range. Below it, nearest rounding gives 0 for
/// |v_i| <= 2^(lowest-m-1), and the relative variance of stochastic rounding has no bound; above it, both saturate. So as a map of R^d a
/// format has no delta > 0 and no omega; with exponents of all sizes (`unbounded`) the constants hold everywhere.
/// @source  IEEE 754-2019 (fp16); Micikevicius et al. 2022 (e4m3, e5m2); Higham 2002 (the relative error u/(1 + u))
template <Scalar S>
Compressor<S> low_bit(const FloatFormat& format, bool stochastic) {
  Compressor<S> made{.name = format.name, .delta = S(0), .apply = [format, stochastic](const Vec<S>& v, long, Chance<S>& chance) {
                       return rounded_to_format(v, format, stochastic, chance);
                     }};
  made.random = stochastic;
  if (format.unbounded && stochastic) made.omega = float_stochastic_omega<S>(format);
  if (format.unbounded) made.delta = stochastic ? S(1) - *made.omega : float_nearest_delta<S>(format);
  return made;
}

}  // namespace lemmata::compress
