#pragma once
#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// Scaled signSGD: x_{t+1} = x_t - alpha_t ||g_t||_1 sign(g_t), sign(0) = at_zero. With an exact oracle: scaled signGD.
template <Scalar S>
struct ScaledSignDescent {
  Vec<S> x0;
  Schedule<S> alpha;
  oracle::Oracle<S> oracle;
  int at_zero = 0;

  using State = Position<S>;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> g = oracle({.x = s.x, .t = t}, chance);
    return {s.x - alpha.at(t) * norm1(g) * sign(g, at_zero)};
  }
};

}  // namespace lemmata::method
