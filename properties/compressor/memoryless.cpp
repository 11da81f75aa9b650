#include <algorithm>

#include "lib/chance/key.hpp"
#include "lib/check/probe/state.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

/// The calls that are replayed: inputs of all families, streams in turn.
std::vector<Place> replayed_places(Probe& probe) {
  std::vector<Place> places;
  for (const bool ordinary : {true, false})
    for (const std::size_t i : spread_inputs(probe, ordinary, structural_cases(probe) / (ordinary ? 1 : 4)))
      places.push_back({.x = probe.inputs()[i].x, .stream = places.size() % 3, .ordinary = ordinary});
  return places;
}

/// The replies by place, each call made twice in a row.
struct Replay {
  std::vector<Reply> once, twice;
};

Replay replay(Probe& probe, const std::vector<Place>& places, const std::vector<std::size_t>& order) {
  std::vector<compress::Call> calls;
  for (const std::size_t i : order) calls.insert(calls.end(), 2, {.x = &places[i].x, .stream = places[i].stream});
  auto made = probe.calls(calls);
  Replay replies{std::vector<Reply>(places.size()), std::vector<Reply>(places.size())};
  for (std::size_t j = 0; j < order.size(); ++j) {
    replies.once[order[j]] = std::move(made[2 * j]);
    replies.twice[order[j]] = std::move(made[2 * j + 1]);
  }
  return replies;
}

/// Calls in other dimensions, between those that are compared. What becomes of them is no finding about this dimension.
void call_strangers(Probe& probe) {
  const auto d = static_cast<std::size_t>(probe.d());
  std::vector<std::vector<double>> strangers;
  for (const std::size_t other : {std::size_t{1}, d + 1, 2 * d, std::max<std::size_t>(d, 2) - 1}) {
    strangers.emplace_back(other);
    for (std::size_t i = 0; i < other; ++i) strangers.back()[i] = static_cast<double>(i % 7) - 2.5;
  }
  std::vector<compress::Call> calls;
  for (const auto& x : strangers) calls.push_back({.x = &x, .stream = 5});
  probe.box().run(calls, [](std::size_t, const compress::Outcome&) {});
}

/// The first place whose replies differ, an ordinary one if `ordinary`.
std::optional<std::size_t> first_difference(const std::vector<Place>& places, const std::vector<Reply>& a, const std::vector<Reply>& b,
                                            bool ordinary) {
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i].ordinary == ordinary && differ(a[i], b[i])) return i;
  return {};
}

/// A call repeated at once, shrunk where that already differs; else the call as it was found.
Shown show_memory(Probe& probe, const Place& place, const Reply& before, const Reply& after) {
  std::vector<Reply> last;
  const auto at_once = [&](const std::vector<double>& x) {
    if (!all_finite(x) || is_ordinary(x) < place.ordinary) return false;
    auto replies = probe.calls({{.x = &x, .stream = place.stream}, {.x = &x, .stream = place.stream}});
    if (!differ(replies[0], replies[1])) return false;
    last = std::move(replies);
    return true;
  };
  Shown shown{.x = place.x, .streams = {place.stream}};
  if (!at_once(place.x)) {
    shown.text = "x = " + short_vector(place.x) + ", again after other calls: " + first_difference_text(before, after);
    return shown;
  }
  shown.x = probe.shrink(place.x, at_once, 100);
  shown.text = "x = " + short_vector(shown.x) + ", twice in a row: " + first_difference_text(last[0], last[1]);
  return shown;
}

struct Replays {
  Replay first, again, turned, mixed;
};

/// Two lists of replies that should be equal.
using Pairing = std::pair<const std::vector<Reply>*, const std::vector<Reply>*>;

std::optional<Shown> shown_difference(Probe& probe, const std::vector<Place>& places, const std::vector<Pairing>& pairings, bool ordinary) {
  for (const auto& [a, b] : pairings)
    if (const auto i = first_difference(places, *a, *b, ordinary)) return show_memory(probe, places[*i], (*a)[*i], (*b)[*i]);
  return {};
}

Result conclude_memoryless(Probe& probe, const std::vector<Place>& places, const Replays& replays, bool ordinary) {
  const auto& [first, again, turned, mixed] = replays;
  std::size_t answered = 0;
  for (std::size_t i = 0; i < places.size(); ++i) answered += places[i].ordinary == ordinary && first.once[i].returned() ? 1 : 0;
  if (auto shown = shown_difference(probe, places, {{&first.once, &again.once}, {&first.twice, &again.twice}}, ordinary))
    return {.verdict = Judgement::undecided,
            .evidence = "the same calls in two fresh processes differ: randomness of its own hides what it remembers",
            .witness = std::move(shown)};
  if (auto shown = shown_difference(probe, places, {{&first.once, &first.twice}}, ordinary))
    return {.verdict = Judgement::violated, .evidence = "the same call twice in a row differs", .witness = std::move(shown)};
  const std::vector<Pairing> reordered{
      {&first.once, &turned.once}, {&first.once, &mixed.once}, {&first.once, &turned.twice}, {&first.once, &mixed.twice}};
  if (auto shown = shown_difference(probe, places, reordered, ordinary))
    return {.verdict = Judgement::violated, .evidence = "the same calls in another order differ", .witness = std::move(shown)};
  if (answered == 0) return {.verdict = Judgement::undecided, .evidence = "no call returned"};
  if (const auto& met = probe.state().unsteady; met && is_ordinary(met->x) == ordinary)
    return {
        .verdict = Judgement::undecided,
        .evidence = "the same bits of these " + std::to_string(answered) + " calls in four orders, but not of a call of another property",
        .witness = Shown{.x = met->x, .text = first_difference_text(met->first, met->second), .streams = {met->stream}}};
  return {.evidence = "the same bits of " + std::to_string(answered) + " calls, each twice in a row, in four orders and three processes"};
}

Result examine_memoryless(Probe& probe) {
  const std::vector<Place> places = replayed_places(probe);
  std::vector<std::size_t> order(places.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Replays replays;
  probe.box().start_afresh();
  replays.first = replay(probe, places, order);
  probe.box().start_afresh();
  replays.again = replay(probe, places, order);
  call_strangers(probe);
  std::reverse(order.begin(), order.end());
  replays.turned = replay(probe, places, order);
  probe.box().start_afresh();
  call_strangers(probe);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[hash_join(i, 3) % i]);
  replays.mixed = replay(probe, places, order);
  Result result = conclude_memoryless(probe, places, replays, true);
  if (std::any_of(places.begin(), places.end(), [](const Place& place) { return !place.ordinary; }))
    result.ends = as_ends(conclude_memoryless(probe, places, replays, false));
  return result;
}

// Time limits apart, a refusal or fault in one order and an output in another differ too.
LEMMATA_PROPERTY(
    Memoryless,
    {.id = "memoryless",
     .statement = R"(C(x_t;u_t)\text{ does not depend on earlier calls})",
     .summary =
         "the same calls twice in a row, in another order, in a fresh process and between calls of other dimensions give the same bits",
     .order = 82,
     .examine = examine_memoryless});

}  // namespace
}  // namespace lemmata::probe
