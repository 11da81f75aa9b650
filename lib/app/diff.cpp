#include <map>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {
namespace {

std::map<std::string, Json> claims_of(const std::string& file) {
  const Json run = parse_json(read_file(file), file);
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

int run_diff(const DiffOptions& options) {
  const auto before = claims_of(options.before), after = claims_of(options.after);
  std::set<std::string> ids;
  for (const auto& [id, claim] : before) ids.insert(id);
  for (const auto& [id, claim] : after) ids.insert(id);
  std::size_t found = 0;
  for (const std::string& id : ids) {
    const auto old = before.find(id), fresh = after.find(id);
    if (old == before.end() || fresh == after.end()) {
      print_line(id + ": only in " + (old == before.end() ? options.after : options.before));
      ++found;
      continue;
    }
    for (const char* key : {"verdict", "sharpness", "witness"}) {
      if (shown(old->second, key) == shown(fresh->second, key)) continue;
      print_line(fmt::format("{}: {}: {} -> {}", id, key, shown(old->second, key), shown(fresh->second, key)));
      ++found;
    }
  }
  print_line(found == 0 ? fmt::format("{} claims, no difference", ids.size())
                        : fmt::format("{} differences in {} claims", found, ids.size()));
  return found == 0 ? as_recorded : differs;
}

}  // namespace lemmata::app
