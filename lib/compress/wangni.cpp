#include "lib/compress/wangni.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: the entries kept with their places; in the mean at most d/(1 + epsilon), what equal probabilities would keep.
struct Wangni {
  static constexpr std::string_view name = "wangni", usage = "wangni:epsilon=E",
                                    summary = "entry i with probability min(lambda |v_i|, 1), unbiased: the sparsest mask of variance E";
  static inline const std::vector<std::string_view> options = {"epsilon"};
  static constexpr long exact_dimension = 6;

  template <Scalar S>
  static S epsilon(const Options& given) {
    return given.rational<S>("epsilon", Range{.lower = 0});
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return wangni<S>(epsilon<S>(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    return {constant("omega", R"(\varepsilon)", true, "Wangni, Wang, Liu, Zhang 2018", [=]<Scalar S>() {
              return epsilon<S>(given);
            }).at(std::vector<long>(static_cast<std::size_t>(d), 1))};
  }
  static double bits(const Options& given, long d) { return static_cast<double>(d * (32 + index_bits(d))) / (1 + epsilon<double>(given)); }
  static std::string draw(Draw& draw, long) { return "epsilon=" + draw_positive(draw, "epsilon"); }
};
LEMMATA_COMPRESSOR(Wangni);

}  // namespace
}  // namespace lemmata::compress
