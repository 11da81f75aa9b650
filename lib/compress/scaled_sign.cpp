#include "lib/compress/scaled_sign.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

int at_zero(const Options& given) { return static_cast<int>(given.integer("zero", -1, 1, 1)); }

struct ScaledSign {
  static constexpr std::string_view name = "scaled-sign", usage = "scaled-sign[:zero=-1|0|1]",
                                    summary = "(||v||_1/d) sign(v); zero is the sign of 0";
  static inline const std::vector<std::string_view> options = {"zero"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return scaled_sign<S>(d, at_zero(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    auto delta = constant("delta", "1/d", d == 1 || at_zero(given) != 0, "Karimireddy et al. 2019, Lemma 8",
                          [=]<Scalar S>() { return ratio<S>(1, d); });
    if (!delta.attained) return {std::move(delta).approached()};
    std::vector<long> one_hot(static_cast<std::size_t>(d), 0);
    one_hot[0] = 1;
    return {std::move(delta).at(one_hot)};
  }
  static double bits(const Options& given, long d) { return 32 + static_cast<double>(d) * (at_zero(given) == 0 ? 2 : 1); }
  static std::string draw(Draw& draw, long) { return "zero=" + std::to_string(draw.integer("zero", -1, 1)); }
};
LEMMATA_COMPRESSOR(ScaledSign);

struct UnscaledSign {
  static constexpr std::string_view name = "sign", usage = "sign[:zero=-1|0|1]", summary = "sign(v), not scaled: no contraction";
  static inline const std::vector<std::string_view> options = {"zero"};
  static constexpr bool control = true;
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return unscaled_sign<S>(static_cast<int>(given.integer("zero", -1, 1, 1)));
  }
  static std::vector<Constant> constants(const Options&, long) { return {}; }
  /// x = e_1/4: the first entry alone costs (3/4)^2, nine times ||x||^2.
  template <Scalar S>
  static Vec<S> refutes(const Options&, long d, const S&) {
    return ratio<S>(1, 4) * unit_vector<S>(static_cast<std::size_t>(d), 0);
  }
  static double bits(const Options& given, long d) { return static_cast<double>(d) * (at_zero(given) == 0 ? 2 : 1); }
  static std::string draw(Draw& draw, long) { return "zero=" + std::to_string(draw.integer("zero", -1, 1)); }
};
LEMMATA_COMPRESSOR(UnscaledSign);

}  // namespace
}  // namespace lemmata::compress
