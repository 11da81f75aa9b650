#pragma once
#include "lib/claim/claim.hpp"

// The function of scaled.adanorm-linear.slow, on which AdaGrad-Norm is sublinear.

namespace lemmata::scaled {

/// With u = 1/n: D_n = 1/n + 1/(n + 1), the length of the step from 1/n to -1/(n + 1).
template <Scalar S>
S step_length(const S& u) {
  return u + u / (S(1) + u);
}
/// D_{n+1}
template <Scalar S>
S next_step_length(const S& u) {
  return u / (S(1) + u) + u / (S(1) + S(2) * u);
}

/// r = B_{n+1}/B_n, where B_{n+1} = B_n/sqrt(1 - D_{n+1}^2/16)
template <Scalar S>
S denominator_growth(const S& u) {
  return sqrt(S(S(16) / (S(16) - square(next_step_length(u)))));
}

/// The even function f with f'(1/n) = B_n D_n/4 for n >= m, linear in between, f'(0) = 0: the slope of f' between 1/n and 1/(n + 1), over
/// B_n/4. It is (n + 1)/(n + 2) * 2 - n (n + 1) (r - 1) D_{n+1}, and r - 1 = (r^2 - 1)/(r + 1), r^2 - 1 = D^2/(16 - D^2).
template <Scalar S>
S relative_slope(const S& u) {
  const S D = next_step_length(u), d = S(1) / (S(1) + u) + S(1) / (S(1) + S(2) * u);  // D = u d
  const S rest = S(16) - square(D), r = denominator_growth(u);
  return S(2) * (S(1) + u) / (S(1) + S(2) * u) - u * (S(1) + u) * pow(d, 3L) / (rest * (r + S(1)));
}

/// "|x_k| <= 2^c 2^(-k/r) for all k" on that function from x_0 = 1/m, where |x_k| = 1/(m + k), read at k = r j.
template <Scalar S>
Case<S> slow_run(Draw& draw) {
  const long m = draw.log_integer("m", 1, 1000), c = draw.integer("c", 0, 40), r = draw.log_integer("r", 1, 1000);
  long s = 0;
  while ((1L << s) < m + r) ++s;
  const long j = 2 * (c + s) + 4;
  const S slope = relative_slope(S(S(1) / S(m + draw.log_integer("n - m", 0, 1000000))));
  return {.given = {at_most(S(1), slope).named("strongly convex"), at_most(slope, S(2)).named("smooth")},
          .shown = at_most(S(draw.mutant("twice-as-far") ? 2 : 1) / S(m + r * j), S(1) / pow(S(2), j - c))};
}

}  // namespace lemmata::scaled
