#pragma once
#include <cstdint>
#include <span>

#include "lib/chance/chance.hpp"

namespace lemmata {

/// The Philox key of a stream. Nested bijections: streams that differ in one part of the address only never share one.
std::uint64_t philox_key(const StreamKey& key);

/// Words of a stream at once, several times as fast as one by one: out[i] = philox_word(key, replicate, 0, first + i).
void philox_words(const StreamKey& key, std::uint64_t replicate, std::uint32_t first, std::span<std::uint64_t> out);

}  // namespace lemmata
