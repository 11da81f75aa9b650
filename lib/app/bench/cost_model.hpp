#pragma once
#include <cstddef>
#include <string>
#include <vector>

#include "lib/app/store.hpp"

namespace lemmata::app {

/// What a run of an MPI job costs, by a model: items are dealt longest first to whoever is idle, and rank 0 keeps one result at a time.
struct JobCost {
  double wall = 0;                 ///< seconds
  double speed_up = 0;             ///< against one rank, <= ranks
  double messages_per_second = 0;  ///< at rank 0: two an item, and four from each rank in rank_seconds() that say that it lives
  double bytes_per_second = 0;     ///< of results, at rank 0
  double load = 0;                 ///< the share of the time that rank 0 keeps results, 0 .. 1
};

///   wall = max( greedy schedule of the items on the ranks, items * handling )      >= longest item, >= sum / ranks
///
/// @param items     seconds >= 0 and bytes >= 0 of each; at least one of them takes time
/// @param ranks     >= 1, with one worker each
/// @param handling  seconds that rank 0 takes to keep a result, >= 0
/// @throws DomainError naming the parameter
JobCost job_cost(const std::vector<ItemCost>& items, std::size_t ranks, double handling);

/// The model for 1, 2, 4, 10, 100 and 1000 ranks as a table, with what it is made of: the items that the store has measured, by effort, and
/// the time that this machine takes to keep a result, measured now. Where nothing was measured at `deep`, also an estimate from the largest
/// effort there is, by the efforts' budgets, that says so. Where the store has nothing: a line that says so.
std::string cost_model_text();

}  // namespace lemmata::app
