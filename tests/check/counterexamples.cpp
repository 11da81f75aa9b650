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

TEST_CASE("every record is that of a claim, or of a reading, of the file beside it") {
  std::map<std::filesystem::path, Records> files;
  for (const Claim* claim : all_claims())
    if (claim->paper() != "gauntlet") files.try_emplace(record_path(".", *claim), load_records(record_path(".", *claim)));
  for (const auto& [path, records] : files)
    for (const auto& [id, record] : records) {
      const Claim* claim = find_claim(id.substr(0, id.find("/reading-")));
      INFO(id);
      REQUIRE(claim != nullptr);
      CHECK(record_path(".", *claim) == path);
    }
}

TEST_CASE("the counterexamples on file are the recorded violations, neither more nor less") {
  std::map<std::filesystem::path, Records> files;
  std::set<std::filesystem::path> recorded, kept;
  for (const Claim* claim : all_claims()) {
    const auto path = record_path(".", *claim);
    if (files.count(path) == 0) files[path] = load_records(path);
    if (claim->paper() == "gauntlet") continue;
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
