#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "lib/experiment/ssd/communication.hpp"
#include "lib/experiment/statistics.hpp"

// Figure 4: signSGD and SGD with batches from one half of the classes; laws of two entries of the stochastic gradient on the way.

namespace lemmata::experiment::ssd {
namespace {

constexpr std::array<long, 3> epochs_of_histograms = {5, 25, 50};  // printed
constexpr std::size_t batch_of_split = 128;                        // printed
constexpr long last_epoch = 50;
constexpr std::size_t draws_of_histogram = 400;
constexpr std::size_t bins_of_gradients = 30;
constexpr std::uint64_t purpose_of_histograms = 1U << 20U;  // far from those of the runs

/// What is seen before one of those epochs: of one weight, its derivative on many batches; even draws are from the lower classes.
struct GradientLaw {
  Numbers lower, upper;
  Numbers all() const {
    Numbers out = lower;
    out.insert(out.end(), upper.begin(), upper.end());
    return out;
  }
  /// Of the two halves: the distance of their means in units of their spread; a mixture of two normal laws of one spread has two modes if
  /// and only if it is above 2.
  double separation() const {
    const double s = std::hypot(standard_deviation(lower), standard_deviation(upper)) / std::sqrt(2.0);
    return std::fabs(mean(lower) - mean(upper)) / s;
  }
  /// sup |F(c + u) + F(c - u) - 1| of the sample, c its mean: 0 where it is symmetric. Of a symmetric law of known centre it exceeds
  /// 2.807/sqrt(n) with probability 1 % for large n (Butler's test of symmetry).
  double asymmetry() const {
    Numbers distances = all();
    const double centre = mean(distances);
    for (double& v : distances) v -= centre;
    std::sort(distances.begin(), distances.end(), [](double a, double b) { return std::fabs(a) > std::fabs(b); });
    double balance = 0, largest = 0;  // from the outside in: how many more lie above than below
    for (const double v : distances) {
      balance += v > 0 ? 1 : -1;
      largest = std::max(largest, std::fabs(balance));
    }
    return largest / static_cast<double>(distances.size());
  }
};

/// Derivatives of the first output's bias, and of the hidden unit's bias that varies most before the first of the epochs.
class GradientsSeen {
 public:
  GradientsSeen(const Task& task, long per_epoch, Sampled<double> images)
      : source_(task.data, Batches::split, batch_of_split, images), per_epoch_(per_epoch) {}

  void operator()(long t, const Vec<double>& x, Network<float>& network, Numbers& seen) {
    if (next_ == epochs_of_histograms.size() || t != (epochs_of_histograms[next_] - 1) * per_epoch_) return;
    const auto blocks = network.blocks();
    const Block hidden = blocks[1], output = blocks[3];
    std::vector<Numbers> by_draw;
    const std::vector<float> parameters(x.begin(), x.end());
    std::vector<float> gradient(network.size());
    for (std::size_t draw = 0; draw < draws_of_histogram; ++draw) {
      Halves half(draw % 2);
      const auto at = static_cast<long>(next_ * draws_of_histogram + draw);
      network.loss_and_gradient(parameters, source_.at(at, half), gradient);
      Numbers entries{static_cast<double>(gradient[output.from])};
      for (std::size_t i = 0; i < hidden.size; ++i) entries.push_back(static_cast<double>(gradient[hidden.from + i]));
      by_draw.push_back(std::move(entries));
    }
    if (next_ == 0) unit_ = most_varied(by_draw);
    ++next_;
    seen.push_back(static_cast<double>(unit_));
    for (const std::size_t entry : {std::size_t{0}, unit_ + 1})
      for (const Numbers& draw : by_draw) seen.push_back(draw[entry]);
  }

 private:
  /// The part is not drawn but taken in turns: it has equal probabilities, and each half is seen as often.
  struct Halves final : Chance<double> {
    explicit Halves(std::size_t part) : part(part) {}
    std::size_t choose(std::span<const double>) override { return part; }
    double normal() override { return 0; }
    std::size_t part;
  };
  static std::size_t most_varied(const std::vector<Numbers>& by_draw) {
    std::size_t best = 0;
    double largest = -1;
    for (std::size_t unit = 0; unit + 1 < by_draw[0].size(); ++unit) {
      Numbers values;
      for (const Numbers& draw : by_draw) values.push_back(draw[unit + 1]);
      const double s = standard_deviation(values);
      if (s > largest) largest = s, best = unit;
    }
    return best;
  }

