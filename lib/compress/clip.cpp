#include "lib/compress/clip.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: d numbers.
struct Clip {
  static constexpr std::string_view name = "clip", usage = "clip:radius=R[,by=values|norm]",
                                    summary = "entries, or the whole vector, cut to length R: no contraction";
  static inline const std::vector<std::string_view> options = {"radius", "by"};
  static constexpr bool control = true;

  template <Scalar S>
  static S radius(const Options& given) {
    return given.rational<S>("radius", Range{.lower = 0});
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return given.word("by", {"values", "norm"}) == 0 ? clip_values<S>(radius<S>(given)) : clip_norm<S>(radius<S>(given));
  }
  static std::vector<Constant> constants(const Options&, long) { return {}; }
  /// One-hot of length 2 r/delta: the residual is (1 - delta/2)^2 of its square, above 1 - delta.
  template <Scalar S>
  static Vec<S> refutes(const Options& given, long d, const S& delta) {
    return S(2) * radius<S>(given) / delta * unit_vector<S>(static_cast<std::size_t>(d), 0);
  }
  static double bits(const Options&, long d) { return 32 * static_cast<double>(d); }
  static std::string draw(Draw& draw, long) {
    const std::string by = draw.coin("norm") ? ",by=norm" : ",by=values";
    return "radius=" + draw_positive(draw, "radius") + by;
  }
};
LEMMATA_COMPRESSOR(Clip);

}  // namespace
}  // namespace lemmata::compress
