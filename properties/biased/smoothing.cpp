#include "lib/claim/claim.hpp"
#include "properties/biased/smoothing_setting.hpp"

// Section 5.2, Lemma 13 and Table 1: Gaussian smoothing as a biased oracle. Expectations over the normal vector are closed forms.

namespace lemmata {
namespace {

/// ||E g - grad f||^2 <= zeta^2
template <Scalar S>
Relation<S> bias_bound(const SmoothingSetting<S>& s) {
  return at_most(norm2_squared(s.bias()), s.zeta2()).named("bias").sum_of(4096);
}
/// Assumptions 4 and 3 with the parameters of Lemma 13.
template <Scalar S>
Case<S> oracle_constants(const SmoothingSetting<S>& s) {
  return {.shown = Chain<S>(bias_bound(s)).also(at_most(s.variance(), s.sigma2() + s.growth()).named("noise").sum_of(4096))};
}

struct SmoothingBias {
  static constexpr ClaimInfo info{.id = "biased.gs-bias",
                                  .kind = Kind::inequality,
                                  .where = "Section 5.2, first display",
                                  .title = "bias of Gaussian smoothing",
                                  .hypotheses = smoothing_hypotheses,
                                  .statement = R"(\|\mathbb E g(x) - \nabla f(x)\|^2 \le \tfrac{\tau^2}4 L^2(d+3)^3)",
                                  .note = smoothing_note,
                                  .sweep = "d",
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = bias_bound(read_smoothing<S>(draw, false))};
  }
};
LEMMATA_CLAIM(SmoothingBias);

struct SmoothingSecond {
  static constexpr ClaimInfo info{.id = "biased.gs-second",
                                  .kind = Kind::inequality,
                                  .where = "Section 5.2, second display",
                                  .title = "second moment of Gaussian smoothing",
                                  .hypotheses = smoothing_hypotheses,
                                  .statement = R"(\mathbb E\|g(x)\|^2 \le 3\tau^2L^2(d+4)^3 + 4(d+4)\|\mathbb E g(x)\|^2)",
                                  .note = smoothing_note,
                                  .sweep = "d",
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto s = read_smoothing<S>(draw);
    return {.shown = at_most(s.moments.second, s.sigma2() + s.growth()).sum_of(4096)};
  }
};
LEMMATA_CLAIM(SmoothingSecond);

constexpr std::string_view parameters = R"(m = 0,\ \zeta^2 = \tfrac{\tau^2}4L^2(d+3)^3,\ M = 4(d+4),\ \sigma^2 = 3\tau^2L^2(d+4)^3)";

struct SmoothingParameters {
  static constexpr ClaimInfo info{.id = "biased.gs-params",
                                  .kind = Kind::remark,
                                  .where = "Section 5.2, third display",
                                  .title = "parameters of Gaussian smoothing",
                                  .hypotheses = smoothing_hypotheses,
                                  .statement = parameters,
                                  .note = smoothing_note,
                                  .sweep = "d",
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return oracle_constants(read_smoothing<S>(draw));
  }
};
LEMMATA_CLAIM(SmoothingParameters);

struct SmoothingRow {
  static constexpr ClaimInfo info{.id = "biased.tab1-gs",
                                  .kind = Kind::table_row,
                                  .where = "Table 1, row Gaussian smoothing",
                                  .title = "parameters of Gaussian smoothing",
                                  .hypotheses = smoothing_hypotheses,
                                  .statement = parameters,
                                  .note = smoothing_note,
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return oracle_constants(read_smoothing<S>(draw));
  }
};
LEMMATA_CLAIM(SmoothingRow);

struct SmoothingLemma {
  static constexpr ClaimInfo info{.id = "biased.lem13",
                                  .kind = Kind::lemma,
                                  .where = "Lemma 13",
                                  .title = "Gaussian smoothing as a biased oracle",
                                  .hypotheses = smoothing_hypotheses,
                                  .statement = parameters,
                                  .note = smoothing_note,
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return oracle_constants(read_smoothing<S>(draw));
  }
};
LEMMATA_CLAIM(SmoothingLemma);

struct SmoothingLemmaRepaired {
  static constexpr ClaimInfo info{.id = "biased.lem13/repaired",
                                  .kind = Kind::lemma,
                                  .where = "Lemma 13",
                                  .title = "Gaussian smoothing as a biased oracle",
                                  .hypotheses = R"(\|\nabla f(x) - \nabla f(y)\| \le L\|x - y\|,\ \tau > 0)",
                                  .statement = parameters,
                                  .note = "repaired: with a Lipschitz gradient, smooth from both sides",
                                  .sweep = "d",
                                  .mutants = {"smaller-L"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    SmoothingSetting<S> s(draw, false);
    if (draw.mutant("smaller-L")) s.L /= S(16);
    return oracle_constants(s);
  }
};
LEMMATA_CLAIM(SmoothingLemmaRepaired);

}  // namespace
}  // namespace lemmata
