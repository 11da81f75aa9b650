#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

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

struct LedgerRequest {
  std::vector<const Claim*> claims;
  Effort effort = Effort::standard;
  std::uint64_t seed = 1;
  int jobs = 1;
  std::string label = "verify";
};
struct LedgerRun {
  std::vector<Entry> entries;  ///< by id, each claim before its readings
  bool interrupted = false;
};

/// Attacks the claims in worker processes and replays their recorded evidence there. Finished claims come from the store where it has
/// them, and go into it at once.
LedgerRun run_ledger(const LedgerRequest& request, Store* store);

/// Drops what the store has of these claims, so that the next run is fresh.
void forget(const LedgerRequest& request, Store& store);
/// Does the store hold every one of them?
bool is_complete(const LedgerRequest& request, Store& store);

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
