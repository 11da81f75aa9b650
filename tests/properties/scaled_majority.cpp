#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("votes that vanish, and ties that lean, break the success formula") {
  replays("scaled.thm3.lemma7");
  CHECK(attacked("scaled.thm3.lemma7", "one-voter").verdict == Verdict::refuted);
}

TEST_CASE("without vanishing votes, and with neutral ties, it holds") {
  CHECK(attacked("scaled.thm3.lemma7/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.lemma7/repaired", "one-voter").verdict == Verdict::refuted);
}
