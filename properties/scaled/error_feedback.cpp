#include <utility>

#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/sgd.hpp"
#include "lib/problem/any_problem.hpp"

// Remark 2: error feedback against gradient descent.

namespace lemmata {
namespace {

struct ModifiedFeedback {
  static constexpr ClaimInfo info{.id = "scaled.ef-identity",
                                  .kind = Kind::remark,
                                  .where = "Remark 2, after eq. (13)",
                                  .title = "modified error feedback is gradient descent in z",
                                  .hypotheses = R"(p = \lambda\nabla f(x - e) + e,\ x' = x - C(p),\ e' = p - C(p),\ z = x - e)",
                                  .statement = R"(x' - e' = z - \lambda\nabla f(z))",
                                  .note =
                                      "for any x, e, lambda, any gradient v at z (and w at x), and any value c of the compressor at p: the "
                                      "scaled sign with any sign(0) "
                                      "is one. Abstract vectors, hence every dimension",
                                  .mutants = {"at-x"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Dimension d = draw.dimension("d", 1, 8);
    const Vec<S> x = draw.vector<S>("x", d), e = draw.vector<S>("e", d), v = draw.vector<S>("v", d), w = draw.vector<S>("w", d);
    const Vec<S> c = draw.vector<S>("c", d);
    const S lambda = draw.real<S>("lambda");
    const method::ErrorFeedback<S> feedback{
        .x0 = x,
        .gamma = lambda,
        .compressor = {.name = "any", .delta = S(0), .apply = [c](const Vec<S>&, long, Chance<S>&) { return c; }},
        .oracle = [&](const oracle::Point<S>& at, Chance<S>&) { return identical(at.x, x) ? w : v; },
        .e0 = e,
        .at_corrected = !draw.mutant("at-x")};
    Vec<S> next;
    expect.mean([&](Chance<S>& chance) {
      const auto state = feedback.step(feedback.start(), 0, chance);
      next = state.x - state.e;
      return S(0);
    });
    const bool corrected = identical(x - e, x);  // e = 0: then z is x
    Chain<S> shown;
    const auto links = equal(next, x - e - lambda * (corrected ? w : v), "z'");
    for (const auto& link : links.links()) shown.also(Relation<S>(link).sum_of(256));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(ModifiedFeedback);

/// z_{k+1} = z_k - lambda grad f(x_k) and f(z_{k+1}) <= f(z_k) - (lambda/2)||grad f(x_k)||^2 (1 - L lambda) + (lambda/2) L^2 ||e_k||^2.
template <Scalar S>
Case<S> perturbed_descent(Draw& draw, Expect<S>& expect) {
  const auto f = problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 3));
  const Vec<S> x = draw.vector<S>("x", f.d), e = draw.vector<S>("e", f.d), z = x - e;
  const S share = draw.in<S>("share", Range::left_open(0, 1)), lambda = f.L > S(0) ? share / f.L : share;
  const int at_zero = static_cast<int>(draw.integer("sign(0)", -1, 1));
  const method::ErrorFeedback<S> feedback{.x0 = x,
                                          .gamma = lambda,
                                          .compressor = compress::scaled_sign<S>(f.d, at_zero),
                                          .oracle = oracle::exact_oracle<S>(f.gradient),
                                          .e0 = e};
  const Vec<S> next = expect.mean_vector([&](Chance<S>& chance) {
    const auto state = feedback.step(feedback.start(), 0, chance);
    return state.x - state.e;
  });
  const Vec<S> g = f.gradient(x);
  const S two(draw.mutant("no-error") ? 0 : 1);
  Chain<S> shown;
  for (std::size_t i = 0; i < z.size(); ++i) shown.also(equal(next[i], z[i] - lambda * g[i]).named("z'").sum_of(1024));
  const S gain = lambda / S(2) * norm2_squared(g) * (S(1) - f.L * lambda);
  shown.also(
      at_most(f.value(next) + gain, f.value(z) + two * lambda / S(2) * square(S(f.L)) * norm2_squared(e)).named("descent").sum_of(8192));
  return {.shown = std::move(shown)};
}

/// Error feedback on ||x||^2/2 in the plane, which is homogeneous: if the state after three steps is c times that after one, it is c^n
/// times that after 2 n + 1.
template <Scalar S>
Case<S> as_far_as_descent(Draw& draw, Expect<S>& expect) {
  const S lambda = S(draw.integer("2 lambda", 1, 3)) / S(2);
  const Vec<S> x{S(draw.integer("x_1", -11, 11)), S(draw.integer("x_2", -11, 11))};
  const method::ErrorFeedback<S> feedback{.x0 = x,
                                          .gamma = lambda,
                                          .compressor = compress::scaled_sign<S>(2, 1),
                                          .oracle = oracle::exact_oracle<S>([](const Vec<S>& at) { return at; })};
  const auto entry = [](bool error, std::size_t i) {
    return [=](const method::PositionAndMemory<S>& s) { return error ? s.e[i] : s.x[i]; };
  };
  const auto run = expect.run(feedback, 3, {entry(false, 0), entry(false, 1), entry(true, 0), entry(true, 1)});
  bool proportional = true;
  S one(0), three(0);
  for (std::size_t i = 0; i < 4; ++i) {
    one += square(run.mean(i, 1)), three += square(run.mean(i, 3));
    for (std::size_t j = 0; j < i; ++j) proportional = proportional && run.mean(i, 1) * run.mean(j, 3) == run.mean(j, 1) * run.mean(i, 3);
  }
  const bool grows = proportional && one > S(0) && three >= one;
  return {.shown = Chain<S>(strictly_less(abs(S(S(1) - lambda)), S(1)).named("gradient descent contracts"))
                       .also(holds<S>(!grows, "no state returns enlarged"))};
}

struct SameRate {
  static constexpr ClaimInfo info{
      .id = "scaled.ef-same-rate",
      .kind = Kind::remark,
      .where = "Remark 2",
      .title = "error feedback against gradient descent",
      .hypotheses = R"(\text{EF-signGD (12)},\ e_0 = 0,\ \lambda > 0)",
      .statement =
          R"(\text{same convergence rate as gradient descent: converges for every } \lambda \text{ for which } x_{k+1} = x_k - \lambda\nabla f(x_k) \text{ contracts})",
      .argument = Argument::cycle,
      .note =
          "which lambda is left open. Every lambda that gradient descent admits: on ||x||^2/2 in the plane with lambda = 3/2, a state may "
          "return multiplied by -2 after two steps, for ever. Or lambda <= 1/L: what makes (12) \"roughly\" gradient descent, z' = z - "
          "lambda grad f(x) for z = x - e, which descends up to an error of the size of ||e||^2, from any state. The rate itself is cited "
          "from [16]",
      .mutants = {"no-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return draw.reading("lambda", {1, 2}, {"up-to-1/L", "up-to-2/L"}) == 1 ? perturbed_descent<S>(draw, expect)
                                                                           : as_far_as_descent<S>(draw, expect);
  }
};
LEMMATA_CLAIM(SameRate);

}  // namespace
}  // namespace lemmata
