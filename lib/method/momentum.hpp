#pragma once
#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// signSGD with momentum: m_{t+1} = weight g_t + beta m_t;  x_{t+1} = x_t - gamma_t sign(m_{t+1}), m_0 = 0. weight = 1, or 1 - beta
/// (signum of the literature).
template <Scalar S>
struct SignMomentum {
  Vec<S> x0;
  Schedule<S> gamma;
  S beta;
  oracle::Oracle<S> oracle;
  S weight = S(1);
  int at_zero = 0;

  using State = PositionAndMemory<S>;  ///< e is the momentum m_t
  State start() const { return {x0, Vec<S>(x0.raw().size())}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> m = weight * oracle({.x = s.x, .memory = &s.e, .t = t}, chance) + beta * s.e;
    return {s.x - gamma.at(t) * sign(m, at_zero), m};
  }
};

/// SGD with momentum: m_{t+1} = g_t + beta m_t;  x_{t+1} = x_t - gamma_t m_{t+1}, m_0 = 0.
template <Scalar S>
struct Momentum {
  Vec<S> x0;
  Schedule<S> gamma;
  S beta;
  oracle::Oracle<S> oracle;

  using State = PositionAndMemory<S>;
  State start() const { return {x0, Vec<S>(x0.raw().size())}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> m = oracle({.x = s.x, .memory = &s.e, .t = t}, chance) + beta * s.e;
    return {s.x - gamma.at(t) * m, m};
  }
};

}  // namespace lemmata::method
