#include "lib/compress/haar_projection.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct Haar {
  static constexpr std::string_view name = "haar", usage = "haar:k=K[,scaled=1]",
                                    summary = "projection on a uniformly random K-dimensional subspace; scaled by d/K it is unbiased";
  static inline const std::vector<std::string_view> options = {"k", "scaled"};

  static bool scaled(const Options& given) { return given.integer("scaled", 0, 1, 0) == 1; }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return haar_projection<S>(d, given.integer("k", 1, d), scaled(given));
  }
  static constexpr long exact_dimension = 5;
  template <Scalar S>
  static Orbit<S> orbit(Draw& draw, const Options& given, long d) {
    return haar_orbit<S>(draw, d, given.integer("k", 1, d), scaled(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const long k = given.integer("k", 1, d);
    std::vector<long> any(static_cast<std::size_t>(d), 1);
    if (scaled(given))
      return {constant("omega", "d/k - 1", true, "invariance under rotations", [=]<Scalar S>() { return ratio<S>(d - k, k); })
                  .derived()
                  .at(any)};
    return {constant("delta", "k/d", true, "invariance under rotations", [=]<Scalar S>() { return ratio<S>(k, d); }).derived().at(any)};
  }
  // The subspace is that of a shared generator: only coordinates in it are sent.
  static double bits(const Options& given, long d) { return 32 * static_cast<double>(given.integer("k", 1, d)); }
  static std::string draw(Draw& draw, long d) {
    const std::string scaled = draw.coin("scaled") ? ",scaled=1" : "";
    return "k=" + std::to_string(draw.integer("k", 1, d)) + scaled;
  }
};
LEMMATA_COMPRESSOR(Haar);

}  // namespace
}  // namespace lemmata::compress
