#include "lib/compress/max_dithering.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

constexpr long most_max_levels = 1000000;  // 4 s^2 stays a long

struct MaxDithering {
  static constexpr std::string_view name = "qsgd-inf", usage = "qsgd-inf:levels=S",
                                    summary = "random rounding to multiples of max|v_i|/S, unbiased";
  static inline const std::vector<std::string_view> options = {"levels"};

  static long levels(const Options& given) { return given.integer("levels", 1, most_max_levels); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return max_dithering<S>(d, levels(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long s = levels(given);
    return {constant("omega", R"((\sqrt{s^2 + d - 1} - s)/(2s))", true, "the worst of (d-1) f (1-f)/(s^2 + (d-1) f^2)",
                     [=]<Scalar S>() { return max_dithering_omega<S>(d, s); })
                .derived()
                .at(max_dithering_worst(d, s))};
  }
  static double bits(const Options& given, long d) { return 32 + static_cast<double>(d * (1 + index_bits(levels(given) + 1))); }
  static std::string draw(Draw& draw, long) { return "levels=" + std::to_string(draw.log_integer("levels", 1, 1000)); }
};
LEMMATA_COMPRESSOR(MaxDithering);

}  // namespace
}  // namespace lemmata::compress
