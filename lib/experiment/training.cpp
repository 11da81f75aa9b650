#include "lib/experiment/training.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include <fmt/format.h>

#include "lib/experiment/statistics.hpp"
#include "lib/experiment/trainer.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"

namespace lemmata::experiment {
namespace {

constexpr std::size_t chunk_size = 256;

std::size_t uniform_below(std::size_t n, Sampled<double>& chance) {
  return std::min(n - 1, static_cast<std::size_t>(chance.uniform_real() * static_cast<double>(n)));
}

std::vector<float> floats(const Vec<double>& x) {
  std::vector<float> out(x.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<float>(x[i]);
  return out;
}

template <class Method>
Course walk(const Method& method, const Task& task, const TrainingSetting& setting, Trainer& trainer, const Look& look) {
  Course course;
  Network<float>& network = trainer.network;
  Sampled<double>& chance = trainer.chance;
  const auto times = setting.times();
  auto state = method.start();
  for (long t = 0;; ++t) {
    if (look) look(t, state.x, network, course.seen);
    if (t == times[course.train.size()]) {
      course.train.push_back(accuracy(network, state.x, task.train));
      course.test.push_back(accuracy(network, state.x, task.test));
      if (course.train.size() == times.size()) return course;
    }
    chance.at_step(static_cast<std::uint32_t>(t));
    state = method.step(state, t, chance);
  }
}

}  // namespace

TrainingData::TrainingData(const ImageSet& images, std::size_t count) : images_(images), count_(std::min(count, images.count())) {
  for (std::size_t i = 0; i < count_; ++i) parts_[images.labels[i] >= 5 ? 1 : 0].push_back(i);
}

void TrainingData::fill(Batch<float>& batch, std::span<const std::size_t> numbers) const {
  batch.inputs.resize(numbers.size() * images_.size());
  batch.labels.resize(numbers.size());
  constexpr std::size_t together = 16;  // a count that the compiler knows, and a copy that nothing else points to: it works in vectors
  const std::size_t size = images_.size(), whole = size / together * together;
  for (std::size_t j = 0; j < numbers.size(); ++j) {
    const std::uint8_t* image = images_.image(numbers[j]);
    float* out = batch.inputs.data() + j * size;
    for (std::size_t i = 0; i < whole; i += together) {
      std::uint8_t block[together];
      std::memcpy(block, image + i, together);
      for (std::size_t q = 0; q < together; ++q) out[i + q] = static_cast<float>(block[q]) * (1 / 255.0F);
    }
    for (std::size_t i = whole; i < size; ++i) out[i] = static_cast<float>(image[i]) * (1 / 255.0F);
    batch.labels[j] = images_.labels[numbers[j]];
  }
}

BatchSource::BatchSource(const TrainingData& data, Batches kind, std::size_t batch, Sampled<double> order)
    : data_(data), kind_(kind), batch_(batch), order_(order), shuffled_(data.count()), chosen_(batch) {}

const Batch<float>& BatchSource::at(long t, Chance<double>& chance) {
  if (kind_ == Batches::split) {
    const auto& part = data_.part(chance.uniform(2));
    // What is drawn from is no choice of the method's: a stream of its own, one step of it a batch.
    order_.at_step(static_cast<std::uint32_t>(t));
    for (std::size_t& number : chosen_) number = part[uniform_below(part.size(), order_)];
    data_.fill(images_, chosen_);
    return images_;
  }
  const long epoch = t / per_epoch();
  if (epoch != epoch_) {
    epoch_ = epoch;
    std::iota(shuffled_.begin(), shuffled_.end(), std::size_t{0});
    order_.at_step(static_cast<std::uint32_t>(epoch));
    for (std::size_t i = shuffled_.size(); i > 1; --i) std::swap(shuffled_[i - 1], shuffled_[uniform_below(i, order_)]);
  }
  data_.fill(images_, std::span(shuffled_).subspan(static_cast<std::size_t>(t % per_epoch()) * batch_, batch_));
  return images_;
}

oracle::Oracle<double> gradient_oracle(Network<float>& network, BatchSource& source) {
  return
      [&network, &source, gradient = std::vector<float>(network.size())](const oracle::Point<double>& at, Chance<double>& chance) mutable {
        network.loss_and_gradient(floats(at.x), source.at(at.t, chance), gradient);
        Vec<double> out(gradient.size());
        for (std::size_t i = 0; i < gradient.size(); ++i) out[i] = static_cast<double>(gradient[i]);
        return out;
      };
}

std::vector<Batch<float>> chunks(const ImageSet& images, std::size_t count) {
  const TrainingData data(images, count);
  std::vector<Batch<float>> out;
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < data.count(); ++i) {
    numbers.push_back(i);
    if (numbers.size() < chunk_size && i + 1 < data.count()) continue;
    data.fill(out.emplace_back(), numbers);
    numbers.clear();
  }
  return out;
}

Score score(Network<float>& network, const Vec<double>& parameters, const std::vector<Batch<float>>& images) {
  const std::vector<float> rounded = floats(parameters);
  double loss = 0;
  std::size_t right = 0, all = 0;
  for (const Batch<float>& chunk : images) {
    const auto [chunk_loss, chunk_right] = network.evaluate(rounded, chunk);
    loss += chunk_loss * static_cast<double>(chunk.count());
    right += chunk_right;
    all += chunk.count();
  }
  return {loss / static_cast<double>(all), static_cast<double>(right) / static_cast<double>(all)};
}

double accuracy(Network<float>& network, const Vec<double>& parameters, const std::vector<Batch<float>>& images) {
  const std::vector<float> rounded = floats(parameters);
  std::size_t right = 0, all = 0;
  for (const Batch<float>& chunk : images) {
    right += network.correct(rounded, chunk);
    all += chunk.count();
  }
  return static_cast<double>(right) / static_cast<double>(all);
}

Task::Task(const FashionMnist& images, std::size_t training, std::size_t measured, NetworkShape network_shape)
    : shape(network_shape),
      data(images.train, training),
      train(chunks(images.train, std::min(training, measured))),
      test(chunks(images.test, measured)) {}

std::vector<long> TrainingSetting::times() const {
  std::vector<long> out;
  for (std::size_t j = 0; j <= checkpoints; ++j) {
    const double share = static_cast<double>(j) / static_cast<double>(checkpoints);
    const long t = j == checkpoints ? iterations : static_cast<long>(static_cast<double>(iterations) * (from + (1 - from) * share * share));
    if (out.empty() || t > out.back()) out.push_back(t);
  }
  return out;
}

Course train(const Task& task, const TrainingSetting& setting, const Run& run, std::uint64_t purpose, std::uint64_t repetition,
             const Look& look) {
  Trainer trainer(task, setting.batches, setting.batch, run, purpose, repetition);
  if (setting.by_signs)
    return walk(method::SignDescent<double>{.x0 = trainer.x0, .gamma = setting.gamma, .oracle = trainer.oracle}, task, setting, trainer,
                look);
  return walk(method::Sgd<double>{.x0 = trainer.x0, .gamma = setting.gamma, .oracle = trainer.oracle}, task, setting, trainer, look);
}

Numbers flattened(const Course& course) {
  Numbers out = course.train;
  out.insert(out.end(), course.test.begin(), course.test.end());
  out.insert(out.end(), course.seen.begin(), course.seen.end());
  return out;
}

Course course_of(const Numbers& numbers, std::size_t checkpoints) {
  const auto n = static_cast<std::ptrdiff_t>(checkpoints);
  return {.train = Numbers(numbers.begin(), numbers.begin() + n),
          .test = Numbers(numbers.begin() + n, numbers.begin() + 2 * n),
          .seen = Numbers(numbers.begin() + 2 * n, numbers.end())};
}

double interpolated(const std::vector<double>& x, const Numbers& y, double at) {
  const auto above = std::lower_bound(x.begin(), x.end(), at);
  if (above == x.begin()) return y.front();
  if (above == x.end()) return y.back();
  const auto i = static_cast<std::size_t>(above - x.begin());
  const double share = (at - x[i - 1]) / (x[i] - x[i - 1]);
  return y[i - 1] + share * (y[i] - y[i - 1]);
}

double mean_between(const std::vector<double>& x, const Numbers& y, double from, double to, int samples) {
  Numbers values;
  for (int i = 0; i < samples; ++i) values.push_back(interpolated(x, y, from + (to - from) * (i + 0.5) / samples));
  return mean(values);
}

std::vector<Tuned> tuned(const Task& task, const std::vector<TrainingSetting>& settings, const std::vector<double>& grid, const Run& run) {
  constexpr std::uint64_t purpose_of_tuning = 1000;
  std::vector<Tuned> best(settings.size());
  const auto round = [&](const std::string& what, std::size_t tries, bool whole, const auto& gamma_of) {
    const auto scores = run.each(what, settings.size() * tries, [&](std::size_t item) {
      TrainingSetting setting = settings[item / tries];
      setting.gamma = gamma_of(item / tries, item % tries);
      if (!whole) setting.iterations = std::max(1L, setting.iterations / 5);
      setting.checkpoints = 3;
      setting.from = 0.8;
      const auto times = setting.times();
      const std::vector<double> x(times.begin(), times.end());
      return Numbers{mean_between(x, train(task, setting, run, purpose_of_tuning, 0).train, x.front(), x.back())};
    });
    std::vector<double> chosen(settings.size());
    for (std::size_t i = 0; i < settings.size(); ++i) {
      best[i].score = -1;
      for (std::size_t k = 0; k < tries; ++k) {
        const double score = scores[i * tries + k][0], gamma = gamma_of(i, k);
        best[i].text += fmt::format("{}{:.3g}: {:.1f} %", k > 0 ? ", " : best[i].text.empty() ? "" : "; then ", gamma, 100 * score);
        if (score > best[i].score) best[i].score = score, chosen[i] = gamma;
      }
    }
    for (std::size_t i = 0; i < settings.size(); ++i) best[i].gamma = chosen[i];
  };
  round("tuning", grid.size(), false, [&](std::size_t, std::size_t k) { return grid[k]; });
  const std::vector<double> factors = {0.3, 1, 3};
  round("fine tuning", factors.size(), true, [&](std::size_t i, std::size_t k) { return best[i].gamma * factors[k]; });
  return best;
}

}  // namespace lemmata::experiment
