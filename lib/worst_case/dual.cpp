#include "lib/worst_case/dual_value.hpp"

#include <algorithm>

#include "lib/num/error.hpp"

namespace lemmata::worst_case {
namespace {

/// Gauss and Jordan on [rows | right-hand side]; pivots are taken in columns with few entries, so that the rest stays sparse.
std::vector<std::size_t> reduce(Matrix& rows, std::size_t columns) {
  std::vector<std::size_t> pivots(rows.size(), Dual::none);
  for (std::size_t r = 0; r < rows.size(); ++r) {
    std::size_t best = Dual::none, fewest = rows.size() + 1;
    for (std::size_t c = 0; c < columns; ++c) {
      if (rows[r][c].is_zero()) continue;
      std::size_t count = 0;
      for (const auto& row : rows) count += row[c].is_zero() ? 0 : 1;
      if (count < fewest) best = c, fewest = count;
    }
    if (best == Dual::none) continue;
    pivots[r] = best;
    const Fraction pivot = rows[r][best];
    for (Fraction& entry : rows[r])
      if (!entry.is_zero()) entry /= pivot;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == r || rows[i][best].is_zero()) continue;
      const Fraction factor = rows[i][best];
      for (std::size_t c = 0; c <= columns; ++c)
        if (!rows[r][c].is_zero()) rows[i][c].subtract_product(factor, rows[r][c]);
    }
  }
  return pivots;
}

}  // namespace

Dual::Dual(const Programme& programme) : programme_(programme) {
  for (std::size_t i = 0; i < programme.vectors.size(); ++i) {
    if (groups_.size() <= programme.group[i]) groups_.resize(programme.group[i] + 1);
    groups_[programme.group[i]].push_back(i);
  }
  for (const auto& [name, form] : programme.measured) {
    terms_.push_back(form);
    row_of_.push_back(diagonal_++);
  }
  for (const Condition& condition : programme.conditions) {
    terms_.push_back(Fraction(-1) * condition.form);
    row_of_.push_back(condition.equality ? none : diagonal_++);
  }
  for (const MatrixCondition& matrix : programme.matrices) {
    first_of_matrix_.push_back(terms_.size());
    for (std::size_t i = 0; i < matrix.entries.size(); ++i)
      for (std::size_t j = 0; j <= i; ++j) {
        terms_.push_back(Fraction(i == j ? 1 : 2) * matrix.entries[i][j]);
        row_of_.push_back(none);
      }
  }
  eliminate();
}

void Dual::eliminate() {
  const std::size_t columns = terms_.size();
  rows_.assign(programme_.numbers.size() + 1, std::vector<Fraction>(columns + 1));
  for (std::size_t c = 0; c < columns; ++c) {
    for (std::size_t k = 0; k < programme_.numbers.size(); ++k) rows_[k + 1][c] = terms_[c].linear(k);
    if (c < programme_.measured.size()) rows_[0][c] = Fraction(1);
  }
  rows_[0][columns] = Fraction(1);  // the weights sum to 1
  std::vector<std::size_t> pivots = reduce(rows_, columns);
  Matrix kept;
  std::vector<bool> is_pivot(columns, false);
  for (std::size_t r = 0; r < rows_.size(); ++r) {
    if (pivots[r] == none) {
      if (!rows_[r][columns].is_zero()) throw BadInput("the measured form has an unknown number that no condition bounds");
      continue;
    }
    is_pivot[pivots[r]] = true;
    pivot_.push_back(pivots[r]);
    kept.push_back(std::move(rows_[r]));
  }
  for (std::size_t c = 0; c < columns; ++c)
    if (!is_pivot[c]) free_.push_back(c);
  rows_.clear();
  for (auto& row : kept) {
    rows_.emplace_back();
    for (const std::size_t c : free_) rows_.back().push_back(row[c]);
    rows_.back().push_back(row[columns]);
  }
}

std::vector<Fraction> Dual::multipliers(const std::vector<double>& free, int digits) const {
  std::vector<Fraction> y(terms_.size());
  for (std::size_t f = 0; f < free_.size(); ++f) y[free_[f]] = Fraction::rounded(free[f], digits);
  for (std::size_t p = 0; p < pivot_.size(); ++p) {
    Fraction value = rows_[p].back();
    for (std::size_t f = 0; f < free_.size(); ++f)
      if (!rows_[p][f].is_zero()) value.subtract_product(rows_[p][f], y[free_[f]]);
    y[pivot_[p]] = value;
  }
  return y;
}

Fraction Dual::bound(const std::vector<Fraction>& y) const {
  Fraction sum;
  for (std::size_t k = 0; k < y.size(); ++k) sum.add_product(y[k], terms_[k].constant());
  return sum;
}

std::vector<Matrix> Dual::slack(const std::vector<Fraction>& y) const {
  std::vector<Matrix> out;
  for (const auto& members : groups_) {
    Matrix S(members.size(), std::vector<Fraction>(members.size()));
    for (std::size_t a = 0; a < members.size(); ++a)
      for (std::size_t b = 0; b <= a; ++b) {
        Fraction sum;
        for (std::size_t k = 0; k < y.size(); ++k) {
          const Fraction& coefficient = terms_[k].quadratic(members[b], members[a]);
          if (!coefficient.is_zero() && !y[k].is_zero()) sum.subtract_product(y[k], coefficient);
        }
        S[a][b] = S[b][a] = a == b ? sum : sum / Fraction(2);
      }
    out.push_back(std::move(S));
  }
  return out;
}

std::string Dual::objection(const std::vector<Fraction>& y) const {
  for (std::size_t k = 0; k < y.size(); ++k)
    if (row_of_[k] != none && y[k].sign() < 0) return "a multiplier is negative";
  for (std::size_t k = 0; k <= programme_.numbers.size(); ++k) {
    Fraction sum;  // the equations that were solved, once more from the forms
    for (std::size_t c = 0; c < y.size(); ++c) {
      if (k < programme_.numbers.size()) sum.add_product(y[c], terms_[c].linear(k));
      else if (c < programme_.measured.size()) sum += y[c];
    }
    if (sum != Fraction(k < programme_.numbers.size() ? 0 : 1)) return "the multipliers do not balance the unknown numbers";
  }
  for (std::size_t m = 0; m < programme_.matrices.size(); ++m) {
    const std::size_t n = programme_.matrices[m].entries.size();
    Matrix Y(n, std::vector<Fraction>(n));
    std::size_t at = first_of_matrix_[m];
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j <= i; ++j) Y[i][j] = Y[j][i] = y[at++];
    if (!is_positive_semidefinite(std::move(Y))) return "the multiplier of a matrix condition is not positive semidefinite";
  }
  for (Matrix& S : slack(y))
    if (!is_positive_semidefinite(std::move(S))) return "the slack matrix is not positive semidefinite";
  return "";
}

}  // namespace lemmata::worst_case
