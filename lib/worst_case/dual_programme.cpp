#include "lib/worst_case/dual_value.hpp"

namespace lemmata::worst_case {
namespace {

/// Where multiplier k stands in the blocks, without its part in the slack matrices.
void add_own_place(std::vector<Entry>& entries, const Entry& place, double factor) {
  if (factor != 0) entries.push_back({place.block, place.i, place.j, place.value * factor});
}

}  // namespace

/// The slack matrices' entries of each term, group after group, in doubles: - quadratic_ij, halved off the diagonal.
std::vector<std::vector<double>> Dual::matrices_in_doubles() const {
  std::vector<std::vector<double>> out;
  for (const Form& term : terms_) {
    out.emplace_back();
    for (const auto& members : groups_)
      for (std::size_t a = 0; a < members.size(); ++a)
        for (std::size_t b = 0; b <= a; ++b) {
          const Fraction& c = term.quadratic(members[b], members[a]);
          out.back().push_back(c.is_zero() ? 0.0 : -c.approximate() * (a == b ? 1.0 : 0.5));
        }
  }
  return out;
}

std::vector<std::vector<std::vector<double>>> Dual::nothing() const {
  std::vector<std::vector<std::vector<double>>> out;
  for (const auto& members : groups_) out.emplace_back(members.size(), std::vector<double>(members.size(), 0.0));
  out.emplace_back(diagonal_, std::vector<double>(1, 0.0));
  return out;
}

SemidefiniteProgramme Dual::semidefinite() const {
  SemidefiniteProgramme out;
  for (const auto& members : groups_) out.blocks.push_back({members.size(), false});
  out.blocks.push_back({diagonal_, true});
  // Where each multiplier itself must be nonnegative, or is an entry of a matrix.
  std::vector<Entry> place(terms_.size(), Entry{0, 0, 0, 0.0});
  for (std::size_t k = 0; k < terms_.size(); ++k)
    if (row_of_[k] != none) place[k] = {diagonal_block(), row_of_[k], row_of_[k], 1.0};
  for (std::size_t m = 0; m < programme_.matrices.size(); ++m) {
    std::size_t at = first_of_matrix_[m];
    for (std::size_t i = 0; i < programme_.matrices[m].entries.size(); ++i)
      for (std::size_t j = 0; j <= i; ++j) place[at++] = {out.blocks.size(), j, i, 1.0};
    out.blocks.push_back({programme_.matrices[m].entries.size(), false});
  }
  const auto matrices = matrices_in_doubles();
  const std::size_t entries = matrices.empty() ? 0 : matrices[0].size();
  const auto add_matrix = [&](const std::vector<double>& sum, double sign, std::vector<Entry>& to) {
    std::size_t at = 0;
    for (std::size_t g = 0; g < groups_.size(); ++g)
      for (std::size_t a = 0; a < groups_[g].size(); ++a)
        for (std::size_t b = 0; b <= a; ++b, ++at)
          if (sum[at] != 0) to.push_back({g, b, a, sign * sum[at]});
  };
  // y = (free ones) z, (pivots) constant - rows z
  for (std::size_t f = 0; f <= free_.size(); ++f) {
    const bool constant = f == free_.size();
    std::vector<double> sum = constant ? std::vector<double>(entries, 0.0) : matrices[free_[f]];
    std::vector<Entry> own;
    double cost = constant ? 0.0 : terms_[free_[f]].constant().approximate();
    if (!constant) add_own_place(own, place[free_[f]], 1.0);
    for (std::size_t p = 0; p < pivot_.size(); ++p) {
      if (rows_[p][f].is_zero()) continue;
      const double factor = (constant ? 1.0 : -1.0) * rows_[p][f].approximate();
      const auto& matrix = matrices[pivot_[p]];
      for (std::size_t i = 0; i < entries; ++i) sum[i] += factor * matrix[i];
      add_own_place(own, place[pivot_[p]], factor);
      cost += factor * terms_[pivot_[p]].constant().approximate();
    }
    const double sign = constant ? -1.0 : 1.0;  // C is minus the constant part
    for (Entry& entry : own) entry.value *= sign;
    add_matrix(sum, sign, own);
    if (constant) {
      out.C = std::move(own);
    } else {
      out.A.push_back(std::move(own));
      out.cost.push_back(cost);
    }
  }
  return out;
}

}  // namespace lemmata::worst_case
