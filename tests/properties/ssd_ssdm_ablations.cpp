#include <catch2/catch.hpp>

#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("with the deterministic sign SSDM stays on the line, though a momentum and its sign may be 0") {
  replays("ssd.no-stochastic-sign");
  CHECK(attacked("ssd.no-stochastic-sign", "stochastic").verdict == Verdict::refuted);
  CHECK(attacked("ssd.no-stochastic-sign/repaired").verdict == Verdict::proved);
  CHECK(attacked("ssd.no-stochastic-sign/repaired", "no-sign").verdict == Verdict::refuted);
}

TEST_CASE("without momentum the scaled stochastic sign is an unbiased compressor, and without its scale it is none") {
  CHECK(attacked("ssd.no-momentum").verdict == Verdict::survived);
  CHECK(attacked("ssd.no-momentum", "unscaled").verdict == Verdict::refuted);
  CHECK(attacked("ssd.no-momentum.descent").verdict == Verdict::survived);
}
