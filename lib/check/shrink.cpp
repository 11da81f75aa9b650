#include <rapidcheck.h>
#include <rapidcheck/seq/Transform.h>
#include <rapidcheck/shrinkable/Create.h>

#include <algorithm>
#include <cmath>

#include "lib/chance/decode.hpp"
#include "lib/check/instance.hpp"

namespace lemmata {
namespace {

double bits_of(double x) {
  if (x == 0) return 0;
  int exponent = 0;
  double m = std::fabs(std::frexp(x, &exponent));
  double digits = 0;
  while (m != 0 && digits < 60) {
    m = std::ldexp(m, 1);
    m -= std::floor(m);
    ++digits;
  }
  return digits + std::fabs(exponent - 1) / 2 + (x < 0 ? 0.25 : 0);
}

double round_to(double x, int digits) {
  int exponent = 0;
  const double m = std::frexp(x, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(m, digits)), exponent - digits);
}

std::vector<double> simpler_reals(double x, const Range& range) {
  std::vector<double> out;
  for (const double y : {0.0, 1.0, -1.0, -x, std::trunc(x), range.lower, range.upper, 0.5, 2.0, x / 2, x * 2}) out.push_back(y);
  for (const int digits : {1, 2, 3, 5, 8, 12, 20, 30}) out.push_back(round_to(x, digits));
  if (std::isfinite(range.lower) && std::isfinite(range.upper))
    for (const double share : {0.5, 0.25, 0.75}) out.push_back(range.lower + share * (range.upper - range.lower));
  std::vector<double> kept;
  for (const double y : out)
    if (range.contains(y) && bits_of(y) < bits_of(x)) kept.push_back(y);
  return kept;
}

std::vector<double> simpler_integers(double n, double lo) {
  std::vector<double> out;
  for (const double m : {lo, lo + 1, std::floor((lo + n) / 2), std::floor(lo + (n - lo) * 3 / 4), n - 1})
    if (m >= lo && m < n) out.push_back(m);
  return out;
}

bool is_whole(const Drawn& drawn) { return drawn.kind == DrawKind::integer || drawn.kind == DrawKind::log_integer; }

void vary_entry(std::vector<Instance>& out, const Instance& from, std::size_t d, std::size_t i) {
  const Drawn& drawn = from[d];
  const double x = drawn.values[i].numerator;
  for (const double y : is_whole(drawn) ? simpler_integers(x, drawn.range.lower) : simpler_reals(x, drawn.range)) {
    out.push_back(from);
    out.back()[d].values[i] = {y, 1};
  }
}

/// A smaller dimension otherwise keeps the first entries of each vector: these keep the last.
void drop_first_entries(std::vector<Instance>& out, const Instance& from, std::size_t d) {
  const auto size = static_cast<std::size_t>(from[d].values[0].numerator);
  const auto has_that_size = [&](const Drawn& drawn) { return drawn.kind == DrawKind::vector && drawn.values.size() == size; };
  if (std::none_of(from.begin(), from.end(), has_that_size)) return;
  for (const double smaller : simpler_integers(from[d].values[0].numerator, from[d].range.lower)) {
    out.push_back(from);
    out.back()[d].values[0] = {smaller, 1};
    for (Drawn& drawn : out.back())
      if (has_that_size(drawn)) drawn.values.erase(drawn.values.begin(), drawn.values.end() - static_cast<long>(smaller));
  }
}

std::vector<Instance> simpler(const Instance& from) {
  std::vector<Instance> out;
  for (std::size_t d = 0; d < from.size(); ++d) {
    if (from[d].kind == DrawKind::reading) continue;
    if (from[d].kind == DrawKind::vector) {  // all entries at once, before one by one
      for (const double y : {0.0, 1.0})
        if (from[d].range.contains(y)) {
          out.push_back(from);
          for (Number& n : out.back()[d].values) n = {y, 1};
        }
      for (const int digits : {1, 2, 4, 8}) {
        out.push_back(from);
        for (Number& n : out.back()[d].values)
          if (from[d].range.contains(round_to(n.numerator, digits))) n.numerator = round_to(n.numerator, digits);
      }
    }
    for (std::size_t i = 0; i < from[d].values.size(); ++i) vary_entry(out, from, d, i);
  }
  for (std::size_t d = 0; d < from.size(); ++d)
    if (is_whole(from[d]) && from[d].values[0].numerator > 1) drop_first_entries(out, from, d);
  const double limit = complexity(from);
  std::erase_if(out, [&](const Instance& i) { return !(complexity(i) < limit); });
  return out;
}

}  // namespace

double complexity(const Instance& instance) {
  double total = 0;
  for (const Drawn& d : instance) {
    if (d.kind == DrawKind::reading) continue;
    for (const Number& n : d.values) {
      total += is_whole(d) ? 4 * std::log2(1 + n.numerator - d.range.lower) : bits_of(n.numerator) + static_cast<double>(n.denominator - 1);
    }
  }
  return total;
}

Instance shrink(const Instance& instance, int limit, const std::function<std::optional<Instance>(const Instance&)>& failing) {
  const auto tree_of = [](const Instance& root) {
    return rc::shrinkable::shrinkRecur(root, [](const Instance& from) { return rc::seq::fromContainer(simpler(from)); });
  };
  auto tree = tree_of(instance);
  bool simpler_found = true;
  while (simpler_found && limit > 0) {
    simpler_found = false;
    auto children = tree.shrinks();
    for (auto child = children.next(); child && limit > 0; child = children.next()) {
      --limit;
      const auto drawn = failing(child->value());
      if (!drawn || !(complexity(*drawn) < complexity(tree.value()))) continue;
      tree = tree_of(*drawn);
      simpler_found = true;
      break;
    }
  }
  return tree.value();
}

}  // namespace lemmata
