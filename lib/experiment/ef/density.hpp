#pragma once
#include <span>
#include <vector>

#include "lib/experiment/trainer.hpp"

namespace lemmata::experiment::ef {

/// phi(v) = ||v||_1^2 / (d ||v||_2^2), in [1/d, 1]; no number for v = 0.
double density(std::span<const double> v);

/// Densities of a vector and of its layers, over some iterations: means and least values. A vector of zeros has none and does not count.
class DensityLog {
 public:
  explicit DensityLog(std::vector<std::size_t> layers) : layers_(std::move(layers)), sums_(1 + layers_.size()) { clear(); }
  void add(const Vec<double>& v);
  /// The mean density of the whole vector and of each layer, then the least of each, over what was added since.
  Numbers taken();

 private:
  struct Sum {
    double total, count, least;
  };
  void clear();
  void add(std::size_t which, std::span<const double> v);
  std::vector<std::size_t> layers_;
  std::vector<Sum> sums_;
};

/// What error feedback with varying steps keeps; with a constant step both are one method.
enum class ErrorKept {
  steps,     ///< as in Algorithm 1: p = gamma_t g_t + e_t,  x' = x - C(p),          e' = p - C(p)
  gradients  ///<                    p = g_t + e_t,          x' = x - gamma_t C(p),  e' = p - C(p)
};

/// One training by layer-wise EF-signSGD, epoch by epoch: what a DensityLog has of g_t, then of p, which is compressed.
Numbers densities_along(Trainer& trainer, const method::Schedule<double>& gamma, ErrorKept kept, long epochs);

}  // namespace lemmata::experiment::ef
