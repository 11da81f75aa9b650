#include "lib/app/workers.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <vector>

namespace workers_test {

using namespace lemmata::app;

/// How many items its process had before this one: what an item leaves behind, as a pool or a leak would be.
std::string items_before(std::size_t) {
  static int before = 0;
  return std::to_string(before++);
}

std::vector<std::string> worked_through(std::size_t count, const WorkOptions& options) {
  std::vector<std::string> results(count);
  work_through(count, options, items_before, [&](std::size_t item, const WorkResult& result) { results[item] = result.text; });
  return results;
}

bool no_child_is_left() { return waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }

TEST_CASE("a worker that has worked its time is replaced, and what its items left goes with it") {
  CHECK(worked_through(5, {.jobs = 1, .seconds_of_worker = 0}) == std::vector<std::string>(5, "0"));
  CHECK(no_child_is_left());
}

TEST_CASE("until then one process does item after item") {
  CHECK(worked_through(5, {.jobs = 1, .seconds_of_worker = 3600}) == std::vector<std::string>{"0", "1", "2", "3", "4"});
  CHECK(no_child_is_left());
}

TEST_CASE("the time of a worker is the sum of its items'") {
  const auto work = [](std::size_t item) {
    usleep(40'000);
    return items_before(item);
  };
  std::vector<std::string> results(4);
  work_through(4, {.jobs = 1, .seconds_of_worker = 0.06}, work, [&](std::size_t item, const WorkResult& r) { results[item] = r.text; });
  CHECK(results.front() == "0");
  CHECK(results[2] == "0");  // two items are 0.08 s at least
}

TEST_CASE("an item that fails, or ends its process, is an error of its own with workers of any age") {
  const double ages[] = {0, 3600};
  for (const double age : ages) {
    const auto work = [](std::size_t item) -> std::string {
      if (item == 1) throw std::runtime_error("it broke");
      if (item == 2) _exit(3);
      return "done";
    };
    std::vector<WorkResult> results(6);
    const auto end =
        work_through(6, {.jobs = 2, .seconds_of_worker = age}, work, [&](std::size_t item, const WorkResult& r) { results[item] = r; });
    CHECK(end == WorkEnd::finished);
    CHECK_FALSE(results[1].done);
    CHECK(results[1].text == "it broke");
    CHECK_FALSE(results[2].done);
    CHECK(results[2].text == "the worker left with code 3");
    for (const std::size_t item : {0, 3, 4, 5}) CHECK(results[item].text == "done");
    CHECK(no_child_is_left());
  }
}

}  // namespace workers_test
