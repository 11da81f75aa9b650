#include "lib/compress/one_bit.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct OneBit {
  static constexpr std::string_view name = "one-bit", usage = "one-bit",
                                    summary = "1-bit SGD: entries >= 0 become their mean, entries < 0 become theirs";
  static inline const std::vector<std::string_view> options = {};
  template <Scalar S>
  static Compressor<S> make(const Options&, long d) {
    return one_bit<S>(d);
  }
  static std::vector<Constant> constants(const Options&, long d) {
    std::vector<long> one_hot(static_cast<std::size_t>(d), 0);
    one_hot[0] = 1;
    return {constant("delta", "1/d", true, "Cauchy-Schwarz over the two groups", [d]<Scalar S>() { return ratio<S>(1, d); })
                .derived()
                .at(one_hot)};
  }
  static double bits(const Options&, long d) { return 64 + static_cast<double>(d); }
};
LEMMATA_COMPRESSOR(OneBit);

}  // namespace
}  // namespace lemmata::compress
