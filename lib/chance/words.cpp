#include "lib/chance/words.hpp"

#include <Random123/philox.h>

#include <algorithm>
#include <array>
#include <cstddef>

#include "lib/chance/key.hpp"

namespace lemmata {
namespace {

constexpr std::size_t lanes = 16;
using Lane = std::array<std::uint32_t, lanes>;

/// Ten rounds of Philox4x32 on `lanes` counters that differ in their last word only: index, index + 1, ... Loops over lanes, which the
/// compiler turns into vector instructions; integers, so that every form gives the same words.
#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
void philox_lanes(std::uint64_t key, std::uint64_t replicate, std::uint32_t index, std::uint64_t* out) {
  Lane a, b, c, d;
  for (std::size_t i = 0; i < lanes; ++i) {
    a[i] = static_cast<std::uint32_t>(replicate);
    b[i] = static_cast<std::uint32_t>(replicate >> 32U);
    c[i] = 0;
    d[i] = index + static_cast<std::uint32_t>(i);
  }
  auto k0 = static_cast<std::uint32_t>(key), k1 = static_cast<std::uint32_t>(key >> 32U);
  for (int round = 0; round < 10; ++round) {
    for (std::size_t i = 0; i < lanes; ++i) {
      const std::uint64_t p = std::uint64_t{PHILOX_M4x32_0} * a[i], q = std::uint64_t{PHILOX_M4x32_1} * c[i];
      a[i] = static_cast<std::uint32_t>(q >> 32U) ^ b[i] ^ k0;
      c[i] = static_cast<std::uint32_t>(p >> 32U) ^ d[i] ^ k1;
      b[i] = static_cast<std::uint32_t>(q);
      d[i] = static_cast<std::uint32_t>(p);
    }
    k0 += PHILOX_W32_0;
    k1 += PHILOX_W32_1;
  }
  for (std::size_t i = 0; i < lanes; ++i) out[i] = a[i] | std::uint64_t{b[i]} << 32U;
}

}  // namespace

std::uint64_t philox_key(const StreamKey& key) { return mix64(key.seed ^ mix64(key.claim ^ mix64(key.instance))); }

void philox_words(const StreamKey& key, std::uint64_t replicate, std::uint32_t first, std::span<std::uint64_t> out) {
  const std::uint64_t k = philox_key(key);
  const auto index = [&](std::size_t at) { return first + static_cast<std::uint32_t>(at); };
  std::size_t at = 0;
  for (; at + lanes <= out.size(); at += lanes) philox_lanes(k, replicate, index(at), out.data() + at);
  if (at == out.size()) return;
  std::array<std::uint64_t, lanes> last;
  philox_lanes(k, replicate, index(at), last.data());
  std::copy_n(last.begin(), out.size() - at, out.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace lemmata
