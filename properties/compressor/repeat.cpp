#include "properties/compressor/repeat.hpp"

#include <algorithm>
#include <functional>

#include "lib/check/probe/exact_error.hpp"
#include "lib/check/probe/state.hpp"
#include "lib/check/probe/worst.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

void note_unsteady(Probe& probe, const std::vector<double>& x, std::uint64_t stream, const Reply& first, const Reply& second) {
  auto& kept = probe.state().unsteady;
  if (!kept && first.returned() && second.returned()) kept = Unsteady{x, stream, first, second};
}

/// What first replies give again: all of them, and those at ordinary inputs.
struct Again {
  bool all = true, ordinary = true;
};

Again gives_again(Probe& probe) {
  const auto& first = probe.first_replies();
  std::vector<std::size_t> which;
  for (std::size_t i = first.size(); i-- > 0;)
    if (first[i].fate <= compress::Fate::refused) which.insert(which.end(), 2, i);
  std::vector<compress::Call> calls;
  for (const std::size_t i : which) calls.push_back({.x = &probe.inputs()[i].x});
  const auto replies = probe.calls(calls);
  Again again;
  for (std::size_t j = which.size(); j-- > 0;) {  // ordinary inputs come first
    const auto& [x, family, ordinary] = probe.inputs()[which[j]];
    if (!differ(first[which[j]], replies[j])) continue;
    note_unsteady(probe, x, 0, first[which[j]], replies[j]);
    again.all = false;
    again.ordinary = again.ordinary && !ordinary;
  }
  return again;
}

/// For outputs that took no random number: those of random ones are confirmed as laws or by samples.
bool extremes_come_again(Probe& probe) {
  constexpr std::ptrdiff_t each = 16;
  std::vector<const Case*> fixed;
  for (const Case& one : error_search(probe).cases)
    if (one.answered && one.fixed) fixed.push_back(&one);
  for (double Case::*const key : {&Case::error, &Case::power, &Case::inner})
    for (const double sign : {1.0, -1.0}) {
      std::ranges::stable_sort(fixed, std::greater<>(), [&](const Case* one) { return sign * one->*key; });
      for (auto at = fixed.begin(); at != fixed.end() && at - fixed.begin() < each; ++at)
        if (!comes_again(probe, (*at)->input.x, (*at)->out)) return false;
    }
  return true;
}

}  // namespace

bool replayable(Probe& probe, bool ordinary) {
  auto& state = probe.state();
  if (!state.replayable) {
    const Again again = gives_again(probe);
    state.replayable = again.all;
    state.replayable_if_ordinary = again.ordinary;
  }
  return ordinary ? state.replayable_if_ordinary : *state.replayable;
}

std::optional<std::string> unanswerable(Probe& probe) {
  const auto& replies = probe.first_replies();
  bool answered = false;
  for (std::size_t i = 0; i < replies.size(); ++i)
    answered = answered || (probe.inputs()[i].ordinary && !is_zero(probe.inputs()[i].x) && replies[i].returned());
  if (!answered) return "no input was answered";
  auto& steady = probe.state().steady_extremes;
  if (!steady) steady = replayable(probe, true) && extremes_come_again(probe);
  if (!*steady) return not_replayable_text;
  return {};
}

std::optional<FixedOutput> shrink_fixed(Probe& probe, const FixedOutput& seen, const OutputFails& fails) {
  FixedOutput last;
  const auto fails_now = [&](const std::vector<double>& candidate) {
    if (!is_ordinary(candidate)) return false;
    Reply reply = probe.call(candidate);
    if (!reply.returned() || reply.uniforms > 0 || reply.drew_otherwise || !fails(candidate, reply.out)) return false;
    last = {candidate, std::move(reply.out)};
    return true;
  };
  if (!comes_again(probe, seen.x, seen.out) || !fails_now(seen.x)) return {};
  (void)probe.shrink(seen.x, fails_now);  // each step that is kept is the last that failed
  if (!comes_again(probe, last.x, last.out)) return {};
  return last;
}

bool comes_again(Probe& probe, const std::vector<double>& x, const std::vector<double>& out, std::uint64_t stream) {
  Reply before;
  before.out = out;
  for (const Reply& reply : probe.calls({{.x = &x, .stream = stream}, {.x = &x, .stream = stream}})) {
    if (same_reply(before, reply)) continue;
    note_unsteady(probe, x, stream, before, reply);
    return false;
  }
  return true;
}

}  // namespace lemmata::probe
