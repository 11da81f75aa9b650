#include "lib/check/probe/inputs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lib/chance/chance.hpp"

namespace lemmata::probe {
namespace {

constexpr std::uint64_t search_key = 0x6c656d6d61746102ULL;

/// Collects vectors of one dimension under a family's name; the same vector twice, as in small dimensions, enters once.
class InputList {
 public:
  explicit InputList(long d) : d_(static_cast<std::size_t>(d)) {}
  std::size_t d() const { return d_; }
  void add(std::string_view family, std::vector<double> x) {
    const bool ordinary = is_ordinary(x);
    for (const Input& other : made_)
      if (std::equal(x.begin(), x.end(), other.x.begin())) return;
    made_.push_back({std::move(x), std::string(family), ordinary});
  }
  /// entry(i) for i in 0..d-1.
  template <class Entry>
  void add_each(std::string_view family, Entry entry) {
    std::vector<double> x(d_);
    for (std::size_t i = 0; i < d_; ++i) x[i] = entry(i);
    add(family, std::move(x));
  }
  std::vector<Input> take() {
    std::stable_sort(made_.begin(), made_.end(), [](const Input& a, const Input& b) { return a.ordinary && !b.ordinary; });
    return std::move(made_);
  }

 private:
  std::size_t d_;
  std::vector<Input> made_;
};

double alternate(std::size_t i) { return i % 2 == 0 ? 1.0 : -1.0; }

void add_equal(InputList& list) {
  list.add_each("zero", [](std::size_t) { return 0.0; });
  for (const double c : {1.0, -1.0, 0.1, 0.5, 0.75, 1.5, 4.0 / 3, 3.0, 100.0, 1e-8, 1e8, 1e-30, 1e30, 1e-100, 1e100})
    list.add_each("equal magnitudes", [c](std::size_t) { return c; });
  for (const double c : {1.0, 0.3, 1e-20, 1e20}) list.add_each("alternating signs", [c](std::size_t i) { return c * alternate(i); });
  for (const std::size_t period : {3U, 4U, 8U})
    list.add_each("signs", [period](std::size_t i) { return (i / (period / 2)) % period == 0 ? -1.0 : 1.0; });
  list.add_each("signs", [d = list.d()](std::size_t i) { return i < d / 2 ? 1.0 : -1.0; });
  list.add_each("signs", [d = list.d()](std::size_t i) { return i + 1 == d ? -1.0 : 1.0; });
}

void add_one_hot(InputList& list) {
  for (const double c : {1.0, -1.0, 0.1, 0.75, 1.5, 3.0, 1e-6, 1e6, 1e-100, 1e100})
    for (const std::size_t at : {std::size_t{0}, list.d() - 1, list.d() / 2})
      list.add_each("one-hot", [c, at](std::size_t i) { return i == at ? c : 0.0; });
}

void add_sparse(InputList& list) {
  const std::size_t d = list.d();
  for (const std::size_t m : {std::size_t{2}, std::size_t{3}, d / 8, d / 4, d / 2, d - d / 4, d - 1, d % 8, d % 64}) {
    if (m == 0 || m >= d) continue;
    list.add_each("first entries only", [m](std::size_t i) { return i < m ? 1.0 : 0.0; });
    list.add_each("last entries only", [m, d](std::size_t i) { return i + m >= d ? 1.0 : 0.0; });
    list.add_each("last entries only", [m, d](std::size_t i) { return i + m >= d ? alternate(i) * static_cast<double>(1 + i % 3) : 0.0; });
  }
  list.add_each("every other entry", [](std::size_t i) { return i % 2 == 0 ? 1.0 : 0.0; });
  list.add_each("every other entry", [](std::size_t i) { return i % 2 == 0 ? 0.0 : -2.0; });
  list.add_each("two magnitudes", [](std::size_t i) { return i % 2 == 0 ? 1.0 : 0.5; });
  list.add_each("two magnitudes", [](std::size_t i) { return i % 2 == 0 ? 3.0 : -1e-3; });
}

void add_decaying(InputList& list) {
  for (const double r : {0.5, 0.9, 0.99, 0.1}) {
    std::vector<double> power(list.d());
    double p = 1;
    for (double& entry : power) {
      entry = p < 1e-100 ? 0.0 : p;
      p *= r;
    }
    list.add("geometric decay", power);
    list.add_each("geometric decay", [&](std::size_t i) { return alternate(i) * power[i]; });
    std::reverse(power.begin(), power.end());
    list.add("geometric growth", power);
  }
  list.add_each("ramp", [](std::size_t i) { return static_cast<double>(i + 1); });
  list.add_each("ramp", [d = list.d()](std::size_t i) { return static_cast<double>(i) - static_cast<double>(d / 2); });
  list.add_each("harmonic", [](std::size_t i) { return 1.0 / static_cast<double>(i + 1); });
  list.add_each("harmonic", [](std::size_t i) { return alternate(i) / std::sqrt(static_cast<double>(i + 1)); });
}

/// One entry 1 and all others t: with t = 1/(1 + sqrt d) the worst of ternary dithering, with others that of scaled signs and norms.
void add_dominant(InputList& list) {
  const double root = std::sqrt(static_cast<double>(list.d()));
  for (const double t : {1 / (1 + root), 1 / root, 1 / (root * root), 0.5, 0.99, 1 - 0x1p-52, -0.5, 1e-3, 1e-10, 1e-50})
    for (const std::size_t at : {std::size_t{0}, list.d() - 1}) {
      list.add_each("one dominant entry", [t, at](std::size_t i) { return i == at ? 1.0 : t; });
      list.add_each("one dominant entry", [t, at](std::size_t i) { return i == at ? -1.0 : t; });
    }
  list.add_each("one tiny entry", [](std::size_t i) { return i == 0 ? 1e-12 : 1.0; });
  list.add_each("one tiny entry", [](std::size_t i) { return i == 0 ? -1e-90 : 1.0; });
  list.add_each("near ties", [](std::size_t i) { return 1.0 + static_cast<double>(i % 4) * 0x1p-52; });
}

void add_random(InputList& list, std::uint64_t seed, long how_many, long reach) {
  SearchWords words(seed, static_cast<std::uint64_t>(list.d()) * 1024 + static_cast<std::uint64_t>(reach));
  for (long n = 0; n < how_many; ++n) {
    const long spread = n % 4 == 0 ? 0 : n % 4 == 1 ? 3 : n % 4 == 2 ? 20 : reach;  // in binary orders of magnitude
    const long centre = n % 3 == 0 ? 0 : words.below(2 * (reach - spread) + 1) - (reach - spread);
    const double density = n % 5 == 0 ? 0.3 : 1.0;
    list.add_each("random", [&](std::size_t) {
      const double entry = words.sign() * words.magnitude(centre - spread, centre + spread);
      return words.unit() < density ? entry : 0.0;
    });
  }
}

}  // namespace

std::uint64_t SearchWords::word() {
  const std::uint64_t n = block_++;
  return philox_word({seed_, search_key, purpose_}, n >> 32U, 0, static_cast<std::uint32_t>(n));
}
double SearchWords::unit() { return std::ldexp(static_cast<double>(word() >> 11U), -53); }
long SearchWords::below(long n) { return static_cast<long>(unit() * static_cast<double>(n)); }
double SearchWords::magnitude(long low, long high) {
  const long e = low + below(high - low + 1);
  return std::ldexp(1 + unit(), static_cast<int>(e));
}

bool is_ordinary(const std::vector<double>& x) {
  return std::all_of(x.begin(), x.end(), [](double v) { return v == 0 || (std::fabs(v) >= 1e-100 && std::fabs(v) <= 1e100); });
}

std::vector<Input> make_inputs_at_the_ends(long d, std::uint64_t seed) {
  InputList list(d);
  constexpr double largest = std::numeric_limits<double>::max(), least = 0x1p-1074, normal = std::numeric_limits<double>::min();
  for (const double c : {1e-160, 1e160, 1e-200, 1e200, 1e-300, 1e300, normal, least, 1e-310, -3 * least, largest, -largest}) {
    list.add_each("equal magnitudes", [c](std::size_t) { return c; });
    list.add_each("one-hot", [c](std::size_t i) { return i == 0 ? c : 0.0; });
    list.add_each("one-hot", [c, d](std::size_t i) { return i + 1 == static_cast<std::size_t>(d) ? c : 0.0; });
  }
  for (const double c : {1e-300, 1e300, least, largest})
    list.add_each("alternating signs", [c](std::size_t i) { return c * alternate(i); });
  list.add_each("both ends", [](std::size_t i) { return i % 2 == 0 ? largest : least; });
  list.add_each("both ends", [](std::size_t i) { return i % 2 == 0 ? 1.0 : 1e-320; });
  list.add_each("both ends", [](std::size_t i) { return i == 0 ? 1e300 : 1.0; });
  add_random(list, seed, 24, 1000);
  std::vector<Input> made = list.take();
  std::erase_if(made, [](const Input& input) { return input.ordinary; });
  return made;
}

std::vector<Input> make_inputs(long d, std::uint64_t seed) {
  InputList list(d);
  add_equal(list);
  add_one_hot(list);
  add_sparse(list);
  add_decaying(list);
  add_dominant(list);
  add_random(list, seed, 120, 330);
  std::vector<Input> made = list.take();
  std::erase_if(made, [](const Input& input) { return !input.ordinary; });
  for (Input& input : make_inputs_at_the_ends(d, seed)) made.push_back(std::move(input));
  return made;
}

}  // namespace lemmata::probe
