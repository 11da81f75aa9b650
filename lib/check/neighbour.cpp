#include <cmath>

#include "lib/check/evaluate.hpp"
#include "lib/check/instance.hpp"

namespace lemmata {
namespace {

using Word = std::function<std::uint64_t()>;

double moved(double x, const Range& range, const Word& word) {
  const std::uint64_t w = word();
  const int k = static_cast<int>((w >> 8) % 24);
  const double s = (w >> 16) % 2 == 0 ? 1.0 : -1.0;
  double y = x;
  switch (w % 8) {
    case 0:
      y = std::ldexp(x, (w >> 20) % 2 == 0 ? 1 : -1);
      break;
    case 1:
    case 2:
      y = x * (1 + s * std::ldexp(1.0, -k));
      break;
    case 3:
      y = x + s * std::ldexp(1.0, 2 - k);
      break;
    case 4:
      y = -x;
      break;
    case 5:
      y = std::isfinite(range.lower) ? range.lower + (x - range.lower) * std::ldexp(1.0, static_cast<int>((w >> 20) % 5) - 2) : 0;
      break;
    case 6:
      y = std::isfinite(range.upper) ? range.upper - (range.upper - x) * std::ldexp(1.0, static_cast<int>((w >> 20) % 5) - 2) : x + s;
      break;
    default:
      y = std::nearbyint(std::ldexp(x, 4)) / 16;
      break;
  }
  return range.contains(y) ? y : x;
}

double moved_integer(double n, const Range& range, const Word& word) {
  const std::uint64_t w = word();
  double m = n;
  switch (w % 6) {
    case 0:
      m = n + 1;
      break;
    case 1:
      m = n - 1;
      break;
    case 2:
      m = 2 * n;
      break;
    case 3:
      m = std::floor(n / 2);
      break;
    case 4:
      m = n + static_cast<double>((w >> 8) % 64) - 32;
      break;
    default:
      m = std::floor(n * (1 + static_cast<double>((w >> 8) % 16) / 16));
      break;
  }
  return std::fmin(std::fmax(m, range.lower), range.upper);
}

void move_vector(std::vector<Number>& x, const Range& range, const Word& word) {
  if (x.empty()) return;
  const std::uint64_t w = word();
  const std::size_t i = (w >> 8) % x.size(), j = (w >> 24) % x.size();
  switch (w % 8) {
    case 0:
      x[i] = x[j];
      break;
    case 1:
      if (range.contains(-x[j].numerator)) x[i].numerator = -x[j].numerator;
      break;
    case 2:
      if (range.contains(0)) x[i] = {0, 1};
      break;
    case 3:
      for (Number& n : x) n.numerator = moved(n.numerator, range, word);
      break;
    case 4:
      for (Number& n : x) n = x[i];
      break;
    default:
      x[i].numerator = moved(x[i].numerator, range, word);
      break;
  }
}

}  // namespace

Pins neighbour(const Instance& instance, const Word& word) {
  Pins pins = pins_of(instance);
  std::vector<std::size_t> free;
  for (std::size_t d = 0; d < instance.size(); ++d)
    if (instance[d].kind != DrawKind::reading) free.push_back(d);
  if (free.empty()) return pins;
  const std::size_t changes = 1 + word() % 2;
  for (std::size_t c = 0; c < changes; ++c) {
    const Drawn& d = instance[free[word() % free.size()]];
    if (word() % 8 == 0) {
      pins.erase(d.name);
      continue;
    }
    const auto found = pins.find(d.name);
    if (found == pins.end() || found->second.values.empty()) continue;
    std::vector<Number>& values = found->second.values;
    if (d.kind == DrawKind::vector) move_vector(values, d.range, word);
    else if (d.kind == DrawKind::real) values[0] = {moved(values[0].numerator, d.range, word), 1};
    else if (d.kind != DrawKind::rational) values[0] = {moved_integer(values[0].numerator, d.range, word), 1};
  }
  return pins;
}

std::vector<Coordinate> real_coordinates(const Instance& instance) {
  std::vector<Coordinate> out;
  for (std::size_t d = 0; d < instance.size(); ++d)
    if (instance[d].kind == DrawKind::real || instance[d].kind == DrawKind::vector)
      for (std::size_t i = 0; i < instance[d].values.size(); ++i) out.push_back({d, i});
  return out;
}

}  // namespace lemmata
