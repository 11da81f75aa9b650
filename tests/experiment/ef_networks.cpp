#include <catch2/catch.hpp>

#include <cmath>

#include "lib/experiment/ef/density.hpp"
#include "lib/experiment/ef/generalisation.hpp"
#include "lib/experiment/statistics.hpp"
#include "tests/experiment/four_pixels.hpp"

namespace lemmata::experiment::ef_networks_test {
using namespace ef;

namespace {

/// From the last item to the first.
class FromTheEnd final : public Workers {
 public:
  std::vector<Numbers> compute(const std::string&, std::size_t count, const Work& work) override {
    std::vector<Numbers> all(count);
    for (std::size_t item = count; item > 0; --item) all[item - 1] = work(item - 1);
    return all;
  }
};

const Task& pixel_task() {
  static const FashionMnist images{.train = four_pixels(256), .test = four_pixels(64)};
  static const Task task(images, 256, 64, {.inputs = 4, .hidden = 6, .outputs = 10});
  return task;
}

/// All measures of an epoch are the accuracy there, but losses 1 - it.
Numbers scores_of(const Numbers& accuracies) {
  Numbers out;
  for (const double a : accuracies) out.insert(out.end(), {1 - a, a, 1 - a, a});
  return out;
}

/// Two repetitions of every method at two batch sizes, two epochs; `last` are the accuracies at the end, by method and batch size.
NetworkStudy study_with(const std::vector<double>& last) {
  NetworkStudy study{.batches = {128, 8}, .epochs = 2, .repetitions = 2, .steps = {.gamma = {0.01, 0.0562, 5.6e-5, 0.056}, .text = {}}};
  for (const double a : last) study.runs.push_back({scores_of({0.1, 0.2, a - 0.02}), scores_of({0.1, 0.3, a + 0.02})});
  return study;
}

bool seen(const NetworkStudy& study, std::string_view name) {
  for (const Observation& o : generalisation_observations(study))
    if (o.name == name) return o.seen;
  throw std::runtime_error("no observation " + std::string(name));
}

}  // namespace

TEST_CASE("the density is 1/d of a one-hot vector, 1 of signs, and does not depend on the scale") {
  CHECK(density(Numbers{0, 0, 3, 0}) == 0.25);
  CHECK(density(Numbers{-2, 2, 2}) == 1);
  CHECK(density(Numbers{3, 4}) == Approx(49.0 / 50));
  CHECK(std::isnan(density(Numbers{0, 0})));
}

TEST_CASE("densities are averaged over what was added, of the whole vector and of each layer; zeros do not count") {
  DensityLog log({1, 2});
  log.add(Vec<double>{1, 1, 1});
  log.add(Vec<double>{0, 0, 5});
  CHECK(log.taken() == Numbers{(1 + 1.0 / 3) / 2, 1, 0.75, 1.0 / 3, 1, 0.5});
  log.add(Vec<double>{1, 0, 1});
  CHECK(log.taken() == Numbers{4.0 / 6, 1, 0.5, 4.0 / 6, 1, 0.5});
}

TEST_CASE("along EF-signSGD the error-corrected gradient of the first step is the gradient, and densities stay in their range") {
  OneByOne workers;
  const Run run("test.density", 1, Scale::quick, workers);
  Trainer trainer(pixel_task(), Batches::standard, 256, run, 0, 0);  // one batch an epoch
  const Numbers all = densities_along(trainer, 0.05, ErrorKept::steps, 5);
  REQUIRE(all.size() == 5 * 20);
  for (std::size_t i = 0; i < 10; ++i) CHECK(all[i] == Approx(all[10 + i]).epsilon(1e-12));
  CHECK(all[20] != Approx(all[30]).epsilon(1e-3));
  for (const double phi : all) CHECK((phi > 0 && phi <= 1 + 1e-12));
}

TEST_CASE("errors of steps and of gradients are compressed alike while the step is constant, and not once it has decreased") {
  OneByOne workers;
  const Run run("test.density", 1, Scale::quick, workers);
  Trainer trainer(pixel_task(), Batches::standard, 256, run, 0, 0);
  const auto gamma = decimated(0.0625, {3});
  const Numbers steps = densities_along(trainer, gamma, ErrorKept::steps, 5),
                gradients = densities_along(trainer, gamma, ErrorKept::gradients, 5);
  for (std::size_t i = 0; i < 3 * 20; ++i) CHECK(steps[i] == Approx(gradients[i]).epsilon(1e-12));
  CHECK(steps[3 * 20 + 10] != Approx(gradients[3 * 20 + 10]).epsilon(1e-3));
}

TEST_CASE("the figure of densities has both readings, which agree until the step decreases, and says what its curves show") {
  OneByOne workers;
  for (const Experiment* one : all_experiments()) {
    if (one->info.id != "ef.fig2") continue;
    const Figure figure = compute(*one, 1, Scale::quick, workers);
    REQUIRE(figure.panels.size() == 10);
    for (std::size_t v = 0; v < 5; ++v)
      for (std::size_t s = 0; s < 4; ++s) {
        const Series &steps = figure.panels[v].series.at(s), &gradients = figure.panels[5 + v].series.at(s);
        REQUIRE(steps.mean.size() == 12);
        for (std::size_t e = 0; e < 6; ++e) CHECK(steps.mean[e] == Approx(gradients.mean[e]).epsilon(1e-6));
        for (const double phi : steps.mean) CHECK((phi > 0 && phi <= 1));
      }
    for (const Observation& o : figure.observations)
      for (const std::size_t reading : {0U, 1U})
        if (o.name == (reading == 0 ? "minimum-steps" : "minimum-gradients") && o.seen)
          for (const double phi : figure.panels[5 * reading].series.at(3).mean) CHECK(phi > 0.13);
    return;
  }
  FAIL("no experiment ef.fig2");
}

TEST_CASE("one step of each method on a network is the printed one, layer by layer") {
  OneByOne workers;
  const Run run("test.steps", 1, Scale::quick, workers);
  Trainer trainer(pixel_task(), Batches::standard, 256, run, 0, 0);
  const Vec<double> g = trainer.oracle({.x = trainer.x0, .t = 0}, trainer.chance);
  Vec<double> scaled(g.size()), signs(g.size());
  for (const Block& layer : trainer.network.blocks()) {
    double absolute = 0;
    for (std::size_t i = layer.from; i < layer.from + layer.size; ++i) absolute += std::fabs(g[i]);
    for (std::size_t i = layer.from; i < layer.from + layer.size; ++i) {
      signs[i] = g[i] > 0 ? 1 : g[i] < 0 ? -1 : 0;
      scaled[i] = absolute / static_cast<double>(layer.size) * signs[i];
    }
  }
  for (std::size_t m = 0; m < network_methods; ++m) {
    const Vec<double>& direction = m == 0 ? g : m == 2 ? signs : scaled;
    const Numbers after = measured(trainer.network, trainer.x0 - 0.125 * direction, pixel_task());
    const Numbers run_there = network_run(static_cast<NetworkMethod>(m), 0.125, {1}, trainer, pixel_task());
    for (std::size_t i = 0; i < measures; ++i) CHECK(run_there[i] == Approx(after[i]).epsilon(1e-5));
  }
}

TEST_CASE("a study has the same numbers in whatever order they are computed, and every method learns with its tuned step") {
  OneByOne forwards;
  FromTheEnd backwards;
  const NetworkStudy study = network_study(pixel_task(), {128, 32}, 16, 2, Run("test.study", 1, Scale::quick, forwards));
  const NetworkStudy again = network_study(pixel_task(), {128, 32}, 16, 2, Run("test.study", 1, Scale::quick, backwards));
  CHECK(study.runs == again.runs);
  CHECK(study.steps.gamma == again.steps.gamma);
  REQUIRE(study.runs.size() == 8);
  for (std::size_t m = 0; m < network_methods; ++m)
    for (std::size_t b = 0; b < 2; ++b) {
      CHECK(study.of(m, b).size() == 2);
      CHECK(study.of(m, b)[0].size() == 17 * measures);
      CHECK(study.of(m, b)[0] != study.of(m, b)[1]);
      CHECK(mean_at_end(study, m, b, Measure::train_loss) < curve(study.of(m, b)[0], Measure::train_loss)[0]);
    }
}

TEST_CASE("the gap is the difference of the best mean accuracies, its spread that of the differences") {
  NetworkStudy study = study_with({0.9, 0.9, 0.8, 0.8, 0.7, 0.7, 0.85, 0.85});
  CHECK(best_accuracy(study, 0, 0).centre() == Approx(0.9));
  CHECK(generalisation_gap(study, 1, 0).centre() == Approx(-0.1));
  CHECK(generalisation_gap(study, 1, 0).spread() == Approx(0).margin(1e-12));  // both repetitions differ as SGDM's do
  study.runs[2] = {scores_of({0.1, 0.95, 0.2}), scores_of({0.1, 0.75, 0.9})};
  CHECK(best_accuracy(study, 1, 0).values == Numbers{0.95, 0.75});  // after the first epoch: 0.85 on average
  CHECK(generalisation_gap(study, 1, 0).centre() == Approx(-0.05));
  CHECK(generalisation_gap(study, 1, 0).spread() == Approx(std::sqrt(2.0) * 0.12));
}

TEST_CASE("what the paper observes is seen in its own numbers, and not where they are turned round") {
  // Table 1 at batch sizes 128 and 8: SGDM, (scaled) signSGD, signSGDM, EF-signSGD
  const NetworkStudy printed = study_with({0.7535, 0.7491, 0.7314, 0.3856, 0.7220, 0.6831, 0.7443, 0.7427});
  for (const char* name :
       {"feedback-outperforms", "feedback-gap-decreases", "other-gaps-increase", "scaled-signs-deteriorate", "best-steps"})
    CHECK(seen(printed, name));
  CHECK(!seen(printed, "feedback-faster-on-train"));  // here the train curves are the test curves
  const NetworkStudy turned = study_with({0.7491, 0.7535, 0.3856, 0.7314, 0.6831, 0.7220, 0.3427, 0.7443});
  for (const char* name : {"feedback-outperforms", "other-gaps-increase", "scaled-signs-deteriorate", "scaled-signs-unstable"})
    CHECK(!seen(turned, name));
  const NetworkStudy ahead = study_with({0.7, 0.7, 0.71, 0.71, 0.6, 0.6, 0.75, 0.8});
  CHECK((seen(ahead, "feedback-faster-on-train") && seen(ahead, "scaled-signs-faster-on-train")));
  CHECK(!seen(ahead, "feedback-gap-decreases"));
}

}  // namespace lemmata::experiment::ef_networks_test
