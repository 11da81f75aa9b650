#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("no step size helps signSGD if each counterexample has the sign(0) that it needs, which no single value is") {
  const Finding finding = attacked("ef.contrib1");
  CHECK(reading(finding, "sign(0)=as-each-needs") == Verdict::survived);
  for (const char* zero : {"sign(0)=0", "sign(0)=1", "sign(0)=-1"}) CHECK(reading(finding, zero) == Verdict::refuted);
  CHECK(attacked("ef.contrib1", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("error feedback converges with the constants of the proof, not with any map") {
  const Finding finding = attacked("ef.contrib2");
  CHECK(reading(finding, "=with-the-proofs-constants") == Verdict::survived);
  CHECK(reading(finding, "=any-scheme") == Verdict::refuted);
  CHECK(attacked("ef.contrib2", "noise-only").verdict == Verdict::refuted);
}
