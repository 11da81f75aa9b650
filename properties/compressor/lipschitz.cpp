#include <algorithm>
#include <cmath>
#include <functional>

#include "lib/chance/key.hpp"
#include "properties/compressor/repeat.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

constexpr double lipschitz_adjacent = 0x1p-51;  // |x_i - y_i| / |x_i| below which a pair is as near as doubles of that size are
constexpr double lipschitz_jump = 0x1p30;       // the ratio of an adjacent pair, in sizes of C at unit vectors, from which it is a jump
constexpr double lipschitz_step = 0x1p20;       // and from which it is a step as small as rounding: neither a jump nor a slope
constexpr double lipschitz_useless = 0x1p40;    // and of any pair, from which no L is of use
constexpr double lipschitz_growth = 0x1p40;     // how often the ratio of such a pair, closed further, exceeds its first: no slope does
constexpr int lipschitz_closings = 8;           // pairs that are closed so far

/// Two inputs that differ in entry i only, and what C gives there.
struct NearPair {
  std::vector<double> x;
  std::size_t i = 0;
  double y_i = 0;
  std::uint64_t stream = 0;
  Reply at_x = {}, at_y = {};
  std::vector<double> y() const {
    std::vector<double> other = x;
    other[i] = y_i;
    return other;
  }
  double distance() const { return std::fabs(y_i - x[i]); }
  bool adjacent() const { return distance() <= lipschitz_adjacent * std::max(std::fabs(x[i]), std::fabs(y_i)); }
};

/// Scaled by the largest difference, so that no square overflows or vanishes.
double output_distance(const Reply& a, const Reply& b) {
  double largest = 0, squares = 0;
  for (std::size_t i = 0; i < a.out.size(); ++i) largest = std::max(largest, std::fabs(a.out[i] - b.out[i]));
  if (largest == 0) return 0;
  for (std::size_t i = 0; i < a.out.size(); ++i) {
    const double part = (a.out[i] - b.out[i]) / largest;
    squares += part * part;
  }
  return largest * std::sqrt(squares);
}

/// Finite outputs of equally many random numbers, and a distance that is a double.
bool comparable(const Reply& a, const Reply& b) {
  return a.returned() && b.returned() && all_finite(a.out) && all_finite(b.out) && a.uniforms == b.uniforms &&
         std::isfinite(output_distance(a, b));
}

struct LipschitzSearch {
  Probe& probe;
  const Rounding& rounding;
  std::size_t pairs = 0;
  double largest = 0;             ///< the largest ratio of a difference that is not rounding
  double unit = rounding.gain();  ///< what ratios are measured by
  int closings = 0;
  std::optional<NearPair> worst = {}, jump = {}, step = {}, steep = {}, growing = {};
  bool done() const { return jump || growing; }

  Grade grade(const NearPair& pair) const { return rounding.compare(pair.x, pair.at_x.out, pair.at_y.out).grade; }
  double ratio_of(const NearPair& pair) const { return output_distance(pair.at_x, pair.at_y) / pair.distance(); }
  bool exceeds(const NearPair& pair, double bound) const { return unit > 0 && ratio_of(pair) >= bound * unit; }
  void see(const NearPair& pair) {
    ++pairs;
    const Grade how = grade(pair);
    const double ratio = ratio_of(pair);
    if (how == Grade::broken && ratio > largest) largest = ratio, worst = pair;
    if (how == Grade::broken && exceeds(pair, lipschitz_useless) && (!steep || ratio > ratio_of(*steep))) steep = pair;
    if (!pair.adjacent()) return;
    if (how == Grade::broken && !jump && exceeds(pair, lipschitz_jump)) jump = pair;
    if (how == Grade::unclear && !step && exceeds(pair, lipschitz_step)) step = pair;
  }
};

/// Pairs from an input: an entry moved to the next doubles at that size, past the largest entry (a tie on the way), to 0 and through 0.
void add_pairs(const Place& place, std::vector<NearPair>& pairs) {
  const std::size_t d = place.x.size();
  const double m = largest_magnitude(place.x) > 0 ? largest_magnitude(place.x) : 1;
  const std::size_t at = hash_join(pairs.size(), d) % d;
  for (const std::size_t i : {std::size_t{0}, at}) {
    const double v = place.x[i];
    for (const double target : {v + 0x1p-52 * m, v - 0x1p-52 * m, v > 0 ? v + m : v - m, v == 0 ? m : 0.0, v == 0 ? -m : -v / 2}) {
      NearPair pair{place.x, i, target, place.stream};
      if (target != v && is_ordinary(pair.y())) pairs.push_back(std::move(pair));
    }
    if (at == 0) break;
  }
}

