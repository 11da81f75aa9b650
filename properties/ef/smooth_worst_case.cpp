#include "bounds/ef/worst_case.hpp"
#include "properties/ef/smooth_setting.hpp"

// Theorem II with the constants that are true: what becomes of it where nothing is lost, and what cannot be had.

namespace lemmata {
namespace {

/// Theorem II's instances. Those of the square orbit with slightly larger constants than they have, whose roots are rational: 17/24 kappa for
/// kappa/sqrt(2) = sqrt(1 - delta), and a multiple of the slope for sigma.
template <Scalar S>
ef::SmoothSetting<S> with_rational_roots(Draw& draw) {
  if (draw.coin("general")) return ef::any_smooth_setting<S>(draw, [&](long) { return draw.positive<S>("gamma"); });
  ef::SmoothSetting<S> s = ef::square_orbit<S>(draw, ef::power_of_two<S>(draw, "log gamma"));
  s.T = draw.log_integer("T", 1, 100);
  s.compressor.delta = S(1) - ratio<S>(289, 288) * (S(1) - s.compressor.delta);
  const S slope = s.f.gradient(s.x0)[0];
  S sigma = S(2) * slope;
  for (const S& factor : {ratio<S>(8, 5), ratio<S>(3, 2), ratio<S>(17, 12)})
    if (s.sigma2 <= square(S(factor * slope))) sigma = factor * slope;
  s.sigma2 = square(sigma);
  if (draw.mutant("ascends")) s.oracle = [oracle = s.oracle](const oracle::Point<S>& at, Chance<S>& chance) { return -oracle(at, chance); };
  return s;
}

struct SmoothRateSharp {
  static constexpr ClaimInfo info{
      .id = "ef.thm2/sharp",
      .kind = Kind::theorem,
      .where = "Theorem II, sharpened",
      .title = "error feedback on a smooth objective, sharp as delta tends to 1",
      .hypotheses =
          R"(\text{Assumptions A, B, C}, \; \gamma > 0, \; s = \sqrt{1-\delta}, \; M = \frac{1}{T+1}\sum_{t=0}^T \mathbb E\|\nabla f(x_t)\|^2)",
      .statement = R"(M \le \frac{f_0}{\gamma(T+1)} + \frac{\gamma L\sigma^2}{2} + \frac{\gamma L\sigma s}{1-s}\sqrt M)",
      .note =
          "Not printed. Descent at the virtual iterate with the cross term by Cauchy and Schwarz and the sharp error "
          "(ef.lem3/worst-case). For every rho in (0, 2) it gives the last display of B.3. As T grows and delta tends to 1 the square "
          "orbit (ef.thm2.orbit) reaches it, so that sqrt(M) has a term of the order s that no multiple of 1 - delta = s^2 bounds: "
          "ef.thm2.middle-term",
      .sweep = "T",
      .mutants = {"ascends", "smaller-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto s = with_rational_roots<S>(draw);
    using State = typename ef::WithSum<S>::State;
    const auto run = expect.run(s.summed(), s.T, {[](const State& at) { return at.sum; }});
    const S mean = run.mean(0, s.T) / S(s.T + 1), sigma2 = draw.mutant("smaller-noise") ? ratio<S>(225, 256) * s.sigma2 : s.sigma2;
    return {
        .shown =
            at_most(mean, bounds::ef::smooth_rate_sharp(s.gap(), s.gamma, s.f.L, sigma2, s.compressor.delta, s.T, mean)).sum_of(1 << 14)};
  }
};
LEMMATA_CLAIM(SmoothRateSharp);

struct MiddleTerm {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.middle-term",
      .kind = Kind::remark,
      .where = "Theorem II (the negation of its form; not in the paper)",
      .title = "no constant before the last term makes the printed middle term true",
      .hypotheses =
          R"(K \ge 0; \; \kappa = \frac{1}{8K + 2 + x}, \; x \ge 0, \text{ the square orbit with slope } R/\gamma = 1 \text{ from } \|x_0\| = aR,)"
          R"( \; a = 1 + \kappa + \theta\kappa, \; 0 < \theta \le 1: \; L = \frac{1}{\gamma(1+\kappa)}, \; 1 - \delta = \frac{\kappa^2}{2},)"
          R"( \; \sigma^2 = a + \frac1a, \; \|\nabla f(x_t)\| = 1)",
      .statement =
          R"(\frac{\gamma L\sigma^2}{2} + \frac{K\gamma^2L^2\sigma^2(1-\delta)}{\delta^2} < \|\nabla f(x_t)\|^2 \text{ for all } t)",
      .note =
          "Theorem II has K = 4. 2 f_0/(gamma (T + 1)) vanishes as T grows, so that for every K the printed form fails (the instance: "
          "ef.thm2.orbit). With c in the place of 1/2 in the middle term it holds for every c > 1/2 with K = 4 c^2/(2c - 1), rho = 2 - 1/c "
          "in the last display of B.3: 1/2 is the infimum and is not reached. The draws are K, x and v = 1/theta - 1",
      .mutants = {"larger-kappa"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S K = draw.nonnegative<S>("K"), more = draw.nonnegative<S>("x");
    const S n = draw.mutant("larger-kappa") ? K / S(2) + more + S(1) : S(8) * K + S(2) + more;
    const S up = n + S(1), whole = square(S(n * n - ratio<S>(1, 2)));                    // n (1 + kappa), n^4 delta^2
    const S over = S(1) + draw.nonnegative<S>("v"), m = n * over, p = up * over + S(1);  // a = p/m
    // sigma^2 (1/(1 + kappa) + K kappa^2/((1 + kappa)^2 delta^2)) < 2, all times n^6 (1 + kappa)^2 delta^2 and p m
    return {.shown = strictly_less((square(p) + square(m)) * (n * up * whole + K * square(S(n * n))), S(2) * square(up) * whole * p * m)};
  }
};
LEMMATA_CLAIM(MiddleTerm);

}  // namespace
}  // namespace lemmata
