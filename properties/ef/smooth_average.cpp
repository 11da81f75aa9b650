#include "bounds/ef/smooth_rate.hpp"
#include "properties/ef/smooth_setting.hpp"

// The end of the proof of Theorem II (appendix B.3): averaging, and the choice of rho.

namespace lemmata {
namespace {

struct AveragedDescent {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.step-average",
      .kind = Kind::proof_step,
      .where = "appendix B.3, last display",
      .title = "rearranged and averaged",
      .hypotheses = R"(\text{Assumptions A, B, C}, \; \rho \in (0, 2), \; T \ge 1)",
      .statement =
          R"(\frac{1}{T+1}\sum_{t=0}^T \|\nabla f(x_t)\|^2 \le \frac{1}{\gamma(1 - \rho/2)(T+1)}\sum_{t=0}^T(\mathbb E f(\tilde x_t) -)"
          R"( \mathbb E f(\tilde x_{t+1})) + A \le \frac{f(x_0) - f^*}{\gamma T(1 - \rho/2)} + A, \quad A = \frac{L\gamma\sigma^2}{2-\rho} +)"
          R"( \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\rho(2-\rho)\delta^2})",
      .note =
          "the left side has no expectation: read as its mean, or on every path. The rearrangement "
          "as algebra: ef.thm2.step-average.algebra",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool paths = draw.reading("left side", {0, 1}, {"mean", "every-path"}) == 1;
    ef::SmoothSetting<S> s;
    if (draw.coin("general")) {
      s = ef::any_smooth_setting<S>(draw, [&](long) { return draw.positive<S>("gamma"); });
    } else {
      s = ef::two_corners<S>(draw, ef::power_of_two<S>(draw, "log gamma"));
      s.T = draw.log_integer("T", 1, 16);
    }
    const long T = s.T;
    const S rho = draw.in<S>("rho", Range::open(0, 2)), delta = s.compressor.delta;
    const auto method = s.summed();
    using State = typename ef::WithSum<S>::State;
    const S rest = bounds::ef::smooth_average(S(0), s.gamma, s.f.L, s.sigma2, delta, rho, S(T));
    const S last = bounds::ef::smooth_average(s.gap(), s.gamma, s.f.L, s.sigma2, delta, rho, S(T));
    Chain<S> shown;
    if (paths) {
      for (const auto& [at, weight] : expect.run(method, T, {}).last)
        shown.also(at_most(at.sum / S(T + 1), last).named("on a path").sum_of(1 << 15));
    } else {
      const auto run = expect.run(method, T + 1,
                                  {[](const State& at) { return at.sum; }, [&](const State& at) { return s.f.value(at.at.x - at.at.e); }});
      const S middle = S(2) * (run.mean(1, 0) - run.mean(1, T + 1)) / (s.gamma * (S(2) - rho) * S(T + 1)) + rest;
      shown.also(at_most(run.mean(0, T) / S(T + 1), middle).named("average").sum_of(1 << 15));
      shown.also(at_most(middle, last).named("f >= f*").sum_of(1 << 15));
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(AveragedDescent);

struct AveragedDescentAlgebra {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.step-average.algebra",
      .kind = Kind::proof_step,
      .where = "appendix B.3, last display",
      .title = "rearranged and averaged, given the third display in the mean",
      .hypotheses =
          R"(F_{t+1} \le F_t - \gamma(1 - \frac\rho2) G_t + \frac{L\gamma^2\sigma^2}{2} + \frac{\gamma L^2}{2\rho}E, \; F_t =)"
          R"( \mathbb E f(\tilde x_t), \; G_t = \mathbb E\|\nabla f(x_t)\|^2, \; E = \frac{4(1-\delta)\gamma^2\sigma^2}{\delta^2},)"
          R"( \; F_0 = f(x_0), \; F_t \ge f^*)",
      .statement = R"(\gamma(2-\rho)\rho \sum_{t=0}^T G_t \le 2\rho(F_0 - F_{T+1}) + (T+1)(\rho L\gamma^2\sigma^2 + \gamma L^2 E) \le)"
                   R"( 2\rho(f(x_0) - f^*) + (T+1)(\rho L\gamma^2\sigma^2 + \gamma L^2 E))",
      .argument = Argument::invariant,
      .note =
          "times gamma (2 - rho) rho (T + 1); the first relation from T - 1 to T, and for T = 0. The draws G_T and F_{T+1} - f* and the "
          "slacks are numbers >= 0",
      .mutants = {"forgets-rho", "below-the-minimum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = draw.positive<S>("rho"), G = draw.nonnegative<S>("gamma (2 - rho) G_T / 2");
    const S noise = draw.nonnegative<S>("L gamma^2 sigma^2"), error = draw.nonnegative<S>("gamma L^2 E");
    const S slack = draw.nonnegative<S>("slack"), before = draw.nonnegative<S>("slack before");
    const S F0 = draw.real<S>("F_0"), F = draw.real<S>("F_T"), n = draw.real<S>("T");
    // 2 rho F_{T+1}, and the sum up to T - 1 in the same unit
    const S after = S(2) * rho * F - S(2) * rho * G + rho * noise + error - slack;
    const S sum = S(2) * rho * (F0 - F) + n * (rho * noise + error) - before;
    const S weight = draw.mutant("forgets-rho") ? S(1) : rho;
    const S rest = (n + S(1)) * (weight * noise + error), bound = S(2) * rho * F0 - after + rest;
    const S above = draw.nonnegative<S>("F_{T+1} - f*");
    const S minimum = after - S(2) * rho * (draw.mutant("below-the-minimum") ? S(-above) : above);  // 2 rho f*
    return {.shown = Chain<S>(at_most(sum + S(2) * rho * G, bound).named("from T - 1 to T"))
                         .also(at_most(bound, S(2) * rho * F0 - minimum + rest).named("F_{T+1} >= f*"))};
  }
};
LEMMATA_CLAIM(AveragedDescentAlgebra);

/// Both sides at rho = 1, over drawn constants.
template <Scalar S>
struct AtRhoOne {
  S gap, gamma, L, sigma2, delta;
  long T;

  explicit AtRhoOne(Draw& draw)
      : gap(draw.nonnegative<S>("gap")),
        gamma(draw.positive<S>("gamma")),
        L(draw.positive<S>("L")),
        sigma2(draw.nonnegative<S>("sigma^2")),
        delta(draw.in<S>("delta", Range::left_open(0, 1))),
        T(draw.log_integer("T", 1, 100000)) {}
  S average(const S& rho, long steps) const { return bounds::ef::smooth_average(gap, gamma, L, sigma2, delta, rho, S(steps)); }
};

struct RhoIsOne {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.step-rho1",
      .kind = Kind::proof_step,
      .where = "appendix B.3, end",
      .title = "rho = 1 gives the theorem",
      .hypotheses = R"(\text{the last display of B.3 at } \rho = 1, \; T \ge 1)",
      .statement =
          R"(\frac{f_0}{\gamma T(1-\rho/2)} + \frac{L\gamma\sigma^2}{2-\rho} + \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\rho(2-\rho)\delta^2})"
          R"( \le \frac{2f_0}{\gamma(T+1)} + \frac{\gamma L\sigma^2}{2} + \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\delta^2})",
      .note =
          "rho = 1 gives L gamma sigma^2, twice the middle term of Theorem II, and T in the place of T + 1 (a slip of the display: T + 1 "
          "steps are summed)",
      .mutants = {"rho-three-halves"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const AtRhoOne<S> s(draw);
    const S rho = draw.mutant("rho-three-halves") ? ratio<S>(3, 2) : S(1);
    return {.shown = at_most(s.average(rho, s.T), bounds::ef::smooth_rate(s.gap, s.gamma, s.L, s.sigma2, s.delta, s.T))};
  }
};
LEMMATA_CLAIM(RhoIsOne);

struct RhoIsOneRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.step-rho1/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.3, end",
      .title = "what rho = 1 gives",
      .hypotheses = R"(\text{the last display of B.3 at } \rho = 1, \text{ with } T + 1 \text{ in the place of } T)",
      .statement =
          R"(\frac{f_0}{\gamma(T+1)(1-\rho/2)} + \frac{L\gamma\sigma^2}{2-\rho} + \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\rho(2-\rho)\delta^2} =)"
          R"( \frac{2f_0}{\gamma(T+1)} + \gamma L\sigma^2 + \frac{4\gamma^2L^2\sigma^2(1-\delta)}{\delta^2})",
      .note = "the middle term is twice the printed one. Times gamma (T + 1), any real T + 1 > 0; E is the bound of Lemma 3",
      .mutants = {"rho-three-halves"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S rho = draw.mutant("rho-three-halves") ? ratio<S>(3, 2) : S(1);
    const S gap = draw.real<S>("f_0"), n = draw.positive<S>("T + 1"), noise = draw.real<S>("L gamma sigma^2"),
            error = draw.real<S>("L^2 E");
    const S left = S(2) * gap / (S(2) - rho) + n * (noise / (S(2) - rho) + error / (rho * (S(2) - rho)));
    return {.shown = equal(left, S(2) * gap + n * (noise + error))};
  }
};
LEMMATA_CLAIM(RhoIsOneRepaired);

struct RhoVanishes {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.rho-to-zero",
      .kind = Kind::remark,
      .where = "appendix B.3, end",
      .title = "the asymptotic rate of SGD, for one choice of rho",
      .hypotheses =
          R"(\rho = (T+1)^{-1/4} \to 0, \; \gamma = \frac{1}{\sqrt{T+1}}, \; b \text{ the last display of B.3, with } T + 1 \text{ in place of } T, \; K = \frac{4L^2\sigma^2(1-\delta)}{\delta^2})",
      .statement = R"(\frac{2f_0 + L\sigma^2}{2} \le \sqrt{T+1}\; b \le \frac{2f_0 + L\sigma^2}{2} + \left(\frac{2f_0 + L\sigma^2}{2} +)"
                   R"( K\right)(T+1)^{-1/4} \to \frac{2f_0 + L\sigma^2}{2})",
      .note =
          "\"by choosing\" rho -> 0 the text shows it, and says no more: with rho = (T + 1)^(-1/4) the limit is exactly the constant of "
          "SGD. rho must vanish slower than 1/sqrt(T): with rho = 1/(T + 1) the last term, times sqrt(T + 1), tends to infinity. The draw "
          "is 1/rho - 1",
      .mutants = {"rho-stays"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S v = draw.nonnegative<S>("1/rho - 1"), rho = S(1) / (S(1) + v);
    const S a = draw.nonnegative<S>("2 f_0 + L sigma^2"), K = draw.nonnegative<S>("K");
    // sqrt(T + 1) b = (a + K rho^2/rho)/(2 - rho), with 2 - rho = (1 + 2 v)/(1 + v)
    const S used = draw.mutant("rho-stays") ? S(1) : rho;
    const S b = (a + K * square(rho) / used) / (S(2) - used);
    return {.shown =
                Chain<S>(at_most(a / S(2), b).named("from below")).also(at_most(b, a / S(2) + (a / S(2) + K) * rho).named("from above"))};
  }
};
LEMMATA_CLAIM(RhoVanishes);

}  // namespace
}  // namespace lemmata
