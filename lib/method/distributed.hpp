#pragma once
#include <vector>

#include "lib/compress/compressor.hpp"
#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// A worker: what it asks for gradients, and what it sends them through.
template <Scalar S>
struct Worker {
  oracle::Oracle<S> oracle;
  compress::Compressor<S> compressor;
};

/// An iterate, and vectors that each worker keeps.
template <Scalar S>
struct PositionAndMemories {
  Vec<S> x;
  std::vector<Vec<S>> e;
  std::vector<Vec<S>> h = {};  ///< a second one, where the method has it
  friend std::size_t hash(const PositionAndMemories& s) {
    std::size_t sum = lemmata::hash(s.x);
    for (const auto* kept : {&s.e, &s.h})
      for (const Vec<S>& v : *kept) sum = sum * 31 + lemmata::hash(v);
    return sum;
  }
  friend bool identical(const PositionAndMemories& a, const PositionAndMemories& b) {
    return lemmata::identical(a.x, b.x) && same(a.e, b.e) && same(a.h, b.h);
  }

 private:
  static bool same(const std::vector<Vec<S>>& a, const std::vector<Vec<S>>& b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!lemmata::identical(a[i], b[i])) return false;
    return true;
  }
};

/// 1/n
template <Scalar S>
S weight_of_each(const std::vector<Worker<S>>& workers) {
  return ratio<S>(1, static_cast<long>(workers.size()));
}

/// Compression without feedback: x_{t+1} = x_t - (gamma_t/n) sum_i C_i(g^i_t).
template <Scalar S>
struct DistributedCompressedDescent {
  Vec<S> x0;
  Schedule<S> gamma;
  std::vector<Worker<S>> workers;

  using State = Position<S>;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    Vec<S> sum;
    for (const Worker<S>& worker : workers) sum += worker.compressor.apply(worker.oracle({.x = s.x, .t = t}, chance), t, chance);
    return {s.x - weight_of_each(workers) * gamma.at(t) * sum};
  }
};

/// EF with n workers: p^i_t = gamma_t g^i_t + e^i_t;  x_{t+1} = x_t - (1/n) sum_i C_i(p^i_t);  e^i_{t+1} = p^i_t - C_i(p^i_t).
template <Scalar S>
struct DistributedErrorFeedback {
  Vec<S> x0;
  Schedule<S> gamma;
  std::vector<Worker<S>> workers;
  std::vector<Vec<S>> e0;  ///< one for each worker

  using State = PositionAndMemories<S>;
  State start() const { return {x0, e0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    State next = s;
    Vec<S> sum;
    for (std::size_t i = 0; i < workers.size(); ++i) {
      const Vec<S> p = gamma.at(t) * workers[i].oracle({.x = s.x, .memory = &s.e[i], .t = t}, chance) + s.e[i];
      const Vec<S> sent = workers[i].compressor.apply(p, t, chance);
      next.e[i] = p - sent;
      sum += sent;
    }
    next.x -= weight_of_each(workers) * sum;
    return next;
  }
};

/// EF21: x_{t+1} = x_t - (gamma_t/n) sum_i d^i_t;  d^i_{t+1} = d^i_t + C_i(g^i(x_{t+1}) - d^i_t). The state's e is d.
template <Scalar S>
struct Ef21 {
  Vec<S> x0;
  Schedule<S> gamma;
  std::vector<Worker<S>> workers;
  std::vector<Vec<S>> d0;  ///< one for each worker

  using State = PositionAndMemories<S>;
  State start() const { return {x0, d0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    State next = s;
    for (const Vec<S>& d : s.e) next.x -= weight_of_each(workers) * gamma.at(t) * d;
    for (std::size_t i = 0; i < workers.size(); ++i) {
      const Vec<S> g = workers[i].oracle({.x = next.x, .memory = &s.e[i], .t = t + 1}, chance);
      next.e[i] += workers[i].compressor.apply(g - s.e[i], t, chance);
    }
    return next;
  }
};

/// EControl: c^i_t = C_i(eta e^i_t + g^i_t - h^i_t);  x_{t+1} = x_t - (gamma_t/n) sum_i (h^i_t + c^i_t);
/// e^i_{t+1} = e^i_t + g^i_t - h^i_t - c^i_t;  h^i_{t+1} = h^i_t + c^i_t.
template <Scalar S>
struct ErrorControl {
  Vec<S> x0;
  Schedule<S> gamma;
  S eta;
  std::vector<Worker<S>> workers;
  std::vector<Vec<S>> e0, h0;  ///< one for each worker

  using State = PositionAndMemories<S>;
  State start() const { return {x0, e0, h0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    State next = s;
    for (std::size_t i = 0; i < workers.size(); ++i) {
      const Vec<S> g = workers[i].oracle({.x = s.x, .memory = &s.e[i], .t = t}, chance);
      const Vec<S> sent = workers[i].compressor.apply(eta * s.e[i] + g - s.h[i], t, chance);
      next.h[i] += sent;
      next.e[i] += g - next.h[i];
      next.x -= weight_of_each(workers) * gamma.at(t) * next.h[i];
    }
    return next;
  }
};

}  // namespace lemmata::method
