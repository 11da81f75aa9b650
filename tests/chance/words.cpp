#include <catch2/catch.hpp>

#include <vector>

#include "lib/chance/words.hpp"

namespace lemmata::words_test {

TEST_CASE("words of a stream in one go are those that come one by one, wherever they begin and however many they are") {
  const StreamKey key{7, 11, 13};
  for (const std::uint64_t replicate : {0ULL, 5ULL, 0xfedcba9876543210ULL})
    for (const std::uint32_t first : {0U, 3U, 0xfffffff0U})
      for (std::size_t count = 0; count <= 70; ++count) {
        std::vector<std::uint64_t> words(count + 1, 42);
        philox_words(key, replicate, first, std::span(words).first(count));
        CAPTURE(replicate, first, count);
        bool same = words[count] == 42;  // nothing is written past the end
        for (std::size_t i = 0; i < count; ++i)
          same = same && words[i] == philox_word(key, replicate, 0, first + static_cast<std::uint32_t>(i));
        CHECK(same);
      }
}

}  // namespace lemmata::words_test
