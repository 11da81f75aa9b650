#pragma once
#include <optional>
#include <vector>

#include "lib/experiment/experiment.hpp"
#include "lib/experiment/image_set.hpp"
#include "lib/experiment/network.hpp"
#include "lib/oracle/oracle.hpp"

namespace lemmata::experiment {

/// How mini-batches are made.
enum class Batches {
  standard,  ///< the data are shuffled before each epoch and taken in order; a remainder smaller than a batch is left out
  split      ///< each batch from the classes below 5, or from the others, with equal probabilities; its images uniformly from there
};

/// The first `count` images, as inputs in [0, 1].
class TrainingData {
 public:
  TrainingData(const ImageSet& images, std::size_t count);
  std::size_t count() const { return count_; }
  /// The images with these numbers.
  void fill(Batch<float>& batch, std::span<const std::size_t> numbers) const;
  const std::vector<std::size_t>& part(std::size_t upper) const {
    return parts_[upper];
  }  ///< numbers of images with labels 5 .. 9, or 0 .. 4

 private:
  const ImageSet& images_;
  std::size_t count_;
  std::vector<std::size_t> parts_[2];
};

/// Which images the t-th batch has. Standard batches depend on the order (one shuffle an epoch) and t; split ones on `chance`.
class BatchSource {
 public:
  BatchSource(const TrainingData& data, Batches kind, std::size_t batch, Sampled<double> order);
  long per_epoch() const { return static_cast<long>(data_.count() / batch_); }
  const Batch<float>& at(long t, Chance<double>& chance);

 private:
  const TrainingData& data_;
  Batches kind_;
  std::size_t batch_;
  Sampled<double> order_;
  long epoch_ = -1;
  std::vector<std::size_t> shuffled_, chosen_;
  Batch<float> images_;
};

/// The stochastic gradient of a network's loss on the source's batches. Both must outlive it.
oracle::Oracle<double> gradient_oracle(Network<float>& network, BatchSource& source);

/// Images in chunks of a size that multiplies fast, to measure accuracy on.
std::vector<Batch<float>> chunks(const ImageSet& images, std::size_t count);
/// The mean loss, and the share of images whose largest output is at their label.
struct Score {
  double loss = 0, accuracy = 0;
};
Score score(Network<float>& network, const Vec<double>& parameters, const std::vector<Batch<float>>& images);
double accuracy(Network<float>& network, const Vec<double>& parameters, const std::vector<Batch<float>>& images);

/// What is trained on and measured on, made once for all runs of an experiment.
struct Task {
  Task(const FashionMnist& images, std::size_t training, std::size_t measured, NetworkShape network_shape);
  NetworkShape shape;
  TrainingData data;
  std::vector<Batch<float>> train, test;  ///< `measured` of each
  std::size_t parameters() const { return Network<float>(shape).size(); }
};

struct TrainingSetting {
  bool by_signs = false;  ///< signSGD, else SGD
  Batches batches = Batches::standard;
  std::size_t batch = 128;
  double gamma = 0.1;
  long iterations = 0;
  std::size_t checkpoints = 2;  ///< t = iterations (from + (1 - from)(j/checkpoints)^2), j = 0, 1, ..: denser at the start
  double from = 0;

  double megabytes(long t, std::size_t parameters) const {  ///< sent by one worker: a bit, or 32, for each parameter and iteration
    return static_cast<double>(t) * static_cast<double>(parameters) * (by_signs ? 1 : 32) / 8e6;
  }
  std::vector<long> times() const;
};

/// Train and test accuracies at the checkpoints, and what `look` adds to them at a time before the step: it may use the network and source.
struct Course {
  Numbers train = {}, test = {}, seen = {};
};
using Look = std::function<void(long t, const Vec<double>& parameters, Network<float>& network, Numbers& seen)>;
Course train(const Task& task, const TrainingSetting& setting, const Run& run, std::uint64_t purpose, std::uint64_t repetition,
             const Look& look = nullptr);
Numbers flattened(const Course& course);
Course course_of(const Numbers& numbers, std::size_t checkpoints);

/// The value of a curve at a time between its points, linear between neighbours; held beyond the ends.
double interpolated(const std::vector<double>& x, const Numbers& y, double at);
/// The mean of `samples` interpolated values from `from` to `to`.
double mean_between(const std::vector<double>& x, const Numbers& y, double from, double to, int samples = 20);

/// The step sizes of a grid that was walked in two rounds, for several settings at once.
///
/// Round one: each setting at each step of its grid, for a fifth of its iterations. Round two: the best, 0.3 times and 3 times it, for all
/// iterations. Best: the largest train accuracy, averaged over the last fifth of the iterations.
struct Tuned {
  double gamma = 0, score = 0;
  std::string text;  ///< all that was tried, with scores
};
std::vector<Tuned> tuned(const Task& task, const std::vector<TrainingSetting>& settings, const std::vector<double>& grid, const Run& run);

}  // namespace lemmata::experiment
