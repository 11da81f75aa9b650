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

/// The objective and the length of the gradient at an iterate.
struct Glance {
  double value = 0, norm = 0;
};

/// How many of the last iterations a point of a curve averages over.
constexpr std::size_t escape_window = 100;

/// One run: objective and gradient norm at each of the times, averaged over the last iterations, then the first time at which the averaged
/// objective was at most `threshold` (infinite if never). `look` is asked about x_t after step t was taken.
template <class Method, class Look>
Numbers escape_trace(const Method& method, const std::vector<long>& times, double threshold, Sampled<double> chance, const Look& look) {
  Numbers values, norms, last_values, last_norms;
  const auto average = [](const Numbers& kept) {
    double sum = 0;
    for (const double v : kept) sum += v;
    return sum / static_cast<double>(kept.size());
  };
  double escaped = std::numeric_limits<double>::infinity();
  auto state = method.start();
  for (long t = 0; values.size() < times.size(); ++t) {
    chance.at_step(static_cast<std::uint32_t>(t));
    auto next = method.step(state, t, chance);
    const Glance seen = look(state.x);
    const std::size_t place = static_cast<std::size_t>(t) % escape_window;
    if (last_values.size() < escape_window) last_values.push_back(seen.value), last_norms.push_back(seen.norm);
    else last_values[place] = seen.value, last_norms[place] = seen.norm;
    const double value = average(last_values);
    if (value <= threshold) escaped = std::min(escaped, static_cast<double>(t));
    if (t == times[values.size()]) {
      values.push_back(value);
      norms.push_back(average(last_norms));
    }
    state = std::move(next);
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

  std::vector<std::string> names_;
  std::vector<long> times_;
  double unit_;
  std::string label_;
  std::size_t repetitions_ = 0;
  std::vector<Numbers> all_ = {};
};

}  // namespace lemmata::experiment::saddle
