#pragma once
#include "lib/problem/quadratic.hpp"

namespace lemmata::problem {

/// f(x) = x^T H x / 2 + sum_j c_j <u_j, x>^3 / 6 with unit vectors u_j: the Hessian H + sum_j c_j <u_j, x> u_j u_j^T is affine in x, so
/// that line integrals of Hessians are exact by the midpoint rule. rho = sum_j |c_j|, the least one for a single term. Neither
/// bounded below nor globally smooth: for local statements.
template <Scalar S>
Problem<S> cubic(const Mat<S>& h, const std::vector<S>& c, const std::vector<Vec<S>>& u) {
  S rho(0);
  for (const S& coefficient : c) rho += abs(coefficient);
  return {.name = "cubic",
          .d = static_cast<long>(h.size()),
          .value =
              [=](const Vec<S>& x) {
                S sum = dot(x, h * x) / S(2);
                for (std::size_t j = 0; j < c.size(); ++j) sum += c[j] * pow(dot(u[j], x), 3L) / S(6);
                return sum;
              },
          .gradient =
              [=](const Vec<S>& x) {
                Vec<S> g = h * x;
                for (std::size_t j = 0; j < c.size(); ++j) g += c[j] * square(dot(u[j], x)) / S(2) * u[j];
                return g;
              },
          .hessian =
              [=](const Vec<S>& x) {
                Mat<S> m = h;
                for (std::size_t k = 0; k < c.size(); ++k)
                  for (std::size_t i = 0; i < h.size(); ++i)
                    for (std::size_t j = 0; j < h.size(); ++j) m(i, j) += c[k] * dot(u[k], x) * u[k][i] * u[k][j];
                return m;
              },
          .bounded_below = false,
          .smooth = false,
          .rho = rho};
}

/// Any such function: eigenvalues of any sign, one or two cubic terms.
template <Scalar S>
Problem<S> any_cubic(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  const Problem<S> base = any_quadratic<S>(draw, "quadratic", d, Curvature::any);
  std::vector<S> c;
  std::vector<Vec<S>> u;
  const long terms = draw.integer("terms", 1, 2);
  for (long j = 0; j < terms; ++j) {
    const std::string index = std::to_string(j);
    c.push_back(draw.real<S>("c" + index));
    u.push_back(draw.unit_vector<S>("u" + index, d));
  }
  return cubic(base.hessian(Vec<S>(static_cast<std::size_t>(d))), c, u);
}

// Instantiated once, in cubic.cpp: every claim would compile them again.
extern template Problem<double> any_cubic(Draw&, std::string_view, long);
extern template Problem<Exact> any_cubic(Draw&, std::string_view, long);

}  // namespace lemmata::problem
