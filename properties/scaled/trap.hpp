#pragma once
#include <vector>

#include "bounds/scaled/diminishing.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/scaled_sign_descent.hpp"

// A law of stochastic gradients under which scaled signSGD does not approach the minimum, whatever the steps.

namespace lemmata::scaled {

/// f(x, y) = x^2/2 on R^2 (L = mu = 1). For 0 < |x| <= R the estimate is right, (r, 0), with probability p > 1/2, else it has a turned
/// entry and one where f is flat, (-x, +-kappa (R - |x|)), with r = x (2 - p)/p; for |x| > R it is the gradient. It is unbiased, every
/// sign is right with probability p at least, and
///
///   E|x_{k+1}| >= (1 - alpha)|x_k| + alpha (1 - p) kappa (R - |x_k|)          for 0 < alpha < p/(2 (kappa + 1))
///
/// as wrong steps are longer than right ones (an equality for |x| <= R); |x| stays in (0, 2 R].
template <Scalar S>
struct Trap {
  S p, kappa, R = S(1);

  S largest_step() const { return p / (S(2) * (kappa + S(1))); }
  /// The fixed point of the lower bound of E|x|.
  S rest() const { return (S(1) - p) * kappa * R / (S(1) + (S(1) - p) * kappa); }
  /// ||g~ - g||_1 is never more than this: 2 |x| (1 - p)/p, or 2 |x| + kappa (R - |x|).
  S deviation() const { return R * (S(4) + kappa); }

  oracle::Oracle<S> oracle() const {
    return [*this](const oracle::Point<S>& at, Chance<S>& chance) {
      const S x = at.x[0], room = R - abs(x);
      if (room < S(0)) return Vec<S>{x, S(0)};
      const S half = (S(1) - p) / S(2), flat = kappa * room;
      const std::size_t which = chance.choose(std::vector<S>{p, half, S(S(1) - p - half)});
      if (which == 0) return Vec<S>{x * (S(2) - p) / p, S(0)};
      return Vec<S>{-x, which == 1 ? flat : S(-flat)};
    };
  }
};

/// E f(x_k) >= m^2/2 for every k >= k_0, where m = min(|x_{k_0}|, rest): the law of the trap from time k_0 on, exact gradients before. The
/// steps are those of Theorem 2(2), alpha_k = 3/((2p - 1)(k + 1)), and k_0 is the first that the trap admits. With kappa = 0 nothing is
/// trapped: m = 0. C is drawn before the law.
template <Scalar S>
struct TrappedRun {
  long log_C;
  Trap<S> trap;
  long k0 = 0;
  S m;

  explicit TrappedRun(Draw& draw)
      : log_C(draw.integer("log_2 C", 0, 40)), trap{draw.in<S>("p", Range::closed(0x1.8p-1, 0x1.ep-1)), S(draw.integer("kappa", 0, 4))} {
    S x = draw.in<S>("x_0", Range::closed(0x1p-8, 0x1p8));
    const S q = S(2) * trap.p - S(1);
    S alpha = bounds::scaled::diminishing_step(S(1), q, 0);
    for (; !(alpha < trap.largest_step()); alpha = bounds::scaled::diminishing_step(S(1), q, ++k0)) x = abs(S(x - alpha * x));
    trap.R = S(2) * x;
    m = min(x, trap.rest());
  }
  /// Hypotheses: x_{k_0} != 0, that is, no step of the first k_0 is 1.
  Relation<S> starts() const { return strictly_less(S(0), trap.R).named("x_{k_0} != 0"); }
  /// "E f(x_k) - f* <= C/k for all k" at k = k_0 + 2^(2 s + 2) C, where 2^-s <= m: k is chosen for the drawn C, so that k m^2/2 >= 2 C.
  Relation<S> vanishes() const {
    long s = 0;
    if (S(0) < m)
      for (S size = m; size < S(1); size = S(2) * size) ++s;
    const S C = pow(S(2), log_C), k = S(k0) + pow(S(4), s + 1) * C;
    return at_most(square(m) / S(2) * k, C).named("k E f(x_k) <= C");
  }
};

}  // namespace lemmata::scaled
