#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lib/app/ledger.hpp"
#include "lib/app/options.hpp"
#include "lib/app/output.hpp"
#include "lib/check/json.hpp"

namespace lemmata::app {

int run_list(const ListOptions& options) {
  const auto claims = selected_claims({options.glob.empty() ? "*" : options.glob});
  RecordBook book;
  Json listed = Json::array();
  Table table({"verdict", "claim", "kind", "where", "title"});
  for (const Claim* claim : claims) {
    const auto record = book.find(*claim, std::string(claim->info.id));
    const ClaimInfo& info = claim->info;
    Json entry{{"id", info.id}, {"paper", claim->paper()}, {"title", info.title}, {"kind", to_string(info.kind)}};
    entry["source"] = std::string(claim->paper()) + ", " + std::string(info.where);
    entry["statement"] = info.statement;
    entry["verdict"] = record ? Json(to_string(record->verdict)) : Json(nullptr);
    listed.push_back(std::move(entry));
    table.add({record ? to_string(record->verdict) : "-", std::string(info.id), std::string(to_string(info.kind)), std::string(info.where),
               std::string(info.title)},
              record ? colour_of(record->verdict) : Colour::plain);
  }
  if (options.json) fmt::print("{}", document({{"schema", "lemmata/list/1"}, {"claims", listed}}));
  else fmt::print("{}", table.text());
  return as_recorded;
}

}  // namespace lemmata::app
