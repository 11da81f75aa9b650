#pragma once
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/method/linear_moments.hpp"

namespace lemmata::ef {

/// Error feedback on a quadratic of two eigenvalues in up to 100000 dimensions, each coordinate sent with probability delta, with noise of
/// any law: the mean squared gradients, by exact moments. sigma2 is the largest second moment along the run: it is no bound at all x.
template <Scalar S>
struct QuadraticMoments {
  long T, d;
  S delta, gamma{}, variance, a, b, x1, x2;
  S L{}, gap{}, sigma2{};
  std::vector<S> gradients = {};  ///< E||grad f(x_t)||^2, t = 0..T

  QuadraticMoments(Draw& draw, long horizon)
      : T(horizon),
        d(draw.log_integer("d", 1, 100000)),
        delta(draw.in<S>("delta", Range::left_open(0, 1))),
        variance(draw.nonnegative<S>("variance")),
        a(draw.nonnegative<S>("lambda_1")),
        b(draw.nonnegative<S>("lambda_2")),
        x1(draw.real<S>("x_1")),
        x2(draw.real<S>("x_2")) {}

  /// With the step gamma.
  void run() {
    method::LinearMoments<S> one{.lambda = a, .eta = gamma, .mu = delta, .q = variance / S(d), .start = x1};
    method::LinearMoments<S> rest{.lambda = b, .eta = gamma, .mu = delta, .q = variance / S(d), .start = x2};
    L = d == 1 ? a : max(a, b);
    gap = one.value() + S(d - 1) * rest.value();
    for (long t = 0; t <= T; ++t) {
      gradients.push_back(square(a) * one.xx + S(d - 1) * square(b) * rest.xx);
      sigma2 = max(sigma2, S(gradients.back() + variance));
      one.advance(), rest.advance();
    }
  }
};

}  // namespace lemmata::ef
