#include <algorithm>
#include <array>
#include <limits>

#include <fmt/format.h>

#include "lib/experiment/ef/density.hpp"
#include "lib/experiment/statistics.hpp"

// Figure 2: how dense the gradient and the error-corrected gradient are along the training of a network.

namespace lemmata::experiment::ef {
namespace {

constexpr double printed_minimum = 0.13;
constexpr std::size_t batch_of_densities = 128;             // printed
constexpr double step_of_densities = 5.623413251903491e-2;  // printed, Table 2
constexpr double decay_of_densities = 5e-4;                 // printed
constexpr std::array<const char*, 5> vectors = {"the whole vector", "first layer's weights", "first layer's biases",
                                                "second layer's weights", "second layer's biases"};
constexpr std::size_t numbers_of_epoch = 4 * vectors.size();
enum Part : std::size_t { mean_of_gradient = 0, least_of_gradient = 1, mean_of_corrected = 2, least_of_corrected = 3 };

/// The two readings of g_t + e_t.
struct Kept {
  ErrorKept kept;
  const char *name, *text;
};
constexpr std::array<Kept, 2> errors_kept = {
    {{ErrorKept::steps, "steps", "error of steps"}, {ErrorKept::gradients, "gradients", "error of gradients"}}};

/// By epoch, of one repetition.
Numbers part_of(const Numbers& run, Part part, std::size_t vector) {
  Numbers out;
  for (std::size_t i = part * vectors.size() + vector; i < run.size(); i += numbers_of_epoch) out.push_back(run[i]);
  return out;
}

/// The least over all repetitions and iterations of the first so many epochs.
double least_of(const std::vector<Numbers>& runs, Part part, std::size_t vector, long epochs) {
  double least = std::numeric_limits<double>::infinity();
  for (const Numbers& run : runs) {
    const Numbers by_epoch = part_of(run, part, vector);
    for (const double phi : std::span(by_epoch).first(static_cast<std::size_t>(epochs))) least = std::min(least, phi);
  }
  return least;
}

struct MeasuredDensity {
  static constexpr ExperimentInfo info{
      .id = "ef.fig2",
      .where = "Figure 2, section 4",
      .title = "density of the stochastic and of the error-corrected gradient along training",
      .caption =
          "$\\varphi(v) = \\|v\\|_1^2/(d\\|v\\|_2^2)$ along training by EF-signSGD. The paper trains VGG19 on CIFAR-10; here a network "
          "with one hidden layer of rectified linear units on Fashion-MNIST (the Debian package dataset-fashion-mnist), without batch "
          "normalisation, dropout and augmented images. As in the paper's section 6 the compression is layer by layer, and weight decay is "
          "added to the gradient. What is compressed, $g_t + e_t$, has two readings where the step decreases: as in Algorithm 1, "
          "$\\gamma_t g_t + e_t$ with an error made of steps, or as Figure 2 prints it, with an error made of gradients, and the step "
          "after "
          "the compression. The paper does not say whether its densities are of layers or of the whole vector either: both are shown. "
          "Lines are means over the iterations of an epoch, dashed the least of them.",
      .needs = "fashion-mnist"};

  Figure operator()(const Run& run) const {
    const std::size_t repetitions = run.at<std::size_t>(3, 3, 10), training = run.at<std::size_t>(6400, 30720, 60000);
    const long epochs = run.at(12L, 40L, 200L);
    const NetworkShape shape{.hidden = run.at<std::size_t>(32, 64, 128)};
    const Task task(fashion_mnist(), training, 0, shape);
    const long per_epoch = static_cast<long>(task.data.count() / batch_of_densities);
    const auto gamma = decimated(step_of_densities, {epochs / 2 * per_epoch, epochs * 3 / 4 * per_epoch});
    const auto all = run.each("repetitions", errors_kept.size() * repetitions, [&](std::size_t item) {
      Trainer trainer(task, Batches::standard, batch_of_densities, run, 0, item % repetitions, decay_of_densities);
      return densities_along(trainer, gamma, errors_kept[item / repetitions].kept, epochs);
    });
    Figure figure;
    for (std::size_t reading = 0; reading < errors_kept.size(); ++reading) {
      const auto runs = repetitions_of(all, reading, repetitions);
      for (std::size_t v = 0; v < vectors.size(); ++v) figure.panels.push_back(panel_of(runs, reading, v, epochs));
      const auto seen = observations(runs, errors_kept[reading], epochs);
      figure.observations.insert(figure.observations.end(), seen.begin(), seen.end());
    }
    figure.observations.push_back(dense(repetitions_of(all, 0, repetitions), epochs, static_cast<double>(task.parameters())));
    figure.scale =
        fmt::format("scaled down to {} training images of Fashion-MNIST, {} hidden units, {} parameters, {} epochs; {} repetitions{}",
                    task.data.count(), shape.hidden, task.parameters(), epochs, repetitions,
                    run.scale() == Scale::quick ? " (at standard 30720 images, 64 units, 40 epochs)" : "");
    figure.parameters = {
        {"batch size", "128", "printed"},
        {"step", "10^-1.25, about 5.6e-2, divided by 10 after a half and after three quarters of the epochs", "printed (Table 2)"},
        {"weight decay", "5e-4", "printed; that it is added to the gradient is a reading"},
        {"epochs", std::to_string(epochs), epochs == 200 ? "printed" : "scaled down; printed: 200"},
        {"repetitions", std::to_string(repetitions), "of all experiments 3 are printed"},
        {"hidden units", std::to_string(shape.hidden), "chosen; the paper's network is VGG19"},
        {"sign(0)", "0", "chosen; not printed"}};
    return figure;
  }

