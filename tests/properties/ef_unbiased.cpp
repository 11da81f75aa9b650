#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("an unbiased map divided by its second moment k contracts by 1/k") {
  CHECK(attacked("ef.rem5.compressor").verdict == Verdict::survived);
}

TEST_CASE("without the bias being 0, or without the division, it does not") {
  CHECK(attacked("ef.rem5.compressor", "biased").verdict == Verdict::refuted);
  CHECK(attacked("ef.rem5.compressor", "not-rescaled").verdict == Verdict::refuted);
}
