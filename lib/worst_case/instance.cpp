#include "lib/worst_case/instance_value.hpp"

#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

namespace lemmata::worst_case {
namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;

Fraction least_measured(const Programme& programme, const Matrix& G, const std::vector<Fraction>& numbers) {
  std::optional<Fraction> least;
  for (const auto& [name, form] : programme.measured) {
    const Fraction value = value_of(form, G, numbers);
    if (!least || value < *least) least = value;
  }
  return least.value_or(Fraction(0));
}

/// The numbers that leave each condition the slack that the solver's X shows, in the sense of least squares.
std::vector<double> numbers_of(const Programme& programme, const Dual& dual, const std::vector<std::vector<std::vector<double>>>& X,
                               const MatrixXd& G) {
  const auto rows = static_cast<Eigen::Index>(programme.conditions.size()), m = static_cast<Eigen::Index>(programme.numbers.size());
  if (m == 0) return {};
  MatrixXd A = MatrixXd::Zero(rows, m);
  VectorXd b = VectorXd::Zero(rows);
  for (Eigen::Index k = 0; k < rows; ++k) {
    const Condition& condition = programme.conditions[static_cast<std::size_t>(k)];
    for (Eigen::Index c = 0; c < m; ++c) A(k, c) = condition.form.linear(static_cast<std::size_t>(c)).approximate();
    double rest = condition.form.constant().approximate();
    for (std::size_t j = 0; j < condition.form.vectors(); ++j)
      for (std::size_t i = 0; i <= j; ++i) {
        const Fraction& q = condition.form.quadratic(i, j);
        if (!q.is_zero()) rest += q.approximate() * G(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(j));
      }
    const std::size_t row = dual.row_of_condition(static_cast<std::size_t>(k));
    b(k) = -rest - (row == Dual::none ? 0.0 : X[dual.diagonal_block()][row][0]);
  }
  const VectorXd F = A.colPivHouseholderQr().solve(b);
  return {F.data(), F.data() + F.size()};
}

MatrixXd whole_gram(const Programme& programme, const Dual& dual, const std::vector<std::vector<std::vector<double>>>& X) {
  const auto n = static_cast<Eigen::Index>(programme.vectors.size());
  MatrixXd G = MatrixXd::Zero(n, n);
  for (std::size_t g = 0; g < dual.groups(); ++g)
    for (std::size_t a = 0; a < dual.group(g).size(); ++a)
      for (std::size_t b = 0; b < dual.group(g).size(); ++b)
        G(static_cast<Eigen::Index>(dual.group(g)[a]), static_cast<Eigen::Index>(dual.group(g)[b])) = X[g][a][b];
  return G;
}

/// V with V^T V the nearest positive semidefinite matrix of rank at most `rank`, group by group.
std::vector<std::vector<std::vector<double>>> factors(const Dual& dual, const std::vector<std::vector<std::vector<double>>>& X,
                                                      std::size_t rank) {
  std::vector<std::vector<std::vector<double>>> out;
  for (std::size_t g = 0; g < dual.groups(); ++g) {
    const auto n = static_cast<Eigen::Index>(dual.group(g).size());
    MatrixXd G(n, n);
    for (Eigen::Index a = 0; a < n; ++a)
      for (Eigen::Index b = 0; b < n; ++b) G(a, b) = X[g][static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
    const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(G);
    const auto r = std::min(n, static_cast<Eigen::Index>(rank));
    out.emplace_back();
    for (Eigen::Index a = 0; a < n; ++a) {
      out.back().emplace_back();
      for (Eigen::Index k = n - 1; k >= n - r; --k)
        out.back().back().push_back(std::sqrt(std::max(0.0, eigen.eigenvalues()(k))) * eigen.eigenvectors()(a, k));
    }
  }
  return out;
}

std::size_t largest_group(const Dual& dual) {
  std::size_t n = 0;
  for (std::size_t g = 0; g < dual.groups(); ++g) n = std::max(n, dual.group(g).size());
  return n;
}

}  // namespace

Matrix gram(const Programme& programme, const Instance& instance) {
  const std::size_t n = instance.vectors.size();
  Matrix G(n, std::vector<Fraction>(n));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      if (programme.group[i] != programme.group[j]) continue;
      Fraction sum;
      for (std::size_t k = 0; k < instance.vectors[i].size(); ++k) sum.add_product(instance.vectors[i][k], instance.vectors[j][k]);
      G[i][j] = G[j][i] = sum;
    }
  return G;
}

