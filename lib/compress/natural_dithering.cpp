#include "lib/compress/natural_dithering.hpp"

#include "lib/compress/catalogue.hpp"
#include "lib/compress/max_dithering.hpp"

namespace lemmata::compress {
namespace {

struct NaturalDithering {
  static constexpr std::string_view name = "natural-dithering", usage = "natural-dithering:levels=S[,norm=2|inf]",
                                    summary = "random rounding to 0 and S powers of two times the norm, unbiased";
  static inline const std::vector<std::string_view> options = {"levels", "norm"};

  static long levels(const Options& given) { return given.integer("levels", 1, most_natural_levels); }
  static DitheringNorm norm(const Options& given) {
    return given.word("norm", {"2", "inf"}) == 0 ? DitheringNorm::euclidean : DitheringNorm::largest;
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return natural_dithering<S>(d, norm(given), levels(given));
  }
  static Constant better(long d, DitheringNorm which, long s) {
    const double t = std::ldexp(1.0, static_cast<int>(1 - s));
    const auto count = static_cast<double>(which == DitheringNorm::euclidean ? d : d - 1);
    const bool attained = d == 1 || 16 * count * t * t >= (which == DitheringNorm::euclidean ? 81 : 9);
    std::string formula = R"(\sqrt d\,2^{1-s} - 1)";
    if (d == 1) formula = "0";
    else if (which == DitheringNorm::largest) formula = attained ? R"((\sqrt{1 + (d-1)4^{1-s}} - 1)/2)" : "1/8";
    else if (!attained) formula = R"(1/8 + (2/9) d\,4^{1-s})";
    auto made = constant("omega", formula, attained, "convex duality over the squares of the entries", [=]<Scalar S>() {
                  return natural_dithering_omega<S>(d, which, s);
                }).derived();
    if (!attained) return made;
    if (d == 1 || which == DitheringNorm::euclidean) return std::move(made).at(std::vector<long>(static_cast<std::size_t>(d), 1));
    return std::move(made).at(max_dithering_worst(d, 1L << (s - 1)));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long s = levels(given);
    return {constant("omega", R"(1/8 + \sqrt d\,2^{1-s} \min(1, \sqrt d\,2^{1-s}))", false, "Horvath et al. 2019",
                     [=]<Scalar S>() { return natural_dithering_published_omega<S>(d, s); }),
            better(d, norm(given), s)};
  }
  static double bits(const Options& given, long d) { return 32 + static_cast<double>(d * (1 + index_bits(levels(given) + 1))); }
  static std::string draw(Draw& draw, long) {
    const std::string norm = draw.coin("inf") ? ",norm=inf" : "";
    return "levels=" + std::to_string(draw.integer("levels", 1, 8)) + norm;
  }
};
LEMMATA_COMPRESSOR(NaturalDithering);

}  // namespace
}  // namespace lemmata::compress
