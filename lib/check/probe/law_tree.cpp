#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>

#include "lib/chance/key.hpp"
#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/law.hpp"
#include "lib/check/probe/state.hpp"

namespace lemmata::probe {
namespace {

constexpr std::size_t most_leaves = 600, most_depth = 80, most_known = 64;
constexpr std::size_t futures = 3;  // the later numbers, tried in three ways: a jump that none of them shows is left to confirm_law

/// Number `depth` of a call: piece k is [ends[k - 1], ends[k]) and goes on at next[k].
struct TreeNode {
  std::vector<std::uint64_t> ends;
  std::vector<std::unique_ptr<TreeNode>> next;
  std::vector<double> out;  ///< of a leaf, which has no pieces
};

/// What the compressor does after some numbers, as far as the futures show it.
struct Sight {
  std::uint64_t hash = 0;
  bool more = false;  ///< does it take another number?
  std::vector<double> out;
};

class TreeSearch {
 public:
  TreeSearch(Probe& probe, const std::vector<double>& x, std::size_t calls)
      : probe_(probe), x_(x), left_(calls), stream_(probe.fresh_streams(futures)), known_(probe.state().jumps) {}

  std::optional<Law> run() {
    std::shared_ptr<TreeNode> root = grow({});
    if (!root || failed_) return {};
    LawPart part;
    for (std::uint32_t i = 0; i < x_.size(); ++i) part.where.push_back(i);
    collect(*root, {}, part.outcomes);
    Law law{.shape = "tree of " + std::to_string(part.outcomes.size()) + " leaves", .parts = {part}, .predict = {}};
    law.predict = [root](const UniformWords& words) {
      const TreeNode* node = root.get();
      for (std::uint32_t j = 0; !node->next.empty(); ++j)
        node = node->next[static_cast<std::size_t>(std::ranges::upper_bound(node->ends, words(j)) - node->ends.begin())].get();
      return node->out;
    };
    return law;
  }

 private:
  /// The sights at prefix followed by each of `words` in turn; at the prefix itself where there are none.
  std::vector<Sight> look(const Chosen& prefix, const std::vector<std::uint64_t>& words) {
    std::vector<Chosen> chosen(std::max<std::size_t>(1, words.size()), prefix);
    for (std::size_t k = 0; k < words.size(); ++k) chosen[k].emplace_back(static_cast<std::uint32_t>(prefix.size()), uniform_of(words[k]));
    std::vector<compress::Call> calls;
    for (const Chosen& one : chosen)
      for (std::size_t f = 0; f < futures; ++f) calls.push_back({&x_, stream_ + f, &one});
    if (calls.size() > left_) failed_ = true;
    if (failed_) return std::vector<Sight>(chosen.size());
    left_ -= calls.size();
    std::vector<Sight> sights(chosen.size());
    probe_.run(calls, [&](std::size_t i, const compress::Outcome& outcome) {
      Sight& sight = sights[i / futures];
      if (outcome.fate != compress::Fate::returned || outcome.drew_otherwise || !all_finite(outcome.out)) failed_ = true;
      sight.hash = mix64(sight.hash ^ outcome.uniforms);
      for (const double v : outcome.out) sight.hash = mix64(sight.hash ^ std::bit_cast<std::uint64_t>(v == 0 ? 0.0 : v));
      sight.more = sight.more || outcome.uniforms > chosen[i / futures].size();
      if (i % futures == 0) sight.out.assign(outcome.out.begin(), outcome.out.end());
    });
    return sights;
  }

  std::unique_ptr<TreeNode> grow(const Chosen& prefix) {
    auto node = std::make_unique<TreeNode>();
    const Sight here = look(prefix, {}).front();
    if (failed_) return {};
    if (!here.more) {
      node->out = here.out;
      failed_ = ++leaves_ > most_leaves;
      return node;
    }
    if (prefix.size() >= most_depth) failed_ = true;
    const std::vector<std::uint64_t> middles = pieces(prefix, node->ends);
    for (const std::uint64_t w : middles) {
      if (failed_) return {};
      Chosen longer = prefix;
      longer.emplace_back(static_cast<std::uint32_t>(prefix.size()), uniform_of(w));
      node->next.push_back(grow(longer));
    }
    return node;
  }

  /// The ends of the pieces of the next number, and a word inside each.
  std::vector<std::uint64_t> pieces(const Chosen& prefix, std::vector<std::uint64_t>& ends) {
    std::map<std::uint64_t, std::uint64_t> seen;
    std::vector<std::uint64_t> asked = probed_words(true);
    while (!asked.empty() && !failed_) {
      const std::vector<Sight> sights = look(prefix, asked);
      for (std::size_t k = 0; k < asked.size(); ++k) seen[asked[k]] = sights[k].hash;
      asked.clear();
      for (auto low = seen.begin(), high = std::next(low); high != seen.end(); low = high++)
        if (low->second != high->second && high->first - low->first > 1) look_between(low->first, high->first, asked);
      if (asked.size() > most_leaves) failed_ = true;
    }
    std::vector<std::uint64_t> inside;
    std::uint64_t from = 0;
    for (auto at = seen.begin(); at != seen.end(); ++at) {
      const auto next = std::next(at);
      if (next != seen.end() && next->second == at->second) continue;
      ends.push_back(next == seen.end() ? uniform_steps : next->first);
      inside.push_back(from + (ends.back() - from) / 2);
      if (known_.size() < most_known) known_.insert(ends.back());
      from = ends.back();
    }
    return inside;
  }

  /// There is a jump in (low, high]: perhaps one that was met before, since subsets have the same probabilities everywhere.
  void look_between(std::uint64_t low, std::uint64_t high, std::vector<std::uint64_t>& asked) const {
    const auto known = known_.upper_bound(low);
    if (known == known_.end() || *known > high) {
      asked.push_back(low + (high - low) / 2);
      return;
    }
    if (*known - 1 > low) asked.push_back(*known - 1);
    if (*known < high) asked.push_back(*known);
  }

  void collect(const TreeNode& node, const std::vector<std::uint64_t>& counts, std::vector<LawOutcome>& outcomes) const {
    if (node.next.empty()) {
      outcomes.push_back({counts, node.out});
      return;
    }
    std::uint64_t from = 0;
    for (std::size_t k = 0; k < node.next.size(); ++k) {
      std::vector<std::uint64_t> longer = counts;
      if (node.next.size() > 1) longer.push_back(node.ends[k] - from);  // a number of one piece has probability 1
      collect(*node.next[k], longer, outcomes);
      from = node.ends[k];
    }
  }

  Probe& probe_;
  const std::vector<double>& x_;
  std::size_t left_, leaves_ = 0;
  std::uint64_t stream_;
  std::set<std::uint64_t>& known_;  ///< jumps that earlier trees of this probe had
  bool failed_ = false;
};

}  // namespace

std::optional<Law> find_tree_law(Probe& probe, const std::vector<double>& x, std::size_t calls) {
  return TreeSearch(probe, x, calls).run();
}

}  // namespace lemmata::probe
