#include <filesystem>
#include <iostream>
#include <map>

#include <catch2/catch.hpp>

#include "lib/check/evaluate.hpp"
#include "lib/check/json.hpp"
#include "lib/check/record.hpp"
#include "tests/faults/mutations.hpp"

namespace lemmata {
namespace witness_mutations_test {

/// A recorded instance, and what it is evidence of.
struct Evidence {
  std::string id;
  const Claim* claim;
  Witness witness;
  Verdict verdict;
};

std::vector<Evidence> recorded_evidence() {
  std::vector<Evidence> out;
  const auto add = [&](const std::string& id, Witness witness, Verdict verdict) {
    const Claim* claim = find_claim(id.substr(0, id.find("/reading-")));
    REQUIRE(claim != nullptr);
    witness.claim = claim->info.id;
    if (claim->executable()) out.push_back({id, claim, std::move(witness), verdict});
  };
  for (const auto& entry : std::filesystem::recursive_directory_iterator("properties"))
    if (entry.path().string().ends_with(".record.json"))
      for (const auto& [id, record] : load_records(entry.path()))
        if (record.witness) add(id, *record.witness, record.verdict);
  for (const auto& entry : std::filesystem::directory_iterator("counterexamples")) {
    const Witness witness = witness_from_json(read_file(entry.path()));
    add(witness.claim, witness, Verdict::refuted);
  }
  std::sort(out.begin(), out.end(), [](const Evidence& a, const Evidence& b) { return a.id < b.id; });
  return out;
}

/// The changes of one witness: each number of each draw in each way, then the texts that say what fails and by how much.
constexpr std::size_t texts = 4;
std::size_t changes_of(const Witness& witness) {
  std::size_t numbers = 0;
  for (const Drawn& drawn : witness.draws) numbers += drawn.values.size();
  return numbers * tests::number_changes + texts;
}

struct Change {
  Witness witness;
  std::string what;
  bool is_one = true;       ///< it is another witness than before
  bool of_reading = false;  ///< it is about another reading of the text
};

Change change_of(const Evidence& evidence, std::size_t k) {
  Change out{evidence.witness, "", true, false};
  // A number changed changes both sides: what the file states of them would give it away. The draws alone must do.
  if (k + texts < changes_of(evidence.witness)) out.witness.relation = out.witness.lhs = out.witness.rhs = "";
  for (Drawn& drawn : out.witness.draws)
    for (Number& value : drawn.values) {
      if (k < tests::number_changes) {
        const Number before = value;
        value = tests::changed(value, k);
        out.what = drawn.name + ": " + to_string(before) + " -> " + to_string(value);
        out.is_one = !(before == value) && std::isfinite(value.numerator);
        out.of_reading = drawn.kind == DrawKind::reading;
        return out;
      }
      k -= tests::number_changes;
    }
  std::string* const members[texts] = {&out.witness.claim, &out.witness.relation, &out.witness.lhs, &out.witness.rhs};
  out.what = "text " + std::to_string(k) + ": '" + *members[k] + "' changed";
  out.is_one = !members[k]->empty();
  *members[k] += k < 2 ? "x" : "1";
  return out;
}

using Outcome = Replay::Outcome;

/// What a replay of this evidence has to say for it to be evidence.
Outcome proof_of(const Claim& claim) { return claim.info.quantifier == Quantifier::exists ? Outcome::satisfies : Outcome::violates; }

/// Balls are another arithmetic: what rationals have decided, they decide the same, or leave open.
bool contradicted(const Claim& claim, const Witness& witness, Outcome said) {
  const Outcome other = replay_in_balls(claim, witness, 512).outcome;
  return other != said && other != Outcome::undecided;
}

TEST_CASE("recorded evidence is what it states it is") {
  const std::vector<Evidence> all = recorded_evidence();
  REQUIRE(all.size() > 1000);
  for (const std::size_t at : tests::Mutations(100).of(all.size())) {
    const Evidence& evidence = all[at];
    INFO(evidence.id);
    std::string refusal;
    try {
      const Outcome outcome = replay(*evidence.claim, evidence.witness, 512).outcome;
      if (evidence.verdict == Verdict::refuted || evidence.claim->info.quantifier == Quantifier::exists)
        CHECK(outcome == proof_of(*evidence.claim));
    } catch (const BadInput& refused) { refusal = refused.what(); }
    CHECK(refusal == "");
  }
}

TEST_CASE("recorded evidence with one value changed is refused, or is evidence still") {
  const std::vector<Evidence> all = recorded_evidence();
  REQUIRE(all.size() > 1000);
  std::vector<std::size_t> first{0};
  for (const Evidence& evidence : all) first.push_back(first.back() + changes_of(evidence.witness));
  std::map<std::string, std::size_t> count;
  const auto tell = [](const Evidence& evidence, const Change& change) {
    return evidence.id + ", " + change.what + "\n" + witness_to_json(change.witness);
  };
  for (const std::size_t number : tests::Mutations(300).of(first.back())) {
    const auto at = static_cast<std::size_t>(std::upper_bound(first.begin(), first.end(), number) - first.begin()) - 1;
    const Evidence& evidence = all[at];
    const Change change = change_of(evidence, number - first[at]);
    if (!change.is_one) continue;
    ++count["changed"];
    INFO(tell(evidence, change));
    try {
      const Outcome outcome = replay(*evidence.claim, change.witness, 512).outcome;
      if (outcome != proof_of(*evidence.claim)) {
        ++count[outcome == Outcome::undecided      ? "left open"
                : outcome == Outcome::inadmissible ? "outside the hypotheses"
                                                   : "proves nothing"];
        continue;
      }
      ++count[change.of_reading ? "evidence about another reading" : "still evidence"];
      CHECK_FALSE(contradicted(*evidence.claim, change.witness, outcome));
      // A violation of what is recorded as true would be news.
      if (evidence.claim->info.quantifier == Quantifier::for_all && !change.of_reading) CHECK(evidence.verdict == Verdict::refuted);
    } catch (const BadInput&) { ++count["refused"]; } catch (const DomainError&) {
      ++count["refused"];
    }
  }
  std::cout << "mutations of witnesses:";
  for (const auto& [what, how_many] : count) std::cout << " " << how_many << " " << what << ";";
  std::cout << " of " << first.back() << " in all" << std::endl;
  CHECK(count["changed"] > 0);
}

}  // namespace witness_mutations_test
}  // namespace lemmata
