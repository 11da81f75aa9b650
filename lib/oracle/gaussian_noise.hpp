#pragma once
#include <utility>

#include "lib/oracle/oracle.hpp"

namespace lemmata::oracle {

/// An oracle's answer + deviation n, n standard normal in R^d: independent, E||deviation n||^2 = d deviation^2. Where the backend has
/// normals.
template <Scalar S>
Oracle<S> with_gaussian_noise(Oracle<S> oracle, const S& deviation) {
  return [oracle = std::move(oracle), deviation](const Point<S>& at, Chance<S>& chance) {
    Vec<S> g = oracle(at, chance);
    g.add_product(deviation, chance.normals(g.size()));
    return g;
  };
}

}  // namespace lemmata::oracle
