#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::method {

/// First and second moments of one coordinate of compressed SGD with error feedback on f(x) = lambda x^2/2, each step sent with probability
/// mu (rand-k with k = mu d, or lazy) and noise of mean 0 and variance q, from e = 0 and a given x:
///
///   p = e + lambda x + xi;   x <- x - eta p, e <- 0 with probability mu, else e <- p
///
/// Exact for every law of the noise: the recursion is linear.
template <Scalar S>
struct LinearMoments {
  S lambda, eta, mu, q, start;
  S x = start, e = S(0);                       ///< means
  S xx = square(start), xe = S(0), ee = S(0);  ///< second moments

  void advance() {
    const S kept = S(1) - mu, stay = S(1) - eta * lambda;
    const S x2 = mu * (square(stay) * xx - S(2) * stay * eta * xe + square(eta) * (ee + q)) + kept * xx;
    const S e2 = kept * (ee + S(2) * lambda * xe + square(lambda) * xx + q), x1 = x - mu * eta * (e + lambda * x);
    e = kept * (e + lambda * x);
    x = x1;
    xe = kept * (lambda * xx + xe);
    xx = x2;
    ee = e2;
  }
  S value() const { return lambda * yy() / S(2); }                                 ///< E f(y), y = x - eta e
  S moved() const { return yy() - S(2) * start * (x - eta * e) + square(start); }  ///< E (y - start)^2
  S yy() const { return xx - S(2) * eta * xe + square(eta) * ee; }                 ///< E y^2
};

}  // namespace lemmata::method
