#pragma once
#include <cmath>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The power of two a with a <= x < 2a, for x > 0: by comparisons with products of 2^(2^j), exact in every arithmetic and for all
/// magnitudes. In double by exponents, because 2^1024 is no double but subnormals are.
template <Scalar S>
S power_of_two_below(const S& x) {
  require(x > S(0), "x", x, "(0, inf)");
  if constexpr (std::same_as<S, double>) {
    int exponent = 0;
    std::frexp(x, &exponent);
    return std::ldexp(1.0, exponent - 1);
  }
  const bool large = x >= S(1);
  std::vector<S> powers;  // 2, 4, 16, 256, ... up to about max(x, 1/x)
  for (S p(2); large ? p <= x : S(1) / p > x; p *= p) powers.push_back(p);
  S a(1);
  for (std::size_t j = powers.size(); j-- > 0;) {
    const S next = large ? a * powers[j] : a / powers[j];
    if (large ? next <= x : next > x) a = next;
  }
  return large ? a : a / S(2);  // small x: a is the least power above x
}

/// Natural compression: |v_i| is rounded at random to one of its two neighbours among the powers of two, without bias; 0 stays 0.
template <Scalar S>
Vec<S> rounded_to_powers_of_two(const Vec<S>& v, Chance<S>& chance) {
  Vec<S> out(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    const S magnitude = abs(v[i]);
    if (magnitude == S(0)) continue;
    const S a = power_of_two_below(magnitude);
    const S up = (magnitude - a) / a;
    out[i] = sign(v[i], 0) * (chance.bernoulli(up) ? S(2) * a : a);
  }
  return out;
}

/// Natural compression: omega = 1/8, attained where all |v_i| are 4/3 times powers of two; delta = 7/8.
template <Scalar S>
Compressor<S> natural() {
  return {.name = "natural",
          .delta = ratio<S>(7, 8),
          .apply = [](const Vec<S>& v, long, Chance<S>& chance) { return rounded_to_powers_of_two(v, chance); },
          .random = true,
          .omega = ratio<S>(1, 8)};
}

/// An unbiased compressor divided by 1 + omega: E||C(v) - v||^2 <= omega/(1 + omega) ||v||^2, so that delta = 1/(1 + omega).
template <Scalar S>
Compressor<S> rescaled(const Compressor<S>& unbiased) {
  const S factor = S(1) / (S(1) + unbiased.omega.value());
  Compressor<S> made = unbiased;
  made.name = "rescaled " + unbiased.name;
  made.delta = factor;
  made.omega.reset();
  made.apply = [factor, unbiased](const Vec<S>& v, long t, Chance<S>& chance) { return factor * unbiased.apply(v, t, chance); };
  return made;
}

}  // namespace lemmata::compress
