#pragma once
#include <limits>
#include <string>
#include <vector>

#include "lib/check/evaluate.hpp"
#include "lib/check/finding.hpp"

namespace lemmata {

/// A sampled test of one instance: is E(lhs - rhs) > 0 at confidence 1 - alpha, for every law of the replicates?
struct SampledTest {
  bool violated = false;
  std::string relation;
  std::string text;  ///< "mean of lhs - rhs >= 0.01 at confidence 1e-9, 20000 replicates"
  std::size_t work = 0;
};

/// Draws `replicates` fresh replicates of the instance (streams of `key`, which no search uses), clips lhs - rhs from above at a level
/// fixed by a pilot on other streams, and bounds its mean from below by betting; the proven lower end is the relation's `least_gap`. Runs in
/// double first; a violation counts only once the same replicates, run in balls, show it too.
/// @param most_work  steps and draws of all replicates together, and a sixteenth of their operations of arithmetic; where one replicate takes
///                   more than its share, nothing is tested
SampledTest sampled_test(const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key, std::size_t replicates,
                         double alpha, std::size_t most_work = std::numeric_limits<std::size_t>::max());

/// Tests at most three instances whose exact expectation is too large, the j-th at level 1e-9 / 2^j, the worst in a pilot first.
struct SampledSearch {
  bool found = false;
  SampledTest test;
  Instance instance;
  std::size_t tested = 0;
};
SampledSearch search_sampled(const Claim& claim, const std::vector<Instance>& instances, const AttackOptions& options);

}  // namespace lemmata
