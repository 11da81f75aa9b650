#pragma once
#include "lib/num/scalar.hpp"

namespace lemmata::bounds::saddle {

/// What Definition B.1 depends on, in the roots that its formulas use.
template <Scalar S>
struct Setting {
  S root_eps, root_rho_eps;  ///< sqrt(eps), in (0, 1], and sqrt(rho eps) > 0
  S L, sigma, contraction;   ///< contraction: sqrt(1 - mu), in [0, 1)
  S d;
  bool lipschitz = false;  ///< Assumption C, with l^2 below
  S l2;

  S eps() const { return square(root_eps); }
  S mu() const { return S(1) - square(contraction); }
  S kappa() const { return square(contraction) / square(mu()); }  ///< (1 - mu)/mu^2
};

/// eta_sigma = eps^2/(L (1 + d sigma^2)) + min(eps^2/(L (1 + sigma^2)), sqrt(rho eps)/l^2), the second term 0 without Assumption C.
///
/// @source  saddle, Definition B.1
template <Scalar S>
S eta_sigma(const Setting<S>& s) {
  const S eps2 = square(s.eps()), sigma2 = square(s.sigma);
  const S first = eps2 / (s.L * (S(1) + s.d * sigma2));
  if (!s.lipschitz) return first;
  return first + min(S(eps2 / (s.L * (S(1) + sigma2))), S(s.root_rho_eps / s.l2));
}

/// Which root stands in the second term of eta_mu, and whether d does.
enum class EtaMu { general_as_printed, general_with_rho, linear };

/// min(eta_sigma, eta_mu),
///   eta_mu = min(mu eps/(sqrt(1 - mu) L sigma), mu^2 sqrt(eps)/((1 - mu) L^2 d))       any compressor, as printed
///            min(mu eps/(sqrt(1 - mu) L sigma), mu^2 sqrt(rho eps)/((1 - mu) L^2))     a linear one
/// a term without a denominator is infinite.
///
/// @source  saddle, Definition B.1
template <Scalar S>
S largest_step(const Setting<S>& s, EtaMu kind) {
  S step = eta_sigma(s);
  const S w = s.contraction, mu = s.mu();
  require(S(0) <= w && w < S(1), "sqrt(1 - mu)", w, "[0, 1)");
  if (w == S(0)) return step;
  if (s.sigma > S(0)) step = min(step, S(mu * s.eps() / (w * s.L * s.sigma)));
  const S root = kind == EtaMu::general_as_printed ? s.root_eps : s.root_rho_eps;
  const S second = square(mu) * root / (square(w) * square(s.L));
  return min(step, kind == EtaMu::linear ? second : S(second / s.d));
}

}  // namespace lemmata::bounds::saddle
