#include <algorithm>
#include <cmath>

#include "lib/chance/key.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

constexpr double lipschitz_adjacent = 0x1p-51;  // ||x - y|| / max|x| below which a pair is as near as doubles of that size are
constexpr double lipschitz_jump = 0x1p30;       // the ratio of an adjacent pair, in sizes of C at unit vectors, from which it is a jump
constexpr double lipschitz_step = 0x1p20;       // and from which it is a step as small as rounding: neither a jump nor a slope
constexpr double lipschitz_useless = 0x1p40;    // and of any pair, from which no L is of use

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
  bool adjacent() const { return distance() <= lipschitz_adjacent * std::max(largest_magnitude(x), std::fabs(y_i)); }
};

double output_distance(const Reply& a, const Reply& b) {
  double squares = 0;
  for (std::size_t i = 0; i < a.out.size(); ++i) squares += (a.out[i] - b.out[i]) * (a.out[i] - b.out[i]);
  return std::sqrt(squares);
}

/// Finite outputs of equally many random numbers.
bool comparable(const Reply& a, const Reply& b) {
  return a.returned() && b.returned() && all_finite(a.out) && all_finite(b.out) && a.uniforms == b.uniforms;
}

struct LipschitzSearch {
  Probe& probe;
  const Rounding& rounding;
  std::size_t pairs = 0;
  double largest = 0;             ///< the largest ratio of a difference that is not rounding
  double unit = rounding.gain();  ///< what ratios are measured by
  std::optional<NearPair> worst = {}, jump = {}, step = {}, steep = {};

  Grade grade(const NearPair& pair) const { return rounding.compare(pair.x, pair.at_x.out, pair.at_y.out).grade; }
  double ratio_of(const NearPair& pair) const { return output_distance(pair.at_x, pair.at_y) / pair.distance(); }
  bool exceeds(const NearPair& pair, double bound) const { return unit > 0 && ratio_of(pair) >= bound * unit; }
  void see(const NearPair& pair) {
    ++pairs;
    const Grade how = grade(pair);
    const double ratio = ratio_of(pair);
    if (how == Grade::broken && ratio > largest) largest = ratio, worst = pair;
    if (how == Grade::broken && !steep && exceeds(pair, lipschitz_useless)) steep = pair;
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

/// Sees the pairs, and the steeper halves of those that differ by more than rounding, down to adjacent doubles: the differences of a
/// Lipschitz map halve with the distances, a jump stays.
void close_pairs(LipschitzSearch& search, std::vector<NearPair> pairs) {
  call_ends(search.probe, pairs);
  for (int round = 0; !pairs.empty() && round < 64 && !search.jump; ++round) {
    std::vector<NearPair> open;
    for (NearPair& pair : pairs) {
      if (!comparable(pair.at_x, pair.at_y)) continue;
      search.see(pair);
      if (!pair.adjacent() && search.grade(pair) >= Grade::unclear) open.push_back(std::move(pair));
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

Result not_replayable() {
  return {.verdict = Judgement::undecided,
          .evidence = "a call repeated with the same random numbers gives another output (see memoryless)"};
}

/// The jump at a small vector: x and x with entry i moved by 2^-50 max|x| in the same direction.
Result conclude_jump(LipschitzSearch& search) {
  const NearPair found = *search.jump;
  const double direction = found.y_i > found.x[found.i] ? 1 : -1;
  NearPair shown = found;
  const auto jumps = [&](const std::vector<double>& x) {
    const double m = largest_magnitude(x);
    std::vector<NearPair> pair{{x, found.i, x[found.i] + 2 * direction * lipschitz_adjacent * m, found.stream}};
    if (m == 0 || !is_ordinary(x) || !is_ordinary(pair[0].y())) return false;
    call_ends(search.probe, pair);
    if (!comparable(pair[0].at_x, pair[0].at_y) || search.grade(pair[0]) != Grade::broken || !search.exceeds(pair[0], lipschitz_jump))
      return false;
    shown = pair[0];
    return true;
  };
  if (!replayable(search.probe)) return not_replayable();
  if (jumps(found.x)) (void)search.probe.shrink(found.x, jumps);
  const double ratio = search.ratio_of(shown);
  Result result{.verdict = Judgement::violated, .constant = ratio, .constant_text = "L >= " + rounded_number(ratio)};
  result.evidence = "a jump: between neighbouring doubles the output changes by more than rounding, so that any L is beyond use";
  result.witness = show_pair(shown);
  return result;
}

/// A jump at 0, or a ratio that grows without bound elsewhere: small inputs are not nearer to each other than they are large.
Result conclude_steep(LipschitzSearch& search) {
  if (!replayable(search.probe)) return not_replayable();
  Result result{.verdict = Judgement::violated, .constant = search.largest, .constant_text = "L >= " + rounded_number(search.largest)};
  result.evidence = "the ratio exceeds 2^40 times the size of C at unit vectors, and grows as pairs close";
  result.witness = show_pair(*search.steep);
  return result;
}

Result examine_lipschitz(Probe& probe) {
  const Rounding rounding(probe);
  LipschitzSearch search{probe, rounding};
  const auto places = places_of_inputs(probe, true);
  const std::size_t inputs = structural_cases(probe) / (probe.d() > 64 ? 16 : 8);
  std::vector<NearPair> batch;
  for (std::size_t j = 0; j < inputs && j * places.size() / inputs < places.size() && !search.jump; ++j) {
    add_pairs(places[j * places.size() / inputs], batch);
    if (j % 8 != 7 && j + 1 < inputs) continue;
    close_pairs(search, std::move(batch));
    batch.clear();
  }
  if (search.jump) return conclude_jump(search);
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
//   a jump       a pair as near as doubles of its size are, whose outputs differ by more than any rounding and by more than 2^30 g ||x - y||
//   a steepness  a pair with ||C(x) - C(y)|| > 2^40 g ||x - y||, as at a jump at 0, where doubles are as near as they are small
// so any L that holds is beyond use. The constant is the largest ratio seen, a lower bound of L. If C is random: on fixed random numbers.
LEMMATA_PROPERTY(Lipschitz, {.id = "lipschitz",
                             .statement = R"(\|C(x;u)-C(y;u)\|\le L\|x-y\|)",
                             .summary = "no jump between neighbouring doubles on fixed random numbers; the largest ratio of a pair",
                             .order = 84,
                             .examine = examine_lipschitz});

}  // namespace
}  // namespace lemmata::probe
