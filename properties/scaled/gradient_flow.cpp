#include <string>
#include <utility>
#include <vector>

#include "bounds/scaled/flow.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/flow.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Proposition 1: the gradient flow x' = -beta grad f(x).

namespace lemmata {
namespace {

/// A run of the gradient flow on the line, from a point that may lie on either side: beta and t are drawn.
template <Scalar S>
struct FlowOnLine {
  problem::PiecewiseQuadratic<S> f;
  S x0, beta, t;
  method::LinePath<S> path;

  FlowOnLine(Draw& draw, problem::Shape shape)
      : f(problem::any_piecewise<S>(draw, "f", shape)), x0(draw.real<S>("x0")), beta(draw.positive<S>("beta")), t(draw.positive<S>("t")) {
    path = method::gradient_flow(f, x0, draw.mutant("slow") ? beta / S(16) : beta, t);
  }
};

/// On R^d with f(x) = sum_i lambda_i x_i^2/2 (in the axes of H, which the flow and Euclidean norms do not see): x_i(t) = x_i e^(-beta
/// lambda_i t).
template <Scalar S>
struct FlowOnQuadratic {
  std::vector<S> lambda;
  Vec<S> x0;
  S beta, t;

  explicit FlowOnQuadratic(Draw& draw) {
    const long d = draw.integer("d", 1, 3);
    for (long i = 0; i < d; ++i) lambda.push_back(draw.nonnegative<S>("lambda" + std::to_string(i)));
    x0 = draw.vector<S>("x0", d);
    beta = draw.positive<S>("beta");
    t = draw.positive<S>("t");
  }
  /// f(x(s)) - f*
  S value(const S& s) const {
    S sum(0);
    for (std::size_t i = 0; i < lambda.size(); ++i) sum += lambda[i] * square(x0[i]) * exp(S(S(-2) * beta * lambda[i] * s)) / S(2);
    return sum;
  }
  S squared_gradient(const S& s) const {
    S sum(0);
    for (std::size_t i = 0; i < lambda.size(); ++i) sum += square(S(lambda[i] * x0[i])) * exp(S(S(-2) * beta * lambda[i] * s));
    return sum;
  }
  /// grad f(x(s)), and x'(s) by the closed form.
  Vec<S> gradient(const S& s) const {
    Vec<S> g = x0;
    for (std::size_t i = 0; i < lambda.size(); ++i) g[i] *= lambda[i] * exp(S(-(beta * lambda[i] * s)));
    return g;
  }
  Vec<S> velocity(const S& s) const {
    Vec<S> v = x0;
    for (std::size_t i = 0; i < lambda.size(); ++i) v[i] *= -(beta * lambda[i]) * exp(S(-(beta * lambda[i] * s)));
    return v;
  }
  /// D_1^2: the level set is farthest along the least positive lambda; X* is the null space.
  S distance2() const {
    S least(0);
    for (const S& l : lambda)
      if (l > S(0)) least = least > S(0) ? min(least, l) : l;
    return least > S(0) ? S(2) * value(S(0)) / least : S(0);
  }
};

struct ConvexFlow {
  static constexpr ClaimInfo info{
      .id = "scaled.prop1-1",
      .kind = Kind::theorem,
      .where = "Proposition 1(1)",
      .title = "gradient flow, convex",
      .hypotheses =
          R"(f \text{ convex, minimum attained},\ \dot x = -\beta\nabla f(x),\ D_1 = \max_{f(x) \le f(x_0)}\min_{x^* \in X^*}\|x - x^*\|)",
      .statement = R"(f(x(t)) - f^* \le \frac{D_1^2 V(0)}{D_1^2 + V(0)\beta t})",
      .note =
          "convex piecewise quadratics on the line, by events (with D_1 no larger than the distance of x_0 itself: the other end of the "
          "level set could only raise the bound), and quadratics on R^d in closed form, singular ones too",
      .sweep = "t",
      .mutants = {"slow"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    if (draw.coin("quadratic")) {
      const FlowOnQuadratic<S> run(draw);
      const S D2 = run.distance2(), V = run.value(S(0));
      if (!(D2 > S(0))) return {.given = {strictly_less(S(0), D2).named("x_0 is no minimiser")}, .shown = {}};
      const S seen = draw.mutant("slow") ? S(run.t / S(16)) : run.t;
      return {.shown = at_most(run.value(seen), bounds::scaled::gradient_flow(V, D2, run.beta, run.t)).sum_of(1024)};
    }
    const FlowOnLine<S> run(draw, problem::Shape::convex);
    const S distance = abs(S(run.x0 - method::nearest_minimiser(run.f, run.x0))), V = run.f.value(run.x0);
    if (!(distance > S(0))) return {.given = {strictly_less(S(0), distance).named("x_0 is no minimiser")}, .shown = {}};
    return {.shown =
                at_most(run.f.value(run.path.end()), bounds::scaled::gradient_flow(V, square(distance), run.beta, run.t)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(ConvexFlow);

struct NonconvexFlow {
  static constexpr ClaimInfo info{
      .id = "scaled.prop1-2",
      .kind = Kind::theorem,
      .where = "Proposition 1(2)",
      .title = "gradient flow, nonconvex",
      .hypotheses = R"(f \text{ bounded below by } f^*,\ \dot x = -\beta\nabla f(x),\ t > 0)",
      .statement = R"(\min_{s \in [0, t]}\|\nabla f(x(s))\| \le \sqrt{\frac{f(x(0)) - f^*}{\beta t}})",
      .note =
          "both sides squared. On the line, for any piecewise quadratic: |f'| is monotone between events, so "
          "that its minimum is at one; quadratics on R^d, where the gradient shrinks; and sums of such functions "
          "of one variable each, where the least slopes within each of n equal times bound the minimum from below",
      .sweep = "t",
      .mutants = {"slow"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long family = draw.integer("family", 0, 2);
    if (family == 2) return separable<S>(draw);
    if (family == 1) {
      const FlowOnQuadratic<S> run(draw);
      const S seen = draw.mutant("slow") ? S(run.t / S(16)) : run.t;
      return {.shown = at_most(run.squared_gradient(seen) * run.beta * run.t, run.value(S(0))).sum_of(1024)};
    }
    const FlowOnLine<S> run(draw, problem::Shape::smooth);
    S least = square(run.f.slope(run.x0));
    for (const S& x : run.path.points) least = min(least, S(square(run.f.slope(x))));
    return {.shown = at_most(least * run.beta * run.t, run.f.value(run.x0)).sum_of(4096)};
  }

 private:
  /// The coordinates flow apart; a squared slope is least at an event or an end of its time.
  template <Scalar S>
  static Case<S> separable(Draw& draw) {
    const long d = draw.integer("d", 2, 3), n = draw.integer("n", 1, 4);
    const S beta = draw.positive<S>("beta"), t = draw.positive<S>("t"), speed = draw.mutant("slow") ? beta / S(16) : beta;
    std::vector<S> least(static_cast<std::size_t>(n), S(0));
    S start(0);
    for (long i = 0; i < d; ++i) {
      const std::string index = std::to_string(i);
      const auto f = problem::any_piecewise<S>(draw, "f" + index, problem::Shape::smooth);
      S x = draw.real<S>("x0_" + index);
      start += f.value(x);
      for (S& sum : least) {
        const auto path = method::gradient_flow(f, x, speed, S(t / S(n)));
        S smallest = square(f.slope(x));
        for (const S& at : path.points) smallest = min(smallest, S(square(f.slope(at))));
        sum += smallest, x = path.end();
      }
    }
    S lowest = least.front();
    for (const S& sum : least) lowest = min(lowest, sum);
    return {.shown = at_most(lowest * beta * t, start).sum_of(8192)};
  }
};
LEMMATA_CLAIM(NonconvexFlow);

struct EnergyRate {
  static constexpr ClaimInfo info{
      .id = "scaled.prop1.step-25",
      .kind = Kind::proof_step,
      .where = "eq. (25)",
      .title = "energy identity",
      .hypotheses = R"(\dot x = -\beta\nabla f(x),\ \beta > 0,\ 0 \le s \le t)",
      .statement = R"(\langle\nabla f, \dot x\rangle = -\beta\|\nabla f\|^2 \le 0 \text{ at } x(s);\quad f(x(t)) \le f(x(s)))",
      .note =
          "along the flow on quadratics, in closed form, with the gradient and the velocity at x(s); the decrease also on the line, from "
          "event to event, for any piecewise quadratic",
      .mutants = {"ascent", "backwards"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    if (draw.coin("line")) {
      const FlowOnLine<S> run(draw, problem::Shape::smooth);
      Chain<S> shown;
      for (std::size_t j = 1; j < run.path.points.size(); ++j)
        shown.also(at_most(run.f.value(run.path.points[j]), run.f.value(run.path.points[j - 1])).named("decrease").sum_of(4096));
      return {.shown = std::move(shown)};
    }
    const FlowOnQuadratic<S> run(draw);
    const S s = draw.in<S>("s/t", Range::closed(0, 1)) * run.t, end = draw.mutant("backwards") ? S(-run.t) : run.t;
    const Vec<S> g = run.gradient(s), rate = draw.mutant("ascent") ? -run.velocity(s) : run.velocity(s);
    return {.shown = Chain<S>(equal(dot(g, rate), -(run.beta * norm2_squared(g))).named("identity").sum_of(256))
                         .also(at_most(dot(g, rate), S(0)).named("sign"))
                         .also(at_most(run.value(end), run.value(s)).named("decrease").sum_of(256))};
  }
};
LEMMATA_CLAIM(EnergyRate);

struct ConvexityAndCauchySchwarz {
  static constexpr ClaimInfo info{
      .id = "scaled.prop1.step-26",
      .kind = Kind::proof_step,
      .where = "eq. (26)",
      .title = "convexity and Cauchy-Schwarz",
      .hypotheses = R"(f \text{ convex},\ x^* \text{ a minimiser},\ \|x - x^*\| \le D_1)",
      .statement =
          R"(V \le \langle\nabla f(x), x - x^*\rangle,\quad \langle\nabla f(x), x - x^*\rangle^2 \le \|\nabla f(x)\|^2\|x - x^*\|^2 \le D_1^2\|\nabla f(x)\|^2)",
      .note = "the norms squared; D_1 is the distance times a drawn factor >= 1",
      .mutants = {"half-distance"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = problem::any_convex<S>(draw, "f", draw.integer("d", 1, 3));
    const Vec<S> x = draw.vector<S>("x", f.d), h = x - f.minimiser, g = f.gradient(x);
    const S room = draw.mutant("half-distance") ? ratio<S>(1, 4) : S(1) + draw.nonnegative<S>("room");
    const S product = norm2_squared(g) * norm2_squared(h);
    return {.shown = Chain<S>(at_most(problem::above_minimum(f, x), dot(g, h)).named("convexity").sum_of(8192))
                         .also(at_most(square(dot(g, h)), product).named("Cauchy-Schwarz").sum_of(1024))
                         .also(at_most(product, norm2_squared(g) * (room * norm2_squared(h))).named("D_1"))};
  }
};
LEMMATA_CLAIM(ConvexityAndCauchySchwarz);

struct FlowInequality {
  static constexpr ClaimInfo info{
      .id = "scaled.prop1.step-ode",
      .kind = Kind::proof_step,
      .where = "after (26)",
      .title = "differential inequality",
      .hypotheses =
          R"(V \le D_1\|\nabla f\|,\ \dot V = -\beta\|\nabla f\|^2,\ V > 0 \text{ on } [0, t];\quad \frac1{V(t)} = \frac1{V(0)} + t\left(\frac1V\right)^{\boldsymbol\cdot}(\tau) \text{ for some } \tau \in [0, t])",
      .statement =
          R"(\dot V \le -\frac{\beta}{D_1^2}V^2,\ \left(\frac1V\right)^{\boldsymbol\cdot} = -\frac{\dot V}{V^2} \ge \frac{\beta}{D_1^2};\quad V(t) \le \frac{D_1^2 V(0)}{D_1^2 + V(0)\beta t})",
      .note =
          "from (25), (26) at tau; the integration is the mean value theorem for 1/V, taken as hypothesis. V = 0 from some time on is "
          "trivial",
      .mutants = {"half-rate"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S D2 = draw.positive<S>("D_1^2"), beta = draw.positive<S>("beta"), t = draw.nonnegative<S>("t"), V0 = draw.positive<S>("V(0)");
    const S V = draw.positive<S>("V(tau)"), extra = draw.nonnegative<S>("extra");
    const S g2 = square(V) / (draw.mutant("half-rate") ? S(S(4) * D2) : D2) + extra, rate = -(beta * g2);
    const S inverse = S(1) / V0 - t * rate / square(V);  // 1/V(t)
    return {.shown = Chain<S>(at_most(rate * D2, -(beta * square(V))).named("rate of V").sum_of(256))
                         .also(at_most(beta * square(V), -(rate * D2)).named("rate of 1/V").sum_of(256))
                         .also(at_most(S(1) / inverse, bounds::scaled::gradient_flow(V0, D2, beta, t)).named("bound").sum_of(256))};
  }
};
LEMMATA_CLAIM(FlowInequality);

struct IntegratedEnergy {
  static constexpr ClaimInfo info{
      .id = "scaled.prop1.step-27",
      .kind = Kind::proof_step,
      .where = "eq. (27)",
      .title = "integrated energy",
      .hypotheses = R"(\dot x = -\beta\nabla f(x),\ f^* \text{ the minimum})",
      .statement = R"(\beta\int_0^t\|\nabla f(x(s))\|^2 ds = V(0) - V(t) \le f(x(0)) - f^*)",
      .note =
          "on quadratics, where ||grad f||^2 falls along the flow, so that sums over n equal steps of time enclose the integral: n from 1 "
          "to 16",
      .mutants = {"left-sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const FlowOnQuadratic<S> run(draw);
    const long n = draw.integer("n", 1, 16);
    S sum(0);
    for (long j = 1; j < n; ++j) sum += run.squared_gradient(S(run.t * S(j) / S(n)));
    const S step = run.beta * run.t / S(n), first = run.squared_gradient(S(0)), last = run.squared_gradient(run.t);
    const S fall = run.value(S(0)) - run.value(run.t);
    return {.shown = Chain<S>(at_most(step * (sum + (draw.mutant("left-sum") ? first : last)), fall).named("from below").sum_of(4096))
                         .also(at_most(fall, step * (sum + first)).named("from above").sum_of(4096))
                         .also(at_most(fall, run.value(S(0))).named("f*"))};
  }
};
LEMMATA_CLAIM(IntegratedEnergy);

}  // namespace
}  // namespace lemmata
