#include "lib/compress/catalogue.hpp"
#include "lib/compress/rand_k.hpp"

namespace lemmata::compress {
namespace {

/// Message: one bit, and with probability p the vector.
struct Lazy {
  static constexpr std::string_view name = "lazy", usage = "lazy:p=P/Q or lazy:p=P,of=Q",
                                    summary = "the whole vector with probability P/Q, else 0";
  static inline const std::vector<std::string_view> options = {"p", "of"};
  static constexpr long exact_dimension = 24;

  template <Scalar S>
  static Compressor<S> make(const Options& given, long) {
    return lazy(probability<S>(given));
  }
  template <Scalar S>
  static S probability(const Options& given) {
    if (!given.has("of")) return given.rational<S>("p", Range::left_open(0, 1));
    const long q = given.integer("of", 1, 1000000);
    return ratio<S>(given.integer("p", 1, q), q);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    const std::vector<long> any(static_cast<std::size_t>(d), 1);
    const auto p = [=]<Scalar S>() { return probability<S>(given); };
    const auto missed = [=]<Scalar S>() { return S(1) - probability<S>(given); };
    const auto variance = [=]<Scalar S>() { return probability<S>(given) * (S(1) - probability<S>(given)); };
    return {constant("delta", "p", true, "definition", p).at(any),
            constant("eta", "1 - p", true, "the mean is p x", missed).derived().at(any),
            constant("spread", "p(1 - p)", true, "the variance of a coin", variance).derived().at(any)};
  }
  static double bits(const Options& given, long d) { return 1 + 32 * static_cast<double>(d) * probability<double>(given); }
  static std::string draw(Draw& draw, long) { return "p=" + draw_probability(draw, "p"); }
};
LEMMATA_COMPRESSOR(Lazy);

}  // namespace
}  // namespace lemmata::compress
