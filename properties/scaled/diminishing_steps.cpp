#include <algorithm>
#include <string>
#include <vector>

#include "bounds/scaled/diminishing.hpp"
#include "lib/claim/claim.hpp"

// Theorem 2 with diminishing steps: the scalar part of its proof, (37) to (39). With c_l = 1 - 3/(l + 1), c_0 = -2 and c_1 = -1/2.

namespace lemmata {
namespace {

/// c_l = 1 - 3/(l + 1)
template <Scalar S>
S factor_of(long l) {
  return S(1) - S(3) / S(l + 1);
}
/// c_from ... c_{to-1}
template <Scalar S>
S product(long from, long to) {
  S out(1);
  for (long l = from; l < to; ++l) out *= factor_of<S>(l);
  return out;
}
/// 1/(from + 1) + ... + 1/to
template <Scalar S>
S harmonic(long from, long to) {
  S sum(0);
  for (long l = from; l < to; ++l) sum += S(1) / S(l + 1);
  return sum;
}

struct Unrolled {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-37",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (37)",
      .title = "unrolled recursion",
      .hypotheses =
          R"(V_k \ge 0,\ V_{k+1} \le c_k V_k + L\sigma^2\alpha_k^2 \text{ for all } k,\ c_k = 1 - \frac{3}{k+1},\ u = \frac{9L\sigma^2}{\mu^2(2p_{\min}-1)^2})",
      .statement =
          R"(V_k \le \prod_{l<k}c_l V_0 + u\sum_{m=1}^{k}\frac{c_m\cdots c_{k-1}}{m^2} \le \prod_{l<k}c_l V_0 + u\left(\sum_{m=1}^{k-1}\frac{e^{-\sum_{l=m}^{k-1}3/(l+1)}}{m^2} + \frac{1}{k^2}\right))",
      .note =
          "the recursion is taken as a hypothesis (it fails itself: scaled.thm2.step-ck). c_1 = -1/2 < 0 turns the inequality around at k "
          "= 2, and only there: c_2 = 0 cuts off what came before. V_k is the right side of the recursion less a drawn share",
      .mutants = {"no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.positive<S>("u"), V0 = draw.nonnegative<S>("V_0");
    const long k = draw.integer("k", 1, 8);
    S V = V0;
    std::vector<Relation<S>> given;
    for (long l = 0; l < k; ++l) {
      const S upper = factor_of<S>(l) * V + u / square(S(l + 1));
      given.push_back(at_most(S(0), upper).named("V_" + std::to_string(l + 1) + " >= 0"));
      V = upper * draw.in<S>("share" + std::to_string(l), Range::closed(0, 1));
    }
    S unrolled(0), exponential(0);
    for (long m = 1; m <= k; ++m) {
      const S weight = u / square(S(m));
      unrolled += weight * product<S>(m, k);
      exponential += weight * (m == k ? S(1) : exp(S(S(-3) * harmonic<S>(m, k))));
    }
    const S start = draw.mutant("no-noise") ? S(0) : S(product<S>(0, k) * V0);
    if (draw.mutant("no-noise")) unrolled = S(0);
    return {.given = std::move(given),
            .shown = Chain<S>(at_most(V, start + unrolled).named("unrolled").sum_of(256))
                         .also(at_most(unrolled, exponential).named("exponentials").sum_of(256))};
  }
};
LEMMATA_CLAIM(Unrolled);

struct UnrolledRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-37/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (37)",
      .title = "unrolled recursion",
      .hypotheses = R"(V_n \le c_{n-1} V_{n-1} + \frac{u}{n^2},\ c_n = 1 - \frac{3}{n+1},\ n > 2 \text{ (from a start } V_2\text{)})",
      .statement = R"(V_k \le \prod_{2\le l<k}c_l V_2 + u\sum_{m=3}^{k}\frac{c_m\cdots c_{k-1}}{m^2})",
      .note = "repaired: unrolled from k = 2 on, where c_l >= 0 (the product vanishes, as c_2 = 0)",
      .mutants = {"negative-factors"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.positive<S>("u");
    S V = draw.nonnegative<S>("V_2");
    const long k = draw.integer("k", 3, 10);
    S rest(0), start = product<S>(2, k) * V;
    for (long l = 2; l < k; ++l) {
      const S c = draw.mutant("negative-factors") ? S(-factor_of<S>(l)) : factor_of<S>(l);
      V = (c * V + u / square(S(l + 1))) - draw.nonnegative<S>("less" + std::to_string(l));
    }
    for (long m = 3; m <= k; ++m) rest += u / square(S(m)) * product<S>(m, k);
    if (draw.mutant("negative-factors")) rest = rest / S(2);
    return {.shown = at_most(V, start + rest).sum_of(256)};
  }
};
LEMMATA_CLAIM(UnrolledRepaired);

struct ProductBound {
  static constexpr ClaimInfo info{.id = "scaled.thm2.step-38",
                                  .kind = Kind::proof_step,
                                  .where = "proof of Theorem 2, eq. (38)",
                                  .title = "product of the factors",
                                  .hypotheses = R"(c_l = 1 - \frac{3}{l+1},\ k \ge 1)",
                                  .statement = R"(\prod_{l=0}^{k-1}c_l \le e^{-3\sum_{l=0}^{k-1}\frac{1}{l+1}} \le \frac{1}{(k+1)^3})",
                                  .note =
                                      "the quoted fact needs factors 1 - a_l with a_l in [0, 1]; here a_0 = 3 and a_1 = 3/2, whose product "
                                      "(-2)(-1/2) = 1 stands at k = 2, where alone it fails. For k >= 3 the product is 0",
                                  .sweep = "k",
                                  .mutants = {"half-exponent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long k = draw.log_integer("k", 1, 500);
    const S middle = exp(S(S(draw.mutant("half-exponent") ? -1 : -3) * harmonic<S>(0, k)));
    return {.shown = Chain<S>(at_most(product<S>(0, k), middle).named("exponential"))
                         .also(at_most(middle, S(1) / pow(S(k + 1), 3L)).named("power").sum_of(1024))};
  }
};
LEMMATA_CLAIM(ProductBound);

struct ProductBoundRepaired {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-38/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (38)",
      .title = "product of the factors",
      .hypotheses = R"(c_l = 1 - \frac{3}{l+1},\ k \ge 1)",
      .statement =
          R"(\prod_{l=0}^{k-1}c_l = 0 \text{ for } k \ge 3,\ = -2 \text{ for } k = 1;\quad \log(k+1) \le \sum_{l=0}^{k-1}\frac{1}{l+1})",
      .note = "repaired: without k = 2, where the product is 1. The second member of (38) is the exponential of -3 times the harmonic sum",
      .sweep = "k",
      .mutants = {"from-two", "three-factors-fewer"}};
  static constexpr Induction induction{.on = "k", .from = 1, .base = 3};

  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long k = draw.log_integer("k", 1, 500);  // beyond what the consistency of the increment is checked for
    const S sum = harmonic<S>(0, k) - (draw.mutant("from-two") ? S(1) : S(0));
    const S factors = product<S>(0, draw.mutant("three-factors-fewer") && k > 3 ? k - 3 : k);
    return {.shown = Chain<S>(at_most(log(S(k + 1)), sum).named("harmonic sum").sum_of(4096))
                         .also(equal(factors, S(k == 1   ? -2
                                                : k == 2 ? 1
                                                         : 0))
                                   .named("product"))};
  }
  /// log((n + 2)/(n + 1)) <= 1/(n + 1) with u = 1/n: log(1 + u/(1 + u)) <= u/(1 + u). The product stays 0.
  template <Scalar S>
  Case<S> increment(Draw& draw, Expect<S>&) const {
    const S u = draw.in<S>("u", Range::left_open(0, 1)), v = u / (S(1) + u);
    return {.shown = Chain<S>(at_most(log(S(S(1) + v)), v)).also(equal(S(0), S(0)))};
  }
};
LEMMATA_CLAIM(ProductBoundRepaired);

