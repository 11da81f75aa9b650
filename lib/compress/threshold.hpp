#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The entries with |v_i| >= t, all others 0. A control: a short v loses everything, so that no delta > 0 exists. What does hold is an
/// absolute bound, ||C(v) - v||^2 <= d t^2.
///
/// @param t  > 0
/// @source   Strom 2015; Sahu et al. 2021, "Rethinking gradient sparsification as total error minimization", for the absolute bound
template <Scalar S>
Compressor<S> threshold(const S& t) {
  require(t > S(0), "t", t, "(0, inf)");
  return {.name = "threshold", .delta = S(0), .apply = [t](const Vec<S>& v, long, Chance<S>&) {
            Vec<S> kept(v.size());
            for (std::size_t i = 0; i < v.size(); ++i)
              if (abs(v[i]) >= t) kept[i] = v[i];
            return kept;
          }};
}

}  // namespace lemmata::compress
