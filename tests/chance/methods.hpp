#pragma once
#include <cmath>

#include "lib/chance/expect.hpp"

/// Small methods with known laws, for the tests of expectations.
namespace lemmata::chance_methods {

/// Half the width of Hoeffding's interval for the mean of n values in an interval of this length, at confidence 1 - 10^-9.
inline double hoeffding(double length, double n) { return length * std::sqrt(std::log(2e9) / (2 * n)); }

template <Scalar S>
struct Point {
  Vec<S> x;
  friend std::size_t hash(const Point& s) { return hash(s.x); }
  friend bool identical(const Point& a, const Point& b) { return identical(a.x, b.x); }
};
struct Site {
  long at = 0;
  friend std::size_t hash(const Site& s) { return lemmata::hash(s.at); }
  friend bool identical(const Site& a, const Site& b) { return a.at == b.at; }
};

/// x - gamma sign(x), where each sign is flipped with probability `flip`; sign(0) = 0.
template <Scalar S>
struct SignDescent {
  using State = Point<S>;
  Vec<S> x0;
  S gamma, flip;
  State start() const { return {x0}; }
  State step(const State& s, long, Chance<S>& chance) const {
    Vec<S> x = s.x;
    for (std::size_t i = 0; i < x.size(); ++i) x[i] -= gamma * sign(x[i], 0) * chance.among({flip, S(1) - flip}, {S(-1), S(1)});
    return {x};
  }
};

/// x - gamma (lambda x + noise) with the noise 2 (probability 1/3) or -1 (2/3).
template <Scalar S>
struct Sgd {
  using State = Point<S>;
  S x0, gamma, lambda;
  State start() const { return {Vec<S>{x0}}; }
  S next(const S& x, Chance<S>& chance) const {
    return x - gamma * (lambda * x + chance.among({ratio<S>(1, 3), ratio<S>(2, 3)}, {S(2), S(-1)}));
  }
  State step(const State& s, long, Chance<S>& chance) const { return {Vec<S>{next(s.x.raw()[0], chance)}}; }
};

/// One up with probability 1/3, one down with `down`.
template <Scalar S>
struct Walk {
  using State = Site;
  S down = ratio<S>(2, 3);
  State start() const { return {}; }
  State step(const State& s, long, Chance<S>& chance) const {
    const S weights[] = {ratio<S>(1, 3), down};
    return {s.at + (chance.choose(weights) == 0 ? 1 : -1)};
  }
};

/// Sign descent with step 2 on odd integers, merged by an integer key; each sign is flipped with probability 1/4.
template <Scalar S>
struct LatticeSigns {
  struct State {
    std::vector<long> x;
    friend std::size_t hash(const State& s) { return lemmata::hash(s.x); }
    friend bool identical(const State& a, const State& b) { return a.x == b.x; }
  };
  std::vector<long> x0;
  State start() const { return {x0}; }
  State step(State s, long, Chance<S>& chance) const {
    for (long& x : s.x) x -= (x > 0) == chance.bernoulli(ratio<S>(3, 4)) ? 2 : -2;
    return s;
  }
};

/// 0 or 1, afresh in every step.
template <Scalar S>
struct Coin {
  using State = Site;
  State start() const { return {}; }
  State step(const State&, long, Chance<S>& chance) const { return {static_cast<long>(chance.uniform(2))}; }
};

/// A walk on the integers whose probabilities have another large prime denominator at each site, so that no denominator is common.
template <Scalar S>
struct Wanderer {
  using State = Point<S>;
  State start() const { return {Vec<S>{S(0)}}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const S up = (s.x[0] + S(100)) / (s.x[0] * S(2) + S(1000003 + 2 * t));
    return {Vec<S>{s.x[0] + chance.among({up, S(1) - up}, {S(1), S(-1)})}};
  }
};

/// A walk whose probabilities have denominators 2, 3 and 5 in turn along the sites, so that a step meets them in mixed order. All its
/// states have one hash.
template <Scalar S>
struct Mixed {
  struct State {
    Vec<S> x;
    friend std::size_t hash(const State&) { return 7; }
    friend bool identical(const State& a, const State& b) { return identical(a.x, b.x); }
  };
  State start() const { return {Vec<S>{S(0)}}; }
  State step(const State& s, long, Chance<S>& chance) const {
    const S& x = s.x.raw()[0];
    const S up = x > S(0) ? ratio<S>(1, 2) : x > S(-2) ? ratio<S>(1, 3) : x > S(-3) ? ratio<S>(1, 2) : ratio<S>(2, 5);
    return {Vec<S>{x + chance.among({up, S(1) - up}, {S(1), S(-1)})}};
  }
};

/// Counts modulo 3, and stands still at time 5: an orbit that meets a state again and leaves it another way.
struct Pausing {
  using State = Site;
  State start() const { return {}; }
  State step(const State& s, long t, Chance<double>&) const { return {t == 5 ? s.at : (s.at + 1) % 3}; }
};

}  // namespace lemmata::chance_methods