struct SumBound {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-39",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (39)",
      .title = "sum of the noise terms",
      .hypotheses = R"(k \ge 2)",
      .statement =
          R"(\sum_{m=1}^{k-1}\frac{e^{-\sum_{l=m}^{k-1}3/(l+1)}}{m^2} \le \sum_{m=1}^{k-1}\frac{(m+1)^3}{(k+1)^3 m^2} \le \sum_{m=1}^{k-1}\frac{8m^3}{(k+1)^3 m^2} \le \frac4k)",
      .note =
          "the first inequality term by term (a drawn m); it is exp of -3 (H_k - H_m), and H_k - log(k + 1) grows with k. The last for "
          "all k is scaled.thm2.step-39.tail",
      .sweep = "k",
      .mutants = {"half-exponent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long k = draw.log_integer("k", 2, 500), m = std::min(draw.log_integer("m", 1, 499), k - 1);
    const S cube = pow(S(k + 1), 3L);
    S second(0), third(0);
    for (long j = 1; j < k; ++j) {
      second += pow(S(j + 1), 3L) / (cube * square(S(j)));
      third += S(8 * j) / cube;
    }
    const S term = exp(S(S(draw.mutant("half-exponent") ? -1 : -3) * harmonic<S>(m, k)));
    return {.shown = Chain<S>(at_most(term, pow(S(m + 1), 3L) / cube).named("exponential").sum_of(4096))
                         .also(at_most(second, third).named("m + 1 <= 2 m").sum_of(4096))
                         .also(at_most(third, S(4) / S(k)).named("sum").sum_of(4096))};
  }
};
LEMMATA_CLAIM(SumBound);

