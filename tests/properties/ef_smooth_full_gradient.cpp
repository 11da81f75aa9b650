#include "tests/properties/registry.hpp"

namespace ef_smooth_full_gradient_test {

using namespace lemmata;

TEST_CASE("error feedback with full gradients meets the proof's rate; where it ascends it does not") {
  CHECK(attacked("ef.thm2/full-gradient").verdict == Verdict::survived);
  CHECK(attacked("ef.thm2/full-gradient", "ascends").verdict == Verdict::refuted);
}

}  // namespace ef_smooth_full_gradient_test
