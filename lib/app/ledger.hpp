#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/app/ranks.hpp"
#include "lib/app/store.hpp"
#include "lib/check/record.hpp"

namespace lemmata::app {

/// A fresh finding beside what is on record, for a claim or for one of its readings.
struct Entry {
  const Claim* claim = nullptr;
  Finding finding;
  std::optional<Record> record;
  EvidenceReplay evidence;
  std::optional<Agreement> agreement;  ///< empty: nothing is on record
  bool internal_error = false;
  double seconds = 0;

  bool differs() const { return agreement ? !agreement->agrees : finding.verdict == Verdict::refuted; }
};

/// Of `parts` parts of the work, the one with this number, 1 .. parts.
struct Shard {
  std::size_t part = 1, parts = 1;
};
/// "2/3"; throws BadInput.
Shard shard_from(const std::string& text);
/// The claims of that part. Dealt like cards, in the order given, so that parts depend on the claims alone and neighbours, which tend to
/// take as long as one another, are spread.
std::vector<const Claim*> part_of(const std::vector<const Claim*>& claims, const Shard& shard);

struct LedgerRequest {
  std::vector<const Claim*> claims;
  Effort effort = Effort::standard;
  std::uint64_t seed = 1;
  int jobs = 1;
  std::string label = "verify";
  bool fresh = false;      ///< drop what the store has of these claims with this seed and effort
  Ranks* ranks = nullptr;  ///< of an MPI job, whose rank 0 this is
};
struct LedgerRun {
  std::vector<Entry> entries;  ///< by id, each claim before its readings
  bool interrupted = false;
};

/// Attacks the claims in worker processes, or on the ranks, and replays their recorded evidence there. Finished claims come from the store
/// where it has them, and go into it at once. A claim is the least that is dealt: its search goes on from what it has found. Those that took
/// longest by what the store remembers come first.
LedgerRun run_ledger(const LedgerRequest& request, Store* store);
/// Another rank's side of run_ledger.
void serve_ledger(const LedgerRequest& request);

/// CPU seconds that the effort is worth on a claim, about.
double budget(Effort effort);
/// Wall seconds after which a worker on one claim is taken for hung: twenty times the budget, and never less than a minute.
double patience(Effort effort);

/// Records of all claims' files, each read once.
class RecordBook {
 public:
  std::optional<Record> find(const Claim& claim, const std::string& id);
  const Records& of(const Claim& claim);

 private:
  std::map<std::string, Records> files_;
};

/// Modules given to --load: part of what a result depends on.
std::vector<std::string>& loaded_modules();

/// "id/reading-plus" -> "id".
std::string base_id(const std::string& id);

}  // namespace lemmata::app
