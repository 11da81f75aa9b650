#pragma once
#include <vector>

#include "lib/method/distributed.hpp"

namespace lemmata::method {

/// signSGD with momentum by majority vote: m^n_{t+1} = beta m^n_t + g^n;  x_{t+1} = x_t - gamma_t sign(sum_n sign m^n_{t+1}), m^n_0 = 0.
/// One node: SignMomentum with weight 1.
template <Scalar S>
struct MomentumVote {
  Vec<S> x0;
  Schedule<S> gamma;
  S beta;
  std::vector<oracle::Oracle<S>> nodes;
  int at_zero = 0;  ///< sign(0), of a node's entry and of a tied sum

  using State = PositionAndMemories<S>;  ///< e are the momenta
  State start() const { return {x0, std::vector<Vec<S>>(nodes.size(), Vec<S>(x0.raw().size()))}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    State next = s;
    Vec<S> votes(x0.size());
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      next.e[n] = beta * s.e[n] + nodes[n]({.x = s.x, .memory = &s.e[n], .t = t}, chance);
      votes += sign(next.e[n], at_zero);
    }
    next.x -= gamma.at(t) * sign(votes, at_zero);
    return next;
  }
};

}  // namespace lemmata::method
