#include "lib/experiment/experiment.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include "lib/chance/key.hpp"

namespace lemmata::experiment {
namespace {

std::vector<const Experiment*>& registered_experiments() {
  static std::vector<const Experiment*> all;
  return all;
}

bool is_digit(char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; }

/// By characters, runs of digits by their number: fig2 < fig10.
bool in_order(std::string_view a, std::string_view b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (is_digit(a[i]) && is_digit(b[j])) {
      unsigned long long m = 0, n = 0;
      while (i < a.size() && is_digit(a[i])) m = 10 * m + static_cast<unsigned long long>(a[i++] - '0');
      while (j < b.size() && is_digit(b[j])) n = 10 * n + static_cast<unsigned long long>(b[j++] - '0');
      if (m != n) return m < n;
    } else {
      if (a[i] != b[j]) return a[i] < b[j];
      ++i, ++j;
    }
  }
  return a.size() - i < b.size() - j;
}

}  // namespace

std::string_view to_string(Scale scale) {
  static constexpr std::array<std::string_view, 3> names = {"quick", "standard", "deep"};
  return names[static_cast<std::size_t>(scale)];
}

std::string_view to_string(Form form) {
  static constexpr std::array<std::string_view, 3> names = {"lines", "bars", "closed"};
  return names[static_cast<std::size_t>(form)];
}

std::vector<Numbers> OneByOne::compute(const std::string&, std::size_t count, const Work& work) {
  std::vector<Numbers> all;
  all.reserve(count);
  for (std::size_t item = 0; item < count; ++item) all.push_back(work(item));
  return all;
}

Sampled<double> Run::stream(std::uint64_t purpose, std::uint64_t repetition) const {
  return {StreamKey{.seed = seed_, .claim = claim_key(id_), .instance = purpose}, repetition};
}

Figure compute(const Experiment& experiment, std::uint64_t seed, Scale scale, Workers& workers) {
  const ExperimentInfo& info = experiment.info;
  Figure figure = experiment.draw(Run(info.id, seed, scale, workers));
  figure.id = info.id;
  figure.where = info.where;
  figure.title = info.title;
  figure.caption = info.caption;
  figure.seed = seed;
  figure.effort = to_string(scale);
  return figure;
}

const std::vector<const Experiment*>& all_experiments() { return registered_experiments(); }

void register_experiment(const Experiment* experiment) {
  auto& all = registered_experiments();
  const auto at = std::lower_bound(all.begin(), all.end(), experiment,
                                   [](const Experiment* a, const Experiment* b) { return in_order(a->info.id, b->info.id); });
  if (at != all.end() && (*at)->info.id == experiment->info.id)
    throw std::logic_error("two experiments have the id '" + std::string(experiment->info.id) + "'");
  all.insert(at, experiment);
}

}  // namespace lemmata::experiment
