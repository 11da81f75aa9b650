#include "bounds/scaled/linear_rate.hpp"
#include "bounds/scaled/sign_descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/quadratic.hpp"
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
          "on the range where both rates are stated; false for alpha > 1/L. Which mu and L: one pair of symbols, as the formula prints "
          "it, in units where L = 1; or each rate with its own constants on one quadratic, the Euclidean ones of [24] on the left and for "
          "the range (scaled.remark4-thm13), those of Assumptions 2 and 3 on the right. On ||x||^2/2 in the plane both mu and the "
          "Euclidean L are 1, the other L is 2, and the right side vanishes at alpha = 1. Both sides times d",
      .mutants = {"printed-twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool own = draw.reading("constants", {0, 1}, {"one-symbol", "own"}) == 1;
    const S factor(draw.mutant("printed-twice") ? 2 : 1);
    const auto compared = [&](const S& alpha, const S& theirs, const S& mu, const S& L) {
      const S gain = S(1) - bounds::scaled::compressed_rate(alpha, theirs, 1);
      return at_most(factor * gain, S(1) - bounds::scaled::printed_replaced_rate(alpha, mu, L, 1)).named("gain of a step").sum_of(256);
    };
    if (!own) {
      const S mu = draw.in<S>("mu", Range::left_open(0, 1)), alpha = draw.in<S>("alpha", Range::closed(0, 1));
      return {.shown = compared(alpha, mu, mu, S(1))};
    }
    const auto f = problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 4), problem::Curvature::positive);
    const S alpha = draw.in<S>("L alpha", Range::closed(0, 1)) / f.L;
    return {.shown = compared(alpha, *f.mu, f.mu_inf(), f.smooth_inf())};
  }
};
LEMMATA_CLAIM(Faster);

struct FasterRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-faster/repaired",
      .kind = Kind::inequality,
      .where = "Remark 4, last formula",
      .title = "comparison of the rates",
      .hypotheses = R"(0 < \mu_2 \le \mu,\ L > 0,\ d \ge 1,\ 0 \le \alpha \le \frac dL)",
      .statement = R"(\mu_2\alpha \le 2\mu\alpha\left(1 - \frac{L\alpha}{2d}\right))",
      .note =
          "repaired: with the substitution carried out, and as far as it is true then; for one pair of constants (mu_2 = mu) or for each "
          "rate with its own: the Euclidean mu_2 is also one of Assumption 2 (scaled.relaxed-norms), and L <= d L_2 "
          "(scaled.smoothness-favourable), so that the range of [24], up to 1/L_2, is within d/L. Both sides times d L; any real d > 0",
      .mutants = {"twice-as-far", "larger-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S euclidean = draw.positive<S>("mu_2"), mu = euclidean + draw.nonnegative<S>("mu - mu_2");
    const S a = draw.nonnegative<S>("L alpha"), d = a + draw.nonnegative<S>("d - L alpha");
    const S theirs = draw.mutant("larger-mu") ? S(2) * mu : euclidean, taken = draw.mutant("twice-as-far") ? S(2) * a : a;
    return {.shown = at_most(theirs * taken * d, mu * taken * (S(2) * d - taken)).sum_of(256)};
  }
};
LEMMATA_CLAIM(FasterRepaired);

}  // namespace
}  // namespace lemmata
