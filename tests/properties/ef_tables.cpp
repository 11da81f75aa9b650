#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the gaps on CIFAR-100 move as the caption says") {
  CHECK(attacked("ef.tab1").verdict == Verdict::proved);
  CHECK(attacked("ef.tab1", "upside-down").verdict == Verdict::refuted);
}

TEST_CASE("on CIFAR-10 the gap of EF-signSGD grows once") {
  replays("ef.tab4");
  CHECK(attacked("ef.tab4/repaired").verdict == Verdict::proved);
  CHECK(attacked("ef.tab4/repaired", "upside-down").verdict == Verdict::refuted);
}

TEST_CASE("the order of the methods is that of the tables") {
  CHECK(attacked("ef.sec6.order").verdict == Verdict::proved);
  CHECK(attacked("ef.sec6.order", "upside-down").verdict == Verdict::refuted);
  CHECK(attacked("ef.sec6.order", "feedback-exchanged").verdict == Verdict::refuted);
}

TEST_CASE("the accuracy of signSGD rises once where that of SGDM rises more") {
  const Finding finding = attacked("ef.sec6.metrics");
  CHECK(reading(finding, "=best-mean") == Verdict::refuted);
  CHECK(reading(finding, "=less-that-of-SGDM") == Verdict::proved);
  CHECK(attacked("ef.sec6.metrics", "upside-down").verdict == Verdict::refuted);
}

TEST_CASE("the learning rates are a grid, the best are on it, and they scale with the batch") {
  CHECK(attacked("ef.lrgrid").verdict == Verdict::proved);
  CHECK(attacked("ef.tab2").verdict == Verdict::proved);
  CHECK(attacked("ef.lrscale").verdict == Verdict::proved);
  CHECK(attacked("ef.lrgrid", "ten-rates").verdict == Verdict::refuted);
  CHECK(attacked("ef.tab2", "next-decade").verdict == Verdict::refuted);
  CHECK(attacked("ef.lrscale", "square-root-scaling").verdict == Verdict::refuted);
  CHECK(attacked("ef.lrscale", "once").verdict == Verdict::refuted);
}
