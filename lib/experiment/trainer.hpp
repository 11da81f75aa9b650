#pragma once
#include <vector>

#include "lib/experiment/recorded.hpp"
#include "lib/experiment/training.hpp"
#include "lib/method/schedule.hpp"

namespace lemmata::experiment {

/// One repetition of a training: where it starts, its batches in their order, and the gradient of the loss on them as an oracle. It must
/// outlive the methods that ask it.
class Trainer {
 public:
  /// Trainers of one purpose and repetition start from the same point and see the same data: what differs is the method.
  ///
  /// @param decay  >= 0: the loss has (decay/2)||x||^2 added, its gradient decay x
  Trainer(const Task& task, Batches batches, std::size_t batch, const Run& run, std::uint64_t purpose, std::uint64_t repetition,
          double decay = 0);
  Trainer(const Trainer&) = delete;
  Trainer& operator=(const Trainer&) = delete;

  Network<float> network;
  Vec<double> x0;
  BatchSource source;
  oracle::Oracle<double> oracle;
  Sampled<double> chance;  ///< of the method, and of what draws batches
};

/// gamma, and a tenth of what it was from each of these times on, which increase.
method::Schedule<double> decimated(double gamma, const std::vector<long>& times);

/// 0, stride, 2 stride, ..., and `epochs`: when a network is measured, in epochs.
std::vector<double> epochs_measured(long epochs, long stride = 1);
/// The same in iterations.
std::vector<long> iterations_of(const std::vector<double>& epochs, long per_epoch);

/// What is measured of a network, on the images of a task.
enum class Measure : std::size_t { train_loss, train_accuracy, test_loss, test_accuracy };
constexpr std::size_t measures = 4;
/// All measures, in their order, of a network with these parameters.
Numbers measured(Network<float>& network, const Vec<double>& parameters, const Task& task);
/// All measures at each of the times along a run: those of the first time, then of the next.
template <class Method>
Numbers measured_along(const Method& method, const std::vector<long>& times, Trainer& trainer, const Task& task) {
  Numbers out;
  visited(method, times, trainer.chance, [&](const auto& state) {
    const Numbers now = measured(trainer.network, state.x, task);
    out.insert(out.end(), now.begin(), now.end());
  });
  return out;
}
/// One of them, by time.
Numbers curve(const Numbers& all, Measure measure);
/// The curves of several repetitions.
std::vector<Numbers> curves(const std::vector<Numbers>& repetitions, Measure measure);

}  // namespace lemmata::experiment