  BatchSource source_;
  long per_epoch_;
  std::size_t next_ = 0, unit_ = 0;
};

GradientLaw law_of(const Numbers& seen, std::size_t epoch, std::size_t weight) {
  const std::size_t from = epoch * (1 + 2 * draws_of_histogram) + 1 + weight * draws_of_histogram;
  GradientLaw law;
  for (std::size_t draw = 0; draw < draws_of_histogram; ++draw) (draw % 2 == 0 ? law.lower : law.upper).push_back(seen[from + draw]);
  return law;
}

struct SplitBatches {
  static constexpr ExperimentInfo info{
      .id = "ssd.fig4",
      .where = "Figure 4, section 6.2",
      .title = "signSGD and SGD with split batches, and the laws of two entries of the stochastic gradient",
      .caption =
          "Each batch is from the classes 0 to 4 or from the others, with equal probabilities. A network with one hidden layer of "
          "rectified "
          "linear units, trained on Fashion-MNIST (the Debian package dataset-fashion-mnist), which stands in for MNIST. signSGD sends one "
          "bit for each parameter and iteration, SGD 32; the budget is what signSGD needs for 50 epochs. Steps are tuned on the printed "
          "grid "
          "for a fifth of the budget, then at 0.3, 1 and 3 times the best for all of it. The histograms are of the biases of the first "
          "output and of the hidden unit whose derivative varies most before epoch 5, in the first signSGD run, over 400 batches.",
      .needs = "fashion-mnist"};

  Figure operator()(const Run& run) const {
    const std::size_t repetitions = run.at<std::size_t>(3, 3, 10), measured = run.at<std::size_t>(1000, 5000, 10000),
                      training = run.at<std::size_t>(3200, 60000, 60000);
    const NetworkShape shape{.hidden = run.at<std::size_t>(32, 64, 64)};
    const Task task(fashion_mnist(), training, measured, shape);
    const long per_epoch = static_cast<long>(task.data.count() / batch_of_split);
    std::vector<Contest> contests = {Contest::of(Batches::split, batch_of_split, last_epoch * per_epoch, run.at<std::size_t>(20, 40, 40))};
    const auto best = run_contests(task, contests, {1, 0.1, 0.01, 0.001, 0.0001}, repetitions, run, [&](std::size_t repetition) {
      if (repetition > 0) return Look();
      return Look(GradientsSeen(task, per_epoch, run.stream(purpose_of_histograms, 0)));
    });
    const Contest& contest = contests[0];
    Figure figure;
    add_panels(figure, contest, task);
    figure.scale =
        fmt::format("{} training images, {} hidden units, {} parameters, {} repetitions, {:.1f} MB{}", task.data.count(), shape.hidden,
                    task.parameters(), repetitions, contest.sign.megabytes(contest.sign.iterations, task.parameters()),
                    run.scale() == Scale::quick ? ": scaled down (at standard 60000 images, 64 units, 149 MB)" : "");
    figure.parameters = {
        {"mini-batch size", "128", "printed"},
        {"grid of steps", "1, 0.1, 0.01, 0.001, 0.0001", "printed"},
        {"repetitions", std::to_string(repetitions), repetitions == 3 ? "printed" : "printed: 3"},
        {"hidden units", std::to_string(shape.hidden), "chosen; not printed"},
        {"accuracies are measured on", fmt::format("the first {} training and test images", measured), "chosen; not printed"},
        {"iterations", fmt::format("{} of signSGD, {} of SGD", contest.sign.iterations, contest.sgd.iterations),
         "50 epochs of signSGD; the budget is not printed"},
        {"tuned step", tuning_text(contest, best[0], best[1]), "tuned"}};
    figure.observations = observations(contest);
    return figure;
  }

