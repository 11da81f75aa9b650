#pragma once
#include <functional>
#include <vector>

#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

namespace lemmata::problem {

/// f = (f_1 + ... + f_M)/M, M >= 1: nodes with their own objectives.
template <Scalar S>
struct Nodes {
  std::vector<Problem<S>> f;
  /// f(x) - f* for a lower bound f* of f; no large f* blurs it in floating point. The f_n need not be bounded below.
  std::function<S(const Vec<S>&)> above_bound;

  long count() const { return static_cast<long>(f.size()); }
  S value(const Vec<S>& x) const {
    S sum(0);
    for (const auto& node : f) sum += node.value(x);
    return sum / S(count());
  }
  Vec<S> gradient(const Vec<S>& x) const {
    Vec<S> sum(x.size());
    for (const auto& node : f) sum += node.gradient(x);
    return ratio<S>(1, count()) * sum;
  }
  /// mean of the L^n
  S mean_L() const {
    S sum(0);
    for (const auto& node : f) sum += node.L;
    return sum / S(count());
  }
};

/// f_n(x) = a_n x^2/2 + b_n x on the line, unbounded below for a_n <= 0, with a mean that is not: A = a_1 + ... + a_M > 0. Then
/// f(x) - min f = A (x + B/A)^2 / (2 M) with B = b_1 + ... + b_M.
template <Scalar S>
Nodes<S> any_parabolas(Draw& draw, long M) {
  Nodes<S> nodes;
  S a_sum(0), b_sum(0);
  for (long n = 0; n < M; ++n) {
    const std::string index = std::to_string(n);
    const S b = draw.real<S>("b" + index);
    const S free = draw.coin("own" + index) ? draw.real<S>("a" + index) : S(0);
    const S a = n + 1 < M ? free : draw.positive<S>("a_sum") - a_sum;
    a_sum += a;
    b_sum += b;
    nodes.f.push_back({.name = "parabola",
                       .d = 1,
                       .value = [a, b](const Vec<S>& x) { return a * square(x[0]) / S(2) + b * x[0]; },
                       .gradient = [a, b](const Vec<S>& x) { return Vec<S>{a * x[0] + b}; },
                       .L = abs(a)});
  }
  nodes.above_bound = [=](const Vec<S>& x) { return a_sum * square(S(x[0] + b_sum / a_sum)) / S(2 * M); };
  return nodes;
}

/// Any smooth objective for each node (f* is then the mean of their minima), or one for all (`same`), or parabolas as above.
template <Scalar S>
Nodes<S> any_nodes(Draw& draw, long M, long d, bool same) {
  if (!same && d == 1 && draw.coin("parabolas")) return any_parabolas<S>(draw, M);
  Nodes<S> nodes;
  for (long n = 0; n < M; ++n) nodes.f.push_back(same && n > 0 ? nodes.f[0] : any_smooth<S>(draw, "f" + std::to_string(n), d));
  nodes.above_bound = [f = nodes.f, same](const Vec<S>& x) {
    if (same) return above_minimum(f[0], x);
    S sum(0);
    for (const auto& node : f) sum += above_minimum(node, x);
    return sum / S(static_cast<long>(f.size()));
  };
  return nodes;
}

// Instantiated once, in nodes.cpp: every claim would compile them again.
extern template Nodes<double> any_nodes(Draw&, long, long, bool);
extern template Nodes<Exact> any_nodes(Draw&, long, long, bool);

}  // namespace lemmata::problem
