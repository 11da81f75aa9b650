#include <algorithm>

#include "properties/compressor/hard_calls.hpp"

namespace lemmata::probe {
namespace {

std::size_t count_nonzeros(const std::vector<double>& out) {
  return out.size() - static_cast<std::size_t>(std::count(out.begin(), out.end(), 0.0));
}

struct Densest {
  std::size_t outputs = 0, nonzeros = 0;
  std::optional<BadCalls::Bad> at = {};
  void see(const HardCall& call) {
    if (!call.reply.returned()) return;
    ++outputs;
    if (const std::size_t n = count_nonzeros(call.reply.out); !at || n > nonzeros)
      nonzeros = n, at = BadCalls::Bad{call.x, 0, call.chosen, call.reply};
  }
};

std::string nonzeros_text(std::size_t nonzeros, std::size_t d) {
  return "at most " + std::to_string(nonzeros) + " of " + std::to_string(d) + " nonzero";
}

/// The constant is the largest number of nonzeros seen, a lower bound of the largest there is. It holds by itself: what is declared
/// is tested by `declared-sparsity`.
Result examine_sparse(Probe& probe) {
  Densest ordinary, beyond;
  visit_hard_calls(probe, [&](const HardCall& call) { (call.ordinary ? ordinary : beyond).see(call); });
  for (const std::size_t i : spread_inputs(probe, true, probe.random() ? structural_cases(probe) / 4 : 0)) {
    const Samples& pool = probe.samples(i, 32);
    for (const auto& out : pool.out) {
      const Reply reply{compress::Fate::returned, {}, out, 0, false};
      ordinary.see({probe.inputs()[i].x, {}, reply, true});
    }
  }
  if (!ordinary.at) return {.verdict = Judgement::undecided, .evidence = "no call returned"};
  const auto d = static_cast<std::size_t>(probe.d());
  Result result{.constant = static_cast<double>(ordinary.nonzeros), .constant_text = nonzeros_text(ordinary.nonzeros, d)};
  result.evidence = "not beaten in " + std::to_string(ordinary.outputs) + " outputs" + (ordinary.nonzeros == d ? ": dense" : "");
  const auto as_dense = [&](const std::vector<double>&, const Reply& reply) {
    return reply.returned() && count_nonzeros(reply.out) >= ordinary.nonzeros;
  };
  result.witness = shrink_bad_call(probe, *ordinary.at, as_dense, 60).shown;
  result.witness->text = std::to_string(ordinary.nonzeros) + " nonzeros at x = " + short_vector(result.witness->x);
  if (beyond.nonzeros > ordinary.nonzeros)
    result.ends = Ends{
        .verdict = Judgement::violated,
        .witness = Shown{.x = beyond.at->x, .text = std::to_string(beyond.nonzeros) + " nonzeros at x = " + short_vector(beyond.at->x)},
        .text = "more nonzeros than on the ordinary range: " + std::to_string(beyond.nonzeros)};
  else if (beyond.outputs > 0) result.ends = Ends{.text = nonzeros_text(beyond.nonzeros, d)};
  return result;
}

LEMMATA_PROPERTY(Sparse, {.id = "sparse",
                          .statement = R"(\|C(x)\|_0\le k)",
                          .summary = "the largest number of nonzeros of an output",
                          .order = 72,
                          .examine = examine_sparse});

}  // namespace
}  // namespace lemmata::probe
