#pragma once
#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "lib/check/instance.hpp"

// The lists of promising instances that a search keeps. A list ranks them, and stays varied: a search that climbs from twelve near copies
// of one local optimum finds no other. A candidate has an instance, its slack and ratio, and its family.
namespace lemmata {

constexpr std::size_t most_kept = 12;

/// The family an instance belongs to: its integer draws (a dimension, a policy, a sign), of horizons the power of two below. Claims draw
/// first what decides most, so that the first of them alone is the coarsest division.
inline std::vector<double> family_of(const Instance& instance) {
  std::vector<double> family;
  for (const Drawn& d : instance) {
    if (d.kind != DrawKind::integer && d.kind != DrawKind::log_integer) continue;
    const double n = d.values.front().numerator;
    family.push_back(d.kind == DrawKind::integer ? n : n > 0 ? std::ilogb(n) : -1);
  }
  return family;
}

template <class Candidate>
bool same_family(const Candidate& a, const Candidate& b) {
  return a.family == b.family;
}
template <class Candidate>
bool same_division(const Candidate& a, const Candidate& b) {
  if (a.family.empty() || b.family.empty()) return a.family.empty() && b.family.empty();
  return a.family.front() == b.family.front();
}
template <class Candidate>
bool same_instance(const Candidate& a, const Candidate& b) {
  return a.slack == b.slack && a.ratio == b.ratio &&
         std::equal(a.instance.begin(), a.instance.end(), b.instance.begin(), b.instance.end(),
                    [](const Drawn& x, const Drawn& y) { return x.values == y.values && x.name == y.name; });
}

/// Adds a candidate at its rank. A full list loses the last of its largest family, in its largest division.
template <class Candidate, class Better>
void keep(std::vector<Candidate>& list, Candidate candidate, Better better) {
  for (const Candidate& other : list)
    if (same_instance(other, candidate)) return;
  list.insert(std::find_if(list.begin(), list.end(), [&](const Candidate& other) { return better(candidate, other); }),
              std::move(candidate));
  if (list.size() <= most_kept) return;
  std::vector<std::pair<long, long>> crowd;  // of each candidate: how many share its division, its family
  for (const Candidate& c : list)
    crowd.emplace_back(std::count_if(list.begin(), list.end(), [&](const Candidate& o) { return same_division(o, c); }),
                       std::count_if(list.begin(), list.end(), [&](const Candidate& o) { return same_family(o, c); }));
  const auto last = std::max_element(crowd.rbegin(), crowd.rend());  // the first of the largest from behind
  list.erase(list.begin() + std::distance(crowd.begin(), last.base()) - 1);
}

/// The best of each division first, then of each family, then the others.
template <class Candidate>
std::vector<Candidate> varied(const std::vector<Candidate>& list) {
  std::vector<Candidate> out;
  std::vector<bool> taken(list.size(), false);
  const auto take = [&](auto same) {
    std::vector<Candidate> from = out;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (taken[i] || std::any_of(from.begin(), from.end(), [&](const Candidate& o) { return same(o, list[i]); })) continue;
      taken[i] = true;
      from.push_back(list[i]);
    }
    out = std::move(from);
  };
  take(same_division<Candidate>);
  take(same_family<Candidate>);
  for (std::size_t i = 0; i < list.size(); ++i)
    if (!taken[i]) out.push_back(list[i]);
  return out;
}

}  // namespace lemmata
