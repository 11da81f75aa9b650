#include <algorithm>

#include "properties/compressor/quantity.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

std::size_t nonzeros_of(const std::vector<double>& c) {
  return static_cast<std::size_t>(std::ranges::count_if(c, [](double v) { return v != 0; }));  // NaN is an entry
}

/// Every output counts, each by itself: no expectation.
Result examine_declared_sparsity(Probe& probe) {
  Result result;
  const auto declared = probe.box().declared_nonzeros(probe.d());
  result.applies = declared.has_value();
  if (!declared) return result;
  result.constant = static_cast<double>(*declared);
  result.constant_text = "nonzeros <= " + std::to_string(*declared);
  std::size_t most = 0, seen = 0;
  Ends ends;
  const auto look = [&](const Input& input, const Reply& reply, std::uint64_t stream) {
    if (!reply.returned()) return;
    const std::size_t count = nonzeros_of(reply.out);
    ++seen;
    Shown shown{.x = input.x, .text = std::to_string(count) + " nonzeros"};
    if (reply.uniforms > 0) shown.streams = {stream};
    if (input.ordinary && (count > most || (most == 0 && !result.witness))) most = std::max(most, count), result.witness = shown;
    if (!input.ordinary && count > *declared) ends = {Judgement::violated, shown, shown.text};
  };
  for (std::uint64_t stream = 0; stream < (probe.random() ? 8U : 1U); ++stream) {
    std::vector<compress::Call> calls;
    for (const Input& input : probe.inputs()) calls.push_back({&input.x, stream, nullptr});
    const std::vector<Reply> replies = stream == 0 ? probe.first_replies() : probe.calls(calls);
    for (std::size_t i = 0; i < replies.size(); ++i) look(probe.inputs()[i], replies[i], stream);
  }
  if (!result.witness) result.witness = Shown{.x = std::vector<double>(static_cast<std::size_t>(probe.d()), 0.0), .text = "0 nonzeros"};
  if (seen == 0) {
    result.verdict = Judgement::undecided;
    result.evidence = "no input was answered";
    return result;
  }
  result.evidence = "at most " + std::to_string(most) + " seen in " + std::to_string(seen) + " outputs";
  if (ends.verdict == Judgement::violated) result.ends = ends;
  if (most <= *declared) return result;
  result.verdict = Judgement::violated;
  const std::uint64_t stream = result.witness->streams.empty() ? 0 : result.witness->streams.front();
  std::size_t last = most;
  const auto fails = [&](const std::vector<double>& x) {
    const Reply reply = ordinary_reply(probe, x, stream);
    if (!reply.returned() || nonzeros_of(reply.out) <= *declared) return false;
    last = nonzeros_of(reply.out);
    return true;
  };
  if (fails(result.witness->x)) result.witness->x = probe.shrink(result.witness->x, fails);
  result.witness->text = std::to_string(last) + " nonzeros";
  return result;
}

}  // namespace

LEMMATA_PROPERTY(declared_sparsity, {.id = "declared-sparsity",
                                     .statement = R"(\|C(x)\|_0 \le k \text{ for the declared } k)",
                                     .summary = "no output has more nonzeros than declared",
                                     .order = 61,
                                     .examine = examine_declared_sparsity});

}  // namespace lemmata::probe
