#pragma once
#include <string>
#include <utility>

#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

namespace lemmata::scaled {

/// (1 - w) n with probability w, -w n else: every law of two vectors with mean 0. n is drawn as it is or in multiples of the entries of g, so
/// that a sign turns easily.
template <Scalar S>
oracle::Noise<S> two_atoms(Draw& draw, const Vec<S>& g) {
  const S weight = draw.in<S>("weight", Range::open(0, 1));
  Vec<S> n = draw.vector<S>("n", static_cast<long>(g.size()));
  if (draw.coin("relative"))
    for (std::size_t i = 0; i < n.size(); ++i) n[i] *= g[i] == S(0) ? norm1(g) : g[i];
  return {.atoms = {(S(1) - weight) * n, -weight * n}, .weights = {weight, S(1) - weight}};
}

/// g_1 turns its sign with probability 1 - p, and every other entry takes noise +-B then: wrong signs that are long, with mean 0.
template <Scalar S>
oracle::Noise<S> turning(Draw& draw, const Vec<S>& g) {
  const S p = draw.in<S>("p", Range::closed(0x1.2p-1, 0x1.ep-1)), half = (S(1) - p) / S(2), size = norm1(g);
  Vec<S> calm(g.size()), plus(g.size());
  for (std::size_t i = 1; i < g.size(); ++i) plus[i] = size * draw.nonnegative<S>("B" + std::to_string(i));
  Vec<S> minus = -plus;
  calm[0] = S(2) * (S(1) - p) / p * g[0];
  plus[0] = minus[0] = S(-2) * g[0];
  return {.atoms = {calm, plus, minus}, .weights = {p, half, half}};
}

/// A stochastic gradient g~ = g + noise at a drawn point, any joint law of its coordinates, and the exact means that the proof of Theorem 2
/// speaks of. sign(0) is a reading.
template <Scalar S>
struct NoisyPoint {
  problem::Problem<S> f;
  int at_zero;
  Vec<S> x, g;
  oracle::Noise<S> noise;
  Vec<S> right;                      ///< p_i = P(sign g~_i = sign g_i)
  Vec<S> direction;                  ///< E ||g~||_1 sign(g~_i)
  S length, length_squared, sigma2;  ///< E ||g~||_1, E ||g~||_1^2, E ||g~ - g||_1^2
  S p = S(1);                        ///< min_i p_i

  NoisyPoint(Draw& draw, Expect<S>& expect, problem::Problem<S> objective)
      : f(std::move(objective)), at_zero(static_cast<int>(draw.reading("sign(0)", {0, 1, -1}))) {
    x = draw.vector<S>("x", f.d);
    g = f.gradient(x);
    const long law = draw.integer("law", 0, 2);
    noise = law == 0 ? oracle::any_noise<S>(draw, "noise", f.d) : law == 1 ? two_atoms(draw, g) : turning(draw, g);
    const auto d = g.size();
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> n = noise.sample({.x = x}, chance), sample = g + n;
      const S size = norm1(sample);
      Vec<S> out(2 * d + 3);
      for (std::size_t i = 0; i < d; ++i) {
        const S s = sign(sample[i], at_zero);
        out[i] = S(s == sign(g[i], at_zero) ? 1 : 0);
        out[d + i] = size * s;
      }
      out[2 * d] = size;
      out[2 * d + 1] = square(size);
      out[2 * d + 2] = square(norm1(n));
      return out;
    });
    right = direction = Vec<S>(d);
    for (std::size_t i = 0; i < d; ++i) {
      right[i] = means[i];
      direction[i] = means[d + i];
      p = min(p, right[i]);
    }
    length = means[2 * d];
    length_squared = means[2 * d + 1];
    sigma2 = means[2 * d + 2];
  }
  S L() const { return smoothness(f); }
  S V() const { return problem::above_minimum(f, x); }
  /// E V after x - alpha ||g~||_1 sign(g~)
  S next(Expect<S>& expect, const S& alpha) const {
    return expect.mean([&](Chance<S>& chance) {
      const Vec<S> sample = g + noise.sample({.x = x}, chance);
      return problem::above_minimum(f, x - alpha * norm1(sample) * sign(sample, at_zero));
    });
  }
  Relation<S> succeeds() const { return strictly_less(ratio<S>(1, 2), p).named("p_min > 1/2"); }
};

}  // namespace lemmata::scaled
