#pragma once
#include <vector>

#include "lib/method/schedule.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// SGD with gradients that are `delay` steps old: x_{t+1} = x_t - gamma_t g(x_{t-delay}), where x_s = x_0 for s < 0.
template <Scalar S>
struct Delayed {
  Vec<S> x0;
  Schedule<S> gamma;
  long delay;
  oracle::Oracle<S> oracle;

  struct State {
    std::vector<Vec<S>> x;  ///< x_t, x_{t-1}, ..., at most delay + 1 of them
    friend std::size_t hash(const State& s) {
      std::size_t sum = s.x.size();
      for (const Vec<S>& v : s.x) sum = sum * 31 + lemmata::hash(v);
      return sum;
    }
    friend bool identical(const State& a, const State& b) {
      if (a.x.size() != b.x.size()) return false;
      for (std::size_t i = 0; i < a.x.size(); ++i)
        if (!lemmata::identical(a.x[i], b.x[i])) return false;
      return true;
    }
  };
  State start() const { return {{x0}}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const long at = t < delay ? 0 : t - delay;
    State next = s;
    next.x.insert(next.x.begin(), s.x.front() - gamma.at(t) * oracle({.x = s.x[static_cast<std::size_t>(t - at)], .t = at}, chance));
    if (static_cast<long>(next.x.size()) > delay + 1) next.x.pop_back();
    return next;
  }
};

}  // namespace lemmata::method
