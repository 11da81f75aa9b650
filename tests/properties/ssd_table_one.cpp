#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("rows that cite other papers are not executable") {
  CHECK(attacked("ssd.table1.sgd").verdict == Verdict::not_executable);
  CHECK(attacked("ssd.table1.majvote-b19").verdict == Verdict::not_executable);
  CHECK(attacked("ssd.table1.signum").verdict == Verdict::not_executable);
  CHECK(attacked("ssd.table1.noisy").verdict == Verdict::not_executable);
}

TEST_CASE("the majority has the rate of one node, and a speed-up whose exponent depends on rho") {
  CHECK(read_as("ssd.table1.ours-majvote", "speed-up", 1).verdict == Verdict::survived);
  CHECK(read_as("ssd.table1.ours-majvote", "speed-up", 0).verdict == Verdict::refuted);
  CHECK(attacked("ssd.table1.ours-majvote", "half-the-nodes").verdict == Verdict::refuted);
}

TEST_CASE("SSDM may stand still on partitioned data, and has its order on a shared objective") {
  replays("ssd.table1.ours-ssdm");
  CHECK(attacked("ssd.table1.ours-ssdm/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.table1.ours-ssdm/repaired", "growing").verdict == Verdict::refuted);
}
