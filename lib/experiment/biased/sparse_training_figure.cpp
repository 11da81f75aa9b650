#include <fmt/format.h>

#include "lib/experiment/biased/sparse_training.hpp"
#include "lib/experiment/statistics.hpp"

// Figures 6 and 7: SGD with momentum on a network, with top-k, rand-k and without compression.

namespace lemmata::experiment::biased {
namespace {

struct SparseTraining {
  static constexpr ExperimentInfo info{
      .id = "biased.fig6",
      .where = "Figures 6 and 7, section 6.4 and appendix C",
      .title = "training and test error of a network with top-k, rand-k and without compression",
      .caption =
          "A scaled-down study. The paper trains Resnet18 with batch normalisation and dropout on CIFAR-10 for 180 epochs; here a network "
          "with one hidden layer of rectified linear units is trained on a part of Fashion-MNIST (the Debian package "
          "dataset-fashion-mnist), without either, for fewer epochs. Batch size, L2 penalty, grid of steps and momenta, and the tenth of "
          "the step after five sixths of the epochs are the paper's. Of each layer of $d_i$ entries of the stochastic gradient, penalty "
          "included, $\\lceil d_i/100\\rceil$ are kept (rand-k not rescaled, no error feedback), and momentum sums what is kept: the paper "
          "does not say which of the two comes first. Hyper-parameters have the least test error of a run of one repetition.",
      .needs = "fashion-mnist"};

  Figure operator()(const Run& run) const {
    const auto training = run.at<std::size_t>(2048, 10240, 60000), looked_at = run.at<std::size_t>(1000, 5000, 10000);
    const std::size_t repetitions = run.at<std::size_t>(3, 3, 10);
    const long epochs = run.at(12L, 24L, 180L);
    const NetworkShape shape{.hidden = run.at<std::size_t>(32, 32, 128)};
    const Task task(fashion_mnist(), training, looked_at, shape);
    const auto tuned = tuned_hypers(task, epochs_measured(epochs, epochs / 12), run);
    const auto times = epochs_measured(epochs);
    std::vector<Trained> trained(kinds_kept);
    const auto all = run.each("repetitions", kinds_kept * repetitions, [&](std::size_t item) {
      Trainer trainer(task, Batches::standard, batch_of_training, run, 0, item / kinds_kept, penalty);
      return sparse_training(static_cast<Kept>(item % kinds_kept), tuned[item % kinds_kept].best, times, trainer, task);
    });
    for (std::size_t item = 0; item < all.size(); ++item) trained[item % kinds_kept].runs.push_back(all[item]);
    Figure figure;
    figure.panels = {panel_of(trained, times, Measure::train_loss, 0), panel_of(trained, times, Measure::test_accuracy, 1)};
    figure.scale = fmt::format(
        "scaled down: {} training images of Fashion-MNIST, {} hidden units, {} parameters, {} epochs, {} repetitions{}", task.data.count(),
        shape.hidden, task.parameters(), epochs, repetitions, run.scale() == Scale::quick ? " (at standard 10240 images, 24 epochs)" : "");
    figure.parameters = {
        {"kept", "ceil(d/100) of each layer's d entries", "printed: k = 0.01 d, layer-wise; rounded up"},
        {"batch size", std::to_string(batch_of_training), "printed"},
        {"L2 penalty", "1e-4", "printed; (1e-4/2)||x||^2 is a reading"},
        {"grid", "steps 0.1, 0.2, 0.3, 0.4, 0.5; momenta 0.1, 0.25, 0.5, 0.75, 0.9", "printed"},
        {"epochs", fmt::format("{}, the step is divided by 10 after {}", epochs, epochs * 5 / 6),
         epochs == 180 ? "printed" : "scaled down; printed: 180 and 150"},
        {"repetitions", std::to_string(repetitions), "chosen; not printed"},
        {"errors are measured on", fmt::format("the first {} training and test images", looked_at), "chosen; not printed"}};
    for (std::size_t kept = 0; kept < kinds_kept; ++kept)
      figure.parameters.push_back({fmt::format("hyper-parameters of {}", kept_names[kept]), tuned[kept].text, "tuned"});
    figure.observations = sparse_observations(trained, static_cast<std::size_t>(epochs));
    figure.observations.push_back(table_2(tuned));
    return figure;
  }

  static Panel panel_of(const std::vector<Trained>& trained, const std::vector<double>& times, Measure measure, int column) {
    const bool loss = measure == Measure::train_loss;
    Panel panel{.name = loss ? "train" : "test",
                .title = loss ? "Figure 6" : "Figure 7",
                .column = column,
                .x = {.label = "epoch"},
                .y = {.label = loss ? "training cross-entropy" : "test error", .logarithmic = true}};
    for (std::size_t kept = 0; kept < kinds_kept; ++kept) {
      std::vector<Numbers> values = curves(trained[kept].runs, measure);
      if (!loss)
        for (Numbers& one : values)
          for (double& v : one) v = 1 - v;
      panel.series.push_back(mean_and_deviation(kept_names[kept], times, values));
    }
    return panel;
  }

  static Observation table_2(const std::array<TunedHyper, kinds_kept>& tuned) {
    bool seen = true;
    std::string numbers;
    for (std::size_t kept = 0; kept < kinds_kept; ++kept) {
      const Hyper printed = printed_hyper(static_cast<Kept>(kept)), best = tuned[kept].best;
      seen = seen && best.gamma == printed.gamma && best.beta == printed.beta;
      numbers += fmt::format("{}{}: {}", kept == 0 ? "" : "; ", kept_names[kept], tuned[kept].text);
    }
    return {"best-hyper-parameters", "the least test error is that of the pairs of Table 2", seen, numbers};
  }
};
LEMMATA_EXPERIMENT(SparseTraining);

}  // namespace
}  // namespace lemmata::experiment::biased
