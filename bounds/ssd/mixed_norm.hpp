#pragma once
#include <vector>

#include "lib/num/vector.hpp"

namespace lemmata::bounds::ssd {

/// One coordinate of the l^{1,2} function: t^2/(t + s) = g^2/(|g| + sqrt(3) sigma).
///
/// @param t  |g|, >= 0
/// @param s  sqrt(3) sigma, >= 0, not t = s = 0
/// @source   ssd, eq. (6)
template <Scalar S>
S mixed_term(const S& t, const S& s) {
  return square(t) / (t + s);
}

/// The l^{1,2} function of a vector: the sum over its coordinates, where 0/0 (g_i = sigma_i = 0) counts as its limit 0.
///
/// @param s  sqrt(3) sigma_i, >= 0
/// @source   ssd, eq. (6)
template <Scalar S>
S mixed_norm(const Vec<S>& g, const std::vector<S>& s) {
  S sum(0);
  for (std::size_t i = 0; i < g.size(); ++i)
    if (g[i] != S(0)) sum += mixed_term(abs(g[i]), s[i]);
  return sum;
}

/// What multiplies ||g||_2^2 from below near a minimiser: 1/((1 + sqrt(3) c) epsilon + sqrt(3) c~).
///
/// @param c, c_tilde  sqrt(3) times the constants of sigma_i <= c |g_i| + c~, >= 0
/// @param epsilon     at least max |g_i|, > 0
/// @source            ssd, section 4, first equivalence
template <Scalar S>
S near_from_below(const S& c, const S& c_tilde, const S& epsilon) {
  return S(1) / ((S(1) + c) * epsilon + c_tilde);
}
/// ... and from above: 1/(sqrt(3) c~), c~ > 0.
template <Scalar S>
S near_from_above(const S& c_tilde) {
  return S(1) / c_tilde;
}

/// What multiplies ||g||_1 from below away from a minimiser: 1/(1 + sqrt(3)(c + c~/L)).
///
/// @param c, c_tilde  sqrt(3) times the constants, as above
/// @param L           at most min |g_i|, > 0
/// @source            ssd, section 4, second equivalence
template <Scalar S>
S far_from_below(const S& c, const S& c_tilde, const S& L) {
  return S(1) / (S(1) + c + c_tilde / L);
}
/// ... and from above: 1/(1 + sqrt(3) c).
template <Scalar S>
S far_from_above(const S& c) {
  return S(1) / (S(1) + c);
}

}  // namespace lemmata::bounds::ssd
