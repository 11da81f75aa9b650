#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/scaled_sign.hpp"

// Remark 4: the scaled sign as a compressor.

namespace lemmata {
namespace {

struct ScaledSignContracts {
  static constexpr ClaimInfo info{.id = "scaled.remark4-compressor",
                                  .kind = Kind::remark,
                                  .where = "Remark 4",
                                  .title = "the scaled sign is a 1/d-approximate compressor",
                                  .hypotheses = R"(C(v) = \frac{\|v\|_1}{d}\operatorname{sign}(v))",
                                  .statement = R"(\|C(v) - v\|^2 \le (1 - \frac1d)\|v\|^2)",
                                  .sweep = "d",
                                  .mutants = {"largest-entry"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.log_integer("d", 1, 64);
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    auto sign_of = compress::scaled_sign<S>(d, at_zero);
    if (draw.mutant("largest-entry"))
      sign_of.apply = [at_zero](const Vec<S>& v, long, Chance<S>&) { return norm_inf(v) * sign(v, at_zero); };
    const Vec<S> v = draw.vector<S>("v", d);
    return {.shown = at_most(compress::mean_squared_residual(expect, sign_of, v), ratio<S>(d - 1, d) * norm2_squared(v))};
  }
};
LEMMATA_CLAIM(ScaledSignContracts);

}  // namespace
}  // namespace lemmata
