#pragma once
#include "lib/chance/draw.hpp"
#include "lib/problem/nesterov.hpp"

namespace lemmata {

/// f(x) = ||Ax||^2/2 in R^10 with A "according to the Nesterov worst function": the tridiagonal matrix T = (-1, 2, -1) is A^T A, or A
/// itself. H = A^T A; mu and L are rational bounds of its eigenvalues, T in [1/13, 4].
template <Scalar S>
struct WorstFunction {
  static constexpr long d = 10;
  Mat<S> H;
  S mu, L;

  /// By the reading "matrix": T is the Hessian, or A.
  static bool squared(Draw& draw) { return draw.reading("matrix", {0, 1}, {"Hessian", "A"}) == 1; }
  explicit WorstFunction(Draw& draw) : WorstFunction(squared(draw)) {}
  explicit WorstFunction(bool square) : H(problem::second_difference<S>(d)) {
    if (square) H = H * H;
    mu = square ? ratio<S>(1, 153) : ratio<S>(1, 13);
    L = square ? S(16) : S(4);
  }
  Vec<S> gradient(const Vec<S>& x) const { return H * x; }
  S value(const Vec<S>& x) const { return dot(x, H * x) / S(2); }
};

}  // namespace lemmata
