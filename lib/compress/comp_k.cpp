#include "lib/compress/comp_k.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: k entries with their places.
struct CompK {
  static constexpr std::string_view name = "comp-k", usage = "comp-k:k=K,of=R",
                                    summary = "K random ones of the R entries of largest magnitude, times R/K: comp-(K,R)";
  static inline const std::vector<std::string_view> options = {"k", "of"};
  static constexpr long exact_dimension = 9;

  static long largest(const Options& given, long d) { return given.integer("of", 1, d); }
  static long kept(const Options& given, long d) { return given.integer("k", 1, largest(given, d)); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return comp_k<S>(d, kept(given, d), largest(given, d));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long of = largest(given, d), k = kept(given, d);
    const std::string source = "Condat, Yi, Richtarik 2022";
    const std::vector<long> equal_entries(static_cast<std::size_t>(d), 1);
    std::vector<long> one_hot(static_cast<std::size_t>(d), 0);
    one_hot[0] = 1;
    std::vector<Constant> all{
        constant_by_square("eta", R"(\sqrt{(d - k')/d})", true, source, [=]<Scalar S>() { return ratio<S>(d - of, d); }).at(equal_entries),
        constant("spread", "(k' - k)/k", true, source, [=]<Scalar S>() { return ratio<S>(of - k, k); }).at(one_hot)};
    if (of < 2 * k)
      all.push_back(constant("delta", R"((2 - \frac{k'}k)\frac{k'}d)", true, "the k' largest hold k'/d of the square",
                             [=]<Scalar S>() { return ratio<S>(2 * k - of, k) * ratio<S>(of, d); })
                        .derived()
                        .at(equal_entries));
    return all;
  }
  static double bits(const Options& given, long d) { return static_cast<double>(kept(given, d) * (32 + index_bits(d))); }
  static std::string draw(Draw& draw, long d) {
    const long of = draw.integer("of", 1, d);
    return "k=" + std::to_string(draw.integer("k", 1, of)) + ",of=" + std::to_string(of);
  }
};
LEMMATA_COMPRESSOR(CompK);

}  // namespace
}  // namespace lemmata::compress
