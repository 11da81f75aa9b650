#include "lib/experiment/saddle/escape.hpp"

#include <cmath>

#include <fmt/format.h>

#include "lib/experiment/quantiles.hpp"
#include "lib/experiment/recorded.hpp"
#include "lib/experiment/statistics.hpp"

namespace lemmata::experiment::saddle {

std::vector<long> block_ends(long blocks, std::size_t points) {
  std::vector<long> out;
  for (const long block : evenly(blocks - 1, points)) out.push_back((block + 1) * escape_block);
  return out;
}

void EscapeStudy::compute(const Run& run, std::size_t repetitions, const std::function<Numbers(std::size_t, std::size_t)>& trace) {
  repetitions_ = repetitions;
  all_ = run.each("runs", settings * repetitions, [&](std::size_t item) { return trace(item / repetitions, item % repetitions); });
}

std::vector<Numbers> EscapeStudy::part(std::size_t setting, bool norms) const {
  std::vector<Numbers> out;
  const auto n = static_cast<std::ptrdiff_t>(times_.size()), from = norms ? n : 0;
  for (const Numbers& one : repetitions_of(all_, setting, repetitions_)) out.emplace_back(one.begin() + from, one.begin() + from + n);
  return out;
}

Numbers EscapeStudy::escapes(std::size_t setting) const {
  Numbers out;
  for (const Numbers& one : repetitions_of(all_, setting, repetitions_)) out.push_back(one.back() / unit_);
  return out;
}

Series EscapeStudy::curve(std::size_t setting, bool norms) const {
  std::vector<double> x;
  for (const long t : times_) x.push_back(static_cast<double>(t) / unit_);
  Series series = mean_and_quantiles(noisy(setting) ? "with noise" : "without noise", x, part(setting, norms));
  series.colour = noisy(setting) ? 2 : 1;
  return series;
}

std::vector<Panel> EscapeStudy::panels(const std::string& objective) const {
  std::vector<Panel> out;
  for (const bool norms : {false, true})
    for (std::size_t c = 0; c < compressors; ++c) {
      Panel panel{.name = fmt::format("{}-{}", norms ? "gradient" : "objective", c + 1),
                  .title = names_[c],
                  .row = norms ? 1 : 0,
                  .column = static_cast<int>(c),
                  .x = {.label = label_},
                  .y = {.label = norms ? "norm of the gradient" : objective}};
      for (const std::size_t setting : {2 * c, 2 * c + 1}) panel.series.push_back(curve(setting, norms));
      out.push_back(std::move(panel));
    }
  return out;
}

/// Without compression and noise: before the mean objective has made a hundredth of its way.
Observation EscapeStudy::plateau() const {
  const Series value = curve(0, false), norm = curve(0, true);
  const double way = value.mean.front() - value.mean.back();
  std::size_t end = 0;
  while (end + 1 < value.mean.size() && value.mean.front() - value.mean[end + 1] < way / 100) ++end;
  const double largest = *std::max_element(norm.mean.begin(), norm.mean.end());
  const double before = mean(std::span(norm.mean).first(end + 1)), share = value.x[end] / value.x.back();
  return {"plateau", "SGD without noise encounters a saddle point: the gradient norm is close to 0 and the objective does not improve",
          way > 0 && share >= 0.1 && before < largest / 10,
          fmt::format("no compression, no noise: up to {} = {} the mean objective made less than a hundredth of its way from {} to {}, and "
                      "the gradient norm was {} on average, its largest later mean {}; seen if this is a tenth of the run or more, and "
                      "below a tenth of the largest norm",
                      label_, text(value.x[end]), text(value.mean.front()), text(value.mean.back()), text(before), text(largest))};
}

/// With noise: how far the objective goes down, by its mean over the last fifth of the blocks.
Observation EscapeStudy::convergence() const {
  Numbers ways;
  for (std::size_t c = 0; c < compressors; ++c) {
    const Series value = curve(2 * c + 1, false);
    ways.push_back(value.mean.front() - mean(std::span(value.mean).last(value.mean.size() / 5)));
  }
  return {"comparable-convergence", "noisy compressed SGD achieves convergence comparable with full SGD",
          ways[1] >= 0.9 * ways[0] && ways[2] >= 0.9 * ways[0],
          fmt::format("decrease of the mean objective until the last fifth of the run, with noise: {} {}, {} {}, {} {}; seen if the "
                      "compressed ones make nine tenths of the way of the first or more",
                      names_[0], text(ways[0]), names_[1], text(ways[1]), names_[2], text(ways[2]))};
}

std::vector<Observation> EscapeStudy::observations() const {
  bool all_escape = true, helps = true;
  std::string escaped, compared;
  for (std::size_t c = 0; c < compressors; ++c) {
    for (const std::size_t setting : {2 * c, 2 * c + 1}) {
      const Numbers when = escapes(setting);
      const auto gone = std::count_if(when.begin(), when.end(), [](double t) { return std::isfinite(t); });
      all_escape = all_escape && gone == static_cast<std::ptrdiff_t>(when.size());
      escaped += fmt::format("{}{} {} noise {} of {}", setting == 0 ? "" : ", ", names_[c], noisy(setting) ? "with" : "without", gone,
                             when.size());
    }
    const Numbers without = escapes(2 * c), with = escapes(2 * c + 1);
    helps = helps && quantile(with, 0.9) < quantile(without, 0.1);
    compared += fmt::format("{}{}: {} without noise, {} with", c == 0 ? "" : "; ", names_[c], median_text(without), median_text(with));
  }
  return {plateau(),
          {"all-escape", "SGD escapes saddle points with all compressors", all_escape, "escaped within the run: " + escaped},
          {"noise-helps", "adding noise facilitates escaping from the saddle points, for all compressors", helps,
           fmt::format("time of escape in the unit \"{}\" (inf: not within the run): {}; seen if the 90 % quantile with noise is below the "
                       "10 % quantile without, for each",
                       label_, compared)},
          convergence()};
}

}  // namespace lemmata::experiment::saddle
