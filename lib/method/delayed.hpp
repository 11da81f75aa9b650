#pragma once
#include <vector>

#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// SGD with delayed gradients: x_{t+1} = x_t - gamma_t g(x_{t - D}), with x_s = x_0 for s < 0; the oracle is told the time
/// at which its point was the iterate. D = 0 is SGD.
template <Scalar S>
struct DelayedSgd {
  Vec<S> x0;
  Schedule<S> gamma;
  long delay = 1;  ///< D >= 0
  oracle::Oracle<S> oracle;

  struct State {
    std::vector<Vec<S>> points;  ///< x_{t - D}, ..., x_t
    const Vec<S>& stale() const { return points.front(); }
    const Vec<S>& x() const { return points.back(); }
    friend std::size_t hash(const State& s) {
      std::size_t h = 0;
      for (const Vec<S>& p : s.points) h = h * 31 + lemmata::hash(p);
      return h;
    }
    friend bool identical(const State& a, const State& b) {
      for (std::size_t i = 0; i < a.points.size(); ++i)
        if (!lemmata::identical(a.points[i], b.points[i])) return false;
      return true;
    }
  };
  State start() const { return {std::vector<Vec<S>>(static_cast<std::size_t>(delay + 1), x0)}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    State next{std::vector<Vec<S>>(s.points.begin() + 1, s.points.end())};
    next.points.push_back(s.x() - gamma.at(t) * oracle({.x = s.stale(), .t = t < delay ? 0 : t - delay}, chance));
    return next;
  }
};

}  // namespace lemmata::method
