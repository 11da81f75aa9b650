#include "lib/claim/claim.hpp"

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <utility>

#include "lib/claim/glob.hpp"

namespace lemmata {
namespace {

std::vector<const Claim*>& registry() {
  static std::vector<const Claim*> claims;
  return claims;
}

std::vector<std::vector<Claim> (*)()>& families() {
  static std::vector<std::vector<Claim> (*)()> waiting;
  return waiting;
}

const std::vector<const Claim*>& registered() {
  static std::deque<Claim> made;
  for (const auto make : std::exchange(families(), {}))
    for (Claim& claim : make()) register_claim(&made.emplace_back(std::move(claim)), abi_stamp);
  return registry();
}

}  // namespace

std::string_view to_string(Kind kind) {
  static constexpr std::array<std::string_view, 13> names = {"definition", "assumption", "inequality", "lemma",          "theorem",
                                                             "corollary",  "remark",     "example",    "counterexample", "proof-step",
                                                             "table-row",  "property",   "gauntlet"};
  return names[static_cast<std::size_t>(kind)];
}

void register_claim(const Claim* claim, std::size_t stamp) {
  if (stamp != abi_stamp) throw std::logic_error("a module compiled against other headers of lemmata");  // its Claim is not ours: not read
  auto& claims = registry();
  const auto at =
      std::lower_bound(claims.begin(), claims.end(), claim, [](const Claim* a, const Claim* b) { return a->info.id < b->info.id; });
  if (at != claims.end() && (*at)->info.id == claim->info.id)
    throw std::logic_error("two claims have the id '" + std::string(claim->info.id) + "': " + std::string((*at)->file) + ", " +
                           std::string(claim->file));
  claims.insert(at, claim);
}

void register_family(std::vector<Claim> (*make)()) { families().push_back(make); }

const std::vector<const Claim*>& all_claims() { return registered(); }

const Claim* find_claim(std::string_view id) {
  for (const Claim* claim : registered())
    if (claim->info.id == id) return claim;
  return nullptr;
}

std::vector<const Claim*> claims_matching(std::string_view glob) {
  const std::string ids(glob);
  std::vector<const Claim*> matching;
  for (const Claim* claim : registered())
    if (glob_matches(ids, std::string(claim->info.id))) matching.push_back(claim);
  return matching;
}

}  // namespace lemmata
