#include <algorithm>
#include <array>
#include <cmath>

#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

/// The factor of a variant: powers of two, where an honest evaluation is exact; others, where it rounds; 0 stands for the power of two
/// that brings the largest entry to [1/2, 1), for inputs at the ends of the range.
constexpr std::array<double, 8> homogeneous_factors{2, 0.5, 1024, 0x1p-33, 3, 0.75, 5, 0};

double factor_at(const Place& place) {
  const double a = homogeneous_factors[static_cast<std::size_t>(place.variant)];
  if (a > 0) return a;
  int exponent = 0;
  (void)std::frexp(largest_magnitude(place.x), &exponent);
  return std::ldexp(1.0, std::clamp(-exponent, -1000, 1000));
}

bool power_of_two(double a) {
  int exponent = 0;
  return std::frexp(a, &exponent) == 0.5;
}

/// a x where that is exact.
std::optional<std::vector<double>> scaled_exactly(std::vector<double> x, double a) {
  for (double& v : x) {
    const double product = a * v;
    if (std::fma(a, v, -product) != 0 || !std::isfinite(product) || (product == 0) != (v == 0)) return {};
    if (power_of_two(a) && product / a != v) return {};  // a subnormal lost digits that the fma could not see
    v = product;
  }
  return x;
}

/// At a power of two C(a x; u) = a C(x; u) is tried at x. At other factors a real map's jump may pass between a x and its rounded
/// evaluation, so the law counts as broken only if it is broken at x and at two inputs beside it.
std::optional<Trial> homogeneous_trial(const Place& place) {
  const double a = factor_at(place);
  Trial trial;
  for (unsigned round = 0; round < (power_of_two(a) ? 1U : 3U); ++round) {
    const auto x = power_of_two(a) ? place.x : beside(place.x, round);
    auto ax = scaled_exactly(x, a);
    if (!ax || (place.ordinary && !is_ordinary(*ax))) return {};
    trial.at.push_back(x);
    trial.at.push_back(std::move(*ax));
  }
  return trial;
}

std::vector<double> times(std::vector<double> x, double a) {
  for (double& v : x) v *= a;
  return x;
}

StructuralLaw homogeneous_law(const Rounding& rounding) {
  StructuralLaw law;
  law.trial = homogeneous_trial;
  law.judge = [&rounding](const Place& place, const Trial& trial, const std::vector<Reply>& replies) {
    const double a = factor_at(place);
    std::vector<Judged> all;
    for (std::size_t j = 0; j < replies.size(); j += 2)
      all.push_back(rounding.compare(trial.at[j + 1], times(replies[j].out, a), replies[j + 1].out));
    return least_of(all);
  };
  law.text = [](const Place& place, const Trial& trial, const std::vector<Reply>& replies, const Judged& judged) {
    const std::string a = short_number(factor_at(place));
    const std::size_t i = judged.where;
    return "C(" + a + " x) != " + a + " C(x), " + due_text(trial.at[0], i, replies[1].out[i], factor_at(place) * replies[0].out[i], "x");
  };
  return law;
}

Result examine_homogeneous(Probe& probe) {
  const Rounding rounding(probe);
  std::vector<Place> places = places_of_inputs(probe, true);
  for (std::size_t j = 0; j < places.size(); ++j) places[j].variant = static_cast<int>(j % 7);
  for (Place place : places_of_inputs(probe, false)) {
    place.variant = 7;
    places.push_back(std::move(place));
  }
  return examine_law(probe, homogeneous_law(rounding), places);
}

// Factors: 2, 1/2, 2^10, 2^-33 exactly; 3, 3/4, 5 up to the rounding that `Rounding` states, for a map such as the rounding to powers
// of two commutes with the former only.
LEMMATA_PROPERTY(Homogeneous, {.id = "homogeneous",
                               .statement = R"(C(ax;u)=a\,C(x;u)\text{ for all }a>0)",
                               .summary = "positive scale equivariance on fixed random numbers",
                               .order = 62,
                               .examine = examine_homogeneous});

}  // namespace
}  // namespace lemmata::probe
