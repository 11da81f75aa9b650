#include "lib/compress/catalogue.hpp"
#include "lib/compress/rand_k.hpp"

namespace lemmata::compress {
namespace {

struct Lazy {
  static constexpr std::string_view name = "lazy", usage = "lazy:p=P,of=Q", summary = "the whole vector with probability P/Q, else 0";
  static inline const std::vector<std::string_view> options = {"p", "of"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return lazy(probability<S>(given));
  }
  template <Scalar S>
  static S probability(const Options& given) {
    const long q = given.integer("of", 1, 1000000);
    return ratio<S>(given.integer("p", 1, q), q);
  }
  static std::vector<Constant> constants(const Options& given, long) {
    return {constant("delta", "p", true, "definition", [=]<Scalar S>() { return probability<S>(given); })};
  }
  static double bits(const Options& given, long d) { return 1 + 32 * static_cast<double>(d) * probability<double>(given); }
};
LEMMATA_COMPRESSOR(Lazy);

}  // namespace
}  // namespace lemmata::compress
