#pragma once
#include <numeric>
#include <utility>
#include <vector>

#include "lib/num/scalar.hpp"

// Orders in 1/epsilon and d with one exponent each; growth.hpp has those with three, for the theorems.
namespace lemmata::bounds::saddle::orders {

/// d^(a/4) (1/eps)^(b/4): all exponents of Tables 1 and 2 are quarters.
struct Power {
  long d = 0, inverse_eps = 0;
  friend Power operator*(const Power& x, const Power& y) { return {x.d + y.d, x.inverse_eps + y.inverse_eps}; }
};
inline Power inverse(const Power& x) { return {-x.d, -x.inverse_eps}; }

/// An O-form: the largest of its powers; factors that depend on neither d nor eps do not count, nor do logarithms.
using Largest = std::vector<Power>;
inline Largest operator*(const Largest& x, const Power& y) {
  Largest out;
  for (const Power& term : x) out.push_back(term * y);
  return out;
}

/// d = s^first, 1/eps = s^second for s -> infinity.
using Ray = std::pair<long, long>;

/// The exponent of s, times four, with which a form grows along a ray.
template <Scalar S>
S growth(const Largest& form, const Ray& ray) {
  require(!form.empty(), "terms", S(0), "[1, inf)");
  const auto along = [&](const Power& x) { return S(x.d * ray.first + x.inverse_eps * ray.second); };
  S most = along(form.front());
  for (const Power& term : form) most = max(most, along(term));
  return most;
}

/// Rays in d >= 1, eps <= 1 and in all[i] >= 1 on which every relation between the growths of the forms is decided: growth is linear
/// between neighbouring ones, since terms only cross on them.
///
/// @param terms  of all forms that are compared
/// @source       saddle, Tables 1 and 2: Farkas for two parameters
inline std::vector<Ray> deciding_rays(const Largest& terms, const Largest& at_least_one) {
  Largest cone = at_least_one;
  cone.push_back({1, 0});
  cone.push_back({0, 1});
  Largest crossings = cone;
  for (std::size_t i = 0; i < terms.size(); ++i)
    for (std::size_t j = i + 1; j < terms.size(); ++j) crossings.push_back(terms[i] * inverse(terms[j]));
  std::vector<Ray> rays;
  for (const Power& x : crossings)
    for (const long side : {1L, -1L}) {
      const long divisor = std::gcd(x.d, x.inverse_eps);
      if (divisor == 0) continue;
      const Ray ray{-side * x.inverse_eps / divisor, side * x.d / divisor};
      bool inside = true, known = false;
      for (const Power& c : cone) inside = inside && c.d * ray.first + c.inverse_eps * ray.second >= 0;
      for (const Ray& r : rays) known = known || r == ray;
      if (inside && !known) rays.push_back(ray);
    }
  return rays;
}

/// Iterations to an eps-SOSP, mu and 1 - mu below 1 by a factor:
///
///   alpha/eps^4 + sqrt(1 - mu)/(mu eps^3) + (1 - mu) D/(mu^2 eps^2.5),   D = d for any compressor, 1 for a linear one
///
/// @param alpha  1 or d
/// @source       saddle, Theorems 3.3 and 3.4
inline Largest iterations(const Power& alpha, const Power& mu, bool linear) {
  const Power once = inverse(mu);
  return {alpha * Power{0, 16}, once * Power{0, 12}, once * once * Power{linear ? 0L : 4L, 10}};
}

/// 1/eta for eta = min(eps^2/alpha, mu eps, mu^2 sqrt(eps)/D): the step size of Definition B.1.
///
/// @source  saddle, Definition B.1
inline Largest inverse_step(const Power& alpha, const Power& mu, bool linear) {
  const Power once = inverse(mu);
  return {alpha * Power{0, 8}, once * Power{0, 4}, once * once * Power{linear ? 0L : 4L, 2}};
}

}  // namespace lemmata::bounds::saddle::orders
