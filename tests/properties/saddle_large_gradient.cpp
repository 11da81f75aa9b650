#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("gradients stay large, and errors small beside them") {
  CHECK(attacked("saddle.lemB.7.step-upper-decomposition").verdict == Verdict::survived);
  replays("saddle.lemB.7.step-error");
  CHECK(attacked("saddle.lemB.7.step-error").sharpness.value_or(0) > 1.5);
  CHECK(attacked("saddle.lemB.7.step-error/repaired").verdict == Verdict::survived);
  replays("saddle.lemB.7.step-induction");
  CHECK(attacked("saddle.lemB.7.step-induction/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.7.step-lower").verdict == Verdict::survived);
  replays("saddle.lemB.7.step-lower-expect");
  CHECK(attacked("saddle.lemB.7.step-lower-expect/repaired").verdict == Verdict::survived);
  replays("saddle.lemB.7.step-final");
  CHECK(attacked("saddle.lemB.7.step-final/repaired").verdict == Verdict::survived);
}

TEST_CASE("gradients stay large, and errors small beside them: each checker notices what breaks it") {
  CHECK(attacked("saddle.lemB.7.step-upper-decomposition", "half-L").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-error", "small-gradient").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-error/repaired", "small-gradient").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-induction", "larger-gradient").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-induction/repaired", "larger-gradient").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-lower", "once").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-lower-expect", "bigger-radius").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-lower-expect/repaired", "bigger-radius").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-final", "small-radius").verdict == Verdict::refuted);
  CHECK(attacked("saddle.lemB.7.step-final/repaired", "small-radius").verdict == Verdict::refuted);
}
