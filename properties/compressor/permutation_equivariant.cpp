#include <algorithm>
#include <cmath>
#include <numeric>

#include "lib/chance/key.hpp"
#include "properties/compressor/coupling.hpp"

namespace lemmata::probe {
namespace {

constexpr int permutations = 4, on_ties = 8;  // a variant: which permutation, + on_ties where equal magnitudes are admitted

/// Where entry i goes: reversal, rotation by one, exchange of first and last, a shuffle; never the identity, which shows nothing.
std::vector<std::size_t> permutation(std::size_t d, int variant) {
  std::vector<std::size_t> to(d);
  std::iota(to.begin(), to.end(), std::size_t{0});
  if (variant % on_ties == 0) std::reverse(to.begin(), to.end());
  if (variant % on_ties == 1) std::rotate(to.begin(), to.begin() + 1, to.end());
  if (variant % on_ties == 2) std::swap(to.front(), to.back());
  if (variant % on_ties == 3)
    for (std::size_t i = d; i > 1; --i) std::swap(to[i - 1], to[hash_join(i, d) % i]);
  if (std::is_sorted(to.begin(), to.end())) std::reverse(to.begin(), to.end());
  return to;
}

std::vector<double> permuted(const std::vector<double>& x, const std::vector<std::size_t>& to) {
  std::vector<double> out(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) out[to[i]] = x[i];
  return out;
}

/// Two entries of one magnitude, zeros among them.
bool has_ties(std::vector<double> x) {
  for (double& v : x) v = std::fabs(v);
  std::sort(x.begin(), x.end());
  return std::adjacent_find(x.begin(), x.end()) != x.end();
}

/// Are the sums of |x_i| and of x_i^2 exact in every order? All entries are multiples of 2^e, and sum (x_i / 2^e)^2 < 2^53.
bool sums_exactly(const std::vector<double>& x) {
  int lowest = 2000;
  for (const double v : x) {
    if (v == 0) continue;
    int exponent = 0;
    const auto mantissa = static_cast<long long>(std::ldexp(std::frexp(std::fabs(v), &exponent), 53));
    lowest = std::min(lowest, exponent - 53 + __builtin_ctzll(static_cast<unsigned long long>(mantissa)));
  }
  double squares = 0;
  for (const double v : x) {
    const double units = std::ldexp(v, -lowest);
    squares += units * units;  // rounded up to the last digit at worst: the bound below leaves a bit
  }
  return squares < 0x1p52;
}

/// How the random numbers of C(Px) come from those of C(x).
enum class Numbers { same, permuted };

/// Without ties the law counts as broken only if it is so at x and beside it, for a sum in another order may round across a jump of C.
/// With ties only where sums do not depend on the order.
std::optional<Trial> permutation_trial(const Probe& probe, const Place& place, Numbers numbers) {
  const bool ties = place.variant >= on_ties;
  if (ties ? !sums_exactly(place.x) : has_ties(place.x)) return {};
  const auto to = permutation(place.x.size(), place.variant);
  Trial trial;
  for (unsigned round = 0; round < (ties ? 1U : 3U); ++round) {
    auto x = round == 0 ? place.x : beside(place.x, round);
    if (!ties && has_ties(x)) return {};
    trial.at.push_back(permuted(x, to));
    trial.at.push_back(std::move(x));
    std::swap(trial.at.back(), trial.at[trial.at.size() - 2]);
  }
  if (numbers == Numbers::same) return trial;
  Chosen of_x = numbers_of_stream(probe, place.stream, to.size()), of_px = of_x;
  for (std::size_t i = 0; i < to.size(); ++i) of_px[to[i]].second = of_x[i].second;
  for (std::size_t j = 0; j < trial.at.size(); ++j) trial.chosen.push_back(j % 2 == 0 ? of_x : of_px);
  return trial;
}

StructuralLaw permutation_law(const Probe& probe, const Rounding& rounding, Numbers numbers) {
  StructuralLaw law;
  law.trial = [&probe, numbers](const Place& place) { return permutation_trial(probe, place, numbers); };
  law.judge = [&rounding, numbers](const Place& place, const Trial& trial, const std::vector<Reply>& replies) {
    const auto to = permutation(place.x.size(), place.variant);
    std::vector<Judged> all;
    for (std::size_t j = 0; j < replies.size(); j += 2) {
      all.push_back(rounding.compare(trial.at[j], permuted(replies[j].out, to), replies[j + 1].out));
      const bool none = replies[j].uniforms == 0 && replies[j + 1].uniforms == 0;
      const bool one_each = none || (replies[j].uniforms == to.size() && replies[j + 1].uniforms == to.size());
      if (numbers == Numbers::permuted && !one_each) all.back().grade = Grade::broken;  // permuting them means nothing
      // Px = x on the same numbers: two outputs there are no finding about permutations
      const bool one_call = numbers == Numbers::same && trial.at[j] == trial.at[j + 1];
      if (one_call && !same_bits(replies[j].out, replies[j + 1].out)) all.back().grade = std::min(all.back().grade, Grade::unclear);
    }
    return least_of(all);
  };
  law.text = [](const Place& place, const Trial& trial, const std::vector<Reply>& replies, const Judged& judged) {
    const auto due = permuted(replies[0].out, permutation(place.x.size(), place.variant));
    return "C(Px) != P C(x), x = " + short_vector(trial.at[0]) + ", " +
           due_text(trial.at[1], judged.where, replies[1].out[judged.where], due[judged.where], "Px");
  };
  law.pair = true;
  return law;
}

/// The probe's inputs, and (1, -2, 3, ...) in several orders, which has no ties in any dimension.
std::vector<Place> permutation_places(Probe& probe, bool ordinary, bool ties) {
  std::vector<Place> places;
  const auto add = [&](std::vector<double> x, std::uint64_t stream) {
    if (has_ties(x) != ties) return;
    const int variant = static_cast<int>(places.size() % permutations) + (ties ? on_ties : 0);
    places.push_back({std::move(x), stream, variant, ordinary});
  };
  for (Place& place : places_of_inputs(probe, ordinary)) add(std::move(place.x), place.stream);
  std::vector<double> steps(static_cast<std::size_t>(probe.d()));
  for (std::size_t i = 0; i < steps.size(); ++i) steps[i] = static_cast<double>(i + 1) * (i % 2 == 0 ? 1 : -1);
  for (int variant = 0; ordinary && variant < 4 * permutations; ++variant)
    add(permuted(steps, permutation(steps.size(), variant % permutations)), static_cast<std::uint64_t>(variant));
  return places;
}

Result examine_places(Probe& probe, const std::vector<Coupling>& couplings, bool ordinary) {
  const auto laws = [](const Place& place) {
    const auto to = permutation(place.x.size(), place.variant);
    return CoordinateLaws{.x = place.x, .y = permuted(place.x, to), .to = [to](std::size_t i) { return to[i]; }};
  };
  Result apart = examine_couplings(probe, couplings, permutation_places(probe, ordinary, false), laws);
  if (apart.verdict == Judgement::violated) return apart;
  Result tied = examine_couplings(probe, couplings, permutation_places(probe, ordinary, true), laws);
  if (tied.verdict != Judgement::violated) {
    if (apart.verdict == Judgement::holds && tied.verdict == Judgement::holds)
      apart.evidence += " without ties; with ties: " + tied.evidence;
    return tied.verdict > apart.verdict ? tied : apart;
  }
  tied.evidence = "only at ties, where entries of equal magnitude are told apart by their place (" + tied.evidence +
                  "); without ties: " + apart.evidence;
  return tied;
}

Result examine_permutation_equivariant(Probe& probe) {
  if (probe.d() == 1) {
    if (std::ranges::none_of(probe.first_replies(), &Reply::returned))
      return {.verdict = Judgement::undecided, .evidence = "no call returned"};
    return {.evidence = "d = 1: nothing to permute"};
  }
  const Rounding rounding(probe);
  std::vector<Coupling> couplings{{"", permutation_law(probe, rounding, Numbers::same)}};
  if (probe.random())
    couplings.push_back({"the random numbers permuted as the entries", permutation_law(probe, rounding, Numbers::permuted)});
  Result result = examine_places(probe, couplings, true);
  Result ends = examine_places(probe, couplings, false);
  if (ends.verdict != Judgement::undecided || ends.witness) result.ends = as_ends(ends);
  return result;
}

LEMMATA_PROPERTY(PermutationEquivariant,
                 {.id = "permutation-equivariant",
                  .statement = R"(C(Px)=P\,C(x)\text{ for all permutations }P,\text{ in law where }C\text{ is random})",
                  .summary = "no entry is treated by its place; a tie broken by index is a violation at ties",
                  .order = 66,
                  .examine = examine_permutation_equivariant});

}  // namespace
}  // namespace lemmata::probe
