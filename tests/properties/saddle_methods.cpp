#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the methods are definitions: what is claimed of them has an id of its own") {
  for (const auto* id : {"saddle.alg1", "saddle.alg1-distributed", "saddle.sgd-distributed", "saddle.csgd-simplified"})
    CHECK(attacked(id).verdict == Verdict::not_executable);
}
