#include "lib/compress/gaussian_sketch.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

constexpr long most_sketch_rows = 1000000;

struct GaussianSketch {
  static constexpr std::string_view name = "gaussian-sketch", usage = "gaussian-sketch:k=K[,rescaled=1]",
                                    summary = "S^T S v / K for a K x d normal S, unbiased; rescaled by K/(K+d+1) it contracts best";
  static inline const std::vector<std::string_view> options = {"k", "rescaled"};
  static constexpr long exact_dimension = 3;  // k d symbols

  static bool is_rescaled(const Options& given) { return given.integer("rescaled", 0, 1, 0) == 1; }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return gaussian_sketch<S>(d, given.integer("k", 1, most_sketch_rows), is_rescaled(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long k = given.integer("k", 1, most_sketch_rows);
    std::vector<long> any(static_cast<std::size_t>(d), 1);
    const std::string source = "second moments of Wishart matrices";
    if (is_rescaled(given))
      return {constant("delta", "k/(k + d + 1)", true, source, [=]<Scalar S>() { return ratio<S>(k, k + d + 1); }).derived().at(any)};
    return {constant("omega", "(d + 1)/k", true, source, [=]<Scalar S>() { return ratio<S>(d + 1, k); }).derived().at(any)};
  }
  static double bits(const Options& given, long) { return 32 * static_cast<double>(given.integer("k", 1, most_sketch_rows)); }
  static std::string draw(Draw& draw, long) {
    const std::string rescaled = draw.coin("rescaled") ? ",rescaled=1" : "";
    return "k=" + std::to_string(draw.integer("k", 1, 3)) + rescaled;
  }
};
LEMMATA_COMPRESSOR(GaussianSketch);

}  // namespace
}  // namespace lemmata::compress
