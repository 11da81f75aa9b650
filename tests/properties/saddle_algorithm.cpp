#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("Lines 5 to 7 keep time and distance bounded") {
  CHECK(attacked("saddle.alg1.reset").verdict == Verdict::survived);
  CHECK(attacked("saddle.alg1.reset", "radius-forgotten").verdict == Verdict::refuted);
  CHECK(attacked("saddle.alg1.reset", "iterations-forgotten").verdict == Verdict::refuted);
}

TEST_CASE("noise that differs between workers breaks the identity") {
  CHECK(attacked("saddle.alg1.distributed-error", "one-xi-each").verdict == Verdict::refuted);
}

TEST_CASE("local errors average to the error of the mean message, not of Algorithm 1") {
  const Finding found = attacked("saddle.alg1.distributed-error");
  CHECK(reading(found, "mean-message,message=local") == Verdict::survived);
  CHECK(reading(found, "algorithm-1,message=local") == Verdict::refuted);
  CHECK(reading(found, "algorithm-1,message=common") == Verdict::survived);
}
