#pragma once
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/max_affine.hpp"

// What Theorem III and its remarks range over: a convex objective, an oracle of subgradients, a compressor, a horizon.
namespace lemmata::ef {

/// Which combination of the iterates "the average" means.
enum class Average : long {
  printed,  ///< 1/T times the sum over t = 0..T
  all,      ///< 1/(T + 1) times it
  before_T  ///< 1/T times the sum over t = 0..T - 1
};
inline Average average_meant(Draw& draw) {
  return static_cast<Average>(draw.reading("average", {0, 1, 2}, {"printed", "t=0..T", "t=0..T-1"}));
}

/// Error feedback with the sum of its iterates in the state.
template <Scalar S>
struct WithTotal {
  method::ErrorFeedback<S> method;

  struct State {
    method::PositionAndMemory<S> at;
    Vec<S> total;
    friend std::size_t hash(const State& s) { return hash(s.at) * 31 + lemmata::hash(s.total); }
    friend bool identical(const State& a, const State& b) { return identical(a.at, b.at) && lemmata::identical(a.total, b.total); }
  };
  State start() const { return {method.start(), method.x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const auto next = method.step(s.at, t, chance);
    return {next, s.total + next.x};
  }
};

template <Scalar S>
struct ConvexSetting {
  long d = 1, T = 1;
  problem::MaxAffine<S> f = {};
  Vec<S> x0 = {};
  oracle::Oracle<S> oracle = {};
  compress::Compressor<S> compressor = {};
  S sigma2{};

  ConvexSetting() = default;
  explicit ConvexSetting(Draw& draw, bool compressed = true) {
    const bool staircase = draw.coin("staircase");
    d = staircase ? draw.integer("d", 2, 9) : draw.integer("d", 1, 2);
    f = staircase ? problem::largest_coordinate(d, draw.positive<S>("slope")) : problem::any_max_affine<S>(draw, "f", d);
    x0 = staircase ? Vec<S>(static_cast<std::size_t>(d), draw.positive<S>("height")) : draw.vector<S>("x0", d);
    compressor = compressed ? compress::any_contractive<S>(draw, "C", d) : compress::identity<S>();
    const auto noise = !staircase && draw.coin("noisy") ? oracle::any_noise<S>(draw, "n", d) : oracle::no_noise<S>(d);
    const bool random = compressor.random || noise.largest_variance(d) != S(0);
    // Random states do not meet. On the staircase as many steps as coordinates, or 2 where a step has many paths.
    T = staircase ? (compressor.random ? std::min(d - 1, 2L) : d - 1) : draw.log_integer("T", 1, random ? 4 - d : 60);
    sigma2 = f.largest_squared_gradient() + noise.largest_variance(d);
    oracle = oracle::with_noise<S>([f = f](const Vec<S>& x) { return f.subgradient(x); }, noise);
    if (draw.mutant("ascends")) oracle = [oracle = oracle](const oracle::Point<S>& at, Chance<S>& chance) { return -oracle(at, chance); };
  }
  /// ||x_0 - x*||^2 for the minimiser at hand, not always the nearest
  S distance_squared() const { return norm2_squared(x0 - f.centre); }
  /// E f(average) - f*
  S above_minimum(Expect<S>& expect, const S& gamma, Average average) const {
    const WithTotal<S> method{{.x0 = x0, .gamma = gamma, .compressor = compressor, .oracle = oracle}};
    using State = typename WithTotal<S>::State;
    const long last = average == Average::before_T ? T - 1 : T;
    const S share = ratio<S>(1, average == Average::all ? T + 1 : T);
    return expect.run(method, last, {[&](const State& s) { return f.above(share * s.total); }}).mean(0, last);
  }
};

}  // namespace lemmata::ef
