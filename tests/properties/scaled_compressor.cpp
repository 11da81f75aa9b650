#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the scaled sign contracts by 1/d, whatever sign(0)") {
  CHECK(read_as("scaled.remark4-compressor", "sign(0)", 0).verdict == Verdict::survived);
  CHECK(read_as("scaled.remark4-compressor", "sign(0)", 1).verdict == Verdict::survived);
  CHECK(read_as("scaled.remark4-compressor", "sign(0)", -1).verdict == Verdict::survived);
  CHECK(attacked("scaled.remark4-compressor", "largest-entry").verdict == Verdict::refuted);
}
