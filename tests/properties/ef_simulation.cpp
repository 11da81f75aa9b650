#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("on data of Wilson et al. signSGD solves the training set, far from the span and with a large test loss") {
  for (const char* id : {"ef.sec52.trainzero.signs", "ef.sec52.distance.signs", "ef.sec52.test.limits"})
    CHECK(attacked(id).verdict == Verdict::proved);
}

TEST_CASE("without signs nothing of this is found") {
  for (const char* id : {"ef.sec52.trainzero.signs", "ef.sec52.distance.signs"}) CHECK(attacked(id, "no-sign").verdict != Verdict::proved);
  CHECK(attacked("ef.sec52.test.limits", "signs-everywhere").verdict != Verdict::proved);
}

TEST_CASE("the curves of all four methods are not executable") {
  for (const char* id : {"ef.sec52.trainzero", "ef.sec52.distance", "ef.sec52.test"})
    CHECK(attacked(id).verdict == Verdict::not_executable);
}
