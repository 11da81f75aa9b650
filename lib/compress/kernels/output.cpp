#include "lib/compress/kernels/output.hpp"

#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <emmintrin.h>
#endif

namespace lemmata::compress::kernels {

#if defined(__x86_64__)

void copy_past_caches(void* to, const void* from, std::size_t bytes) {
  constexpr std::size_t line = 64;
  char* out = static_cast<char*>(to);
  const char* in = static_cast<const char*>(from);
  const std::size_t before = std::min(bytes, (line - reinterpret_cast<std::uintptr_t>(out) % line) % line);
  std::memcpy(out, in, before);
  out += before, in += before, bytes -= before;
  for (; bytes >= line; out += line, in += line, bytes -= line) {
#pragma GCC unroll 4
    for (std::size_t j = 0; j < line; j += 16)
      _mm_stream_si128(reinterpret_cast<__m128i*>(out + j), _mm_loadu_si128(reinterpret_cast<const __m128i*>(in + j)));
  }
  std::memcpy(out, in, bytes);
}

void end_of_copies() { _mm_sfence(); }

#else

void copy_past_caches(void* to, const void* from, std::size_t bytes) { std::memcpy(to, from, bytes); }

void end_of_copies() {}

#endif

}  // namespace lemmata::compress::kernels
