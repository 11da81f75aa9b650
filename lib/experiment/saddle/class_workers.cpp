#include "lib/experiment/saddle/class_workers.hpp"

#include <algorithm>
#include <string>

#include "lib/num/error.hpp"

namespace lemmata::experiment::saddle {

ClassWorkers::ClassWorkers(const ImageSet& images, std::size_t count, std::size_t batch, Sampled<double> order)
    : data_(images, count), batch_(batch), order_(order), classes_(10) {
  for (std::size_t i = 0; i < data_.count(); ++i) classes_.at(images.labels[i]).push_back(i);
  for (std::size_t c = 0; c < classes_.size(); ++c)
    if (classes_[c].size() < batch) throw DomainError("class " + std::to_string(c) + " has less than " + std::to_string(batch) + " images");
}

long ClassWorkers::per_epoch() const {
  std::size_t least = classes_[0].size();
  for (const auto& numbers : classes_) least = std::min(least, numbers.size());
  return static_cast<long>(least / batch_);
}

const Batch<float>& ClassWorkers::at(long t) {
  const long epoch = t / per_epoch();
  if (epoch != epoch_) {
    epoch_ = epoch;
    order_.at_step(static_cast<std::uint32_t>(epoch));
    for (auto& numbers : classes_)
      for (std::size_t i = numbers.size(); i > 1; --i) {
        const auto j = std::min(i - 1, static_cast<std::size_t>(order_.uniform_real() * static_cast<double>(i)));
        std::swap(numbers[i - 1], numbers[j]);
      }
  }
  chosen_.clear();
  const auto from = static_cast<std::ptrdiff_t>(static_cast<std::size_t>(t % per_epoch()) * batch_),
             size = static_cast<std::ptrdiff_t>(batch_);
  for (const auto& numbers : classes_) chosen_.insert(chosen_.end(), numbers.begin() + from, numbers.begin() + from + size);
  data_.fill(images_, chosen_);
  return images_;
}

}  // namespace lemmata::experiment::saddle
