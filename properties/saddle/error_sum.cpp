#include "bounds/saddle/error_sum.hpp"
#include "lib/claim/claim.hpp"
#include "properties/saddle/compressed_run.hpp"

// Corollary A.6 and its proof; Lemma A.5 as the sketch of Section 3.3 quotes it.

namespace lemmata {
namespace {

/// A constant f, C(v) = h v, noise of variance chi^2: E||e||^2 becomes (1 - h)^2 (E||e||^2 + chi^2).
template <Scalar S>
Case<S> flat(Draw& draw) {
  const long T = draw.log_integer("long_T", 1, 64);
  const S h = draw.in<S>("h", Range::left_open(0, 1)), chi2 = draw.nonnegative<S>("chi^2");
  const S lost = draw.mutant("no-contraction") ? S(4) : square(S(S(1) - h));
  S error(0), sum(0);
  for (long t = 0; t < T; ++t) {
    error = lost * (error + chi2);
    sum += error;
  }
  const S noise = draw.mutant("no-gradient-noise") ? S(0) : S(S(T + 1) * chi2);
  return {.shown = at_most(sum, bounds::saddle::error_squared_sum(S(h * (S(2) - h)), S(0), noise)).sum_of(4096)};
}

struct SumOfErrors {
  static constexpr ClaimInfo info{
      .id = "saddle.corA.6",
      .kind = Kind::corollary,
      .where = "Corollary A.6",
      .title = "sum of the errors",
      .hypotheses = R"(C\ \mu\text{-compressor},\ e_0 = 0,\ \mathbb E\|\psi_t\|^2 \le \chi^2 = \sigma^2 + r^2)",
      .statement =
          R"(\sum_{\tau=0}^t\mathbb E\|e_\tau\|^2 \le \frac{4(1-\mu)}{\mu^2}\sum_{\tau=0}^t(\mathbb E\|\nabla f(x_\tau)\|^2 + \chi^2))",
      .note = saddle::run_note,
      .sweep = "T",
      .mutants = {"no-contraction", "no-gradient-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    if (draw.coin("flat")) return flat<S>(draw);
    const saddle::CompressedRun<S> r(draw, false, 3);
    const auto run =
        r.run(expect, {[&](const auto& s) { return r.gradient_squared(s); }, [](const auto& s) { return norm2_squared(s.e); }});
    const S bound = bounds::saddle::error_squared_sum(r.compressor.delta, run.sum(0, 0, r.T + 1), S(r.T + 1) * r.chi2);
    return {.shown = at_most(run.sum(1, 0, r.T + 1), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(SumOfErrors);

struct Swap {
  static constexpr ClaimInfo info{
      .id = "saddle.corA.6.step-swap",
      .kind = Kind::proof_step,
      .where = "proof of Corollary A.6",
      .title = "changing the order of the sums",
      .hypotheses = R"(E_\tau \le \frac{2(1-\mu)}\mu\sum_{i<\tau}q^{\tau-i}a_i,\ q = 1 - \frac\mu2,\ a_i \ge 0)",
      .statement = R"(\sum_{\tau\le t}\sum_{i<\tau}q^{\tau-i}a_i \le \sum_{\tau\le t}\sum_{i\le\tau}q^{\tau-i+1}a_i = \sum_{i\le)"
                   R"( t}a_i\sum_{\tau=i}^t q^{\tau-i+1},\quad \sum_{\tau=i}^t q^{\tau-i+1} \le \frac2\mu)",
      .argument = Argument::invariant,
      .note =
          "for every t by induction. First: with D_t = sum_{i<=t} q^(t-i+1) a_i the left sum is D_0 + .. + D_{t-1}, for the terms of tau "
          "= t are those of D_{t-1}, and D_t >= 0 is added. Second: a_t enters the swapped sums as it enters D_t, q a_t, and what a_i "
          "adds grows by its term of D_t. Third: s <= (2/mu) q goes over into q (1 + s) <= (2/mu) q, shown for s below by a gap. "
          "Together: sum D + (2/mu) q D_t = (2/mu) q sum a, one step of which is shown",
      .mutants = {"one-over-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), q = S(1) - mu / S(2), c = S(draw.mutant("one-over-mu") ? 1 : 2) / mu * q;
    const S d = draw.nonnegative<S>("D"), a = draw.nonnegative<S>("a"), gap = draw.nonnegative<S>("gap");
    const S next = q * (d + a), s = c - gap;  // D_{t+1}, and a sum of powers below its bound
    return {.shown = Chain<S>(equal(next + c * next, c * d + c * a).named("sum D + c D_t = c sum a"))
                         .also(equal(c - q * (S(1) + s), q * gap).named("geometric sum"))};
  }
};
LEMMATA_CLAIM(Swap);

struct QuotedErrorSum {
  static constexpr ClaimInfo info{
      .id = "saddle.sketch.A5",
      .kind = Kind::lemma,
      .where = "Section 3.3",
      .title = "Lemma A.5 as quoted",
      .hypotheses = R"(C\ \mu\text{-compressor},\ e_0 = 0,\ \mathbb E\|\psi_t\|^2 \le \chi^2 = \sigma^2 + r^2)",
      .statement =
          R"(\mathbb E\|e_t\|^2 \le \frac{2(1-\mu)}{\mu}\sum_{i=0}^{t-1}(1 - \frac\mu2)^{t-i}\,\mathbb E[\|\nabla f(x_i)\|^2 + \chi^2])",
      .note = "word for word saddle.lemA.5, its sum written out; attacked on runs of its own",
      .mutants = {"no-contraction"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const saddle::CompressedRun<S> r(draw, false, 2);
    const auto run =
        r.run(expect, {[&](const auto& s) { return r.gradient_squared(s); }, [](const auto& s) { return norm2_squared(s.e); }});
    const S mu = r.compressor.delta;
    S sum(0);
    for (long i = 0; i < r.T; ++i) sum += pow(S(S(1) - mu / S(2)), r.T - i) * (run.mean(0, i) + r.chi2);
    return {.shown = at_most(run.mean(1, r.T), S(2) * (S(1) - mu) / mu * sum).sum_of(4096)};
  }
};
LEMMATA_CLAIM(QuotedErrorSum);

}  // namespace
}  // namespace lemmata
