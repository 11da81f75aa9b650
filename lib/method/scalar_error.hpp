#pragma once
#include "lib/chance/chance.hpp"
#include "lib/chance/draw.hpp"

namespace lemmata::method {

/// The error of error feedback on a line, for long runs: e_{t+1} = +-r (e_t + gamma g_t), the deterministic compressors of equality in
/// delta = 1 - r^2, and gradients g_t = +-sigma. Either sign is an answer to e_t or to the time. Its errors are the largest that any
/// dimension has: there lengths add up at most so.
template <Scalar S>
struct ScalarError {
  enum class Sign : long { plus, minus, with_error, against_error, alternating };
  static constexpr long signs = 5;
  S r, gamma, sigma;
  Sign residual = Sign::plus, gradient = Sign::plus;
  long pause = 0;  ///< no gradient at the multiples of this, if > 0

  ScalarError(Draw& draw, const S& share)
      : r(S(1) - share),
        gamma(draw.positive<S>("gamma")),
        sigma(draw.nonnegative<S>("sigma")),
        residual(static_cast<Sign>(draw.integer("residual", 0, signs - 1))),
        gradient(static_cast<Sign>(draw.integer("gradient", 0, signs - 1))),
        pause(draw.log_integer("pause", 0, 100)) {}

  struct State {
    S e{};
    friend std::size_t hash(const State& s) { return lemmata::hash(s.e); }
    friend bool identical(const State& a, const State& b) { return lemmata::identical(a.e, b.e); }
  };
  State start() const { return {S(0)}; }
  State step(const State& s, long t, Chance<S>&) const {
    const bool paused = pause > 0 && t % pause == 0;
    const S p = paused ? s.e : S(s.e + applied(gradient, s.e, t, S(gamma * sigma)));
    return {applied(residual, p, t, S(r * p))};
  }

 private:
  /// `value` with the sign of the policy; it looks at `seen` and at the time.
  static S applied(Sign policy, const S& seen, long t, const S& value) {
    switch (policy) {
      case Sign::minus:
        return -value;
      case Sign::with_error:
        return seen < S(0) ? S(-value) : value;
      case Sign::against_error:
        return seen < S(0) ? value : S(-value);
      case Sign::alternating:
        return t % 2 == 0 ? value : S(-value);
      case Sign::plus:
        break;
    }
    return value;
  }
};

}  // namespace lemmata::method
