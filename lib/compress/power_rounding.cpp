#include "lib/compress/power_rounding.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

const Range power_bases = Range::left_open(1, 1024);

Fraction power_base(const Options& given) { return given.fraction("base", power_bases, {2, 1}); }

std::string drawn_base(Draw& draw) {
  constexpr const char* bases[] = {"2", "3", "3/2", "5/4", "10"};
  return std::string("base=") + bases[draw.integer("base", 0, 4)];
}

/// All entries equal, where the ends of the fraction are small enough to be written down.
std::vector<long> equal_entries(long d, long value) { return std::vector<long>(static_cast<std::size_t>(d), value); }

double bits_of_powers(long d) { return 9 * static_cast<double>(d); }  // a sign and eight bits of exponent

struct NearestPower {
  static constexpr std::string_view name = "nearest-power", usage = "nearest-power[:base=P/Q]",
                                    summary = "nearest rounding to powers of the base (2), deterministic, biased";
  static inline const std::vector<std::string_view> options = {"base"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return nearest_power<S>(given.rational<S>("base", power_bases, {2, 1}));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const Fraction b = power_base(given);
    return {constant("delta", "4b/(b+1)^2", true, "Beznosikov et al. 2020", [given]<Scalar S>() {
              return make<S>(given, 1).delta;
            }).at(equal_entries(d, b.p + b.q), 2 * b.q)};
  }
  static double bits(const Options&, long d) { return bits_of_powers(d); }
  static std::string draw(Draw& draw, long) { return drawn_base(draw); }
};
LEMMATA_COMPRESSOR(NearestPower);

struct Exponential {
  static constexpr std::string_view name = "exponential", usage = "exponential[:base=P/Q]",
                                    summary = "random rounding to powers of the base (2), unbiased";
  static inline const std::vector<std::string_view> options = {"base"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return exponential_rounding<S>(given.rational<S>("base", power_bases, {2, 1}));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const Fraction b = power_base(given);
    return {constant("omega", "(b + 1/b - 2)/4", true, "Beznosikov et al. 2020", [given]<Scalar S>() {
              return *make<S>(given, 1).omega;
            }).at(equal_entries(d, 2 * b.p), b.p + b.q)};
  }
  static double bits(const Options&, long d) { return bits_of_powers(d); }
  static std::string draw(Draw& draw, long) { return drawn_base(draw); }
};
LEMMATA_COMPRESSOR(Exponential);

}  // namespace
}  // namespace lemmata::compress
