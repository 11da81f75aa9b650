#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "lib/compress/identity.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/experiment/biased/floors.hpp"
#include "lib/experiment/statistics.hpp"

// Figures 2 and 3: SGD with a compressed stochastic gradient.

namespace lemmata::experiment::biased {
namespace {

constexpr std::array<double, 3> compressed_variances = {0, 1, 100};

Line compressed_line(bool largest, long k, double sigma2) {
  constexpr auto d = static_cast<long>(dimension);
  const auto compressor = k == d ? compress::identity<double>() : largest ? compress::top_k<double>(d, k) : compress::rand_k<double>(d, k);
  const double kept = static_cast<double>(k) / static_cast<double>(d);
  return {
      .name = fmt::format("k/d = {}", kept),
      .oracle = [compressor, noisy = noisy_gradient(sigma2)](
                    const oracle::Point<double>& at, Chance<double>& chance) { return compressor.apply(noisy(at, chance), at.t, chance); },
      .predicted = predicted_floor(step_size, kept, 0, kept * static_cast<double>(d) * sigma2)};
}

Figure compressed_figure(const Run& run, bool largest) {
  std::vector<Line> lines;
  for (const double sigma2 : compressed_variances)
    for (const long k : {1L, 10L}) lines.push_back(compressed_line(largest, k, sigma2));
  const Floors f = floors_of(run, lines, run.at(100000L, 150000L, 200000L), run.at<std::size_t>(5, 30, 100));
  Figure figure{.scale = fmt::format("{} repetitions of {} iterations{}", f.repetitions, f.last,
                                     run.scale() == Scale::quick ? ": scaled down (at standard 30 of 150000)" : "")};
  for (std::size_t i = 0; i < compressed_variances.size(); ++i)
    figure.panels.push_back(floor_panel(fmt::format("sigma2-{}", compressed_variances[i]), fmt::format("σ² = {}", compressed_variances[i]),
                                        static_cast<int>(i), f, lines, 2 * i, 2));
  figure.parameters = common_parameters(f);
  figure.parameters.push_back({"k/d", "0.1, 1", "printed"});
  figure.parameters.push_back({"sigma^2", "0, 1, 100 in each entry", "values printed; each entry is a reading"});
  figure.parameters.push_back(
      {"constants of (7)", "m = 1 - k/d, zeta^2 = 0, noise (k/d) 10 sigma^2",
       largest ? "those of rand-k: the paper prints no zeta^2 of top-k for a noisy gradient" : "printed (Lemma 10)"});
  std::vector<Line> named = lines;
  for (std::size_t i = 0; i < named.size(); ++i) named[i].name += fmt::format(", σ² = {}", compressed_variances[i / 2]);
  const Numbers ratios = {f.floor[2] / f.floor[3], f.floor[4] / f.floor[5]};
  figure.observations = {
      below_predicted(f, named, "the error floor is bounded by (7)"),
      {"same-level", "even with noise the compressed method converges to the same level as with no compression",
       std::max(ratios[0], ratios[1]) < 1.5 && std::min(ratios[0], ratios[1]) > 1 / 1.5,
       fmt::format("floors with k/d = 0.1 and 1: {} for sigma^2 = 1, {} for 100; ratios {} and {} (seen if between 2/3 and 3/2)",
                   ordered(std::span(f.floor).subspan(2, 2)), ordered(std::span(f.floor).subspan(4, 2)), text(ratios[0]), text(ratios[1]))},
      {"slower", "although with a slower rate", f.hundredth[0] > f.hundredth[1] && f.hundredth[2] > f.hundredth[3],
       fmt::format(
           "iterations until the mean of f is below a hundredth of its start, k/d = 0.1 and 1: {} without noise, {} with sigma^2 = 1",
           ordered(std::span(f.hundredth).subspan(0, 2)), ordered(std::span(f.hundredth).subspan(2, 2)))},
      {"noise-dominates", "the error floor is mainly determined by the strength of the noise",
       f.floor[4] > 10 * f.floor[2] && f.floor[5] > 10 * f.floor[3] && f.floor[2] > 10 * f.floor[0],
       fmt::format("floors for sigma^2 = 0, 1, 100: {}, {}, {} with k/d = 0.1; {}, {}, {} without compression", text(f.floor[0]),
                   text(f.floor[2]), text(f.floor[4]), text(f.floor[1]), text(f.floor[3]), text(f.floor[5]))}};
  return figure;
}

struct RandomSparsification {
  static constexpr ExperimentInfo info{.id = "biased.fig2",
                                       .where = "Figure 2, section 6.2",
                                       .title = "error floor of SGD with rand-k of a noisy gradient",
                                       .caption =
                                           "Each iteration uses rand-k (not rescaled) of gradient plus noise. Dashed: $\\Xi$ of (7) with "
                                           "the constants of Lemma 10, which do "
                                           "not depend on $k$."};
  Figure operator()(const Run& run) const { return compressed_figure(run, false); }
};
LEMMATA_EXPERIMENT(RandomSparsification);

struct LargestSparsification {
  static constexpr ExperimentInfo info{.id = "biased.fig3",
                                       .where = "Figure 3, section 6.2",
                                       .title = "error floor of SGD with top-k of a noisy gradient",
                                       .caption =
                                           "Each iteration uses top-k of gradient plus noise. The paper says that $\\zeta^2 > 0$ here and "
                                           "prints no value; dashed is $\\Xi$ of "
                                           "(7) with the constants of rand-k."};
  Figure operator()(const Run& run) const { return compressed_figure(run, true); }
};
LEMMATA_EXPERIMENT(LargestSparsification);

}  // namespace
}  // namespace lemmata::experiment::biased
