#include "lib/experiment/ef/wilson_data.hpp"

namespace lemmata::experiment::ef {
namespace {

SparseRow row_of(std::size_t i, double label) {
  SparseRow row{.columns = {0, 1, 2}, .entries = {label, 1, 1}, .label = label};
  for (std::size_t j = 0; j < (label > 0 ? 1U : 5U); ++j) {
    row.columns.push_back(3 + 5 * i + j);
    row.entries.push_back(1);
  }
  return row;
}

double residual(const SparseRow& row, const Vec<double>& x) {
  double sum = -row.label;
  for (std::size_t j = 0; j < row.columns.size(); ++j) sum += row.entries[j] * x[row.columns[j]];
  return sum;
}

}  // namespace

WilsonSplit::WilsonSplit(std::size_t n, Sampled<double> chance) {
  std::vector<double> labels;
  for (std::size_t i = 0; i < n; ++i) labels.push_back(chance.bernoulli(0.5) ? 1 : -1);
  const std::vector<bool> trained = chance.subset(n, n / 2);
  for (std::size_t i = 0; i < n; ++i) (trained[i] ? train : test).push_back(row_of(i, labels[i]));
}

Vec<double> WilsonSplit::gradient(const Vec<double>& x) const {
  Vec<double> g(dimension());
  for (const SparseRow& row : train) {
    const double twice = 2 * residual(row, x);
    for (std::size_t j = 0; j < row.columns.size(); ++j) g[row.columns[j]] += twice * row.entries[j];
  }
  return g;
}

double WilsonSplit::loss(const std::vector<SparseRow>& rows, const Vec<double>& x) {
  double sum = 0;
  for (const SparseRow& row : rows) sum += residual(row, x) * residual(row, x);
  return sum / static_cast<double>(rows.size());
}

Vec<double> GradientSpan::rest(Vec<double> v) const {
  for (int round = 0; round < 2; ++round)  // the second takes away what rounding left of the first
    for (const Vec<double>& b : basis_) v -= dot(b, v) * b;
  return v;
}

void GradientSpan::add(const Vec<double>& v) {
  Vec<double> left = rest(v);
  const double length = norm2(left);
  if (length > 0x1p-40 * norm2(v)) basis_.push_back(1 / length * std::move(left));
}

double GradientSpan::distance(const Vec<double>& x) const { return norm2(rest(x)); }

}  // namespace lemmata::experiment::ef
