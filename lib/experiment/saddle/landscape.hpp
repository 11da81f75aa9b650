#pragma once
#include <cmath>
#include <memory>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/experiment/experiment.hpp"
#include "lib/method/compressed_sgd_workers.hpp"
#include "lib/problem/cosine_landscape.hpp"

namespace lemmata::experiment::saddle {

/// A bounded landscape with L = rho = 1 and one direction of descent from its saddle point 0, where the Hessian is
/// diag(-gamma, h_2, ..., h_d):
///
///   f(x) = gamma^3 cos(x_1 / gamma) - sum_{i >= 2} h_i cos(x_i),    h_i from 1/4 to 1
///
/// From the saddle to the minimum next to it f falls by 2 gamma^3, over a distance of pi gamma.
///
/// @param d      dimension, >= 2
/// @param gamma  curvature, in (0, 1]; sqrt(rho eps) of the eps at which 0 is the last point that is no eps-SOSP
problem::CosineLandscape<double> one_descent(std::size_t d, double gamma);

/// One of W workers' samples: the landscape with its i-th height times 1 + c_i, where the c average to 0 over all samples of all workers,
/// but not over a worker's own. The noise of gradients is 0 at the saddle point, as in an autoencoder: it does not help to leave it.
class SampledLandscape {
 public:
  /// @param workers  even; the second half's c are minus the first's
  /// @param samples  of each worker
  SampledLandscape(problem::CosineLandscape<double> f, std::size_t workers, std::size_t samples, Sampled<double> chance);

  std::size_t workers() const { return factors_.size(); }
  std::size_t samples() const { return factors_[0].size(); }
  const problem::CosineLandscape<double>& mean() const { return f_; }
  /// The gradient of worker w's sample j.
  Vec<double> gradient(const Vec<double>& x, std::size_t w, std::size_t j) const;
  /// Worker w draws one of its samples.
  oracle::Oracle<double> oracle(std::size_t w) const;

 private:
  problem::CosineLandscape<double> f_;
  std::vector<std::vector<std::vector<double>>> factors_;  ///< of worker, sample, coordinate
};

}  // namespace lemmata::experiment::saddle
