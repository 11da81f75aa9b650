#include "bounds/ef/nonsmooth_rate.hpp"
#include "lib/compress/top_k.hpp"
#include "properties/ef/convex_setting.hpp"

// What Remarks 6 and 7 say beside their displays.

namespace lemmata {
namespace {

/// min over gamma of D^2/(gamma n) + gamma c is 2 D sqrt(c/n), at gamma = D/sqrt(c n); here with D = root_c gamma sqrt(n).
template <Scalar S>
struct OverTheStep {
  S gamma, root_c, root_n, distance, best, other;  ///< best: the step that minimises the bound; other: any step

  explicit OverTheStep(Draw& draw)
      : root_c(draw.positive<S>("sigma sqrt(factor)")), root_n(draw.positive<S>("sqrt(T + 1)")), best(draw.positive<S>("best step")) {
    distance = root_c * best * root_n;
    other = best * (draw.mutant("not-the-best") ? S(2) : S(1));
  }
  /// gamma n times the bound of Theorem III
  S bound(const S& step) const { return square(distance) + square(step) * square(root_n) * square(root_c); }
};

struct BestStep {
  static constexpr ClaimInfo info{
      .id = "ef.rem6.step-optimal",
      .kind = Kind::proof_step,
      .where = "Remark 6",
      .title = "the bound of Theorem III at its best step",
      .hypotheses = R"(\gamma = \frac{\|x_0 - x^*\|}{\sigma\sqrt{c(T+1)}}, \; c = 1 + \frac{2\sqrt{1-\delta}}{\delta})",
      .statement = R"(\frac{\|x_0 - x^*\|^2}{\gamma(T+1)} + \gamma\sigma^2 c \le \frac{\|x_0 - x^*\|\sigma}{\sqrt{T+1}}\sqrt c)",
      .note = "the least value over gamma is twice the right side: /repaired. Times gamma (T + 1)",
      .mutants = {"not-the-best"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const OverTheStep<S> s(draw);
    return {.shown = at_most(s.bound(s.other), s.distance * s.root_c * s.root_n * s.other)};
  }
};
LEMMATA_CLAIM(BestStep);

struct BestStepRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.rem6.step-optimal/repaired",
      .kind = Kind::proof_step,
      .where = "Remark 6",
      .title = "the bound of Theorem III at its best step",
      .hypotheses = R"(\gamma = \frac{\|x_0 - x^*\|}{\sigma\sqrt{c(T+1)}}, \; c = 1 + \frac{2\sqrt{1-\delta}}{\delta}, \; \gamma' > 0)",
      .statement =
          R"(\frac{\|x_0 - x^*\|^2}{\gamma(T+1)} + \gamma\sigma^2 c = \frac{2\|x_0 - x^*\|\sigma}{\sqrt{T+1}}\sqrt c \le \frac{\|x_0 -)"
          R"( x^*\|^2}{\gamma'(T+1)} + \gamma'\sigma^2 c)",
      .note = "the difference of both sides of the inequality is a square over gamma' (T + 1). Times gamma (T + 1) and gamma' (T + 1)",
      .mutants = {"not-the-best"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const OverTheStep<S> s(draw);
    const S any = draw.positive<S>("any step"), scale = S(2) * s.distance * s.root_c * s.root_n;
    return {.shown = Chain<S>(equal(s.bound(s.other), scale * s.other).named("value"))
                         .also(equal(s.bound(any) - scale * any, square(S(s.root_n * s.root_c * (any - s.best)))).named("least value"))};
  }
};
LEMMATA_CLAIM(BestStepRepaired);

struct LeadingTerm {
  static constexpr ClaimInfo info{
      .id = "ef.rem6.leading",
      .kind = Kind::remark,
      .where = "Remark 6",
      .title = "delta in the leading term",
      .hypotheses = R"(b_\delta(T) \text{ the right side of Remark 6}, \; r = \sqrt{1-\delta} \in [0, 1))",
      .statement =
          R"(\left(\frac{\sqrt{T+1}\, b_\delta(T)}{\|x_0 - x^*\|\sigma}\right)^2 = 1 + \frac{2r}{1-r^2} \ge \frac1\delta \text{ for every } T)",
      .note = "so that no T makes up for delta. That this is no artefact of the proof: ef.rem6.leading.needed. The draw is u = r/(1 - r)",
      .mutants = {"without-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S u = draw.nonnegative<S>("u"), r = u / (S(1) + u), delta = S(1) - square(r);
    const S factor = draw.mutant("without-error") ? S(1) : bounds::ef::compression_factor(delta);
    return {.shown = at_most(S(1) / delta, factor)};
  }
};
LEMMATA_CLAIM(LeadingTerm);

struct LeadingTermNeeded {
  static constexpr ClaimInfo info{
      .id = "ef.rem6.leading.needed",
      .kind = Kind::remark,
      .where = R"(Remark 6, "this is to be expected")",
      .title = "no step makes up for a compressor that rarely sends",
      .hypotheses =
          R"(f(x) = \sigma|x|, \text{ full subgradients}, \; C(v) = v \text{ with probability } \delta = \frac{1}{T+1}, \text{ else } 0; \; \gamma >)"
          R"( 0, \; T \ge 1)",
      .statement =
          R"(\mathbb E f(\bar x_T) - f^* \ge \frac14\|x_0 - x^*\|\sigma, \text{ where SGD reaches } \frac{\|x_0 - x^*\|\sigma}{\sqrt{T+1}})",
      .note =
          "nothing is sent in the first T steps with probability (1 - 1/(T + 1))^T >= 1/e. Exact up to T = 9; the average is over t = 0..T",
      .sweep = "T",
      .mutants = {"sends-twice-as-often"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long T = draw.integer("T", 1, 9);
    const S sigma = draw.positive<S>("sigma"), gamma = draw.positive<S>("gamma"), x0 = draw.real<S>("x0");
    const S delta = ratio<S>(draw.mutant("sends-twice-as-often") ? 2 : 1, T + 1);
    ef::WithTotal<S> method{{.x0 = Vec<S>{x0}, .gamma = gamma, .compressor = compress::lazy(delta), .oracle = {}}};
    method.method.oracle = [sigma](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{sigma * sign(at.x[0], 0)}; };
    using State = typename ef::WithTotal<S>::State;
    const S mean = expect.run(method, T, {[&](const State& s) { return sigma * abs(s.total[0]) / S(T + 1); }}).mean(0, T);
    return {.shown = at_most(ratio<S>(1, 4) * sigma * abs(x0), mean)};
  }
};
LEMMATA_CLAIM(LeadingTermNeeded);

struct SteepestCoordinate {
  static constexpr ClaimInfo info{
      .id = "ef.rem7.steepest",
      .kind = Kind::remark,
      .where = "Remark 7",
      .title = "error feedback with top-1 is a steepest coordinate method",
      .hypotheses = R"(f \text{ convex}, \; C = \text{top-1}, \; e_0 = 0, \; T \ge 1)",
      .statement = R"(x_{t+1} - x_t = -p_{t,j} e_j \text{ with } |p_{t,j}| = \max_i |p_{t,i}|; \text{ Theorem III with } \delta = 1/d)",
      .note =
          "read for p_t = gamma g_t + e_t, or for the gradient g_t alone, the steepest coordinate in the usual sense: then only the first "
          "step is one. The average is over t = 0..T",
      .mutants = {"smallest", "ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool corrected = draw.reading("steepest for", {1, 0}, {"corrected-gradient", "gradient"}) == 1;
    const long d = draw.integer("d", 1, 4), T = draw.log_integer("T", 1, 40);
    const auto f = problem::any_max_affine<S>(draw, "f", d);
    const S gamma = draw.positive<S>("gamma"), side(draw.mutant("ascends") ? -1 : 1);
    auto top = compress::top_k<S>(d, 1);
    if (draw.mutant("smallest"))
      top.apply = [d](const Vec<S>& v, long, Chance<S>&) { return v - compress::keep_largest(v, static_cast<std::size_t>(d - 1)); };
    const ef::WithTotal<S> method{{.x0 = draw.vector<S>("x0", d), .gamma = gamma, .compressor = top, .oracle = {}}};
    auto run_method = method;
    run_method.method.oracle = [f, side](const oracle::Point<S>& at, Chance<S>&) { return side * f.subgradient(at.x); };
    using State = typename ef::WithTotal<S>::State;
    // The move of step t: how many coordinates, and how far its length is below that of the largest one.
    const auto misses = [&](const State& s) {
      const Vec<S> g = side * f.subgradient(s.at.x), p = gamma * g + s.at.e;
      S largest(0), missed(0);
      expect.mean([&](Chance<S>& chance) {
        const Vec<S> sent = top.apply(p, 0, chance), seen = corrected ? p : g;
        S moved(0), entries(0);
        for (std::size_t i = 0; i < sent.size(); ++i)
          if (sent[i] != S(0)) {
            entries += S(1);
            moved = max(moved, S(abs(seen[i])));
          }
        largest = entries == S(0) ? S(0) : norm_inf(seen);
        missed = (largest - moved) + max(S(0), S(entries - S(1)));
        return S(0);
      });
      return missed;
    };
    const long t = std::min(T, 3L);
    const auto run = expect.run(run_method, T, {[&](const State& s) { return f.above(ratio<S>(1, T + 1) * s.total); }});
    const auto start = expect.run(run_method, t, {misses});
    const S right =
        bounds::ef::nonsmooth_rate(norm2_squared(method.method.x0 - f.centre), gamma, f.largest_squared_gradient(), ratio<S>(1, d), T);
    return {.shown = Chain<S>(equal(start.mean(0, t), S(0)).named("largest coordinate"))
                         .also(at_most(run.mean(0, T), right).named("Theorem III").sum_of(1 << 14))};
  }
};
LEMMATA_CLAIM(SteepestCoordinate);

}  // namespace
}  // namespace lemmata
