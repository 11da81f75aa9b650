#include "lib/compress/top_k.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct TopK {
  static constexpr std::string_view name = "top-k", usage = "top-k:k=K",
                                    summary = "the K entries of largest magnitude (at ties the lower index), all others 0";
  static inline const std::vector<std::string_view> options = {"k"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return top_k<S>(d, given.integer("k", 1, d));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long k = given.integer("k", 1, d);
    return {constant("delta", "k/d", true, "Stich, Cordonnier, Jaggi 2018", [=]<Scalar S>() {
              return ratio<S>(k, d);
            }).at(std::vector<long>(static_cast<std::size_t>(d), 1))};
  }
  static double bits(const Options& given, long d) { return static_cast<double>(given.integer("k", 1, d) * (32 + index_bits(d))); }
  static std::string draw(Draw& draw, long d) { return "k=" + std::to_string(draw.integer("k", 1, d)); }
};
LEMMATA_COMPRESSOR(TopK);

}  // namespace
}  // namespace lemmata::compress
