#include <cmath>

#include <fmt/format.h>

#include "lib/compress/identity.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/experiment/autoencoder.hpp"
#include "lib/experiment/saddle/escape.hpp"
#include "lib/experiment/statistics.hpp"
#include "lib/method/compressed_sgd.hpp"

// Figure 2: an autoencoder, started near the saddle point at zero.

namespace lemmata::experiment::saddle {
namespace {

constexpr std::size_t autoencoder_batch = 64;
constexpr double autoencoder_step = 0.1, autoencoder_noise = 0.01, autoencoder_reach = 1e-3, autoencoder_drop = 0.9;

/// What all runs share.
struct AutoencoderTask {
  AutoencoderShape shape;
  std::vector<float> inputs;
  std::size_t count() const { return inputs.size() / shape.pixels; }
  /// The mean square of an entry: the loss of an autoencoder that answers 0.
  double loss_at_zero() const {
    double sum = 0;
    for (const float v : inputs) sum += static_cast<double>(v) * static_cast<double>(v);
    return sum / static_cast<double>(inputs.size());
  }
};

/// The stochastic gradient; it leaves the mini-batch's loss and gradient for whoever looks at them.
class AutoencoderOracle {
 public:
  AutoencoderOracle(const AutoencoderTask& task, Sampled<double> order)
      : task_(task), order_(order), network_(task.shape), gradient_(network_.size()), batch_(autoencoder_batch * task.shape.pixels) {}

  Vec<double> at(const Vec<double>& x, long t) {
    order_.at_step(static_cast<std::uint32_t>(t));
    for (std::size_t j = 0; j < autoencoder_batch; ++j) {
      const auto i = static_cast<std::size_t>(order_.uniform_real() * static_cast<double>(task_.count()));
      std::copy_n(task_.inputs.data() + std::min(i, task_.count() - 1) * task_.shape.pixels, task_.shape.pixels,
                  batch_.data() + j * task_.shape.pixels);
    }
    const std::vector<float> rounded(x.begin(), x.end());
    value = network_.loss_and_gradient(rounded, batch_, gradient_);
    gradient = Vec<double>(std::vector<double>(gradient_.begin(), gradient_.end()));
    return gradient;
  }
  double value = 0;
  Vec<double> gradient = {};

 private:
  const AutoencoderTask& task_;
  Sampled<double> order_;
  Autoencoder<float> network_;
  std::vector<float> gradient_, batch_;
};

struct SaddleAutoencoder {
  static constexpr ExperimentInfo info{
      .id = "saddle.fig2",
      .where = "Figure 2, section 4",
      .title = "escape of an autoencoder from a saddle point, with and without noise",
      .caption =
          "The paper trains a deep convolutional autoencoder on MNIST. Here one of one hidden layer of rectified linear units on "
          "Fashion-MNIST (the Debian package dataset-fashion-mnist), images averaged over squares and centred, mean squared error over "
          "pixels. A shallow network has no plateau at the usual starts: this one starts $10^{-3}$ from its saddle point 0. Algorithm 1 "
          "without reset, with the printed step, mini-batch and noise. Objective and gradient are those of the mini-batches, averaged "
          "over 100 iterations, and then the gradient's norm is taken; curves are means over the repetitions, with their 10 % and 90 % "
          "quantiles.",
      .needs = "fashion-mnist"};

