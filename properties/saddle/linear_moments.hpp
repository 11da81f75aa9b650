#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::saddle {

/// Second moments of one coordinate of Algorithm 1 without resets on f(x) = lambda x^2/2, each step sent with probability mu (RANDOMK with
/// k = mu d) and noise of mean 0 and variance q, from e = 0:
///
///   p = e + lambda x + xi;   x <- x - eta p, e <- 0 with probability mu, else e <- p
///
/// Exact for every law of the noise: the recursion is linear.
template <Scalar S>
struct LinearMoments {
  S lambda, eta, mu, q, xx;  ///< xx = E x^2
  S xe = S(0), ee = S(0);

  void advance() {
    const S kept = S(1) - mu, stay = S(1) - eta * lambda;
    const S x2 = mu * (square(stay) * xx - S(2) * stay * eta * xe + square(eta) * (ee + q)) + kept * xx;
    const S e2 = kept * (ee + S(2) * lambda * xe + square(lambda) * xx + q);
    xe = kept * (lambda * xx + xe);
    xx = x2;
    ee = e2;
  }
  S yy() const { return xx - S(2) * eta * xe + square(eta) * ee; }  ///< E y^2, y = x - eta e
  S value() const { return lambda * yy() / S(2); }                  ///< E f(y)
};

}  // namespace lemmata::saddle
