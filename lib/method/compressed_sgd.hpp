#pragma once
#include <functional>
#include <optional>

#include "lib/compress/compressor.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// When compressed SGD gives up its error, and what it goes on from.
template <Scalar S>
struct ErrorReset {
  std::function<S(const Vec<S>&)> value;  ///< f
  long iterations = 0;                    ///< I: at most this long between resets
  S squared_radius{};                     ///< R^2: at most this far, in ||x_{t'} - (x_t - eta e_t)||^2
  S drop{};                               ///< F: the decrease that makes the escape a success
};

/// Compressed SGD with artificial noise and error feedback:
///
///   g_t = C(e_t + grad F(x_t, theta_t) + xi_t);  x_{t+1} = x_t - eta g_t;  e_{t+1} = e_t + grad F(x_t, theta_t) + xi_t - g_t
///
/// With `reset`, before a step: if t - t' > I or ||x_{t'} - (x_t - eta e_t)|| > R, then x_t becomes x_t - eta e_t if
/// f(x_t) < f(x_{t'}) - F, else x_{t'}; t' becomes t and e_t becomes 0. The noise xi is any law: Gaussian where the backend has normals.
template <Scalar S>
struct CompressedSgd {
  Vec<S> x0;
  S eta;
  compress::Compressor<S> compressor = {};
  oracle::Oracle<S> oracle = {};
  std::function<Vec<S>(long t, Chance<S>& chance)> noise = {};  ///< none if empty
  std::optional<ErrorReset<S>> reset = {};

  struct State {
    Vec<S> x, e, anchor;  ///< anchor = x_{t'}
    long since = 0;       ///< t'
    friend std::size_t hash(const State& s) {
      return (lemmata::hash(s.x) * 31 + lemmata::hash(s.e)) * 31 + lemmata::hash(s.anchor) + static_cast<std::size_t>(s.since);
    }
    friend bool identical(const State& a, const State& b) {
      return a.since == b.since && lemmata::identical(a.x, b.x) && lemmata::identical(a.e, b.e) && lemmata::identical(a.anchor, b.anchor);
    }
  };
  State start() const { return {x0, Vec<S>(x0.raw().size()), reset ? x0 : Vec<S>(), 0}; }

  /// Lines 5 to 7: the state from which step t is taken.
  State after_reset(const State& s, long t) const {
    if (!reset) return s;
    if constexpr (Ordered<S>) {
      const Vec<S> corrected = s.x - eta * s.e;
      const bool due = t - s.since > reset->iterations || norm2_squared(s.anchor - corrected) > reset->squared_radius;
      if (!due) return s;
      const Vec<S> next = reset->value(s.x) < reset->value(s.anchor) - reset->drop ? corrected : s.anchor;
      return {next, Vec<S>(s.e.raw().size()), next, t};
    } else {
      throw Unsupported("a reset comes at another time in every lane: run one replicate after another");
    }
  }
  State step(const State& before, long t, Chance<S>& chance) const {
    const State s = after_reset(before, t);
    Vec<S> total = s.e + oracle({.x = s.x, .memory = &s.e, .t = t}, chance);
    if (noise) total += noise(t, chance);
    const Vec<S> sent = compressor.apply(total, t, chance);
    return {s.x - eta * sent, total - sent, s.anchor, s.since};
  }
};

/// Independent normal noise of the given standard deviation in each of d coordinates.
template <Scalar S>
std::function<Vec<S>(long, Chance<S>&)> gaussian_noise(long d, const S& deviation) {
  return [=](long, Chance<S>& chance) { return deviation * chance.normals(static_cast<std::size_t>(d)); };
}

}  // namespace lemmata::method
