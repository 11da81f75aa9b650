#pragma once
#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// x_{t+1} = x_t - gamma_t g(x_t). With an exact oracle: gradient descent.
template <Scalar S>
struct Sgd {
  Vec<S> x0;
  Schedule<S> gamma;
  oracle::Oracle<S> oracle;

  using State = Position<S>;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const { return {s.x - gamma.at(t) * oracle({.x = s.x, .t = t}, chance)}; }
};

}  // namespace lemmata::method
