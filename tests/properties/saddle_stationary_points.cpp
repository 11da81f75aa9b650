#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("stationary points are decided as by known eigenvalues, ties included") {
  CHECK(attacked("saddle.def2.3").verdict == Verdict::survived);
  CHECK(attacked("saddle.def2.4").verdict == Verdict::survived);
  CHECK(attacked("saddle.def.fosp-sosp-intro").verdict == Verdict::survived);
  CHECK(attacked("saddle.def2.3", "strictly").verdict == Verdict::refuted);
  CHECK(attacked("saddle.def2.3", "twice").verdict == Verdict::refuted);
  CHECK(attacked("saddle.def2.4", "strictly").verdict == Verdict::refuted);
  CHECK(attacked("saddle.def2.4", "gradient-forgotten").verdict == Verdict::refuted);
  CHECK(attacked("saddle.def.fosp-sosp-intro", "converse").verdict == Verdict::refuted);
}
