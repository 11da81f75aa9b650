#include "bounds/ef/error_bound.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/overshoot.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/virtual_iterate.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/any_problem.hpp"
#include "lib/problem/bounded_slope.hpp"
#include "lib/problem/radial_huber.hpp"

// The steps of the proof of Theorem II (appendix B.3) at one time t.

namespace lemmata {
namespace {

struct VirtualDescent {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.step-descent",
      .kind = Kind::proof_step,
      .where = "appendix B.3, first display",
      .title = "descent at the virtual iterate",
      .hypotheses = R"(f \ L\text{-smooth}, \; \mathbb E_t g_t = \nabla f(x_t), \; \mathbb E_t\|g_t\|^2 \le \sigma^2, \; \tilde x_{t+1} =)"
                    R"( \tilde x_t - \gamma g_t)",
      .statement =
          R"(\mathbb E_t f(\tilde x_{t+1}) \le f(\tilde x_t) + \langle\nabla f(\tilde x_t), \mathbb E_t[\tilde x_{t+1} - \tilde x_t])"
          R"(\rangle + \frac L2\mathbb E_t\|\tilde x_{t+1} - \tilde x_t\|^2 = f(\tilde x_t) - \gamma\langle\nabla f(\tilde x_t),)"
          R"( \mathbb E_t g_t\rangle + \frac{L\gamma^2}{2}\mathbb E_t\|g_t\|^2 \le f(\tilde x_t) - \gamma\langle\nabla f(\tilde)"
          R"( x_t), \nabla f(x_t)\rangle + \frac{L\gamma^2\sigma^2}{2})",
      .note =
          "from any x_t and any virtual iterate, x_t - e with any e. The recurrence is a hypothesis, as B.3 uses it; that x_t + e_t does "
          "not satisfy it is ef.thm2.virtual",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2);
    const auto f = draw.coin("bounded") ? problem::any_bounded_slope<S>(draw, "f", d).f : problem::any_smooth<S>(draw, "f", d);
    const auto noise = oracle::any_noise<S>(draw, "n", d);
    const Vec<S> x = draw.vector<S>("x", d), now = x - draw.vector<S>("e", d);
    const Vec<S> gradient = f.gradient(x), slope = f.gradient(now);
    const S gamma = draw.positive<S>("gamma"), step = draw.mutant("twice-the-step") ? S(S(2) * gamma) : gamma;
    const S sigma2 = norm2_squared(gradient) + noise.variance({.x = x}) + draw.nonnegative<S>("room");
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> g = gradient + noise.sample({.x = x}, chance), move = step * g;
      return Vec<S>{f.value(now - move), dot(slope, move), norm2_squared(move), norm2_squared(g)};
    });
    const S first = f.value(now) - means[1] + f.L / S(2) * means[2];
    const S second = f.value(now) - gamma * dot(slope, gradient) + f.L / S(2) * square(gamma) * means[3];
    const S last = f.value(now) - gamma * dot(slope, gradient) + f.L / S(2) * square(gamma) * sigma2;
    return {.shown = Chain<S>(at_most(means[0], first).named("smoothness").sum_of(1 << 15))
                         .also(equal(first, second).named("recurrence").sum_of(1 << 15))
                         .also(at_most(second, last).named("second moment").sum_of(1 << 15))};
  }
};
LEMMATA_CLAIM(VirtualDescent);

