#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lib/num/vector.hpp"

namespace lemmata::problem {

/// An objective f: R^d -> R with what is proven about it. A constant without a value (or an empty function) is unknown, not 0.
template <Scalar S>
struct Problem {
  std::string name;
  long d = 1;
  std::function<S(const Vec<S>& x)> value;
  std::function<Vec<S>(const Vec<S>& x)> gradient;  ///< a subgradient where f has a kink
  std::function<Mat<S>(const Vec<S>& x)> hessian = {};

  S minimum{};  ///< min f, attained at `minimiser`; meaningless if not bounded_below
  Vec<S> minimiser = {};
  bool bounded_below = true;
  bool convex = false;
  bool smooth = true;  ///< the gradient is Lipschitz, with the constants below

  /// |f(y) - f(x) - <grad f(x), y - x>| <= (L/2) ||y - x||^2, equivalently ||grad f(x) - grad f(y)|| <= L ||x - y||; the least such L.
  S L{};
  /// f(y) <= f(x) + <grad f(x), y - x> + sum_i (L_i/2)(y_i - x_i)^2, L_i >= 0: one-sided, valid, the least for separable f.
  std::vector<S> coordinate_smoothness = {};
  /// ||grad f(x)||^2 >= 2 mu (f(x) - min f) with mu > 0; the largest such mu.
  std::optional<S> mu = {};
  /// f(y) >= f(x) + <grad f(x), y - x> + (mu/2) ||y - x||^2 with mu > 0; the largest such mu.
  std::optional<S> strong_convexity = {};
  /// ||grad f(x) - grad f(y)||_1 <= smooth_inf ||x - y||_inf: the least constant. Computed when asked for.
  std::function<S()> smooth_inf = {};
  /// f(y) >= f(x) + <grad f(x), y - x> + (c/2) ||y - x||_inf^2 with c = strong_convexity_inf > 0: the largest such c.
  std::function<S()> strong_convexity_inf = {};
  /// ||grad f(x)||_1^2 >= 2 mu_inf (f(x) - min f) with mu_inf > 0: valid; the largest for separable f and for positive definite quadratics.
  std::function<S()> mu_inf = {};
  /// ||Hessian f(x) - Hessian f(y)|| <= rho ||x - y|| in the spectral norm; valid.
  std::optional<S> rho = {};
};

/// sum_i L_i
template <Scalar S>
S total_smoothness(const Problem<S>& problem) {
  S sum(0);
  for (const S& l : problem.coordinate_smoothness) sum += l;
  return sum;
}

}  // namespace lemmata::problem
