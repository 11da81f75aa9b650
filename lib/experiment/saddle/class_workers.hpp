#pragma once
#include <vector>

#include "lib/experiment/training.hpp"

namespace lemmata::experiment::saddle {

/// Workers that hold the images of one class each, and draw their mini-batches from these: shuffled before each epoch, taken in order, a
/// remainder smaller than a batch left out.
class ClassWorkers {
 public:
  /// @param images, count  the first `count` images; each class from 0 to 9 has at least `batch` of them
  /// @param batch          of one worker
  ClassWorkers(const ImageSet& images, std::size_t count, std::size_t batch, Sampled<double> order);

  std::size_t workers() const { return classes_.size(); }
  /// Iterations until the smallest class was seen once.
  long per_epoch() const;
  /// All workers' mini-batches of iteration t, one after another. They are of one size: the mean of the workers' gradients is the gradient
  /// of the mean loss over all of it. Iterations come in order, from 0 on.
  const Batch<float>& at(long t);

 private:
  TrainingData data_;
  std::size_t batch_;
  Sampled<double> order_;
  long epoch_ = -1;
  std::vector<std::vector<std::size_t>> classes_;  ///< numbers of images, in the order of this epoch
  std::vector<std::size_t> chosen_;
  Batch<float> images_;
};

}  // namespace lemmata::experiment::saddle
