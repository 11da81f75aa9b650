#pragma once
#include <cstddef>
#include <functional>
#include <string>

#include "lib/app/signals.hpp"

namespace lemmata::app {

/// What became of one item. A worker that throws, crashes, or is silent for too long is that item's error, never the parent's.
struct WorkResult {
  bool done = false;
  std::string text;  ///< what `work` returned, or why there is nothing
};

struct WorkOptions {
  int jobs = 1;                ///< worker processes, >= 1
  double seconds_each = 3600;  ///< wall time after which a worker is killed and its item is an error; a stopped run's time does not count
  std::function<void()> waiting = nullptr;  ///< called in the parent several times a second, while items are under way
};

enum class WorkEnd { finished, interrupted };

/// Deals the items 0..count-1 to forked worker processes: `work(item)` runs in a worker, `finished(item, result)` in the parent, in the
/// order of completion. Processes, not threads: what a claim does to its process ends with it, and RapidCheck is not safe in two threads.
/// A signal noted meanwhile, or between two of these (see SignalsNoted), stops the dealing and kills the workers.
WorkEnd work_through(std::size_t count, const WorkOptions& options, const std::function<std::string(std::size_t)>& work,
                     const std::function<void(std::size_t, const WorkResult&)>& finished);

int processors();
/// From LEMMATA_ITEM_SECONDS where set (an answer to a machine much slower than ours), else `otherwise`. Throws BadInput.
double item_seconds(double otherwise);

}  // namespace lemmata::app
