#include "lib/chance/words.hpp"

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include <Random123/philox.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/chance/key.hpp"

namespace lemmata {
namespace {

#ifdef __x86_64__
constexpr std::size_t lanes = 8;

/// Ten rounds of Philox4x32 on four counters, one in the lower half of each 64-bit lane; the upper halves hold anything, because the
/// multiplication looks at the lower ones only. Integers: the words are those of every other form.
struct Counters {
  __m256i a, b, c, d;
};

__attribute__((target("avx2"))) inline void philox_round(Counters& s, __m256i k0, __m256i k1) {
  const __m256i p = _mm256_mul_epu32(s.a, _mm256_set1_epi64x(PHILOX_M4x32_0)),
                q = _mm256_mul_epu32(s.c, _mm256_set1_epi64x(PHILOX_M4x32_1));
  s.a = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(q, 32), s.b), k0);
  s.c = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(p, 32), s.d), k1);
  s.b = q;
  s.d = p;
}

__attribute__((target("avx2"))) void eight_words(std::uint64_t key, std::uint64_t replicate, std::uint32_t index, std::uint64_t* out) {
  const auto wide = [](std::uint64_t x) { return static_cast<long long>(x); };
  const auto at = [=](std::uint32_t i) { return static_cast<long long>(index + i); };
  Counters low{_mm256_set1_epi64x(wide(replicate)), _mm256_set1_epi64x(wide(replicate >> 32U)), _mm256_setzero_si256(),
               _mm256_set_epi64x(at(3), at(2), at(1), at(0))};
  Counters high = low;
  high.d = _mm256_set_epi64x(at(7), at(6), at(5), at(4));
  auto k0 = static_cast<std::uint32_t>(key), k1 = static_cast<std::uint32_t>(key >> 32U);
  for (int round = 0; round < 10; ++round) {
    const __m256i round_k0 = _mm256_set1_epi64x(k0), round_k1 = _mm256_set1_epi64x(k1);
    philox_round(low, round_k0, round_k1);
    philox_round(high, round_k0, round_k1);
    k0 += PHILOX_W32_0;
    k1 += PHILOX_W32_1;
  }
  const __m256i lower_half = _mm256_set1_epi64x(0xffffffff);
  for (const Counters* s : {&low, &high}) {
    const __m256i words = _mm256_or_si256(_mm256_and_si256(s->a, lower_half), _mm256_slli_epi64(s->b, 32));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), words);
    out += 4;
  }
}
#endif

}  // namespace

std::uint64_t philox_key(const StreamKey& key) { return mix64(key.seed ^ mix64(key.claim ^ mix64(key.instance))); }

void philox_words(const StreamKey& key, std::uint64_t replicate, std::uint32_t first, std::span<std::uint64_t> out) {
  const auto index = [&](std::size_t at) { return first + static_cast<std::uint32_t>(at); };
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx2")) {
    const std::uint64_t k = philox_key(key);
    std::size_t at = 0;
    for (; at + lanes <= out.size(); at += lanes) eight_words(k, replicate, index(at), out.data() + at);
    std::array<std::uint64_t, lanes> last;
    if (at < out.size()) eight_words(k, replicate, index(at), last.data());
    std::copy_n(last.begin(), out.size() - at, out.begin() + static_cast<std::ptrdiff_t>(at));
    return;
  }
#endif
  for (std::size_t at = 0; at < out.size(); ++at) out[at] = philox_word(key, replicate, 0, index(at));
}

}  // namespace lemmata
