#pragma once
#include <string_view>

#include "lib/chance/draw.hpp"
#include "lib/compress/identity.hpp"
#include "lib/compress/natural.hpp"
#include "lib/compress/qsgd.hpp"
#include "lib/compress/rand_k.hpp"

namespace lemmata::compress {

/// v/p with probability p, else 0: unbiased, omega = 1/p - 1 for every v.
template <Scalar S>
Compressor<S> all_or_nothing(const S& p) {
  require(S(0) < p && p <= S(1), "p", p, "(0, 1]");
  const S omega = S(1) / p - S(1);
  return {.name = "all or nothing",
          .delta = contraction_of(omega),
          .apply = [p](const Vec<S>& v, long, Chance<S>& chance) { return chance.bernoulli(p) ? S(1) / p * v : Vec<S>(v.size()); },
          .random = p != S(1),
          .omega = omega};
}

/// v plus or minus a times v turned by a right angle in the plane of its first two entries: unbiased, omega = a^2 (attained for d = 2).
template <Scalar S>
Compressor<S> turned_aside(const S& a) {
  return {.name = "turned aside",
          .delta = contraction_of(S(square(a))),
          .apply =
              [a](const Vec<S>& v, long, Chance<S>& chance) {
                Vec<S> aside(v.size());
                if (v.size() < 2) return v;
                aside[0] = -a * v[1];
                aside[1] = a * v[0];
                return chance.bernoulli(ratio<S>(1, 2)) ? v + aside : v - aside;
              },
          .random = true,
          .omega = square(a)};
}

/// Any unbiased compressor of R^d: omega has a value, its own; E||U(v)||^2 <= (1 + omega) ||v||^2.
template <Scalar S>
Compressor<S> any_unbiased(Draw& draw, std::string_view name, long d) {
  const auto scope = draw.scope(name);
  switch (draw.integer("family", 0, 5)) {
    case 1:
      return all_or_nothing(draw.in<S>("p", Range::left_open(0, 1)));
    case 2:
      return rand_k_scaled<S>(d, draw.integer("k", 1, d));
    case 3:
      return turned_aside(draw.positive<S>("a"));
    case 4:
      return natural<S>();
    case 5:
      return qsgd<S>(d, draw.integer("levels", 1, 4));
    default: {
      Compressor<S> same = identity<S>();
      same.omega = S(0);
      return same;
    }
  }
}

// Instantiated once, in any_unbiased.cpp: every claim would compile them again.
extern template Compressor<double> any_unbiased(Draw&, std::string_view, long);
extern template Compressor<Exact> any_unbiased(Draw&, std::string_view, long);

}  // namespace lemmata::compress
