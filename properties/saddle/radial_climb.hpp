#pragma once
#include <vector>

#include "bounds/saddle/step_sizes.hpp"
#include "lib/claim/claim.hpp"

namespace lemmata::saddle {

/// Gradient descent that climbs: artificial noise in many dimensions carries x up a radial f, which grows like log |x|. From x_0 = 0, where
/// f = 0, without compression (mu = 1, y = x) and without gradient noise (Assumption C, l = L), for t = I steps, I an integer:
///
///   f(x) = (eta r^2/2) g(|x|^2/s^2),   s = eta r,   g(0) = 0,   g'(z) = a/((1 + b z)(1 + c z)),   a = eta L,   b = 2a/(1 - delta),
///   c = 1/z_*,   z_* = delta t/2,   c <= b
///
/// With p = bz/(1 + bz) and q = cz/(1 + cz) the Hessian has the eigenvalues L(1 - p)(1 - q) and L(1 - p)(1 - q)(1 - 2p - 2q), both in [-L, L];
/// as |g''| <= 2ab/(1 + bz)^2 and |g^(3)| <= 6ab^2/(1 + bz)^3, it is Lipschitz with (6 |g''| sqrt(z) + 4 |g^(3)| sqrt(z^3))/(eta s), at most
/// 7 L sqrt(b)/s. f is bounded. z = |x|^2/s^2 goes to z (1 - g')^2 + a martingale + 1, so that
///
///   z + delta <= E z' <= z + 1,   Var z_t-martingale <= sum_{i<t} (4i + 2)/d = 2t^2/d,   P(z_t < z_*) <= 8/(d delta^2)   (Chebyshev)
///   E|x_t|^2 >= delta t s^2,   E f(x_t) >= (1 - 8/(d delta^2)) (eta r^2/2) (a/b) log((1 + b z_*)/2)
template <Scalar S>
struct RadialClimb {
  S k, eps2, c_i, c_f, distance, climb;  ///< lower bounds of E|x_t - x_0|^2 and of E f(x_t) - f(x_0)
  std::vector<Relation<S>> given;

  explicit RadialClimb(Draw& draw) {
    bounds::saddle::Setting<S> s;
    s.root_eps = draw.in<S>("sqrt(eps)", Range::left_open(0, 1));
    s.L = draw.positive<S>("L");
    s.root_rho_eps = k = s.L * draw.in<S>("sqrt(rho eps)/L", Range::left_open(0, 1));
    s.sigma = s.contraction = S(0);
    s.d = S(draw.log_integer("d", 1L << 20, 1L << 60));
    s.lipschitz = true;
    s.l2 = square(s.L);
    eps2 = square(s.eps());
    const S a = draw.in<S>("eta L", Range::open(0, 0.25)), eta = a / s.L, delta = draw.in<S>("delta", Range::open(0, 1));
    const S t = S(draw.log_integer("I", 1L << 40, 1L << 60)), b = S(2) * a / (S(1) - delta), far = b * delta * t / S(2);
    c_i = t * eta * k;
    const S c_eta = eta / bounds::saddle::largest_step(s, bounds::saddle::EtaMu::general_as_printed);
    const S by_rho = S(98) * square(square(S(s.L / k))) / (S(1) - delta);  // rho^2 = (k^2/eps)^2 >= 49 L^2 b/s^2
    const S c_r2 = (by_rho + c_i * c_eta) * (S(64) + draw.nonnegative<S>("r^2 excess")), energy = c_r2 * eps2 / s.L;  // eta r^2
    c_f = S(2) * (c_eta + c_r2 + c_i * c_eta) * (S(1) + draw.nonnegative<S>("c_F/least - 1"));
    const S missed = S(8) / (s.d * square(delta));
    distance = delta * t * eta * energy;
    climb = (S(1) - missed) * energy / S(2) * (S(1) - delta) / S(2) * log(S((S(1) + far) / S(2)));
    given = {strictly_less(bounds::saddle::step_condition(eta, S(1), s.L), S(1)).named("step size"), at_most(S(1), far).named("c <= b"),
             at_most(missed, S(1)).named("Chebyshev")};
  }
  S drop() const { return c_f * eps2 / k; }  ///< F
};

}  // namespace lemmata::saddle
