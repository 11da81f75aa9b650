#include "properties/compressor/structure.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>

#include "lib/chance/key.hpp"
#include "lib/check/probe/exact_error.hpp"

namespace lemmata::probe {

std::string short_number(double value) {
  if (std::isnan(value)) return "nan";
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, value).ptr;
  return {text, end};
}

std::string rounded_number(double value) {
  char text[40];
  const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, 4).ptr;
  return {text, end};
}

std::string short_vector(const std::vector<double>& x) {
  const std::size_t d = x.size(), shown = d <= 8 ? d : 6;
  const std::size_t zeros = static_cast<std::size_t>(std::count(x.begin(), x.end(), 0.0));
  if (d > 8 && std::count(x.begin(), x.end(), x[0]) == static_cast<std::ptrdiff_t>(d)) return "(all " + short_number(x[0]) + ")";
  std::string text;
  if (d > 8 && d - zeros <= 4) {
    for (std::size_t i = 0; i < d; ++i)
      if (x[i] != 0) text += short_number(x[i]) + " at " + std::to_string(i + 1) + ", ";
    return "(" + text + "else 0)";
  }
  for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? ", " : "") + short_number(x[i]);
  return "(" + text + (shown < d ? ", ...)" : ")");
}

std::string first_difference_text(const Reply& before, const Reply& after) {
  if (!before.returned() || !after.returned()) return to_string(before.fate) + ", then " + to_string(after.fate);
  for (std::size_t i = 0; i < before.out.size(); ++i)
    if (!same_bits({before.out[i]}, {after.out[i]}))
      return "entry " + std::to_string(i + 1) + " is " + short_number(before.out[i]) + ", then " + short_number(after.out[i]);
  return "no entry differs";
}

double largest_magnitude(const std::vector<double>& x) {
  double largest = 0;
  for (const double v : x) largest = std::max(largest, std::fabs(v));
  return largest;
}

bool all_finite(const std::vector<double>& x) {
  return std::all_of(x.begin(), x.end(), [](double v) { return std::isfinite(v); });
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double v, double w) {
    return std::bit_cast<std::uint64_t>(v) == std::bit_cast<std::uint64_t>(w) || (std::isnan(v) && std::isnan(w));
  });
}

bool same_reply(const Reply& a, const Reply& b) { return a.fate == b.fate && same_bits(a.out, b.out); }

bool differ(const Reply& a, const Reply& b) {
  const auto timed = [](const Reply& r) { return r.fate == compress::Fate::hung || r.fate == compress::Fate::out_of_memory; };
  return !timed(a) && !timed(b) && !same_reply(a, b);
}

std::size_t structural_cases(const Probe& probe) { return std::clamp<std::size_t>(probe.options().calls / 250, 40, 400); }

std::vector<std::size_t> spread_inputs(const Probe& probe, bool ordinary, std::size_t most) {
  std::vector<std::size_t> all;
  const auto& inputs = probe.inputs();
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (inputs[i].ordinary == ordinary) all.push_back(i);
  if (all.size() <= most) return all;
  std::vector<std::size_t> some(most);
  for (std::size_t j = 0; j < most; ++j) some[j] = all[j * all.size() / most];
  return some;
}

std::vector<Place> places_of_inputs(Probe& probe, bool ordinary) {
  std::vector<Place> places;
  for (const std::size_t i : spread_inputs(probe, ordinary, ordinary ? structural_cases(probe) : structural_cases(probe) / 4))
    places.push_back({.x = probe.inputs()[i].x, .stream = places.size() % 5, .ordinary = ordinary});
  return places;
}

Judged least_of(const std::vector<Judged>& all) {
  return *std::min_element(all.begin(), all.end(), [](const Judged& a, const Judged& b) { return a.grade < b.grade; });
}

std::vector<double> beside(std::vector<double> x, unsigned round) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double step = round == 0 ? 0 : static_cast<double>(hash_join(i, round) >> 48U) * 0x1p-25 - 0x1p-10;  // in [-2^-10, 2^-10)
    int exponent = 0;
    const double mantissa = std::frexp(x[i] * (1 + step), &exponent);
    x[i] = std::ldexp(std::nearbyint(std::ldexp(mantissa, 24)), exponent - 24);
  }
  return x;
}

