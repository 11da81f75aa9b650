#include <algorithm>
#include <numeric>
#include <string_view>

#include "lib/app/output.hpp"

namespace lemmata::app {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
    }
  }
  return row.back();
}

}  // namespace

std::string near_ids(const std::string& id) {
  if (id.size() > 200) return "";  // the distance takes time of the product of both lengths
  std::vector<std::pair<std::size_t, std::string_view>> near;
  for (const Claim* claim : all_claims()) {
    const std::size_t distance = edit_distance(id, claim->info.id);
    const bool part = id.size() >= 3 && claim->info.id.find(id) != std::string_view::npos;
    if (part || distance <= std::max<std::size_t>(2, id.size() / 3)) near.emplace_back(part ? distance / 4 : distance, claim->info.id);
  }
  std::sort(near.begin(), near.end());
  std::string out;
  for (std::size_t i = 0; i < near.size() && i < 3; ++i) out += (i == 0 ? "; near it: " : ", ") + std::string(near[i].second);
  return out;
}

const Claim& claim_of(const std::string& id) {
  const Claim* claim = find_claim(id);
  if (claim == nullptr) throw BadInput("there is no claim '" + id + "'" + near_ids(id) + " (see lemmata list)");
  return *claim;
}

std::vector<const Claim*> selected_claims(const std::vector<std::string>& globs) {
  std::vector<const Claim*> selected;
  for (const std::string& glob : globs) {
    const bool gauntlet = glob.rfind("gauntlet", 0) == 0;
    std::size_t matching = 0;
    for (const Claim* claim : claims_matching(glob)) {
      if (!gauntlet && claim->paper() == "gauntlet") continue;
      selected.push_back(claim);
      ++matching;
    }
    if (matching == 0 && glob != "*") throw BadInput("no claim matches '" + glob + "'" + near_ids(glob) + " (see lemmata list)");
  }
  const auto by_id = [](const Claim* a, const Claim* b) { return a->info.id < b->info.id; };
  std::sort(selected.begin(), selected.end(), by_id);
  selected.erase(std::unique(selected.begin(), selected.end()), selected.end());
  return selected;
}

}  // namespace lemmata::app
