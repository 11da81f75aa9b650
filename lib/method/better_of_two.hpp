#pragma once
#include <functional>

#include "lib/method/sign_descent.hpp"

namespace lemmata::method {

/// signSGD with a constant step that keeps the better of x_t and x_t - gamma sign(g(x_t)) by the values of `value` (option 2); at equal
/// values it moves if `moves_at_ties`. x_t = x_0 - gamma n_t with integers n_t: paths that meet are merged by n_t.
template <Scalar S>
struct LatticeBetterOfTwo {
  LatticeSignDescent<S> walk;
  std::function<S(const Vec<S>&)> value;
  bool moves_at_ties = false;

  using State = typename LatticeSignDescent<S>::State;
  State start() const { return walk.start(); }
  State step(const State& s, long t, Chance<S>& chance) const {
    const State next = walk.step(s, t, chance);
    if (next.n == s.n) return s;
    const S here = value(s.x), there = value(next.x);
    return there < here || (moves_at_ties && !(here < there)) ? next : s;
  }
};

}  // namespace lemmata::method