struct SumBoundTail {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-39.tail",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, eq. (39)",
      .title = "the last two inequalities for every k and m",
      .hypotheses = R"(1 \le m \le k - 1)",
      .statement = R"((m+1)^3 \le 8m^3,\quad \frac{4k(k-1)}{(k+1)^3} \le \frac4k)",
      .note =
          "for real m = 1 + s and k = 2 + t; 8 (1 + ... + (k - 1)) = 4 k (k - 1). The first inequality of (39) for fixed m "
          "is an equality at k = m, and its step from k to k + 1 is log((k + 2)/(k + 1)) <= 1/(k + 1), as in "
          "scaled.thm2.step-38/repaired",
      .mutants = {"seven"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S m = S(1) + draw.nonnegative<S>("s"), k = S(2) + draw.nonnegative<S>("t");
    return {.shown = Chain<S>(at_most(pow(S(m + S(1)), 3L), S(draw.mutant("seven") ? 7 : 8) * pow(m, 3L)).named("m"))
                         .also(at_most(S(4) * square(k) * (k - S(1)), S(4) * pow(S(k + S(1)), 3L)).named("k"))};
  }
};
LEMMATA_CLAIM(SumBoundTail);

struct PrintedConstant {
  static constexpr ClaimInfo info{
      .id = "scaled.thm2.step-constant",
      .kind = Kind::proof_step,
      .where = "proof of Theorem 2, \"inserting (38) and (39) into (37) leads to (20)\"",
      .title = "the constant 32",
      .hypotheses = R"(V_k \le P V_0 + u(\Sigma + \frac{1}{k^2}),\ P \le \frac{1}{(k+1)^3},\ \Sigma \le \frac4k,\ k \ge 1)",
      .statement = R"(V_k \le u\left(\frac{32}{k} + \frac{1}{k^2}\right) + \frac{V_0}{(k+1)^3})",
      .note = "the implication holds, with 4 in place of 32 as well",
      .mutants = {"forty"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.positive<S>("1/k"), b = draw.positive<S>("1/(k+1)^3"), u = draw.nonnegative<S>("u"), V0 = draw.nonnegative<S>("V_0");
    const S P = b - draw.nonnegative<S>("less P"), Sigma = S(draw.mutant("forty") ? 40 : 4) * a - draw.nonnegative<S>("less Sigma");
    const S V = P * V0 + u * (Sigma + square(a)) - draw.nonnegative<S>("less V");
    return {.shown = at_most(V, u * (S(32) * a + square(a)) + V0 * b).sum_of(256)};
  }
};
LEMMATA_CLAIM(PrintedConstant);

}  // namespace
}  // namespace lemmata
