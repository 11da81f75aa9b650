#pragma once
#include <functional>
#include <vector>

#include "lib/compress/stochastic_sign.hpp"
#include "lib/method/schedule.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// What a node of SSDM sends of its momentum.
template <Scalar S>
using SignMap = std::function<Vec<S>(const Vec<S>& m, Chance<S>& chance)>;

/// Stochastic sign descent with momentum (SSDM):
///
///   m^n_{-1} = g^n_0;   m^n_k = beta m^n_{k-1} + (1 - beta) g^n_k;   x_{k+1} = x_k - (gamma/M) sum_n s(m^n_k)
///
/// with a stochastic sign s. The same g^n_0 is taken for m^n_{-1} and in step 0, so that m^n_0 = g^n_0; with `fresh_start` it is drawn
/// anew. beta = 0 is the method without momentum, a deterministic sign the one without stochastic sign.
template <Scalar S>
struct Ssdm {
  Vec<S> x0;
  S gamma;
  S beta;
  std::vector<oracle::Oracle<S>> nodes;
  SignMap<S> signs = [](const Vec<S>& m, Chance<S>& chance) { return compress::stochastic_sign(m, chance); };
  bool fresh_start = false;

  struct State {
    Vec<S> x;
    std::vector<Vec<S>> m;
    friend std::size_t hash(const State& s) {
      std::size_t h = lemmata::hash(s.x);
      for (const Vec<S>& m : s.m) h = h * 31 + lemmata::hash(m);
      return h;
    }
    friend bool identical(const State& a, const State& b) {
      if (!lemmata::identical(a.x, b.x) || a.m.size() != b.m.size()) return false;
      for (std::size_t n = 0; n < a.m.size(); ++n)
        if (!lemmata::identical(a.m[n], b.m[n])) return false;
      return true;
    }
  };
  State start() const { return {x0, std::vector<Vec<S>>(nodes.size(), Vec<S>(x0.size()))}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    State next = s;
    Vec<S> sum;
    for (std::size_t n = 0; n < nodes.size(); ++n) {
      const Vec<S> g = nodes[n]({.x = s.x, .memory = &s.m[n], .t = t}, chance);
      const Vec<S> before = t > 0 ? s.m[n] : fresh_start ? nodes[n]({.x = s.x, .memory = &s.m[n], .t = t}, chance) : g;
      next.m[n] = beta * before + (S(1) - beta) * g;
      sum += signs(next.m[n], chance);
    }
    next.x -= (gamma / S(static_cast<long>(nodes.size()))) * sum;
    return next;
  }
};

}  // namespace lemmata::method
