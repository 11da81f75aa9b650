#include "lib/compress/noisy_sign.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct NoisySign {
  static constexpr std::string_view name = "noisy-sign",
                                    usage = "noisy-sign[:width=P/Q][,noise=uniform|points|normal][,points=M][,zero=-1|0|1]",
                                    summary =
                                        "sign(v + n), n independent, symmetric, of the given width: a success probability, no contraction";
  static inline const std::vector<std::string_view> options = {"width", "noise", "points", "zero"};

  static SignNoiseLaw law(const Options& given) {
    constexpr SignNoise kinds[] = {SignNoise::uniform, SignNoise::points, SignNoise::normal};
    return {kinds[given.word("noise", {"uniform", "points", "normal"})], given.integer("points", 2, 1000000, 2)};
  }
  static int zero(const Options& given) { return static_cast<int>(given.integer("zero", -1, 1, 1)); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    const S width = given.rational<S>("width", Range::right_open(0, std::numeric_limits<double>::infinity()), {1, 1});
    return noisy_sign<S>(width, law(given), zero(given));
  }
  static std::vector<Constant> constants(const Options&, long) { return {}; }
  /// With x = e_1/4 the first entry costs (1 - 1/4)^2 or more, unless it is 0, of probability at most 1/2: in mean 5/16 or more, and
  /// ||x||^2 = 1/16.
  template <Scalar S>
  static Vec<S> refutes(const Options&, long d, const S&) {
    return ratio<S>(1, 4) * unit_vector<S>(static_cast<std::size_t>(d), 0);
  }
  static double bits(const Options& given, long d) { return static_cast<double>(d) * (zero(given) == 0 ? 2 : 1); }
  static std::string draw(Draw& draw, long) {
    const long kind = draw.integer("noise", 0, 1);
    std::string text = "width=" + std::to_string(draw.integer("width", 0, 8)) + "/4";
    text += kind == 0 ? ",noise=uniform" : ",noise=points,points=" + std::to_string(draw.integer("points", 2, 5));
    return text + ",zero=" + std::to_string(draw.integer("zero", -1, 1));
  }
};
LEMMATA_COMPRESSOR(NoisySign);

}  // namespace
}  // namespace lemmata::compress