struct GradientReplaced {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.step-young",
      .kind = Kind::proof_step,
      .where = "appendix B.3, second display",
      .title = "the gradient at x_t in the place of that at the virtual iterate",
      .hypotheses = R"(\mathbb E_t f(\tilde x_{t+1}) \le f(\tilde x_t) - \gamma\langle\nabla f(\tilde x_t), \nabla f(x_t)\rangle +)"
                    R"( \frac{L\gamma^2\sigma^2}{2}, \; \|\nabla f(x_t) - \nabla f(\tilde x_t)\| \le L\|e_t\|, \; \rho > 0)",
      .statement =
          R"(\mathbb E_t f(\tilde x_{t+1}) \le f(\tilde x_t) - \gamma\|\nabla f(x_t)\|^2 + \frac{L\gamma^2\sigma^2}{2} +)"
          R"( \frac{\gamma\rho}{2}\|\nabla f(x_t)\|^2 + \frac{\gamma}{2\rho}\|\nabla f(x_t) - \nabla f(\tilde x_t)\|^2 \le f(\tilde x_t) -)"
          R"( \gamma(1 - \frac\rho2)\|\nabla f(x_t)\|^2 + \frac{L\gamma^2\sigma^2}{2} + \frac{\gamma L^2}{2\rho}\|e_t\|^2)",
      .note =
          "a = grad f(x_t), b = a minus the difference; for one coordinate, of which all terms are sums. The common terms, gamma and a "
          "factor 2 rho are left out",
      .mutants = {"half-rho"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.real<S>("a"), bend = draw.real<S>("a - b"), rho = draw.positive<S>("rho");
    const S room = square(bend) + draw.nonnegative<S>("room");  // L^2 ||e_t||^2
    const S weight = draw.mutant("half-rho") ? S(rho / S(2)) : rho;
    const S along = S(-2) * rho * (a - bend) * a;
    const S middle = S(2) * rho * (-square(a)) + weight * rho * square(a) + square(bend);
    const S last = -rho * (S(2) - rho) * square(a) + room;
    return {.shown = Chain<S>(equal(middle - along, square(S(rho * a - bend))).named("Young: the difference is a square"))
                         .also(at_most(middle, last).named("Lipschitz"))};
  }
};
LEMMATA_CLAIM(GradientReplaced);

/// A run of t + 1 steps: what the third display says of the last one, on every path or in the mean.
template <Scalar S>
struct AfterSteps {
  problem::Problem<S> f = {};
  oracle::Noise<S> noise = {};
  compress::Compressor<S> compressor = {};
  S gamma, rho, sigma2{};
  Vec<S> x0 = {};
  long t = 0;
  bool first_error;  ///< a mutant: Lemma 3 with 1 in the place of 4/delta^2, which is the error after one step

  explicit AfterSteps(Draw& draw)
      : gamma(draw.positive<S>("gamma")), rho(draw.positive<S>("rho")), first_error(draw.mutant("error-of-one-step")) {
    if (draw.coin("towards the corner")) {
      towards_the_corner(draw);
      return;
    }
    const long d = draw.integer("d", 1, 2);
    auto bounded = problem::any_bounded_slope<S>(draw, "f", d);
    f = std::move(bounded.f);
    noise = draw.coin("noisy") ? oracle::any_noise<S>(draw, "n", d) : oracle::no_noise<S>(d);
    compressor = compress::any_contractive<S>(draw, "C", d);
    const bool random = compressor.random || noise.largest_variance(d) != S(0);
    t = draw.log_integer("t", 0, random ? 4 - d : 60);  // random states do not meet
    sigma2 = bounded.largest_squared_gradient + noise.largest_variance(d);
    x0 = draw.vector<S>("x0", d);
  }

  /// E_t f(next virtual iterate) - f(virtual iterate) + gamma (1 - rho/2) ||grad f(x_t)||^2 in a state after t steps
  S left(Expect<S>& expect, const method::PositionAndMemory<S>& s, const S& step) const {
    const Vec<S> now = method::virtual_iterate(s), gradient = f.gradient(s.x);
    const S next =
        expect.mean([&](Chance<S>& chance) { return f.value(now - step * (gradient + noise.sample({.x = s.x, .t = t}, chance))); });
    return next - f.value(now) + gamma * (S(1) - rho / S(2)) * norm2_squared(gradient);
  }
  /// L gamma^2 sigma^2/2 + gamma L^2/(2 rho) times the bound of Lemma 3
  S right() const {
    const S error = first_error ? S((S(1) - compressor.delta) * square(gamma) * sigma2)
                                : bounds::ef::error_norm_squared(compressor.delta, gamma, sigma2);
    return f.L * square(gamma) * sigma2 / S(2) + gamma * square(f.L) / (S(2) * rho) * error;
  }
  Law<method::PositionAndMemory<S>, S> states(Expect<S>& expect) const {
    const method::ErrorFeedback<S> method{
        .x0 = x0, .gamma = gamma, .compressor = compressor, .oracle = oracle::with_noise<S>(f.gradient, noise)};
    return expect.run(method, t, {}).last;
  }

