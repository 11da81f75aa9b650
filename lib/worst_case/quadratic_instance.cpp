#include <algorithm>
#include <cmath>

#include <Eigen/Dense>

#include "lib/worst_case/instance_value.hpp"

namespace lemmata::worst_case {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// A quadratic sum_k h_k x_k^2/2, and a starting point.
struct Diagonal {
  std::vector<Fraction> curvatures, start;
};

VectorXd combined(const Vector& v, const MatrixXd& rows) {
  VectorXd out = VectorXd::Zero(rows.cols());
  for (std::size_t i = 0; i < v.size(); ++i) out += v[i].approximate() * rows.row(static_cast<Index>(i)).transpose();
  return out;
}

/// The symmetric matrix with Q x_t = g_t in the sense of least squares, in the coordinates in which it is diagonal.
Diagonal proposed(const Trajectory& trajectory, const MatrixXd& gram, const Fraction& mu, const Fraction& L, Index rank) {
  const Eigen::SelfAdjointEigenSolver<MatrixXd> of_gram(gram);
  const MatrixXd roots = of_gram.eigenvalues().tail(rank).cwiseMax(0).cwiseSqrt().asDiagonal();
  const MatrixXd rows = of_gram.eigenvectors().rightCols(rank) * roots;
  MatrixXd X(rank, 0), G(rank, 0);
  for (const Evaluation& one : trajectory.evaluations) {
    if (one.at == "*") continue;
    X.conservativeResize(rank, X.cols() + 1);
    G.conservativeResize(rank, G.cols() + 1);
    X.rightCols(1) = combined(one.x, rows);
    G.rightCols(1) = combined(one.gradient, rows);
  }
  const MatrixXd Q = X.transpose().colPivHouseholderQr().solve(G.transpose());
  const Eigen::SelfAdjointEigenSolver<MatrixXd> eigen(0.5 * (Q + Q.transpose()));
  const VectorXd start = eigen.eigenvectors().transpose() * rows.row(0).transpose();
  Diagonal out;
  for (Index k = 0; k < rank; ++k) {
    const Fraction h = Fraction::rounded(eigen.eigenvalues()(k), 9);
    out.curvatures.push_back(std::min(std::max(h, mu), L));
    out.start.push_back(Fraction::rounded(start(k), 9));
  }
  return out;
}

/// The run on it: every gradient is that of the quadratic.
std::optional<Instance> played(const Trajectory& trajectory, const Diagonal& f) {
  Instance out{{f.start.size()}, Matrix(trajectory.vectors.size()), {}};
  out.vectors[0] = f.start;
  std::size_t known = 1;
  for (const Evaluation& one : trajectory.evaluations) {
    if (one.at == "*") continue;
    if (one.gradient.size() != known + 1 || one.x.size() > known) return std::nullopt;  // other unknown vectors: an oracle, a compressor
    std::vector<Fraction> g(f.start.size());
    for (std::size_t i = 0; i < one.x.size(); ++i)
      for (std::size_t k = 0; k < g.size(); ++k) g[k].add_product(one.x[i], out.vectors[i][k]);
    for (std::size_t k = 0; k < g.size(); ++k) g[k] *= f.curvatures[k];
    out.vectors[known++] = std::move(g);
  }
  if (known != trajectory.vectors.size()) return std::nullopt;
  return out;
}

/// Everything scales with the start: as large as the start allows.
void scale_to_start(const Programme& programme, Instance& instance) {
  const Matrix G = gram(programme, instance);
  for (const Condition& condition : programme.conditions) {
    if (condition.name != "start") continue;
    const Fraction radius = -condition.form.constant(), now = value_of(condition.form, G, {}) + radius;
    if (now.sign() <= 0) return;
    const Fraction factor = Fraction::rounded(std::sqrt((radius / now).approximate()) - 1e-12, 12);
    for (auto& v : instance.vectors)
      for (Fraction& x : v) x *= factor;
  }
}

}  // namespace

std::optional<Instance> find_quadratic(const Model& model, const Trajectory& trajectory, const Programme& programme, const Dual& dual,
                                       const Solution& solution) {
  if (dual.groups() != 1 || trajectory.vectors.empty() || trajectory.vectors[0] != "x[0]") return std::nullopt;
  const auto n = static_cast<Index>(trajectory.vectors.size());
  MatrixXd gram_found(n, n);
  for (std::size_t a = 0; a < trajectory.vectors.size(); ++a)
    for (std::size_t b = 0; b < trajectory.vectors.size(); ++b)
      gram_found(static_cast<Index>(dual.group(0)[a]), static_cast<Index>(dual.group(0)[b])) = solution.X[0][a][b];
  std::optional<Instance> best;
  Fraction most;
  for (Index rank = 1; rank <= std::min<Index>(n, 6); ++rank) {
    std::optional<Instance> instance =
        played(trajectory, proposed(trajectory, gram_found, parameter(model, "mu"), parameter(model, "L"), rank));
    if (!instance) return std::nullopt;
    scale_to_start(programme, *instance);
    if (!objection(programme, *instance).empty()) continue;
    const Fraction value = measured_on(programme, *instance);
    if (!best || value > most + Fraction(1, 10000000)) best = std::move(instance), most = value;
  }
  return best;
}

}  // namespace lemmata::worst_case
