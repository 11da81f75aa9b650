#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The norm that dithering divides by.
enum class DitheringNorm { euclidean, largest };

inline constexpr long most_natural_levels = 60;  // 2^(s - 1) stays a long

/// |v_i| / N is rounded at random to one of its two neighbours in {0, 2^(1-s), ..., 1/4, 1/2, 1}, without bias; N = ||v||_2 or ||v||_inf.
/// Squares are compared, so that rationals decide the neighbours even where N is irrational.
template <Scalar S>
Vec<S> naturally_dithered(const Vec<S>& v, DitheringNorm which, long s, Chance<S>& chance) {
  Vec<S> out(v.size());
  const S square_norm = which == DitheringNorm::euclidean ? norm2_squared(v) : square(norm_inf(v));
  if (square_norm == S(0)) return out;
  const S norm = which == DitheringNorm::euclidean ? sqrt(square_norm) : norm_inf(v);
  for (std::size_t i = 0; i < v.size(); ++i) {
    if (v[i] == S(0)) continue;
    long j = 0;  // 2^-j N <= |v_i|, or j = s: below all levels but 0
    for (S scaled = square(v[i]); j < s && scaled < square_norm; ++j) scaled *= S(4);
    if (j == 0) {
      out[i] = v[i];
      continue;
    }
    const S high = norm * ratio<S>(1, 1L << (j - 1)), low = j < s ? high / S(2) : S(0);
    S up = (abs(v[i]) - low) / (high - low);
    if constexpr (std::same_as<S, double>) up = min(1.0, max(0.0, up));  // roundings only; Exact is inside
    out[i] = sign(v[i], 0) * (chance.bernoulli(up) ? high : low);
  }
  return out;
}

/// As published: 1/8 + d^(1/2) t min(1, d^(1/2) t), t = 2^(1-s), for both norms (r = min(p, 2) = 2).
template <Scalar S>
S natural_dithering_published_omega(long d, long s) {
  const S t = ratio<S>(1, 1L << (s - 1)), small = S(d) * square(t);
  return ratio<S>(1, 8) + (small <= S(1) ? small : sqrt(S(d)) * t);
}

/// A better bound. With t = 2^(1-s), b = v_i^2 / N^2 and g(b) the variance of entry i over N^2: g(b) <= b/8 above t^2 (natural compression),
/// g(b) = t sqrt b - b below. So g(b) - L b <= t^2 / (4 (1 + L)) for every L >= 1/8, and sum_i g(b_i) <= L + d t^2 / (4 (1 + L)) for the
/// Euclidean norm, where sum_i b_i = 1; for the largest entry, where one b_i is 1 with g = 0, omega = L is enough once
/// (d - 1) t^2 / (4 (1 + L)) <= L. The best L:
///
///   Euclidean  d^(1/2) t - 1 where d^(1/2) t >= 9/4, attained by equal entries;   else 1/8 + (2/9) d t^2
///   largest    (sqrt(1 + (d - 1) t^2) - 1)/2 where (d - 1) t^2 >= 9/16, attained by one entry M and all others M t / (2 (1 + omega));   else 1/8
template <Scalar S>
S natural_dithering_omega(long d, DitheringNorm which, long s) {
  const S t = ratio<S>(1, 1L << (s - 1)), eighth = ratio<S>(1, 8);
  if (d == 1) return S(0);
  if (which == DitheringNorm::euclidean) {
    const S small = S(d) * square(t);
    return S(16) * small >= S(81) ? sqrt(small) - S(1) : eighth + ratio<S>(2, 9) * small;
  }
  const S small = S(d - 1) * square(t);
  return S(16) * small >= S(9) ? (sqrt(S(1) + small) - S(1)) / S(2) : eighth;
}

/// Natural dithering. The omega carried is rational: 1/8 + (2/9) d t^2 (d - 1 for the largest entry), L = 1/8 above, and 0 for d = 1.
/// A message has s + 1 levels with signs, and one number.
/// @param s  levels but 0, in [1, 60]
/// @source   Horvath et al. 2019 (the published constant)
template <Scalar S>
Compressor<S> natural_dithering(long d, DitheringNorm which, long s) {
  require(d >= 1, "d", S(d), "[1, inf)");
  require(1 <= s && s <= most_natural_levels, "s", S(s), "[1, 60]");
  const S t = ratio<S>(1, 1L << (s - 1));
  const S omega = d == 1 ? S(0) : ratio<S>(1, 8) + ratio<S>(2 * (which == DitheringNorm::euclidean ? d : d - 1), 9) * square(t);
  return {.name = "natural-dithering",
          .delta = contraction_of(omega),
          .apply = [which, s](const Vec<S>& v, long, Chance<S>& chance) { return naturally_dithered(v, which, s, chance); },
          .random = d > 1,
          .omega = omega};
}

}  // namespace lemmata::compress
