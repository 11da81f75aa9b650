#pragma once
#include <string_view>

#include "lib/chance/draw.hpp"
#include "lib/compress/identity.hpp"
#include "lib/compress/natural.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/compress/top_k.hpp"

namespace lemmata::compress {

/// Where an adversary puts the residual v - C(v) = r T(v, t). Every T is an isometry, but `largest_entry`, for which
/// ||T v|| = ||v||_inf <= ||v||.
enum class ResidualPolicy : long {
  along,         ///< v: the worst of error feedback, since residuals add up
  against,       ///< -v
  alternating,   ///< (-1)^t v
  reflected,     ///< v mirrored at the hyperplane orthogonal to a drawn u
  rotated,       ///< two reflections
  shifted,       ///< the entries moved by t places
  folded,        ///< v or its mirror image, whichever is on the positive side of u: the residual remembers a direction
  largest_entry  ///< ||v||_inf u: always the same direction
};
inline constexpr long residual_policies = 8;

/// v mirrored at the hyperplane orthogonal to the unit vector u.
template <Scalar S>
Vec<S> mirrored(const Vec<S>& v, const Vec<S>& u) {
  return v - S(2) * dot(u, v) * u;
}

/// A drawn residual policy.
template <Scalar S>
struct Residual {
  ResidualPolicy policy = ResidualPolicy::along;
  Vec<S> u = {}, w = {};  ///< unit vectors, where the policy has them

  Residual(Draw& draw, long d) : policy(static_cast<ResidualPolicy>(draw.integer("policy", 0, residual_policies - 1))) {
    if (policy >= ResidualPolicy::reflected && policy != ResidualPolicy::shifted) u = draw.unit_vector<S>("u", d);
    if (policy == ResidualPolicy::rotated) w = draw.unit_vector<S>("w", d);
  }

  Vec<S> operator()(const Vec<S>& v, long t) const {
    switch (policy) {
      case ResidualPolicy::along:
        return v;
      case ResidualPolicy::against:
        return -v;
      case ResidualPolicy::alternating:
        return t % 2 == 0 ? v : -v;
      case ResidualPolicy::reflected:
        return mirrored(v, u);
      case ResidualPolicy::rotated:
        return mirrored(mirrored(v, u), w);
      case ResidualPolicy::folded:
        return dot(u, v) < S(0) ? mirrored(v, u) : v;
      case ResidualPolicy::largest_entry:
        return norm_inf(v) * u;
      case ResidualPolicy::shifted:
        break;
    }
    Vec<S> moved(v.size());
    for (std::size_t i = 0; i < v.size(); ++i) moved[(i + static_cast<std::size_t>(t)) % v.size()] = v[i];
    return moved;
  }
};

/// An adversary: C(v) = v - r T(v, t), or, heavy-tailed, v - (r/s) T(v, t) with probability s^2 and v otherwise. Drawn are
/// h = 1 - r in (0, 1] and s in (0, 1]; delta = h (2 - h) = 1 - r^2 holds by construction, with equality wherever T is an isometry.
template <Scalar S>
Compressor<S> residual_adversary(Draw& draw, long d) {
  const S h = draw.in<S>("h", Range::left_open(0, 1));
  const Residual<S> residual(draw, d);
  Compressor<S> made{.name = "residual adversary", .delta = h * (S(2) - h), .apply = {}};
  const S r = S(1) - h;
  if (draw.integer("tail", 0, 2) != 2) {  // heavy tails cost paths: a third of the cases
    made.apply = [r, residual](const Vec<S>& v, long t, Chance<S>&) { return v - r * residual(v, t); };
    return made;
  }
  const S s = draw.in<S>("s", Range::closed(0x1p-10, 1));
  made.random = true;
  made.apply = [r, s, residual](const Vec<S>& v, long t, Chance<S>& chance) {
    return chance.bernoulli(s * s) ? v - (r / s) * residual(v, t) : v;
  };
  return made;
}

/// Any contractive compressor of R^d: the named ones, and adversaries that look at the input and the time. Its delta, in (0, 1], is
/// its own: a consequence of what is drawn. Everything stays rational.
template <Scalar S>
Compressor<S> any_contractive(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  if (!draw.coin("named")) return residual_adversary<S>(draw, d);
  switch (draw.integer("family", 0, 5)) {
    case 0:
      return identity<S>();
    case 1:
      return top_k<S>(d, draw.integer("k", 1, d));
    case 2:
      return rand_k<S>(d, draw.integer("k", 1, d));
    case 3:
      return scaled_sign<S>(d, static_cast<int>(draw.integer("at_zero", -1, 1)));
    case 4:
      return lazy(draw.in<S>("p", Range::left_open(0, 1)));
    default:
      return draw.coin("rescaled") ? rescaled(natural<S>()) : natural<S>();
  }
}

// Instantiated once, in any_contractive.cpp: every claim would compile them again.
extern template Compressor<double> any_contractive(Draw&, std::string_view, long);
extern template Compressor<Exact> any_contractive(Draw&, std::string_view, long);

}  // namespace lemmata::compress
