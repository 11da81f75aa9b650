#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "lib/experiment/biased/sparse_training.hpp"
#include "tests/experiment/four_pixels.hpp"

namespace lemmata::experiment::biased_networks_test {
using namespace biased;

namespace {

const Task& sparse_task() {
  static const FashionMnist images{.train = four_pixels(256), .test = four_pixels(64)};
  static const Task task(images, 256, 64, {.inputs = 4, .hidden = 60, .outputs = 10});
  return task;
}

/// Two repetitions; the cross-entropy goes from 2 to `floor` in proportion to 2^(-rate epoch), and 2 epochs are left after a decrease at 10.
Trained falling(double floor, double rate) {
  Trained out;
  for (const double shift : {-0.01, 0.01}) {
    Numbers& one = out.runs.emplace_back();
    for (int epoch = 0; epoch <= 12; ++epoch) one.insert(one.end(), {floor + shift + (2 - floor) * std::exp2(-rate * epoch), 0.5, 1, 0.5});
  }
  return out;
}
std::set<std::string> names_seen(const std::vector<Trained>& trained) {
  std::set<std::string> out;
  for (const Observation& o : sparse_observations(trained, 12))
    if (o.seen) out.insert(o.name);
  return out;
}

}  // namespace

TEST_CASE("what the paper observes is seen in curves that do so, and not in others") {
  CHECK(names_seen({falling(0.1, 2), falling(0.1, 1), falling(0.1, 0.1)}) ==
        std::set<std::string>{"top-k-same-floor", "top-k-slower", "rand-k-slowest", "rand-k-needs-more"});
  CHECK(names_seen({falling(0.1, 1), falling(0.2, 2), falling(0.12, 3)}).empty());
  CHECK(names_seen({falling(0.1, 1), falling(0.1, 2), falling(2.5, 1)}) == std::set<std::string>{"top-k-same-floor", "rand-k-slowest"});
  CHECK(falling(0.5, 0).average(Measure::train_loss, 3, 5) == Approx(2));
}

TEST_CASE("of each layer a hundredth is kept, at least one entry: the largest, or any; nothing is lost where all is kept") {
  const std::vector<Block> layers = {{"a", 0, 301}, {"b", 301, 3}};
  Sampled<double> chance({1, 1, 1}, 0);
  Vec<double> v(304);
  for (std::size_t i = 0; i < v.size(); ++i) v[i] = 1 + static_cast<double>(i % 50);
  v[7] = -99, v[200] = 98, v[303] = 0.5, v[301] = -0.25;
  CHECK(identical(kept_by_layer(Kept::all, layers).apply(v, 0, chance), v));
  const Vec<double> largest = kept_by_layer(Kept::largest, layers).apply(v, 0, chance);
  CHECK((largest[7] == -99 && largest[200] == 98 && largest[49] == 50 && largest[99] == 50));
  const Vec<double> random = kept_by_layer(Kept::random, layers).apply(v, 0, chance);
  for (const Vec<double>& kept : {largest, random}) {
    std::size_t first = 0, second = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      CHECK((kept[i] == 0 || kept[i] == v[i]));
      (i < 301 ? first : second) += kept[i] != 0 ? 1U : 0U;
    }
    CHECK((first == 4 && second == 1));
  }
}

TEST_CASE("without compression it is SGD with momentum; all kinds start alike and lower the loss, rand-k least") {
  OneByOne workers;
  const Run run("test.sparse", 1, Scale::quick, workers);
  Numbers ends;
  for (const Kept kept : {Kept::all, Kept::largest, Kept::random}) {
    Trainer trainer(sparse_task(), Batches::standard, 64, run, 0, 0, penalty);
    const Numbers loss = curve(sparse_training(kept, {0.1, 0.75}, {0, 6, 12}, trainer, sparse_task()), Measure::train_loss);
    ends.push_back(loss.back());
    CHECK(loss.back() < loss.front());
  }
  CHECK((ends[0] < ends[1] && ends[1] < ends[2]));
}

TEST_CASE("hyper-parameters are from the printed grid, with the error of the printed pair beside theirs, and repeat") {
  OneByOne workers;
  const Run run("test.hyper", 1, Scale::quick, workers);
  const auto tuned = tuned_hypers(sparse_task(), {0, 2, 4}, run), again = tuned_hypers(sparse_task(), {0, 2, 4}, run);
  for (std::size_t kept = 0; kept < kinds_kept; ++kept) {
    CHECK(std::count(training_steps.begin(), training_steps.end(), tuned[kept].best.gamma) == 1);
    CHECK(std::count(momenta.begin(), momenta.end(), tuned[kept].best.beta) == 1);
    CHECK(tuned[kept].text == again[kept].text);
    CHECK(tuned[kept].text.find("the printed pair 0.1, 0.") != std::string::npos);
  }
}

}  // namespace lemmata::experiment::biased_networks_test
