#include <algorithm>
#include <cmath>

#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

Result examine_finite(Probe& probe) {
  BadCalls calls;
  visit_hard_calls(probe, [&](const HardCall& call) {
    if (call.reply.returned()) calls.count(call, !all_finite(call.reply.out));
  });
  if (calls.seen == 0) return {.verdict = Judgement::undecided, .evidence = "no call returned"};
  if (calls.bad == 0) return {.evidence = "finite in " + std::to_string(calls.seen) + " calls over the whole double range"};
  const BadCalls::Bad& worst = calls.ordinary ? *calls.ordinary : *calls.beyond;
  Result result{.verdict = Judgement::violated};
  auto [shown, reply] =
      shrink_bad_call(probe, worst, [](const std::vector<double>&, const Reply& made) { return made.returned() && !all_finite(made.out); });
  const std::vector<double>& out = reply.out;
  const auto at = std::find_if(out.begin(), out.end(), [](double v) { return !std::isfinite(v); });
  result.witness = std::move(shown);
  result.witness->text = "x = " + short_vector(result.witness->x) + ": C(x)_" + std::to_string(at - out.begin() + 1) + " = " +
                         short_number(*at) + (!worst.chosen.empty() ? ", uniform numbers at the ends of [0, 1)" : "");
  result.evidence = std::to_string(calls.bad) + " of " + std::to_string(calls.seen) + " outputs are not finite" +
                    (calls.ordinary ? "" : "; only outside magnitudes 1e-100 .. 1e100");
  return result;
}

LEMMATA_PROPERTY(Finite, {.id = "finite",
                          .statement = R"(x\text{ finite}\Rightarrow C(x)\text{ finite})",
                          .summary = "finite output for every finite input, over the whole double range",
                          .order = 90,
                          .examine = examine_finite});

}  // namespace
}  // namespace lemmata::probe
