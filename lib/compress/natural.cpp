#include "lib/compress/natural.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct Natural {
  static constexpr std::string_view name = "natural", usage = "natural[:rescaled=1]",
                                    summary = "random rounding to powers of two, unbiased; rescaled by 8/9 it contracts best";
  static inline const std::vector<std::string_view> options = {"rescaled"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return given.integer("rescaled", 0, 1, 0) == 1 ? rescaled(natural<S>()) : natural<S>();
  }
  static std::vector<Constant> constants(const Options& given, long) {
    const std::string source = "Horvath et al. 2019, Theorem 1";
    if (given.integer("rescaled", 0, 1, 0) == 1) return {constant("delta", "8/9", true, source, []<Scalar S>() { return ratio<S>(8, 9); })};
    return {constant("omega", "1/8", true, source, []<Scalar S>() { return ratio<S>(1, 8); })};
  }
  static double bits(const Options&, long d) { return 9 * static_cast<double>(d); }  // a sign and eight bits of exponent
  static std::string draw(Draw& draw, long) { return "rescaled=" + std::to_string(draw.integer("rescaled", 0, 1)); }
};
LEMMATA_COMPRESSOR(Natural);

}  // namespace
}  // namespace lemmata::compress
