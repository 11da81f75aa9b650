#include "lib/app/merge.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "lib/num/error.hpp"

namespace merge_test {

using namespace lemmata;
using namespace lemmata::app;

StoredItem item(const std::string& claim, const std::string& verdict, double seconds, const std::string& build = "b1") {
  return {{claim, 1, "quick", build + "-0123"},
          R"({"finding":{"verdict":")" + verdict + R"("},"seconds":)" + std::to_string(seconds) + "}"};
}

TEST_CASE("joined stores hold every item once, by key, in whatever order they come") {
  std::vector<StoreContents> stores = {{"a", {item("x.c", "proved", 3), item("x.a", "refuted", 1)}},
                                       {"b", {item("x.b", "survived", 2), item("x.c", "proved", 2)}},
                                       {"c", {}},
                                       {"d", {item("x.c", "proved", 10)}}};
  const auto once = joined(stores, "b1");
  REQUIRE(once.size() == 3);
  CHECK(once[0].key.claim == "x.a");
  CHECK(once[2].key.claim == "x.c");
  std::sort(stores.begin(), stores.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  do {
    CHECK(joined(stores, "b1") == once);
  } while (std::next_permutation(stores.begin(), stores.end(), [](const auto& a, const auto& b) { return a.path < b.path; }));
}

TEST_CASE("joining what is joined changes nothing") {
  const auto once = joined({{"a", {item("x.a", "proved", 2)}}, {"b", {item("x.a", "proved", 1), item("x.b", "proved", 1)}}}, "b1");
  CHECK(joined({{"joined", once}}, "b1") == once);
  CHECK(joined({{"joined", once}, {"a", {item("x.a", "proved", 2)}}}, "b1") == once);
}

TEST_CASE("results of another build are refused with the store's name") {
  CHECK_THROWS_WITH(joined({{"a", {item("x.a", "proved", 1)}}, {"other.sqlite", {item("x.b", "proved", 1, "b2")}}}, "b1"),
                    Catch::Contains("other.sqlite") && Catch::Contains("b2") && Catch::Contains("build"));
}

TEST_CASE("results that contradict each other are refused with the claim and both stores") {
  CHECK_THROWS_WITH(joined({{"a.sqlite", {item("x.a", "proved", 1)}}, {"b.sqlite", {item("x.a", "refuted", 1)}}}, "b1"),
                    Catch::Contains("x.a") && Catch::Contains("a.sqlite") && Catch::Contains("b.sqlite") && Catch::Contains("contradicts"));
  auto other_seed = item("x.a", "refuted", 1);
  other_seed.key.seed = 2;
  CHECK(joined({{"a", {item("x.a", "proved", 1)}}, {"b", {other_seed}}}, "b1").size() == 2);
}

}  // namespace merge_test
