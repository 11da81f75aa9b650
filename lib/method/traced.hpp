#pragma once
#include <vector>

#include "lib/chance/expect.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// A method that remembers the stochastic gradients it was given: for statements about their linear span. `M` has a member `oracle`,
/// asked once a step. Paths with different gradients do not merge.
template <class M, Scalar S>
struct Traced {
  M inner;

  struct State {
    typename M::State at;
    std::vector<Vec<S>> gradients;  ///< g_0, ..., g_{t-1}
    friend std::size_t hash(const State& s) {
      std::size_t h = hash(s.at);
      for (const Vec<S>& g : s.gradients) h = h * 31 + lemmata::hash(g);
      return h;
    }
    friend bool identical(const State& a, const State& b) {
      if (a.gradients.size() != b.gradients.size() || !identical(a.at, b.at)) return false;
      for (std::size_t i = 0; i < a.gradients.size(); ++i)
        if (!lemmata::identical(a.gradients[i], b.gradients[i])) return false;
      return true;
    }
  };
  State start() const { return {inner.start(), {}}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    State next = s;
    M seen = inner;
    seen.oracle = [&](const oracle::Point<S>& at, Chance<S>& c) {
      next.gradients.push_back(inner.oracle(at, c));
      return next.gradients.back();
    };
    next.at = seen.step(s.at, t, chance);
    return next;
  }
};

}  // namespace lemmata::method
