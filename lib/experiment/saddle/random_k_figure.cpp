#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include <fmt/format.h>

#include "lib/compress/rand_k.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/saddle/class_workers.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/compressed_sgd.hpp"

// Figure 1: distributed SGD with random-k, ten workers with one class each.

namespace lemmata::experiment::saddle {
namespace {

constexpr std::array<double, 4> kept_shares = {1, 0.1, 0.01, 0.001};
constexpr std::array<const char*, 4> kept_names = {"100 %", "10 %", "1 %", "0.1 %"};
constexpr std::size_t class_batch = 8;
constexpr std::array<double, 2> class_steps = {0.1, 0.01};  ///< printed, and a tenth

long kept_count(double share, std::size_t parameters) { return std::max(1L, std::lround(share * static_cast<double>(parameters))); }

/// A setting is a step and a share of the coordinates. Loss on the images to measure on (train), then accuracy on those of the test set, at each of the times.
Numbers random_k_course(const Task& task, const ImageSet& images, std::size_t setting, const std::vector<long>& times, const Run& run,
                        std::size_t repetition) {
  Network<float> network(task.shape);
  auto start = run.stream(0, repetition);
  const std::vector<float> initial = network.initial(start);
  ClassWorkers workers(images, task.data.count(), class_batch, run.stream(1, repetition));
  std::vector<float> gradient(network.size());
  const method::CompressedSgd<double> method{
      .x0 = Vec<double>(std::vector<double>(initial.begin(), initial.end())),
      .eta = class_steps[setting / kept_shares.size()],
      .compressor = compress::rand_k<double>(static_cast<long>(initial.size()),
                                             kept_count(kept_shares[setting % kept_shares.size()], initial.size())),
      .oracle = [&](const oracle::Point<double>& at, Chance<double>&) {
        network.loss_and_gradient(std::vector<float>(at.x.begin(), at.x.end()), workers.at(at.t), gradient);
        return Vec<double>(std::vector<double>(gradient.begin(), gradient.end()));
      }};
  Numbers accuracies;
  Numbers losses = recorded(method, times, run.stream(2 + setting, repetition), [&](const Vec<double>& x) {
    const std::vector<float> rounded(x.begin(), x.end());
    double sum = 0, count = 0;
    for (const Batch<float>& chunk : task.train) {
      sum += network.loss(rounded, chunk) * static_cast<double>(chunk.count());
      count += static_cast<double>(chunk.count());
    }
    accuracies.push_back(accuracy(network, x, task.test));
    return sum / count;
  });
  losses.insert(losses.end(), accuracies.begin(), accuracies.end());
  return losses;
}

struct RandomCoordinates {
  static constexpr ExperimentInfo info{
      .id = "saddle.fig1",
      .where = "Figure 1, section 4",
      .title = "distributed SGD with random-k, ten workers with one class each",
      .caption =
          "The paper trains ResNet34 on CIFAR-10. Here a network with one hidden layer of rectified linear units on Fashion-MNIST (the "
          "Debian package dataset-fashion-mnist), with the printed step (and a tenth of it), mini-batch and shares, and one class a "
          "worker. Random-k with "
          "error "
          "feedback; the indices are common to all workers, so that the mean of their messages is the message of their mean, and the mean "
          "of their errors is all that the iterates see. Indices follow from a common seed: 32 bits are counted for each number sent. "
          "Means with the standard deviation of the repetitions, whose number is not printed.",
      .needs = "fashion-mnist"};

  Figure operator()(const Run& run) const {
    const std::size_t training = run.at<std::size_t>(6000, 60000, 60000), measured = run.at<std::size_t>(1000, 5000, 10000),
                      repetitions = run.at<std::size_t>(2, 3, 10);
    const FashionMnist& images = fashion_mnist();
    const Task task(images, training, measured, {.hidden = run.at<std::size_t>(16, 32, 64)});
    const long per_epoch = ClassWorkers(images.train, training, class_batch, run.stream(1, 0)).per_epoch(), epochs = run.at(8L, 8L, 30L);
    const auto times = evenly(epochs * per_epoch, 41);
    const auto all = run.each("training", class_steps.size() * kept_shares.size() * repetitions, [&](std::size_t item) {
      return random_k_course(task, images.train, item / repetitions, times, run, item % repetitions);
    });
    Figure figure;
    figure.scale = fmt::format("{} training images, {} hidden units, {} parameters, {} repetitions, {} epochs of {} iterations{}", training,
                               task.shape.hidden, task.parameters(), repetitions, epochs, per_epoch,
                               run.scale() == Scale::deep       ? ""
                               : run.scale() == Scale::standard ? ": scaled down (at deep 64 units, 30 epochs, 10 repetitions)"
                                                                : ": scaled down (at standard 60000 images, 32 units, 3 repetitions)");
    figure.parameters = {{"eta", "0.1, 0.01", "printed: 0.1; a tenth of it is chosen, for shares whose feedback is slow"},
                         {"mini-batch", "8 of each worker", "printed"},
                         {"workers", "10, one class each", "printed"},
                         {"largest L for which Lemma A.7 allows the step 0.1", largest_smoothness(),
                          "mu/(4 eta sqrt(1 - mu)), at most 1/(4 eta); the network's L is not known"},
                         {"shares", "100 %, 10 %, 1 %, 0.1 %", "printed"},
                         {"repetitions", std::to_string(repetitions), "chosen; not printed"},
                         {"hidden units", std::to_string(task.shape.hidden), "chosen; the paper's network is another"},
                         {"artificial noise, reset", "none", "the paper mentions none here"},
                         {"measured on", fmt::format("the first {} training and test images", measured), "chosen"}};
    for (std::size_t step = 0; step < class_steps.size(); ++step) {
      const Curves curves(task.parameters(), static_cast<double>(per_epoch), times, all, repetitions, step);
      for (const bool accuracies : {false, true})
        for (const bool by_bits : {false, true}) figure.panels.push_back(curves.panel(accuracies, by_bits));
      for (Observation& o : curves.observations()) figure.observations.push_back(std::move(o));
    }
    return figure;
  }

