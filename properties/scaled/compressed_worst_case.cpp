#include "bounds/scaled/compressed_worst_case.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Remark 4's Euclidean comparison with the exact rates of compressed gradient descent in the place of the quoted one.

namespace lemmata {
namespace {

struct LargestFactor {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-thm13/worst-case",
      .kind = Kind::remark,
      .where = "Remark 4, the quoted rate sharpened",
      .title = "exact rate of compressed gradient descent on strongly convex objectives",
      .hypotheses =
          R"(f\ \mu\text{-strongly convex and } L\text{-smooth, Euclidean},\ C\ \delta\text{-approximate},\ x_{k+1} = x_k - \alpha C(g_k),\ \alpha \in [0, \frac1L],\ s = \sqrt{1-\delta})",
      .statement = R"(f(x_k) - f^* \le \left(1 - \alpha\mu(1-s)\right)^{2k}(f(x_0) - f^*) \le (1 - \alpha\mu\delta)^k (f(x_0) - f^*))",
      .note =
          "Not printed. Both sides of the first relation are equal on mu x^2/2 with C(v) = (1 - s) v. Remark 4 quotes the second with "
          "delta = 1/d, under which the gain of a step is (1 + s)/2 of this to first order in alpha mu. The compressor of the remark is "
          "one of those",
      .sweep = "share",
      .mutants = {"larger-share", "twice-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_strongly_convex<S>(draw, "f", d);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    const long k = draw.log_integer("k", 0, compressor.random ? 3 : 10);
    const S alpha = draw.in<S>("share", Range::closed(0, 1)) / f.L, mu = *f.strong_convexity;
    const method::CompressedDescent<S> descent{.x0 = draw.vector<S>("x0", d),
                                               .gamma = draw.mutant("larger-share") ? S(8) * alpha : alpha,
                                               .compressor = compressor,
                                               .oracle = oracle::exact_oracle<S>(f.gradient)};
    const auto run = expect.run(descent, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S shown = draw.mutant("twice-mu") ? min(S(S(2) * mu), f.L) : mu;
    const S factor = bounds::scaled::strongly_convex_factor(alpha, shown, compressor.delta), first = run.mean(0, 0);
    const S quoted = S(1) - alpha * shown * compressor.delta;
    return {.shown = Chain<S>(at_most(run.mean(0, k), pow(factor, k) * first).named("exact rate").sum_of(1024))
                         .also(at_most(pow(factor, k) * first, pow(quoted, k) * first).named("below the quoted rate").sum_of(1024))};
  }
};
LEMMATA_CLAIM(LargestFactor);

struct PlFactor {
  static constexpr ClaimInfo info{
      .id = "scaled.remark4-thm13/sharp",
      .kind = Kind::remark,
      .where = "Remark 4, the quoted rate sharpened",
      .title = "rate of compressed gradient descent on PL objectives, by exact steps",
      .hypotheses =
          R"(f\ \mu\text{-PL and } L\text{-smooth, Euclidean},\ C\ \delta\text{-approximate},\ x_{k+1} = x_k - \alpha C(g_k),\ \alpha \in [0, \frac1L],\ s = \sqrt{1-\delta})",
      .statement =
          R"(f(x_k) - f^* \le \left(1 - 2\alpha\mu(1-s)\left(1 - \frac{L\alpha}{2}(1-s)\right)\right)^k (f(x_0) - f^*) \le (1 - \alpha\mu\delta)^k (f(x_0) - f^*))",
      .note =
          "Not printed: biased.lem2/worst-case with m = 1 - delta. At alpha = 1/L it is the quoted rate, for smaller steps up to 2/(1 + "
          "s) times the gain. Equality on L x^2/2",
      .sweep = "share",
      .mutants = {"larger-share", "twice-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_pl<S>(draw, "f", d);
    const auto compressor = compress::any_contractive<S>(draw, "C", d);
    const long k = draw.log_integer("k", 0, compressor.random ? 3 : 10);
    const Vec<S> x0 = draw.vector<S>("x0", d);
    const S share = draw.in<S>("share", Range::closed(0, 1));
    if (!f.mu || !(f.L > S(0))) return {.given = {strictly_less(S(0), f.L).named("f is not constant")}, .shown = {}};
    const S alpha = share / f.L, mu = draw.mutant("twice-mu") ? min(S(S(2) * *f.mu), f.L) : *f.mu;
    const method::CompressedDescent<S> descent{.x0 = x0,
                                               .gamma = draw.mutant("larger-share") ? S(8) * alpha : alpha,
                                               .compressor = compressor,
                                               .oracle = oracle::exact_oracle<S>(f.gradient)};
    const auto run = expect.run(descent, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S factor = bounds::scaled::pl_factor(alpha, mu, f.L, compressor.delta), first = run.mean(0, 0);
    return {.shown = Chain<S>(at_most(run.mean(0, k), pow(factor, k) * first).named("exact steps").sum_of(1024))
                         .also(at_most(pow(factor, k) * first, pow(S(S(1) - alpha * mu * compressor.delta), k) * first)
                                   .named("below the quoted rate")
                                   .sum_of(1024))};
  }
};
LEMMATA_CLAIM(PlFactor);

}  // namespace
}  // namespace lemmata
