#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the difference of coupled runs is the sum of four errors") { CHECK(attacked("saddle.propB.12").verdict == Verdict::survived); }

TEST_CASE("with the Hessian of an end point, or without compression, it is not") {
  CHECK(attacked("saddle.propB.12", "end-point-hessian").verdict == Verdict::refuted);
  CHECK(attacked("saddle.propB.12", "no-compression-term").verdict == Verdict::refuted);
}
