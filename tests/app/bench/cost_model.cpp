#include "lib/app/bench/cost_model.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "lib/num/error.hpp"

namespace cost_model_test {

using namespace lemmata;
using namespace lemmata::app;

std::vector<ItemCost> items_of(const std::vector<double>& seconds) {
  std::vector<ItemCost> items;
  for (const double s : seconds) items.push_back({"c" + std::to_string(items.size()), "quick", s, 1000});
  return items;
}
const std::vector<double> mixed = {8, 1, 2, 0.5, 3, 3, 0.25, 7, 1, 1, 4, 0.125};

TEST_CASE("one rank takes the sum of all items") {
  const JobCost cost = job_cost(items_of(mixed), 1, 0);
  CHECK(cost.wall == 30.875);
  CHECK(cost.speed_up == 1);
}

TEST_CASE("items go longest first to the rank that is idle first") {
  CHECK(job_cost(items_of({3, 3, 2, 2, 2}), 2, 0).wall == 7);  // {3, 2, 2} and {3, 2}: the schedule is greedy, not the best one
  CHECK(job_cost(items_of({2, 2, 2, 3, 3}), 2, 0).wall == 7);
  CHECK(job_cost(items_of({1, 1, 1, 1, 4}), 2, 0).wall == 4);
}

TEST_CASE("a job takes no less than its longest item and its share of the sum, and no more than both together") {
  for (const std::size_t ranks : {1u, 2u, 3u, 4u, 7u, 12u, 1000u}) {
    const JobCost cost = job_cost(items_of(mixed), ranks, 0);
    const double share = 30.875 / static_cast<double>(ranks);
    CHECK(cost.wall >= std::max(8.0, share));
    CHECK(cost.wall <= 8.0 + share);
    CHECK(cost.speed_up == 30.875 / cost.wall);
  }
  CHECK(job_cost(items_of(mixed), 1000, 0).wall == 8);
}

TEST_CASE("rank 0 keeps one result at a time") {
  const std::vector<ItemCost> tiny = items_of(std::vector<double>(1000, 0.001));
  const JobCost cost = job_cost(tiny, 1000, 0.01);
  CHECK(cost.wall == 10);
  CHECK(cost.load == 1);
  CHECK(job_cost(tiny, 1, 0.0005).load == Approx(0.5));
}

TEST_CASE("rank 0 hears two messages an item, and four from each rank in a minute") {
  const JobCost cost = job_cost(items_of({10, 10, 10, 10}), 2, 0);  // 20 s
  CHECK(cost.messages_per_second == Approx(8.0 / 20 + 2 * 4.0 / 60));
  CHECK(cost.bytes_per_second == 200);
}

TEST_CASE("a model of nothing is refused by name") {
  CHECK_THROWS_WITH(job_cost({}, 1, 0), Catch::Contains("items"));
  CHECK_THROWS_WITH(job_cost(items_of({0, 0}), 1, 0), Catch::Contains("items"));
  CHECK_THROWS_WITH(job_cost(items_of(mixed), 0, 0), Catch::Contains("ranks"));
  CHECK_THROWS_WITH(job_cost(items_of(mixed), 1, -1), Catch::Contains("handling"));
}

}  // namespace cost_model_test
