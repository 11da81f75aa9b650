#pragma once
#include <functional>

#include "lib/oracle/oracle.hpp"

namespace lemmata::oracle {

/// Gaussian smoothing, a gradient from two values: g(x) = ((f(x + tau u) - f(x))/tau) u with u standard normal in R^d, tau > 0. Its mean
/// is the gradient of x -> E f(x + tau u). Normal variables need a backend that has them: sampling, or moments where f is a polynomial.
template <Scalar S>
Oracle<S> gaussian_smoothing(std::function<S(const Vec<S>&)> value, const S& tau) {
  return [value = std::move(value), tau](const Point<S>& at, Chance<S>& chance) {
    Vec<S> u(at.x.size());
    for (std::size_t i = 0; i < u.size(); ++i) u[i] = chance.normal();
    return (value(at.x + tau * u) - value(at.x)) / tau * u;
  };
}

}  // namespace lemmata::oracle
