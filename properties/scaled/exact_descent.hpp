#pragma once
#include "lib/method/scaled_sign_descent.hpp"
#include "lib/problem/any_problem.hpp"

namespace lemmata::scaled {

/// ||grad f(x) - grad f(y)||_1 <= L ||x - y||_inf: the least L where it is known, else d times the Euclidean one.
template <Scalar S>
S smoothness(const problem::Problem<S>& f) {
  return f.smooth_inf ? f.smooth_inf() : S(f.d) * f.L;
}

/// Scaled signGD with exact gradients from a drawn point; sign(0) is a reading.
template <Scalar S>
method::ScaledSignDescent<S> descent(Draw& draw, const problem::Problem<S>& f, const S& alpha) {
  const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
  return {.x0 = draw.vector<S>("x0", f.d), .alpha = alpha, .oracle = oracle::exact_oracle<S>(f.gradient), .at_zero = at_zero};
}

}  // namespace lemmata::scaled
