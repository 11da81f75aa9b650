#include <string>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("votes that vanish, and ties that lean, break the success formula") {
  const Finding finding = attacked("scaled.thm3.lemma7");
  CHECK(reading(finding, "estimates=not-0,sign(0)=0") == Verdict::survived);
  CHECK(reading(finding, "estimates=may-vanish,sign(0)=0") == Verdict::refuted);
  for (const char* estimates : {"not-0", "may-vanish"})
    for (const char* tie : {"1", "-1"})
      CHECK(reading(finding, "estimates=" + std::string(estimates) + ",sign(0)=" + tie) == Verdict::refuted);
  CHECK(attacked("scaled.thm3.lemma7", "one-voter").verdict == Verdict::refuted);
}

TEST_CASE("without vanishing votes, and with neutral ties, it holds") {
  CHECK(attacked("scaled.thm3.lemma7/repaired").verdict == Verdict::survived);
  CHECK(attacked("scaled.thm3.lemma7/repaired", "one-voter").verdict == Verdict::refuted);
}
