#pragma once
#include <cstdint>
#include <span>

#include "lib/chance/chance.hpp"
#include "lib/num/instructions.hpp"

namespace lemmata::compress::kernels {

// The random maps of qsgd.hpp and stochastic_sign.hpp with their laws, but a generator of their own: entry i has its own uniform variable, so
// that no result depends on blocks or threads. Philox block b of (key, replicate, step) has words w_0, ..., w_3 of 32 bits, and
//
//   float    u_i = (w + 1/2) 2^-32,          w = w_q of block 16 a + r            where i = 64 a + 16 q + r, r < 16, q < 4
//   double   u_i = (floor(w / 2^13) + 1/2) 2^-51,  w = w_2q + 2^32 w_(2q+1)       where i = 32 a + 16 q + r, r < 16, q < 2
//
// ||v||^2 is summed in double, with the sixteen sums of kernels::scaled_sign. As there in the library, squares of doubles below 1e-154 or
// above 1e154 leave the range: a norm of 0 gives zeros; a norm that is no finite number has no levels, and every entry is NaN.

/// Where the random numbers of a call come from: see philox_word.
struct RandomAddress {
  StreamKey key;
  std::uint64_t replicate = 0;
  std::uint32_t step = 0;
};

/// QSGD: out_i = sign(v_i) ||v|| l_i / s with l_i = floor(t_i + u_i), t_i = s |v_i| / ||v||, so that E out = v up to 2^-32 ||v|| / s an
/// entry in float (2^-51 in double). Computed as the integer nearest to t_i + (u_i - 1/2), at most s; where it is 0, out_i is +0.
///
/// @param v       d < 2^34 entries, T = float or double; may be `out` itself
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
