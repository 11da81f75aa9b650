#include "lib/compress/select_largest.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "lib/compress/top_k.hpp"

namespace lemmata::compress {

Vec<double> select_largest(const Vec<double>& v, std::size_t k) {
  if (k == 0 || k >= v.size()) return k == 0 ? Vec<double>(v.size()) : v;
  std::vector<double> magnitude(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    magnitude[i] = std::fabs(v[i]);
    if (std::isnan(magnitude[i])) return keep_largest_by_sorting(v, k);  // nth_element needs an order
  }
  std::vector<double> sorted = magnitude;
  const auto least_kept = sorted.begin() + static_cast<std::ptrdiff_t>(k - 1);
  std::nth_element(sorted.begin(), least_kept, sorted.end(), std::greater<>());
  const double least = *least_kept;
  std::size_t equal = k;  // of the entries of this magnitude the first so many are kept
  for (const double m : magnitude)
    if (m > least) --equal;
  Vec<double> kept(v.size());
  for (std::size_t i = 0; i < v.size(); ++i) {
    const bool taken = magnitude[i] > least || (magnitude[i] == least && equal > 0);
    if (!taken) continue;
    kept[i] = v[i];
    if (magnitude[i] == least) --equal;
  }
  return kept;
}

Compressor<double> top_k_by_selection(long d, long k) {
  Compressor<double> made = top_k<double>(d, k);
  made.apply = [k](const Vec<double>& v, long, Chance<double>&) { return select_largest(v, static_cast<std::size_t>(k)); };
  return made;
}

}  // namespace lemmata::compress
