#include "lib/compress/norm_scaled_sign.hpp"

#include "lib/compress/catalogue.hpp"

namespace lemmata::compress {
namespace {

struct NormScaledSign {
  static constexpr std::string_view name = "l2-sign", usage = "l2-sign[:zero=-1|0|1]",
                                    summary = "(||v||_2/sqrt d) sign(v): contracts for d <= 3 only";
  static inline const std::vector<std::string_view> options = {"zero"};
  static constexpr bool control = true;

  static int zero(const Options& given) { return static_cast<int>(given.integer("zero", -1, 1, 1)); }
  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    return norm_scaled_sign<S>(d, zero(given));
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    if (d > 3) return {};
    std::vector<long> one_hot(static_cast<std::size_t>(d), 0);
    one_hot[0] = 1;
    auto delta = constant("delta", R"(2/\sqrt d - 1)", d == 1 || zero(given) != 0, R"(\|x\|_1 \ge \|x\|_2)",
                          [d]<Scalar S>() { return norm_scaled_sign_delta<S>(d); });
    if (!delta.attained) return {std::move(delta).approached().derived()};
    return {std::move(delta).derived().at(one_hot)};
  }
  /// The residual of x = (1, e, ..., e) is 2 ||x||^2 - 2 ||x|| ||x||_1 / sqrt d, which is above (1 - delta) ||x||^2 where
  /// (||x||_1 / ||x||)^2 < q = d (1 + delta)^2 / 4. With n = d - 1 the left side is below (1 + n e)^2, and for q > 1
  /// 1 + (q - 1)/(q + 3) < 1 + (q - 1)/(sqrt q + 1) = sqrt q, as 2 sqrt q <= q + 1. For q <= 1 it does contract by delta.
  template <Scalar S>
  static Vec<S> refutes(const Options& given, long d, const S& delta) {
    const S q = S(d) * square(S(1) + delta) / S(4);
    if (q <= S(1)) return {};
    const bool exactly_one_hot = zero(given) != 0 || d == 1;
    Vec<S> x(static_cast<std::size_t>(d), exactly_one_hot ? S(0) : (q - S(1)) / (q + S(3)) / S(d - 1));
    x[0] = S(1);
    return x;
  }
  static double bits(const Options& given, long d) { return 32 + static_cast<double>(d) * (zero(given) == 0 ? 2 : 1); }
  static std::string draw(Draw& draw, long) { return "zero=" + std::to_string(draw.integer("zero", -1, 1)); }
};
LEMMATA_COMPRESSOR(NormScaledSign);

}  // namespace
}  // namespace lemmata::compress
