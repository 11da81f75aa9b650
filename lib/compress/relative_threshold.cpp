#include "lib/compress/relative_threshold.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: the entries kept with their places, at most min(d, 1/tau^2).
struct RelativeThreshold {
  static constexpr std::string_view name = "relative-threshold", usage = "relative-threshold:tau=T",
                                    summary = "the entries of magnitude at least T ||v||, all others 0";
  static inline const std::vector<std::string_view> options = {"tau"};

  static Fraction tau(const Options& given) {
    const Fraction value = given.fraction("tau", Range::left_open(0, 1));
    if (value.q > 1L << 20) refuse_spec(given.spec(), "tau=" + to_string(value) + " has a denominator above 2^20");
    return value;
  }
  /// d tau^2 <= 1, by division: exact, since p^2 and q^2 are at most 2^40.
  static bool keeps_the_largest(const Fraction& tau, long d) { return d <= tau.q * tau.q / (tau.p * tau.p); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Fraction t = tau(given);
    return relative_threshold<S>(d, ratio<S>(t.p, t.q));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const Fraction t = tau(given);
    const std::vector<long> equal_entries(static_cast<std::size_t>(d), 1);
    const auto minus = [t]<Scalar S>(long n) { return S(1) - S(n) * square(ratio<S>(t.p, t.q)); };
    if (!keeps_the_largest(t, d))
      return {constant("delta", "0", true, "equal entries", []<Scalar S>() { return S(0); }).derived().at(equal_entries)};
    const auto sharp = [=]<Scalar S>() { return minus.template operator()<S>(d - 1); };
    Constant best = constant("delta", R"(1 - (d - 1)\tau^2)", d == 1, "the largest entry is kept", sharp).derived().approached();
    if (d == 1) best.worst = equal_entries;
    return {constant("delta", R"(1 - d\tau^2)", false, "each entry lost is below the level",
                     [=]<Scalar S>() { return minus.template operator()<S>(d); }),
            best};
  }
  static double bits(const Options& given, long d) {
    const Fraction t = tau(given);
    const long kept = std::min(d, t.q * t.q / (t.p * t.p));
    return static_cast<double>(kept * (32 + index_bits(d)));
  }
  static std::string draw(Draw& draw, long) { return "tau=" + draw_probability(draw, "tau"); }
};
LEMMATA_COMPRESSOR(RelativeThreshold);

}  // namespace
}  // namespace lemmata::compress
