#include "lib/claim/claim.hpp"
#include "lib/problem/any_problem.hpp"

// The setting of the paper: problem (1), the standing assumption of Section 5, and the two kinds of smoothness, as predicates of drawn
// functions. Each holds for the class that the theorems draw from, and a mutant shows a function that fails it.

namespace lemmata {
namespace {

using problem::Problem;

struct DistributedProblem {
  static constexpr ClaimInfo info{
      .id = "ssd.problem",
      .kind = Kind::definition,
      .where = "eq. (1)",
      .title = "the mean of the nodes' losses",
      .hypotheses = R"(f_n(x) = c_n + \langle b_n, x\rangle + \frac12\langle x, H_n x\rangle, \; f(x) = c + \langle b, x\rangle +)"
                    R"( \frac12\langle x, H x\rangle \text{ with the means } c, b, H \text{ of } c_n, b_n, H_n, \; M \ge 1)",
      .statement = R"(f(x) = \frac1M\sum_{n=1}^M f_n(x), \quad \nabla f(x) = \frac1M\sum_{n=1}^M \nabla f_n(x))",
      .note = "a triple (f; f_1, ..., f_M; M) is an instance of (1) if the first equality holds; the nodes' losses may be convex or not",
      .mutants = {"sum"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3), M = draw.integer("M", 1, 3);
    const Vec<S> x = draw.vector<S>("x", d), origin(static_cast<std::size_t>(d));
    const S share = S(1) / S(M);
    S c(0), mean(0);
    Vec<S> b, gradient, curved;
    for (long n = 0; n < M; ++n) {
      const auto f = problem::any_quadratic<S>(draw, "f" + std::to_string(n), d, problem::Curvature::any);
      c += share * f.value(origin);
      b += share * f.gradient(origin);
      curved += share * (f.hessian(origin) * x);
      mean += (draw.mutant("sum") ? S(1) : share) * f.value(x);
      gradient += share * f.gradient(x);
    }
    const S value = c + dot(b, x) + dot(x, curved) / S(2);
    Chain<S> shown(equal(value, mean).named("value").sum_of(4096));
    const auto slope = equal(b + curved, gradient, "gradient");
    for (const auto& link : slope.links()) shown.also(Relation<S>(link).sum_of(4096));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(DistributedProblem);

struct LowerBounded {
  static constexpr ClaimInfo info{
      .id = "ssd.lower-bounded",
      .kind = Kind::assumption,
      .where = "start of Section 5",
      .title = "the objective is bounded below",
      .hypotheses = R"(f \text{ any smooth objective of the library that declares a minimum } f^*)",
      .statement = R"(f(x) \ge f^* \text{ for all } x)",
      .note =
          "the assumption as a predicate: the objectives that the theorems draw from meet it, convex or not; the mutants add a linear "
          "term, or draw quadratics with a negative eigenvalue",
      .mutants = {"linear-term", "saddle"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto f =
        draw.mutant("saddle") ? problem::any_quadratic<S>(draw, "f", d, problem::Curvature::any) : problem::any_smooth<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d);
    const S value = f.value(x) + (draw.mutant("linear-term") ? x[0] : S(0));
    return {.shown = at_most(f.minimum, value).sum_of(1024)};
  }
};
LEMMATA_CLAIM(LowerBounded);

/// f(x) + <grad f(x), y - x>
template <Scalar S>
S tangent(const Problem<S>& f, const Vec<S>& x, const Vec<S>& y) {
  return f.value(x) + dot(f.gradient(x), y - x);
}

struct CoordinateSmooth {
  static constexpr ClaimInfo info{
      .id = "ssd.smooth",
      .kind = Kind::assumption,
      .where = "Section 5.1, first display",
      .title = "coordinate-wise smoothness",
      .hypotheses = R"(f \text{ any smooth objective of the library, } L_1, \ldots, L_d \ge 0 \text{ its constants})",
      .statement = R"(f(y) \le f(x) + \langle \nabla f(x), y - x\rangle + \sum_{i=1}^d \frac{L_i}{2}(y_i - x_i)^2 \text{ for all } x, y)",
      .note =
          "the assumption as a predicate: the objectives that the theorems draw from meet it, the mutant with half of the constants does "
          "not",
      .mutants = {"half-constants"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), y = x + draw.vector<S>("step", d);
    S bound = tangent(f, x, y);
    for (std::size_t i = 0; i < x.size(); ++i)
      bound += f.coordinate_smoothness[i] / S(draw.mutant("half-constants") ? 4 : 2) * square(S(y[i] - x[i]));
    return {.shown = at_most(f.value(y), bound).sum_of(4096)};
  }
};
LEMMATA_CLAIM(CoordinateSmooth);

struct NodeSmooth {
  static constexpr ClaimInfo info{
      .id = "ssd.node-smooth",
      .kind = Kind::assumption,
      .where = "before Assumption 2",
      .title = "smoothness of the nodes' losses",
      .hypotheses = R"(f_n \text{ any smooth objective of the library, } L^n \text{ its constant})",
      .statement = R"(\|\nabla f_n(x) - \nabla f_n(y)\| \le L^n\|x - y\|, \quad f_n(y) \le f_n(x) + \langle \nabla f_n(x), y - x\rangle +)"
                   R"( \frac{L^n}{2}\|y - x\|^2)",
      .note = "both forms that the proof of Theorem 8 uses, the first one squared; the mutant with half of the constant fails",
      .mutants = {"half-constant"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), y = x + draw.vector<S>("step", d);
    const S L = f.L / S(draw.mutant("half-constant") ? 2 : 1), distance = norm2_squared(y - x);
    return {.shown = Chain<S>(at_most(norm2_squared(f.gradient(x) - f.gradient(y)), square(L) * distance).named("gradients").sum_of(4096))
                         .also(at_most(f.value(y), tangent(f, x, y) + L / S(2) * distance).named("upper bound").sum_of(4096))};
  }
};
LEMMATA_CLAIM(NodeSmooth);

}  // namespace
}  // namespace lemmata
