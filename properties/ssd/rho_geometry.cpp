#include "bounds/ssd/mixed_norm.hpp"
#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/unimodal.hpp"

// The bullet "Geometry" after Theorem 5.

namespace lemmata {
namespace {

struct InducedGeometry {
  static constexpr ClaimInfo info{
      .id = "ssd.geometry",
      .kind = Kind::remark,
      .where = R"(bullet "Geometry" after Theorem 5)",
      .title = "the geometry is induced by the success probabilities",
      .hypotheses = R"(g \in \mathbb R^d \setminus \{0\})",
      .statement = R"(\rho_i = \frac12 + \frac{|g_i|}{2\|g\|}: \; \|g\|_\rho = \|g\|_2; \quad \rho_i = 1: \; \|g\|_\rho = \|g\|_1; \quad)"
                   R"( \text{unbiased unimodal symmetric noise}: \; \|g\|_\rho \ge \|g\|_{l^{1,2}})",
      .note =
          "two oracles under Assumption 1 (the first is that of the stochastic sign) with two geometries show that none is fixed. "
          "That the third geometry \"is described by\" the l12 function is the lower bound (6), for one coordinate",
      .mutants = {"half-weights"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const Vec<S> u = draw.unit_vector<S>("u", d);
    const S length = draw.positive<S>("length");
    const Vec<S> g = length * u;
    std::vector<S> by_size, ones(g.size(), S(1));
    for (const S& entry : u) by_size.push_back((S(1) + (draw.mutant("half-weights") ? S(abs(entry) / S(2)) : abs(entry))) / S(2));
    Chain<S> shown(equal(bounds::ssd::rho_norm(by_size, g), length).named("l2").sum_of(1024));
    shown.also(equal(bounds::ssd::rho_norm(ones, g), norm1(g)).named("l1"));
    const S mean = draw.positive<S>("g");
    const auto law = oracle::unimodal_symmetric<S>(draw, "X", mean);
    const S norm = (S(2) * law.success() - S(1)) * mean, mixed = bounds::ssd::mixed_term(mean, S(sqrt(S(S(3) * law.variance()))));
    shown.also(at_most(mixed, norm).named("l12").sum_of(1024));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(InducedGeometry);

}  // namespace
}  // namespace lemmata
