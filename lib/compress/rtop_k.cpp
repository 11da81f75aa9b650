#include "lib/compress/rtop_k.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: k entries with their places.
struct RTopK {
  static constexpr std::string_view name = "rtop-k", usage = "rtop-k:k=K,r=R",
                                    summary = "K random ones of the R entries of largest magnitude, all others 0";
  static inline const std::vector<std::string_view> options = {"k", "r"};
  static constexpr long exact_dimension = 9;

  static long largest(const Options& given, long d) { return given.integer("r", 1, d); }
  static long kept(const Options& given, long d) { return given.integer("k", 1, largest(given, d)); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return rtop_k<S>(d, kept(given, d), largest(given, d));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long r = largest(given, d), k = kept(given, d);
    const std::vector<long> equal_entries(static_cast<std::size_t>(d), 1);
    std::vector<long> one_hot(static_cast<std::size_t>(d), 0);
    one_hot[0] = 1;
    return {constant("delta", "k/d", true, "Barnes, Inan, Isik, Ozgur 2020", [=]<Scalar S>() { return ratio<S>(k, d); }).at(equal_entries),
            constant_by_square("eta", R"(\sqrt{1 - \frac{k(2r - k)}{rd}})", true, "the r largest hold r/d of the square",
                               [=]<Scalar S>() { return S(1) - ratio<S>(k, r) * ratio<S>(2 * r - k, d); })
                .derived()
                .at(equal_entries),
            constant("spread", R"(\frac kr(1 - \frac kr))", true, "the variance of a coin",
                     [=]<Scalar S>() { return ratio<S>(k, r) * ratio<S>(r - k, r); })
                .derived()
                .at(one_hot)};
  }
  static double bits(const Options& given, long d) { return static_cast<double>(kept(given, d) * (32 + index_bits(d))); }
  static std::string draw(Draw& draw, long d) {
    const long r = draw.integer("r", 1, d);
    return "k=" + std::to_string(draw.integer("k", 1, r)) + ",r=" + std::to_string(r);
  }
};
LEMMATA_COMPRESSOR(RTopK);

}  // namespace
}  // namespace lemmata::compress
