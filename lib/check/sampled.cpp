#include "lib/check/sampled.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "lib/chance/draw_cap.hpp"
#include "lib/chance/key.hpp"
#include "lib/check/betting.hpp"
#include "lib/num/arithmetic.hpp"
#include "lib/num/operations.hpp"

namespace lemmata {
namespace {

constexpr std::uint64_t pilot_stream = std::uint64_t{1} << 62;  // instance addresses that the search, which counts from 0, never reaches
constexpr std::uint64_t test_stream = std::uint64_t{1} << 63;
constexpr std::size_t pilot_size = 200;
constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();
constexpr std::size_t operations_a_step = 16;  // of arithmetic in double, about what a step or a draw takes

struct Replicates {
  std::vector<double> gaps;  // lhs - rhs of one link
  double least_gap = 0;
  std::string relation;
  std::size_t link = 0;
  bool usable = false, too_long = false;
};

/// Steps and draws of one replicate, at most.
class Limit {
 public:
  explicit Limit(std::size_t most) : most_(most), cap_(most), before_(sampled_draws()) {}
  bool is_passed_after(std::size_t steps) const { return steps + (sampled_draws() - before_) >= most_; }

 private:
  std::size_t most_;
  DrawCap cap_;
  std::size_t before_;
};

/// lhs - rhs of the first link that may be sampled, for `count` replicates of at most `most_each` steps and draws.
Replicates replicate(const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key, std::size_t count,
                     std::size_t& work, std::size_t most_each = unlimited) {
  Replicates out;
  Replicates too_long;
  too_long.too_long = true;
  Caps caps = options.caps;
  caps.work = std::min(caps.work, most_each);
  for (std::size_t r = 0; r < count; ++r) {
    const Limit limit(most_each);
    Draw draw({}, pins);
    draw.run_mutant(options.mutant);
    auto expect = Expect<double>::sampling(key, r, caps);
    Case<double> made;
    try {
      made = claim.search(draw, expect);
    } catch (const TooLarge&) { return limit.is_passed_after(expect.work()) ? too_long : Replicates{}; } catch (const std::runtime_error&) {
      return {};
    } catch (const DomainError&) { return {}; }
    if (limit.is_passed_after(expect.work())) return too_long;
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
    out.link = static_cast<std::size_t>(link - made.shown.links().begin());
  }
  out.usable = !out.gaps.empty();
  return out;
}

bool certainly_holds(const Relation<Exact>& r) {
  if (r.how == How::strictly_less) return certainly_less(r.lhs, r.rhs);
  return certainly_at_most(r.lhs, r.rhs) && (r.how == How::at_most || certainly_at_most(r.rhs, r.lhs));
}

/// A lower end of lhs - rhs on one replicate, in balls: no rounding of double can make it positive. None where the balls do not decide.
std::optional<double> certain_gap(const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key, std::size_t r,
                                  std::size_t link) {
  const auto balls = ball_arithmetic(192);
  const InForce in_force(*balls);
  Draw draw({}, pins);
  draw.run_mutant(options.mutant);
  auto expect = Expect<Exact>::sampling(key, r, options.caps);
  try {
    Case<Exact> made = claim.decide(draw, expect);
    for (const auto& given : made.given)
      if (!certainly_holds(given)) return {};
    if (made.shown.links().size() <= link) return {};
    const Relation<Exact>& shown = made.shown.links()[link];
    const bool cut = options.bound_factor != 1 && certainly_less(Exact(0), shown.rhs);
    return enclosure(shown.lhs - (cut ? shown.rhs * Exact(options.bound_factor) : shown.rhs)).lower;
  } catch (const std::exception&) { return {}; }
}

/// Does the arithmetic of a replicate take at most so many operations? Those of double are not counted: the same in balls are.
bool is_within(std::size_t most, const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key) {
  const std::size_t before = exact_operations();
  const OperationCap cap(most);
  certain_gap(claim, pins, options, key, 0, 0);
  return exact_operations() - before <= most;
}

/// Is the mean above 0 by the gaps' lower ends? The bets are a nonnegative supermartingale where it is not, so that the probability of
/// passing 1/alpha at any time is at most alpha (Ville): the test may stop as soon as it does.
bool confirmed(const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key, std::size_t replicates,
               const Replicates& seen, double clip, double alpha) {
  const double lowest = seen.least_gap - 1e-6 * std::fabs(seen.least_gap);  // below the proven end, which double has rounded
  std::vector<double> gaps;
  for (std::size_t stop = 64; gaps.size() < replicates; stop *= 2) {
    while (gaps.size() < std::min(stop, replicates)) {
      const auto gap = certain_gap(claim, pins, options, key, gaps.size(), seen.link);
      if (!gap || !(*gap >= lowest)) return false;
      gaps.push_back(std::min(*gap, clip));
    }
    if (mean_exceeds(gaps, lowest, clip, 0, alpha)) return true;
  }
  return false;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return values.empty() ? 0 : sum / static_cast<double>(values.size());
}

}  // namespace

SampledTest sampled_test(const Claim& claim, const Pins& pins, const BodyOptions& options, const StreamKey& key, std::size_t replicates,
                         double alpha, std::size_t most_work) {
  SampledTest out;
  const StreamKey pilot_key{key.seed, key.claim, key.instance | pilot_stream}, test_key{key.seed, key.claim, key.instance | test_stream};
  const std::size_t most_each = most_work == unlimited ? unlimited : most_work / std::max<std::size_t>(replicates, 1);
  const auto too_long = [&] {
    out.text =
        fmt::format("not sampled: one replicate takes more than {} steps, or {} operations", most_each, most_each * operations_a_step);
    return out;
  };
  if (most_each < unlimited) {  // the first replicate tells
    if (!is_within(most_each * operations_a_step, claim, pins, options, pilot_key)) return too_long();
    if (replicate(claim, pins, options, pilot_key, 1, out.work, most_each).too_long) return too_long();
  }
  const Replicates pilot = replicate(claim, pins, options, pilot_key, pilot_size, out.work, most_each);
  if (pilot.too_long) return too_long();
  if (!pilot.usable) return out;
  const double highest = *std::max_element(pilot.gaps.begin(), pilot.gaps.end());
  const double clip = highest + std::fabs(highest) / 2 + 1e-12;  // fixed before the test: min(D, B) <= D for any B
  if (!(clip > pilot.least_gap) || !(clip > 0)) return out;
  Replicates fresh = replicate(claim, pins, options, test_key, replicates, out.work, most_each);
  if (fresh.too_long) return too_long();
  if (!fresh.usable) return out;
  for (double& g : fresh.gaps) {
    if (g < fresh.least_gap) return out;  // the proven lower end is not one: nothing may be concluded
    g = std::min(g, clip);
  }
  // Double proposes, balls decide: at equality the roundings of double have a mean too.
  out.violated = mean_exceeds(fresh.gaps, fresh.least_gap, clip, 0, alpha) &&
                 confirmed(claim, pins, options, test_key, replicates, fresh, clip, alpha);
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
