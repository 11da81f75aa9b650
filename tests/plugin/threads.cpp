// Each thread may have hosts of its own. Under the thread sanitizer a word that they share would be a race.
#include <catch2/catch.hpp>
#include <thread>

#include "tests/plugin/modules.hpp"

namespace plugin_threads_test {

using namespace lemmata;
using namespace lemmata::plugin_tests;

/// Calls that count and one that crashes, so that the child is replaced.
std::vector<Seen> visits() {
  const std::vector<double> counts = {2, 0.5, 0.5}, crashes = {40, 0.5, 0.5};
  const auto box = plugin::open_c(module_path("faults"), short_limits());
  return outcomes(*box, {{&counts}, {&counts}, {&crashes}, {&counts}});
}

TEST_CASE("threads have plugins side by side") {
  std::vector<Seen> first, second;
  std::thread one([&first] { first = visits(); });
  std::thread two([&second] { second = visits(); });
  one.join();
  two.join();
  for (const auto& seen : {first, second}) {
    REQUIRE(seen.size() == 4);
    CHECK(seen[0].out.back() == 1);
    CHECK(seen[1].out.back() == 2);
    CHECK(seen[2].fate == compress::Fate::crashed);
    CHECK(seen[3].out.back() == 1);
  }
}

}  // namespace plugin_threads_test
