#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/problem/problem.hpp"

namespace lemmata::problem {

/// f(x) = minimum + max(0, max_j <a_j, x - centre> - b_j) with b_j >= 0: convex, not smooth, min f = `minimum` at the centre. Every
/// convex function with this minimiser is a limit of such. The subgradient is 0 or an a_j where that term is the largest.
template <Scalar S>
struct MaxAffine {
  std::vector<Vec<S>> a;
  std::vector<S> b;
  Vec<S> centre;
  S minimum{};
  bool last = false;  ///< of several largest terms the last one gives the subgradient, else the first; 0 counts as the very first

  S height(std::size_t j, const Vec<S>& x) const { return dot(a[j], x - centre) - b[j]; }
  S above(const Vec<S>& x) const {
    S top(0);
    for (std::size_t j = 0; j < a.size(); ++j) top = max(top, height(j, x));
    return top;
  }
  Vec<S> subgradient(const Vec<S>& x) const {
    S top(0);
    Vec<S> g(x.size());
    for (std::size_t j = 0; j < a.size(); ++j) {
      const S h = height(j, x);
      if (last ? h < top : h <= top) continue;
      top = h;
      g = a[j];
    }
    return g;
  }
  S largest_squared_gradient() const {
    S largest(0);
    for (const Vec<S>& slope : a) largest = max(largest, norm2_squared(slope));
    return largest;
  }
  Problem<S> problem() const {
    return {.name = "maximum of affine functions",
            .d = static_cast<long>(centre.size()),
            .value = [f = *this](const Vec<S>& x) { return f.minimum + f.above(x); },
            .gradient = [f = *this](const Vec<S>& x) { return f.subgradient(x); },
            .minimum = minimum,
            .minimiser = centre,
            .convex = true,
            .smooth = false};
  }
};

/// One to four terms, often through the centre (kinks there), often in opposite pairs (absolute values).
template <Scalar S>
MaxAffine<S> any_max_affine(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  MaxAffine<S> f{.a = {}, .b = {}, .centre = Vec<S>(static_cast<std::size_t>(d))};
  const long n = draw.integer("terms", 1, 4);
  for (long j = 0; j < n; ++j) {
    const std::string index = std::to_string(j);
    f.a.push_back(j % 2 == 1 && draw.coin("opposite" + index) ? -f.a.back() : draw.vector<S>("a" + index, d));
    f.b.push_back(draw.coin("shifted" + index) ? draw.nonnegative<S>("b" + index) : S(0));
  }
  if (draw.coin("moved")) {
    f.centre = draw.vector<S>("centre", d);
    f.minimum = draw.real<S>("minimum");
  }
  f.last = draw.coin("last");
  return f;
}

/// f(x) = slope max(0, x_1, ..., x_d), the first largest coordinate: d steps of a subgradient method from (x, ..., x) visit all.
template <Scalar S>
MaxAffine<S> largest_coordinate(long d, const S& slope) {
  MaxAffine<S> f{.a = {}, .b = std::vector<S>(static_cast<std::size_t>(d), S(0)), .centre = Vec<S>(static_cast<std::size_t>(d))};
  for (long i = 0; i < d; ++i) f.a.push_back(slope * unit_vector<S>(static_cast<std::size_t>(d), static_cast<std::size_t>(i)));
  return f;
}

// Instantiated once, in max_affine.cpp: every claim would compile them again.
extern template MaxAffine<double> any_max_affine(Draw&, std::string_view, long);
extern template MaxAffine<Exact> any_max_affine(Draw&, std::string_view, long);

}  // namespace lemmata::problem