void call_ends(Probe& probe, std::vector<NearPair>& pairs) {
  std::vector<std::vector<double>> others;
  for (const NearPair& pair : pairs) others.push_back(pair.y());
  std::vector<compress::Call> calls;
  for (std::size_t j = 0; j < pairs.size(); ++j) {
    calls.push_back({.x = &pairs[j].x, .stream = pairs[j].stream});
    calls.push_back({.x = &others[j], .stream = pairs[j].stream});
  }
  auto replies = probe.calls(calls);
  for (std::size_t j = 0; j < pairs.size(); ++j) pairs[j].at_x = std::move(replies[2 * j]), pairs[j].at_y = std::move(replies[2 * j + 1]);
}

/// The steeper half of each pair, for all pairs at once; without those that cannot be compared.
std::vector<NearPair> steeper_halves(LipschitzSearch& search, std::vector<NearPair> pairs) {
  std::vector<std::vector<double>> middles;
  std::vector<compress::Call> calls;
  for (const NearPair& pair : pairs) {
    middles.push_back(pair.x);
    middles.back()[pair.i] = pair.x[pair.i] + (pair.y_i - pair.x[pair.i]) / 2;
  }
  for (std::size_t j = 0; j < pairs.size(); ++j) calls.push_back({.x = &middles[j], .stream = pairs[j].stream});
  auto replies = search.probe.calls(calls);
  std::vector<NearPair> halves;
  for (std::size_t j = 0; j < pairs.size(); ++j) {
    NearPair& pair = pairs[j];
    const double middle = middles[j][pair.i];
    if (middle == pair.x[pair.i] || middle == pair.y_i || !is_ordinary(middles[j])) continue;
    if (!comparable(pair.at_x, replies[j]) || !comparable(replies[j], pair.at_y)) continue;
    if (output_distance(pair.at_x, replies[j]) >= output_distance(replies[j], pair.at_y)) {
      pair.y_i = middle;
      pair.at_y = std::move(replies[j]);
    } else {
      pair.x = std::move(middles[j]);
      pair.at_x = std::move(replies[j]);
    }
    halves.push_back(std::move(pair));
  }
  return halves;
}

/// A steep pair, halved on its own: the ratio of a jump grows with each halving, that of a slope stays.
void close_steep(LipschitzSearch& search, const NearPair& first) {
  ++search.closings;
  std::vector<NearPair> pair{first};
  while (!pair.empty() && !search.done()) {
    search.see(pair[0]);
    if (pair[0].adjacent() || search.grade(pair[0]) != Grade::broken) return;
    if (search.ratio_of(pair[0]) >= lipschitz_growth * search.ratio_of(first)) search.growing = pair[0];
    else pair = steeper_halves(search, std::move(pair));
  }
}

/// Sees the pairs, and the steeper halves of those that differ by more than rounding, down to adjacent doubles: the differences of a
/// Lipschitz map halve with the distances, a jump stays.
void close_pairs(LipschitzSearch& search, std::vector<NearPair> pairs) {
  call_ends(search.probe, pairs);
  for (int round = 0; !pairs.empty() && round < 128 && !search.done(); ++round) {
    std::vector<NearPair> open;
    for (NearPair& pair : pairs) {
      if (!comparable(pair.at_x, pair.at_y)) continue;
      search.see(pair);
      const Grade how = search.grade(pair);
      if (how == Grade::broken && search.exceeds(pair, lipschitz_useless) && search.closings < lipschitz_closings)
        close_steep(search, pair);
      else if (!pair.adjacent() && how >= Grade::unclear) open.push_back(std::move(pair));
    }
    pairs = steeper_halves(search, std::move(open));
  }
}

std::string pair_text(const NearPair& pair) {
  return "x = " + short_vector(pair.x) + ", y = " + short_vector(pair.y()) + ": ||x - y|| = " + rounded_number(pair.distance()) +
         ", ||C(x) - C(y)|| = " + rounded_number(output_distance(pair.at_x, pair.at_y));
}

Shown show_pair(const NearPair& pair) {
  Shown shown{.x = pair.x, .y = pair.y(), .text = pair_text(pair)};
  if (pair.at_x.uniforms > 0 || pair.at_x.drew_otherwise) shown.streams = {pair.stream};
  return shown;
}

Result no_pair(const char* why) { return {.verdict = Judgement::undecided, .evidence = why}; }

/// The pair at a small vector, for which `shows` holds, which may move the other end; no value where C does not give again what it gave.
std::optional<NearPair> shrunk_pair(LipschitzSearch& search, const NearPair& found, const std::function<bool(NearPair&)>& shows) {
  NearPair shown = found;
  const auto still = [&](const std::vector<double>& x) {
    NearPair pair{x, found.i, found.y_i, found.stream};
    if (!is_ordinary(x) || !shows(pair)) return false;
    shown = pair;
    return true;
  };
  if (still(found.x)) (void)search.probe.shrink(found.x, still);
  std::vector<NearPair> again{shown};
  call_ends(search.probe, again);
  if (!same_reply(again[0].at_x, shown.at_x) || !same_reply(again[0].at_y, shown.at_y)) return {};
  return shown;
}

