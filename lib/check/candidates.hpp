#pragma once
#include <algorithm>
#include <utility>
#include <vector>

#include "lib/check/instance.hpp"

// The lists of promising instances that a search keeps.
namespace lemmata {

constexpr std::size_t most_kept = 12;      ///< in each list
constexpr std::size_t most_of_family = 4;  ///< of these

/// The family an instance belongs to: its integer draws (a policy, a sign, a dimension), horizons apart.
inline std::vector<double> family_of(const Instance& instance) {
  std::vector<double> family;
  for (const Drawn& d : instance)
    if (d.kind == DrawKind::integer) family.push_back(d.values.front().numerator);
  return family;
}

/// Keeps the best, at most `most_of_family` of one family, so that the climbs start from different ones.
template <class List, class Candidate, class Better>
void keep(List& list, Candidate candidate, Better better) {
  for (const auto& other : list)
    if (describe(other.instance) == describe(candidate.instance)) return;
  const auto at = std::find_if(list.begin(), list.end(), [&](const auto& other) { return better(candidate, other); });
  const auto family = family_of(candidate.instance);
  list.insert(at, std::move(candidate));
  std::size_t alike = 0;
  for (auto c = list.begin(); c != list.end(); ++c)
    if (family_of(c->instance) == family && ++alike > most_of_family) {
      list.erase(c);
      break;
    }
  if (list.size() > most_kept) list.pop_back();
}

/// The best of each family first, then the others.
template <class List>
List by_family(const List& list) {
  List first, rest;
  for (const auto& c : list) {
    const bool seen =
        std::any_of(first.begin(), first.end(), [&](const auto& f) { return family_of(f.instance) == family_of(c.instance); });
    (seen ? rest : first).push_back(c);
  }
  first.insert(first.end(), rest.begin(), rest.end());
  return first;
}

}  // namespace lemmata
