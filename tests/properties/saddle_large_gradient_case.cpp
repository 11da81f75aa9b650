#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("from a large gradient the objective falls by F, and from a small one it need not") {
  CHECK(attacked("saddle.lemB.7").verdict == Verdict::survived);
  CHECK(attacked("saddle.lemB.7", "small-gradient").verdict == Verdict::refuted);
}
