#pragma once
#include "lib/compress/compressor.hpp"

namespace lemmata::compress {

/// The symmetric law of the noise of a noisy sign, of width a >= 0; independent over coordinates.
enum class SignNoise {
  uniform,  ///< on [-a, a]
  points,   ///< on m >= 2 equidistant points from -a to a, both among them
  normal    ///< a times a standard normal
};

struct SignNoiseLaw {
  SignNoise kind = SignNoise::uniform;
  long points = 2;  ///< m
};

/// P(x + n > 0) for the laws without atoms, where sign(0) does not matter; a > 0.
template <Scalar S>
S probability_of_plus(const S& x, const S& a, SignNoise kind) {
  if (kind == SignNoise::normal) return (S(1) + erf(x / (a * sqrt(S(2))))) / S(2);
  if (x >= a) return S(1);
  if (x <= -a) return S(0);
  return (a + x) / (S(2) * a);
}

/// sign(x + n) for one entry.
template <Scalar S>
S noisy_sign_of(const S& x, const S& a, const SignNoiseLaw& law, int at_zero, Chance<S>& chance) {
  if (law.kind == SignNoise::points) {
    const S place = ratio<S>(2 * static_cast<long>(chance.uniform(static_cast<std::size_t>(law.points))), law.points - 1) - S(1);
    return sign(x + a * place, at_zero);
  }
  return a > S(0) ? (chance.bernoulli(probability_of_plus(x, a, law.kind)) ? S(1) : S(-1)) : sign(x, at_zero);
}

/// C(v)_i = sign(v_i + n_i) with independent symmetric noise n_i, sign(0) = at_zero; d bits (two an entry where sign(0) = 0 may come up).
///
/// Not homogeneous: there is no delta and no omega, only a probability of the right sign, P(C(v)_i = sign v_i) >= 1/2 for v_i != 0
/// (where sign(0) = 0, up to half of the weight of n_i = -v_i):
///
///   uniform  min(1, 1/2 + |v_i| / (2a))  > 1/2
///   points   (the points above -|v_i|, and at it where sign(0) is the sign of v_i) / m; 1/2, not more, for m = 2 and |v_i| < a
///   normal   Phi(|v_i| / a)  > 1/2
///
/// @param a  width, >= 0 (0: no noise)
/// @source   Bernstein et al. 2018; Safaryan, Richtarik 2021 (success probability bounds)
template <Scalar S>
Compressor<S> noisy_sign(const S& a, const SignNoiseLaw& law, int at_zero) {
  require(a >= S(0), "width", a, "[0, inf)");
  require(law.points >= 2, "points", S(law.points), "[2, inf)");
  return {.name = "noisy-sign",
          .delta = S(0),
          .apply =
              [a, law, at_zero](const Vec<S>& v, long, Chance<S>& chance) {
                Vec<S> out(v.size());
                for (std::size_t i = 0; i < v.size(); ++i) out[i] = noisy_sign_of(v[i], a, law, at_zero, chance);
                return out;
              },
          .random = true};
}

}  // namespace lemmata::compress
