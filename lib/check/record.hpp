#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/check/finding.hpp"

namespace lemmata {

/// What is on record for one id: a claim's, or that of one of its readings.
struct Record {
  Verdict verdict = Verdict::undecided;
  Effort effort = Effort::quick;  ///< the least that reaches the verdict
  std::string why;                ///< undecided and not-executable: the reason
  std::string relation;
  std::string evidence;
  std::string proof;  ///< kind of certificate, where proved
  std::size_t proof_size = 0;
  std::optional<double> best_ratio;  ///< the largest lhs/rhs reached, the measure of the bound-cut mutant; never fed to the search
  std::optional<Witness> witness;
  std::vector<Tried> tried;
};
/// The records of one file: {"schema": "lemmata/record/1", "claims": {id: ...}}.
using Records = std::map<std::string, Record>;

/// properties/ef/x.cpp -> <root>/properties/ef/x.record.json; a claim built elsewhere has its record beside its own source.
std::filesystem::path record_path(const std::filesystem::path& root, const Claim& claim);
/// Empty when there is no such file; throws BadInput naming the file when it cannot be read as records.
Records load_records(const std::filesystem::path& path);
/// The recorded violation of one id as a file of its own: <root>/counterexamples/<id>.json, where ~ stands for / and - for a space.
std::filesystem::path counterexample_path(const std::filesystem::path& root, const std::string& id);
/// The same of a file's text; `name` is what messages call it.
Records records_from_json(const std::string& text, const std::string& name);
void save_records(const std::filesystem::path& path, const Records& records);
std::string record_to_json(const Record& record);  ///< one line
Record record_of(const Finding& finding, Effort least);

/// Does the recorded evidence still stand? A witness is certified again, hypotheses included.
struct EvidenceReplay {
  enum class State { nothing, stands, fails } state = State::nothing;  ///< nothing: there is no stored instance to certify
  std::string note;
};
EvidenceReplay replay_evidence(const Claim& claim, const Record& record);

/// The table of the design: rows are the record, columns the fresh verdict.
struct Agreement {
  bool agrees = false;
  std::string note;  ///< what differs, in one line
};
Agreement agrees(const Record& record, Verdict fresh, Effort effort, const EvidenceReplay& evidence);

}  // namespace lemmata
