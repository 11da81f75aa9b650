#include "properties/compressor/coupling.hpp"

namespace lemmata::probe {
namespace {

std::vector<double> negated(std::vector<double> x) {
  for (double& v : x) v = v == 0 ? 0 : -v;
  return x;
}

/// C(-x; phi(u)) = -C(x; u), with phi(u) = u or 1 - u (the largest double below 1 for u = 0, and so on down the grid of 2^-53).
StructuralLaw odd_law(Probe& probe, const Rounding& rounding, bool reflected) {
  StructuralLaw law;
  const std::size_t numbers = reflected ? most_uniforms(probe) : 0;
  law.trial = [&probe, numbers](const Place& place) -> std::optional<Trial> {
    Trial trial{.at = {place.x, negated(place.x)}};
    if (numbers == 0) return trial;
    trial.chosen.assign(2, numbers_of_stream(probe, place.stream, numbers));
    for (auto& [i, u] : trial.chosen[1]) u = (1 - 0x1p-53) - u;
    return trial;
  };
  law.judge = [&rounding](const Place& place, const Trial&, const std::vector<Reply>& replies) {
    return rounding.compare(place.x, negated(replies[0].out), replies[1].out);
  };
  law.text = [](const Place& place, const Trial&, const std::vector<Reply>& replies, const Judged& judged) {
    const std::size_t i = judged.where;
    return "C(-x) != -C(x), " + due_text(place.x, i, replies[1].out[i], negated(replies[0].out)[i], "x");
  };
  return law;
}

Result examine_odd(Probe& probe) {
  const Rounding rounding(probe);
  std::vector<Coupling> couplings{{"", odd_law(probe, rounding, false)}};
  if (most_uniforms(probe) > 0) couplings.push_back({"every random number u replaced by 1 - u", odd_law(probe, rounding, true)});
  const auto laws = [](const Place& place) {
    return CoordinateLaws{.x = place.x, .y = negated(place.x), .to = [](std::size_t i) { return i; }, .sign = -1};
  };
  Result result = examine_couplings(probe, couplings, places_of_inputs(probe, true), laws);
  const std::vector<Place> ends = places_of_inputs(probe, false);
  if (!ends.empty()) result.ends = as_ends(examine_couplings(probe, couplings, ends, laws));
  return result;
}

// Negation is exact in doubles and rounding is symmetric, so an honest evaluation of an odd map is odd to the last bit.
LEMMATA_PROPERTY(Odd, {.id = "odd",
                       .statement = R"(C(-x;u)=-C(x;u),\ \text{or } C(-x)\text{ and }-C(x)\text{ have one law})",
                       .summary = "odd: on fixed random numbers, or in law by u -> 1 - u; -0 counts as 0",
                       .order = 64,
                       .examine = examine_odd});

}  // namespace
}  // namespace lemmata::probe
