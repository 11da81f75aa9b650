#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"

// The rho_M-norm against the rho-norm and the l1 norm.

namespace lemmata {
namespace {

struct OneNode {
  static constexpr ClaimInfo info{.id = "ssd.rho1-equals-rho",
                                  .kind = Kind::remark,
                                  .where = "after Definition 2",
                                  .title = "one node",
                                  .hypotheses = R"(M = 1, \; \rho_i \in [0, 1])",
                                  .statement = R"(\|g\|_{\rho_1} = \|g\|_\rho)",
                                  .note = "magnitudes |g_i| >= 0 are drawn: both sides see nothing else of g",
                                  .mutants = {"three-nodes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const long M = draw.mutant("three-nodes") ? 3 : 1;
    std::vector<S> rho;
    Vec<S> g(static_cast<std::size_t>(d));
    for (long i = 0; i < d; ++i) {
      rho.push_back(draw.in<S>("rho" + std::to_string(i), Range::closed(0, 1)));
      g[static_cast<std::size_t>(i)] = draw.nonnegative<S>("g" + std::to_string(i));
    }
    return {.shown = equal(bounds::ssd::rho_majority_norm(rho, g, M), bounds::ssd::rho_norm(rho, g))};
  }
};
LEMMATA_CLAIM(OneNode);

struct SpeedUp {
  static constexpr ClaimInfo info{
      .id = "ssd.speedup-M",
      .kind = Kind::inequality,
      .where = "section 5.2, end of appendix B.8",
      .title = "speed-up by the number of nodes",
      .hypotheses = R"(\rho = \min_i \rho_i > \frac12, \; l = \lfloor (M+1)/2 \rfloor)",
      .statement = R"((1 - e^{-(2\rho - 1)^2 l}) \|g\|_1 \le \|g\|_{\rho_M} \le \|g\|_1)",
      .note = "which makes the rho_M-norm approach the l1 norm exponentially fast in M; for every M: ssd.b8.identity.every-l",
      .sweep = "M",
      .mutants = {"half-the-nodes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const long M = draw.log_integer("M", 1, 400);
    std::vector<S> rho;
    for (long i = 0; i < d; ++i) rho.push_back(draw.in<S>("rho" + std::to_string(i), Range::left_open(0.5, 1)));
    const Vec<S> g = draw.vector<S>("g", d);
    S least = rho[0];
    for (const S& r : rho) least = min(least, r);
    const S norm = bounds::ssd::rho_majority_norm(rho, g, draw.mutant("half-the-nodes") ? (M + 1) / 2 : M);
    return {.shown = Chain<S>(at_most(bounds::ssd::majority_share(least, M) * norm1(g), norm).named("from below"))
                         .also(at_most(norm, norm1(g)).named("from above"))};
  }
};
LEMMATA_CLAIM(SpeedUp);

}  // namespace
}  // namespace lemmata
