#include "bounds/ef/nonsmooth_rate.hpp"
#include "lib/claim/claim.hpp"
#include "lib/problem/max_affine.hpp"

// The steps of the proof of Theorem III (appendix B.6) that need no run, and what Remark 6 derives.

namespace lemmata {
namespace {

/// E(y - gamma g)^2 for two answers g of the oracle, one coordinate, against its expansion with `twice` times the cross term.
template <Scalar S>
Case<S> expanded(Draw& draw, const S& twice) {
  const S y = draw.real<S>("distance"), g = draw.real<S>("g"), other = draw.real<S>("other g"), gamma = draw.positive<S>("gamma");
  const S p = draw.in<S>("p", Range::closed(0, 1)), q = S(1) - p, room = draw.nonnegative<S>("room");
  const S factor(draw.mutant("three-times") ? 3 : 1);
  const S left = p * square(S(y - gamma * g)) + q * square(S(y - gamma * other));
  const S second = p * square(g) + q * square(other), mean = p * g + q * other, sigma2 = second + room;
  const S middle = square(y) + square(gamma) * second - factor * twice * gamma * mean * y;
  return {.shown =
              Chain<S>(equal(left, middle).named("square"))
                  .also(at_most(middle, square(y) + square(gamma) * sigma2 - factor * twice * gamma * mean * y).named("second moment"))};
}

struct DistanceExpanded {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.step-expand",
      .kind = Kind::proof_step,
      .where = "appendix B.6, first display",
      .title = "the squared distance expanded",
      .hypotheses = R"(\tilde x_{t+1} = \tilde x_t - \gamma g_t, \; \mathbb E_t\|g_t\|^2 \le \sigma^2)",
      .statement = R"(\mathbb E_t\|\tilde x_t - \gamma g_t - x^*\|^2 = \|\tilde x_t - x^*\|^2 + \gamma^2\mathbb E_t\|g_t\|^2 -)"
                   R"( \gamma\langle\mathbb E_t g_t, \tilde x_t - x^*\rangle \le \|\tilde x_t - x^*\|^2 + \gamma^2\sigma^2 -)"
                   R"( \gamma\langle\partial f(x_t), \tilde x_t - x^*\rangle)",
      .note = "the cross term of a square has the factor 2; for one coordinate and two answers of the oracle",
      .mutants = {"three-times"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return expanded(draw, S(1));
  }
};
LEMMATA_CLAIM(DistanceExpanded);

struct DistanceExpandedRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.step-expand/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.6, first display",
      .title = "the squared distance expanded",
      .hypotheses = R"(\tilde x_{t+1} = \tilde x_t - \gamma g_t, \; \mathbb E_t\|g_t\|^2 \le \sigma^2)",
      .statement = R"(\mathbb E_t\|\tilde x_t - \gamma g_t - x^*\|^2 = \|\tilde x_t - x^*\|^2 + \gamma^2\mathbb E_t\|g_t\|^2 -)"
                   R"( 2\gamma\langle\mathbb E_t g_t, \tilde x_t - x^*\rangle \le \|\tilde x_t - x^*\|^2 + \gamma^2\sigma^2 -)"
                   R"( 2\gamma\langle\partial f(x_t), \tilde x_t - x^*\rangle)",
      .note = "with the factor 2; for one coordinate and two answers of the oracle, of which sums and means are sums and means",
      .mutants = {"three-times"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return expanded(draw, S(2));
  }
};
LEMMATA_CLAIM(DistanceExpandedRepaired);

struct DistancesTelescope {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.step-average.algebra",
      .kind = Kind::proof_step,
      .where = "appendix B.6",
      .title = "averaged, given eq. (1) in the mean",
      .hypotheses =
          R"(a_{t+1} \le a_t - \gamma h_t + \gamma B, \; a_t = \mathbb E\|\tilde x_t - x^*\|^2, \; h_t = \mathbb E\langle\partial f(x_t), x_t)"
          R"( - x^*\rangle, \; B = \gamma\sigma^2(1 + \frac{2\sqrt{1-\delta}}{\delta}), \; a_0 = \|x_0 - x^*\|^2)",
      .statement = R"(\frac{1}{T+1}\sum_{t=0}^T h_t \le \frac{1}{\gamma(T+1)}\sum_{t=0}^T(a_t - a_{t+1}) + B \le \frac{a_0}{\gamma T} + B)",
      .argument = Argument::invariant,
      .note =
          "given eq. (1), which is false as printed (ef.thm3.eq1), as is what follows from it (ef.thm3.step-average): from T - 1 to T for "
          "every T, and for T = 0; sums times gamma. The second relation is times gamma T (T + 1)",
      .mutants = {"forgets-a-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S h = draw.real<S>("gamma h_T"), B = draw.real<S>("gamma B"), T = draw.nonnegative<S>("T");
    const S first = draw.real<S>("a_0"), now = draw.real<S>("a_T"), slack = draw.nonnegative<S>("slack");
    const S sum = first - now + T * B - draw.nonnegative<S>("slack before");  // gamma times the sum up to T - 1
    const S next = now - h + B - slack;
    const S steps = draw.mutant("forgets-a-step") ? T : S(T + S(1));
    const S start = draw.nonnegative<S>("a_0 again"), last = draw.nonnegative<S>("a_{T+1}");
    return {.shown = Chain<S>(at_most(sum + h, first - next + steps * B).named("from T - 1 to T"))
                         .also(at_most((start - last) * T, start * (T + S(1))).named("distances are >= 0"))};
  }
};
LEMMATA_CLAIM(DistancesTelescope);

/// A convex f at up to four points, and their mean.
template <Scalar S>
struct Points {
  problem::MaxAffine<S> f;
  std::vector<Vec<S>> x;
  S along{}, values{};
  Vec<S> sum;

