#pragma once
#include <vector>

#include "lib/compress/qsgd.hpp"

namespace lemmata::compress {

/// |v_i| is rounded at random to one of its two neighbours in {0, M/s, 2 M/s, ..., M}, M = ||v||_inf, without bias.
template <Scalar S>
Vec<S> dithered_by_largest(const Vec<S>& v, long s, Chance<S>& chance) {
  const S largest = norm_inf(v), square_norm = square(largest);
  Vec<S> out(v.size());
  if (largest == S(0)) return out;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const long l = level_below(v[i], square_norm, s);
    S up = S(s) * abs(v[i]) / largest - S(l);
    if constexpr (std::same_as<S, double>) up = min(1.0, max(0.0, up));  // roundings only; Exact is inside
    const long level = l < s && chance.bernoulli(up) ? l + 1 : l;
    if (level > 0) out[i] = sign(v[i], 0) * largest * ratio<S>(level, s);
  }
  return out;
}

/// The sharp variance of dithering with the largest entry. With x = s|v|/M, entry i adds f_i (1 - f_i), f_i = frac(x_i), and costs x_i^2, so
/// that x_i = f_i < 1 is best, and a largest entry x = s adds nothing:
///
///   omega = max_f (d - 1) f (1 - f) / (s^2 + (d - 1) f^2) = (sqrt(s^2 + d - 1) - s) / (2 s)
///
/// at f = s / (sqrt(s^2 + d - 1) + s): one entry M, all others M / (sqrt(s^2 + d - 1) + s).
template <Scalar S>
S max_dithering_omega(long d, long s) {
  return (sqrt(S(s * s + d - 1)) - S(s)) / S(2 * s);
}

/// The worst vector, (m + s, 1, ..., 1) with m = sqrt(s^2 + d - 1), where that is an integer; else empty.
inline std::vector<long> max_dithering_worst(long d, long s) {
  const long square = s * s + d - 1;
  auto m = static_cast<long>(std::sqrt(static_cast<double>(square)));
  while (m * m > square) --m;
  while ((m + 1) * (m + 1) <= square) ++m;
  if (m * m != square) return {};
  std::vector<long> worst(static_cast<std::size_t>(d), 1);
  worst[0] = m + s;
  return worst;
}

/// QSGD with the largest magnitude in place of the Euclidean norm. The omega carried, (d - 1)/(4 s^2), is the rational above the sharp one
/// that comes from sqrt(s^2 + n) <= s + n / (2 s). s + 1 levels with signs, and one number.
/// @param s  levels, in [1, 2^20]
/// @source   Alistarh et al. 2017 (scaling by the maximum); the sharp constant: above
template <Scalar S>
Compressor<S> max_dithering(long d, long s) {
  require(d >= 1, "d", S(d), "[1, inf)");
  require(s >= 1, "s", S(s), "[1, inf)");
  const S omega = ratio<S>(d - 1, 4 * s * s);
  return {.name = "qsgd-inf",
          .delta = contraction_of(omega),
          .apply = [s](const Vec<S>& v, long, Chance<S>& chance) { return dithered_by_largest(v, s, chance); },
          .random = d > 1,
          .omega = omega};
}

}  // namespace lemmata::compress
