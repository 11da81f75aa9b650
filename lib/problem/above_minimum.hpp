#pragma once
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// f(x) - f(minimiser): f(x) - min f where f is bounded below. Where the Hessian is constant (rho = 0) by the quadratic form around the
/// minimiser, so that in floating point no large min f blurs it.
template <Scalar S>
S above_minimum(const Problem<S>& f, const Vec<S>& x) {
  if (!f.hessian || !f.rho || *f.rho != S(0)) return f.value(x) - f.minimum;
  const Vec<S> h = x - f.minimiser;
  return dot(h, f.hessian(x) * h) / S(2);
}

}  // namespace lemmata::problem
