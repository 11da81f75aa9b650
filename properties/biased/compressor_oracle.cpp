#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"

// Section 5.4: a compressed gradient as a biased oracle.

namespace lemmata {
namespace {

struct CompressorBias {
  static constexpr ClaimInfo info{
      .id = "biased.sec54-m",
      .kind = Kind::remark,
      .where = "Section 5.4",
      .title = "bias of a compressed gradient",
      .hypotheses = R"(\mathbb E\|C(g) - g\|^2 \le (1-\delta)\|g\|^2 \text{ for all } g,\ \delta > 0)",
      .statement = R"(\|\mathbb E\,C(\nabla f(x)) - \nabla f(x)\|^2 \le m\|\nabla f(x)\|^2 + \zeta^2,\quad m = 1 - \delta,\ \zeta^2 = 0)",
      .note = "the gradient may be any vector; compressors may be random, and adversaries among them",
      .sweep = "d",
      .mutants = {"negated"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 5);
    auto compressor = compress::any_contractive<S>(draw, "C", d);
    if (draw.mutant("negated"))
      compressor.apply = [inner = compressor.apply](const Vec<S>& v, long t, Chance<S>& chance) { return -inner(v, t, chance); };
    const Vec<S> gradient = draw.vector<S>("gradient", d);
    const S bias = norm2_squared(compress::mean_of(expect, compressor, gradient) - gradient);
    return {.shown = at_most(bias, (S(1) - compressor.delta) * norm2_squared(gradient)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(CompressorBias);

}  // namespace
}  // namespace lemmata
