#pragma once
#include <optional>
#include <string>

#include "lib/app/ledger.hpp"

namespace lemmata::app {

/// {"schema": "lemmata/verify/1", "seed", "effort", "claims": [...]}: the same bytes for the same seed, whatever the jobs; times only
/// where asked for. Of a part of the claims, "shard": {"part", "parts"} says which.
std::string verify_json(const LedgerRun& run, const LedgerRequest& request, const std::optional<Shard>& shard, bool timings);

/// One test case a claim, for CI: a failure where a verdict differs from the record, an error where the engine failed.
std::string verify_junit(const LedgerRun& run, bool timings);

}  // namespace lemmata::app