  static void add_panels(Figure& figure, const Contest& contest, const Task& task) {
    for (const bool on_test : {false, true}) {
      Panel panel = accuracy_panel(contest, task.parameters(), on_test);
      panel.name = on_test ? "test" : "train";
      panel.title = "split batches of 128";
      panel.row = on_test ? 1 : 0;
      figure.panels.push_back(std::move(panel));
    }
    const Numbers& seen = contest.sign_courses[0].seen;
    for (std::size_t weight = 0; weight < 2; ++weight)
      for (std::size_t e = 0; e < epochs_of_histograms.size(); ++e) {
        const Numbers values = law_of(seen, e, weight).all();
        const std::string name = weight == 0 ? "bias of output 0" : fmt::format("bias of hidden unit {:.0f}", seen[0]);
        figure.panels.push_back({.name = fmt::format("weight-{}-epoch-{}", weight + 1, epochs_of_histograms[e]),
                                 .title = fmt::format("{}, before epoch {}", name, epochs_of_histograms[e]),
                                 .row = static_cast<int>(weight),
                                 .column = static_cast<int>(e) + 1,
                                 .form = Form::bars,
                                 .x = {.label = "stochastic gradient"},
                                 .y = {.label = "share"},
                                 .series = {histogram_of(values, bins_of_gradients).series("")},
                                 .marks = {{.vertical = true, .at = mean(values), .label = "mean"}}});
      }
  }

  static std::vector<Observation> observations(const Contest& c) {
    std::string modes, skews;
    int two_modes = 0, skewed = 0;
    for (std::size_t weight = 0; weight < 2; ++weight)
      for (std::size_t e = 0; e < epochs_of_histograms.size(); ++e) {
        const GradientLaw law = law_of(c.sign_courses[0].seen, e, weight);
        two_modes += law.separation() > 2 ? 1 : 0;
        skewed += law.asymmetry() > 2.807 / std::sqrt(static_cast<double>(draws_of_histogram)) ? 1 : 0;
        modes += fmt::format("{}{:.2f}", modes.empty() ? "" : ", ", law.separation());
        skews += fmt::format("{}{:.2f}", skews.empty() ? "" : ", ", law.asymmetry());
      }
    const Numbers course = {average(c, true, false, 0.05, 0.1), average(c, true, false, 0.4, 0.6), average(c, true, false, 0.8, 1)};
    const double early = average(c, true, false, 0, 0.1), early_sgd = average(c, false, false, 0, 0.1);
    const double test_before = average(c, true, true, 0.4, 0.6), test_after = average(c, true, true, 0.8, 1);
    return {{"multi-modal", "split batches unfold multi-modal laws of the stochastic gradient", two_modes > 0,
             fmt::format("distance of the means of the two kinds of batches in their standard deviations, six laws: {}; above 2: {}", modes,
                         two_modes)},
            {"skewed", "the laws are asymmetric", skewed > 0,
             fmt::format(
                 "largest |F(c + u) + F(c - u) - 1|, c the mean, of the six laws: {}; above the 1 % level of a test of symmetry, 0.14: {}",
                 skews, skewed)},
            {"converges", "sign based methods converge under such laws", increasing(course),
             "signSGD's train accuracy after a tenth, around the half and at the end of the budget: " + ordered(course)},
            {"early-advantage", "at the beginning of the training signSGD is ahead of SGD at equal communication", early > early_sgd,
             fmt::format("mean train accuracy over the first tenth of the budget: {:.3f} against {:.3f}", early, early_sgd)},
            {"test-stalls", "test accuracy does not improve during the second half while train accuracy grows",
             course[2] > course[1] && test_after - test_before <= spread(c, true, 0.8, 1),
             fmt::format(
                 "from around the half to the last fifth: train {:.4f} to {:.4f}, test {:.4f} to {:.4f}; the latter's standard deviation "
                 "over repetitions is {:.4f}",
                 course[1], course[2], test_before, test_after, spread(c, true, 0.8, 1))}};
  }
};
LEMMATA_EXPERIMENT(SplitBatches);

}  // namespace
}  // namespace lemmata::experiment::ssd
