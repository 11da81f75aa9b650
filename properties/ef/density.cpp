#include "bounds/ef/compressor.hpp"
#include "lib/claim/claim.hpp"

// Figure 2: the density phi.

namespace lemmata {
namespace {

struct MeasuredDensity {
  static constexpr ClaimInfo info{
      .id = "ef.fig2",
      .kind = Kind::remark,
      .where = "Figure 2",
      .title = "measured density",
      .statement = R"(\min_t \varphi(g_t + e_t) > 0.13 \text{ on VGG19, CIFAR-10, batch size } 128)",
      .not_executable =
          "a measurement on one training run of a deep network; the experiments measure the density of smaller networks, and "
          "ef.fig2.dense says what a density above 0.13 means"};
};
LEMMATA_CLAIM(MeasuredDensity);

struct DenseVectors {
  static constexpr ClaimInfo info{
      .id = "ef.fig2.dense",
      .kind = Kind::remark,
      .where = "Figure 2",
      .title = "density and number of entries",
      .hypotheses = R"(v \in \mathbb R^d \setminus \{0\} \text{ with } n \text{ entries that are not } 0)",
      .statement = R"(\frac1d \le \varphi(v) \le \frac nd \le 1)",
      .note = "so that phi > 0.13 needs at least 0.13 d entries; both ends are attained, by one entry and by entries of one size",
      .sweep = "d",
      .mutants = {"euclidean"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 6);
    const Vec<S> v = draw.vector<S>("v", d);
    const S norm_squared = norm2_squared(v);
    Case<S> made{.given = {strictly_less(S(0), norm_squared)}};
    if (!(S(0) < norm_squared)) return made;
    long entries = 0;
    for (const S& a : v) entries += a == S(0) ? 0 : 1;
    const S phi = draw.mutant("euclidean") ? S(1) : bounds::ef::density(v);
    made.shown = Chain<S>(at_most(ratio<S>(1, d), phi).named("1/d")).also(at_most(phi, ratio<S>(entries, d)).named("n/d"));
    return made;
  }
};
LEMMATA_CLAIM(DenseVectors);

}  // namespace
}  // namespace lemmata
