#pragma once
#include "lib/compress/compressor.hpp"
#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// EF-SGD: p_t = gamma_t g_t + e_t;  x_{t+1} = x_t - C(p_t);  e_{t+1} = p_t - C(p_t). The oracle sees e_t as its memory. With
/// `at_corrected` the gradient is taken at x_t - e_t (modified error feedback).
template <Scalar S>
struct ErrorFeedback {
  Vec<S> x0;
  Schedule<S> gamma;
  compress::Compressor<S> compressor;
  oracle::Oracle<S> oracle;
  Vec<S> e0 = Vec<S>(x0.raw().size());
  bool at_corrected = false;

  using State = PositionAndMemory<S>;
  State start() const { return {x0, e0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> corrected = at_corrected ? s.x - s.e : Vec<S>();
    const Vec<S> p = gamma.at(t) * oracle({.x = at_corrected ? corrected : s.x, .memory = &s.e, .t = t}, chance) + s.e;
    const Vec<S> sent = compressor.apply(p, t, chance);
    return {s.x - sent, p - sent};
  }
};

/// Compression without feedback: x_{t+1} = x_t - gamma_t C(g_t).
template <Scalar S>
struct CompressedDescent {
  Vec<S> x0;
  Schedule<S> gamma;
  compress::Compressor<S> compressor;
  oracle::Oracle<S> oracle;

  using State = Position<S>;
  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    return {s.x - gamma.at(t) * compressor.apply(oracle({.x = s.x, .t = t}, chance), t, chance)};
  }
};

}  // namespace lemmata::method
