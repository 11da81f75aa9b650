#include "lib/compress/composed.hpp"

#include "lib/compress/parts.hpp"

namespace lemmata::compress {
namespace {

struct Composed {
  static constexpr std::string_view name = "composed", usage = "composed:outer=(SPEC),inner=(SPEC)[,divided=1]",
                                    summary = "outer(inner(v)), or that divided by 1 + omega of an unbiased outer";
  static inline const std::vector<std::string_view> options = {"outer", "inner", "divided"};
  static constexpr long exact_dimension = 3;

  static bool divided(const Options& given) { return given.integer("divided", 0, 1, 0) == 1; }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Chosen inner = given.nested("inner", d);
    const Compressor<S> outer = given.nested("outer", d).make<S>();
    if (divided(given) && !outer.omega) refuse_spec(given.spec(), "divided=1 needs an unbiased outer compressor");
    return composed(outer, inner.make<S>(), shape_of(inner), divided(given));
  }
  static std::string delta_formula(const Options& given, long d, bool unbiased) {
    if (divided(given)) return R"(\delta_{inner}/(1 + \omega_{outer}))";
    if (unbiased) return R"(1 - \omega)";
    return shape_of(given.nested("inner", d)) != Shape::any ? R"((1 - \omega_{outer})\delta_{inner})"
                                                            : R"(\delta_{inner} - 2\omega_{outer}(2 - \delta_{inner}))";
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const auto made = make<double>(given, d);
    const std::string source = "Basu et al. 2019; Beznosikov et al. 2020";
    std::vector<Constant> all;
    if (made.delta > 0)
      all.push_back(constant("delta", delta_formula(given, d, made.omega.has_value()), false, source, [given, d]<Scalar S>() {
                      return make<S>(given, d).delta;
                    }).derived());
    if (made.omega)
      all.push_back(constant("omega", R"(\omega_{outer}(1 + \omega_{inner}) + \omega_{inner})", false, source, [given, d]<Scalar S>() {
                      return *make<S>(given, d).omega;
                    }).derived());
    return all;
  }
  /// The outer message alone, as if what the inner map left were dense.
  static double bits(const Options& given, long d) { return given.nested("outer", d).bits(); }
  static std::string draw(Draw& draw, long d) {
    const std::string outer = drawn_unbiased(draw, "outer", d);
    const std::string inner = draw.coin("biased") ? drawn_contraction(draw, "inner", d) : drawn_unbiased(draw, "inner", d);
    return "outer=" + outer + ",inner=" + inner + (draw.coin("divided") ? ",divided=1" : "");
  }
};
LEMMATA_COMPRESSOR(Composed);

}  // namespace
}  // namespace lemmata::compress