  static Panel panel_of(const std::vector<Numbers>& runs, std::size_t reading, std::size_t v, long epochs) {
    const Kept& kept = errors_kept[reading];
    Panel panel{.name = fmt::format("{}-{}", kept.name, v == 0 ? "all" : fmt::format("layer-{}", v)),
                .title = fmt::format("{}, {}", vectors[v], kept.text),
                .row = static_cast<int>(v),
                .column = static_cast<int>(reading),
                .x = {.label = "epoch"},
                .y = {.label = "density φ", .from = 0, .to = 1},
                .marks = {{.at = printed_minimum, .label = "0.13"}}};
    std::vector<double> x = epochs_measured(epochs);
    x.erase(x.begin());
    for (const Part part : {mean_of_gradient, mean_of_corrected, least_of_gradient, least_of_corrected}) {
      std::vector<Numbers> by_repetition;
      for (const Numbers& one : runs) by_repetition.push_back(part_of(one, part, v));
      const bool corrected = part == mean_of_corrected || part == least_of_corrected;
      const bool least = part == least_of_gradient || part == least_of_corrected;
      Series series = mean_and_deviation(fmt::format("{}{}", corrected ? "g + e" : "g", least ? ", least" : ""), x, by_repetition);
      series.colour = corrected ? 1 : 0;
      series.dashed = least;
      panel.series.push_back(std::move(series));
    }
    return panel;
  }

  static std::vector<Observation> observations(const std::vector<Numbers>& runs, const Kept& kept, long epochs) {
    const double whole = least_of(runs, least_of_corrected, 0, epochs);
    Numbers layers;
    std::string all, before;
    for (std::size_t v = 1; v < vectors.size(); ++v) {
      layers.push_back(least_of(runs, least_of_corrected, v, epochs));
      all += fmt::format("{}{} {}", v == 1 ? "" : ", ", vectors[v], text(layers.back()));
      before += fmt::format("{}{}", v == 1 ? "" : ", ", text(least_of(runs, least_of_corrected, v, epochs / 2)));
    }
    const std::string least = "least over all iterations and repetitions of the density of the error-corrected gradient: ";
    return {{fmt::format("minimum-{}", kept.name), fmt::format("the minimum of φ(g_t + e_t) is greater than 0.13 ({})", kept.text),
             whole > printed_minimum,
             fmt::format("{}{}; before the step first decreases {}", least, text(whole),
                         text(least_of(runs, least_of_corrected, 0, epochs / 2)))},
            {fmt::format("minimum-of-layers-{}", kept.name),
             fmt::format("the same for every layer, which is what is compressed ({})", kept.text),
             *std::min_element(layers.begin(), layers.end()) > printed_minimum,
             fmt::format("{}{}; before the step first decreases {}", least, all, before)}};
  }

  static Observation dense(const std::vector<Numbers>& runs, long epochs, double d) {
    const double gradient = least_of(runs, least_of_gradient, 0, epochs), corrected = least_of(runs, least_of_corrected, 0, epochs);
    return {"dense", "gradients are usually dense: φ is much larger than 1/d", gradient > 100 / d,
            fmt::format("least density of g_t {}, of g_t + e_t (error of steps) {}; 1/d = {}; seen if that of g_t is above 100/d",
                        text(gradient), text(corrected), text(1 / d))};
  }
};
LEMMATA_EXPERIMENT(MeasuredDensity);

}  // namespace
}  // namespace lemmata::experiment::ef
