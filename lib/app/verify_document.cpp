#include "lib/app/verify_document.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

Json claim_json(const Entry& entry, bool timings) {
  const Finding& f = entry.finding;
  Json out{{"id", f.id}, {"verdict", to_string(f.verdict)}};
  out["agrees"] = entry.agreement ? Json(entry.agreement->agrees) : Json(nullptr);
  out["recorded"] = entry.record ? Json(to_string(entry.record->verdict)) : Json(nullptr);
  out["note"] = entry.agreement ? entry.agreement->note : "";
  out["why"] = f.why;
  out["relation"] = f.relation;
  out["evidence"] = f.evidence;
  out["proof"] = {{"kind", f.proof}, {"size", f.proof_size}};
  out["sharpness"] = json_of(f.sharpness);
  out["cases"] = f.cases;
  out["admitted"] = f.admitted;
  out["method"] = f.method;
  out["witness"] = f.witness ? json_of(*f.witness) : Json(nullptr);
  out["tried"] = Json::array();
  for (const Tried& tried : f.tried) out["tried"].push_back(json_of(tried));
  out["readings"] = Json::array();
  for (const Finding& reading : f.readings) out["readings"].push_back(reading.id);
  if (timings) out["seconds"] = entry.seconds;
  return out;
}

std::string xml(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') out += "&amp;";
    else if (c == '<') out += "&lt;";
    else if (c == '>') out += "&gt;";
    else if (c == '"') out += "&quot;";
    else out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

std::string junit_case(const Entry& entry, bool timings) {
  const Finding& f = entry.finding;
  const std::string time = timings ? fmt::format(" time=\"{:.3f}\"", entry.seconds) : "";
  std::string out = fmt::format("  <testcase classname=\"{}\" name=\"{}\"{}", xml(std::string(entry.claim->paper())), xml(f.id), time);
  if (entry.internal_error) return out + fmt::format("><error message=\"{}\"/></testcase>\n", xml(f.why));
  if (entry.differs()) {
    const std::string note = entry.agreement ? entry.agreement->note : "refuted, and nothing is on record";
    return out + fmt::format("><failure message=\"{}\">{}</failure></testcase>\n", xml(note), xml(f.evidence));
  }
  if (f.verdict == Verdict::not_executable) return out + fmt::format("><skipped message=\"{}\"/></testcase>\n", xml(f.why));
  return out + fmt::format("><system-out>{}: {}</system-out></testcase>\n", to_string(f.verdict), xml(f.evidence));
}

}  // namespace

std::string verify_json(const LedgerRun& run, const LedgerRequest& request, const std::optional<Shard>& shard, bool timings) {
  Json out{{"schema", "lemmata/verify/1"}, {"seed", request.seed}, {"effort", to_string(request.effort)}};
  if (shard) out["shard"] = {{"part", shard->part}, {"parts", shard->parts}};
  Json& claims = out["claims"] = Json::array();
  for (const Entry& entry : run.entries) claims.push_back(claim_json(entry, timings));
  return document(out);
}

std::string verify_junit(const LedgerRun& run, bool timings) {
  std::size_t failures = 0, errors = 0, skipped = 0;
  std::string cases;
  for (const Entry& entry : run.entries) {
    if (entry.internal_error) ++errors;
    else if (entry.differs()) ++failures;
    else if (entry.finding.verdict == Verdict::not_executable) ++skipped;
    cases += junit_case(entry, timings);
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"lemmata\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
      "skipped=\"{}\">\n{}</testsuite>\n",
      run.entries.size(), failures, errors, skipped, cases);
}

}  // namespace lemmata::app
