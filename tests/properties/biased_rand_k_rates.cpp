#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the theorems slow rand-k down by d/k in the dominant term, by more in the other one of SGD, and with Lemma 10 of GD") {
  const Finding finding = attacked("biased.sec51-randk-slowdown");
  CHECK(finding.verdict == Verdict::undecided);
  for (const Finding& r : finding.readings)
    CHECK(r.verdict == (r.id.ends_with("constants=table-1,SGD=dominant-term") ? Verdict::proved : Verdict::refuted));
  CHECK(finding.readings.size() == 4);
  CHECK(attacked("biased.sec51-randk-slowdown", "no-slowdown").verdict == Verdict::refuted);
  CHECK(attacked("biased.sec51-randk-slowdown", "square").verdict == Verdict::refuted);
}

TEST_CASE("the dominant term is d/k sigma^2 for both operators") {
  CHECK(attacked("biased.sec51-randk-dominant").verdict == Verdict::proved);
  CHECK(attacked("biased.sec51-randk-dominant", "square").verdict == Verdict::refuted);
}

TEST_CASE("Lemma 12 improves the first term by d/k") {
  CHECK(attacked("biased.b2-factor").verdict == Verdict::proved);
  CHECK(attacked("biased.b2-factor", "square").verdict == Verdict::refuted);
}

TEST_CASE("the closed end of the interval of steps can be rescaled") {
  const Finding finding = attacked("biased.b2-constraint");
  CHECK(finding.verdict == Verdict::undecided);
  CHECK(reading(finding, "steps=some") == Verdict::proved);
  CHECK(reading(finding, "steps=every") == Verdict::refuted);
  CHECK(attacked("biased.b2-constraint", "smaller-fails").verdict == Verdict::refuted);
}

TEST_CASE("all steps beyond it cannot") {
  CHECK(attacked("biased.b2-constraint/repaired").verdict == Verdict::proved);
  CHECK(attacked("biased.b2-constraint/repaired", "closed").verdict == Verdict::refuted);
}
