#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lib/app/bench/bench.hpp"
#include "lib/app/ledger.hpp"
#include "lib/app/output.hpp"
#include "lib/check/search.hpp"

// The falsifier: cases drawn and checked, and the planted falsehoods that it finds.

namespace lemmata::app {
namespace {

constexpr long d = 64;
const char* const plain_rapidcheck = "property 'top-k contracts', d = 64, plain RapidCheck";

/// Random cases of a claim of the ledger, with d held, as `verify` makes them: drawn from words of Philox, evaluated in double, ranked;
/// the closest calls are certified at the end. Returns their number.
std::size_t search_cases(const std::string& id, std::size_t shares) {
  AttackOptions options;
  options.only_method = "random";
  Pins pins;
  pins["d"].values = {{static_cast<double>(d), 1}};
  Search search(claim_of(id), options, pins, shares);
  search.run();
  return search.cases();
}

void search_top_k(benchmark::State& state) {
  std::size_t cases = 0;
  for (auto _ : state) cases += search_cases("biased.eq9/repaired", 1);
  state.SetItemsProcessed(static_cast<std::int64_t>(cases));
}

/// ||C(x) - x||^2 <= (1 - k/d) ||x||^2 with room for rounding, as a user of RapidCheck would write it.
void plain_property() {
  const auto x = *rc::gen::container<std::vector<double>>(static_cast<std::size_t>(d), rc::gen::arbitrary<double>());
  const auto k = *rc::gen::inRange<std::size_t>(1, static_cast<std::size_t>(d) + 1);
  std::vector<double> sorted = x;
  const auto larger = [](double a, double b) { return std::fabs(a) > std::fabs(b); };
  std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(k), sorted.end(), larger);
  double left = 0, all = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double square = sorted[i] * sorted[i];
    all += square;
    if (i >= k) left += square;
  }
  RC_ASSERT(left <= (1 - static_cast<double>(k) / static_cast<double>(d)) * all * (1 + 1e-12));
}

void rapidcheck_top_k(benchmark::State& state) {
  rc::detail::TestParams params;
  params.seed = 1;
  params.maxSuccess = 20000;
  for (auto _ : state) {
    rc::detail::TestListenerAdapter quiet;
    const std::unordered_map<std::string, rc::detail::Reproduce> afresh;  // and nothing that the environment asks for
    const auto result = rc::detail::checkTestable(plain_property, rc::detail::TestMetadata(), params, quiet, afresh);
    if (!result.is<rc::detail::SuccessResult>()) return state.SkipWithError("RapidCheck refuted what holds");
  }
  state.SetItemsProcessed(params.maxSuccess * static_cast<std::int64_t>(state.iterations()));
}

/// Every planted falsehood of the gauntlet, attacked with each of the first seeds: the share that is refuted.
void find_planted(benchmark::State& state) {
  constexpr std::uint64_t seeds = 3;
  std::size_t tried = 0, found = 0;
  std::string missed;
  for (auto _ : state)
    for (const Claim* claim : claims_matching("gauntlet.g*"))
      for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        AttackOptions options;
        options.effort = Effort::quick;
        options.seed = seed;
        options.prove = false;
        const bool refuted = attack(*claim, options).verdict == Verdict::refuted;
        ++tried;
        if (refuted) ++found;
        else missed += " " + std::string(claim->info.id) + " with seed " + std::to_string(seed);
      }
  state.counters["value"] = static_cast<double>(found) / static_cast<double>(tried);
  state.SetLabel(std::to_string(found) + " of " + std::to_string(tried) + ", " + std::to_string(seeds) +
                 " seeds each; lemmata selftest --only gauntlet --seeds 200 tries more" + (missed.empty() ? "" : "; not" + missed));
}

const BenchRows search_rows([] {
  return std::vector<BenchRow>{
      {.work = "property 'top-k contracts', d = 64",
       .unit = "cases",
       .goal = 300000,
       .peers = {{.name = "Hypothesis", .script = "hypothesis_top_k.py", .at_least = 200},
                 {.name = "plain RapidCheck", .row = plain_rapidcheck, .at_least = 1}},
       .run = search_top_k},
      {.work = plain_rapidcheck, .unit = "cases", .run = rapidcheck_top_k},
      {.work = "planted falsehoods found, quick", .unit = "of all", .goal = 1, .run = find_planted, .repetitions = 1}};
});

/// A sharp truth attacked n times as `selftest` does it, with a seed each: no attack may cost more because others came before. (Different
/// claims differ in cost by more than their number shows.)
void attack_repeatedly(std::uint64_t n) {
  for (std::uint64_t seed = 1; seed <= n; ++seed) {
    AttackOptions options;
    options.effort = Effort::quick;
    options.seed = seed;
    options.prove = false;
    attack(claim_of("gauntlet.t2"), options);
  }
}

const ScalingRows search_scaling([] {
  constexpr double cases_of_standard = 87500;  // of this claim in this dimension, where the whole effort goes into random cases
  return std::vector<ScalingRow>{
      {.work = "random search of one claim, d = 64",
       .variable = "cases",
       .sizes = {2734, 5469, 10938, 21875, 43750},
       .seconds =
           [](double cases) {
             return cpu_seconds(
                 [=] { search_cases("biased.eq9/repaired", static_cast<std::size_t>(std::lround(cases_of_standard / cases))); });
           }},
      {.work = "quick attacks of a sharp truth, one after the other",
       .variable = "attacks",
       .sizes = {1, 2, 4, 8},
       .seconds = [](double n) { return cpu_seconds([=] { attack_repeatedly(static_cast<std::uint64_t>(n)); }); }}};
});

const BenchWorkloads search_work([] {
  return std::vector<BenchWorkload>{{"search-top-k", [] { search_cases("biased.eq9/repaired", 4); }}};
});

}  // namespace
}  // namespace lemmata::app