  explicit Points(Draw& draw) : Points(draw, draw.integer("d", 1, 3)) {}
  Points(Draw& draw, long d) : f(problem::any_max_affine<S>(draw, "f", d)), sum(static_cast<std::size_t>(d)) {
    const long T = draw.integer("T", 1, 3);
    for (long t = 0; t <= T; ++t) {
      x.push_back(draw.vector<S>("x" + std::to_string(t), d));
      const Vec<S> slope = draw.mutant("downhill") ? -f.subgradient(x.back()) : f.subgradient(x.back());
      along += dot(slope, x.back() - f.centre) / S(T + 1);
      values += (f.minimum + f.above(x.back())) / S(T + 1);
      sum += x.back();
    }
  }
  S at(const Vec<S>& y) const { return f.minimum + f.above(y); }
  long T() const { return static_cast<long>(x.size()) - 1; }
};

struct ConvexityTwice {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.step-convexity",
      .kind = Kind::proof_step,
      .where = "appendix B.6, last display",
      .title = "two uses of convexity",
      .hypotheses = R"(f \text{ convex}, \; \bar x_T = \frac1T\sum_{t=0}^T x_t \text{ (Theorem III)})",
      .statement = R"(\frac{1}{T+1}\sum_{t=0}^T \langle\partial f(x_t), x_t - x^*\rangle \ge \frac{1}{T+1}\sum_{t=0}^T f(x_t) \ge)"
                   R"( f\Big(\frac{1}{T+1}\sum_{t=0}^T x_t\Big) = f(\bar x_T))",
      .note =
          "false by two slips only: f* is not subtracted, and 1/T times T + 1 iterates is no average. With f* = 0 and 1/(T + 1) all three "
          "relations hold: /repaired",
      .mutants = {"downhill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Points<S> p(draw);
    const S mean = p.at(ratio<S>(1, p.T() + 1) * p.sum);
    return {.shown = Chain<S>(at_most(p.values, p.along).named("subgradients").sum_of(4096))
                         .also(at_most(mean, p.values).named("Jensen").sum_of(4096))
                         .also(equal(mean, p.at(ratio<S>(1, p.T()) * p.sum)).named("average"))};
  }
};
LEMMATA_CLAIM(ConvexityTwice);

struct ConvexityTwiceRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.step-convexity/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.6, last display",
      .title = "two uses of convexity",
      .hypotheses = R"(f \text{ convex})",
      .statement = R"(\frac{1}{T+1}\sum_{t=0}^T \langle\partial f(x_t), x_t - x^*\rangle \ge \frac{1}{T+1}\sum_{t=0}^T f(x_t) - f^* \ge)"
                   R"( f\Big(\frac{1}{T+1}\sum_{t=0}^T x_t\Big) - f^*)",
      .note = "for any points, hence on every path and in the mean",
      .mutants = {"downhill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Points<S> p(draw);
    return {.shown = Chain<S>(at_most(p.values - p.f.minimum, p.along).named("subgradients").sum_of(8192))
                         .also(at_most(p.at(ratio<S>(1, p.T() + 1) * p.sum), p.values).named("Jensen").sum_of(8192))};
  }
};
LEMMATA_CLAIM(ConvexityTwiceRepaired);

/// delta times the factor 1 + 2 sqrt(1 - delta)/delta, against delta times 1.
template <Scalar S>
Case<S> factor_at(Draw& draw, const S& delta) {
  const S scale = draw.positive<S>("distance sigma / sqrt(T + 1)");
  const S root = draw.mutant("half") ? sqrt(ratio<S>(1, 4)) : sqrt(S(S(1) - delta));
  return {.shown = equal(square(scale) * (delta + S(2) * root), square(scale) * delta)};
}

struct DeltaZero {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.delta-sgd",
      .kind = Kind::proof_step,
      .where = "appendix B.6, last sentence",
      .title = "SGD as a special case",
      .hypotheses = R"(\delta = 0 \text{ in Remark 6})",
      .statement =
          R"(\frac{\|x_0 - x^*\|\sigma}{\sqrt{T+1}}\sqrt{1 + \frac{2\sqrt{1-\delta}}{\delta}} = \frac{\|x_0 - x^*\|\sigma}{\sqrt{T+1}})",
      .note = "squared and times delta: 2 = 0 at delta = 0, which is no compressor of Assumption A. SGD is delta = 1: /repaired",
      .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return factor_at(draw, S(0));
  }
};
LEMMATA_CLAIM(DeltaZero);

struct DeltaOne {
  static constexpr ClaimInfo info{
      .id = "ef.thm3.delta-sgd/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.6, last sentence",
      .title = "SGD as a special case",
      .hypotheses = R"(\delta = 1 \text{ in Remark 6})",
      .statement =
          R"(\frac{\|x_0 - x^*\|\sigma}{\sqrt{T+1}}\sqrt{1 + \frac{2\sqrt{1-\delta}}{\delta}} = \frac{\|x_0 - x^*\|\sigma}{\sqrt{T+1}})",
      .note = "squared and times delta",
      .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return factor_at(draw, S(1));
  }
};
LEMMATA_CLAIM(DeltaOne);

}  // namespace
}  // namespace lemmata
