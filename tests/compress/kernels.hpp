#pragma once
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <type_traits>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/num/instructions.hpp"

// What the tests of kernels share: inputs of every size, with the values that go wrong most easily, and outputs that show what was written
// beside them.

namespace lemmata::compress::kernel_tests {

inline const std::vector<Instructions> every_path = {Instructions::every_machine, Instructions::avx2, Instructions::avx512};

template <class T>
std::vector<T> normals(std::size_t d, std::uint64_t stream) {
  Sampled<double> chance({11, 5, stream}, 0);
  std::vector<T> v(d);
  for (T& x : v) x = static_cast<T>(chance.normal());
  return v;
}

template <class T>
T quiet_nan() {
  return std::numeric_limits<T>::quiet_NaN();
}

template <class T>
using BitsOf = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
template <class T>
T nan_next_to_infinity() {
  return std::bit_cast<T>(std::bit_cast<BitsOf<T>>(std::numeric_limits<T>::infinity()) + 1);
}

/// Vectors of d entries: random, equal, of two magnitudes, sorted, with one huge entry, of zeros of both signs, subnormal, of all sizes, with
/// infinities, with NaNs.
template <class T>
std::vector<std::vector<T>> inputs(std::size_t d) {
  using limits = std::numeric_limits<T>;
  const std::vector<T> random = normals<T>(d, d);
  const auto mapped = [&](auto f) {
    std::vector<T> v = random;
    for (std::size_t i = 0; i < d; ++i) v[i] = f(v[i], i);
    return v;
  };
  std::vector<T> rising = random, falling = random;
  std::sort(rising.begin(), rising.end(), [](T a, T b) { return std::fabs(a) < std::fabs(b); });
  std::sort(falling.begin(), falling.end(), [](T a, T b) { return std::fabs(b) < std::fabs(a); });
  const auto at = [](T base, std::size_t i) { return static_cast<T>(std::ldexp(base, static_cast<int>(i * 37 % 61) - 30)); };
  // the bits of a NaN differ: of an operation's, and of one above those of infinity
  const auto nan = [](std::size_t i) { return i % 3 == 0 ? quiet_nan<T>() : -nan_next_to_infinity<T>(); };
  return {random,
          rising,
          falling,
          mapped([](T x, std::size_t) { return x < 0 ? T(-0.3) : T(0.3); }),
          mapped([](T x, std::size_t i) { return (x < 0 ? T(-1) : T(1)) * (i % 3 == 0 ? T(2) : T(1)); }),
          mapped([&](T x, std::size_t i) { return i == d / 3 ? T(-1e30) : x; }),
          mapped([](T x, std::size_t i) { return i % 5 == 0   ? x
                                                 : i % 2 == 0 ? T(0)
                                                              : T(-0.0); }),
          mapped([](T x, std::size_t) { return x < 0 ? T(-0.0) : T(0); }),
          mapped([](T x, std::size_t i) { return static_cast<T>(i % 7) * (x < 0 ? -limits::denorm_min() : limits::denorm_min()); }),
          mapped(at),
          mapped([](T x, std::size_t i) { return i % 4 == 1 ? limits::max() : x; }),
          mapped([](T x, std::size_t i) {
            return i % 11 == 3 ? limits::infinity() : i % 11 == 5 ? -limits::infinity() : i % 11 == 7 ? T(0) : x;
          }),
          mapped([&](T x, std::size_t i) { return i % 5 == 2   ? nan(i)
                                                  : i % 7 == 0 ? limits::infinity()
                                                               : x; })};
}

template <class T>
bool same_bits(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](T x, T y) { return std::bit_cast<BitsOf<T>>(x) == std::bit_cast<BitsOf<T>>(y); });
}

/// f(v_0) + ... + f(v_(n-1)) in the shape of SumInStretches.
template <class T, class F>
double sum_in_stretches(const std::vector<T>& v, F f) {
  std::vector<double> sums(64, 0);
  const std::size_t stretch = v.size() / 256 * 64;
  for (std::size_t i = 0; i < v.size(); ++i) {
    const std::size_t s = stretch == 0 ? 3 : std::min<std::size_t>(3, i / stretch);
    sums[16 * s + i % 16] += f(static_cast<double>(v[i]));
  }
  while (sums.size() > 1) {
    const std::size_t half = sums.size() / 2;
    for (std::size_t k = 0; k < half; ++k) sums[k] += sums[k + half];
    sums.resize(half);
  }
  return sums[0];
}

/// Whether map(in, out) gives `wanted` on every path, where neither begins at a multiple of a register and nothing is written beside the
/// result; also where out is in, if `in_place`.
template <class T, class Map>
bool gives(const std::vector<T>& v, const std::vector<T>& wanted, Map map, bool in_place = true) {
  constexpr T untouched = T(12345);
  constexpr std::size_t margin = 16;
  for (const Instructions path : every_path) {
    const Restricted restricted(path);
    const std::size_t shift = v.size() % 16;
    std::vector<T> in(v.size() + shift), out(v.size() + 2 * margin, untouched);
    std::copy(v.begin(), v.end(), in.begin() + static_cast<std::ptrdiff_t>(shift));
    const std::span<T> inner(out.data() + (3 + shift) % margin, v.size());
    map(std::span<const T>(in.data() + shift, v.size()), inner);
    if (!same_bits<T>(inner, wanted)) return false;
    std::fill(inner.begin(), inner.end(), untouched);
    if (std::any_of(out.begin(), out.end(), [&](T x) { return x != untouched; })) return false;
    if (!in_place) continue;
    const std::span<T> same(in.data() + shift, v.size());
    map(std::span<const T>(same), same);
    if (!same_bits<T>(same, wanted)) return false;
  }
  return true;
}

}  // namespace lemmata::compress::kernel_tests
