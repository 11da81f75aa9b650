#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("top-k of a gradient with Gaussian noise needs no zeta^2, as larger entries are lost less often") {
  CHECK(attacked("biased.exp62-setting.no-zeta").verdict == Verdict::proved);
  CHECK(attacked("biased.exp62-setting.no-zeta", "lost-more-often").verdict == Verdict::refuted);
  CHECK(attacked("biased.exp62-setting.no-zeta", "other-side").verdict == Verdict::refuted);
}
