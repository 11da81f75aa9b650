#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/app/store.hpp"
#include "lib/experiment/experiment.hpp"

namespace lemmata::app {

/// The experiments whose ids match (as file names match in a shell; * also matches / and .), in order. Throws BadInput where none does.
std::vector<const experiment::Experiment*> selected_experiments(const std::string& glob);
experiment::Scale scale_named(const std::string& name);

struct KeptFigure {
  experiment::Figure figure;
  bool kept = false;  ///< it was in the store
};
/// The figure from the store, where it has the one of this program, seed and scale; else computed in `jobs` processes and put there.
/// Nothing where a signal interrupted it (see SignalsNoted: an experiment has several rounds of workers). Throws BadInput for data that
/// cannot be read, std::runtime_error for an item that fails.
std::optional<KeptFigure> figure_of(const experiment::Experiment& experiment, std::uint64_t seed, experiment::Scale scale, int jobs,
                                    Store& store);

}  // namespace lemmata::app
