#pragma once
#include <utility>

#include "lib/oracle/oracle.hpp"

namespace lemmata::oracle {

/// gradient(x) + deviation n, n standard normal in R^d: unbiased, E||g - gradient||^2 = d deviation^2. Where the backend has normals.
template <Scalar S>
Oracle<S> with_gaussian_noise(Field<S> gradient, const S& deviation) {
  return [gradient = std::move(gradient), deviation](const Point<S>& at, Chance<S>& chance) {
    Vec<S> g = gradient(at.x);
    g.add_product(deviation, chance.normals(at.x.size()));
    return g;
  };
}

}  // namespace lemmata::oracle
