#include "lib/compress/threshold.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: the entries kept with their places, at most all d.
struct Threshold {
  static constexpr std::string_view name = "threshold", usage = "threshold:t=T",
                                    summary = "the entries of magnitude at least T, all others 0: no contraction";
  static inline const std::vector<std::string_view> options = {"t"};
  static constexpr bool control = true;

  template <Scalar S>
  static S level(const Options& given) {
    return given.rational<S>("t", Range{.lower = 0});
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return threshold<S>(level<S>(given));
  }
  static std::vector<Constant> constants(const Options&, long) { return {}; }
  /// Below the level: the residual is all of it.
  template <Scalar S>
  static Vec<S> refutes(const Options& given, long d, const S&) {
    return ratio<S>(1, 2) * level<S>(given) * unit_vector<S>(static_cast<std::size_t>(d), 0);
  }
  static double bits(const Options&, long d) { return static_cast<double>(d * (32 + index_bits(d))); }
  static std::string draw(Draw& draw, long) { return "t=" + draw_positive(draw, "t"); }
};
LEMMATA_COMPRESSOR(Threshold);

}  // namespace
}  // namespace lemmata::compress
