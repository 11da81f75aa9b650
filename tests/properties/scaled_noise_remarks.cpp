#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("drawn laws are unbiased with their variance") {
  CHECK(attacked("scaled.a4").verdict == Verdict::survived);
  CHECK(attacked("scaled.a4", "biased").verdict == Verdict::refuted);
  CHECK(attacked("scaled.a4", "euclidean").verdict == Verdict::refuted);
}

TEST_CASE("success probabilities by two routes") {
  CHECK(attacked("scaled.def-p").verdict == Verdict::survived);
  CHECK(attacked("scaled.def-p", "always-positive").verdict == Verdict::refuted);
}

TEST_CASE("a mini-batch need not reduce the l1 variance by its size") {
  replays("scaled.remark5-minibatch");
  CHECK(attacked("scaled.remark5-minibatch/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark5-minibatch/repaired", "same-sample").verdict == Verdict::refuted);
}

TEST_CASE("signs that are right at most half of the time drive signSGD away") {
  CHECK(attacked("scaled.remark5-half").verdict == Verdict::proved);
  CHECK(attacked("scaled.remark5-half", "more-than-half").verdict == Verdict::refuted);
}

TEST_CASE("unimodal symmetric estimates succeed where the gradient is not 0") {
  CHECK(attacked("scaled.remark5-unimodal").verdict == Verdict::survived);
  CHECK(attacked("scaled.remark5-unimodal", "far-mode").verdict == Verdict::refuted);
}
