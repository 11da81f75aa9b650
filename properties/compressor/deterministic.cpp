#include "lib/check/probe/state.hpp"
#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

/// Two calls with one x that gave different bits.
struct Parted {
  std::vector<double> x;
  std::uint64_t stream = 0;  ///< the first call is on stream 0
  Chosen chosen = {};        ///< of the second call
  Reply first = {}, second = {};
};

/// What was seen on one side of the ordinary range.
struct Repeats {
  std::size_t pairs = 0;
  std::optional<Parted> parted = {};
  void see(const Reply& first, const Reply& second, const Parted& how) {
    if (!first.returned() || !second.returned()) return;
    ++pairs;
    if (parted || same_bits(first.out, second.out)) return;
    parted = how;
    parted->first = first;
    parted->second = second;
  }
};

/// Stream 0 again, then other streams, each call twice in a row; and the ends of the uniform numbers.
void repeat_calls(Probe& probe, Repeats& ordinary, Repeats& beyond) {
  const auto& inputs = probe.inputs();
  for (const bool is_ordinary_part : {true, false}) {
    const auto some = spread_inputs(probe, is_ordinary_part, structural_cases(probe) / 2);
    for (const std::uint64_t stream : {0, 1, 2, 3}) {
      std::vector<compress::Call> calls;
      for (const std::size_t i : some) calls.insert(calls.end(), 2, {.x = &inputs[i].x, .stream = stream});
      const auto replies = probe.calls(calls);
      for (std::size_t j = 0; j < replies.size(); ++j)
        (is_ordinary_part ? ordinary : beyond).see(probe.first_replies()[some[j / 2]], replies[j], {inputs[some[j / 2]].x, stream, {}});
    }
  }
  if (!probe.random()) return;
  const std::vector<double>* x = nullptr;
  Reply own;
  visit_hard_calls(probe, [&](const HardCall& call) {
    if (call.chosen.empty()) return;
    if (x != &call.x) x = &call.x, own = probe.call(call.x);
    (call.ordinary ? ordinary : beyond).see(own, call.reply, {call.x, 0, call.chosen});
  });
}

Result conclude_deterministic(Probe& probe, const Repeats& seen) {
  if (seen.pairs == 0) return {.verdict = Judgement::undecided, .evidence = "no call returned twice"};
  if (!seen.parted) {
    if (!probe.random()) return {.evidence = "the same bits in " + std::to_string(seen.pairs) + " repeated calls"};
    return {.verdict = Judgement::undecided,
            .evidence = "it takes random numbers, but no output depended on them in " + std::to_string(seen.pairs) + " repeated calls"};
  }
  Parted parted = *seen.parted;
  const Chosen* chosen = parted.chosen.empty() ? nullptr : &parted.chosen;
  const auto parts = [&](const std::vector<double>& x) {
    if (!all_finite(x) || is_ordinary(x) < is_ordinary(seen.parted->x)) return false;
    const auto replies = probe.calls({{.x = &x}, {.x = &x, .stream = parted.stream, .chosen = chosen}});
    if (!replies[0].returned() || !replies[1].returned() || same_bits(replies[0].out, replies[1].out)) return false;
    parted.first = replies[0];
    parted.second = replies[1];
    return true;
  };
  Shown shown{.x = parts(parted.x) ? probe.shrink(parted.x, parts) : parted.x, .chosen = parted.chosen};
  const auto takes = [](const Reply& reply) { return reply.uniforms > 0 || reply.drew_otherwise; };
  const bool same_numbers = (parted.stream == 0 && parted.chosen.empty()) || (!takes(parted.first) && !takes(parted.second));
  shown.text = "x = " + short_vector(shown.x) + (same_numbers ? ", the same call twice: " : ", other random numbers: ") +
               first_difference_text(parted.first, parted.second);
  shown.streams = {0, parted.stream};
  Result result{.verdict = Judgement::violated};
  result.evidence = !same_numbers         ? "the output depends on the random numbers"
                    : takes(parted.first) ? "the same input and the same random numbers gave two outputs"
                                          : "the same input gave two outputs, and no random number was taken";
  result.witness = std::move(shown);
  return result;
}

Result examine_deterministic(Probe& probe) {
  Repeats ordinary, beyond;
  repeat_calls(probe, ordinary, beyond);
  if (const auto& met = probe.state().unsteady)
    (is_ordinary(met->x) ? ordinary : beyond).see(met->first, met->second, {met->x, met->stream, {}});
  Result result = conclude_deterministic(probe, ordinary);
  if (beyond.pairs > 0) result.ends = as_ends(conclude_deterministic(probe, beyond));
  return result;
}

LEMMATA_PROPERTY(Deterministic, {.id = "deterministic",
                                 .statement = R"(C(x;u)=C(x;v))",
                                 .summary = "equal inputs give equal bits, whatever the random numbers and however often",
                                 .order = 80,
                                 .examine = examine_deterministic});

}  // namespace
}  // namespace lemmata::probe
