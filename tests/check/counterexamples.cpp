#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "lib/check/record.hpp"

namespace counterexamples_test {
using namespace lemmata;

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

bool belongs(const std::string& id, const Claim& claim) {
  const std::string own(claim.info.id);
  return id == own || id.rfind(own + "/reading-", 0) == 0;
}

TEST_CASE("every counterexample on file still violates its claim, hypotheses included") {
  for (const auto& entry : std::filesystem::directory_iterator("counterexamples")) {
    INFO(entry.path().string());
    const Witness witness = witness_from_json(text_of(entry.path()));
    const Claim* claim = find_claim(witness.claim);
    REQUIRE(claim != nullptr);
    CHECK(replay(*claim, witness).outcome == Replay::Outcome::violates);
  }
}

TEST_CASE("the counterexamples on file are the recorded violations, neither more nor less") {
  std::map<std::filesystem::path, Records> files;
  std::set<std::filesystem::path> recorded, kept;
  for (const Claim* claim : all_claims()) {
    const auto path = record_path(".", *claim);
    if (files.count(path) == 0) files[path] = load_records(path);
    if (claim->info.paper() == "gauntlet") continue;
    for (const auto& [id, record] : files[path]) {
      if (!belongs(id, *claim) || record.verdict != Verdict::refuted || !record.witness) continue;
      const auto file = counterexample_path(".", id);
      INFO(id);
      CHECK(text_of(file) == witness_to_json(*record.witness));
      recorded.insert(file);
    }
  }
  for (const auto& entry : std::filesystem::directory_iterator("./counterexamples")) kept.insert(entry.path());
  CHECK(recorded == kept);
  CHECK(!kept.empty());
}

}  // namespace counterexamples_test
