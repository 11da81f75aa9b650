#include <algorithm>

#include <fmt/format.h>

#include "lib/experiment/ssd/rosenbrock_descent.hpp"
#include "lib/experiment/statistics.hpp"

// Figures 3, 6 and 7: signSGD on the Rosenbrock function, its success probabilities on the way.

namespace lemmata::experiment::ssd {
namespace {

struct ConstantStepFourBatches {
  static constexpr ExperimentInfo info{
      .id = "ssd.fig3",
      .where = "Figure 3, section 6.1",
      .title = "signSGD with a constant step and four mini-batch sizes on the Rosenbrock function",
      .caption =
          "Function value, least success probability of the ten coordinates, and histogram of all success probabilities. The probabilities "
          "are exact sums of Gaussian tails. For every mini-batch size they are above $1/2$ wherever the derivative is not 0: a coordinate "
          "is "
          "touched by two terms, and exchanging these turns each outcome into an equally likely one, of which pair the right sign has the "
          "better half. So the assumption on success probabilities (SPB) holds; but an estimate from 100 draws of the oracle, dashed, "
          "falls "
          "below $1/2$ at some coordinate where all ten probabilities are close to it. The paper prints neither the noise nor the start "
          "nor the "
          "number of iterations."};
  Figure operator()(const Run& run) const {
    Columns c = columns(run, {{.tau = 1, .gamma = 0.25}, {.tau = 2, .gamma = 0.25}, {.tau = 5, .gamma = 0.25}, {.tau = 8, .gamma = 0.25}});
    c.figure.parameters.push_back({"gamma", "0.25", "printed"});
    c.figure.parameters.push_back({"mini-batch sizes", "1, 2, 5, 8", "printed"});
    c.figure.observations = {
        below_half(c, "in the first column the assumption on success probabilities (SPB) is violated strongly, in the second slightly"),
        ends_above_start(c, "the rate of the first column shows divergence"),
        {"oscillates", "in the second column probabilities are close to the threshold and the rate oscillates",
         c.least[1] < std::min(c.least[2], c.least[3]) && c.rises[1] > 1.0 / 3 && c.rises[1] < 2.0 / 3,
         fmt::format("least probability by column: {}; the mean of f rises in {:.0f} % of the steps of the second half", ordered(c.least),
                     100 * c.rises[1])},
        {"improves", "rates improve as success probabilities are pushed to be close to 1", decreasing(c.end) && increasing(c.least),
         fmt::format("f at the end by column: {}; least probability: {}", ordered(c.end), ordered(c.least))}};
    return c.figure;
  }
};
LEMMATA_EXPERIMENT(ConstantStepFourBatches);

struct DecreasingStepFourBatches {
  static constexpr ExperimentInfo info{.id = "ssd.fig6",
                                       .where = "Figure 6, appendix A",
                                       .title = "signSGD with a decreasing step and four mini-batch sizes on the Rosenbrock function",
                                       .caption = "As Figure 3, with the steps $\\gamma_k = \\gamma_0/\\sqrt{k+1}$ of Theorem 5."};
  Figure operator()(const Run& run) const {
    const auto setting = [](long tau) { return Column{.tau = tau, .gamma = 0.25, .decreasing = true}; };
    Columns c = columns(run, {setting(1), setting(2), setting(5), setting(7)});
    c.figure.parameters.push_back({"gamma_0", "0.25", "printed"});
    c.figure.parameters.push_back({"mini-batch sizes", "1, 2, 5, 7", "printed"});
    c.figure.observations = {
        below_half(c, "in the first two columns success probabilities are low: the assumption (SPB) is violated"),
        {"oscillations-mitigated", "oscillations in the first and second columns, mitigated substantially in the third and fourth",
         std::min(c.swing[0], c.swing[1]) > 2 * std::max(c.swing[2], c.swing[3]),
         "mean change of f between recorded times of the second half, by column: " + ordered(c.swing)},
        {"improves", "rates improve with success probabilities", decreasing(c.end) && increasing(c.least),
         fmt::format("f at the end by column: {}; least probability: {}", ordered(c.end), ordered(c.least))}};
    return c.figure;
  }
};
LEMMATA_EXPERIMENT(DecreasingStepFourBatches);

struct FourConstantSteps {
  static constexpr ExperimentInfo info{
      .id = "ssd.fig7",
      .where = "Figure 7, appendix A",
      .title = "signSGD with mini-batch 2 and four constant steps on the Rosenbrock function",
      .caption = "As Figure 3, with one mini-batch size and four steps: the neighbourhood that a constant step reaches."};
  Figure operator()(const Run& run) const {
    Columns c = columns(run, {{.tau = 2, .gamma = 0.25}, {.tau = 2, .gamma = 0.1}, {.tau = 2, .gamma = 0.05}, {.tau = 2, .gamma = 0.01}});
    c.figure.parameters.push_back({"gamma", "0.25, 0.1, 0.05, 0.01", "printed"});
    c.figure.parameters.push_back({"mini-batch size", "2", "printed"});
    c.figure.observations = {
        ends_above_start(c, "gamma = 0.25 diverges"),
        below_half(c, "it does because the assumption (SPB) is slightly violated"),
        {"neighbourhood", "gamma = 0.1 and 0.05 converge to a neighbourhood of the solution",
         c.end[1] < c.start && c.end[2] < c.end[1] && c.rises[1] > 1.0 / 3 && c.rises[2] > 1.0 / 3,
         fmt::format("f at the start {}, at the end {}; the mean of f rises in {:.0f} % and {:.0f} % of the steps of the second half",
                     text(c.start), ordered(std::span(c.end).subspan(1, 2)), 100 * c.rises[1], 100 * c.rises[2])},
        {"slower", "gamma = 0.01 converges more slowly", c.tenth[3] > c.tenth[2] && c.tenth[3] > c.tenth[1],
         "iterations until f is below a tenth of its start, for 0.1, 0.05 and 0.01: " + ordered(std::span(c.tenth).subspan(1, 3))}};
    return c.figure;
  }
};
LEMMATA_EXPERIMENT(FourConstantSteps);

}  // namespace
}  // namespace lemmata::experiment::ssd
