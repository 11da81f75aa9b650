#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("curvature near a saddle") {
  CHECK(attacked("saddle.propB.3").verdict == Verdict::survived);
  replays("saddle.B.hessian-ball");
  CHECK(attacked("saddle.B.hessian-ball/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.B.power-growth").verdict == Verdict::proved);
  replays("saddle.B4.quadratic-model");
  CHECK(attacked("saddle.B4.quadratic-model/repaired").verdict == Verdict::survived);
  CHECK(attacked("saddle.B.best-improvement/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.corB.5.step-curvature-vs-L").verdict == Verdict::survived);
}

TEST_CASE("the drop along the eigenvector is half of the printed one") {
  const Finding found = attacked("saddle.B.best-improvement");
  CHECK(reading(found, "drop=equal") == Verdict::refuted);
  CHECK(reading(found, "of-that-order") == Verdict::proved);
}

TEST_CASE("curvature near a saddle: each checker notices what breaks it") {
  CHECK(attacked("saddle.propB.3", "large-radius").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B.hessian-ball", "large-radius").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B.hessian-ball/repaired", "large-radius").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B.power-growth", "above").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B4.quadratic-model", "opposite").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B4.quadratic-model/repaired", "opposite").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B.best-improvement", "flat").verdict == Verdict::refuted);
  CHECK(attacked("saddle.B.best-improvement/repaired", "flat").verdict == Verdict::refuted);
  CHECK(attacked("saddle.corB.5.step-curvature-vs-L", "beyond-L").verdict == Verdict::refuted);
}
