#include <cmath>

#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

/// The worst coordinate of x C(x) < 0; an entry of the wrong sign that is as small as rounding is `rounded`, not a violation.
Judged wrong_sign(const Rounding& rounding, const std::vector<double>& x, const std::vector<double>& out) {
  double size = 0;
  std::size_t where = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    if (((x[i] > 0 && out[i] < 0) || (x[i] < 0 && out[i] > 0)) && std::fabs(out[i]) > size) size = std::fabs(out[i]), where = i;
  if (size == 0) return {};
  double largest = size;
  for (const double v : out) largest = std::isfinite(v) ? std::max(largest, std::fabs(v)) : largest;
  return rounding.grade(x, size, largest, where);
}

/// What was seen on one side of the ordinary range.
struct SignTally {
  std::size_t outputs = 0, rounded = 0;
  std::optional<BadCalls::Bad> broken = {};
  void see(const Judged& judged, const BadCalls::Bad& call) {
    ++outputs;
    if (judged.grade == Grade::broken && !broken) broken = call;
    if (judged.grade == Grade::rounded || judged.grade == Grade::unclear) ++rounded;
  }
};

/// The pool holds those outputs that returned: the stream of a bad one is found by calling again.
std::optional<BadCalls::Bad> sampled_violation(Probe& probe, const Rounding& rounding, std::size_t input) {
  const Samples& pool = probe.samples(input, probe.random() ? 32 : 0);
  const std::vector<double>& x = probe.inputs()[input].x;
  for (const auto& out : pool.out) {
    if (wrong_sign(rounding, x, out).grade != Grade::broken) continue;
    for (std::uint64_t j = 0; j < pool.asked; ++j)
      if (Reply reply = probe.call(x, pool.first_stream + j); reply.returned() && same_bits(reply.out, out))
        return BadCalls::Bad{x, pool.first_stream + j, {}, std::move(reply)};
    return BadCalls::Bad{x, pool.first_stream, {}, Reply{compress::Fate::returned, {}, out, 0, false}};
  }
  return {};
}

Result conclude_signs(Probe& probe, const Rounding& rounding, const SignTally& tally) {
  if (tally.outputs == 0) return {.verdict = Judgement::undecided, .evidence = "no output"};
  if (!tally.broken) {
    if (tally.rounded == 0) return {.evidence = "not beaten in " + std::to_string(tally.outputs) + " outputs"};
    return {.verdict = Judgement::undecided,
            .evidence = "in " + std::to_string(tally.rounded) + " of " + std::to_string(tally.outputs) +
                        " outputs an entry of the wrong sign is so small that rounding may have made it"};
  }
  const auto bad = [&](const std::vector<double>& x, const Reply& reply) {
    return reply.returned() && wrong_sign(rounding, x, reply.out).grade == Grade::broken;
  };
  Result result{.verdict = Judgement::violated, .evidence = "an entry changes its sign"};
  auto [shown, reply] = shrink_bad_call(probe, *tally.broken, bad);
  const std::size_t i = wrong_sign(rounding, shown.x, reply.out).where;
  result.witness = std::move(shown);
  result.witness->text = "x = " + short_vector(result.witness->x) + ": x_" + std::to_string(i + 1) + " = " +
                         short_number(result.witness->x[i]) + ", C(x)_" + std::to_string(i + 1) + " = " + short_number(reply.out[i]);
  return result;
}

Result examine_sign_preserving(Probe& probe) {
  const Rounding rounding(probe);
  SignTally ordinary, beyond;
  visit_hard_calls(probe, [&](const HardCall& call) {
    if (call.reply.returned())
      (call.ordinary ? ordinary : beyond).see(wrong_sign(rounding, call.x, call.reply.out), {call.x, 0, call.chosen, call.reply});
  });
  for (const std::size_t i : spread_inputs(probe, true, probe.random() ? structural_cases(probe) / 4 : 0)) {
    ordinary.outputs += probe.samples(i, 32).out.size();
    if (!ordinary.broken) ordinary.broken = sampled_violation(probe, rounding, i);
  }
  Result result = conclude_signs(probe, rounding, ordinary);
  if (beyond.outputs > 0) result.ends = as_ends(conclude_signs(probe, rounding, beyond));
  return result;
}

LEMMATA_PROPERTY(SignPreserving, {.id = "sign-preserving",
                                  .statement = R"(C(x)_i\,x_i\ge 0\text{ for all }i,\text{ surely})",
                                  .summary = "no entry of an output has the sign opposite to the input's",
                                  .order = 68,
                                  .examine = examine_sign_preserving});

}  // namespace
}  // namespace lemmata::probe
