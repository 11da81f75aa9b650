#include "lib/compress/adaptive_random.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: one entry with its place.
struct AdaptiveRandom {
  static constexpr std::string_view name = "adaptive-random", usage = "adaptive-random",
                                    summary = "one entry, i with probability |v_i|/||v||_1, all others 0";
  static inline const std::vector<std::string_view> options = {};
  static constexpr long exact_dimension = 24;

  template <Scalar S>
  static Compressor<S> make(const Options&, long d) {
    return adaptive_random<S>(d);
  }
  static std::vector<Constant> constants(const Options&, long d) {
    const std::vector<long> equal_entries(static_cast<std::size_t>(d), 1);
    std::vector<long> pair(static_cast<std::size_t>(d), 0);
    for (std::size_t i = 0; i < pair.size() && i < 2; ++i) pair[i] = 1;
    return {constant("delta", "1/d", true, "Beznosikov et al. 2020", [=]<Scalar S>() { return ratio<S>(1, d); }).at(equal_entries),
            constant("eta", "1 - 1/d", true, "Chebyshev's sum inequality", [=]<Scalar S>() { return ratio<S>(d - 1, d); })
                .derived()
                .at(equal_entries),
            constant("spread", d > 1 ? "1/4" : "0", true, "a(1 - a) <= 1/4", [=]<Scalar S>() { return ratio<S>(d > 1 ? 1 : 0, 4); })
                .derived()
                .at(pair)};
  }
  static double bits(const Options&, long d) { return static_cast<double>(32 + index_bits(d)); }
};
LEMMATA_COMPRESSOR(AdaptiveRandom);

}  // namespace
}  // namespace lemmata::compress
