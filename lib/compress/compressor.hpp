#pragma once
#include <functional>
#include <optional>
#include <string>

#include "lib/chance/chance.hpp"

namespace lemmata::compress {

/// A map v -> C(v) of R^d, random or not; an adversary may also look at the time t.
///
///   E||C(v) - v||^2 <= (1 - delta) ||v||^2             for every v and t, where delta > 0
///   E C(v) = v,  E||C(v) - v||^2 <= omega ||v||^2      for every v and t, where omega has a value
///   ||E C(v) - v|| <= eta ||v||                        where eta has a value
///   E||C(v) - E C(v)||^2 <= spread ||v||^2             where spread has a value
///
/// These constants are proven, not fitted. delta = 0 says nothing: every map that does not contract, or is not known to.
template <Scalar S>
struct Compressor {
  std::string name;
  S delta{};
  std::function<Vec<S>(const Vec<S>& v, long t, Chance<S>& chance)> apply;
  bool random = false;
  std::optional<S> omega = {};
  std::optional<S> eta = {};
  std::optional<S> spread = {};
};

/// Where the constants of an unbiased map come from its omega: it contracts by 1 - omega if that is positive.
template <Scalar S>
S contraction_of(const S& omega) {
  return omega < S(1) ? S(1) - omega : S(0);
}

}  // namespace lemmata::compress
