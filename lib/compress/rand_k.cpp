#include "lib/compress/rand_k.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct RandK {
  static constexpr std::string_view name = "rand-k", usage = "rand-k:k=K[,scaled=1]",
                                    summary = "K entries chosen at random, all others 0; scaled by d/K it is unbiased";
  static inline const std::vector<std::string_view> options = {"k", "scaled"};
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const long k = given.integer("k", 1, d);
    return given.integer("scaled", 0, 1, 0) == 1 ? rand_k_scaled<S>(d, k) : rand_k<S>(d, k);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long k = given.integer("k", 1, d);
    if (given.integer("scaled", 0, 1, 0) == 1)
      return {constant("omega", "d/k - 1", true, "Stich, Cordonnier, Jaggi 2018", [=]<Scalar S>() { return ratio<S>(d - k, k); })};
    return {constant("delta", "k/d", true, "Stich, Cordonnier, Jaggi 2018", [=]<Scalar S>() { return ratio<S>(k, d); })};
  }
  // The mask is that of a shared generator: only entries are sent.
  static double bits(const Options& given, long d) { return 32 * static_cast<double>(given.integer("k", 1, d)); }
};
LEMMATA_COMPRESSOR(RandK);

}  // namespace
}  // namespace lemmata::compress
