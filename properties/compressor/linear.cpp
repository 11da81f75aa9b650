#include <cmath>

#include "lib/chance/key.hpp"
#include "properties/compressor/structure.hpp"

namespace lemmata::probe {
namespace {

constexpr int linear_partners = 6;

/// The vector added to x: x itself, -x, one entry of that size, small multiples of a power of two, x turned round, or their like on the
/// entries where x is 0.
std::vector<double> linear_partner(const std::vector<double>& x, int variant) {
  const std::size_t d = x.size();
  std::vector<double> y(d);
  int exponent = 0;
  (void)std::frexp(largest_magnitude(x), &exponent);
  const double unit = std::ldexp(1.0, exponent - 3);
  for (std::size_t i = 0; i < d; ++i) {
    const double small = unit * (static_cast<double>(hash_join(i, d) % 17) - 8);
    if (variant == 0) y[i] = x[i];
    if (variant == 1) y[i] = x[i] == 0 ? 0 : -x[i];
    if (variant == 2) y[i] = i == hash_join(d, 1) % d ? 5 * unit : 0;
    if (variant == 3) y[i] = small;
    if (variant == 4) y[i] = x[d - 1 - i];
    if (variant == 5) y[i] = x[i] == 0 ? small : 0;
  }
  return y;
}

bool exact_sum(double a, double b) {
  const double sum = a + b, part = sum - a;
  return std::isfinite(sum) && (a - (sum - part)) + (b - part) == 0;
}

/// x, y, x + y, where the sum is exact; entries of x have 24 bits, so that it mostly is.
std::optional<Trial> linear_trial(const Place& place) {
  const std::vector<double> x = beside(place.x, 0), y = linear_partner(x, place.variant);
  std::vector<double> sum(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!exact_sum(x[i], y[i])) return {};
    sum[i] = x[i] + y[i];
  }
  if (place.ordinary && !(is_ordinary(x) && is_ordinary(y) && is_ordinary(sum))) return {};
  return Trial{.at = {x, y, sum}};
}

StructuralLaw linear_law(const Rounding& rounding) {
  StructuralLaw law;
  law.trial = linear_trial;
  law.judge = [&rounding](const Place&, const Trial& trial, const std::vector<Reply>& replies) {
    const auto& larger = largest_magnitude(trial.at[0]) < largest_magnitude(trial.at[1]) ? trial.at[1] : trial.at[0];
    return rounding.compare_sum(larger, replies[2].out, replies[0].out, replies[1].out);
  };
  law.text = [](const Place&, const Trial& trial, const std::vector<Reply>& replies, const Judged& judged) {
    const std::size_t i = judged.where;
    return "x = " + short_vector(trial.at[0]) + ", y = " + short_vector(trial.at[1]) + ": entry " + std::to_string(i + 1) +
           " of C(x) + C(y) is " + short_number(replies[0].out[i]) + " + " + short_number(replies[1].out[i]) + ", of C(x + y) " +
           short_number(replies[2].out[i]);
  };
  law.pair = true;
  law.steady_count = true;
  return law;
}

Result examine_linear(Probe& probe) {
  const Rounding rounding(probe);
  std::vector<Place> places;
  for (const bool ordinary : {true, false})
    for (Place& place : places_of_inputs(probe, ordinary)) {
      place.variant = static_cast<int>(places.size() % linear_partners);
      places.push_back(std::move(place));
    }
  return examine_law(probe, linear_law(rounding), places);
}

// x + y is exact in every case, C(x) + C(y) is compared as an exact sum: an honest linear map is off by the rounding of its evaluations
// only, which `Rounding` bounds. With y = x and y = -x: C(2x) = 2 C(x), C(x) + C(-x) = C(0).
LEMMATA_PROPERTY(Linear, {.id = "linear",
                          .statement = R"(C(x+y;u)=C(x;u)+C(y;u))",
                          .summary = "linear on fixed random numbers",
                          .order = 60,
                          .examine = examine_linear});

}  // namespace
}  // namespace lemmata::probe
