#pragma once
#include <cstdint>
#include <span>

#include "lib/chance/chance.hpp"
#include "lib/num/instructions.hpp"

namespace lemmata::compress::kernels {

// The random maps of qsgd.hpp and stochastic_sign.hpp with their laws, but a generator of their own: entry i has its own uniform variable u_i,
// so that no result depends on blocks or threads. Block b of Philox4x32-10 at (key, replicate, step) has two words of 64 bits, the first of
// which is philox_word(..., b). With word m of the stream, word (m / 16) mod 2 of block 16 (m / 32) + m mod 16,
//
//   double   u_i - 1/2 = (floor(w / 2^13) + 1/2) 2^-51 - 1/2      where w is word i
//   float    u_i - 1/2 = 2^-32 w, rounded to float                where w is the lower (i even) or upper half of word i / 2, as a signed integer
//
// ||v||^2 is a SumInStretches (output.hpp). Squares of doubles below 1e-154 or above 1e154 leave the range, as in the library: a norm of 0
// gives zeros; a norm that is no finite number has no levels, and every entry is NaN.

/// Where the random numbers of a call come from: see philox_word.
struct RandomAddress {
  StreamKey key;
  std::uint64_t replicate = 0;
  std::uint32_t step = 0;
};

/// QSGD: out_i = sign(v_i) ||v|| l_i / s, where l_i is the integer nearest to s |v_i| / ||v|| + u_i - 1/2, at most s; +0 where l_i = 0. So
/// E out_i = v_i up to 2^-22 |v_i| + 2^-23 ||v|| / s in float, and up to 2^-50 of both in double. All is computed in T but for the norm.
///
/// @param v       d <= 2^33 entries, T = float or double; may be `out` itself
/// @param levels  s, in [1, 2^20]
/// @throws        DomainError for other levels or a longer v
template <class T>
void qsgd(std::span<const T> v, long levels, const RandomAddress& at, std::span<T> out);

/// Stochastic sign: out_i = scale if u_i - 1/2 < v_i / (2 ||v||), else -scale: E out = scale v / ||v||, up to 2^-32 scale an entry in float.
/// Zeros where ||v|| = 0.
///
/// @param relative  scale = relative ||v||: 1/d for the contracting map, 1 for the unbiased one; 0 stands for scale = 1
template <class T>
void stochastic_sign(std::span<const T> v, double relative, const RandomAddress& at, std::span<T> out);

extern template void qsgd(std::span<const float>, long, const RandomAddress&, std::span<float>);
extern template void qsgd(std::span<const double>, long, const RandomAddress&, std::span<double>);
extern template void stochastic_sign(std::span<const float>, double, const RandomAddress&, std::span<float>);
extern template void stochastic_sign(std::span<const double>, double, const RandomAddress&, std::span<double>);

}  // namespace lemmata::compress::kernels
