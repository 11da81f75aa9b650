#include <concepts>
#include <string>
#include <utility>
#include <vector>

#include "bounds/scaled/flow.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/flow.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Proposition 2: the sign flow x' = -beta sign(grad f(x)) in Filippov's sense, event by event, and what is said of both flows.

namespace lemmata {
namespace {

/// A run on a positive semidefinite quadratic, exact. The horizon is in units of the time that the farthest coordinate needs.
template <Scalar S>
struct SignFlowRun {
  using State = typename method::SignFlow<S>::State;
  problem::Problem<S> f;
  Vec<S> x0;
  S beta, t;
  Mat<S> h;
  std::vector<State> states;

  explicit SignFlowRun(Draw& draw)
      : f(problem::any_quadratic<S>(draw, "f", draw.integer("d", 1, 3), problem::Curvature::nonnegative)),
        x0(draw.vector<S>("x0", f.d)),
        beta(draw.positive<S>("beta")),
        t(draw.positive<S>("share") * norm_inf(x0 - f.minimiser) / beta),
        h(f.hessian(x0)) {
    const method::SignFlow<S> flow{h, draw.mutant("slow") ? beta / S(8) : beta};
    if constexpr (std::same_as<S, double>)
      if (!f.mu || *f.mu < 0x1p-30 * f.L || first() < 0x1p-30 * f.L * norm2_squared(x0 - f.minimiser))
        throw Unsupported("the eigenvalues lie further apart than this arithmetic resolves, or x_0 is nearly in the null space");
    if (first() > S(0)) states = flow.run(x0, f.minimiser, t);
  }
  S value(const State& s) const { return problem::above_minimum(f, s.x); }
  S first() const { return problem::above_minimum(f, x0); }
  Relation<S> moves() const { return strictly_less(S(0), first()).named("x_0 is no minimiser"); }
};

struct ConvexSignFlow {
  static constexpr ClaimInfo info{
      .id = "scaled.prop2-1",
      .kind = Kind::theorem,
      .where = "Proposition 2(1)",
      .title = "sign flow, convex",
      .hypotheses =
          R"(f \text{ convex, minimum attained},\ \dot x \in -\beta\operatorname{Sign}(\nabla f(x)),\ D_2 = \max_{f(x) \le f(x_0)}\min_{x^* \in X^*}\|x - x^*\|_\infty)",
      .statement = R"(f(x(t)) - f^* \le V(0)e^{-\beta t/D_2})",
      .note =
          "Filippov solutions with sliding modes, on positive semidefinite quadratics, exactly: D_2^2 = 2 V(0)/mu with the largest mu of "
          "Assumption 2 (by duality of the norms; where H is singular and not diagonal the least positive eigenvalue stands for mu, which "
          "can only raise the bound); and on the line for convex piecewise quadratics (with D_2 no larger than the distance of x_0)",
      .sweep = "share",
      .mutants = {"slow"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    if (draw.coin("line")) return on_the_line<S>(draw);
    const SignFlowRun<S> run(draw);
    if (run.states.empty()) return {.given = {run.moves()}, .shown = {}};
    const S V0 = run.first(), D2 = sqrt(S(S(2) * V0 / run.f.mu_inf()));
    return {.shown = at_most(run.value(run.states.back()), bounds::scaled::sign_flow(V0, D2, run.beta, run.t)).sum_of(4096)};
  }

 private:
  template <Scalar S>
  static Case<S> on_the_line(Draw& draw) {
    const auto f = problem::any_piecewise<S>(draw, "f", problem::Shape::convex);
    const S x0 = draw.real<S>("x0"), beta = draw.positive<S>("beta"), distance = abs(S(x0 - method::nearest_minimiser(f, x0)));
    const S t = draw.positive<S>("share") * distance / beta;
    if (!(f.value(x0) > S(0))) return {.given = {strictly_less(S(0), f.value(x0)).named("x_0 is no minimiser")}, .shown = {}};
    const auto path = method::sign_flow(f, x0, draw.mutant("slow") ? beta / S(8) : beta, t);
    return {.shown = at_most(f.value(path.end()), bounds::scaled::sign_flow(f.value(x0), distance, beta, t)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConvexSignFlow);

struct NonconvexSignFlow {
  static constexpr ClaimInfo info{
      .id = "scaled.prop2-2",
      .kind = Kind::theorem,
      .where = "Proposition 2(2)",
      .title = "sign flow, nonconvex",
      .hypotheses = R"(f \text{ bounded below by } f^*,\ \dot x \in -\beta\operatorname{Sign}(\nabla f(x)),\ t > 0)",
      .statement = R"(\min_{s \in [0, t]}\|\nabla f(x(s))\|_1 \le \frac{f(x(0)) - f^*}{\beta t})",
      .note =
          "||g||_1 is linear between events, so that its minimum is at one. Positive semidefinite quadratics, and sums of two piecewise "
          "quadratics of one variable each, convex or not",
      .sweep = "share",
      .mutants = {"slow"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    if (draw.coin("separable")) return separable<S>(draw);
    const SignFlowRun<S> run(draw);
    if (run.states.empty()) return {.given = {run.moves()}, .shown = {}};
    S least = norm1(run.states.front().g);
    for (const auto& s : run.states) least = min(least, S(norm1(s.g)));
    return {.shown = at_most(least * run.beta * run.t, run.first()).sum_of(4096)};
  }

 private:
  template <Scalar S>
  static Case<S> separable(Draw& draw) {
    const long d = draw.integer("d", 1, 2);
    const S beta = draw.positive<S>("beta"), t = draw.positive<S>("t"), speed = draw.mutant("slow") ? beta / S(8) : beta;
    std::vector<problem::PiecewiseQuadratic<S>> f;
    std::vector<S> x0, times;
    S start(0);
    for (long i = 0; i < d; ++i) {
      const std::string index = std::to_string(i);
      f.push_back(problem::any_piecewise<S>(draw, "f" + index, problem::Shape::smooth));
      x0.push_back(draw.real<S>("x0_" + index));
      start += f.back().value(x0.back());
      const auto path = method::sign_flow(f.back(), x0.back(), speed, t);
      times.insert(times.end(), path.times.begin(), path.times.end());
    }
    S least(0);
    for (std::size_t j = 0; j < times.size(); ++j) {
      S size(0);
      for (std::size_t i = 0; i < f.size(); ++i) size += abs(S(f[i].slope(method::sign_flow(f[i], x0[i], speed, times[j]).end())));
      least = j == 0 ? size : min(least, size);
    }
    return {.shown = at_most(least * beta * t, start).sum_of(8192)};
  }
};
LEMMATA_CLAIM(NonconvexSignFlow);

struct SignFlowEnergy {
  static constexpr ClaimInfo info{
      .id = "scaled.prop2.step-28",
      .kind = Kind::proof_step,
      .where = "eq. (28)",
      .title = "energy identity of the sign flow",
      .hypotheses = R"(\dot x \in -\beta\operatorname{Sign}(\nabla f(x)) \text{ on a quadratic})",
      .statement =
          R"(V(s) - V(t) = \beta\int_s^t\|\nabla f(x)\|_1,\quad \dot x = -\beta\,v,\ \|v\|_\infty \le 1,\ v_i = \operatorname{sign} g_i \text{ where } g_i \ne 0)",
      .note =
          "on every piece between events, where ||g||_1 is linear in time: exactly, sliding modes included. The second part says that the "
          "path is a solution",
      .sweep = "share",
      .mutants = {"slow", "leaves-uphill"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const SignFlowRun<S> run(draw);
    if (run.states.empty()) return {.given = {run.moves()}, .shown = {}};
    Chain<S> shown;
    for (std::size_t j = 1; j < run.states.size(); ++j) {
      const auto &from = run.states[j - 1], &to = run.states[j];
      const S dt = to.t - from.t, mean = (norm1(from.g) + norm1(to.g)) / S(2);
      shown.also(equal(run.value(from), run.value(to) + run.beta * dt * mean).named("energy").sum_of(1e6));
      for (std::size_t i = 0; i < from.x.size(); ++i) {
        const S moved = to.x[i] - from.x[i], uphill(draw.mutant("leaves-uphill") ? -1 : 1);
        const S g = from.g[i] == S(0) ? uphill * to.g[i] : from.g[i];  // it has one sign on a piece
        if (g == S(0)) shown.also(at_most(abs(moved), run.beta * dt).named("speed").sum_of(1e6));
        else shown.also(equal(to.x[i], from.x[i] - run.beta * dt * sign(g, 0)).named("direction").sum_of(1e6));
      }
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SignFlowEnergy);

struct ConvexityAndHoelder {
  static constexpr ClaimInfo info{
      .id = "scaled.prop2.step-29",
      .kind = Kind::proof_step,
      .where = "eq. (29)",
      .title = "convexity and Hoelder",
      .hypotheses = R"(f \text{ convex},\ x^* \text{ a minimiser},\ \|x - x^*\|_\infty \le D_2)",
      .statement = R"(V \le \langle\nabla f(x), x - x^*\rangle \le \|\nabla f(x)\|_1\|x - x^*\|_\infty \le D_2\|\nabla f(x)\|_1)",
      .mutants = {"half-distance"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = problem::any_convex<S>(draw, "f", draw.integer("d", 1, 3));
    const Vec<S> x = draw.vector<S>("x", f.d), h = x - f.minimiser, g = f.gradient(x);
    const S room = draw.mutant("half-distance") ? ratio<S>(1, 2) : S(1) + draw.nonnegative<S>("room");
    const S product = norm1(g) * norm_inf(h);
    return {.shown = Chain<S>(at_most(problem::above_minimum(f, x), dot(g, h)).named("convexity").sum_of(8192))
                         .also(at_most(dot(g, h), product).named("Hoelder").sum_of(1024))
                         .also(at_most(product, norm1(g) * (room * norm_inf(h))).named("D_2"))};
  }
};
LEMMATA_CLAIM(ConvexityAndHoelder);

struct SignFlowInequality {
  static constexpr ClaimInfo info{
      .id = "scaled.prop2.step-ode",
      .kind = Kind::proof_step,
      .where = "after (29)",
      .title = "differential inequality",
      .hypotheses =
          R"(V \le D_2\|\nabla f\|_1,\ \dot V = -\beta\|\nabla f\|_1,\ W = Ve^{\beta t/D_2};\quad W(t) = W(0) + t\dot W(\tau) \text{ for some } \tau \in [0, t])",
      .statement =
          R"(\dot V \le -\frac{\beta}{D_2}V,\ \dot W = \left(\dot V + \frac{\beta}{D_2}V\right)e^{\beta t/D_2} \le 0;\quad V(t) \le V(0)e^{-\beta t/D_2})",
      .note =
          "from (28), (29) at tau; the integration is the mean value theorem for W, taken as hypothesis. In units of time where beta/D_2 = "
          "1; D_2 ||grad f||_1 = V + more",
      .mutants = {"half"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S V = draw.nonnegative<S>("V(tau)"), more = draw.nonnegative<S>("more"), growth = draw.positive<S>("e^tau");
    const S V0 = draw.nonnegative<S>("V(0)"), t = draw.nonnegative<S>("t");
    const S rate = -((draw.mutant("half") ? V / S(2) : V) + more), slope = (rate + V) * growth;  // of V and W at tau
    return {.shown =
                Chain<S>(at_most(rate, -V).named("rate"))
                    .also(at_most(slope, S(0)).named("Groenwall"))
                    .also(at_most((V0 + t * slope) * exp(S(-t)), bounds::scaled::sign_flow(V0, S(1), S(1), t)).named("bound").sum_of(256))};
  }
};
LEMMATA_CLAIM(SignFlowInequality);

struct FlowAdvantage {
  static constexpr ClaimInfo info{
      .id = "scaled.sec2-flow-advantage",
      .kind = Kind::remark,
      .where = "section II, first paragraph; end of Appendix A; Conclusion",
      .title = "the sign flow against the gradient flow",
      .hypotheses = R"(\text{convex objectives, here } f(x) = \frac{x^4}{4} \text{ on the line},\ x_0 = x(0) > 0,\ \beta > 0,\ t \ge 0)",
      .statement =
          R"(\text{gradient flow: } V(t) = \frac{V(0)}{(1 + 2\beta x_0^2t)^2}, \text{ sublinear};\quad \text{sign flow: } V(t) \le V(0)e^{-\beta t/D_2}, \text{ linear})",
      .note =
          "\"faster\" is said of the rates of Propositions 1 and 2 for all convex objectives: this one shows that the gradient flow has no "
          "linear rate, which the sign flow has (scaled.prop2-1; here it is at 0 after x_0/beta). A single run may go the other way: on "
          "x^2/2 far from the minimum the gradient flow moves faster",
      .mutants = {"cubic"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S x0 = draw.positive<S>("x_0"), beta = draw.positive<S>("beta"), t = draw.nonnegative<S>("t");
    const S signs = max(S(0), S(x0 - beta * t));
    const auto inverse_square = [&](const S& s) { return S(1) / square(x0) + (draw.mutant("cubic") ? S(1) : S(2)) * beta * s; };
    const S V = S(1) / (S(4) * square(inverse_square(t))), V0 = square(square(x0)) / S(4), a = S(2) * beta * square(x0);
    return {
        .shown =
            Chain<S>(equal(V * square(S(S(1) + a * t)), V0).named("gradient flow").sum_of(4096))
                .also(at_most(square(square(signs)) / S(4), bounds::scaled::sign_flow(V0, x0, beta, t)).named("sign flow").sum_of(256))};
  }
};
LEMMATA_CLAIM(FlowAdvantage);

}  // namespace
}  // namespace lemmata
