#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a message has d + 32 bits a layer if sign(0) is a sign") {
  const Finding finding = attacked("ef.comm.bits");
  CHECK(reading(finding, "=+-1") == Verdict::survived);
  CHECK(reading(finding, "sign(0)=0") == Verdict::refuted);
  CHECK(attacked("ef.comm.bits", "one-scale").verdict == Verdict::refuted);
}

TEST_CASE("the scales are a small share") {
  CHECK(attacked("ef.comm.negligible").verdict == Verdict::proved);
  CHECK(attacked("ef.comm.negligible", "double-precision").verdict == Verdict::refuted);
}

TEST_CASE("the factor is about 64 for double precision only") {
  const Finding finding = attacked("ef.contrib4");
  CHECK(reading(finding, "=64-bit") == Verdict::proved);
  CHECK(reading(finding, "=32-bit") == Verdict::refuted);
  CHECK(attacked("ef.contrib4", "few-parameters").verdict == Verdict::refuted);
}
