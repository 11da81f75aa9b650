#pragma once
#include "lib/method/state.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::method {

/// Which of gradient and sign AdaGrad-Norm accumulates and follows.
enum class AdagradNorm {
  plain,              ///< b^2 += ||g||^2,       x -= (eta/b) g
  sign_steps,         ///< b^2 += ||g||^2,       x -= (eta/b) sign(g)     (sign AdaGrad-Norm I)
  sign_steps_and_sum  ///< b^2 += ||sign(g)||^2, x -= (eta/b) sign(g)     (sign AdaGrad-Norm II)
};

/// AdaGrad-Norm and its sign versions: b_{k+1}^2 first, then the step with b_{k+1}. The state keeps b^2, which stays rational; where
/// b_{k+1} = 0 (b_0 = 0 at a stationary point) the step is 0.
template <Scalar S>
struct SignAdagradNorm {
  Vec<S> x0;
  S eta;
  oracle::Oracle<S> oracle;
  AdagradNorm variant = AdagradNorm::sign_steps_and_sum;
  S b0_squared = S(0);
  int at_zero = 0;

  struct State {
    Vec<S> x;
    S b_squared;
    friend std::size_t hash(const State& s) { return lemmata::hash(s.x) * 31 + lemmata::hash(s.b_squared); }
    friend bool identical(const State& a, const State& b) {
      return lemmata::identical(a.x, b.x) && lemmata::identical(a.b_squared, b.b_squared);
    }
  };
  State start() const { return {x0, b0_squared}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> g = oracle({.x = s.x, .t = t}, chance);
    const Vec<S> direction = variant == AdagradNorm::plain ? g : sign(g, at_zero);
    const S b_squared = s.b_squared + norm2_squared(variant == AdagradNorm::sign_steps_and_sum ? direction : g);
    if (b_squared == S(0)) return s;
    return {s.x - (eta / sqrt(b_squared)) * direction, b_squared};
  }
};

}  // namespace lemmata::method
