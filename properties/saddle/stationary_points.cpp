#include "lib/claim/claim.hpp"
#include "lib/problem/quadratic.hpp"
#include "lib/problem/stationary.hpp"

// Definitions 2.3 and 2.4 and their form in the introduction, as predicates: decided by elimination, compared with known eigenvalues.

namespace lemmata {
namespace {

/// A point of a function with a known gradient, Hessian and eigenvalues; sqrt(rho epsilon) and epsilon are drawn, so that rho is rational.
template <Scalar S>
struct Point {
  std::vector<S> eigenvalues;
  Mat<S> hessian;
  Vec<S> gradient;
  S epsilon, root;

  explicit Point(Draw& draw) : epsilon(draw.positive<S>("epsilon")), root(draw.nonnegative<S>("sqrt(rho epsilon)")) {
    const long d = draw.integer("d", 1, 4);
    for (long i = 0; i < d; ++i) {
      const std::string index = std::to_string(i);
      const long kind = draw.integer("kind" + index, 0, 2);  // at the threshold, 0, or anything
      eigenvalues.push_back(kind == 0 ? S(-root) : kind == 1 ? S(0) : draw.real<S>("e" + index));
    }
    hessian = problem::diagonal(eigenvalues);
    const long mirrors = draw.integer("mirrors", 0, 2);
    for (long j = 0; j < mirrors; ++j) hessian = problem::mirrored(hessian, draw.unit_vector<S>("u" + std::to_string(j), d));
    const long place = draw.integer("gradient", 0, 1);  // on the sphere of radius epsilon, or anywhere
    gradient = place == 0 ? epsilon * draw.unit_vector<S>("direction", d) : draw.vector<S>("g", d);
  }
  /// by the eigenvalues
  bool second_order(bool strictly) const {
    bool yes = first_order(strictly);
    for (const S& e : eigenvalues) yes = yes && (strictly ? -root < e : -root <= e);
    return yes;
  }
  bool first_order(bool strictly) const {
    S sum(0);
    for (const S& g : gradient) sum += g * g;
    return strictly ? sum < epsilon * epsilon : sum <= epsilon * epsilon;
  }
};

struct FirstOrder {
  static constexpr ClaimInfo info{
      .id = "saddle.def2.3",
      .kind = Kind::definition,
      .where = "Definition 2.3",
      .title = "epsilon-FOSP",
      .hypotheses = R"(f \text{ differentiable})",
      .statement = R"(\|\nabla f(x)\| \le \varepsilon)",
      .note = "the predicate against a sum of squares of its own, also on the sphere ||grad f|| = epsilon, which belongs to it",
      .mutants = {"strictly", "twice"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Point<S> p(draw);
    const S epsilon = draw.mutant("twice") ? S(S(2) * p.epsilon) : p.epsilon;
    const bool decided = problem::is_first_order_stationary(p.gradient, epsilon, draw.mutant("strictly"));
    return {.shown = holds<S>(decided == p.first_order(false), "as by its sum of squares")};
  }
};
LEMMATA_CLAIM(FirstOrder);

struct SecondOrder {
  static constexpr ClaimInfo info{
      .id = "saddle.def2.4",
      .kind = Kind::definition,
      .where = "Definition 2.4",
      .title = "epsilon-SOSP",
      .hypotheses = R"(f \text{ twice differentiable with } \rho\text{-Lipschitz Hessian})",
      .statement = R"(\|\nabla f(x)\| \le \varepsilon, \quad \lambda_{\min}(\nabla^2 f(x)) \ge -\sqrt{\rho\varepsilon})",
      .note =
          "the predicate by symmetric elimination of the Hessian plus sqrt(rho epsilon), exact in rationals, against matrices whose "
          "eigenvalues are known, some at the threshold. The footnote's -epsilon_g and epsilon_H = -sqrt(rho epsilon) have a sign too many "
          "for the one or the other: lambda_min >= epsilon_H as printed there, or >= -epsilon_H with epsilon_H = sqrt(rho epsilon) as in "
          "Section 1",
      .mutants = {"strictly", "gradient-forgotten"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Point<S> p(draw);
    const bool decided = draw.mutant("gradient-forgotten")
                             ? problem::least_eigenvalue_at_least(p.hessian, S(-p.root))
                             : problem::is_second_order_stationary(p.gradient, p.hessian, p.epsilon, p.root, draw.mutant("strictly"));
    return {.shown = holds<S>(decided == p.second_order(false), "as by its eigenvalues")};
  }
};
LEMMATA_CLAIM(SecondOrder);

struct Introduced {
  static constexpr ClaimInfo info{
      .id = "saddle.def.fosp-sosp-intro",
      .kind = Kind::definition,
      .where = "Section 1",
      .title = "epsilon-FOSP and epsilon-SOSP, with strict inequalities",
      .hypotheses = R"(f \text{ twice differentiable},\ \varepsilon_H = \sqrt{\rho\varepsilon})",
      .statement =
          R"(\|\nabla f(x)\| < \varepsilon; \quad \lambda_{\min}(\nabla^2 f(x)) > -\varepsilon_H;\ \text{each implies its form in Section 2})",
      .note = "both predicates, strictly; Definitions 2.3 and 2.4 have <= and >=, which differ on the boundary",
      .mutants = {"converse"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Point<S> p(draw);
    const bool first = problem::is_first_order_stationary(p.gradient, p.epsilon, true),
               second = problem::is_second_order_stationary(p.gradient, p.hessian, p.epsilon, p.root, true),
               weak = problem::is_second_order_stationary(p.gradient, p.hessian, p.epsilon, p.root);
    const bool implied = draw.mutant("converse") ? !weak || second : !second || weak;
    return {.shown = Chain<S>(holds<S>(first == p.first_order(true), "FOSP"))
                         .also(holds<S>(second == p.second_order(true), "SOSP by its eigenvalues"))
                         .also(holds<S>(implied, "implies Definition 2.4"))};
  }
};
LEMMATA_CLAIM(Introduced);

}  // namespace
}  // namespace lemmata