/// The pair's outputs, made now, differ by more than any rounding and by this many sizes of C times its distance.
bool differs_now(LipschitzSearch& search, NearPair& pair, double sizes) {
  std::vector<NearPair> made{pair};
  if (!is_ordinary(pair.y())) return false;
  call_ends(search.probe, made);
  pair = made[0];
  return comparable(pair.at_x, pair.at_y) && search.grade(pair) == Grade::broken && search.exceeds(pair, sizes);
}

Result conclude_pair(LipschitzSearch& search, const NearPair& found, const std::function<bool(NearPair&)>& shows, const char* evidence) {
  if (!replayable(search.probe)) return no_pair(not_replayable_text);
  const auto shown = shrunk_pair(search, found, shows);
  if (!shown) return no_pair(not_again_text);
  const double ratio = search.ratio_of(*shown);
  Result result{.verdict = Judgement::violated, .constant = ratio, .constant_text = "L >= " + rounded_number(ratio), .evidence = evidence};
  result.witness = show_pair(*shown);
  return result;
}

/// The jump at a small vector: x and x with entry i moved by 2^-50 |x_i| in the same direction.
Result conclude_jump(LipschitzSearch& search) {
  const NearPair& found = *search.jump;
  const double direction = found.y_i > found.x[found.i] ? 1 : -1;
  const auto jumps = [&](NearPair& pair) {
    pair.y_i = pair.x[pair.i] + 2 * direction * lipschitz_adjacent * std::fabs(pair.x[pair.i]);
    return pair.x[pair.i] != 0 && differs_now(search, pair, lipschitz_jump);
  };
  return conclude_pair(search, found, jumps,
                       "a jump: between neighbouring doubles the output changes by more than rounding, so that any L is beyond use");
}

/// A jump at 0, where doubles are as near as they are small, or a slope without bound: the other entries are shrunk.
Result conclude_growth(LipschitzSearch& search) {
  const NearPair& found = *search.growing;
  const auto grows = [&](NearPair& pair) { return pair.x[pair.i] == found.x[found.i] && differs_now(search, pair, lipschitz_useless); };
  return conclude_pair(search, found, grows, "the ratio exceeds 2^40 times the size of C at unit vectors, and grows as pairs close");
}

/// A slope, as far as can be seen.
Result conclude_steep(const LipschitzSearch& search) {
  Result result{.verdict = Judgement::undecided, .constant = search.largest, .constant_text = "L >= " + rounded_number(search.largest)};
  result.evidence =
      "the ratio exceeds 2^40 times the size of C at unit vectors, but was not seen to grow as pairs close: no L of use is to be expected";
  result.witness = show_pair(*search.steep);
  return result;
}

Result examine_lipschitz(Probe& probe) {
  const Rounding rounding(probe);
  LipschitzSearch search{probe, rounding};
  const auto places = places_of_inputs(probe, true);
  const std::size_t inputs = structural_cases(probe) / (probe.d() > 64 ? 16 : 8);
  std::vector<NearPair> batch;
  for (std::size_t j = 0; j < inputs && j * places.size() / inputs < places.size() && !search.done(); ++j) {
    add_pairs(places[j * places.size() / inputs], batch);
    if (j % 8 != 7 && j + 1 < inputs) continue;
    close_pairs(search, std::move(batch));
    batch.clear();
  }
  if (search.jump) return conclude_jump(search);
  if (search.growing) return conclude_growth(search);
  if (search.steep) return conclude_steep(search);
  if (search.pairs == 0) return {.verdict = Judgement::undecided, .evidence = "no pair of finite outputs"};
  if (search.step) {
    Result result{.verdict = Judgement::undecided,
                  .evidence = "between neighbouring doubles the output changes by what single precision would explain, or a small jump"};
    result.witness = show_pair(*search.step);
    return result;
  }
  Result result{.constant = search.largest, .constant_text = "L >= " + rounded_number(search.largest)};
  result.evidence = "no jump in " + std::to_string(search.pairs) + " pairs closed to neighbouring doubles";
  if (search.worst) result.witness = show_pair(*search.worst);
  return result;
}

// Of a real map, finitely many points refute no finite L. `violated` shows one of two things about the map of doubles, g being the size
// of C near unit vectors:
//   a jump    a pair whose entries are neighbouring doubles, whose outputs differ by more than any rounding and by more than 2^30 g ||x - y||
//   a growth  a pair with ||C(x) - C(y)|| > 2^40 g ||x - y||, halved until this is another 2^40 times as much, as at a jump at 0, where doubles
//             are as near as they are small
// so any L that holds is beyond use. A steep pair that does not grow so is undecided: 10^15 x, cut to [-1, 1], has L = 10^15. The constant is the largest ratio seen, a lower bound of L. If C is random: on fixed random numbers.
LEMMATA_PROPERTY(Lipschitz, {.id = "lipschitz",
                             .statement = R"(\|C(x;u)-C(y;u)\|\le L\|x-y\|)",
                             .summary = "no jump between neighbouring doubles on fixed random numbers; the largest ratio of a pair",
                             .order = 84,
                             .examine = examine_lipschitz});

}  // namespace
}  // namespace lemmata::probe
