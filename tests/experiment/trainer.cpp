#include "lib/experiment/trainer.hpp"

#include <catch2/catch.hpp>

#include "lib/method/momentum.hpp"
#include "lib/method/sgd.hpp"
#include "tests/experiment/four_pixels.hpp"

namespace lemmata::experiment::trainer_test {
namespace {

const FashionMnist images{.train = four_pixels(60), .test = four_pixels(30)};
const Task& small_task() {
  static const Task task(images, 60, 60, {.inputs = 4, .hidden = 8, .outputs = 10});
  return task;
}

/// x' = x + 1, and the time is kept beside it.
struct Counting {
  struct State {
    Vec<double> x;
    long last = -1;
  };
  State start() const { return {Vec<double>{0}, -1}; }
  State step(const State& s, long t, Chance<double>&) const { return {s.x + Vec<double>{1}, t}; }
};

}  // namespace

TEST_CASE("states are shown at the times asked for, before the step of that time") {
  std::vector<long> seen;
  visited(Counting{}, {0, 1, 4, 4}, Sampled<double>({}, 0), [&](const auto& state) {
    CHECK(state.x[0] == static_cast<double>(state.last + 1));
    seen.push_back(state.last);
  });
  CHECK(seen == std::vector<long>{-1, 0, 3, 3});
  CHECK(recorded(Counting{}, {2, 5}, Sampled<double>({}, 0), [](const Vec<double>& x) { return x[0]; }) == Numbers{2, 5});
}

TEST_CASE("steps are a tenth from each of the times on") {
  const auto gamma = decimated(0.5, {2, 3});
  CHECK(
      (gamma.at(0) == 0.5 && gamma.at(1) == 0.5 && gamma.at(2) == 0.5 / 10 && gamma.at(3) == 0.5 / 10 / 10 && gamma.at(99) == gamma.at(3)));
  CHECK(decimated(0.5, {}).at(7) == 0.5);
}

TEST_CASE("networks are measured at the start, every so often, and at the end") {
  CHECK(epochs_measured(3) == std::vector<double>{0, 1, 2, 3});
  CHECK(epochs_measured(5, 2) == std::vector<double>{0, 2, 4, 5});
  CHECK(iterations_of({0, 2, 5}, 10) == std::vector<long>{0, 20, 50});
}

TEST_CASE("trainers of one purpose and repetition start alike and see the same data; decay adds its multiple of the point") {
  OneByOne workers;
  const Run run("test.trainer", 1, Scale::quick, workers);
  Trainer plain(small_task(), Batches::standard, 10, run, 4, 2), decaying(small_task(), Batches::standard, 10, run, 4, 2, 0.25);
  Trainer other(small_task(), Batches::standard, 10, run, 4, 3);
  CHECK(identical(plain.x0, decaying.x0));
  CHECK(!identical(plain.x0, other.x0));
  for (long t = 0; t < 8; ++t) {
    const Vec<double> g = plain.oracle({.x = plain.x0, .t = t}, plain.chance);
    const Vec<double> h = decaying.oracle({.x = plain.x0, .t = t}, decaying.chance);
    for (std::size_t i = 0; i < g.size(); ++i) CHECK(h[i] == g[i] + 0.25 * plain.x0[i]);
  }
}

TEST_CASE("loss falls and accuracy rises along momentum, in the order in which they are kept; without a step they stay") {
  OneByOne workers;
  const Run run("test.trainer", 1, Scale::quick, workers);
  Trainer trainer(small_task(), Batches::standard, 10, run, 0, 0);
  const method::Momentum<double> momentum{.x0 = trainer.x0, .gamma = 0.1, .beta = 0.9, .oracle = trainer.oracle};
  const Numbers all = measured_along(momentum, {0, 60, 300}, trainer, small_task());
  REQUIRE(all.size() == 3 * measures);
  for (const Measure loss : {Measure::train_loss, Measure::test_loss}) CHECK(curve(all, loss)[2] < curve(all, loss)[0] / 4);
  for (const Measure share : {Measure::train_accuracy, Measure::test_accuracy}) {
    CHECK(curve(all, share)[0] < 1);
    CHECK(curve(all, share)[2] == 1);
  }
  CHECK(curves({all, all}, Measure::test_loss) == std::vector<Numbers>(2, Numbers{all[2], all[6], all[10]}));
  const method::Sgd<double> still{.x0 = trainer.x0, .gamma = 0, .oracle = trainer.oracle};
  const Numbers same = measured_along(still, {0, 9}, trainer, small_task());
  CHECK(curve(same, Measure::train_loss) == Numbers(2, all[0]));
}

}  // namespace lemmata::experiment::trainer_test
