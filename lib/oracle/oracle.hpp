#pragma once
#include <functional>
#include <utility>
#include <vector>

#include "lib/chance/chance.hpp"

namespace lemmata::oracle {

/// What an oracle is asked at: the iterate, the method's memory if it has one (the error of error feedback), the time. An adversary may
/// look at all three.
template <Scalar S>
struct Point {
  const Vec<S>& x;
  const Vec<S>* memory = nullptr;
  long t = 0;
};

/// A stochastic gradient.
template <Scalar S>
using Oracle = std::function<Vec<S>(const Point<S>& at, Chance<S>& chance)>;

/// A vector field: a gradient, or a bias.
template <Scalar S>
using Field = std::function<Vec<S>(const Vec<S>& x)>;

/// The gradient itself.
template <Scalar S>
Oracle<S> exact_oracle(Field<S> gradient) {
  return [gradient = std::move(gradient)](const Point<S>& at, Chance<S>&) { return gradient(at.x); };
}

/// One of several gradients, with equal probabilities: a finite sum with batch size one. The mean is the average of the terms, so that
/// the terms of a sum are to be multiplied by their number.
template <Scalar S>
Oracle<S> one_of(std::vector<Field<S>> terms) {
  return [terms = std::move(terms)](const Point<S>& at, Chance<S>& chance) { return terms[chance.uniform(terms.size())](at.x); };
}

/// The mean of n independent answers: a mini-batch.
template <Scalar S>
Oracle<S> mini_batch(Oracle<S> oracle, long n) {
  require(n >= 1, "n", S(n), "[1, inf)");
  return [oracle = std::move(oracle), n](const Point<S>& at, Chance<S>& chance) {
    Vec<S> sum = oracle(at, chance);
    for (long i = 1; i < n; ++i) sum += oracle(at, chance);
    return ratio<S>(1, n) * sum;
  };
}

}  // namespace lemmata::oracle
