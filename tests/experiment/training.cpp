#include "lib/experiment/training.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "tests/experiment/four_pixels.hpp"

namespace lemmata::experiment {
namespace {

std::vector<int> numbers_in(const Batch<float>& batch) {
  std::vector<int> out;
  for (std::size_t i = 0; i < batch.count(); ++i) out.push_back(static_cast<int>(batch.inputs[4 * i + 3] * 255 + 0.5F));
  return out;
}

const Sampled<double> order({2, 1, 1}, 0);

}  // namespace

TEST_CASE("an epoch of standard batches has every image once, in an order of its own; a remainder is left out") {
  const ImageSet images = four_pixels(23);
  const TrainingData data(images, 22);
  Sampled<double> chance({2, 1, 2}, 0);
  BatchSource source(data, Batches::standard, 5, order), again(data, Batches::standard, 5, order);
  CHECK(source.per_epoch() == 4);
  std::vector<std::vector<int>> epochs;
  for (long epoch = 0; epoch < 3; ++epoch) {
    std::vector<int>& all = epochs.emplace_back();
    for (long t = 4 * epoch; t < 4 * epoch + 4; ++t) {
      const auto batch = numbers_in(source.at(t, chance));
      all.insert(all.end(), batch.begin(), batch.end());
    }
    CHECK(std::set<int>(all.begin(), all.end()).size() == 20);
    CHECK(*std::max_element(all.begin(), all.end()) <= 21);
  }
  CHECK((epochs[0] != epochs[1] && epochs[1] != epochs[2]));
  CHECK(numbers_in(again.at(9, chance)) == std::vector<int>(epochs[2].begin() + 5, epochs[2].begin() + 10));
}

TEST_CASE("a split batch is from the lower or from the upper classes, each about as often") {
  const ImageSet images = four_pixels(60);
  const TrainingData data(images, 60);
  Sampled<double> chance({2, 1, 3}, 0);
  BatchSource source(data, Batches::split, 8, order);
  int upper = 0;
  for (long t = 0; t < 400; ++t) {
    const Batch<float>& batch = source.at(t, chance);
    const bool first = batch.labels[0] >= 5;
    upper += first ? 1 : 0;
    CHECK(std::all_of(batch.labels.begin(), batch.labels.end(), [&](std::uint8_t label) { return (label >= 5) == first; }));
  }
  CHECK((upper > 120 && upper < 280));  // P(outside) < 1e-14 for 400 fair coins, by Hoeffding
}

TEST_CASE("checkpoints go from the start to the end, denser at the start, each once") {
  const TrainingSetting setting{.iterations = 100, .checkpoints = 5};
  CHECK(setting.times() == std::vector<long>{0, 4, 16, 36, 64, 100});
  CHECK(TrainingSetting{.iterations = 3, .checkpoints = 40}.times() == std::vector<long>{0, 1, 2, 3});
  CHECK(TrainingSetting{.iterations = 100, .checkpoints = 2, .from = 0.8}.times() == std::vector<long>{80, 85, 100});
}

TEST_CASE("32 iterations of signSGD send as much as one of SGD") {
  TrainingSetting setting{.by_signs = true};
  const double signs = setting.megabytes(32, 1000000);
  setting.by_signs = false;
  CHECK(signs == setting.megabytes(1, 1000000));
  CHECK(signs == 4);
}

TEST_CASE("both methods learn classes that a pixel tells, and repeat to the bit") {
  const FashionMnist images{.train = four_pixels(60), .test = four_pixels(30)};
  const Task task(images, 60, 60, {.inputs = 4, .hidden = 8, .outputs = 10});
  OneByOne workers;
  const Run run("test.training", 1, Scale::quick, workers);
  for (const bool by_signs : {false, true}) {
    const TrainingSetting setting{.by_signs = by_signs, .batch = 10, .gamma = by_signs ? 0.01 : 0.5, .iterations = 300, .checkpoints = 3};
    const Course course = train(task, setting, run, 1, 0);
    CHECK(course.train.size() == 4);
    CHECK(course.train.back() == 1);
    CHECK(course.test.back() == 1);
    CHECK(flattened(train(task, setting, run, 1, 0)) == flattened(course));
    CHECK(course_of(flattened(course), 4).test == course.test);
    CHECK(train(task, setting, run, 1, 1).train != course.train);
  }
}

TEST_CASE("tuning takes the step that learns") {
  const FashionMnist images{.train = four_pixels(60), .test = four_pixels(30)};
  const Task task(images, 60, 60, {.inputs = 4, .hidden = 8, .outputs = 10});
  OneByOne workers;
  const Run run("test.tuning", 1, Scale::quick, workers);
  const auto best = tuned(task, {{.by_signs = true, .batch = 10, .iterations = 300}}, {1e-9, 0.01, 1e9}, run);
  REQUIRE(best.size() == 1);
  CHECK((best[0].gamma > 0.002 && best[0].gamma < 0.04));
  CHECK(best[0].score == 1);
}

TEST_CASE("a curve is read between its points") {
  CHECK(interpolated({0, 1, 3}, {0, 10, 30}, 2) == 20);
  CHECK((interpolated({0, 1}, {5, 6}, -1) == 5 && interpolated({0, 1}, {5, 6}, 9) == 6));
  CHECK(mean_between({0, 2}, {0, 2}, 0, 2) == Approx(1));
}

}  // namespace lemmata::experiment
