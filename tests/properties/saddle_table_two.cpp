#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the rows of Table 2 follow from the definitions, but for the escape times without compression") {
  replays("saddle.table2.row-uncompressed-lip");
  CHECK(attacked("saddle.table2.row-uncompressed-lip/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.table2.row-compressed-lip").verdict == Verdict::proved);
  CHECK(attacked("saddle.table2.row-randomk-lip").verdict == Verdict::proved);
  replays("saddle.table2.row-uncompressed-nonlip");
  CHECK(attacked("saddle.table2.row-uncompressed-nonlip/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.table2.row-compressed-nonlip").verdict == Verdict::proved);
  CHECK(attacked("saddle.table2.row-randomk-nonlip").verdict == Verdict::proved);
  CHECK(attacked("saddle.table2.meta").verdict == Verdict::proved);
}

TEST_CASE(
    "the rows of Table 2 follow from the definitions, but for the escape times without compression: each checker notices what breaks it") {
  CHECK(attacked("saddle.table2.row-uncompressed-lip", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.row-uncompressed-lip/repaired", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.row-compressed-lip", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.row-randomk-lip", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.row-uncompressed-nonlip", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.row-uncompressed-nonlip/repaired", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.row-compressed-nonlip", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.row-randomk-nonlip", "forgets-d").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table2.meta", "radius-eps").verdict == Verdict::refuted);
}
