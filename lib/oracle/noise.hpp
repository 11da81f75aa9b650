#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "lib/oracle/any_law.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::oracle {

/// How noise depends on where it is asked for. Signs and switches leave its mean 0 and its variance exact.
enum class Dependence : long {
  none,
  coordinate_signs,  ///< n_i is multiplied by sign(x_i): a skewed law leans the other way on the other side
  whole_sign,        ///< n is multiplied by sign(x_1)
  half_space,        ///< no noise where x_1 < 0
  even_times         ///< no noise at odd t
};
inline constexpr long dependences = 5;

/// Noise in R^d with mean 0 at every point: independent coordinates, or a joint law of finitely many vectors; it may depend on x and t.
template <Scalar S>
struct Noise {
  std::vector<FiniteLaw<S>> coordinates = {};  ///< independent ones, or
  std::vector<Vec<S>> atoms = {};              ///< a joint law, where this is not empty,
  std::vector<S> weights = {};                 ///< with these weights
  Dependence dependence = Dependence::none;

  bool active(const Point<S>& at) const {
    if (dependence == Dependence::half_space) return at.x[0] >= S(0);
    return dependence != Dependence::even_times || at.t % 2 == 0;
  }

  Vec<S> sample(const Point<S>& at, Chance<S>& chance) const {
    const std::size_t d = at.x.size();
    if (!active(at)) return Vec<S>(d);
    Vec<S> n(d);
    if (!atoms.empty()) n = atoms[chance.choose(weights)];
    else
      for (std::size_t i = 0; i < d; ++i) n[i] = coordinates[i].sample(chance);
    if (dependence == Dependence::whole_sign) return sign(at.x[0], 1) * n;
    if (dependence == Dependence::coordinate_signs)
      for (std::size_t i = 0; i < d; ++i) n[i] *= sign(at.x[i], 1);
    return n;
  }

  /// E n_i^2 where the noise is active: the largest over all points.
  Vec<S> largest_variances(std::size_t d) const {
    Vec<S> v(d);
    for (std::size_t i = 0; i < d; ++i) {
      if (atoms.empty()) v[i] = coordinates[i].variance();
      for (std::size_t j = 0; j < atoms.size(); ++j) v[i] += weights[j] * square(atoms[j][i]);
    }
    return v;
  }
  /// E n_i^2 at a point.
  Vec<S> variances(const Point<S>& at) const { return active(at) ? largest_variances(at.x.size()) : Vec<S>(at.x.size()); }
  /// E||n||^2 at a point, and its largest value over all points, which is attained.
  S variance(const Point<S>& at) const { return norm1(variances(at)); }
  S largest_variance(std::size_t d) const { return norm1(largest_variances(d)); }
};

/// Any noise of R^d as above: per coordinate any finite law of mean 0, or a joint law of 2 to 4 drawn vectors less their mean.
template <Scalar S>
Noise<S> any_noise(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  Noise<S> noise;
  if (draw.coin("joint")) {
    const long n = draw.integer("atoms", 2, 4);
    S total(0);
    Vec<S> mean(static_cast<std::size_t>(d));
    for (long j = 0; j < n; ++j) {
      const std::string index = std::to_string(j);
      noise.weights.push_back(draw.in<S>("p" + index, Range::closed(0x1p-20, 1)));
      noise.atoms.push_back(draw.vector<S>("n" + index, d));
      total += noise.weights.back();
    }
    for (S& p : noise.weights) p /= total;
    for (std::size_t j = 0; j < noise.atoms.size(); ++j) mean += noise.weights[j] * noise.atoms[j];
    for (Vec<S>& atom : noise.atoms) atom -= mean;
  } else {
    for (long i = 0; i < d; ++i) noise.coordinates.push_back(any_law(draw, "n" + std::to_string(i), S(0)));
  }
  noise.dependence = static_cast<Dependence>(draw.integer("dependence", 0, dependences - 1));
  return noise;
}

/// No noise.
template <Scalar S>
Noise<S> no_noise(long d) {
  return {.coordinates = std::vector<FiniteLaw<S>>(static_cast<std::size_t>(d), FiniteLaw<S>{{S(0)}, {S(1)}})};
}

/// gradient(x) + noise: unbiased, E||g - gradient||^2 = noise.variance <= noise.largest_variance.
template <Scalar S>
Oracle<S> with_noise(Field<S> gradient, Noise<S> noise) {
  return [gradient = std::move(gradient), noise = std::move(noise)](const Point<S>& at, Chance<S>& chance) {
    return gradient(at.x) + noise.sample(at, chance);
  };
}

// Instantiated once, in noise.cpp: every claim would compile them again.
extern template Noise<double> any_noise(Draw&, std::string_view, long);
extern template Noise<Exact> any_noise(Draw&, std::string_view, long);

}  // namespace lemmata::oracle
