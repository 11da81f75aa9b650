#include "lib/compress/mix_k.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: k entries with their places, and the random ones, whose places are those of a shared generator.
struct MixK {
  static constexpr std::string_view name = "mix-k", usage = "mix-k:k=K,others=N",
                                    summary = "the K entries of largest magnitude and N random ones of the others: mix-(K,N)";
  static inline const std::vector<std::string_view> options = {"k", "others"};
  static constexpr long exact_dimension = 9;

  static long largest(const Options& given, long d) { return given.integer("k", 1, d); }
  static long others(const Options& given, long d) { return given.integer("others", 0, d - largest(given, d)); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return mix_k<S>(d, largest(given, d), others(given, d));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long k = largest(given, d), k2 = others(given, d), m = k == d ? 1 : d - k, lost = d - k - k2;
    const std::string source = "Condat, Yi, Richtarik 2022";
    const std::vector<long> any(static_cast<std::size_t>(d), 1);
    return {constant("delta", "(k + k')/d", true, "the k largest hold k/d of the square", [=]<Scalar S>() { return ratio<S>(d - lost, d); })
                .derived()
                .at(any),
            constant_by_square("eta", R"(\frac{d - k - k'}{\sqrt{(d - k)d}})", true, source,
                               [=]<Scalar S>() { return ratio<S>(lost, m) * ratio<S>(lost, d); })
                .at(any),
            constant("spread", R"(\frac{k'(d - k - k')}{(d - k)d})", true, source, [=]<Scalar S>() {
              return ratio<S>(k2, m) * ratio<S>(lost, d);
            }).at(any)};
  }
  static double bits(const Options& given, long d) {
    return static_cast<double>(largest(given, d) * (32 + index_bits(d)) + 32 * others(given, d));
  }
  static std::string draw(Draw& draw, long d) {
    const long k = draw.integer("k", 1, d);
    return "k=" + std::to_string(k) + ",others=" + std::to_string(draw.integer("others", 0, d - k));
  }
};
LEMMATA_COMPRESSOR(MixK);

}  // namespace
}  // namespace lemmata::compress
