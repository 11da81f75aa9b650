#include "lib/compress/rand_k.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct RandK {
  static constexpr std::string_view name = "rand-k", usage = "rand-k:k=K[,scaled=1]",
                                    summary = "K entries chosen at random, all others 0; scaled by d/K it is unbiased";
  static inline const std::vector<std::string_view> options = {"k", "scaled"};
  static constexpr long exact_dimension = 8;
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const long k = given.integer("k", 1, d);
    return given.integer("scaled", 0, 1, 0) == 1 ? rand_k_scaled<S>(d, k) : rand_k<S>(d, k);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long k = given.integer("k", 1, d);
    const std::string source = "Stich, Cordonnier, Jaggi 2018";
    const std::vector<long> any(static_cast<std::size_t>(d), 1);
    if (given.integer("scaled", 0, 1, 0) == 1)
      return {constant("omega", "d/k - 1", true, source, [=]<Scalar S>() { return ratio<S>(d - k, k); }).at(any)};
    return {constant("delta", "k/d", true, source, [=]<Scalar S>() { return ratio<S>(k, d); }).at(any),
            constant("eta", "1 - k/d", true, "the mean is (k/d) x", [=]<Scalar S>() { return ratio<S>(d - k, d); }).derived().at(any),
            constant("spread", R"(\frac kd(1 - \frac kd))", true, "the variance of a coin",
                     [=]<Scalar S>() { return ratio<S>(k, d) * ratio<S>(d - k, d); })
                .derived()
                .at(any)};
  }
  // The mask is that of a shared generator: only entries are sent.
  static double bits(const Options& given, long d) { return 32 * static_cast<double>(given.integer("k", 1, d)); }
  static std::string draw(Draw& draw, long d) {
    const long scaled = draw.integer("scaled", 0, 1);
    return "k=" + std::to_string(draw.integer("k", 1, d)) + ",scaled=" + std::to_string(scaled);
  }
};
LEMMATA_COMPRESSOR(RandK);

}  // namespace
}  // namespace lemmata::compress
