#include "lib/experiment/scaled/logistic_data.hpp"

#include <algorithm>
#include <cmath>

#include "lib/chance/portable.hpp"

namespace lemmata::experiment::scaled {

LabelledRows two_classes(const ImageSet& images, std::size_t count, std::uint8_t first, std::uint8_t second, std::size_t side) {
  LabelledRows out{.d = images.size() / (side * side), .entries = {}, .labels = {}};
  for (std::size_t k = 0; k < std::min(count, images.count()); ++k) {
    if (images.labels[k] != first && images.labels[k] != second) continue;
    out.labels.push_back(images.labels[k] == first ? 1 : -1);
    const std::vector<double> row = sums_over_squares(images, k, side);
    out.entries.insert(out.entries.end(), row.begin(), row.end());
  }
  return out;
}

LogisticRegression prepared(LabelledRows data) {
  const std::size_t n = data.labels.size(), d = data.d;
  for (std::size_t j = 0; j < d; ++j) {
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < n; ++i) sum += data.entries[i * d + j];
    for (std::size_t i = 0; i < n; ++i) squares += square(data.entries[i * d + j] -= sum / static_cast<double>(n));
    const double deviation = std::sqrt(squares / static_cast<double>(n));
    for (std::size_t i = 0; i < n; ++i) data.entries[i * d + j] *= deviation > 0 ? 1 / deviation : 0;
  }
  std::vector<float> rows(n * d);
  for (std::size_t i = 0; i < n; ++i) {
    double squares = 0;
    for (std::size_t j = 0; j < d; ++j) squares += square(data.entries[i * d + j]);
    const double factor = squares > 0 ? 1 / std::sqrt(squares) : 0;
    for (std::size_t j = 0; j < d; ++j) rows[i * d + j] = static_cast<float>(factor * data.entries[i * d + j]);
  }
  return {d, std::move(rows), std::move(data.labels)};
}

LogisticRegression like_epsilon(std::size_t n, std::size_t d, Sampled<double> chance) {
  std::vector<double> scales(d), hidden(d), row(d), labels(n);
  for (double& scale : scales) scale = portable_exp(0.5 * chance.normal());
  for (double& w : hidden) w = 3 * chance.normal();
  std::vector<float> rows(n * d);
  for (std::size_t i = 0; i < n; ++i) {
    chance.at_step(static_cast<std::uint32_t>(i + 1));
    double squares = 0, side = 0;
    for (std::size_t j = 0; j < d; ++j) squares += square(row[j] = scales[j] * chance.normal());
    for (std::size_t j = 0; j < d; ++j) {
      rows[i * d + j] = static_cast<float>(row[j] / std::sqrt(squares));
      side += row[j] / std::sqrt(squares) * hidden[j];
    }
    labels[i] = side + 0.1 * chance.normal() > 0 ? 1 : -1;
    if (chance.bernoulli(0.1)) labels[i] = -labels[i];
  }
  return {d, std::move(rows), std::move(labels)};
}

}  // namespace lemmata::experiment::scaled
