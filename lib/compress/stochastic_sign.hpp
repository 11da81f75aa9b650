#pragma once
#include <algorithm>
#include <numeric>
#include <vector>

#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The joint law of the coordinates, which the definition of the stochastic sign leaves open.
enum class Coupling {
  independent,  ///< d coins
  common        ///< one uniform variable u for all: coordinate i is 1 where u < p_i
};

/// The coordinates' probabilities of +1: 1/2 + v_i / (2 ||v||).
template <Scalar S>
std::vector<S> stochastic_sign_probabilities(const Vec<S>& v, const S& norm) {
  std::vector<S> p(v.size());
  const S half = ratio<S>(1, 2);
  // In double the quotient may leave [-1, 1] by a rounding; Exact needs no clip, and could not always decide one.
  for (std::size_t i = 0; i < v.size(); ++i) {
    p[i] = half + half * (v[i] / norm);
    if constexpr (std::same_as<S, double>) p[i] = min(1.0, max(0.0, p[i]));
  }
  return p;
}

/// Signs with P(1) = p_i that share one uniform variable: at most d + 1 outcomes.
template <Scalar S>
Vec<S> signs_of_common_uniform(const std::vector<S>& p, Chance<S>& chance) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return p[i] < p[j]; });
  std::vector<S> gaps;  // outcome j: u lies above exactly j of the sorted probabilities
  S below(0);
  for (const std::size_t i : order) {
    gaps.push_back(p[i] - below);
    below = p[i];
  }
  gaps.push_back(S(1) - below);
  const std::size_t passed = chance.choose(gaps);
  Vec<S> signs(p.size(), S(1));
  for (std::size_t j = 0; j < passed; ++j) signs[order[j]] = S(-1);
  return signs;
}

/// The stochastic sign of Safaryan and Richtarik: for v != 0 coordinate i is 1 with probability 1/2 + v_i / (2 ||v||), else -1; 0 for v = 0.
template <Scalar S>
Vec<S> stochastic_sign(const Vec<S>& v, Chance<S>& chance, Coupling coupling = Coupling::independent) {
  const S square_norm = norm2_squared(v);
  if (square_norm == S(0)) return Vec<S>(v.size());
  if (v.size() == 1) return sign(v, 0);  // no chance: balls could not tell its probability, 0 or 1, from its neighbours
  const std::vector<S> p = stochastic_sign_probabilities(v, sqrt(square_norm));
  if (coupling == Coupling::common) return signs_of_common_uniform(p, chance);
  Vec<S> signs(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) signs[i] = chance.bernoulli(p[i]) ? S(1) : S(-1);
  return signs;
}

/// What the stochastic sign is multiplied by.
enum class SignScale {
  none,         ///< entries +-1
  contracting,  ///< ||v||/d: E||C(v) - v||^2 = (1 - 1/d) ||v||^2 for every v
  unbiased      ///< ||v||: E C(v) = v, E||C(v) - v||^2 = (d - 1) ||v||^2 for every v
};

template <Scalar S>
Compressor<S> stochastic_sign(long d, SignScale scale, Coupling coupling = Coupling::independent) {
  require(d >= 1, "d", S(d), "[1, inf)");
  Compressor<S> made{.name = "stochastic-sign", .delta = S(0), .apply = {}, .random = d > 1};
  if (scale == SignScale::none) {
    made.apply = [coupling](const Vec<S>& v, long, Chance<S>& chance) { return stochastic_sign(v, chance, coupling); };
    return made;
  }
  const S divisor = scale == SignScale::contracting ? S(d) : S(1);
  made.apply = [coupling, divisor](const Vec<S>& v, long, Chance<S>& chance) {
    return norm2(v) / divisor * stochastic_sign(v, chance, coupling);
  };
  made.delta = ratio<S>(1, d);
  if (scale == SignScale::unbiased) {
    made.delta = S(d == 1 ? 1 : 0);
    made.omega = S(d - 1);
  }
  return made;
}

}  // namespace lemmata::compress
