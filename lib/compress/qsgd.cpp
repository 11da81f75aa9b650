#include "lib/compress/qsgd.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

constexpr long most_levels = 1000000;  // 4 s^2 stays a long

struct Qsgd {
  static constexpr std::string_view name = "qsgd", usage = "qsgd:levels=S", summary = "random rounding to multiples of ||v||/S, unbiased";
  static inline const std::vector<std::string_view> options = {"levels"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return qsgd<S>(d, given.integer("levels", 1, most_levels));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long s = given.integer("levels", 1, most_levels);
    return {constant("omega", R"(\min(d/s^2, \sqrt d/s))", false, "Alistarh et al. 2017, Lemma 3.1",
                     [=]<Scalar S>() { return qsgd_published_omega<S>(d, s); }),
            constant("omega", 4 * s * s <= d ? R"(\sqrt d/s - 1)" : "d/(4s^2)", 4 * s * s <= d, "u(1 - u) <= 1/4 in each coordinate",
                     [=]<Scalar S>() { return qsgd_sharp_omega<S>(d, s); })};
  }
  static double bits(const Options& given, long d) {
    return 32 + static_cast<double>(d * (1 + index_bits(given.integer("levels", 1, most_levels) + 1)));
  }
  static std::string draw(Draw& draw, long) { return "levels=" + std::to_string(draw.log_integer("levels", 1, 1000)); }
};
LEMMATA_COMPRESSOR(Qsgd);

}  // namespace
}  // namespace lemmata::compress
