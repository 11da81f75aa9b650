#include "lib/app/difference.hpp"

#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lemmata::app {
namespace {

std::map<std::string, Json> claims_of(const RunDocument& document) {
  const std::string& file = document.name;
  const Json run = parse_json(document.text, file);
  const std::string schema = text_of(run, "schema", file);
  if (schema != "lemmata/verify/1")
    throw BadInput(file + ": its schema is '" + schema + "', not 'lemmata/verify/1' (lemmata verify --json writes it)");
  std::map<std::string, Json> out;
  const Json& claims = member(run, "claims", file);
  if (!claims.is_array()) throw BadInput(file + ": 'claims' must be an array");
  for (const Json& claim : claims) out[text_of(claim, "id", file)] = claim;
  return out;
}

std::string shown(const Json& claim, const char* key) {
  const auto found = claim.find(key);
  if (found == claim.end() || found->is_null()) return "-";
  if (std::string_view(key) == "witness")
    return found->is_object() && found->contains("draws") ? one_line((*found)["draws"]) : one_line(*found);
  return found->is_string() ? found->get<std::string>() : one_line(*found);
}

}  // namespace

Difference difference(const RunDocument& before, const RunDocument& after) {
  const auto old_claims = claims_of(before), fresh_claims = claims_of(after);
  std::set<std::string> ids;
  for (const auto& [id, claim] : old_claims) ids.insert(id);
  for (const auto& [id, claim] : fresh_claims) ids.insert(id);
  Difference out{{}, ids.size()};
  for (const std::string& id : ids) {
    const auto old = old_claims.find(id), fresh = fresh_claims.find(id);
    if (old == old_claims.end() || fresh == fresh_claims.end()) {
      out.lines.push_back(id + ": only in " + (old == old_claims.end() ? after.name : before.name));
      continue;
    }
    for (const char* key : {"verdict", "sharpness", "witness"}) {
      if (shown(old->second, key) == shown(fresh->second, key)) continue;
      out.lines.push_back(fmt::format("{}: {}: {} -> {}", id, key, shown(old->second, key), shown(fresh->second, key)));
    }
  }
  return out;
}

}  // namespace lemmata::app
