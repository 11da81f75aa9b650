#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Hoeffding's inequality holds for independent variables, not for copies of one") {
  CHECK(attacked("ssd.hoeffding").verdict == Verdict::survived);
  CHECK(attacked("ssd.hoeffding", "dependent").verdict == Verdict::refuted);
}
