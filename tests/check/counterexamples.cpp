#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "lib/check/finding.hpp"

namespace lemmata {
namespace {

std::string text_of(const std::filesystem::path& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  return text.str();
}

TEST_CASE("every counterexample on file still violates its claim, hypotheses included") {
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("counterexamples")) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path().string());
    const Witness witness = witness_from_json(text_of(entry.path()));
    const Claim* claim = find_claim(witness.claim);
    REQUIRE(claim != nullptr);
    CHECK(replay(*claim, witness).outcome == Replay::Outcome::violates);
    ++count;
  }
  CHECK(count >= 18);
}

}  // namespace
}  // namespace lemmata
