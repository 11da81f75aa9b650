#include "lib/app/ledger.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "lib/num/error.hpp"

namespace ledger_test {

using namespace lemmata;
using namespace lemmata::app;

std::vector<const Claim*> some_claims(std::size_t count) {
  const auto all = all_claims();
  REQUIRE(all.size() >= count);
  return {all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count)};
}

TEST_CASE("parts share nothing, leave nothing out, and differ by one claim in size at most") {
  for (const std::size_t count : {0u, 1u, 7u, 60u})
    for (const std::size_t parts : {1u, 2u, 3u, 7u, 64u}) {
      const auto claims = some_claims(count);
      std::vector<const Claim*> together;
      std::size_t least = count, most = 0;
      for (std::size_t part = 1; part <= parts; ++part) {
        const auto own = part_of(claims, {part, parts});
        least = std::min(least, own.size());
        most = std::max(most, own.size());
        together.insert(together.end(), own.begin(), own.end());
      }
      CHECK(most <= least + 1);
      CHECK(std::is_permutation(together.begin(), together.end(), claims.begin(), claims.end()));
    }
}

TEST_CASE("a part is read as I/N with 1 <= I <= N") {
  CHECK(shard_from("2/3").part == 2);
  CHECK(shard_from("2/3").parts == 3);
  CHECK(shard_from("1/1").parts == 1);
  for (const char* wrong :
       {"", "0/3", "4/3", "1", "1/", "/2", "1/2/3", "-1/2", "1/-2", "1 /2", "a/b", "1/0", "0/0", "99999999999999999999/1", "1/2 "})
    CHECK_THROWS_AS(shard_from(wrong), BadInput);
}

}  // namespace ledger_test