Rounding::Rounding(Probe& probe) : d_(static_cast<std::size_t>(probe.d())) {
  const auto& replies = probe.first_replies();
  for (std::size_t i = 0; i < replies.size(); ++i)
    if (probe.inputs()[i].ordinary && replies[i].returned() && all_finite(replies[i].out))
      sizes_.emplace_back(largest_magnitude(probe.inputs()[i].x), largest_magnitude(replies[i].out));
  std::vector<std::vector<double>> plain;
  for (int e = -330; e <= 330; e += 3) {
    plain.emplace_back(static_cast<std::size_t>(probe.d()));
    for (std::size_t i = 0; i < plain.back().size(); ++i) {
      const std::size_t word = hash_join(i, static_cast<std::size_t>(e + 1000));
      plain.back()[i] =
          std::ldexp(static_cast<double>(word >> 12U) * 0x1p-52 + 1, (word & 1U) == 0 ? e : e - 1) * ((word & 2U) == 0 ? 1 : -1);
    }
  }
  std::vector<compress::Call> calls;
  for (const auto& x : plain) calls.push_back({.x = &x, .stream = calls.size() % 5});
  const auto outputs = probe.calls(calls);
  for (std::size_t i = 0; i < outputs.size(); ++i)
    if (outputs[i].returned() && all_finite(outputs[i].out))
      sizes_.emplace_back(largest_magnitude(plain[i]), largest_magnitude(outputs[i].out));
}

double Rounding::size_near(const std::vector<double>& x) const {
  const double size = largest_magnitude(x);
  double largest = 0;
  for (const auto& [z, output] : sizes_)
    if (z > 0 && z >= size / 16 && z <= size * 16) largest = std::max(largest, output * (size / z));
  return largest;
}

double Rounding::gain() const {
  double largest = size_near({1});
  if (largest > 0) return largest;
  for (const auto& [z, output] : sizes_)
    if (z > 0) largest = std::max(largest, output / z);
  return largest;
}

Judged Rounding::grade(const std::vector<double>& x, double difference, double largest, std::size_t where) const {
  difference = std::fabs(difference);
  if (difference == 0) return {};
  const double S = std::max(largest, size_near(x));
  const Rounded explained = rounded(difference, d_, S);
  const Grade grade = explained == Rounded::in_doubles ? Grade::rounded : explained == Rounded::in_singles ? Grade::unclear : Grade::broken;
  return {grade, difference / S, where};
}

Judged Rounding::compare(const std::vector<double>& x, const std::vector<double>& a, const std::vector<double>& b) const {
  double difference = 0;
  std::size_t where = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const double gap = std::fabs(a[i] - b[i]); gap > difference) difference = gap, where = i;  // 0 only where equal: gradual underflow
  if (difference == 0) return {};
  return grade(x, difference, std::max(largest_magnitude(a), largest_magnitude(b)), where);
}

Judged Rounding::compare_sum(const std::vector<double>& x, const std::vector<double>& c, const std::vector<double>& a,
                             const std::vector<double>& b) const {
  double difference = 0;
  std::size_t where = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    // a + b = sum + rest exactly (Knuth), so c = a + b just where c = sum and rest = 0
    const double sum = a[i] + b[i], part = sum - a[i];
    const double rest = (a[i] - (sum - part)) + (b[i] - part);
    if (const double gap = std::fabs((c[i] - sum) - rest); gap > difference) difference = gap, where = i;
  }
  if (difference == 0) return {};
  return grade(x, difference, std::max({largest_magnitude(a), largest_magnitude(b), largest_magnitude(c)}), where);
}

std::string due_text(const std::vector<double>& x, std::size_t where, double got, double due, const std::string& vector_name) {
  return vector_name + " = " + short_vector(x) + ": entry " + std::to_string(where + 1) + " is " + short_number(got) + ", due " +
         short_number(due);
}

}  // namespace lemmata::probe
