#include "lib/compress/bernoulli.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

/// Message: the entries kept, p d of them in the mean; the mask is that of a shared generator.
struct Bernoulli {
  static constexpr std::string_view name = "bernoulli", usage = "bernoulli:p=P[,scaled=1]",
                                    summary = "each entry with probability P, else 0; scaled by 1/P it is unbiased";
  static inline const std::vector<std::string_view> options = {"p", "scaled"};
  static constexpr long exact_dimension = 6;
  static inline const std::string source = "Beznosikov et al. 2020";

  template <Scalar S>
  static S probability(const Options& given) {
    return given.rational<S>("p", Range::left_open(0, 1));
  }
  static bool scaled(const Options& given) { return given.integer("scaled", 0, 1, 0) == 1; }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return scaled(given) ? bernoulli_scaled<S>(probability<S>(given)) : bernoulli<S>(probability<S>(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const std::vector<long> any(static_cast<std::size_t>(d), 1);
    const auto p = [=]<Scalar S>() { return probability<S>(given); };
    if (scaled(given))
      return {constant("omega", "1/p - 1", true, source, [=]<Scalar S>() { return S(1) / p.template operator()<S>() - S(1); }).at(any)};
    return {
        constant("delta", "p", true, source, p).at(any),
        constant("eta", "1 - p", true, "the mean is p x", [=]<Scalar S>() { return S(1) - p.template operator()<S>(); }).derived().at(any),
        constant("spread", "p(1 - p)", true, "the variance of a coin",
                 [=]<Scalar S>() { return p.template operator()<S>() * (S(1) - p.template operator()<S>()); })
            .derived()
            .at(any)};
  }
  static double bits(const Options& given, long d) { return 32 * static_cast<double>(d) * probability<double>(given); }
  static std::string draw(Draw& draw, long) {
    const long scaled = draw.integer("scaled", 0, 1);
    return "p=" + draw_probability(draw, "p") + ",scaled=" + std::to_string(scaled);
  }
};
LEMMATA_COMPRESSOR(Bernoulli);

}  // namespace
}  // namespace lemmata::compress
