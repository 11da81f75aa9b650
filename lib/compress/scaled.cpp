#include "lib/compress/scaled.hpp"

#include "lib/compress/parts.hpp"

namespace lemmata::compress {
namespace {

const Range scaled_factors = Range::closed(0, 1024);

struct Scaled {
  static constexpr std::string_view name = "scaled", usage = "scaled:by=P/Q,of=(SPEC)", summary = "(P/Q) C(v)";
  static inline const std::vector<std::string_view> options = {"by", "of"};
  static constexpr long exact_dimension = 3;

  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Chosen inner = given.nested("of", d);
    return scaled(given.rational<S>("by", scaled_factors), inner.make<S>(), shape_of(inner));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const auto made = make<double>(given, d);
    const std::string source = "Beznosikov et al. 2020";
    std::vector<Constant> all;
    if (made.delta > 0)
      all.push_back(constant("delta", made.omega || made.eta ? R"(2c - c^2(1 + \omega), c\,\delta)" : R"(c(2 - c)\delta, c\,\delta)", false,
                             source, [given, d]<Scalar S>() { return make<S>(given, d).delta; })
                        .derived());
    if (made.omega)
      all.push_back(constant("omega", R"(\omega)", false, source, [given, d]<Scalar S>() { return *make<S>(given, d).omega; }).derived());
    if (made.eta)
      all.push_back(constant("eta", "|1 - c|", true, source, [given, d]<Scalar S>() { return *make<S>(given, d).eta; }).derived());
    if (made.spread)
      all.push_back(
          constant("spread", R"(c^2\omega)", false, source, [given, d]<Scalar S>() { return *make<S>(given, d).spread; }).derived());
    return all;
  }
  static double bits(const Options& given, long d) { return given.nested("of", d).bits(); }
  static std::string draw(Draw& draw, long d) {
    const std::string by = std::to_string(draw.integer("by", 0, 10)) + "/4";
    return "by=" + by + ",of=" + (draw.coin("biased") ? drawn_contraction(draw, "of", d) : drawn_unbiased(draw, "of", d));
  }
};
LEMMATA_COMPRESSOR(Scaled);

}  // namespace
}  // namespace lemmata::compress