  Figure operator()(const Run& run) const {
    const std::size_t side = run.at<std::size_t>(4, 2, 1), hidden = run.at<std::size_t>(8, 8, 32),
                      repetitions = run.at<std::size_t>(3, 10, 10);
    const ImageSet& images = fashion_mnist().train;
    const AutoencoderTask task{.shape = {.pixels = images.size() / (side * side), .hidden = hidden},
                               .inputs = centred_inputs(images, run.at<std::size_t>(6000, 60000, 60000), side)};
    const std::size_t parameters = Autoencoder<float>(task.shape).size();
    const long k = std::max(1L, std::lround(0.001 * static_cast<double>(parameters)));
    const double epoch = static_cast<double>(task.count()) / static_cast<double>(autoencoder_batch);
    const long last = run.at(8000L, 10000L, 20000L);
    const std::string share = fmt::format("({} of {} coordinates)", k, parameters);
    EscapeStudy study({"no compression", "top-k " + share, "random-k " + share}, block_ends(last / escape_block, 81), epoch, "epoch");
    const double threshold = autoencoder_drop * task.loss_at_zero();
    study.compute(run, repetitions, [&](std::size_t setting, std::size_t repetition) {
      return escape(run, task, k, threshold, study.times(), setting, repetition);
    });
    Figure figure{.panels = study.panels("mean squared error")};
    figure.scale = fmt::format("{} images of {} pixels, {} hidden units, {} parameters, {} repetitions of {} iterations ({:.1f} epochs){}",
                               task.count(), task.shape.pixels, hidden, parameters, repetitions, last, static_cast<double>(last) / epoch,
                               run.scale() == Scale::deep       ? ""
                               : run.scale() == Scale::standard ? ": scaled down (at deep 784 pixels, 32 units)"
                                                                : ": scaled down (at standard 60000 images of 196 pixels, 10 repetitions)");
    figure.parameters = {
        {"eta", "0.1", "printed"},
        {"mini-batch", std::to_string(autoencoder_batch), "printed; drawn with replacement"},
        {"k", fmt::format("{} of {}", k, parameters), "printed: 0.1 %"},
        {"noise", fmt::format("N(0, {}^2) for each coordinate, a tenth of that in the last third", autoencoder_noise),
         "printed: 0.01, decreased at later iterations; when and how is not printed"},
        {"repetitions", std::to_string(repetitions), repetitions == 10 ? "printed" : "printed: 10"},
        {"start", fmt::format("uniform in ±{} for all parameters", autoencoder_reach), "chosen: near the saddle; not printed"},
        {"loss", "mean over pixels of the squared error", "chosen; not printed"},
        {"escaped",
         fmt::format("once the loss, averaged over {} iterations, is at most {} of its value {} at the saddle", escape_block,
                     autoencoder_drop, text(task.loss_at_zero())),
         "chosen; not printed"},
        {"reset", "none", "the paper mentions none in its experiments"}};
    figure.observations = study.observations();
    return figure;
  }

  static Numbers escape(const Run& run, const AutoencoderTask& task, long k, double threshold, const std::vector<long>& times,
                        std::size_t setting, std::size_t repetition) {
    auto start = run.stream(0, repetition);
    const std::vector<float> x0 = Autoencoder<float>(task.shape).near_zero(autoencoder_reach, start);
    AutoencoderOracle oracle(task, run.stream(1, repetition));
    const auto d = static_cast<long>(x0.size());
    const std::size_t which = EscapeStudy::compressor_of(setting);
    method::CompressedSgd<double> method{
        .x0 = Vec<double>(std::vector<double>(x0.begin(), x0.end())),
        .eta = autoencoder_step,
        .compressor = which == 0   ? compress::identity<double>()
                      : which == 1 ? compress::top_k<double>(d, k)
                                   : compress::rand_k<double>(d, k),
        .oracle = [&oracle](const oracle::Point<double>& at, Chance<double>&) { return oracle.at(at.x, at.t); }};
    if (EscapeStudy::noisy(setting))
      method.noise = [d, last = times.back()](long t, Chance<double>& chance) {
        return method::gaussian_noise<double>(d, t < 2 * last / 3 ? autoencoder_noise : autoencoder_noise / 10)(t, chance);
      };
    return escape_trace(method, times, threshold, run.stream(2 + setting, repetition),
                        [&oracle](const Vec<double>&) { return Glance{.value = oracle.value, .gradient = &oracle.gradient}; });
  }
};
LEMMATA_EXPERIMENT(SaddleAutoencoder);

}  // namespace
}  // namespace lemmata::experiment::saddle
