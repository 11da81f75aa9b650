#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the estimates of Corollary B.5, as printed and as they hold") {
  CHECK(attacked("saddle.lemB.4.step-substitute").verdict == Verdict::proved);
  replays("saddle.corB.5.step-etachi");
  CHECK(attacked("saddle.corB.5.step-etachi/repaired").verdict == Verdict::survived);
  replays("saddle.corB.5.step-LtermI");
  CHECK(attacked("saddle.corB.5.step-LtermI/repaired").verdict == Verdict::survived);
  replays("saddle.corB.5.step-compression-term");
  CHECK(attacked("saddle.corB.5.step-compression-term/repaired").verdict == Verdict::survived);
}

TEST_CASE("the estimates of Corollary B.5, as printed and as they hold: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.4.step-substitute", "quarter-noise").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5.step-etachi", "no-eta-sigma").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5.step-etachi/repaired", "no-eta-sigma").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5.step-LtermI", "longer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5.step-LtermI/repaired", "longer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5.step-compression-term", "longer").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5.step-compression-term/repaired", "longer").verdict == Verdict::refuted);
}
