#include <algorithm>

#include "properties/compressor/repeat.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

constexpr std::size_t law_batch = 64;  // trials in one crossing: at d = 1000 some megabytes

/// A trial that has been made.
struct Made {
  const Place* place;
  Trial trial;
  std::vector<Reply> replies = {};
};

void add_calls(const Made& made, std::vector<compress::Call>& calls) {
  for (std::size_t j = 0; j < made.trial.at.size(); ++j)
    calls.push_back({.x = &made.trial.at[j],
                     .stream = made.place->stream,
                     .chosen = made.trial.chosen.empty() || made.trial.chosen[j].empty() ? nullptr : &made.trial.chosen[j]});
}

/// No value where a call did not return finite numbers.
std::optional<Judged> judge_made(const StructuralLaw& law, const Made& made) {
  for (const Reply& reply : made.replies)
    if (!reply.returned() || !all_finite(reply.out)) return {};
  Judged judged = law.judge(*made.place, made.trial, made.replies);
  const auto other_count = [&](const Reply& r) { return r.uniforms != made.replies[0].uniforms; };
  // number i of one call is not number i of the other: nothing is said about fixed randomness
  if (judged.grade == Grade::broken && std::any_of(made.replies.begin(), made.replies.end(), other_count)) judged.grade = Grade::unclear;
  return judged;
}

void count(const StructuralLaw& law, const Made& made, Tally& tally) {
  for (const Reply& reply : made.replies) {
    if (!reply.returned()) continue;
    tally.least_uniforms = std::min(tally.least_uniforms, reply.uniforms);
    tally.most_uniforms = std::max(tally.most_uniforms, reply.uniforms);
    tally.drew_otherwise = tally.drew_otherwise || reply.drew_otherwise;
  }
  const auto judged = judge_made(law, made);
  if (!judged) {
    ++tally.without_output;
    return;
  }
  if (judged->grade == Grade::kept) ++tally.kept;
  if (judged->grade == Grade::rounded) {
    ++tally.rounded;
    tally.largest_rounding = std::max(tally.largest_rounding, judged->gap);
  }
  if (judged->grade == Grade::unclear && tally.unclear++ == 0) tally.first_unclear = *made.place;
  if (judged->grade == Grade::broken && tally.broken++ == 0) tally.first_broken = *made.place;
}

/// The trial at a place, made now; no value where there is none.
std::optional<Made> make_now(Probe& probe, const StructuralLaw& law, const Place& place) {
  auto trial = law.trial(place);
  if (!trial) return {};
  Made made{&place, std::move(*trial)};
  std::vector<compress::Call> calls;
  add_calls(made, calls);
  made.replies = probe.calls(calls);
  return made;
}

bool broken_now(Probe& probe, const StructuralLaw& law, const Place& place) {
  const auto made = make_now(probe, law, place);
  if (!made) return false;
  const auto judged = judge_made(law, *made);
  return judged && judged->grade == Grade::broken;
}

/// No text where the law is kept now.
Shown show_place(Probe& probe, const StructuralLaw& law, const Place& place, bool random) {
  Shown shown{.x = place.x};
  const auto made = make_now(probe, law, place);
  if (!made) return shown;
  if (law.pair) shown.y = made->trial.at[1];
  if (random) shown.streams = {place.stream};
  if (const auto judged = judge_made(law, *made); judged && judged->grade >= Grade::unclear)
    shown.text = law.text(place, made->trial, made->replies, *judged);
  return shown;
}

Result undecided_law(std::string why) { return {.verdict = Judgement::undecided, .evidence = std::move(why)}; }

Result broken_law(Probe& probe, const StructuralLaw& law, const Tally& tally) {
  Place place = *tally.first_broken;
  if (law.steady_count && tally.least_uniforms != tally.most_uniforms)
    return undecided_law("how many random numbers a call takes depends on x, so that there is no fixed randomness to compare");
  if (!broken_now(probe, law, place) || !replayable(probe)) return undecided_law(not_replayable_text);
  place.x = probe.shrink(place.x, [&](const std::vector<double>& x) {
    Place at = place;
    at.x = x;
    return all_finite(x) && is_ordinary(x) == place.ordinary && broken_now(probe, law, at);
  });
  Result result{.verdict = Judgement::violated};
  result.witness = show_place(probe, law, place, tally.random());
  if (result.witness->text.empty()) return undecided_law(not_again_text);
  result.evidence = std::to_string(tally.broken) + " of " + std::to_string(tally.judged()) + " cases fail";
  return result;
}

}  // namespace

Tally try_law(Probe& probe, const StructuralLaw& law, const std::vector<Place>& places) {
  Tally tally;
  for (std::size_t begin = 0; begin < places.size(); begin += law_batch) {
    std::vector<Made> batch;
    for (std::size_t i = begin; i < std::min(places.size(), begin + law_batch); ++i)
      if (auto trial = law.trial(places[i])) batch.push_back({&places[i], std::move(*trial)});
    std::vector<compress::Call> calls;
    for (const Made& made : batch) add_calls(made, calls);
    if (calls.empty()) continue;
    auto replies = probe.calls(calls);
    auto reply = replies.begin();
    for (Made& made : batch) {
      const auto end = reply + static_cast<std::ptrdiff_t>(made.trial.at.size());
      made.replies.assign(std::make_move_iterator(reply), std::make_move_iterator(end));
      reply = end;
      count(law, made, tally);
    }
  }
  return tally;
}

Result conclude_law(Probe& probe, const StructuralLaw& law, const Tally& tally) {
  if (tally.first_broken) return broken_law(probe, law, tally);
  if (tally.judged() == 0) return undecided_law(tally.without_output > 0 ? "no call returned finite numbers" : "no input to try");
  if (tally.first_unclear && !replayable(probe)) return undecided_law(not_replayable_text);
  if (tally.first_unclear) {
    Result result = undecided_law("in " + std::to_string(tally.unclear) + " of " + std::to_string(tally.judged()) +
                                  " cases off by what single precision would explain, or with another count of random numbers");
    result.witness = show_place(probe, law, *tally.first_unclear, tally.random());
    return result;
  }
  Result result{.evidence = "not beaten in " + std::to_string(tally.judged()) + " cases"};
  if (tally.rounded > 0)
    result.evidence += ", equal up to rounding in " + std::to_string(tally.rounded) + " (" + rounded_number(tally.largest_rounding) +
                       " of the output at most)";
  if (tally.without_output > 0) result.evidence += "; " + std::to_string(tally.without_output) + " without finite output not judged";
  return result;
}

Ends as_ends(const Result& result) { return {.verdict = result.verdict, .witness = result.witness, .text = result.evidence}; }

Result examine_law(Probe& probe, const StructuralLaw& law, const std::vector<Place>& places) {
  std::vector<Place> ordinary, ends;
  for (const Place& place : places) (place.ordinary ? ordinary : ends).push_back(place);
  Result result = conclude_law(probe, law, try_law(probe, law, ordinary));
  if (ends.empty()) return result;
  const Tally beyond = try_law(probe, law, ends);
  if (beyond.judged() + beyond.without_output > 0) result.ends = as_ends(conclude_law(probe, law, beyond));
  return result;
}

}  // namespace lemmata::probe
