#include "bounds/ef/error_bound.hpp"
#include "properties/ef/memory_run.hpp"

// The end of the proof of Lemma 3 (appendix B.2), and the sharp constant beside the printed one.

namespace lemmata {
namespace {

struct Unrolled {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.step-unroll",
      .kind = Kind::proof_step,
      .where = "appendix B.2, third display",
      .title = "the recursion unrolled",
      .hypotheses = R"(a_{t+1} \le q a_t + c\, m_t, \; a_0 = 0, \; m_t \le \sigma^2, \; q = (1-\delta)(1+\eta), \; c =)"
                    R"( \gamma^2(1-\delta)(1+1/\eta), \; a_t = \mathbb E\|e_t\|^2, \; m_t = \mathbb E\|g_t\|^2)",
      .statement = R"(a_{t+1} \le \sum_{i=0}^t q^{t-i} c\, m_i \le \sum_{i=0}^\infty q^i c\, \sigma^2)",
      .argument = Argument::invariant,
      .note =
          "for every t: from t to t + 1, where S_t is the first sum and P_t = 1 + ... + q^t the second one's factor; both sums start with "
          "their first term. The series is c sigma^2/(1 - q) where q < 1, then q = u/(1 + u) and P_t <= 1 + u, and infinite where q >= 1 "
          "and c sigma^2 > 0. a_t and c m_t may be any numbers",
      .mutants = {"forgets-a-term", "forgets-the-ratio"},
      .whole = {"q < 1"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool converges = draw.coin("q < 1");
    const S u = draw.nonnegative<S>("u"), q = converges ? S(u / (S(1) + u)) : S(S(1) + u);
    const S term = draw.real<S>("c m_t"), whole = term + draw.nonnegative<S>("c sigma^2 - c m_t");
    const S a = draw.real<S>("a_t"), sum = a + draw.nonnegative<S>("S - a");  // a_t <= S_{t-1}
    const S bound = sum + draw.nonnegative<S>("bound - S");                   // S_{t-1} <= P_{t-1} c sigma^2
    const S next_sum = q * sum + (draw.mutant("forgets-a-term") ? S(0) : term);
    const S limit = S(1) + u, powers = converges ? S(limit - draw.nonnegative<S>("1 + u - P")) : draw.real<S>("P");
    const S next_powers = S(1) + (draw.mutant("forgets-the-ratio") ? powers : S(q * powers));
    Case<S> made{.shown = Chain<S>(at_most(q * a + term, next_sum).named("first sum"))
                              .also(at_most(next_sum, q * bound + whole).named("m_i <= sigma^2"))
                              .also(equal(q * (powers * whole) + whole, next_powers * whole).named("powers of q"))};
    if (converges) made.shown.also(at_most(next_powers, limit).named("partial sums stay below the series"));
    return made;
  }
};
LEMMATA_CLAIM(Unrolled);

struct Series {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.step-series",
      .kind = Kind::proof_step,
      .where = "appendix B.2",
      .title = "the series summed",
      .hypotheses = R"(\delta \in (0, 1), \; \eta = \frac{\delta}{2(1-\delta)})",
      .statement = R"(\sum_{i=0}^\infty [(1-\delta)(1+\eta)]^i = \frac{1}{1 - (1-\delta)(1+\eta)} = \frac{1}{\delta - \eta(1-\delta)})"
                   R"( = \frac2\delta)",
      .argument = Argument::fixed_point,
      .note =
          "times (1 - delta)(1 + 1/eta) gamma^2 sigma^2 on all sides. The geometric series: its ratio is 1 - delta/2 < 1, and its value is "
          "the fixed point of P -> 1 + q P. The draw is 1/eta; at delta = 1, where eta is infinite, all terms but the first are 0",
      .sweep = "1/eta",
      .mutants = {"eta-without-half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S inverse_eta = draw.positive<S>("1/eta"), over = S(2) + inverse_eta;
    const S delta = S(2) / over, kept = inverse_eta / over;
    const S eta = (draw.mutant("eta-without-half") ? S(2) : S(1)) / inverse_eta;
    const S q = kept * (S(1) + eta), value = S(2) / delta;
    return {.shown = Chain<S>(equal(kept, S(1) - delta).named("1 - delta"))
                         .also(equal(q, S(1) - delta / S(2)).named("ratio"))
                         .also(strictly_less(S(0), delta).named("ratio < 1"))
                         .also(equal(value, S(1) + q * value).named("fixed point"))
                         .also(equal(S(1) - q, delta - eta * kept).named("denominators"))
                         .also(equal((delta - eta * kept) * value, S(1)).named("2/delta"))};
  }
};
LEMMATA_CLAIM(Series);

struct SharpErrorBound {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.sharp",
      .kind = Kind::lemma,
      .where = "Lemma 3 (the sharp constant is not in the paper)",
      .title = "bounded error, sharp",
      .hypotheses = R"(\mathbb E\|g_t\|^2 \le \sigma^2, \; C \ \delta\text{-approximate}, \; e_0 = 0, \; r = \sqrt{1-\delta})",
      .statement = R"(\mathbb E\|e_t\|^2 \le \left(\frac{r(1-r^t)}{1-r}\right)^2 \gamma^2\sigma^2 \le)"
                   R"( \frac{(1-\delta)\gamma^2\sigma^2}{(1-\sqrt{1-\delta})^2})",
      .note = "equality at every t: ef.lem3.sharp.attained. Against the printed constant: ef.lem3.limit",
      .sweep = "t",
      .mutants = {"starts-with-error", "one-percent-more"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ef::MemoryRun<S> run(draw, 4, 20, "one-percent-more", ratio<S>(101, 100));
    const S r = sqrt(S(S(1) - run.compressor.delta));
    return {.shown = at_most(run.mean(expect), bounds::ef::sharp_error_norm_squared(r, run.gamma, run.process.sigma2, run.t)).sum_of(8192)};
  }
};
LEMMATA_CLAIM(SharpErrorBound);

struct SharpErrorAttained {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.sharp.attained",
      .kind = Kind::remark,
      .where = "Lemma 3 (not in the paper)",
      .title = "the sharp bound of the error is attained",
      .hypotheses = R"(C(v) = (1-r)v, \; g_t = g, \; \delta = 1 - r^2, \; \sigma^2 = \|g\|^2, \; e_0 = 0)",
      .statement = R"(\|e_{t+1}\| = r(\|e_t\| + \gamma\sigma), \quad \|e_t\| = \frac{r(1-r^t)}{1-r}\gamma\sigma)",
      .argument = Argument::invariant,
      .note =
          "for every t, from t to t + 1: e_t = s_t gamma g with s_t = r (1 - q)/(1 - r), q = r^t, which is 0 at t = 0. The draws are "
          "u = r/(1 - r) and q",
      .mutants = {"other-share"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.nonnegative<S>("u"), q = draw.in<S>("q", Range::closed(0, 1));
    const S step = draw.nonnegative<S>("gamma sigma");
    const S share = draw.mutant("other-share") ? S(S(2) * u) : u;  // r = u/(1 + u), multiplied out
    const S now = u * (S(1) - q) * step, lost = u * (now + step), next = share * ((S(1) + u) - u * q) * step;
    return {.shown = Chain<S>(equal(lost, next).named("from t to t + 1")).also(equal(u * (S(1) - S(1)) * step, S(0)).named("e_0 = 0"))};
  }
};
LEMMATA_CLAIM(SharpErrorAttained);

struct SharpLimit {
  static constexpr ClaimInfo info{
      .id = "ef.lem3.limit",
      .kind = Kind::remark,
      .where = "Lemma 3 (not in the paper)",
      .title = "the sharp constant against the printed one, over all delta",
      .hypotheses = R"(r = \sqrt{1-\delta} \in [0, 1))",
      .statement = R"(e \mapsto r(e + \gamma\sigma) \text{ contracts to } e^* = \frac{r}{1-r}\gamma\sigma, \quad (e^*)^2 =)"
                   R"( \frac{(1+r)^2}{4} \cdot \frac{4(1-\delta)\gamma^2\sigma^2}{\delta^2}, \quad \frac14 \le \frac{(1+r)^2}{4} < 1)",
      .argument = Argument::fixed_point,
      .note =
          "the printed constant is too large by 4/(1 + r)^2: a factor 4 as delta -> 1, none as delta -> 0, the sharp value for no delta < "
          "1",
      .sweep = "r",
      .mutants = {"no-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.nonnegative<S>("u"), over = S(1) + u, r = u / over;  // every r in [0, 1)
    const S step = draw.nonnegative<S>("gamma sigma"), e = draw.nonnegative<S>("e");
    const S fixed = u * step, image = r * (fixed + (draw.mutant("no-step") ? S(0) : step));
    const S delta = (S(1) + S(2) * u) / square(over);  // 1 - r^2
    return {.shown =
                Chain<S>(equal(image, fixed).named("fixed point"))
                    .also(equal(r * (e + step) - fixed, r * (e - fixed)).named("contraction by r"))
                    .also(equal(delta, S(1) - square(r)).named("delta"))
                    .also(equal(S(4) * square(fixed) * square(delta), square(S(S(1) + r)) * S(4) * square(r) * square(step)).named("ratio"))
                    .also(at_most(S(1), square(S(S(1) + r))).named("at least 1/4"))
                    .also(strictly_less(S(S(1) + r), S(2)).named("less than 1"))};
  }
};
LEMMATA_CLAIM(SharpLimit);

}  // namespace
}  // namespace lemmata
