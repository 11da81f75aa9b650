#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

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
  /// Wall time of work after which, between two items, another process takes a worker's place: what its items left in memory (pools,
  /// caches, a leak) goes with it, and a fork costs milliseconds.
  double seconds_of_worker = 10;
};

enum class WorkEnd { finished, interrupted };

/// Deals the items 0..count-1 to forked worker processes: `work(item)` runs in a worker, `finished(item, result)` in the parent, in the
/// order of completion. Processes, not threads: what a claim does to its process ends with it, and RapidCheck is not safe in two threads.
/// A signal noted meanwhile, or between two of these (see SignalsNoted), stops the dealing and kills the workers.
WorkEnd work_through(std::size_t count, const WorkOptions& options, const std::function<std::string(std::size_t)>& work,
                     const std::function<void(std::size_t, const WorkResult&)>& finished);

/// The same, of these items in this order.
WorkEnd work_through(const std::vector<std::size_t>& items, const WorkOptions& options, const std::function<std::string(std::size_t)>& work,
                     const std::function<void(std::size_t, const WorkResult&)>& finished);

/// Items that are not all known beforehand: other processes may take them, or send them.
struct ItemSource {
  std::function<std::optional<std::size_t>()> next;  ///< an item to begin now, or none at the moment
  std::function<bool()> over;                        ///< will none come any more?
  std::function<void()> between;                     ///< if there: called again and again, at least every `pause`
  int pause = 250;                                   ///< milliseconds
};
/// As work_through, of items from a source, until it is over and every item begun has its result.
WorkEnd work_from(const ItemSource& source, const WorkOptions& options, const std::function<std::string(std::size_t)>& work,
                  const std::function<void(std::size_t, const WorkResult&)>& finished);

int processors();
/// A positive number of seconds from this variable where it is set, else `otherwise`. Throws BadInput.
double seconds_from(const char* variable, double otherwise);
/// From LEMMATA_ITEM_SECONDS where set (an answer to a machine much slower than ours), else `otherwise`. Throws BadInput.
double item_seconds(double otherwise);

}  // namespace lemmata::app
