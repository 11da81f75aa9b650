#pragma once
#include <functional>
#include <vector>

#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// signSGD: x_{t+1} = x_t - gamma_t sign(g(x_t)), sign(0) = at_zero. With `value` (an objective f) the better of x_t and that point
/// (option 2); at equal values it moves if `moves_at_ties`.
template <Scalar S>
struct SignDescent {
  Vec<S> x0;
  Schedule<S> gamma;
  oracle::Oracle<S> oracle;
  int at_zero = 0;
  std::function<S(const Vec<S>&)> value = {};
  bool moves_at_ties = false;

  using State = Position<S>;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> next = s.x - gamma.at(t) * sign(oracle({.x = s.x, .t = t}, chance), at_zero);
    if (!value) return {next};
    const S here = value(s.x), there = value(next);
    return {there < here || (moves_at_ties && !(here < there)) ? next : s.x};
  }
};

/// signSGD with a constant step, x_t = x_0 - gamma n_t with integers n_t: paths that meet are merged by n_t, in every arithmetic.
template <Scalar S>
struct LatticeSignDescent {
  Vec<S> x0;
  S gamma;
  oracle::Oracle<S> oracle;
  int at_zero = 0;

  struct State {
    Vec<S> x;
    std::vector<long> n;
    friend std::size_t hash(const State& s) {
      std::size_t h = 0x9e3779b97f4a7c15u;
      for (const long i : s.n) h = (h ^ static_cast<std::size_t>(i)) * 0x100000001b3u;
      return h;
    }
    friend bool identical(const State& a, const State& b) { return a.n == b.n; }
  };
  State start() const { return {x0, std::vector<long>(x0.size(), 0)}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> g = oracle({.x = s.x, .t = t}, chance);
    State next = s;
    for (std::size_t i = 0; i < next.n.size(); ++i) {
      next.n[i] += g[i] > S(0) ? 1 : g[i] < S(0) ? -1 : at_zero;
      next.x[i] = x0[i] - gamma * S(next.n[i]);
    }
    return next;
  }
};

}  // namespace lemmata::method
