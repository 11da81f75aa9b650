#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

namespace lemmata::bounds::saddle {

/// A monomial in 1/epsilon, d and a third parameter of the statement: its exponents in quarters.
struct Power {
  std::array<long, 3> quarters = {0, 0, 0};
  friend Power operator*(Power a, const Power& b) {
    for (std::size_t i = 0; i < 3; ++i) a.quarters[i] += b.quarters[i];
    return a;
  }
  friend Power pow(Power a, long n) {
    for (long& q : a.quarters) q *= n;
    return a;
  }
  friend Power inverse(const Power& a) { return pow(a, -1); }
  friend bool operator==(const Power&, const Power&) = default;
};
inline constexpr Power one = {};
constexpr Power by_epsilon(long quarters) { return {{quarters, 0, 0}}; }  ///< (1/epsilon)^(quarters/4)
constexpr Power by_d(long quarters) { return {{0, quarters, 0}}; }
constexpr Power by_third(long quarters) { return {{0, 0, quarters}}; }
/// d^(a/4) (1/epsilon)^(b/4), as the tables print them.
constexpr Power d_and_epsilon(long d, long inverse_epsilon) { return {{inverse_epsilon, d, 0}}; }

/// An O-form: the maximum of monomials, equally their sum; constants and logarithms do not matter.
using Growth = std::vector<Power>;
inline Growth operator*(const Power& a, Growth g) {
  for (Power& p : g) p = a * p;
  return g;
}

/// The product of two O-forms, term by term.
inline Growth product(const Growth& a, const Growth& b) {
  Growth all;
  for (const Power& p : a)
    for (const Power& q : b) all.push_back(p * q);
  return all;
}

/// Along a ray 1/epsilon = s^a, d = s^b, third = s^c, s -> inf, a monomial grows like s to this power, in quarters.
using Ray = std::array<long, 3>;
inline long height(const Power& p, const Ray& z) { return p.quarters[0] * z[0] + p.quarters[1] * z[1] + p.quarters[2] * z[2]; }
inline long height(const Growth& g, const Ray& z) {
  long largest = height(g.at(0), z);
  for (const Power& p : g) largest = std::max(largest, height(p, z));
  return largest;
}
inline std::string to_string(const Ray& z) {
  return "1/epsilon = s^" + std::to_string(z[0]) + ", d = s^" + std::to_string(z[1]) + ", third = s^" + std::to_string(z[2]);
}

/// The rays that decide all comparisons of the forms on the cone where each of `at_least_one` is >= 1.
///
/// For b = O(max_j a_j) it takes max_j <a_j, z> - <b, z> >= 0 for all z of the cone (else the quotient grows along z faster than any
/// logarithm). On a section of a pointed cone this is convex and piecewise linear, so its minimum is at a vertex of the cells that the planes
/// <a_i - a_j, z> = 0 cut: at the cross product of two normals. All of these in the cone are returned, divided by common factors.
///
/// @param third  false: the third parameter does not occur
inline std::vector<Ray> deciding_rays(const std::vector<Growth>& forms, std::vector<Power> at_least_one, bool third) {
  std::vector<Power> normals = at_least_one;
  for (const Growth& g : forms)
    for (std::size_t i = 0; i < g.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) normals.push_back(g[i] * inverse(g[j]));
  if (!third) normals.push_back(by_third(1));
  std::vector<Ray> rays;
  const auto keep = [&](Ray z) {
    const long factor = std::gcd(std::gcd(z[0], z[1]), z[2]);
    if (factor == 0 || (!third && z[2] != 0)) return;
    for (long& x : z) x /= factor;
    for (const Power& c : at_least_one)
      if (height(c, z) < 0) return;
    for (const Ray& r : rays)
      if (r == z) return;
    rays.push_back(z);
  };
  for (std::size_t i = 0; i < normals.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto &u = normals[i].quarters, &v = normals[j].quarters;
      const Ray z = {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
      keep(z);
      keep({-z[0], -z[1], -z[2]});
    }
  return rays;
}

/// 1/eta of Theorem 3.1, eta = min(epsilon^2, epsilon mu/sqrt(1 - mu)).
/// @param w  sqrt(1 - mu)/mu
inline Growth inverse_step_first_order(const Power& w) { return {by_epsilon(8), w * by_epsilon(4)}; }

/// 1/eta of Theorems 3.3 and 3.4, eta = min(epsilon^2/alpha, epsilon/w, sqrt(epsilon)/w^2), the last one divided by d for a compressor that
/// is not linear.
/// @param w  sqrt(1 - mu)/mu; where mu is small, 1/mu
inline Growth inverse_step_second_order(const Power& alpha, const Power& w, bool linear) {
  return {alpha * by_epsilon(8), w * by_epsilon(4), (linear ? one : by_d(4)) * pow(w, 2) * by_epsilon(2)};
}

/// T = 1/(epsilon^2 eta)
inline Growth iterations(const Growth& inverse_step) { return by_epsilon(8) * inverse_step; }

/// Communication of the references without compression, per worker: Fang et al. 2019 where the stochastic gradient is Lipschitz, else Jin et
/// al. 2021. @source saddle, Table 1
inline Growth uncompressed_communication(bool lipschitz) { return {lipschitz ? by_epsilon(14) * by_d(4) : by_epsilon(16) * by_d(8)}; }

}  // namespace lemmata::bounds::saddle