  static std::string largest_smoothness() {
    std::string out;
    for (std::size_t i = 0; i < kept_shares.size(); ++i) {
      const double mu = kept_shares[i], factor = mu < 1 ? std::min(1.0, mu / std::sqrt(1 - mu)) : 1.0;
      out += fmt::format("{}{}: {}", i == 0 ? "" : "; ", kept_names[i], text(factor / (4 * class_steps[0])));
    }
    return out;
  }

  struct Curves {
    std::size_t parameters, step;
    double per_epoch;
    std::array<std::vector<Series>, 2> by_epoch;  ///< losses, accuracies

    Curves(std::size_t size, double iterations, const std::vector<long>& times, const std::vector<Numbers>& all, std::size_t repetitions,
           std::size_t which_step)
        : parameters(size), step(which_step), per_epoch(iterations) {
      std::vector<double> x;
      for (const long t : times) x.push_back(static_cast<double>(t) / per_epoch);
      const auto n = static_cast<std::ptrdiff_t>(times.size());
      for (std::size_t setting = 0; setting < kept_shares.size(); ++setting)
        for (const std::size_t which : {0U, 1U}) {
          std::vector<Numbers> own;
          for (const Numbers& one : repetitions_of(all, step * kept_shares.size() + setting, repetitions)) {
            const auto from = one.begin() + static_cast<std::ptrdiff_t>(which) * n;
            own.emplace_back(from, from + n);
          }
          by_epoch[which].push_back(mean_and_deviation(kept_names[setting], x, own));
        }
    }
    double megabits(std::size_t setting, double epoch) const {
      return epoch * per_epoch * 32e-6 * static_cast<double>(kept_count(kept_shares[setting], parameters));
    }
    Panel panel(bool accuracies, bool by_bits) const {
      Panel panel{.name = fmt::format("{}-{}-{}", accuracies ? "accuracy" : "loss", by_bits ? "bits" : "epochs", step + 1),
                  .title = fmt::format("{}, η = {}", accuracies ? "test" : "train", class_steps[step]),
                  .row = static_cast<int>(2 * step) + (accuracies ? 1 : 0),
                  .column = by_bits ? 1 : 0,
                  .x = {.label = by_bits ? "Mbit sent by a worker" : "epoch", .logarithmic = by_bits},
                  .y = {.label = accuracies ? "accuracy" : "loss", .logarithmic = !accuracies}};
      for (std::size_t setting = 0; setting < kept_shares.size(); ++setting) {
        Series series = by_epoch[accuracies ? 1 : 0][setting];
        if (by_bits) {
          for (double& x : series.x) x = megabits(setting, x);
          for (auto* list : {&series.x, &series.mean, &series.lower, &series.upper})
            if (!list->empty()) list->erase(list->begin());  // nothing was sent yet: a logarithm has no 0
        }
        panel.series.push_back(std::move(series));
      }
      return panel;
    }
    double end(std::size_t which, std::size_t setting) const {
      const auto& values = by_epoch[which][setting].mean;
      return mean(std::span(values).last(values.size() / 5));
    }
    /// Megabits until the mean accuracy is at least `wanted`.
    double sent_until(std::size_t setting, double wanted) const {
      const Series& curve = by_epoch[1][setting];
      for (std::size_t i = 0; i < curve.x.size(); ++i)
        if (curve.mean[i] >= wanted) return megabits(setting, curve.x[i]);
      return std::numeric_limits<double>::infinity();
    }
    std::vector<Observation> observations() const {
      const double full = end(1, 0), wanted = 0.95 * full;
      std::string alike, sent;
      for (std::size_t setting = 0; setting < kept_shares.size(); ++setting) {
        alike += fmt::format("{}{}: {:.4f} (train loss {})", setting == 0 ? "" : "; ", kept_names[setting], end(1, setting),
                             text(end(0, setting)));
        sent += fmt::format("{}{}: {}", setting == 0 ? "" : "; ", kept_names[setting], text(sent_until(setting, wanted)));
      }
      const double most = sent_until(0, wanted) / 5;
      const std::string at = step == 0 ? "" : "-small-step", eta = fmt::format(", η = {}", class_steps[step]);
      return {
          {"similar-performance" + at, "SGD with 10 % and 1 % compression achieves performance similar to that of uncompressed SGD",
           end(1, 1) >= full - 0.02 && end(1, 2) >= full - 0.02,
           "test accuracy over the last fifth of the epochs" + eta + ": " + alike + "; seen if 10 % and 1 % are at most 0.02 below 100 %"},
          {"less-communication" + at, "it requires significantly less communication",
           sent_until(1, wanted) <= most && sent_until(2, wanted) <= most,
           fmt::format("Mbit sent by a worker until test accuracy is {:.4f}, 0.95 of what 100 % reaches{} (inf: never): {}; seen if 10 % "
                       "and 1 % need at most a fifth",
                       wanted, eta, sent)}};
    }
  };
};
LEMMATA_EXPERIMENT(RandomCoordinates);

}  // namespace
}  // namespace lemmata::experiment::saddle
