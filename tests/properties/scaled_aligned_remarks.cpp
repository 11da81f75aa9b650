#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the announced stochastic rates hold with the alignment of the scaled sign") {
  CHECK(attacked("scaled.abstract-rates/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark6-exact/repaired").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark7/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.intro-rate-ln2k/repaired").verdict == Verdict::proved);
}

TEST_CASE("the announced stochastic rates hold with the alignment of the scaled sign: each checker notices what breaks it") {
  for (const char* mutant : {"no-gain", "mu-beyond", "long-steps"})
    CHECK(attacked("scaled.abstract-rates/repaired", mutant).verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark6-exact/repaired", "long-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark7/repaired", "long-steps").verdict == Verdict::refuted);
  CHECK(attacked("scaled.remark7/repaired", "no-noise").verdict == Verdict::refuted);
  CHECK(attacked("scaled.intro-rate-ln2k/repaired", "faster").verdict == Verdict::refuted);
}
