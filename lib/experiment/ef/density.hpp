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

/// One training by layer-wise EF-signSGD, epoch by epoch: what a DensityLog has of g_t, then of gamma_t g_t + e_t, which is compressed.
Numbers densities_along(Trainer& trainer, const method::Schedule<double>& gamma, long epochs);

}  // namespace lemmata::experiment::ef
