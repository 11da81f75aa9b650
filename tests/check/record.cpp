#include "lib/check/record.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>

namespace lemmata {
namespace {

using State = EvidenceReplay::State;

Record recorded(Verdict verdict, Effort effort) {
  Record record;
  record.verdict = verdict;
  record.effort = effort;
  return record;
}

bool agreed(Verdict record, Verdict fresh, Effort effort, State evidence = State::stands) {
  return agrees(recorded(record, Effort::standard), fresh, effort, {evidence, ""}).agrees;
}

constexpr Verdict all[] = {Verdict::proved, Verdict::refuted, Verdict::survived, Verdict::undecided, Verdict::not_executable};

TEST_CASE("the same verdict agrees at any effort") {
  for (const Verdict verdict : all)
    for (const Effort effort : {Effort::quick, Effort::standard, Effort::deep}) CHECK(agreed(verdict, verdict, effort));
}

TEST_CASE("evidence that no longer stands differs, whatever the verdict") {
  for (const Verdict record : all)
    for (const Verdict fresh : all) CHECK_FALSE(agreed(record, fresh, Effort::quick, State::fails));
}

TEST_CASE("a weaker verdict agrees below the effort of the record, and nowhere else") {
  // rows and columns as in the table: proved, refuted, survived, undecided, not-executable
  constexpr bool below[5][5] = {{true, false, true, true, false},
                                {false, true, true, true, false},
                                {false, false, true, true, false},
                                {false, false, false, true, false},
                                {false, false, false, false, true}};
  for (int row = 0; row < 5; ++row)
    for (int column = 0; column < 5; ++column) {
      INFO("recorded " << to_string(all[row]) << ", found " << to_string(all[column]));
      CHECK(agreed(all[row], all[column], Effort::quick) == below[row][column]);
      CHECK(agreed(all[row], all[column], Effort::standard) == (row == column));
      CHECK(agreed(all[row], all[column], Effort::deep) == (row == column));
    }
}

TEST_CASE("less effort excuses a missed refutation only while a recorded instance is certified") {
  CHECK(agreed(Verdict::refuted, Verdict::survived, Effort::quick, State::stands));
  CHECK_FALSE(agreed(Verdict::refuted, Verdict::survived, Effort::quick, State::nothing));
  CHECK_FALSE(agreed(Verdict::refuted, Verdict::undecided, Effort::quick, State::nothing));
}

TEST_CASE("what differs is said in one line") {
  const auto said = agrees(recorded(Verdict::survived, Effort::quick), Verdict::refuted, Effort::quick, {State::stands, ""});
  CHECK(said.note == "recorded survived, found refuted");
}

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("lemmata-record-" + std::to_string(getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
};

TEST_CASE("records read back are the same records") {
  const Folder folder;
  const auto path = folder.path / "deep" / "x.record.json";
  CHECK(load_records(path).empty());
  Record record = recorded(Verdict::refuted, Effort::deep);
  record.evidence = "certified \"violation\"";
  record.best_ratio = 0.1;
  record.witness = Witness{"ef.lem3", {{"x", DrawKind::vector, {}, {{1, 3}, {2, 1}}}}, "lhs <= rhs", "1", "2"};
  record.tried = {{"random", 10, 9, 0.5, "a certified witness"}};
  const Records before{{"ef.lem3", record}, {"ef.lem3/reading-zero", recorded(Verdict::proved, Effort::quick)}};
  save_records(path, before);
  const Records after = load_records(path);
  REQUIRE(after.size() == 2);
  for (const auto& [id, kept] : before) CHECK(record_to_json(after.at(id)) == record_to_json(kept));
}

TEST_CASE("a file that holds no records is refused by name") {
  const Folder folder;
  const auto path = folder.path / "bad.record.json";
  for (const char* text : {"", "{}", R"({"schema": "lemmata/record/2", "claims": {}})", R"({"schema": "lemmata/record/1"})",
                           R"({"schema": "lemmata/record/1", "claims": {"a": {"verdict": "true", "effort": "quick"}}})",
                           R"({"schema": "lemmata/record/1", "claims": {"a": {"verdict": "proved"}}})"}) {
    std::ofstream(path) << text;
    INFO(text);
    CHECK_THROWS_AS(load_records(path), BadInput);
  }
}

TEST_CASE("a record lies beside its claim's source") {
  Claim claim;
  claim.file = "properties/ef/error_is_bounded.cpp";
  CHECK(record_path("/checkout", claim) == "/checkout/properties/ef/error_is_bounded.record.json");
  claim.file = "/properties/ef/error_is_bounded.cpp";  // as a build outside the checkout may map it
  CHECK(record_path("/checkout", claim) == "/checkout/properties/ef/error_is_bounded.record.json");
  const Folder folder;
  const std::string own = folder.path / "mine.cpp";
  std::ofstream(own) << "";
  claim.file = own;
  CHECK(record_path("/checkout", claim) == folder.path / "mine.record.json");
}

}  // namespace
}  // namespace lemmata
