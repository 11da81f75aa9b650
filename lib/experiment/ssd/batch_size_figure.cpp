#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "lib/experiment/ssd/communication.hpp"
#include "lib/experiment/statistics.hpp"

// Figure 5: signSGD and SGD with standard batches of several sizes.

namespace lemmata::experiment::ssd {
namespace {

struct StandardBatchSizes {
  static constexpr ExperimentInfo info{
      .id = "ssd.fig5",
      .where = "Figure 5, section 6.2",
      .title = "signSGD and SGD by megabytes sent, for several mini-batch sizes",
      .caption =
          "A network with one hidden layer of rectified linear units, trained on Fashion-MNIST (the Debian package dataset-fashion-mnist), "
          "which stands in for MNIST. signSGD sends one bit for each parameter and iteration, SGD 32. Steps are tuned for each method and "
          "size on the printed grid for a fifth of the budget, then at 0.3, 1 and 3 times the best for all of it. The paper prints neither "
          "the width of the network nor the sizes nor the budget.",
      .needs = "fashion-mnist"};

  Figure operator()(const Run& run) const {
    const std::vector<std::size_t> sizes = run.at<std::vector<std::size_t>>({16, 64, 256}, {32, 128, 512}, {32, 128, 512});
    const std::size_t repetitions = run.at<std::size_t>(3, 3, 10), measured = run.at<std::size_t>(1000, 5000, 10000),
                      training = run.at<std::size_t>(3200, 60000, 60000);
    const NetworkShape shape{.hidden = run.at<std::size_t>(32, 64, 64)};
    const Task task(fashion_mnist(), training, measured, shape);
    std::vector<Contest> contests;
    for (const std::size_t size : sizes)
      contests.push_back(Contest::of(Batches::standard, size, run.at(480L, 3200L, 9600L), run.at<std::size_t>(15, 25, 25)));
    const auto best = run_contests(task, contests, {10, 1, 0.1, 0.01, 0.001}, repetitions, run);
    Figure figure;
    for (std::size_t i = 0; i < contests.size(); ++i)
      for (const bool on_test : {false, true}) {
        Panel panel = accuracy_panel(contests[i], task.parameters(), on_test);
        panel.name = fmt::format("{}-{}", on_test ? "test" : "train", sizes[i]);
        panel.title = fmt::format("mini-batch {}", sizes[i]);
        panel.row = on_test ? 1 : 0;
        panel.column = static_cast<int>(i);
        figure.panels.push_back(std::move(panel));
      }
    figure.scale =
        fmt::format("{} training images, {} hidden units, {} parameters, {} repetitions, {:.1f} MB{}", task.data.count(), shape.hidden,
                    task.parameters(), repetitions, contests[0].sign.megabytes(contests[0].sign.iterations, task.parameters()),
                    run.scale() == Scale::quick ? ": scaled down (at standard 60000 images, 64 units, batches 32 to 512, 20 MB)" : "");
    figure.parameters = {
        {"grid of steps", "10, 1, 0.1, 0.01, 0.001", "printed"},
        {"repetitions", std::to_string(repetitions), repetitions == 3 ? "printed" : "printed: 3"},
        {"mini-batch sizes", fmt::format("{}", fmt::join(sizes, ", ")), "chosen; not printed"},
        {"hidden units", std::to_string(shape.hidden), "chosen; not printed"},
        {"accuracies are measured on", fmt::format("the first {} training and test images", measured), "chosen; not printed"},
        {"iterations", fmt::format("{} of signSGD, {} of SGD", contests[0].sign.iterations, contests[0].sgd.iterations),
         "chosen; the budget is not printed"}};
    for (std::size_t i = 0; i < contests.size(); ++i)
      figure.parameters.push_back({"tuned step", tuning_text(contests[i], best[2 * i], best[2 * i + 1]), "tuned"});
    figure.observations = observations(contests);
    return figure;
  }

  static std::vector<Observation> observations(const std::vector<Contest>& contests) {
    Numbers ends, early_sign, early_sgd;
    bool ahead = true, grows = true;
    std::string early, growth;
    for (const Contest& c : contests) {
      ends.push_back(average(c, true, false, 0.8, 1));
      const double sign = average(c, true, false, 0, 0.2), sgd = average(c, false, false, 0, 0.2);
      ahead = ahead && sign > sgd;
      early += fmt::format("{}mini-batch {}: {:.3f} against {:.3f}", early.empty() ? "" : "; ", c.sign.batch, sign, sgd);
      const double before = average(c, true, true, 0.4, 0.6), after = average(c, true, true, 0.8, 1);
      grows = grows && after > before;
      growth += fmt::format("{}mini-batch {}: {:.4f} then {:.4f}", growth.empty() ? "" : "; ", c.sign.batch, before, after);
    }
    return {{"early-advantage", "at the beginning of the training signSGD is ahead of SGD at equal communication", ahead,
             "mean train accuracy over the first fifth of the budget, " + early},
            {"larger-batch-better", "training with a larger batch converges better", increasing(ends),
             "signSGD's train accuracy over the last fifth, by mini-batch size: " + ordered(ends)},
            {"test-grows", "with standard batches test accuracy grows with train accuracy", grows,
             "signSGD's test accuracy around the half and over the last fifth of the budget, " + growth}};
  }
};
LEMMATA_EXPERIMENT(StandardBatchSizes);

}  // namespace
}  // namespace lemmata::experiment::ssd
