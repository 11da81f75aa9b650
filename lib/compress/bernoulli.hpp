#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// `factor` times the entries whose coin falls, each with probability p, all others 0.
template <Scalar S>
Vec<S> keep_by_coins(const Vec<S>& v, const S& p, const S& factor, Chance<S>& chance) {
  Vec<S> kept(v.size());
  for (std::size_t i = 0; i < v.size(); ++i)
    if (chance.bernoulli(p)) kept[i] = factor * v[i];
  return kept;
}

/// A mask of independent coins: each entry is kept with probability p. For every v
///
///   E||C(v) - v||^2 = (1 - p) ||v||^2,  E C(v) = p v,  E||C(v) - E C(v)||^2 = p (1 - p) ||v||^2
///
/// so that delta = p, eta = 1 - p and spread = p (1 - p) are attained everywhere.
///
/// @param p  in (0, 1]
/// @source   Beznosikov, Horvath, Richtarik, Safaryan 2020: biased random sparsification with equal probabilities
template <Scalar S>
Compressor<S> bernoulli(const S& p) {
  require(S(0) < p && p <= S(1), "p", p, "(0, 1]");
  return {.name = "bernoulli",
          .delta = p,
          .apply = [p](const Vec<S>& v, long, Chance<S>& chance) { return keep_by_coins(v, p, S(1), chance); },
          .random = p != S(1),
          .eta = S(1) - p,
          .spread = p * (S(1) - p)};
}

/// The same divided by p: unbiased, E||C(v) - v||^2 = (1/p - 1) ||v||^2 for every v.
template <Scalar S>
Compressor<S> bernoulli_scaled(const S& p) {
  require(S(0) < p && p <= S(1), "p", p, "(0, 1]");
  const S factor = S(1) / p, omega = factor - S(1);
  return {.name = "scaled bernoulli",
          .delta = contraction_of(omega),
          .apply = [p, factor](const Vec<S>& v, long, Chance<S>& chance) { return keep_by_coins(v, p, factor, chance); },
          .random = p != S(1),
          .omega = omega};
}

}  // namespace lemmata::compress
