#include "bounds/ssd/mixed_norm.hpp"

#include "bounds/ssd/gauss.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/unimodal.hpp"

// Eq. (6): the l^{1,2} function below the rho-norm, and why it is no norm. Both are sums over the coordinates.

namespace lemmata {
namespace {

using bounds::ssd::mixed_term;

constexpr std::string_view noise_of_lemma_1 =
    R"(\mathbb E\, \hat g_i = g_i, \; \hat g_i \text{ unimodal and symmetric with variance } \sigma_i^2)";
constexpr std::string_view equation_6 =
    R"(\|g\|_\rho = \sum_i (2\rho_i - 1)|g_i| \ge \sum_i \frac{g_i^2}{|g_i| + \sqrt3\sigma_i} = \|g\|_{l^{1,2}})";

struct MixedBelowRho {
  static constexpr ClaimInfo info{
      .id = "ssd.eq6",
      .kind = Kind::inequality,
      .where = "eq. (6)",
      .title = "the l12 function lies below the rho-norm",
      .hypotheses = noise_of_lemma_1,
      .statement = equation_6,
      .note =
          "shown for one coordinate with g_i not 0 (a sum of such terms), and there for every component of the mixture that the law is, as "
          "in ssd.lem1.gauss: 2 rho - 1 is the probability of |estimate - g| <= |g|, at least the mean of 1 - a - b h^2. A coordinate with "
          "g_i = 0 adds 0 to both sides (0/0 read as 0 where sigma_i = 0 too). ssd.eq6.mixtures attacks drawn laws in several dimensions",
      .mutants = {"two-points"},
      .whole = {"size of g", "size of h"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S s = draw.positive<S>("sqrt(3) sigma");
    const long size = draw.integer("size of g", 0, 2);
    if (size == 2) return {.shown = at_most(mixed_term(s, S(0)), s).named("no noise")};  // s stands for |g|, rho = 1
    const S edge = s * ratio<S>(2, 3), sigma2 = square(s) / S(3);
    const S g = size == 0 ? edge + draw.nonnegative<S>("u") : edge / (S(1) + draw.positive<S>("u"));
    const S touching = size == 0 ? g * ratio<S>(3, 2) : s;
    const bounds::ssd::TailLine<S> line(sigma2, g);
    const auto [h, inside] = component(draw, g, touching);
    const S bound = bounds::ssd::two_sided(sigma2, g);
    return {.shown = Chain<S>(at_most(S(1) - line.at(h), inside).named("Gauss"))
                         .also(equal(S(1) - line.mean(sigma2), bound).named("mean of the line"))
                         .also(at_most(mixed_term(g, s), g * bound).named("l12"))};
  }

 private:
  /// The width of a centred uniform law (0: the atom), and P(|X - g| <= g) of it; for a mutant that of two points at this distance.
  template <Scalar S>
  static std::pair<S, S> component(Draw& draw, const S& g, const S& touching) {
    const long size = draw.integer("size of h", 0, 3);
    if (size == 0) return {S(0), S(1)};
    const S v = size == 2 ? draw.positive<S>("v") : draw.nonnegative<S>("v");
    if (size == 1) return {g / (S(1) + v), S(1)};
    const S h = size == 2 ? S((g + v * touching) / (S(1) + v)) : S(touching + v);
    return {h, draw.mutant("two-points") ? S(0) : S(g / h)};
  }
};
LEMMATA_CLAIM(MixedBelowRho);

struct MixedBelowRhoOfMixtures {
  static constexpr ClaimInfo info{.id = "ssd.eq6.mixtures",
                                  .kind = Kind::inequality,
                                  .where = "eq. (6)",
                                  .title = "the l12 function lies below the rho-norm, for drawn laws",
                                  .hypotheses = noise_of_lemma_1,
                                  .statement = equation_6,
                                  .sweep = "d",
                                  .mutants = {"half-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    S rho_norm(0), mixed(0);
    for (long i = 0; i < d; ++i) {
      const std::string index = std::to_string(i);
      const S g = draw.real<S>("g" + index);
      const auto law = oracle::unimodal_symmetric<S>(draw, "X" + index, g);
      if (g == S(0)) continue;
      const S s = sqrt(S(3) * law.variance());
      rho_norm += (S(2) * law.success() - S(1)) * abs(g);
      mixed += mixed_term(abs(g), draw.mutant("half-noise") ? S(s / S(2)) : s);
    }
    return {.shown = at_most(mixed, rho_norm).sum_of(256)};
  }
};
LEMMATA_CLAIM(MixedBelowRhoOfMixtures);

struct MixedIsNoNorm {
  static constexpr ClaimInfo info{
      .id = "ssd.l12-not-norm",
      .kind = Kind::remark,
      .where = "after (6)",
      .title = "the l12 function is not a norm",
      .hypotheses = R"(\sigma_i \ge 0)",
      .statement = R"(\text{there are } g, \sigma \text{ with } \|2g\|_{l^{1,2}} > 2\|g\|_{l^{1,2}} = \|g\|_{l^{1,2}} + \|g\|_{l^{1,2}})",
      .quantifier = Quantifier::exists,
      .note = "homogeneity and the triangle inequality fail at once. For which sigma: ssd.l12-not-norm.every-noise"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const Vec<S> g = draw.vector<S>("g", d);
    std::vector<S> s;
    for (long i = 0; i < d; ++i) s.push_back(draw.nonnegative<S>("sqrt(3) sigma" + std::to_string(i)));
    return {.shown = strictly_less(S(2) * bounds::ssd::mixed_norm(g, s), bounds::ssd::mixed_norm(S(2) * g, s))};
  }
};
LEMMATA_CLAIM(MixedIsNoNorm);

struct MixedIsNoNormWithNoise {
  static constexpr ClaimInfo info{.id = "ssd.l12-not-norm.every-noise",
                                  .kind = Kind::remark,
                                  .where = "after (6)",
                                  .title = "the l12 function is a norm for no noise but 0",
                                  .hypotheses = R"(\sigma_i > 0 \text{ for some } i, \; g = t e_i, \; t > 0)",
                                  .statement = R"(\|2g\|_{l^{1,2}} > 2\|g\|_{l^{1,2}})",
                                  .note = "where all sigma_i are 0 it is the l1 norm",
                                  .mutants = {"no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S t = draw.positive<S>("t"), noise = draw.positive<S>("sqrt(3) sigma");
    const S s = draw.mutant("no-noise") ? S(0) : noise;
    return {.shown = strictly_less(S(2) * mixed_term(t, s), mixed_term(S(2) * t, s))};
  }
};
LEMMATA_CLAIM(MixedIsNoNormWithNoise);

}  // namespace
}  // namespace lemmata
