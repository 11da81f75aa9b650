#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("momentum undoes Counterexample 1") {
  CHECK(attacked("ef.contrib-extend.ce1").verdict == Verdict::proved);
  CHECK(attacked("ef.contrib-extend.ce1", "no-momentum").verdict != Verdict::proved);
}