Fraction value_of(const Form& form, const Matrix& G, const std::vector<Fraction>& numbers) {
  Fraction sum = form.constant();
  const std::size_t n = std::min(form.vectors(), G.size());
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = 0; i <= j; ++i)
      if (!form.quadratic(i, j).is_zero()) sum.add_product(form.quadratic(i, j), G[i][j]);
  for (std::size_t k = 0; k < form.numbers(); ++k) sum.add_product(form.linear(k), numbers.at(k));
  return sum;
}

Fraction measured_on(const Programme& programme, const Instance& instance) {
  return least_measured(programme, gram(programme, instance), instance.numbers);
}

std::string objection(const Programme& programme, const Instance& instance) {
  const Matrix G = gram(programme, instance);
  for (const Condition& condition : programme.conditions) {
    const int sign = value_of(condition.form, G, instance.numbers).sign();
    if (sign > 0 || (condition.equality && sign != 0)) return "the condition '" + condition.name + "' fails";
  }
  for (const MatrixCondition& matrix : programme.matrices) {
    const std::size_t n = matrix.entries.size();
    Matrix M(n, std::vector<Fraction>(n));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j <= i; ++j) M[i][j] = M[j][i] = value_of(matrix.entries[i][j], G, instance.numbers);
    if (!is_positive_semidefinite(std::move(M))) return "the matrix condition '" + matrix.name + "' fails";
  }
  return "";
}

Instance rounded(const Programme& programme, const Dual& dual, const Proposal& proposal, int digits) {
  Instance out;
  out.vectors.resize(programme.vectors.size());
  for (std::size_t g = 0; g < dual.groups(); ++g) {
    const auto& group = proposal.coordinates[g];
    out.dimensions.push_back(group.empty() ? 0 : group[0].size());
    for (std::size_t a = 0; a < group.size(); ++a)
      for (const double x : group[a]) out.vectors[dual.group(g)[a]].push_back(Fraction::rounded(x, digits));
  }
  for (const double x : proposal.numbers) out.numbers.push_back(Fraction::rounded(x, digits));
  return out;
}

std::optional<Instance> find_instance(const Programme& programme, const Programme& solved, const Dual& dual, const Solution& solution,
                                      const Fraction& bound, const Search& search) {
  const auto numbers = numbers_of(solved, dual, solution.X, whole_gram(solved, dual, solution.X));
  const double target = bound.approximate() - 0.6 * search.tolerance;
  const Fraction least_wanted = bound - Fraction::rounded(search.tolerance, 12);
  const std::size_t n = largest_group(dual);
  std::optional<Instance> best;
  Fraction best_value;
  const auto consider = [&](const Proposal& proposal, int digits) {
    Instance instance = rounded(programme, dual, proposal, digits);
    if (!objection(programme, instance).empty()) return false;
    const Fraction value = measured_on(programme, instance);
    if (!best || value > best_value) best = std::move(instance), best_value = value;
    return value >= least_wanted;
  };
  const double room = std::min(0.02 * search.tolerance, 0.2 * search.tolerance / search.multipliers);
  // Each round of polishing solves for all coordinates: beyond this many it takes too long.
  constexpr std::size_t most_unknowns = 300;
  for (std::size_t rank = 1; rank <= std::min(n, search.dimensions) && rank * programme.vectors.size() <= most_unknowns; ++rank) {
    Proposal proposal{factors(dual, solution.X, rank), numbers};
    if (!polish(programme, dual, proposal, target, room)) continue;
    for (const int digits : {9, 10, 12, 15})
      if (consider(proposal, digits)) return best;
  }
  if (n <= search.dimensions) consider({factors(dual, solution.X, n), numbers}, 15);
  return best;
}

}  // namespace lemmata::worst_case
