#include <functional>
#include <string>
#include <utility>
#include <vector>

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
                                      "for any x, e, lambda, any gradient v at z (and w at x), and any value c of the compressor at p: "
                                      "the scaled sign with any sign(0) is one. Abstract vectors, hence every dimension",
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

struct SameRate {
  static constexpr ClaimInfo info{
      .id = "scaled.ef-same-rate",
      .kind = Kind::remark,
      .where = "Remark 2",
      .title = "error feedback against gradient descent",
      .hypotheses = R"(\text{EF-signGD (12)},\ e_0 = 0,\ \lambda > 0,\ |1 - \lambda| < 1;\quad f(x) = \tfrac12\|x\|^2)",
      .statement =
          R"(\text{the same convergence rate as } x_{k+1} = x_k - \lambda\nabla f(x_k), \text{ for which } f(x_{k+2}) = (1 - \lambda)^4 f(x_k):\ \text{linear too, or with that factor})",
      .argument = Argument::cycle,
      .note =
          "which lambda is left open: below 1/L, 1/L included, or all that gradient descent admits; and what a rate is: both linear, or "
          "one factor for both. By orbits whose state (x, e) returns as a multiple of itself after two steps, no entry of p being 0 on "
          "the way: then it does so for ever. Linear too: at lambda = 1 = 1/L, where gradient descent is in the minimum after one step, a "
          "state in R^4 may return with the other sign; with lambda = 3/2 a state in the plane may return multiplied by -2; below 1/L "
          "none was found that does not shrink, which is no rate. One factor: with lambda = 3/4 a state in the plane returns multiplied "
          "by -1/2, so that f falls to 1/4 in two steps, and to 1/256 by gradient descent",
      .mutants = {"double-memory"}};
  /// On ||x||^2/2 a step is homogeneous and odd: if the state at since + 2 is c times that at `since`, that at since + 2 n is c^n times it.
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long most = draw.reading("lambda", {3, 4, 6}, {"below-1/L", "up-to-1/L", "up-to-2/L"});
    const bool factor = draw.reading("rate", {0, 1}, {"linear", "factor"}) == 1;
    const std::size_t d = most <= 4 && !factor ? 4 : 2;
    const long since = most <= 4 && !factor ? 3 : 1;
    const S lambda = S(draw.integer("4 lambda", 1, most)) / S(4);
    Vec<S> x(d);
    for (std::size_t i = 0; i < d; ++i) x[i] = S(draw.integer("x_" + std::to_string(i + 1), -11, 11));
    const bool twice = draw.mutant("double-memory");
    const method::ErrorFeedback<S> feedback{
        .x0 = x,
        .gamma = S(1),  // the oracle says lambda grad f(x), so that doubling the memory is exact in double too
        .compressor = compress::scaled_sign<S>(static_cast<long>(d), 0),
        .oracle = [=](const oracle::Point<S>& at, Chance<S>&) { return twice ? lambda * at.x + *at.memory : lambda * at.x; }};
    std::vector<std::function<S(const method::PositionAndMemory<S>&)>> entries;
    for (std::size_t i = 0; i < 2 * d; ++i) entries.push_back([=](const auto& s) { return i < d ? s.x[i] : s.e[i - d]; });
    const auto run = expect.run(feedback, since + 2, entries);
    bool returns = true;
    S before(0), after(0);  // ||x||^2
    for (std::size_t i = 0; i < 2 * d; ++i) {
      if (i < d) before += square(run.mean(i, since)), after += square(run.mean(i, since + 2));
      for (long t = 0; i < d && t < since + 2; ++t) returns = returns && run.mean(i, t) != run.mean(i, t + 1);  // p_i is not 0
      for (std::size_t j = 0; j < i; ++j)
        returns = returns && run.mean(i, since) * run.mean(j, since + 2) == run.mean(j, since) * run.mean(i, since + 2);
    }
    Case<S> made{.given = {strictly_less(abs(S(S(1) - lambda)), S(1)).named("gradient descent contracts")},
                 .shown = holds<S>(true, "no state returns")};
    if (!returns || !(before > S(0))) return made;
    made.shown = factor ? at_most(after, pow(S(S(1) - lambda), 4L) * before).named("no slower than gradient descent")
                        : strictly_less(after, before).named("no state returns enlarged");
    return made;
  }
};
LEMMATA_CLAIM(SameRate);

struct PerturbedDescent {
  static constexpr ClaimInfo info{
      .id = "scaled.ef-same-rate/repaired",
      .kind = Kind::remark,
      .where = "Remark 2",
      .title = "error feedback is gradient descent up to its error",
      .hypotheses = R"(f\ L\text{-smooth (Euclidean)},\ 0 < \lambda \le \frac1L,\ \text{a step of (12) from any } x, e,\ z = x - e)",
      .statement =
          R"(z' = z - \lambda\nabla f(x),\quad f(z') \le f(z) - \frac\lambda2(1 - L\lambda)\|\nabla f(x)\|^2 + \frac{\lambda L^2}{2}\|e\|^2)",
      .note =
          "repaired: what is left of \"roughly\" gradient descent in one step, with the gradient at x instead of z, and no rate. The "
          "first part is how (12) is made; the second descends up to the size of ||e||^2",
      .mutants = {"no-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
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
    const S error(draw.mutant("no-error") ? 0 : 1);
    Chain<S> shown;
    for (std::size_t i = 0; i < z.size(); ++i) shown.also(equal(next[i], z[i] - lambda * g[i]).named("z'").sum_of(1024));
    const S gain = lambda / S(2) * norm2_squared(g) * (S(1) - f.L * lambda);
    return {.shown =
                std::move(shown).also(at_most(f.value(next) + gain, f.value(z) + error * lambda / S(2) * square(S(f.L)) * norm2_squared(e))
                                          .named("descent")
                                          .sum_of(8192))};
  }
};
LEMMATA_CLAIM(PerturbedDescent);

}  // namespace
}  // namespace lemmata
