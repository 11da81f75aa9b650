#include <cmath>

#include <Eigen/Dense>

#include "lib/worst_case/instance_value.hpp"

namespace lemmata::worst_case {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// quadratic: <Q, V V^T> with Q symmetric; `sign` (form - level) is to be at most 0.
struct Goal {
  MatrixXd Q;
  VectorXd linear;
  double constant;
  bool equality;
};

/// Levenberg and Marquardt on the conditions that are not met. V has one row for each vector; groups use columns of their own.
class Polisher {
 public:
  Polisher(const Programme& programme, const Dual& dual, Proposal& proposal, double target, double room)
      : proposal_(proposal), dual_(dual) {
    n_ = static_cast<Index>(programme.vectors.size());
    m_ = static_cast<Index>(programme.numbers.size());
    for (const auto& group : proposal.coordinates) r_ += group.empty() ? 0 : static_cast<Index>(group[0].size());
    V_ = MatrixXd::Zero(n_, r_);
    moves_ = MatrixXd::Zero(n_, r_);
    copy(true);
    F_ = Eigen::Map<const VectorXd>(proposal.numbers.data(), m_);
    for (const Condition& condition : programme.conditions) add(condition.form, 1, condition.equality ? 0 : room, condition.equality);
    for (const auto& [name, form] : programme.measured) add(form, -1, target, false);
  }

  bool run() {
    double damping = 1e-3;
    VectorXd residual = residuals(V_, F_);
    double milestone = residual.squaredNorm();
    for (int round = 0; round < 150; ++round) {
      if (residual.cwiseAbs().maxCoeff() < 1e-14) break;
      if (round % 15 == 14) {  // no longer on its way
        if (residual.squaredNorm() > 0.1 * milestone) break;
        milestone = residual.squaredNorm();
      }
      const MatrixXd J = jacobian(residual);
      const VectorXd gradient = J.transpose() * residual;
      MatrixXd H = J.transpose() * J;
      bool better = false;
      for (int attempt = 0; attempt < 8 && !better; ++attempt) {
        MatrixXd damped = H;
        damped.diagonal().array() += damping;
        const VectorXd step = damped.ldlt().solve(-gradient);
        MatrixXd V = V_;
        VectorXd F = F_;
        move(step, V, F);
        const VectorXd next = residuals(V, F);
        better = next.allFinite() && next.squaredNorm() < residual.squaredNorm();
        if (better) V_ = V, F_ = F, residual = next, damping = std::max(damping * 0.1, 1e-16);
        else damping *= 10;
      }
      if (!better) break;
    }
    copy(false);
    return residual.cwiseAbs().maxCoeff() < 0.5 * smallest_room_;
  }

 private:
  void copy(bool into) {
    Index column = 0;
    for (std::size_t g = 0; g < dual_.groups(); ++g) {
      auto& group = proposal_.coordinates[g];
      const Index r = group.empty() ? 0 : static_cast<Index>(group[0].size());
      for (std::size_t a = 0; a < group.size(); ++a)
        for (Index k = 0; k < r; ++k) {
          const auto row = static_cast<Index>(dual_.group(g)[a]);
          double& there = group[a][static_cast<std::size_t>(k)];
          if (into) V_(row, column + k) = there, moves_(row, column + k) = 1;
          else there = V_(row, column + k);
        }
      column += r;
    }
    if (!into) proposal_.numbers.assign(F_.data(), F_.data() + F_.size());
  }
  void add(const Form& form, double sign, double level, bool equality) {
    Goal goal{MatrixXd::Zero(n_, n_), VectorXd::Zero(m_), sign * form.constant().approximate() + level, equality};
    for (std::size_t j = 0; j < form.vectors(); ++j)
      for (std::size_t i = 0; i <= j; ++i) {
        const double q = form.quadratic(i, j).approximate();
        if (q == 0) continue;
        const auto a = static_cast<Index>(i), b = static_cast<Index>(j);
        goal.Q(a, b) += 0.5 * sign * q;
        goal.Q(b, a) += 0.5 * sign * q;
      }
    for (Index k = 0; k < m_; ++k) goal.linear(k) = sign * form.linear(static_cast<std::size_t>(k)).approximate();
    if (sign > 0 && !equality) smallest_room_ = level;
    goals_.push_back(std::move(goal));
  }
  VectorXd residuals(const MatrixXd& V, const VectorXd& F) const {
    const MatrixXd G = V * V.transpose();
    VectorXd out(static_cast<Index>(goals_.size()));
    for (Index k = 0; k < out.size(); ++k) {
      const Goal& goal = goals_[static_cast<std::size_t>(k)];
      const double value = goal.Q.cwiseProduct(G).sum() + goal.linear.dot(F) + goal.constant;
      out(k) = goal.equality ? value : std::max(0.0, value);
    }
    return out;
  }
  MatrixXd jacobian(const VectorXd& residual) const {
    MatrixXd J = MatrixXd::Zero(residual.size(), n_ * r_ + m_);
    for (Index k = 0; k < residual.size(); ++k) {
      const Goal& goal = goals_[static_cast<std::size_t>(k)];
      if (residual(k) == 0 && !goal.equality) continue;
      const MatrixXd gradient = (2 * goal.Q * V_).cwiseProduct(moves_);
      J.row(k).head(n_ * r_) = Eigen::Map<const VectorXd>(gradient.data(), n_ * r_);
      J.row(k).tail(m_) = goal.linear;
    }
    return J;
  }
  void move(const VectorXd& step, MatrixXd& V, VectorXd& F) const {
    V += Eigen::Map<const MatrixXd>(step.data(), n_, r_).cwiseProduct(moves_);
    F += step.tail(m_);
  }

  Proposal& proposal_;
  const Dual& dual_;
  Index n_ = 0, m_ = 0, r_ = 0;
  MatrixXd V_, moves_;
  VectorXd F_;
  std::vector<Goal> goals_;
  double smallest_room_ = 1;
};

}  // namespace

bool polish(const Programme& programme, const Dual& dual, Proposal& proposal, double target, double room) {
  return Polisher(programme, dual, proposal, target, room).run();
}

}  // namespace lemmata::worst_case
