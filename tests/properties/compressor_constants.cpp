#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "lib/compress/catalogue.hpp"
#include "tests/properties/registry.hpp"

using namespace lemmata;

TEST_CASE("every entry has claims, and every claim of a constant its mutants") {
  const auto claims = claims_matching("compressor.*");
  REQUIRE(claims.size() > 80);
  for (const Claim* claim : claims) {
    INFO(claim->info.id);
    CHECK_FALSE(claim->info.mutants[0].empty());
  }
  for (const compress::Entry* entry : compress::catalogue()) {
    INFO(entry->name);
    const std::string prefix = "compressor." + std::string(entry->name) + ".";
    const bool found = std::any_of(claims.begin(), claims.end(), [&](const Claim* c) { return c->info.id.rfind(prefix, 0) == 0; });
    CHECK((found || entry->name == "noisy-sign"));  // it states no constant: only a success probability
  }
}

TEST_CASE("a constant that is attained is reached exactly") {
  for (const char* id : {"compressor.top-k.contraction", "compressor.rand-k.contraction", "compressor.wangni.variance"}) {
    INFO(id);
    const Finding finding = attacked(id);
    CHECK(finding.verdict == Verdict::survived);
    CHECK(finding.sharpness.value_or(-1) == 1.0);
  }
}

TEST_CASE("two per cent less than an attained constant is refuted") {
  for (const char* id : {"compressor.mix-k.bias", "compressor.comp-k.spread", "compressor.rtop-k.bias-derived"}) {
    INFO(id);
    CHECK(attacked(id, "cut").verdict == Verdict::refuted);
  }
}

TEST_CASE("a coin off by one per cent makes no unbiased compressor") {
  for (const char* id : {"compressor.rand-k.unbiased", "compressor.bernoulli.unbiased", "compressor.natural.unbiased"}) {
    INFO(id);
    CHECK(attacked(id, "tilted").verdict == Verdict::refuted);
  }
}

TEST_CASE("a coordinate that is off breaks every bound") {
  for (const char* id : {"compressor.relative-threshold.contraction", "compressor.identity.contraction"}) {
    INFO(id);
    CHECK(attacked(id, "off").verdict == Verdict::refuted);
  }
}

TEST_CASE("a control contracts by no delta, and half of x by one") {
  CHECK(attacked("compressor.clip.no-contraction").verdict == Verdict::survived);
  for (const char* id : {"compressor.clip.no-contraction", "compressor.threshold.no-contraction", "compressor.bottom-k.no-contraction"}) {
    INFO(id);
    CHECK(attacked(id, "halved").verdict == Verdict::refuted);
  }
}
