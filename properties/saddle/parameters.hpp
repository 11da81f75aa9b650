#pragma once
#include <vector>

#include "bounds/saddle/descent.hpp"
#include "bounds/saddle/step_sizes.hpp"
#include "lib/claim/claim.hpp"

namespace lemmata::saddle {

using bounds::saddle::EtaMu;

/// Parameters of Definition B.2 with drawn constants that meet the conditions printed in Corollaries B.5, B.6 and Lemma B.7:
///   c_eta + c_r^2 + c_I c_eta <= c_F/2,   16 c_I c_F <= c_R^2,   2 c_F <= c_I c_R^2,   c_R <= 1/2,   sqrt(rho eps) <= L.
/// sigma > 0: eta_mu divides by it, and with sigma = 0, grad F = grad f, there is no being without Assumption C.
template <Scalar S>
struct Parameters : bounds::saddle::Setting<S> {
  S c_i, c_R, c_R2, c_f, c_eta, c_r2, eta;

  explicit Parameters(Draw& draw, EtaMu kind, long largest_d = 100000) {
    this->root_eps = draw.in<S>("sqrt(eps)", Range::left_open(0, 1));
    this->L = draw.positive<S>("L");
    this->root_rho_eps = this->L * draw.in<S>("sqrt(rho eps)/L", Range::left_open(0, 1));
    this->contraction = draw.in<S>("sqrt(1-mu)", Range::right_open(0, 1));
    this->d = S(draw.log_integer("d", 1, largest_d));
    this->lipschitz = draw.coin("Assumption C");
    this->l2 = this->lipschitz ? draw.positive<S>("l^2") : S(0);
    this->sigma = draw.positive<S>("sigma");
    c_i = draw.positive<S>("c_I");
    c_R = draw.in<S>("c_R", Range::left_open(0, 0.5));
    c_R2 = square(c_R);
    c_f = draw.in<S>("c_F share", Range::left_open(0, 1)) * min(S(c_R2 / (S(16) * c_i)), S(c_i * c_R2 / S(2)));
    const S share = draw.in<S>("c_eta share", Range::open(0, 1));
    c_eta = share * c_f / (S(2) * (S(1) + c_i));
    c_r2 = draw.in<S>("c_r share", Range::left_open(0, 1)) * (S(1) - share) * c_f / S(2);
    eta = c_eta * bounds::saddle::largest_step(*this, kind);
  }

  S eps2() const { return square(this->eps()); }
  S r2() const { return c_r2 * eps2() / (this->L * eta); }
  S chi2() const { return square(this->sigma) + r2(); }
  S time() const { return c_i / (eta * this->root_rho_eps); }               ///< I
  S radius2() const { return c_R2 * eps2() / square(this->root_rho_eps); }  ///< R^2
  S drop() const { return c_f * unit(); }                                   ///< F
  S unit() const { return eps2() / this->root_rho_eps; }                    ///< sqrt(eps^3/rho)
  S carried() const { return square(S(this->L * eta)) * this->kappa(); }    ///< L^2 eta^2 (1 - mu)/mu^2
  /// The step size condition of Lemma A.7.
  Relation<S> step_condition() const {
    return strictly_less(bounds::saddle::step_condition(eta, this->mu(), this->L), S(1)).named("step size");
  }
};

}  // namespace lemmata::saddle
