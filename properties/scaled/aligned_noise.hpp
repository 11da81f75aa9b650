#pragma once
#include <string>
#include <utility>
#include <vector>

#include "lib/chance/draw.hpp"
#include "lib/chance/expect.hpp"
#include "lib/method/schedule.hpp"
#include "lib/method/state.hpp"
#include "lib/oracle/noise.hpp"

// Noise that leans along the signs of the gradient, and scaled signSGD on functions that ignore some coordinates.

namespace lemmata::scaled {

/// Noise in rare events, with mean 0: in a burst, which has probability q, a coordinate that flips has -a_i (and a_i q/(1 - q) else), one
/// that spreads a_i or -a_i with equal probabilities (and 0 else), a quiet one 0.
template <Scalar S>
oracle::Noise<S> bursts(Draw& draw, long d, const S& unit) {
  const auto scope = draw.scope("burst");
  const S q = draw.in<S>("q", Range::closed(0x1p-10, 0x1p-1)), half = q / S(2);
  Vec<S> calm(static_cast<std::size_t>(d)), plus = calm, minus = calm;
  for (std::size_t i = 0; i < calm.size(); ++i) {
    const std::string index = std::to_string(i);
    const long mode = draw.integer("mode" + index, 0, 2);  // flips, spreads, quiet
    if (mode == 2) continue;
    const S a = unit * draw.in<S>("a" + index, Range::closed(0x1p-4, 0x1p4));
    calm[i] = mode == 0 ? a * q / (S(1) - q) : S(0);
    plus[i] = mode == 0 ? -a : a;
    minus[i] = -a;
  }
  return {.atoms = {calm, plus, minus}, .weights = {S(1) - q, half, half}};
}

/// Noise n_i = +-omega_i with the sign of g_i and a drawn joint law of omega, mean 0: whatever g is, a sign is right with probability at
/// least p, and E||n||_1^2 <= sigma2, so that both are constants of the whole run. Where g_i = 0 and sign(0) = 0, only a vanishing omega_i is
/// right: there n_i = 0, unless that is likely enough.
template <Scalar S>
struct AlignedNoise {
  oracle::Noise<S> omega;
  int at_zero;
  std::vector<bool> at_stationary;  ///< is there noise in this coordinate where g_i = 0?
  S p = S(1), sigma2{};

  AlignedNoise(Expect<S>& expect, oracle::Noise<S> law, int sign_of_zero, std::size_t d) : omega(std::move(law)), at_zero(sign_of_zero) {
    omega.dependence = oracle::Dependence::none;
    const Vec<S> origin(d);
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> w = omega.sample({.x = origin}, chance);
      Vec<S> out(2 * d + 1);
      for (std::size_t i = 0; i < d; ++i) {
        out[i] = S(w[i] >= S(0) ? 1 : 0);
        out[d + i] = S(w[i] == S(0) ? 1 : 0);
      }
      out[2 * d] = square(norm1(w));
      return out;
    });
    for (std::size_t i = 0; i < d; ++i) {
      at_stationary.push_back(at_zero != 0 || means[d + i] > ratio<S>(1, 2));
      p = min(p, at_zero == 0 && at_stationary[i] ? means[d + i] : means[i]);
    }
    sigma2 = means[2 * d];
  }
  Vec<S> sample(const Vec<S>& g, Chance<S>& chance) const {
    Vec<S> n = omega.sample({.x = g}, chance);
    for (std::size_t i = 0; i < g.size(); ++i) {
      if (g[i] == S(0) && !at_stationary[i]) n[i] = S(0);
      if (sign(g[i], at_zero) < S(0)) n[i] = -n[i];
    }
    return n;
  }
};

/// Joins atoms that agree but for the signs of the coordinates from `visible` on.
template <Scalar S>
oracle::Noise<S> without_ignored_signs(const oracle::Noise<S>& law, std::size_t visible) {
  oracle::Noise<S> joined{.coordinates = law.coordinates};
  for (std::size_t j = 0; j < law.atoms.size(); ++j) {
    Vec<S> atom = law.atoms[j];
    for (std::size_t i = visible; i < atom.size(); ++i) atom[i] = abs(atom[i]);
    std::size_t at = 0;
    while (at < joined.atoms.size() && !identical(joined.atoms[at], atom)) ++at;
    if (at == joined.atoms.size()) joined.atoms.push_back(atom), joined.weights.push_back(law.weights[j]);
    else joined.weights[at] += law.weights[j];
  }
  return joined;
}

/// Scaled signSGD on f(x, y) = h(x): y takes noise, and counts in ||g~||_1, but moves nothing that is looked at, so that the state is x,
/// and the signs of the noise in y do not matter.
template <Scalar S>
struct PartialDescent {
  using State = method::Position<S>;
  Vec<S> x0;
  method::Schedule<S> alpha;
  oracle::Field<S> gradient;
  AlignedNoise<S> noise;
  std::size_t d;

  State start() const { return {x0}; }
  State step(const State& s, long t, Chance<S>& chance) const {
    const Vec<S> visible = gradient(s.x);
    Vec<S> g(d);
    for (std::size_t i = 0; i < visible.size(); ++i) g[i] = visible[i];
    g += noise.sample(g, chance);
    const S step = alpha.at(t) * norm1(g);
    Vec<S> next = s.x;
    for (std::size_t i = 0; i < next.size(); ++i) next[i] -= step * sign(g[i], noise.at_zero);
    return {next};
  }
};

}  // namespace lemmata::scaled
