#pragma once
#include <functional>

#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// f_i(x) = 100 (x_{i+1} - x_i^2)^2 + (1 - x_i)^2, 1 <= i <= d - 1, and the two partial derivatives that do not vanish.
///
/// @param x  a point of R^d, d >= 2
/// @param i  counted from 1
/// @source   ssd, section 6
template <Scalar S>
struct RosenbrockTerm {
  RosenbrockTerm(const Vec<S>& x, long i) : a(at(x, i)), valley(S(x[static_cast<std::size_t>(i)] - square(a))) {}

  S value() const { return S(100) * square(valley) + square(S(S(1) - a)); }
  S by_x_i() const { return S(-400) * a * valley - S(2) * (S(1) - a); }
  S by_x_next() const { return S(200) * valley; }

 private:
  static S at(const Vec<S>& x, long i) {
    require(1 <= i && i < static_cast<long>(x.size()), "i", S(i), "{1, .., d - 1}");
    return x[static_cast<std::size_t>(i - 1)];
  }
  S a;       ///< x_i
  S valley;  ///< x_{i+1} - x_i^2
};

/// grad f_i: at most the coordinates i and i + 1 (counted from 1) differ from 0.
template <Scalar S>
Vec<S> rosenbrock_term_gradient(const Vec<S>& x, long i) {
  const RosenbrockTerm<S> term(x, i);
  Vec<S> g(x.size());
  g[static_cast<std::size_t>(i - 1)] = term.by_x_i();
  g[static_cast<std::size_t>(i)] = term.by_x_next();
  return g;
}

/// The same as a field, for oracles that pick a term: x -> grad f_i(x).
template <Scalar S>
std::function<Vec<S>(const Vec<S>&)> rosenbrock_term(long i) {
  return [i](const Vec<S>& x) { return rosenbrock_term_gradient(x, i); };
}

/// f = f_1 + ... + f_{d-1} on R^d, d >= 2: a sum, not a mean, so that the gradient of a uniformly chosen term has the mean
/// grad f / (d - 1). Not convex, not smooth (the Hessian is unbounded), min f = 0 at (1, .., 1).
template <Scalar S>
Problem<S> rosenbrock(long d) {
  require(d >= 2, "d", S(d), "[2, inf)");
  return {.name = "Rosenbrock",
          .d = d,
          .value =
              [d](const Vec<S>& x) {
                S sum(0);
                for (long i = 1; i < d; ++i) sum += RosenbrockTerm<S>(x, i).value();
                return sum;
              },
          .gradient =
              [d](const Vec<S>& x) {
                Vec<S> g(static_cast<std::size_t>(d));
                for (long i = 1; i < d; ++i) {
                  const RosenbrockTerm<S> term(x, i);
                  g[static_cast<std::size_t>(i - 1)] += term.by_x_i();
                  g[static_cast<std::size_t>(i)] += term.by_x_next();
                }
                return g;
              },
          .hessian =
              [n = static_cast<std::size_t>(d)](const Vec<S>& x) {
                Mat<S> h(n);
                for (std::size_t i = 0; i + 1 < n; ++i) {
                  h(i, i) += S(1200) * square(x[i]) - S(400) * x[i + 1] + S(2);
                  h(i + 1, i + 1) += S(200);
                  h(i, i + 1) = h(i + 1, i) = S(-400) * x[i];
                }
                return h;
              },
          .minimum = S(0),
          .minimiser = Vec<S>(static_cast<std::size_t>(d), S(1)),
          .smooth = false};
}

}  // namespace lemmata::problem
