#pragma once
#include <string>
#include <vector>

#include "lib/worst_case/programme_value.hpp"
#include "lib/worst_case/semidefinite.hpp"

namespace lemmata::worst_case {

using Matrix = std::vector<std::vector<Fraction>>;

/// Is this symmetric matrix positive semidefinite? Decided by L D L^T in rationals: a pivot is >= 0, and a zero pivot has a zero row.
bool is_positive_semidefinite(Matrix matrix);

/// The Lagrangian dual of a programme. Multipliers y: a weight for each measured form (they sum to 1), one for each condition, and the
/// entries of one matrix for each matrix condition. Where
///
///   sum_t y_t measured_t - sum_k y_k condition_k + sum <Y, matrix> = bound - <S, G>,   S and all Y positive semidefinite, y_t, y_k >= 0
///
/// (y_k of any sign for an equality), the least of the measured forms is at most `bound`.
class Dual {
 public:
  explicit Dual(const Programme& programme);

  SemidefiniteProgramme semidefinite() const;
  /// All multipliers, from those that the equations for the unknown numbers leave free. The equations then hold exactly.
  std::vector<Fraction> multipliers(const std::vector<double>& free, int digits) const;
  /// In words, what is wrong with multipliers; empty: `bound` is a theorem.
  std::string objection(const std::vector<Fraction>& y) const;
  Fraction bound(const std::vector<Fraction>& y) const;
  std::vector<Matrix> slack(const std::vector<Fraction>& y) const;  ///< S, one for each group of vectors

  std::size_t free_multipliers() const { return free_.size(); }
  std::vector<std::vector<std::vector<double>>> nothing() const;  ///< in the form of Solution::X, all zero

  std::size_t groups() const { return groups_.size(); }
  const std::vector<std::size_t>& group(std::size_t g) const { return groups_[g]; }  ///< indices of its vectors
  /// Where the slack of condition k stands in the diagonal block of the solver's X; measured forms come first.
  std::size_t row_of_condition(std::size_t k) const { return row_of_[programme_.measured.size() + k]; }
  std::size_t row_of_measured(std::size_t t) const { return row_of_[t]; }
  std::size_t diagonal_block() const { return groups_.size(); }
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

 private:
  void eliminate();
  std::vector<std::vector<double>> matrices_in_doubles() const;

  const Programme& programme_;
  std::vector<std::vector<std::size_t>> groups_;
  std::vector<Form> terms_;                   ///< y_k stands before terms_[k] in the Lagrangian
  std::vector<std::size_t> row_of_;           ///< in the diagonal block, or none (multipliers of any sign, entries of a matrix)
  std::vector<std::size_t> first_of_matrix_;  ///< index of the first multiplier of each matrix condition
  std::size_t diagonal_ = 0;
  std::vector<std::size_t> free_;   ///< indices of multipliers that stay free
  std::vector<std::size_t> pivot_;  ///< indices of the others:
  Matrix rows_;                     ///< y_pivot = rows_[p].back() - sum_f rows_[p][f] y_free[f]
};

}  // namespace lemmata::worst_case
