#pragma once
#include <string>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// f(x) = sum_i a_i cos(b_i x_i): bounded with all derivatives, with strict saddles and maxima wherever a_i b_i^2 cos(b_i x_i) > 0.
///
///   L = max |a_i| b_i^2,   rho = max |a_i b_i^3|,   max f - min f = 2 sum |a_i| over b_i != 0: all attained
template <Scalar S>
struct CosineLandscape {
  std::vector<S> a, b;

  S value(const Vec<S>& x) const {
    S sum(0);
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * cos(b[i] * x[i]);
    return sum;
  }
  Vec<S> gradient(const Vec<S>& x) const {
    Vec<S> g(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) g[i] = -(a[i] * b[i] * sin(b[i] * x[i]));
    return g;
  }
  /// The diagonal of the Hessian, which has nothing else.
  Vec<S> curvatures(const Vec<S>& x) const {
    Vec<S> h(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) h[i] = -(a[i] * square(b[i]) * cos(b[i] * x[i]));
    return h;
  }
  S smoothness() const {
    return largest([](const S& a, const S& b) { return S(abs(a) * square(b)); });
  }
  S hessian_smoothness() const {
    return largest([](const S& a, const S& b) { return S(abs(a) * square(b) * abs(b)); });
  }
  S range() const {
    S sum(0);
    for (std::size_t i = 0; i < a.size(); ++i)
      if (b[i] != S(0)) sum += S(2) * abs(a[i]);
    return sum;
  }

 private:
  template <class F>
  S largest(F f) const {
    S best(0);
    for (std::size_t i = 0; i < a.size(); ++i) best = max(best, f(a[i], b[i]));
    return best;
  }
};

/// Any such landscape: heights of any size, frequencies up to 64 in modulus.
template <Scalar S>
CosineLandscape<S> any_cosine_landscape(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  CosineLandscape<S> f;
  for (long i = 0; i < d; ++i) {
    f.a.push_back(draw.real<S>("a" + std::to_string(i)));
    f.b.push_back(draw.in<S>("b" + std::to_string(i), Range::closed(-64, 64)));
  }
  return f;
}

}  // namespace lemmata::problem
