#pragma once
#include "bounds/biased/complexity.hpp"
#include "lib/claim/claim.hpp"

// Every admissible choice of parameters in the tunings of Theorems 4 and 6, by the branch of the minimum that is attained; as positive
// numbers of which the tuning is a rational function, so that bounds are decided by the signs of their terms.

namespace lemmata::biased {

/// sigma^2 such that one of the two step sizes is the smaller one: 1/((M+1)L) <= target/(c L sigma^2) means c sigma^2 <= target (M+1).
template <Scalar S>
struct Branch {
  bool noise = false;  ///< the noise's step size attains the minimum; else that of smoothness. Where both do, either.
  S sigma2{};

  Branch() = default;
  Branch(Draw& draw, const S& tie) : noise(draw.coin("noise branch")) {  // tie = target (M+1)/c
    if (noise) sigma2 = tie + draw.nonnegative<S>("more noise");
    else if (!draw.coin("no noise")) sigma2 = tie / (S(1) + draw.nonnegative<S>("less noise"));
  }
};

/// F = f(x_0) - f* >= 0, and the numbers of steps from a horizon on that is proportional to it.
template <Scalar S>
struct Start {
  bool at_minimum;
  S F;
  explicit Start(Draw& draw) : at_minimum(draw.coin("F = 0")), F(at_minimum ? S(0) : draw.positive<S>("F")) {}
  /// T >= horizon, itself included; where the horizon is 0, T > 0.
  S steps(Draw& draw, const S& horizon) const {
    return horizon + (at_minimum ? draw.positive<S>("more steps") : draw.nonnegative<S>("more steps"));
  }
};

/// Appendix A.2: gamma = min{1/((M+1)L), eps q/(2L sigma^2)}, T at least the maximum there. q = 1 - m.
template <Scalar S>
struct SmoothTuning {
  Start<S> start;
  S F, L, M, q, eps, zeta2, sigma2, gamma, T;
  bool noise;

  explicit SmoothTuning(Draw& draw)
      : start(draw),
        F(start.F),
        L(draw.positive<S>("L")),
        M(draw.nonnegative<S>("M")),
        q(draw.in<S>("1 - m", Range::left_open(0, 1))),
        eps(draw.positive<S>("eps")),
        zeta2(draw.nonnegative<S>("zeta^2")) {
    const Branch<S> branch(draw, S(eps * q * (M + S(1)) / S(2)));
    noise = branch.noise;
    sigma2 = branch.sigma2;
    gamma = noise ? bounds::biased::smooth_noise_step(S(eps * q), L, sigma2) : S(1) / ((M + S(1)) * L);
    T = start.steps(draw, noise ? bounds::biased::smooth_horizon_of_noise(F, L, sigma2, eps, q)
                                : bounds::biased::smooth_horizon_of_smoothness(M, F, L, eps, q));
  }
  S theta() const { return bounds::biased::theta(F, T, gamma, q, zeta2, L, sigma2); }
};

}  // namespace lemmata::biased
