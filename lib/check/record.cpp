#include "lib/check/record.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "lib/check/json.hpp"

namespace lemmata {
namespace {

constexpr const char* schema_of_records = "lemmata/record/1";

Json json_of(const Record& record) {
  Json out{{"verdict", to_string(record.verdict)},
           {"effort", to_string(record.effort)},
           {"why", record.why},
           {"relation", record.relation},
           {"evidence", record.evidence},
           {"proof", {{"kind", record.proof}, {"size", record.proof_size}}},
           {"best_ratio", lemmata::json_of(record.best_ratio)}};
  out["witness"] = record.witness ? lemmata::json_of(*record.witness) : Json(nullptr);
  out["tried"] = Json::array();
  for (const Tried& tried : record.tried) out["tried"].push_back(lemmata::json_of(tried));
  return out;
}

Record record_in(const Json& value, const std::string& what) {
  Record out;
  out.verdict = verdict_from(text_of(value, "verdict", what));
  out.effort = effort_from(text_of(value, "effort", what));
  out.why = text_or(value, "why", "", what);
  out.relation = text_or(value, "relation", "", what);
  out.evidence = text_or(value, "evidence", "", what);
  if (value.contains("proof")) {
    out.proof = text_or(value["proof"], "kind", "", what);
    out.proof_size = count_or(value["proof"], "size", 0, what);
  }
  out.best_ratio = number_in(value, "best_ratio", what);
  if (value.contains("witness") && !value["witness"].is_null()) out.witness = witness_in(value["witness"], what);
  if (value.contains("tried"))
    for (const Json& tried : value["tried"]) out.tried.push_back(tried_in(tried, what));
  return out;
}

EvidenceReplay judge(const Claim& claim, const Record& record, Replay::Outcome outcome) {
  using State = EvidenceReplay::State;
  const std::string said = "the recorded instance " + to_string(outcome);
  if (record.verdict == Verdict::refuted) return {outcome == Replay::Outcome::violates ? State::stands : State::fails, said};
  if (record.verdict == Verdict::proved && claim.info.quantifier == Quantifier::exists)
    return {outcome == Replay::Outcome::satisfies ? State::stands : State::fails, said};
  // The instance nearest to the bound proves nothing, so that a tie may stay open; but it may not refute.
  const bool refutes = claim.info.quantifier == Quantifier::for_all && outcome == Replay::Outcome::violates;
  return {refutes ? State::fails : State::stands, said};
}

}  // namespace

std::filesystem::path record_path(const std::filesystem::path& root, const Claim& claim) {
  std::filesystem::path source(claim.file);
  // A claim built elsewhere names its own file; a path that is only mapped to look absolute is one of the checkout.
  if (!source.is_absolute() || !std::filesystem::exists(source)) source = root / source.relative_path();
  return source.replace_extension(".record.json");
}

std::filesystem::path counterexample_path(const std::filesystem::path& root, const std::string& id) {
  std::string name = id;
  std::replace(name.begin(), name.end(), '/', '~');
  std::replace(name.begin(), name.end(), ' ', '-');
  return root / "counterexamples" / (name + ".json");
}

Records records_from_json(const std::string& text, const std::string& name) {
  const Json file = parse_json(text, name);
  const std::string schema = text_of(file, "schema", name);
  if (schema != schema_of_records) throw BadInput(name + ": its schema is '" + schema + "', not '" + schema_of_records + "'");
  Records out;
  for (const auto& [id, record] : member(file, "claims", name).items()) out[id] = record_in(record, name + ", " + id);
  return out;
}

Records load_records(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return {};
  return records_from_json(read_file(path), path.string());
}

void save_records(const std::filesystem::path& path, const Records& records) {
  Json claims = Json::object();
  for (const auto& [id, record] : records) claims[id] = json_of(record);
  write_file(path, document({{"schema", schema_of_records}, {"claims", claims}}));
}

std::string record_to_json(const Record& record) { return one_line(json_of(record)); }

Record record_of(const Finding& f, Effort least) {
  return {.verdict = f.verdict,
          .effort = least,
          .why = f.why,
          .relation = f.relation,
          .evidence = f.evidence,
          .proof = f.proof,
          .proof_size = f.proof_size,
          .best_ratio = f.sharpness,
          .witness = f.witness,
          .tried = f.tried};
}

EvidenceReplay replay_evidence(const Claim& claim, const Record& record) {
  if (!record.witness || !claim.executable()) return {};
  try {
    return judge(claim, record, replay(claim, *record.witness).outcome);
  } catch (const BadInput& error) {  // the claim draws something else than it did
    return {EvidenceReplay::State::fails, std::string("the recorded instance cannot be read: ") + error.what()};
  } catch (const DomainError& error) {
    return {EvidenceReplay::State::fails, std::string("the recorded instance is outside the domain: ") + error.what()};
  }
}

Agreement agrees(const Record& record, Verdict fresh, Effort effort, const EvidenceReplay& evidence) {
  if (evidence.state == EvidenceReplay::State::fails) return {false, "recorded evidence no longer stands: " + evidence.note};
  if (record.verdict == fresh) return {true, ""};
  const std::string differs = "recorded " + to_string(record.verdict) + ", found " + to_string(fresh);
  const bool weaker = fresh == Verdict::undecided || (fresh == Verdict::survived && record.verdict != Verdict::undecided);
  const bool may_be_weaker = record.verdict == Verdict::proved || record.verdict == Verdict::refuted || record.verdict == Verdict::survived;
  if (!weaker || !may_be_weaker) return {false, differs};
  // Less effort excuses not finding a violation again only while the recorded one is certified.
  const bool needs_witness = record.verdict == Verdict::refuted && record.proof.empty();
  if (needs_witness && evidence.state != EvidenceReplay::State::stands) return {false, differs + ", and no recorded instance to certify"};
  if (effort < record.effort) return {true, differs + " at less effort"};
  return {false, differs + " at the effort that reached it"};
}

}  // namespace lemmata
