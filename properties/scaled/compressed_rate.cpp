#include "bounds/scaled/linear_rate.hpp"
#include "bounds/scaled/sign_descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/exact_descent.hpp"

// Remark 4: the rate by compressed gradient descent, against that of Theorem 1 with alpha/d.

namespace lemmata {
namespace {

struct CompressedRate {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-thm13",
      .kind = Kind::remark,
      .where = "Remark 4",
      .title = "rate of compressed gradient descent with the scaled sign",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth, Euclidean},\ x_{k+1} = x_k - \frac\alpha d\|g_k\|_1\operatorname{sign} g_k,\ \alpha \in [0, \frac1L])",
      .statement = R"(f(x_k) - f^* \le \left(1 - \frac{\alpha\mu}{d}\right)^k (f(x_0) - f^*))",
      .note = "strongly convex objectives are among those drawn",
      .sweep = "share",
      .mutants = {"mu-twice-d"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_pl<S>(draw, "f", draw.integer("d", 1, 4));
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const long k = draw.log_integer("k", 0, 10);
    const S share = draw.in<S>("share", Range::closed(0, 1));
    const Vec<S> x0 = draw.vector<S>("x0", f.d);
    if (!f.mu || !(f.L > S(0))) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S alpha = share / f.L;
    const method::CompressedDescent<S> descent{
        .x0 = x0, .gamma = alpha, .compressor = compress::scaled_sign<S>(f.d, at_zero), .oracle = oracle::exact_oracle<S>(f.gradient)};
    const auto run = expect.run(descent, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S rate = bounds::scaled::compressed_rate(alpha, draw.mutant("mu-twice-d") ? S(S(2 * f.d) * *f.mu) : *f.mu, f.d);
    return {.shown = at_most(run.mean(0, k), pow(rate, k) * run.mean(0, 0)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(CompressedRate);

struct Replaced {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-substitution",
      .kind = Kind::remark,
      .where = "Remark 4",
      .title = "Theorem 1 with alpha/d in place of alpha",
      .hypotheses = R"(0 < \mu \le L,\ d \ge 1,\ \alpha \in (0, \frac{2d}{L}),\ \zeta \text{ of Theorem 1})",
      .statement = R"(\zeta(\alpha/d) = 1 - \frac{2\mu\alpha}{d}\left(1 - \frac{L\alpha}{2}\right))",
      .note =
          "the substitution that the text announces, in units where L = 1: it gives L alpha/(2 d) in the bracket, so that the printed rate "
          "is another one for d >= 2. That is no less than zeta(alpha/d), hence still a bound, but not below 1 for alpha in [2/L, 2d/L)",
      .mutants = {"double-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.log_integer("d", 1, 64);
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), share = draw.in<S>("share", Range::open(0, 1));
    const S alpha = S(2 * d) * share, used = draw.mutant("double-mu") ? S(2) * mu : mu;
    const S printed = bounds::scaled::printed_replaced_rate(alpha, used, S(1), d);
    return {.shown = equal(bounds::scaled::rate(S(alpha / S(d)), mu, S(1)), printed).named("substituted").sum_of(256)};
  }
};
LEMMATA_CLAIM(Replaced);

struct ReplacedRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-substitution/repaired",
      .kind = Kind::remark,
      .where = "Remark 4",
      .title = "Theorem 1 with alpha/d in place of alpha",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth in } \ell_1/\ell_\infty,\ x_{k+1} = x_k - \frac\alpha d\|g_k\|_1\operatorname{sign} g_k,\ \alpha \in (0, \frac{2d}{L}))",
      .statement = R"(f(x_k) - f^* \le \left(1 - \frac{2\mu\alpha}{d}\left(1 - \frac{L\alpha}{2d}\right)\right)^k (f(x_0) - f^*))",
      .note = "repaired: the substitution carried out",
      .sweep = "share",
      .mutants = {"no-bracket"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    const auto f = problem::any_pl<S>(draw, "f", draw.integer("d", 1, 3));
    const long k = draw.log_integer("k", 0, 8);
    const S share = draw.in<S>("share", Range::open(0, 1));
    const Vec<S> x0 = draw.vector<S>("x0", f.d);
    if (!f.mu_inf || !(f.L > S(0))) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S L = scaled::smoothness(f), alpha = S(2 * f.d) * share / L;
    const method::CompressedDescent<S> descent{
        .x0 = x0, .gamma = alpha, .compressor = compress::scaled_sign<S>(f.d, at_zero), .oracle = oracle::exact_oracle<S>(f.gradient)};
    const auto run = expect.run(descent, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S bracket = S(1) - (draw.mutant("no-bracket") ? S(0) : S(L * alpha / S(2 * f.d)));
    const S rate = S(1) - S(2) * f.mu_inf() * alpha / S(f.d) * bracket;
    return {.shown = at_most(run.mean(0, k), pow(rate, k) * run.mean(0, 0)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(ReplacedRepaired);

struct Faster {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-faster",
      .kind = Kind::inequality,
      .where = "Remark 4, last formula",
      .title = "comparison of the rates",
      .hypotheses = R"(0 < \mu \le L,\ d \ge 1,\ \alpha \in [0, \frac1L])",
      .statement = R"(\frac{\alpha\mu}{d} \le \frac{2\mu\alpha}{d}\left(1 - \frac{L\alpha}{2}\right))",
      .note =
          "on the range where both rates are stated; false for alpha > 1/L. mu and L are one pair of symbols, as in the text, though one "
          "pair is Euclidean. In units where L = 1, both sides times d",
      .mutants = {"printed-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), alpha = draw.in<S>("alpha", Range::closed(0, 1));
    const S theirs = S(1) - bounds::scaled::compressed_rate(alpha, mu, 1), factor(draw.mutant("printed-twice") ? 2 : 1);
    const S ours = S(1) - bounds::scaled::printed_replaced_rate(alpha, mu, S(1), 1);
    return {.shown = at_most(factor * theirs, ours).named("gain of a step").sum_of(256)};
  }
};
LEMMATA_CLAIM(Faster);

struct FasterRepaired {
  static constexpr ClaimInfo info{.id = "scaled.remark4-faster/repaired",
                                  .kind = Kind::inequality,
                                  .where = "Remark 4, last formula",
                                  .title = "comparison of the rates",
                                  .hypotheses = R"(0 < \mu \le L,\ d \ge 1,\ 0 \le \alpha \le \frac dL)",
                                  .statement = R"(\mu\alpha \le 2\mu\alpha\left(1 - \frac{L\alpha}{2d}\right))",
                                  .note =
                                      "repaired: with the substitution carried out, and as far as it is true then. Both sides times d; in "
                                      "units where L = 1, alpha = d share",
                                  .mutants = {"twice-as-far"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), d = S(1) + draw.nonnegative<S>("d - 1");
    const S share = draw.in<S>("share", Range::closed(0, 1)), per = draw.mutant("twice-as-far") ? S(2) * share : share;  // L alpha/d
    return {.shown = at_most(mu * d * per, S(2) * mu * d * per * (S(1) - per / S(2))).sum_of(256)};
  }
};
LEMMATA_CLAIM(FasterRepaired);

}  // namespace
}  // namespace lemmata
