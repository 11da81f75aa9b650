#include "lib/compress/stochastic_sign.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct StochasticSign {
  static constexpr std::string_view name = "stochastic-sign",
                                    usage = "stochastic-sign[:scale=none|contracting|unbiased][,coupling=independent|common]",
                                    summary = "+-1 with probability 1/2 +- v_i/(2||v||), times 1, ||v||/d or ||v||";
  static inline const std::vector<std::string_view> options = {"scale", "coupling"};

  static SignScale scale(const Options& given) {
    constexpr SignScale scales[] = {SignScale::none, SignScale::contracting, SignScale::unbiased};
    return scales[given.word("scale", {"none", "contracting", "unbiased"})];
  }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const bool common = given.word("coupling", {"independent", "common"}) == 1;
    return stochastic_sign<S>(d, scale(given), common ? Coupling::common : Coupling::independent);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const std::string source = "Safaryan, Richtarik 2021";
    switch (scale(given)) {
      case SignScale::contracting:
        return {constant("delta", "1/d", true, source, [=]<Scalar S>() { return ratio<S>(1, d); })};
      case SignScale::unbiased:
        return {constant("omega", "d - 1", true, source, [=]<Scalar S>() { return S(d - 1); })};
      case SignScale::none:
        break;
    }
    return {};
  }
  static double bits(const Options& given, long d) { return static_cast<double>(d) + (scale(given) == SignScale::none ? 0 : 32); }
  static std::string draw(Draw& draw, long) {
    constexpr const char* scales[] = {"none", "contracting", "unbiased"};
    const std::string coupling = draw.coin("common") ? "common" : "independent";
    return "scale=" + std::string(scales[draw.integer("scale", 0, 2)]) + ",coupling=" + coupling;
  }
};
LEMMATA_COMPRESSOR(StochasticSign);

}  // namespace
}  // namespace lemmata::compress
