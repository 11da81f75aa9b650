#include <algorithm>
#include <cmath>
#include <map>

#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/law.hpp"

namespace lemmata::probe {
namespace {

constexpr std::size_t most_values = 96;  // looked at per number; beyond, the output is no step function of few steps

/// What number j moves, and what it moves it to.
struct Mover {
  std::vector<std::uint32_t> where;
  std::map<std::uint64_t, std::vector<double>> seen;  ///< by w; equal from each to the next where there is no jump between

  /// A w in the middle of two neighbours that differ and are not adjacent; none where all jumps are found.
  std::optional<std::uint64_t> open() const {
    for (auto low = seen.begin(), high = std::next(low); high != seen.end(); low = high++)
      if (high->first - low->first > 1 && low->second != high->second) return low->first + (high->first - low->first) / 2;
    return {};
  }
  /// Neighbours that say the same as both sides are forgotten: what is left are the ends of pieces.
  void thin() {
    for (auto at = std::next(seen.begin()); at != seen.end() && std::next(at) != seen.end();)
      at = std::prev(at)->second == at->second && std::next(at)->second == at->second ? seen.erase(at) : std::next(at);
  }
};

/// The search for a product law: which number moves what, then all numbers bisected at once, since they do not meet.
class ProductSearch {
 public:
  ProductSearch(Probe& probe, const std::vector<double>& x, std::uint32_t numbers)
      : probe_(probe), x_(x), numbers_(numbers), stream_(probe.fresh_streams(1)) {}

  std::optional<Law> run(std::size_t calls) {
    if (2 * std::size_t{numbers_} + 300 > calls || !find_movers() || !look_at(probed_words(false))) return {};
    for (std::size_t rounds = calls - 2 * numbers_ - 150; rounds > 0; --rounds) {
      Chosen middle;
      bool some = false;
      for (std::uint32_t j = 0; j < numbers_; ++j) {
        const auto open = movers_[j].where.empty() ? std::nullopt : movers_[j].open();
        some = some || open;
        middle.emplace_back(j, uniform_of(open.value_or(uniform_steps / 2)));
      }
      if (!some) return law();
      if (!record({middle})) return {};
    }
    return {};
  }

 private:
  bool good(const Reply& reply) const { return reply.returned() && reply.uniforms == numbers_ && all_finite(reply.out); }

  bool find_movers() {
    const std::vector<double> ends{0.0, uniform_of(uniform_steps - 1)};
    std::vector<Chosen> chosen;
    for (std::uint32_t j = 0; j < numbers_; ++j)
      for (const double u : ends) chosen.push_back({{j, u}});
    std::vector<compress::Call> calls{{&x_, stream_, nullptr}};
    for (const Chosen& one : chosen) calls.push_back({&x_, stream_, &one});
    const std::vector<Reply> replies = probe_.calls(calls);
    if (!std::ranges::all_of(replies, [this](const Reply& reply) { return good(reply); })) return false;
    rest_ = replies[0].out;
    std::vector<bool> taken(x_.size(), false);
    movers_.resize(numbers_);
    for (std::uint32_t j = 0; j < numbers_; ++j)
      for (std::uint32_t i = 0; i < x_.size(); ++i) {
        if (replies[1 + 2 * j].out[i] == rest_[i] && replies[2 + 2 * j].out[i] == rest_[i]) continue;
        if (taken[i]) return false;
        taken[i] = true;
        movers_[j].where.push_back(i);
      }
    return true;
  }

  bool look_at(const std::vector<std::uint64_t>& words) {
    std::vector<Chosen> chosen;
    for (const std::uint64_t w : words) {
      chosen.emplace_back();
      for (std::uint32_t j = 0; j < numbers_; ++j) chosen.back().emplace_back(j, uniform_of(w));
    }
    return record(chosen);
  }

  bool record(const std::vector<Chosen>& chosen) {
    std::vector<compress::Call> calls;
    for (const Chosen& one : chosen) calls.push_back({&x_, stream_, &one});
    const std::vector<Reply> replies = probe_.calls(calls);
    for (std::size_t k = 0; k < replies.size(); ++k) {
      if (!good(replies[k])) return false;
      for (std::uint32_t j = 0; j < numbers_; ++j) {
        Mover& mover = movers_[j];
        if (mover.where.empty()) continue;
        std::vector<double> values;
        for (const std::uint32_t i : mover.where) values.push_back(replies[k].out[i]);
        mover.seen[static_cast<std::uint64_t>(std::ldexp(chosen[k][j].second, 53))] = std::move(values);
      }
    }
    for (Mover& mover : movers_) {
      if (mover.seen.size() > 2) mover.thin();
      if (mover.seen.size() > most_values) return false;
    }
    return true;
  }

  /// The step function of one number.
  struct Steps {
    std::uint32_t number;
    std::vector<std::uint64_t> ends;  ///< piece k is [ends[k - 1], ends[k])
    LawPart part;
  };
  Steps steps_of(std::uint32_t j) const {
    Steps steps{j, {}, {movers_[j].where, {}}};
    std::uint64_t from = 0;
    const auto& seen = movers_[j].seen;
    for (auto at = seen.begin(); at != seen.end(); ++at) {
      const auto next = std::next(at);
      if (next != seen.end() && next->second == at->second) continue;
      const std::uint64_t end = next == seen.end() ? uniform_steps : next->first;
      steps.ends.push_back(end);
      steps.part.outcomes.push_back({{end - from}, at->second});
      from = end;
    }
    return steps;
  }

  Law law() const {
    std::vector<Steps> all;
    std::vector<bool> moved(x_.size(), false);
    for (std::uint32_t j = 0; j < numbers_; ++j) {
      if (movers_[j].where.empty()) continue;
      for (const std::uint32_t i : movers_[j].where) moved[i] = true;
      all.push_back(steps_of(j));
    }
    LawPart fixed;
    LawOutcome still;
    for (std::uint32_t i = 0; i < x_.size(); ++i)
      if (!moved[i]) fixed.where.push_back(i), still.values.push_back(rest_[i]);
    fixed.outcomes.push_back(still);
    Law law{.shape = "product of " + std::to_string(all.size()) + (all.size() == 1 ? " part" : " parts"), .parts = {}, .predict = {}};
    for (const Steps& steps : all) law.parts.push_back(steps.part);
    if (!fixed.where.empty()) law.parts.push_back(fixed);
    law.predict = [all, rest = rest_](const UniformWords& words) {
      std::vector<double> out = rest;
      for (const Steps& steps : all) {
        const auto at = std::ranges::upper_bound(steps.ends, words(steps.number)) - steps.ends.begin();
        const LawOutcome& outcome = steps.part.outcomes[static_cast<std::size_t>(at)];
        for (std::size_t i = 0; i < steps.part.where.size(); ++i) out[steps.part.where[i]] = outcome.values[i];
      }
      return out;
    };
    return law;
  }

  Probe& probe_;
  const std::vector<double>& x_;
  std::uint32_t numbers_;
  std::uint64_t stream_;
  std::vector<double> rest_;
  std::vector<Mover> movers_;
};

}  // namespace

std::optional<Law> find_product_law(Probe& probe, const std::vector<double>& x, std::uint32_t numbers, std::size_t calls) {
  return ProductSearch(probe, x, numbers).run(calls);
}

}  // namespace lemmata::probe
