#include "lib/compress/induced.hpp"

#include "lib/compress/parts.hpp"

namespace lemmata::compress {
namespace {

struct Induced {
  static constexpr std::string_view name = "induced", usage = "induced:first=(SPEC),second=(SPEC)",
                                    summary = "first(v) + second(v - first(v)) for an unbiased second: unbiased";
  static inline const std::vector<std::string_view> options = {"first", "second"};
  static constexpr long exact_dimension = 3;

  template <Scalar S>
  static Compressor<S> make(const Options& given, long d) {
    const Compressor<S> second = given.nested("second", d).make<S>();
    if (!second.omega) refuse_spec(given.spec(), "the second compressor must be unbiased");
    return induced(given.nested("first", d).make<S>(), second);
  }
  static std::vector<Constant> constants(const Options& given, long d) {
    return {constant("omega", R"(\omega_{second}(1 - \delta_{first}))", false, "Horvath, Richtarik 2021",
                     [given, d]<Scalar S>() { return *make<S>(given, d).omega; })};
  }
  static double bits(const Options& given, long d) { return given.nested("first", d).bits() + given.nested("second", d).bits(); }
  static std::string draw(Draw& draw, long d) {
    const std::string first = drawn_contraction(draw, "first", d);
    return "first=" + first + ",second=" + drawn_unbiased(draw, "second", d);
  }
};
LEMMATA_COMPRESSOR(Induced);

}  // namespace
}  // namespace lemmata::compress
