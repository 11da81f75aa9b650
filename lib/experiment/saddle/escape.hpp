#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "lib/chance/chance.hpp"
#include "lib/experiment/experiment.hpp"
#include "lib/num/vector.hpp"

namespace lemmata::experiment::saddle {

/// The objective at an iterate, and its gradient there, exact or stochastic.
struct Glance {
  double value = 0;
  const Vec<double>* gradient = nullptr;
};

/// Curves are averages over blocks of so many iterations; so is the objective that decides whether a run has escaped.
constexpr long escape_block = 100;

/// The ends of about `points` evenly spaced blocks, the first and the last of `blocks` among them.
std::vector<long> block_ends(long blocks, std::size_t points);

/// One run: the mean objective of the blocks that end at the given times, the length of their mean gradient, then the end of the first
/// block whose mean objective is at most `threshold` (infinite if there is none). `look` is asked about x_t after step t was taken.
template <class Method, class Look>
Numbers escape_trace(const Method& method, const std::vector<long>& times, double threshold, Sampled<double> chance, const Look& look) {
  Numbers values, norms;
  double escaped = std::numeric_limits<double>::infinity(), value = 0;
  Vec<double> gradient;
  auto state = method.start();
  for (long t = 0; values.size() < times.size(); ++t) {
    chance.at_step(static_cast<std::uint32_t>(t));
    auto next = method.step(state, t, chance);
    const Glance seen = look(state.x);
    value += seen.value / static_cast<double>(escape_block);
    gradient += 1 / static_cast<double>(escape_block) * *seen.gradient;
    state = std::move(next);
    if ((t + 1) % escape_block != 0) continue;
    if (value <= threshold) escaped = std::min(escaped, static_cast<double>(t + 1));
    if (t + 1 == times[values.size()]) {
      values.push_back(value);
      norms.push_back(norm2(gradient));
    }
    value = 0;
    gradient *= 0.0;
  }
  values.insert(values.end(), norms.begin(), norms.end());
  values.push_back(escaped);
  return values;
}

/// Runs from near a saddle point, by compressor and with or without artificial noise.
class EscapeStudy {
 public:
  static constexpr std::size_t compressors = 3;  ///< none, top-k, random-k
  static constexpr std::size_t settings = 2 * compressors;
  static std::size_t compressor_of(std::size_t setting) { return setting / 2; }
  static bool noisy(std::size_t setting) { return setting % 2 == 1; }

  /// @param names  of the compressors
  /// @param unit   iterations per unit of the horizontal axis, with this label
  EscapeStudy(std::vector<std::string> names, std::vector<long> times, double unit, std::string label)
      : names_(std::move(names)), times_(std::move(times)), unit_(unit), label_(std::move(label)) {}

  /// `trace(setting, repetition)`, an escape_trace, for all settings and repetitions.
  void compute(const Run& run, std::size_t repetitions, const std::function<Numbers(std::size_t, std::size_t)>& trace);

  const std::vector<long>& times() const { return times_; }
  /// The objective above, the gradient norm below, one column a compressor.
  std::vector<Panel> panels(const std::string& objective) const;
  std::vector<Observation> observations() const;
  Numbers escapes(std::size_t setting) const;

 private:
  std::vector<Numbers> part(std::size_t setting, bool norms) const;
  Series curve(std::size_t setting, bool norms) const;
  Observation plateau() const;
  Observation convergence() const;

  std::vector<std::string> names_;
  std::vector<long> times_;
  double unit_;
  std::string label_;
  std::size_t repetitions_ = 0;
  std::vector<Numbers> all_ = {};
};

}  // namespace lemmata::experiment::saddle
