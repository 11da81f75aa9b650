#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "lib/chance/chance.hpp"
#include "lib/chance/key.hpp"
#include "lib/chance/words.hpp"
#include "lib/check/evaluate.hpp"

namespace lemmata {
namespace readings_test {

using Readings = std::vector<Draw::ReadingSeen>;
constexpr std::uint64_t INSTANCES = 5000, CERTIFIED = 100;

/// Claims in which sign(0) meets a factor that is 0 with it: a gradient's coordinate, a norm of the gradient, a probability.
const std::set<std::string_view> INDIFFERENT = {"scaled.steepest-descent", "scaled.thm2.step-34/repaired", "scaled.thm3.step-jensen",
                                                "scaled.thm3.step-m2"};

/// What the body makes of an instance: everything that a reading could change.
std::string seen(const Evaluated& e) {
  std::string out =
      fmt::format("{} {} {} {} {} {} {}", static_cast<int>(e.state), e.slack, e.ratio, e.lhs, e.rhs, e.ratio_lhs, e.ratio_rhs);
  for (const Drawn& drawn : e.instance)
    if (drawn.kind != DrawKind::reading) out += " " + drawn.name;
  return out;
}

/// Every link of it, hypotheses and conclusions, with both sides.
std::string certified(const Claim& claim, const Pins& pins, const Evaluated& e) {
  Pins held = lemmata::pins_of(e.instance);
  for (const auto& [name, pin] : pins)
    if (pin.kind == Pin::Kind::value) held[name] = pin;
  std::string out;
  for (const auto& line : certify(claim, held, {}, 64).lines)
    out += fmt::format(" {} {} {} {}", line.what, line.lhs, line.rhs, line.hypothesis);
  return out;
}

Pins pins_of(const Readings& open, std::size_t combination) {
  Pins pins;
  for (const auto& reading : open) {
    pins[reading.name].values = {{static_cast<double>(reading.values[combination % reading.values.size()]), 1}};
    combination /= reading.values.size();
  }
  return pins;
}

/// Holds one draw of the instance at one of its edge values, another one for each number.
void hold_an_edge(Pins& pins, const Instance& instance, std::uint64_t number) {
  const Drawn& drawn = instance[number % instance.size()];
  if (drawn.kind == DrawKind::reading) return;
  const std::size_t edges =
      drawn.kind == DrawKind::vector ? static_cast<std::size_t>(vector_edge_count()) : edges_of(drawn.kind, drawn.range).size();
  pins[drawn.name].kind = Pin::Kind::edge;
  pins[drawn.name].edge = static_cast<int>(number / instance.size() % edges);
}

/// The name of a reading none of whose values changes any instance, whatever the other readings are; empty where there is none.
std::string idle(const Claim& claim, const Readings& open) {
  std::size_t combinations = 1;
  for (const auto& reading : open) combinations *= reading.values.size();
  std::vector<bool> matters(open.size());
  std::vector<std::uint64_t> tape;
  for (std::uint64_t number = 0; number < INSTANCES; ++number) {
    std::vector<std::string> of(combinations);
    for (std::size_t c = 0; c < combinations; ++c) {
      Pins pins = pins_of(open, c);
      const Evaluated typical = evaluate(claim, tape, pins, {});
      hold_an_edge(pins, typical.instance, number);
      const Evaluated edge = evaluate(claim, tape, pins, {});
      of[c] = seen(typical) + seen(edge) + (number < CERTIFIED ? certified(claim, pins, edge) : "");
    }
    std::size_t stride = 1;
    for (std::size_t r = 0; r < open.size(); ++r) {
      for (std::size_t c = 0; c < combinations; ++c)
        if (const std::size_t value = c / stride % open[r].values.size(); of[c] != of[c - value * stride]) matters[r] = true;
      stride *= open[r].values.size();
    }
    if (std::all_of(matters.begin(), matters.end(), [](bool matter) { return matter; })) return "";
    tape.resize(256);
    philox_words({1, claim_key(claim.info.id), 0}, number, 0, tape);
  }
  return open[static_cast<std::size_t>(std::find(matters.begin(), matters.end(), false) - matters.begin())].name;
}

template <bool LOOKS>
struct Planted {
  static constexpr ClaimInfo info{.id = "test.planted"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool second = draw.reading("side", {0, 1}, {"left", "right"}) == 1 && LOOKS;
    const S x = draw.in<S>("x", Range::closed(0, 1));
    return {.shown = second ? at_most(x, S(1)) : at_most(x, S(2))};
  }
};
const Claim looks = make_claim<Planted<true>>(__FILE__), does_not = make_claim<Planted<false>>(__FILE__);

TEST_CASE("a reading that the body ignores is noticed") {
  const Readings open = evaluate(looks, {}, {}, {}).readings;
  CHECK(idle(looks, open).empty());
  CHECK(idle(does_not, open) == "side");
}

TEST_CASE("every reading of every claim is looked at: some instance tells its values apart") {
  std::set<std::string_view> indifferent;
  for (const Claim* claim : all_claims()) {
    if (!claim->executable()) continue;
    const Readings open = evaluate(*claim, {}, {}, {}).readings;
    if (open.empty()) continue;
    const std::string name = idle(*claim, open);
    if (!name.empty()) indifferent.insert(claim->info.id);
    INFO(claim->info.id << ": " << INSTANCES << " instances are the same whatever '" << name << "' is");
    CHECK((name.empty() || INDIFFERENT.contains(claim->info.id)));
  }
  CHECK(indifferent == INDIFFERENT);
}

}  // namespace readings_test
}  // namespace lemmata
