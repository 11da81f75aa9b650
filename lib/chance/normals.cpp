#include "lib/chance/normals.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstddef>

#include "lib/chance/key.hpp"
#include "lib/chance/words.hpp"
#include "lib/num/instructions.hpp"

namespace lemmata {
namespace normals_kernels {

/// Eight blocks side by side, and the step from a row of blocks to the next.
struct Blocks {
  alignas(64) std::uint64_t replicate_low[8], replicate_high[8], index[8];
  std::uint64_t round_keys[20];  ///< two for each round
  std::uint64_t step;
  std::uint64_t index_step;
};

// Philox4x32 of Salmon, Moraes, Dror and Shaw 2011.
constexpr std::uint64_t philox_multipliers[2] = {0xd2511f53, 0xcd9e8d57};
constexpr std::uint32_t philox_weyl[2] = {0x9e3779b9, 0xbb67ae85};

constexpr std::uint64_t low_half = 0xffffffff, mantissa = 0xfffffffffffff, sign_bit = 0x8000000000000000;
constexpr std::uint64_t bits_of(double x) { return std::bit_cast<std::uint64_t>(x); }
constexpr double root_half = 0x1.6a09e667f3bcdp-1, log_2 = 0x1.62e42fefa39efp-1;

// Polynomials of least relative error (Remez), with the first coefficients of the true series where these are exact in double.
/// (4 artanh(s)/s - 4)/s^2 in s^2, |s| <= (sqrt 2 - 1)/(sqrt 2 + 1): 4 artanh(s) to 2^-59
constexpr double artanh_series[7] = {0x1.5555555555592p+0, 0x1.999999997fea5p-1, 0x1.24924941e4cb6p-1, 0x1.c71c5212cbcb4p-2,
                                     0x1.74663d1689778p-2, 0x1.39a1e6e54471dp-2, 0x1.2f03c099be90dp-2};
/// sin((pi/4) t)/t in t^2, |t| <= 1: to 2^-57
constexpr double sine_series[7] = {0x1.921fb54442d18p-1,  -0x1.4abbce625be46p-4,  0x1.466bc67758cb2p-9, -0x1.32d2cce32414bp-15,
                                   0x1.5078300c43689p-22, -0x1.e30098987b8c5p-30, 0x1.e3ff28193d137p-38};
/// cos((pi/4) t) in t^2, |t| <= 1: to 2^-64
constexpr double cosine_series[8] = {1,
                                     -0x1.3bd3cc9be45dep-2,
                                     0x1.03c1f081b5aaep-6,
                                     -0x1.55d3c7e3c9280p-12,
                                     0x1.e1f5068367b41p-19,
                                     -0x1.a6d1ec7e0d024p-26,
                                     0x1.f9cc40adb15d3p-34,
                                     -0x1.b263c391f5287p-42};

namespace every_machine {
#define KERNEL_TARGET
#define KERNEL_BYTES 16
#if defined(__x86_64__)
#define KERNEL_PRODUCT(a, b) (Words) _mm_mul_epu32((__m128i)(a), _mm_set1_epi64x((long long)(b)))
#define KERNEL_ROOT(x) (Reals) _mm_sqrt_pd((__m128d)(x))
#else
#define KERNEL_PRODUCT(a, b) (((a)&low_half) * (b))
#define KERNEL_ROOT(x) two_roots(x)
typedef double Pair __attribute__((vector_size(16)));
inline Pair two_roots(Pair x) { return Pair{std::sqrt(x[0]), std::sqrt(x[1])}; }
#endif
#include "lib/chance/normals_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
#undef KERNEL_PRODUCT
#undef KERNEL_ROOT
}  // namespace every_machine

#if defined(__x86_64__)
namespace with_avx2 {
#define KERNEL_TARGET __attribute__((target("avx2")))
#define KERNEL_BYTES 32
#define KERNEL_PRODUCT(a, b) (Words) _mm256_mul_epu32((__m256i)(a), _mm256_set1_epi64x((long long)(b)))
#define KERNEL_ROOT(x) (Reals) _mm256_sqrt_pd((__m256d)(x))
#include "lib/chance/normals_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
#undef KERNEL_PRODUCT
#undef KERNEL_ROOT
}  // namespace with_avx2

namespace with_avx512 {
#define KERNEL_TARGET __attribute__((target("avx512f")))
#define KERNEL_BYTES 64
#define KERNEL_PRODUCT(a, b) (Words) _mm512_maskz_mul_epu32(0xff, (__m512i)(a), _mm512_set1_epi64((long long)(b)))
#define KERNEL_ROOT(x) (Reals) _mm512_maskz_sqrt_pd(0xff, (__m512d)(x))
#include "lib/chance/normals_kernel.inc"
#undef KERNEL_TARGET
#undef KERNEL_BYTES
#undef KERNEL_PRODUCT
#undef KERNEL_ROOT
}  // namespace with_avx512
#endif

}  // namespace normals_kernels

namespace {

using normals_kernels::Blocks;

void fill(const Blocks& blocks, std::size_t rows, double* out) {
#if defined(__x86_64__)
  if (instructions() >= Instructions::avx512) return normals_kernels::with_avx512::normals_with(blocks, rows, out);
  if (instructions() >= Instructions::avx2) return normals_kernels::with_avx2::normals_with(blocks, rows, out);
#endif
  normals_kernels::every_machine::normals_with(blocks, rows, out);
}

/// All but replicates and indices. Normals share no Philox key with the words of `philox_word`.
Blocks addressed(const StreamKey& key, std::uint32_t step) {
  Blocks blocks{};
  const std::uint64_t k = mix64(philox_key(key) ^ 0x6e6f726d616c73);  // "normals"
  auto low = static_cast<std::uint32_t>(k), high = static_cast<std::uint32_t>(k >> 32U);
  for (std::size_t round = 0; round < 10; ++round, low += normals_kernels::philox_weyl[0], high += normals_kernels::philox_weyl[1]) {
    blocks.round_keys[2 * round] = low;
    blocks.round_keys[2 * round + 1] = high;
  }
  blocks.step = step;
  return blocks;
}

void set_replicate(Blocks& blocks, std::size_t lane, std::uint64_t replicate) {
  blocks.replicate_low[lane] = replicate & normals_kernels::low_half;
  blocks.replicate_high[lane] = replicate >> 32U;
}

}  // namespace

std::pair<double, double> normal_pair(std::uint64_t radius, std::uint64_t point) {
  using namespace normals_kernels::every_machine;
  Words radii[packs], points[packs];
  for (std::size_t q = 0; q < packs; ++q) radii[q] = Words{} + radius, points[q] = Words{} + point;
  alignas(64) double out[16];
  pairs_with(radii, points, 1, out);
  return {out[0], out[8]};
}

void normals(const StreamKey& key, std::uint64_t replicate, std::uint32_t step, std::uint32_t first, std::span<double> out) {
  Blocks blocks = addressed(key, step);
  for (std::size_t lane = 0; lane < 8; ++lane) {
    set_replicate(blocks, lane, replicate);
    blocks.index[lane] = first / 2 + lane;
  }
  blocks.index_step = 8;
  constexpr std::size_t rows = 8;
  alignas(64) std::array<double, 16 * rows> made;
  std::size_t skip = first % 2;
  for (std::size_t done = 0; done < out.size(); skip = 0) {
    const std::size_t count = std::min(out.size() - done, made.size() - skip);
    fill(blocks, (skip + count + 15) / 16, made.data());
    for (std::size_t i = skip; i < skip + count; ++i) out[done++] = made[i / 16 * 16 + i % 2 * 8 + i % 16 / 2];
    for (std::uint64_t& index : blocks.index) index += 8 * rows;
  }
}

void normals(const StreamKey& key, std::uint64_t first_replicate, std::uint32_t step, std::uint32_t first, std::span<Lanes> out) {
  static_assert(Lanes::count == 8 && sizeof(Lanes) == 64);
  if (out.empty()) return;
  Blocks blocks = addressed(key, step);
  for (std::size_t lane = 0; lane < 8; ++lane) {
    set_replicate(blocks, lane, first_replicate + lane);
    blocks.index[lane] = first / 2;
  }
  blocks.index_step = 1;
  const auto row = [&](std::size_t number) {  // of one block: normals 2 number and 2 number + 1 from that of `first` on
    Blocks one = blocks;
    for (std::uint64_t& index : one.index) index += number;
    std::array<Lanes, 2> pair;
    fill(one, 1, pair[0].at);
    return pair;
  };
  std::size_t done = 0;
  if (first % 2 == 1) {
    out[done++] = row(0)[1];
    for (std::uint64_t& index : blocks.index) ++index;
  }
  const std::size_t pairs = (out.size() - done) / 2;
  if (pairs > 0) fill(blocks, pairs, out[done].at);
  done += 2 * pairs;
  if (done < out.size()) out[done] = row(pairs)[0];
}

}  // namespace lemmata
