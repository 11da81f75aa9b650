#include "lib/compress/shifted.hpp"

#include "lib/compress/parts.hpp"

namespace lemmata::compress {
namespace {

const Range any_factor = Range{};

struct Shifted {
  static constexpr std::string_view name = "shifted", usage = "shifted:by=P/Q,of=(SPEC)",
                                    summary = "h + C(v - h) for h = (P/Q) (1, ..., 1): constants relative to v - h only";
  static inline const std::vector<std::string_view> options = {"by", "of"};
  static constexpr long exact_dimension = 3;

  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Vec<S> h(static_cast<std::size_t>(d), given.rational<S>("by", any_factor));
    const Compressor<S> inner = given.nested("of", d).make<S>();
    if (given.fraction("by", any_factor) == Fraction{0, 1}) return inner;
    return shifted(inner, h);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    if (given.fraction("by", any_factor) == Fraction{0, 1}) return given.nested("of", d).constants();
    const auto made = make<double>(given, d);
    const std::string source = "nothing is lost";
    std::vector<Constant> all;
    if (made.delta > 0) all.push_back(constant("delta", "1", true, source, []<Scalar S>() { return S(1); }).derived());
    if (made.omega) all.push_back(constant("omega", "0", true, source, []<Scalar S>() { return S(0); }).derived());
    return all;
  }
  static double bits(const Options& given, long d) { return given.nested("of", d).bits(); }
  static std::string draw(Draw& draw, long d) {
    const std::string by = std::to_string(draw.integer("by", -4, 4)) + "/2";
    return "by=" + by + ",of=" + (draw.coin("biased") ? drawn_contraction(draw, "of", d) : drawn_unbiased(draw, "of", d));
  }
};
LEMMATA_COMPRESSOR(Shifted);

}  // namespace
}  // namespace lemmata::compress
