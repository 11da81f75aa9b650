#include "lib/claim/claim.hpp"
#include "lib/problem/quadratic.hpp"

// Section 3.3: gradient descent as a power method, and what compression adds.

namespace lemmata {
namespace {

struct PowerMethod {
  static constexpr ClaimInfo info{.id = "saddle.sketch.power-method",
                                  .kind = Kind::inequality,
                                  .where = "Section 3.3",
                                  .title = "gradient descent as a power method",
                                  .hypotheses = R"(f(x) = \frac12x^\top Hx)",
                                  .statement = R"(x_t - \eta\nabla f(x_t) = (I - \eta\nabla^2f(x_0))x_t)",
                                  .note = "for a quadratic whose stationary point is the origin, as the display needs and does not say",
                                  .mutants = {"elsewhere"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 4);
    const auto base = problem::any_quadratic<S>(draw, "f", d, problem::Curvature::any);
    const Vec<S> x = draw.vector<S>("x", d), centre = draw.mutant("elsewhere") ? draw.vector<S>("centre", d) : Vec<S>(x.size());
    const Mat<S> h = base.hessian(x);
    const S eta = draw.positive<S>("eta");
    Mat<S> power = Mat<S>::identity(x.size());
    for (std::size_t i = 0; i < x.size(); ++i)
      for (std::size_t j = 0; j < x.size(); ++j) power(i, j) -= eta * h(i, j);
    return {.shown = equal(x - eta * (h * (x - centre)), power * x)};
  }
};
LEMMATA_CLAIM(PowerMethod);

struct Deviation {
  static constexpr ClaimInfo info{
      .id = "saddle.sketch.linearised-deviation",
      .kind = Kind::inequality,
      .where = "Section 3.3",
      .title = "what compression adds to the power method",
      .hypotheses = R"(f \text{ quadratic},\ e'_0 = e_0,\ g_t = e_t + \nabla f(x_t) + \xi_t - e_{t+1})",
      .statement = R"(\eta^2\nabla^2f(x_0)\sum_{i=1}^{t-1}(I-\eta\nabla^2f(x_0))^{t-1-i}(e_i - e'_i))",
      .note =
          "a pair of runs with any errors and equal noise from one x_0: what is left of y'_t - y_t, y = x - eta e, as in Proposition B.12 "
          "and Lemma B.16, which the text names beside it. x'_t - x_t has eta (e'_t - e_t) in addition",
      .mutants = {"one-power-more"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3), t = draw.integer("t", 1, 4);
    const auto f = problem::any_quadratic<S>(draw, "f", d, problem::Curvature::any);
    const S eta = draw.positive<S>("eta");
    const auto power = [&](Vec<S> u, long n) {
      for (long i = 0; i < n; ++i) u = u - eta * (f.hessian(u) * u);
      return u;
    };
    Vec<S> x = draw.vector<S>("x0", d), other = x, e = draw.vector<S>("e0", d), other_e = e, sum(x.size());
    for (long i = 0; i < t; ++i) {
      const std::string index = std::to_string(i + 1);
      const Vec<S> next = draw.vector<S>("e" + index, d), other_next = draw.vector<S>("e'" + index, d),
                   xi = draw.vector<S>("xi" + index, d);
      if (i > 0) sum += power(e - other_e, t - 1 - i + (draw.mutant("one-power-more") ? 1 : 0));
      x -= eta * (e + f.gradient(x) + xi - next);
      other -= eta * (other_e + f.gradient(other) + xi - other_next);
      e = next;
      other_e = other_next;
    }
    return {.shown = equal((other - eta * other_e) - (x - eta * e), square(eta) * (f.hessian(x) * sum))};
  }
};
LEMMATA_CLAIM(Deviation);

}  // namespace
}  // namespace lemmata
