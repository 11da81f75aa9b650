#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("on data of Wilson et al. signSGD solves the training set, far from the span and with a large test loss") {
  CHECK(attacked("ef.sec52.trainzero").verdict == Verdict::proved);
  CHECK(attacked("ef.sec52.distance").verdict == Verdict::proved);
  CHECK(attacked("ef.sec52.test").verdict == Verdict::proved);
}

TEST_CASE("without signs nothing of this is found") {
  for (const char* id : {"ef.sec52.trainzero", "ef.sec52.distance"}) CHECK(attacked(id, "no-sign").verdict != Verdict::proved);
  CHECK(attacked("ef.sec52.test", "signs-everywhere").verdict != Verdict::proved);
}
