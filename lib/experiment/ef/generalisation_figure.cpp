#include <fmt/format.h>

#include "lib/experiment/ef/generalisation.hpp"
#include "lib/experiment/statistics.hpp"

// Tables 1, 3 and 4 with their curves: the generalisation gap of sign methods on a small network.

namespace lemmata::experiment::ef {
namespace {

const std::vector<std::size_t> batches_of_study = {128, 32, 8};  // printed

struct GeneralisationGap {
  static constexpr ExperimentInfo info{
      .id = "ef.tab1",
      .where = "Tables 1 to 4 and Figures 4, 6 and 7, section 6 and appendix A",
      .title = "generalisation gap of sign methods to SGDM, by batch size",
      .caption =
          "A scaled-down study. The paper trains Resnet18 on CIFAR-100 and VGG19 on CIFAR-10, with batch normalisation, dropout and "
          "augmented images, for 200 epochs. Here a network with one hidden layer of rectified linear units is trained on a part of "
          "Fashion-MNIST (the Debian package dataset-fashion-mnist), without any of the three, for fewer epochs. Methods, compression "
          "layer by layer, batch sizes, grid of steps, momentum 0.9, weight decay $5\\cdot 10^{-4}$ (as $5\\cdot 10^{-4}x$ added to the "
          "gradient, before any compression) and repetitions are the paper's: a step is tuned at batch 128 without decrease for half of "
          "the epochs, by the least test loss after any of these, divided by 4 and 16 for batches of 32 and 8, and by 10 after a half and "
          "after three quarters of the epochs. The gap is the best mean test accuracy less that of SGDM, in percent of the images; its "
          "band is the standard deviation, over the repetitions, of the difference at the two best times: within a repetition all methods "
          "have the same start and data.",
      .needs = "fashion-mnist"};

  Figure operator()(const Run& run) const {
    const auto training = run.at<std::size_t>(1536, 10240, 60000), looked_at = run.at<std::size_t>(1000, 10000, 10000);
    const std::size_t repetitions = run.at<std::size_t>(3, 3, 10);
    const long epochs = run.at(8L, 20L, 60L);
    const NetworkShape shape{.hidden = run.at<std::size_t>(32, 32, 128)};
    const Task task(fashion_mnist(), training, looked_at, shape);
    const NetworkStudy study = network_study(task, batches_of_study, epochs, repetitions, run);
    Figure figure;
    figure.panels = {summary(study, true), summary(study, false)};
    for (std::size_t b = 0; b < study.batches.size(); ++b)
      for (const auto measure : {Measure::test_accuracy, Measure::train_accuracy, Measure::test_loss, Measure::train_loss})
        figure.panels.push_back(curves_panel(study, b, measure));
    figure.scale = fmt::format(
        "scaled down: {} training images of Fashion-MNIST, {} hidden units, {} parameters, {} epochs, {} repetitions{}", task.data.count(),
        shape.hidden, task.parameters(), epochs, repetitions, run.scale() == Scale::quick ? " (at standard 10240 images, 20 epochs)" : "");
    figure.parameters = {
        {"batch sizes", "128, 32, 8", "printed"},
        {"grid of steps", "10^(-5 + 3j/4), j = 0, ..., 8", "printed, with two digits"},
        {"momentum", fmt::format("{}", network_momentum), "printed"},
        {"weight decay", fmt::format("{}", network_decay), "printed; that it is added to the gradient is a reading"},
        {"repetitions", std::to_string(repetitions), repetitions == 3 ? "printed" : "printed: 3"},
        {"epochs", fmt::format("{}; the step is divided by 10 after {} and {}", epochs, epochs / 2, epochs * 3 / 4),
         "scaled down; printed: 200, 100 and 150"},
        {"tuning", fmt::format("{} epochs at a constant step, one repetition", epochs / 2), "scaled down; printed: 100 epochs"},
        {"accuracy and loss are measured on", fmt::format("the first {} training and test images", looked_at), "chosen; not printed"},
        {"error of EF-signSGD", "made of steps: e' = gamma_t g_t + e_t less what is sent", "printed (Algorithm 1)"},
        {"sign(0)", "0", "chosen; not printed"}};
    for (std::size_t m = 0; m < network_methods; ++m)
      figure.parameters.push_back({fmt::format("step of {} at batch 128", network_method_names[m]),
                                   fmt::format("{:.2g} (least test loss by step: {})", study.steps.gamma[m], study.steps.text[m]),
                                   "tuned"});
    figure.observations = generalisation_observations(study);
    return figure;
  }

  /// The gaps, or the best mean test accuracies, by batch size.
  static Panel summary(const NetworkStudy& study, bool gap) {
    Panel panel{.name = gap ? "gap" : "best",
                .title = gap ? "gap to SGDM" : "best mean test accuracy",
                .column = gap ? 0 : 1,
                .x = {.label = "batch size", .logarithmic = true},
                .y = {.label = gap ? "difference in test accuracy, %" : "test accuracy, %"}};
    for (std::size_t m = gap ? 1 : 0; m < network_methods; ++m) {
      std::vector<double> x;
      std::vector<Numbers> by_repetition(study.repetitions);
      for (std::size_t b = study.batches.size(); b > 0; --b) {  // from small to large
        x.push_back(static_cast<double>(study.batches[b - 1]));
        const Repeated values = gap ? generalisation_gap(study, m, b - 1) : best_accuracy(study, m, b - 1);
        for (std::size_t r = 0; r < study.repetitions; ++r) by_repetition[r].push_back(100 * values.values[r]);
      }
      panel.series.push_back(mean_and_deviation(network_method_names[m], x, by_repetition));
      panel.series.back().colour = static_cast<int>(m);
    }
    return panel;
  }

  static Panel curves_panel(const NetworkStudy& study, std::size_t batch, Measure measure) {
    const bool on_test = measure == Measure::test_accuracy || measure == Measure::test_loss;
    const bool loss = measure == Measure::train_loss || measure == Measure::test_loss;
    Panel panel{.name = fmt::format("{}-{}-{}", on_test ? "test" : "train", loss ? "loss" : "accuracy", study.batches[batch]),
                .title = fmt::format("batch {}", study.batches[batch]),
                .row = 1 + (loss ? 2 : 0) + (on_test ? 0 : 1),
                .column = static_cast<int>(batch),
                .x = {.label = "epoch"},
                .y = {.label = fmt::format("{} {}", on_test ? "test" : "train", loss ? "loss" : "accuracy"), .logarithmic = loss}};
    for (std::size_t m = 0; m < network_methods; ++m) {
      panel.series.push_back(mean_and_deviation(network_method_names[m], study.times(), curves(study.of(m, batch), measure)));
      panel.series.back().colour = static_cast<int>(m);
    }
    return panel;
  }
};
LEMMATA_EXPERIMENT(GeneralisationGap);

}  // namespace
}  // namespace lemmata::experiment::ef
