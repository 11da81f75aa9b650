#pragma once
#include <vector>

#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// Parallel signSGD with majority vote: x_{t+1} = x_t - gamma_t sign(sum_n sign g^n(x_t)). The nodes' oracles may differ; they answer
/// independently. An oracle may as well return votes, which are their own signs.
template <Scalar S>
struct MajorityVote {
  Vec<S> x0;
  Schedule<S> gamma;
  std::vector<oracle::Oracle<S>> nodes;
  int at_zero = 0;  ///< sign(0), of a node's entry and of a tied sum

  using State = Position<S>;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    Vec<S> votes(x0.size());
    for (const auto& node : nodes) votes += sign(node({.x = s.x, .t = t}, chance), at_zero);
    return {s.x - gamma.at(t) * sign(votes, at_zero)};
  }
};

/// Distributed scaled signSGD by majority vote: x_{t+1} = x_t - alpha_t M_t sign(sum_n sign g^n), M_t = mean of ||g^n||_1.
template <Scalar S>
struct ScaledMajorityVote {
  Vec<S> x0;
  Schedule<S> alpha;
  std::vector<oracle::Oracle<S>> nodes;
  int at_zero = 0;

  using State = Position<S>;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    Vec<S> votes(x0.size());
    S total(0);
    for (const auto& node : nodes) {
      const Vec<S> g = node({.x = s.x, .t = t}, chance);
      votes += sign(g, at_zero);
      total += norm1(g);
    }
    return {s.x - alpha.at(t) * (total / S(static_cast<long>(nodes.size()))) * sign(votes, at_zero)};
  }
};

}  // namespace lemmata::method
