#include "lib/check/order.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("the rows of Table 1 follow from Theorems 3.3 and 3.4, but for three") {
  CHECK(attacked("saddle.table1.row-lip-uncompressed").verdict == Verdict::proved);
  CHECK(attacked("saddle.table1.row-lip-sketch/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.table1.row-lip-randomk").verdict == Verdict::proved);
  replays("saddle.table1.row-lip-const");
  CHECK(attacked("saddle.table1.row-lip-const/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.table1.row-nonlip-uncompressed").verdict == Verdict::proved);
  CHECK(attacked("saddle.table1.row-nonlip-sketch").verdict == Verdict::proved);
  replays("saddle.table1.row-nonlip-randomk");
  CHECK(attacked("saddle.table1.row-nonlip-randomk/repaired").verdict == Verdict::proved);
  CHECK(attacked("saddle.table1.row-nonlip-const").verdict == Verdict::proved);
}

TEST_CASE("the rows of Table 1 follow from Theorems 3.3 and 3.4, but for three: each checker notices what breaks it") {
  CHECK(attacked("saddle.table1.row-lip-uncompressed", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-lip-sketch", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-lip-sketch/repaired", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-lip-randomk", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-lip-const", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-lip-const/repaired", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-nonlip-uncompressed", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-nonlip-sketch", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-nonlip-randomk", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-nonlip-randomk/repaired", "sends-more").verdict == Verdict::refuted);
  CHECK(attacked("saddle.table1.row-nonlip-const", "sends-more").verdict == Verdict::refuted);
}

TEST_CASE("the sketch's condition leaves no number of coordinates") {
  const Finding found = attacked("saddle.table1.row-lip-sketch");
  CHECK(reading(found, "k=at-least-1") == Verdict::refuted);
  CHECK(reading(found, "k=in-mean") == Verdict::proved);
}

TEST_CASE("the exact linear programme of orders agrees on the rows that differ from Table 1") {
  const auto within = [](const char* small, const char* large, const char* cone = "d >= 1, 1 >= eps") {
    return dominates(order_from(large), order_from(small), cone_from(cone)).holds;
  };
  CHECK_FALSE(within("d eps^-4", "eps^-4"));
  CHECK(within("d eps^-4 + d^1/2 eps^-15/4 + d eps^-4", "d eps^-4"));
  CHECK(within("eps^-4 + d eps^-5/2", "eps^-4 + d eps^-5/2"));
  CHECK(within("d eps^-7/2", "d eps^-7/2 + d^2 eps^-2"));
  CHECK_FALSE(within("eps^-4 + d eps^-5/2", "eps^-7/2 + d eps^-3"));
  CHECK_FALSE(within("eps^-7/2 + d eps^-3", "eps^-4 + d eps^-5/2"));
  CHECK_FALSE(within("1", "d^3/2 eps^3/4"));
  CHECK(within("1", "d^3/2 eps^3/4", "d >= 1, 1 >= eps, eps d^2 >= 1"));
}