 private:
  /// A Huber function of one variable and t steps down its slope, where all gradients are the same, to a drawn place near the corner at c;
  /// the virtual iterate is past it. With C(v) = h v the errors r gamma sigma, r (1 + r) gamma sigma, ... add up; with the lazy C they are
  /// t gamma sigma on the path where nothing is sent.
  void towards_the_corner(Draw& draw) {
    const S h = draw.in<S>("h", Range::left_open(0, 0x1.fcp-1)), slope = draw.positive<S>("slope");
    const S step = gamma * slope, corner = step * draw.in<S>("corner", Range::closed(0x1p-10, 0x1p10));
    const bool lazy = draw.coin("lazy");
    t = draw.log_integer("t", 0, lazy ? 6 : 60);
    f = problem::radial_huber(1, slope, corner);
    noise = oracle::no_noise<S>(1);
    compressor = lazy ? compress::lazy(h) : compress::shrinking(h);
    sigma2 = square(slope);
    const S r = S(1) - h, error = lazy ? S(t) : S(r * (S(1) - pow(r, t)) / h);  // over gamma slope
    x0 = Vec<S>{corner * draw.in<S>("place", Range::closed(0, 2)) + step * (S(t) - error)};
  }
};

struct LemmaInserted {
  static constexpr ClaimInfo info{.id = "ef.thm2.step-lemma3",
                                  .kind = Kind::proof_step,
                                  .where = "appendix B.3, third display",
                                  .title = "Lemma 3 inserted",
                                  .hypotheses = R"(\text{Assumptions A, B, C}, \; \tilde x_{t+1} = \tilde x_t - \gamma g_t, \; \rho > 0)",
                                  .statement =
                                      R"(\mathbb E_t f(\tilde x_{t+1}) \le f(\tilde x_t) - \gamma(1 - \frac\rho2)\|\nabla f(x_t)\|^2 +)"
                                      R"( \frac{L\gamma^2\sigma^2}{2} + \frac{\gamma^3L^2\sigma^2}{2\rho}\frac{4(1-\delta)}{\delta^2})",
                                  .note =
                                      "E_t is the mean given the past (B.4: E_t[x_{t+1}] = x_t - gamma grad f(x_t)), so that this is said "
                                      "of every path; Lemma 3 bounds the mean of ||e_t||^2 only",
                                  .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const AfterSteps<S> s(draw);
    const S step = draw.mutant("ascends") ? S(-s.gamma) : s.gamma, right = s.right();
    Chain<S> shown;
    for (const auto& [state, weight] : s.states(expect))
      shown.also(at_most(s.left(expect, state, step), right).named("on a path").sum_of(1 << 15));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(LemmaInserted);

struct LemmaInsertedRepaired {
  static constexpr ClaimInfo info{
      .id = "ef.thm2.step-lemma3/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.3, third display",
      .title = "Lemma 3 inserted, in the mean",
      .hypotheses = R"(\text{Assumptions A, B, C}, \; \tilde x_{t+1} = \tilde x_t - \gamma g_t, \; \rho > 0)",
      .statement = R"(\mathbb E f(\tilde x_{t+1}) \le \mathbb E f(\tilde x_t) - \gamma(1 - \frac\rho2)\mathbb E\|\nabla f(x_t)\|^2 +)"
                   R"( \frac{L\gamma^2\sigma^2}{2} + \frac{\gamma^3L^2\sigma^2}{2\rho}\frac{4(1-\delta)}{\delta^2})",
      .note = "repaired: with the full expectation. Up to t = 60 where nothing is random, else up to t = 3",
      .sweep = "t",
      .mutants = {"ascends", "error-of-one-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const AfterSteps<S> s(draw);
    const S step = draw.mutant("ascends") ? S(-s.gamma) : s.gamma;
    S mean(0);
    for (const auto& [state, weight] : s.states(expect)) mean += weight * s.left(expect, state, step);
    return {.shown = at_most(mean, s.right()).sum_of(1 << 15)};
  }
};
LEMMATA_CLAIM(LemmaInsertedRepaired);

}  // namespace
}  // namespace lemmata
