#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The largest integer l in [0, s] with l ||v|| <= s |v_i|. Squares are compared, so that rationals decide it.
template <Scalar S>
long level_below(const S& entry, const S& square_norm, long s) {
  const S target = square(S(s)) * square(entry);
  long low = 0, high = s;
  while (low < high) {
    const long middle = low + (high - low + 1) / 2;
    if (square(S(middle)) * square_norm <= target) low = middle;
    else high = middle - 1;
  }
  return low;
}

/// QSGD (standard dithering) with s levels and the Euclidean norm: |v_i| is rounded at random to one of the two neighbours in
/// {0, ||v||/s, 2 ||v||/s, ..., ||v||}, without bias.
template <Scalar S>
Vec<S> dithered(const Vec<S>& v, long s, Chance<S>& chance) {
  const S square_norm = norm2_squared(v);
  Vec<S> out(v.size());
  if (square_norm == S(0)) return out;
  const S norm = sqrt(square_norm);
  for (std::size_t i = 0; i < v.size(); ++i) {
    const long l = level_below(v[i], square_norm, s);
    S up = S(s) * abs(v[i]) / norm - S(l);
    if constexpr (std::same_as<S, double>) up = min(1.0, max(0.0, up));  // roundings only; Exact is inside
    const long level = l < s && chance.bernoulli(up) ? l + 1 : l;
    if (level > 0) out[i] = sign(v[i], 0) * norm * ratio<S>(level, s);
  }
  return out;
}

/// The variance bound as published: omega = min(d/s^2, sqrt(d)/s).
template <Scalar S>
S qsgd_published_omega(long d, long s) {
  return d >= s * s ? sqrt(S(d)) / S(s) : ratio<S>(d, s * s);  // d/s^2 <= sqrt(d)/s where sqrt(d) <= s
}

/// The sharp bound: sqrt(d)/s - 1 where s <= sqrt(d)/2 (attained by equal entries), else at most d/(4 s^2).
template <Scalar S>
S qsgd_sharp_omega(long d, long s) {
  return 4 * s * s <= d ? sqrt(S(d)) / S(s) - S(1) : ratio<S>(d, 4 * s * s);
}

/// QSGD. The constant carried is omega = d/(4 s^2), valid for all s and rational: u (1 - u) <= 1/4 in each coordinate. It is not sharp
/// for small s; `qsgd_sharp_omega` is.
template <Scalar S>
Compressor<S> qsgd(long d, long s) {
  require(d >= 1, "d", S(d), "[1, inf)");
  require(s >= 1, "s", S(s), "[1, inf)");
  const S omega = d == 1 ? S(0) : ratio<S>(d, 4 * s * s);
  return {.name = "qsgd",
          .delta = contraction_of(omega),
          .apply = [s](const Vec<S>& v, long, Chance<S>& chance) { return dithered(v, s, chance); },
          .random = d > 1,
          .omega = omega};
}

}  // namespace lemmata::compress
