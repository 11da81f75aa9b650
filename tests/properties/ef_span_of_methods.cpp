#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("SGD with momentum stays in the span of its gradients from 0 only") {
  const Finding finding = attacked("ef.ls.sgd-span");
  CHECK(reading(finding, "x_0=0") == Verdict::survived);
  CHECK(reading(finding, "x_0=any") == Verdict::refuted);
  CHECK(attacked("ef.ls.sgd-span", "signs").verdict == Verdict::refuted);
}

TEST_CASE("signSGD and top-1 leave the span, uncompressed descent does not") {
  CHECK(attacked("ef.ls.signsgd-span").verdict == Verdict::proved);
  CHECK(attacked("ef.ls.signsgd-span", "uncompressed").verdict != Verdict::proved);
}
