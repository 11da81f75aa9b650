#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a compressor with delta = 1 loses nothing") {
  CHECK(attacked("ef.assA.delta1").verdict == Verdict::survived);
  CHECK(attacked("ef.assA.delta1", "half-sent").verdict == Verdict::refuted);
}

TEST_CASE("k-PCA is a compressor by magnitude and by singular values, not by the largest eigenvalues") {
  const Finding finding = attacked("ef.assA.ex-kpca");
  CHECK(reading(finding, "=of-largest-magnitude") == Verdict::survived);
  CHECK(reading(finding, "=singular") == Verdict::survived);
  CHECK(reading(finding, "=of-largest-value") == Verdict::refuted);
  CHECK(attacked("ef.assA.ex-kpca", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("Lemma 3 holds with fresh randomness, not with one mask for the whole run; Remark 10 with neither") {
  const Finding finding = attacked("ef.assA.randomised");
  CHECK(reading(finding, "randomness=fresh,result=lemma-3") == Verdict::survived);
  CHECK(reading(finding, "randomness=one-draw,result=lemma-3") == Verdict::refuted);
  CHECK(reading(finding, "randomness=fresh,result=remark-10") == Verdict::refuted);
  CHECK(reading(finding, "randomness=one-draw,result=remark-10") == Verdict::refuted);
  CHECK(attacked("ef.assA.randomised", "starts-with-error").verdict == Verdict::refuted);
}
