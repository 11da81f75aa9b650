#include "lib/check/sampled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "lib/chance/key.hpp"
#include "lib/check/betting.hpp"

namespace lemmata {
namespace {

constexpr std::uint64_t pilot_stream = std::uint64_t{1} << 62;  // instance addresses that the search, which counts from 0, never reaches
constexpr std::uint64_t test_stream = std::uint64_t{1} << 63;
constexpr std::size_t pilot_size = 200;

struct Replicates {
  std::vector<double> gaps;  // lhs - rhs of one link
  double least_gap = 0;
  std::string relation;
  bool usable = false;
};

/// lhs - rhs of the first link that may be sampled, for `count` replicates.
Replicates replicate(const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key, std::size_t count,
                     std::size_t& work) {
  Replicates out;
  for (std::size_t r = 0; r < count; ++r) {
    Draw draw({}, pins);
    draw.run_mutant(options.mutant);
    auto expect = Expect<double>::sampling(key, r, options.caps);
    Case<double> made;
    try {
      made = claim.search(draw, expect);
    } catch (const std::runtime_error&) { return {}; } catch (const DomainError&) {
      return {};
    }
    work += 4 + expect.work();
    for (const auto& given : made.given)
      if (given.how == How::strictly_less ? !(given.lhs < given.rhs)
          : given.how == How::at_most     ? !(given.lhs <= given.rhs)
                                          : given.lhs != given.rhs)
        return {};
    const auto link =
        std::find_if(made.shown.links().begin(), made.shown.links().end(), [](const auto& l) { return l.least_gap.has_value(); });
    if (link == made.shown.links().end()) return {};
    const double rhs = link->rhs > 0 ? link->rhs * options.bound_factor : link->rhs;
    const double gap = link->lhs - rhs;
    if (!std::isfinite(gap)) return {};
    out.gaps.push_back(gap);
    out.least_gap = *link->least_gap + (link->rhs - rhs);
    out.relation = link->name;
  }
  out.usable = !out.gaps.empty();
  return out;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

}  // namespace

SampledTest sampled_test(const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key, std::size_t replicates,
                         double alpha) {
  SampledTest out;
  const Replicates pilot = replicate(claim, pins, options, {key.seed, key.claim, key.instance | pilot_stream}, pilot_size, out.work);
  if (!pilot.usable) return out;
  const double highest = *std::max_element(pilot.gaps.begin(), pilot.gaps.end());
  const double clip = highest + std::fabs(highest) / 2 + 1e-12;  // fixed before the test: min(D, B) <= D for any B
  if (!(clip > pilot.least_gap) || !(clip > 0)) return out;
  Replicates fresh = replicate(claim, pins, options, {key.seed, key.claim, key.instance | test_stream}, replicates, out.work);
  if (!fresh.usable) return out;
  for (double& g : fresh.gaps) {
    if (g < fresh.least_gap) return out;  // the proven lower end is not one: nothing may be concluded
    g = std::min(g, clip);
  }
  out.violated = mean_exceeds(fresh.gaps, fresh.least_gap, clip, 0, alpha);
  out.relation = fresh.relation;
  out.text = fmt::format("sampled: mean of lhs - rhs is {}above 0 at confidence {:.2g} for every law ({} replicates, mean {:.6g})",
                         out.violated ? "" : "not shown ", alpha, replicates, mean_of(fresh.gaps));
  return out;
}

SampledSearch search_sampled(const Claim& claim, const std::vector<Instance>& instances, const AttackOptions& options) {
  SampledSearch out;
  BodyOptions body;
  body.mutant = options.mutant;
  body.bound_factor = options.bound_factor;
  body.caps.work = std::size_t{1} << 26;
  std::vector<std::pair<double, const Instance*>> ranked;
  std::size_t work = 0;
  for (const Instance& instance : instances) {
    const Replicates pilot = replicate(claim, pins_of(instance), body, {options.seed, claim_key(claim.info.id), ranked.size()}, 64, work);
    if (pilot.usable) ranked.emplace_back(mean_of(pilot.gaps), &instance);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  double alpha = 1e-9;
  for (std::size_t j = 0; j < ranked.size() && j < 3; ++j) {
    alpha /= 2;
    ++out.tested;
    out.test = sampled_test(claim, pins_of(*ranked[j].second), body, {options.seed, claim_key(claim.info.id), 1000 + j},
                            options.effort == Effort::quick ? 2000 : 20000, alpha);
    out.instance = *ranked[j].second;
    if (out.test.violated) {
      out.found = true;
      return out;
    }
  }
  return out;
}

}  // namespace lemmata
