#include "lib/compress/terngrad.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct TernGrad {
  static constexpr std::string_view name = "terngrad", usage = "terngrad",
                                    summary = "0 or +-max|v_i| at random, unbiased; one scale, no clipping";
  static inline const std::vector<std::string_view> options = {};
  template <Scalar S>
  static Compressor<S> make(const Options&, long d) {
    return terngrad<S>(d);
  }
  static std::vector<Constant> constants(const Options&, long d) {
    return {constant("omega", R"((\sqrt d - 1)/2)", true, "the worst of (d-1) f (1-f)/(1 + (d-1) f^2)",
                     [d]<Scalar S>() { return max_dithering_omega<S>(d, 1); })
                .derived()
                .at(max_dithering_worst(d, 1))};
  }
  static double bits(const Options&, long d) { return 32 + 2 * static_cast<double>(d); }
};
LEMMATA_COMPRESSOR(TernGrad);

}  // namespace
}  // namespace lemmata::compress
