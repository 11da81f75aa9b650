#pragma once
#include <array>
#include <string>
#include <vector>

#include "lib/compress/compressor.hpp"
#include "lib/experiment/trainer.hpp"

namespace lemmata::experiment::biased {

/// What is kept of a stochastic gradient, layer by layer.
enum class Kept : std::size_t { all, largest, random };
constexpr std::size_t kinds_kept = 3;
constexpr std::array<const char*, kinds_kept> kept_names = {"SGD", "top-k", "rand-k"};

constexpr std::size_t batch_of_training = 256;                               // printed
constexpr double penalty = 1e-4;                                             // printed
constexpr std::array<double, 5> training_steps = {0.1, 0.2, 0.3, 0.4, 0.5};  // printed
constexpr std::array<double, 5> momenta = {0.1, 0.25, 0.5, 0.75, 0.9};       // printed

/// Of each layer of d_i entries ceil(d_i/100) are kept, the largest or a random subset (not rescaled).
compress::Compressor<double> kept_by_layer(Kept kept, const std::vector<Block>& layers);

struct Hyper {
  double gamma = 0, beta = 0;
};
/// All measures at the times (in epochs) of a run: SGD with momentum, m' = C(g) + beta m, x' = x - gamma m'; gamma is divided by ten after
/// five sixths of the epochs.
Numbers sparse_training(Kept kept, const Hyper& hyper, const std::vector<double>& times, Trainer& trainer, const Task& task);

/// The pair of the printed grid that has the least test error after any of the epochs looked at, one repetition.
struct TunedHyper {
  Hyper best;
  std::string text;  ///< the least error, and that of the printed pair
};
std::array<TunedHyper, kinds_kept> tuned_hypers(const Task& task, const std::vector<double>& times, const Run& run);
/// The printed pairs: Table 2.
Hyper printed_hyper(Kept kept);

/// The runs of a kind, by repetition, measured at every epoch.
struct Trained {
  std::vector<Numbers> runs = {};
  /// The mean over the repetitions and the epochs from .. to - 1.
  double average(Measure measure, std::size_t from, std::size_t to) const;
};
/// What the paper says of its curves, for the kinds in their order.
std::vector<Observation> sparse_observations(const std::vector<Trained>& trained, std::size_t epochs);

}  // namespace lemmata::experiment::biased
