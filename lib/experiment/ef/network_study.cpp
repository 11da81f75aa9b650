#include "lib/experiment/ef/network_study.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "lib/compress/block_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/momentum.hpp"

namespace lemmata::experiment::ef {
namespace {

constexpr std::uint64_t purpose_of_tuning = 1000;

/// The least value after the start; that of no number is infinite.
double least_after_start(const Numbers& values) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t i = 1; i < values.size(); ++i) least = values[i] < least ? values[i] : least;
  return least;
}

}  // namespace

std::vector<long> layer_sizes(const Network<float>& network) {
  std::vector<long> out;
  for (const Block& block : network.blocks()) out.push_back(static_cast<long>(block.size));
  return out;
}

Numbers network_run(NetworkMethod method, const method::Schedule<double>& gamma, const std::vector<long>& times, Trainer& trainer,
                    const Task& task) {
  const auto signs = compress::block_sign<double>(layer_sizes(trainer.network), 0);
  switch (method) {
    case NetworkMethod::sgdm:
      return measured_along(method::Momentum<double>{.x0 = trainer.x0, .gamma = gamma, .beta = network_momentum, .oracle = trainer.oracle},
                            times, trainer, task);
    case NetworkMethod::scaled_signs:
      return measured_along(
          method::CompressedDescent<double>{.x0 = trainer.x0, .gamma = gamma, .compressor = signs, .oracle = trainer.oracle}, times,
          trainer, task);
    case NetworkMethod::sign_momentum:
      return measured_along(
          method::SignMomentum<double>{.x0 = trainer.x0, .gamma = gamma, .beta = network_momentum, .oracle = trainer.oracle}, times,
          trainer, task);
    case NetworkMethod::feedback:
      break;
  }
  return measured_along(method::ErrorFeedback<double>{.x0 = trainer.x0, .gamma = gamma, .compressor = signs, .oracle = trainer.oracle},
                        times, trainer, task);
}

TunedSteps tuned_steps(const Task& task, long epochs, const Run& run) {
  const std::size_t tries = network_steps.size();
  const auto losses = run.each("tuning", network_methods * tries, [&](std::size_t item) {
    Trainer trainer(task, Batches::standard, batch_of_tuning, run, purpose_of_tuning, 0, network_decay);
    const auto times = iterations_of(epochs_measured(epochs), trainer.source.per_epoch());
    const auto all = network_run(static_cast<NetworkMethod>(item / tries), network_steps[item % tries], times, trainer, task);
    return Numbers{least_after_start(curve(all, Measure::test_loss))};
  });
  TunedSteps out;
  for (std::size_t m = 0; m < network_methods; ++m) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t j = 0; j < tries; ++j) {
      const double loss = losses[m * tries + j][0];
      if (j == 0 || loss < least) least = loss, out.gamma[m] = network_steps[j];
      out.text[m] += fmt::format("{}{:.2g}: {:.4g}", j == 0 ? "" : ", ", network_steps[j], loss);
    }
  }
  return out;
}

NetworkStudy network_study(const Task& task, const std::vector<std::size_t>& batches, long epochs, std::size_t repetitions,
                           const Run& run) {
  NetworkStudy study{.batches = batches, .epochs = epochs, .repetitions = repetitions, .steps = tuned_steps(task, epochs / 2, run)};
  // The small batches, which take longest, come first; all methods see the same data from the same start.
  const std::size_t sizes = batches.size(), settings = network_methods * sizes;
  const auto all = run.each("repetitions", settings * repetitions, [&](std::size_t item) {
    const std::size_t method = item % network_methods, repetition = item / network_methods % repetitions;
    const std::size_t batch = sizes - 1 - item / network_methods / repetitions;
    Trainer trainer(task, Batches::standard, batches[batch], run, batch, repetition, network_decay);
    const long per_epoch = trainer.source.per_epoch();
    const double gamma = study.steps.gamma[method] * static_cast<double>(batches[batch]) / static_cast<double>(batch_of_tuning);
    const auto steps = decimated(gamma, {epochs / 2 * per_epoch, epochs * 3 / 4 * per_epoch});
    return network_run(static_cast<NetworkMethod>(method), steps, iterations_of(study.times(), per_epoch), trainer, task);
  });
  study.runs.resize(settings);
  for (std::size_t item = 0; item < all.size(); ++item) {
    const std::size_t batch = sizes - 1 - item / network_methods / repetitions;
    study.runs[item % network_methods * sizes + batch].push_back(all[item]);
  }
  return study;
}

}  // namespace lemmata::experiment::ef
