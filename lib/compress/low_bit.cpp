#include "lib/compress/low_bit.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct LowBit {
  static constexpr std::string_view name = "low-bit",
                                    usage =
                                        "low-bit[:format=fp16|bf16|e4m3|e5m2][,rounding=nearest|stochastic][,exponents=format|unbounded]",
                                    summary = "rounding to a small float; constants only without under- and overflow (exponents=unbounded)";
  static inline const std::vector<std::string_view> options = {"format", "rounding", "exponents"};

  static FloatFormat format(const Options& given) {
    constexpr FloatFormat formats[] = {fp16, bf16, e4m3, e5m2};
    FloatFormat chosen = formats[given.word("format", {"fp16", "bf16", "e4m3", "e5m2"})];
    chosen.unbounded = given.word("exponents", {"format", "unbounded"}) == 1;
    return chosen;
  }
  static bool stochastic(const Options& given) { return given.word("rounding", {"nearest", "stochastic"}) == 1; }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return low_bit<S>(format(given), stochastic(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const FloatFormat chosen = format(given);
    const long n = 1L << chosen.mantissa;
    const auto size = static_cast<std::size_t>(d);
    if (!chosen.unbounded) return {};
    if (stochastic(given))
      return {constant("omega", "2^{-2m}/(4(1 + 2^{-m}))", true, "the variance between two neighbours",
                       [chosen]<Scalar S>() { return float_stochastic_omega<S>(chosen); })
                  .derived()
                  .at(std::vector<long>(size, 2 * (n + 1)), 2 * n + 1)};
    return {constant("delta", "1 - (u/(1+u))^2", true, "Higham 2002 (the relative error u/(1+u))", [chosen]<Scalar S>() {
              return float_nearest_delta<S>(chosen);
            }).at(std::vector<long>(size, 2 * n + 1), 2 * n)};
  }
  /// A quarter of the least subnormal number u: nearest rounding gives 0; at random the mean square is (u/4)(3u/4) = 3 ||x||^2.
  template <Scalar S>
  static Vec<S> refutes(const Options& given, long d, const S&) {
    const FloatFormat chosen = format(given);
    if (chosen.unbounded) return {};
    return power_of_two<S>(chosen.lowest - chosen.mantissa - 2) * unit_vector<S>(static_cast<std::size_t>(d), 0);
  }
  static double bits(const Options& given, long d) { return static_cast<double>(format(given).bits * d); }
  static std::string draw(Draw& draw, long) {
    constexpr const char* formats[] = {"e4m3", "e5m2", "bf16", "fp16"};
    std::string text = std::string("format=") + formats[draw.integer("format", 0, 3)];
    text += draw.coin("stochastic") ? ",rounding=stochastic" : ",rounding=nearest";
    return text + (draw.coin("unbounded") ? ",exponents=unbounded" : "");
  }
};
LEMMATA_COMPRESSOR(LowBit);

}  // namespace
}  // namespace lemmata::compress
