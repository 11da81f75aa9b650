#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("a compressor with delta = 1 loses nothing") {
  CHECK(attacked("ef.assA.delta1").verdict == Verdict::survived);
  CHECK(attacked("ef.assA.delta1", "half-sent").verdict == Verdict::refuted);
}

TEST_CASE("k-PCA is a compressor by the magnitude of eigenvalues and by singular values") {
  const Finding finding = attacked("ef.assA.ex-kpca");
  CHECK(finding.verdict == Verdict::survived);
  CHECK(reading(finding, "=of-largest-magnitude") == Verdict::survived);
  CHECK(reading(finding, "=singular") == Verdict::survived);
  CHECK(attacked("ef.assA.ex-kpca", "smallest").verdict == Verdict::refuted);
}

TEST_CASE("Lemma 3 holds where a random compressor chooses afresh in every step, Remark 10 not on every path") {
  const Finding finding = attacked("ef.assA.randomised");
  CHECK(reading(finding, "=lemma-3,choices=fresh") == Verdict::survived);
  CHECK(reading(finding, "=lemma-3,choices=once") == Verdict::refuted);
  CHECK(reading(finding, "=remark-10,choices=fresh") == Verdict::refuted);
  CHECK(reading(finding, "=remark-10,choices=once") == Verdict::refuted);
  CHECK(attacked("ef.assA.randomised", "starts-with-error").verdict == Verdict::refuted);
}
