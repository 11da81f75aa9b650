#pragma once
#include "lib/compress/compressor.hpp"
#include "lib/compress/shape.hpp"

namespace lemmata::compress {

/// outer(inner(v)), with independent randomness. With omega of the outer map, where it is unbiased, and c = <E inner(v), v>,
/// a = E||inner(v)||^2, ||v|| = 1:
///
///   E||outer(inner(v)) - v||^2 <= omega a + a - 2 c + 1
///
/// What follows, from the parts alone:
///   both unbiased            omega = omega_o (1 + omega_i) + omega_i
///   inner delta, a <= c      delta = (1 - omega) delta_i, where omega <= 1: omega a <= omega (2 c - a), and 2 c - a >= delta_i
///   inner delta              a <= (1 + sqrt(1 - delta_i))^2 <= 2 (2 - delta_i), so delta = delta_i - 2 omega (2 - delta_i) if that is > 0
///   outer divided by 1+omega delta = delta_i / (1 + omega): the bound becomes 1 - (2 c - a) / (1 + omega)
///
/// The order matters. Nothing follows for an outer map that only contracts: top-k of the naturally rounded v misses (7/8) k/d,
/// as the coordinates it picks are those that were rounded up.
/// @param inner_shape  what else is known of the inner map: see Shape
/// @source                Basu et al. 2019 (Qsparse: k/(d (1 + omega))); Beznosikov et al. 2020 (top-k and dithering)
template <Scalar S>
Compressor<S> composed(const Compressor<S>& outer, const Compressor<S>& inner, Shape inner_shape, bool divided = false) {
  require(!divided || outer.omega.has_value(), "divided", S(1), "what an unbiased outer map allows");
  const S factor = divided ? S(1) / (S(1) + *outer.omega) : S(1);
  Compressor<S> made{.name = outer.name + " of " + inner.name, .delta = S(0), .apply = {}, .random = outer.random || inner.random};
  made.apply = [outer, inner, factor, divided](const Vec<S>& v, long t, Chance<S>& chance) {
    const Vec<S> once = inner.apply(v, t, chance);
    const Vec<S> twice = outer.apply(once, t, chance);
    return divided ? factor * twice : twice;
  };
  if (!outer.omega) return made;
  const S& omega = *outer.omega;
  if (divided) {
    made.delta = factor * inner.delta;
    return made;
  }
  made.delta = max(S(0), inner_shape != Shape::any ? (S(1) - omega) * inner.delta : inner.delta - S(2) * omega * (S(2) - inner.delta));
  if (inner.omega) {
    made.omega = omega * (S(1) + *inner.omega) + *inner.omega;
    made.delta = max(made.delta, contraction_of(*made.omega));
  }
  return made;
}

}  // namespace lemmata::compress
