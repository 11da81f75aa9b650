#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <vector>

#include "lib/claim/claim.hpp"
#include "reports/math.hpp"

namespace lemmata {
namespace {

TEST_CASE("claims are sorted by id and every id is taken once") {
  const auto& claims = all_claims();
  REQUIRE(claims.size() > 24);
  CHECK(std::is_sorted(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) { return a->info.id < b->info.id; }));
}

TEST_CASE("a glob's star also matches slashes and dots") {
  CHECK(claims_matching("gauntlet.t*").size() == 8);
  CHECK(claims_matching("gauntlet.g1?").size() == 10);
  CHECK(claims_matching("gauntlet.[tx]*").size() == 8);
  CHECK(claims_matching("gauntlet.[!g]*").size() == 8);
  CHECK(claims_matching("gauntlet.g1[0-9]").size() == 10);
  CHECK(claims_matching("nothing.*").empty());
  CHECK(claims_matching(std::string(1025, '*')).empty());
  CHECK(claims_matching("*").size() == all_claims().size());
}

TEST_CASE("every claim says where it stands and what it states, in formulas that can be typeset") {
  for (const Claim* claim : all_claims()) {
    INFO(claim->info.id);
    CHECK_FALSE(claim->info.where.empty());
    CHECK_FALSE(claim->info.title.empty());
    CHECK_FALSE(claim->info.statement.empty());
    CHECK(reports::is_typeset(claim->info.statement));
    CHECK((claim->info.hypotheses.empty() || reports::is_typeset(claim->info.hypotheses)));
    CHECK((claim->executable() || !claim->info.not_executable.empty()));
  }
}

/// The ids of claims in a text, without readings, and without the punctuation that follows.
std::vector<std::string> ids_in(std::string_view text) {
  static const std::regex id(R"re((?:^|[^\w./])((?:ef|ssd|scaled|biased|saddle)\.[A-Za-z][\w.()=/*-]*))re");
  std::vector<std::string> ids;
  const std::string whole(text);
  for (std::sregex_iterator at(whole.begin(), whole.end(), id), end; at != end; ++at) {
    std::string found = (*at)[1];
    found = found.substr(0, found.find("/reading"));
    ids.push_back(found.substr(0, found.find_last_not_of(".)-/") + 1));
  }
  return ids;
}

TEST_CASE("what a note says is decided elsewhere is a claim") {
  CHECK(ids_in("as in ef.lem3 (ssd.thm8/repaired, saddle.alg1.reset/reading-x=y).") ==
        std::vector<std::string>{"ef.lem3", "ssd.thm8/repaired", "saddle.alg1.reset"});
  for (const Claim* claim : all_claims())
    for (const std::string_view text : {claim->info.note, claim->info.not_executable})
      for (const std::string& id : ids_in(text)) {
        INFO(claim->info.id << " names " << id);
        CHECK_FALSE(claims_matching(id).empty());
      }
}

TEST_CASE("every executable claim of the ledger names a mutant") {
  for (const Claim* claim : all_claims()) {
    if (claim->paper() == "gauntlet" || !claim->executable() || claim->info.quantifier == Quantifier::exists) continue;
    INFO(claim->info.id);
    CHECK_FALSE(claim->info.mutants[0].empty());
  }
}

}  // namespace
}  // namespace lemmata
