#include "lib/experiment/biased/sparse_training.hpp"

#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "lib/compress/identity.hpp"
#include "lib/compress/layer_wise.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/select_largest.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/momentum.hpp"

namespace lemmata::experiment::biased {
namespace {

constexpr std::uint64_t purpose_of_tuning = 1000;

}  // namespace

compress::Compressor<double> kept_by_layer(Kept kept, const std::vector<Block>& layers) {
  std::vector<compress::Layer<double>> all;
  for (const Block& layer : layers) {
    const long d = static_cast<long>(layer.size), k = (d + 99) / 100;
    all.push_back({layer.size, kept == Kept::all       ? compress::identity<double>()
                               : kept == Kept::largest ? compress::top_k_by_selection(d, k)
                                                       : compress::rand_k<double>(d, k)});
  }
  return compress::layer_wise(std::move(all));
}

Numbers sparse_training(Kept kept, const Hyper& hyper, const std::vector<double>& times, Trainer& trainer, const Task& task) {
  const auto compressor = kept_by_layer(kept, trainer.network.blocks());
  const oracle::Oracle<double> oracle = [&](const oracle::Point<double>& at, Chance<double>& chance) {
    const Vec<double> g = trainer.oracle(at, chance);
    return kept == Kept::all ? g : compressor.apply(g, at.t, chance);
  };
  const long per_epoch = trainer.source.per_epoch(), epochs = static_cast<long>(times.back());
  const auto gamma = decimated(hyper.gamma, {epochs * 5 / 6 * per_epoch});
  return measured_along(method::Momentum<double>{.x0 = trainer.x0, .gamma = gamma, .beta = hyper.beta, .oracle = oracle},
                        iterations_of(times, per_epoch), trainer, task);
}

std::array<TunedHyper, kinds_kept> tuned_hypers(const Task& task, const std::vector<double>& times, const Run& run) {
  constexpr std::size_t tries = training_steps.size() * momenta.size();
  const auto hyper_of = [](std::size_t j) { return Hyper{training_steps[j / momenta.size()], momenta[j % momenta.size()]}; };
  const auto errors = run.each("tuning", kinds_kept * tries, [&](std::size_t item) {
    Trainer trainer(task, Batches::standard, batch_of_training, run, purpose_of_tuning, 0, penalty);
    const auto all = sparse_training(static_cast<Kept>(item % kinds_kept), hyper_of(item / kinds_kept), times, trainer, task);
    const Numbers accuracies = curve(all, Measure::test_accuracy);
    return Numbers{1 - *std::max_element(accuracies.begin() + 1, accuracies.end())};
  });
  std::array<TunedHyper, kinds_kept> out;
  for (std::size_t kept = 0; kept < kinds_kept; ++kept) {
    const Hyper printed = printed_hyper(static_cast<Kept>(kept));
    double least = std::numeric_limits<double>::infinity(), of_printed = least;
    for (std::size_t j = 0; j < tries; ++j) {
      const double error = errors[j * kinds_kept + kept][0];
      const Hyper hyper = hyper_of(j);
      if (error < least) least = error, out[kept].best = hyper;
      if (hyper.gamma == printed.gamma && hyper.beta == printed.beta) of_printed = error;
    }
    out[kept].text = fmt::format("step {}, momentum {} (test error {:.2f} %; the printed pair {}, {}: {:.2f} %)", out[kept].best.gamma,
                                 out[kept].best.beta, 100 * least, printed.gamma, printed.beta, 100 * of_printed);
  }
  return out;
}

double Trained::average(Measure measure, std::size_t from, std::size_t to) const {
  Numbers all;
  for (const Numbers& one : curves(runs, measure)) all.push_back(mean(std::span(one).subspan(from, to - from)));
  return mean(all);
}

std::vector<Observation> sparse_observations(const std::vector<Trained>& trained, std::size_t epochs) {
  const std::size_t drop = epochs * 5 / 6, end = epochs + 1, last = std::max<std::size_t>(1, epochs / 12);
  Numbers floors, averages;
  for (const Trained& one : trained) {
    floors.push_back(one.average(Measure::train_loss, end - last, end));
    averages.push_back(one.average(Measure::train_loss, 1, drop + 1));
  }
  const Trained& random = trained[static_cast<std::size_t>(Kept::random)];
  const double before = random.average(Measure::train_loss, drop / 2, drop / 2 + last),
               at_drop = random.average(Measure::train_loss, drop + 1 - last, drop + 1);
  const std::string both = fmt::format(
      "mean training cross-entropy of SGD, top-k, rand-k: over the last {} epochs {}; before the step "
      "decreases {}",
      last, ordered(floors), ordered(averages));
  return {{"top-k-same-floor", "top-k can still converge to the same error floor as SGD",
           floors[1] < 1.5 * floors[0] && floors[0] < 1.5 * floors[1],
           fmt::format("{}; ratio of top-k's floor to SGD's {} (seen if between 2/3 and 3/2)", both, text(floors[1] / floors[0]))},
          {"top-k-slower", "but with a slower rate", averages[1] > averages[0], both},
          {"rand-k-slowest", "rand-k is more severely impacted by the slowdown", averages[2] > averages[1] && floors[2] > floors[1], both},
          {"rand-k-needs-more", "rand-k would require more iterations to converge to higher accuracy",
           floors[2] > 1.5 * floors[0] && at_drop < before,
           fmt::format("{}; rand-k's around the half of the epochs before the step decreases {}, at their end {}; seen if its floor is "
                       "above 3/2 of SGD's and it still falls",
                       both, text(before), text(at_drop))}};
}

Hyper printed_hyper(Kept kept) { return kept == Kept::all ? Hyper{0.1, 0.9} : Hyper{0.1, 0.75}; }

}  // namespace lemmata::experiment::biased
