#include "properties/compressor/hard_calls.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "properties/compressor/coupling.hpp"

namespace lemmata::probe {
namespace {

/// Vectors at the ends of double: entry i is the (i mod period)-th of a few numbers, or 0.
std::vector<std::vector<double>> vectors_at_the_ends(std::size_t d) {
  using Limits = std::numeric_limits<double>;
  constexpr std::array<double, 4> ends{Limits::max(), -Limits::max(), Limits::denorm_min(), Limits::min()};
  std::vector<std::vector<double>> made;
  for (const double end : {ends[0], ends[2], ends[3], -0.0}) made.emplace_back(d, end);
  for (const double end : {ends[0], -ends[2]}) {
    made.emplace_back(d, 0.0);
    made.back()[d / 2] = end;
  }
  for (const std::size_t period : {std::size_t{2}, std::size_t{4}}) {
    made.emplace_back(d);
    for (std::size_t i = 0; i < d; ++i) made.back()[i] = ends[i % period];
  }
  return made;
}

/// Lists of numbers at their ends, for a compressor that takes up to n.
std::vector<Chosen> numbers_at_the_ends(std::size_t n) {
  std::vector<Chosen> lists;
  for (const double u : {0.0, 1 - 0x1p-53}) {
    Chosen all;
    for (std::uint32_t i = 0; i < n; ++i) all.emplace_back(i, u);
    lists.push_back(std::move(all));
    for (std::uint32_t i = 0; n > 1 && i < std::min<std::size_t>(n, 16); ++i) lists.push_back({{i, u}});
    if (n > 16) lists.push_back({{static_cast<std::uint32_t>(n - 1), u}});
  }
  return lists;
}

struct HardInput {
  const std::vector<double>* x;
  bool ordinary;
};

void call_hard(Probe& probe, const std::vector<HardInput>& inputs, const std::vector<Chosen>& lists,
               const std::function<void(const HardCall&)>& visit) {
  for (const HardInput& input : inputs) {
    std::vector<compress::Call> calls;
    for (const Chosen& list : lists) calls.push_back({.x = input.x, .chosen = list.empty() ? nullptr : &list});
    const auto replies = probe.calls(calls);
    for (std::size_t j = 0; j < replies.size(); ++j) visit({*input.x, lists[j], replies[j], input.ordinary});
  }
}

bool shrinkable(compress::Fate fate) { return fate != compress::Fate::hung && fate != compress::Fate::out_of_memory; }

std::string fate_text(const Reply& reply, const std::vector<double>& x) {
  return to_string(reply.fate) + (reply.what.empty() ? "" : " (" + reply.what + ")") + " on x = " + short_vector(x);
}

}  // namespace

void visit_hard_calls(Probe& probe, const std::function<void(const HardCall&)>& visit) {
  const auto& inputs = probe.inputs();
  const auto& replies = probe.first_replies();
  for (std::size_t i = 0; i < inputs.size(); ++i) visit({inputs[i].x, {}, replies[i], inputs[i].ordinary});
  const auto ends = vectors_at_the_ends(static_cast<std::size_t>(probe.d()));
  std::vector<HardInput> beyond;
  for (const auto& x : ends) beyond.push_back({&x, is_ordinary(x)});
  call_hard(probe, beyond, {{}}, visit);
  const std::size_t n = most_uniforms(probe);
  if (n == 0) return;
  std::vector<HardInput> some;
  for (const bool ordinary : {true, false})
    for (const std::size_t i : spread_inputs(probe, ordinary, ordinary ? 12 : 4)) some.push_back({&inputs[i].x, ordinary});
  call_hard(probe, some, numbers_at_the_ends(n), visit);
}

void BadCalls::count(const HardCall& call, bool is_bad) {
  ++seen;
  if (!is_bad) return;
  ++bad;
  auto& kept = call.ordinary ? ordinary : beyond;
  if (!kept) kept = Bad{call.x, 0, call.chosen, call.reply};
}

BadShown shrink_bad_call(Probe& probe, const BadCalls::Bad& call, const std::function<bool(const std::vector<double>&, const Reply&)>& bad,
                         std::size_t most) {
  const Chosen* chosen = call.chosen.empty() ? nullptr : &call.chosen;
  const bool ordinary = is_ordinary(call.x);
  BadShown last{.shown = {.x = call.x, .chosen = call.chosen}, .reply = call.reply};
  const auto fails = [&](const std::vector<double>& x) {
    if (!all_finite(x) || is_ordinary(x) < ordinary) return false;
    Reply reply = probe.call(x, call.stream, chosen);
    if (!bad(x, reply)) return false;
    last.reply = std::move(reply);
    return true;
  };
  if (shrinkable(call.reply.fate) && fails(call.x)) last.shown.x = probe.shrink(call.x, fails, most);
  if (call.reply.uniforms > 0 || call.reply.drew_otherwise || !call.chosen.empty()) last.shown.streams = {call.stream};
  return last;
}

/// A call that came to its end in a process that lived on.
bool came_back(compress::Fate fate) {
  return fate != compress::Fate::crashed && fate != compress::Fate::hung && fate != compress::Fate::out_of_memory;
}

Result examine_fates(Probe& probe, const std::vector<compress::Fate>& fates, const std::string& nothing) {
  const auto is_one = [&](compress::Fate fate) { return std::find(fates.begin(), fates.end(), fate) != fates.end(); };
  BadCalls calls;
  bool any_came_back = false;
  visit_hard_calls(probe, [&](const HardCall& call) {
    calls.count(call, is_one(call.reply.fate));
    any_came_back = any_came_back || came_back(call.reply.fate);
  });
  for (const Fault& fault : probe.faults()) {  // a fault of another property's call
    auto& kept = fault.ordinary ? calls.ordinary : calls.beyond;
    if (is_one(fault.fate) && !kept) kept = BadCalls::Bad{fault.x, fault.stream, {}, Reply{fault.fate, fault.what, {}, 0, false}};
  }
  Result result{.evidence = nothing + " in " + std::to_string(probe.calls_made()) + " calls"};
  if (!calls.ordinary && !calls.beyond && !any_came_back) return {.verdict = Judgement::undecided, .evidence = "no call came to its end"};
  if (!calls.ordinary && !calls.beyond) return result;
  result.verdict = Judgement::violated;
  const BadCalls::Bad& worst = calls.ordinary ? *calls.ordinary : *calls.beyond;
  // a fault ends the child: each step of shrinking may cost a new process
  result.witness = shrink_bad_call(
                       probe, worst, [&](const std::vector<double>&, const Reply& reply) { return reply.fate == worst.reply.fate; }, 60)
                       .shown;
  result.witness->text =
      fate_text(worst.reply, result.witness->x) + (worst.chosen.empty() ? "" : ", uniform numbers at the ends of [0, 1)");
  result.evidence = std::to_string(calls.bad) + " of " + std::to_string(calls.seen) + " hard calls" +
                    (calls.bad == 0 ? ", but one of another property's calls" : "") +
                    (calls.ordinary ? "" : "; only outside magnitudes 1e-100 .. 1e100");
  return result;
}

}  // namespace lemmata::probe
