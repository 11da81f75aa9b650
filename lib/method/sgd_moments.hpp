#pragma once
#include "lib/chance/chance.hpp"
#include "lib/method/state.hpp"

namespace lemmata::method {

/// The first and second moments of SGD on f(x) = sum_i lambda_i x_i^2/2, exact at any horizon and in any dimension. Its oracle is
///
///   g_i = h_i + xi h_i + n_i,   h_i = a_i x_i + c_i (gradient plus bias),   E xi = E n_i = 0, E xi^2 = M, E n_i^2 = s_i,
///
/// with xi and n independent of x_t and of each other, whatever their laws: the recursion of E x_i and E x_i^2 closes,
///
///   E x_i' = E x_i - gamma E h_i,   E x_i'^2 = E (x_i - gamma h_i)^2 + gamma^2 (M E h_i^2 + s_i).
template <Scalar S>
struct SgdMoments {
  Vec<S> lambda, a, c, s;
  S M{}, gamma{};
  Vec<S> x0;

  using State = PositionAndMemory<S>;  ///< x: E x_i, e: E x_i^2
  State start() const {
    State state{x0, x0};
    for (std::size_t i = 0; i < x0.size(); ++i) state.e[i] = square(x0[i]);
    return state;
  }
  /// E (p x_i + q)^2
  S mean_square(const State& state, std::size_t i, const S& p, const S& q) const {
    return square(p) * state.e[i] + S(2) * p * q * state.x[i] + square(q);
  }
  State step(const State& state, long, Chance<S>&) const {
    State next = state;
    for (std::size_t i = 0; i < lambda.size(); ++i) {
      next.x[i] = state.x[i] - gamma * (a[i] * state.x[i] + c[i]);
      next.e[i] =
          mean_square(state, i, S(1) - gamma * a[i], S(-(gamma * c[i]))) + square(gamma) * (M * mean_square(state, i, a[i], c[i]) + s[i]);
    }
    return next;
  }
  /// E||grad f||^2 = sum_i lambda_i^2 E x_i^2
  S mean_squared_gradient(const State& state) const {
    S sum(0);
    for (std::size_t i = 0; i < lambda.size(); ++i) sum += square(lambda[i]) * state.e[i];
    return sum;
  }
  /// E f - min f = sum_i lambda_i E x_i^2/2
  S mean_value(const State& state) const {
    S sum(0);
    for (std::size_t i = 0; i < lambda.size(); ++i) sum += lambda[i] * state.e[i] / S(2);
    return sum;
  }
};

}  // namespace lemmata::method
