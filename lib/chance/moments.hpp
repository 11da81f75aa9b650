#pragma once
#include <utility>

#include "lib/chance/expect.hpp"

namespace lemmata {

/// First and second moment of a scalar.
template <Scalar S>
struct TwoMoments {
  S first, second;
};

/// The exact recursion of the moments of x_{t+1} = step(x_t) for a step that is affine in x with random coefficients, drawn afresh and
/// independently of x in every step:
///
///   E[step(x)] = A x + B,   E[step(x)^2] = a x^2 + b x + c,   so   E x_{t+1} = A E x_t + B,   E x_{t+1}^2 = a E x_t^2 + b E x_t + c.
template <Scalar S>
struct AffineMoments {
  S A, B, a, b, c;

  TwoMoments<S> next(const TwoMoments<S>& m) const { return {A * m.first + B, a * m.second + b * m.first + c}; }
  /// The moments at time t >= 0, from the point x0 at time 0 or from given moments.
  TwoMoments<S> at(long t, const S& x0) const { return at(t, TwoMoments<S>{x0, square(x0)}); }
  TwoMoments<S> at(long t, TwoMoments<S> m) const {
    for (long i = 0; i < t; ++i) m = next(m);
    return m;
  }
  /// The limit of the moments from every start. Throws DomainError unless |A| < 1 and |a| < 1 (Undecided where that is open).
  TwoMoments<S> limit() const {
    require(abs(A) < S(1), "A", A, "(-1, 1)");
    require(abs(a) < S(1), "a", a, "(-1, 1)");
    const S first = B / (S(1) - A);
    return {first, (b * first + c) / (S(1) - a)};
  }
};

/// Are two values that ought to be equal apart? Certainly so in Exact; by more than rounding in double, which decides nothing.
template <Scalar S>
bool apart(const S& x, const S& y) {
  if constexpr (std::same_as<S, double>) return !(abs(x - y) <= 1e-9 * (abs(x) + abs(y) + 1));
  else return certainly_less(x, y) || certainly_less(y, x);
}

/// The recursion of `step(x, chance)`, a scalar affine in x, from its first two moments at x = 0, 1 and -1 (each an exact expectation
/// of `expect`, in whatever arithmetic is in force). They must agree with an affine mean and a quadratic second moment at -1, 2 and -3
/// too, else throws Unsupported: a step that is not affine, but agrees there, is the caller's error.
template <Scalar S, class Step>
AffineMoments<S> affine_second_moment(Expect<S>& expect, Step step) {
  const auto moments_at = [&](long x) {
    const Vec<S> m = expect.mean_vector([&](Chance<S>& chance) {
      const S y = step(S(x), chance);
      return Vec<S>{y, square(y)};
    });
    return TwoMoments<S>{m.raw()[0], m.raw()[1]};
  };
  const auto zero = moments_at(0), one = moments_at(1), minus = moments_at(-1);
  const S two(2);
  const AffineMoments<S> result{one.first - zero.first, zero.first, (one.second + minus.second) / two - zero.second,
                                (one.second - minus.second) / two, zero.second};
  const auto agrees = [&](long x, const TwoMoments<S>& seen) {
    const auto expected = result.next({S(x), S(x * x)});
    return !apart(expected.first, seen.first) && !apart(expected.second, seen.second);
  };
  if (!agrees(-1, minus) || !agrees(2, moments_at(2)) || !agrees(-3, moments_at(-3)))
    throw Unsupported("the moments of this step are not those of an affine one");
  return result;
}

}  // namespace lemmata
