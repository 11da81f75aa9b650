#include "lib/claim/claim.hpp"
#include "lib/compress/top_k.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/cosine_landscape.hpp"

// Assumptions A to D as predicates, and the set-up of W workers.

namespace lemmata {
namespace {

struct Smooth {
  static constexpr ClaimInfo info{
      .id = "saddle.assA",
      .kind = Kind::assumption,
      .where = "Assumption A",
      .title = "bounded, smooth, with Lipschitz Hessian",
      .hypotheses = R"(f(x) = \sum_i a_i\cos(b_ix_i),\ f_{\max} = 2\sum|a_i|,\ L = \max|a_i|b_i^2,\ \rho = \max|a_ib_i^3|)",
      .statement = R"(|f(x)-f(y)| \le f_{\max},\ \|\nabla f(x)-\nabla f(y)\| \le L\|x-y\|,\ \|\nabla^2f(x)-\nabla^2f(y)\| \le \rho\|x-y\|)",
      .note = "the predicate at two drawn points, met by a landscape with saddles and maxima; with half of rho it is not",
      .mutants = {"half-rho", "half-range"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3);
    const auto f = problem::any_cosine_landscape<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d, Range::closed(-64, 64)), y = draw.vector<S>("y", d, Range::closed(-64, 64));
    const S distance = norm2_squared(x - y), range = draw.mutant("half-range") ? S(f.range() / S(2)) : f.range();
    const S rho = draw.mutant("half-rho") ? S(f.hessian_smoothness() / S(2)) : f.hessian_smoothness();
    return {.shown = Chain<S>(at_most(abs(S(f.value(x) - f.value(y))), range).named("bounded"))
                         .also(at_most(norm2_squared(f.gradient(x) - f.gradient(y)), square(f.smoothness()) * distance).named("gradient"))
                         .also(at_most(square(norm_inf(f.curvatures(x) - f.curvatures(y))), square(rho) * distance).named("Hessian"))};
  }
};
LEMMATA_CLAIM(Smooth);

struct Unbiased {
  static constexpr ClaimInfo info{
      .id = "saddle.assB",
      .kind = Kind::assumption,
      .where = "Assumption B",
      .title = "unbiased oracle of bounded variance",
      .hypotheses = R"(\nabla F(x, \theta) = \nabla f(x) + \zeta(x, \theta))",
      .statement = R"(\mathbb E\,\nabla F(x, \theta) = \nabla f(x),\ \mathbb E\|\nabla F(x, \theta) - \nabla f(x)\|^2 \le \sigma^2)",
      .note =
          "the predicate, met by any finite noise of mean 0, joint or independent, skewed, depending on x and t, "
          "with sigma^2 its largest variance; the mutants are oracles that fail it",
      .mutants = {"biased", "twice-the-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3), t = draw.integer("t", 0, 1);
    const auto noise = oracle::any_noise<S>(draw, "zeta", d);
    const Vec<S> x = draw.vector<S>("x", d), gradient = draw.vector<S>("gradient", d);
    const S size = S(draw.mutant("twice-the-noise") ? 2 : 1), shift = S(draw.mutant("biased") ? 1 : 0);
    const oracle::Point<S> at{.x = x, .t = t};
    const auto answer = [&](Chance<S>& chance) {
      return gradient + size * noise.sample(at, chance) + Vec<S>(static_cast<std::size_t>(d), shift);
    };
    const Vec<S> mean = expect.mean_vector(answer);
    const S variance = expect.mean([&](Chance<S>& chance) { return norm2_squared(answer(chance) - gradient); });
    Chain<S> shown = equal(mean, gradient, "mean");
    return {.shown = std::move(shown).also(
                at_most(variance, noise.largest_variance(static_cast<std::size_t>(d))).sum_of(1024).named("variance"))};
  }
};
LEMMATA_CLAIM(Unbiased);

struct LipschitzOracle {
  static constexpr ClaimInfo info{
      .id = "saddle.assC",
      .kind = Kind::assumption,
      .where = "Assumption C",
      .title = "Lipschitz stochastic gradient",
      .hypotheses = R"(\nabla F(x, \theta) = D_\theta x + c_\theta,\ \tilde\ell = \max_{\theta, i}|D_{\theta, ii}|)",
      .statement = R"(\|\nabla F(x, \theta) - \nabla F(y, \theta)\| \le \tilde\ell\|x-y\|, \text{ hence } \|\nabla f(x) - \nabla)"
                   R"( f(y)\| \le \tilde\ell\|x-y\|)",
      .note = "the predicate at two points, met by finite sums of quadratics; noise that leans by the sign of x fails it",
      .mutants = {"leaning-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 3), terms = draw.integer("terms", 1, 3);
    const Vec<S> x = draw.vector<S>("x", d), y = draw.vector<S>("y", d);
    const S distance = norm2_squared(x - y);
    const bool leaning = draw.mutant("leaning-noise");
    S ell(0);
    std::vector<Vec<S>> at_x, at_y;
    for (long j = 0; j < terms; ++j) {
      const Vec<S> slopes = draw.vector<S>("D" + std::to_string(j), d), c = draw.vector<S>("c" + std::to_string(j), d);
      Vec<S> gx(c), gy(c);
      for (std::size_t i = 0; i < c.size(); ++i) {
        ell = max(ell, S(abs(slopes[i])));
        gx[i] = slopes[i] * x[i] + (leaning ? sign(x[i], 1) : S(1)) * c[i];
        gy[i] = slopes[i] * y[i] + (leaning ? sign(y[i], 1) : S(1)) * c[i];
      }
      at_x.push_back(gx);
      at_y.push_back(gy);
    }
    Chain<S> shown;
    Vec<S> mean(static_cast<std::size_t>(d));
    for (std::size_t j = 0; j < at_x.size(); ++j) {
      shown.also(at_most(norm2_squared(at_x[j] - at_y[j]), square(ell) * distance).named("theta"));
      mean += ratio<S>(1, terms) * (at_x[j] - at_y[j]);
    }
    return {.shown = std::move(shown).also(at_most(norm2_squared(mean), square(ell) * distance).named("mean"))};
  }
};
LEMMATA_CLAIM(LipschitzOracle);

struct HeavyHitters {
  static constexpr ClaimInfo info{
      .id = "saddle.assD",
      .kind = Kind::assumption,
      .where = "Assumption D",
      .title = "constant compression along a run",
      .hypotheses = R"(\text{TOPK with } k = 1 \text{ on inputs } v_t = \nabla F(x_t, \theta_t) + \xi_t + e_t)",
      .statement = R"(\text{there are } d \ge 3 \text{ and } v_0, \ldots, v_{T-1} \in \mathbb R^d,\ v_t - e_t \text{ any vectors, with})"
                   R"(\ \|v_t - C(v_t)\|^2 \le (1 - c)\|v_t\|^2,\ c = \frac12 > \frac1d,\ \max_t\|v_t - C(v_t)\| > 0)",
      .quantifier = Quantifier::exists,
      .note =
          "one short run is all that is shown, beyond the worst case 1/d: the assumption can be met; that it is met in practice is no "
          "claim of this kind. As printed, `a constant c < 1`, it is met by c = 0; meant is c > 0",
      .mutants = {"smallest-kept"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 3, 6), T = draw.integer("T", 1, 4);
    const auto c = compress::top_k<S>(d, 1);
    const bool smallest = draw.mutant("smallest-kept");
    Vec<S> e(static_cast<std::size_t>(d));
    Chain<S> shown;
    S largest(0);
    for (long t = 0; t < T; ++t) {
      const Vec<S> v = e + draw.vector<S>("v" + std::to_string(t), d);
      const Vec<S> sent = expect.mean_vector([&](Chance<S>& chance) { return c.apply(v, t, chance); });
      e = v - sent;
      shown.also(at_most(norm2_squared(smallest ? v : e), norm2_squared(v) / S(2)).named("step " + std::to_string(t)));
      largest = max(largest, norm2_squared(e));
    }
    return {.shown = std::move(shown).also(strictly_less(S(0), largest).named("something is lost"))};
  }
};
LEMMATA_CLAIM(HeavyHitters);

/// E v, times W or not, and the gradient of f, the sum of the workers' objectives or their mean.
template <Scalar S>
Case<S> averaged(Draw& draw, Expect<S>& expect, bool sum, bool times_workers) {
  const long workers = draw.integer("W", 1, 4), d = draw.integer("d", 1, 2);
  Vec<S> gradient(static_cast<std::size_t>(d));
  std::vector<Vec<S>> own;
  std::vector<oracle::Noise<S>> noise;
  for (long i = 0; i < workers; ++i) {
    own.push_back(draw.vector<S>("grad f_" + std::to_string(i), d));
    const S lean = draw.nonnegative<S>("noise" + std::to_string(i));
    noise.push_back({.atoms = {Vec<S>(static_cast<std::size_t>(d), S(2) * lean), Vec<S>(static_cast<std::size_t>(d), -lean)},
                     .weights = {ratio<S>(1, 3), ratio<S>(2, 3)}});
    gradient += sum ? own.back() : ratio<S>(1, workers) * own.back();
  }
  const Vec<S> x(static_cast<std::size_t>(d));
  const S weight = draw.mutant("one-worker-more") ? ratio<S>(1, workers + 1) : ratio<S>(1, workers);
  const Vec<S> mean = expect.mean_vector([&](Chance<S>& chance) {
    Vec<S> v(static_cast<std::size_t>(d));
    for (std::size_t i = 0; i < own.size(); ++i) v += weight * (own[i] + noise[i].sample({.x = x}, chance));
    return v;
  });
  return {.shown = times_workers ? equal(S(workers) * mean, gradient, "W E v = grad f") : equal(mean, gradient, "E v = grad f")};
}

struct SetUp {
  static constexpr ClaimInfo info{
      .id = "saddle.distributed.setup",
      .kind = Kind::definition,
      .where = "Section 2, Gradient Compression",
      .title = "the averaged gradient stands for the gradient of f",
      .hypotheses = R"(f_i(x) = \mathbb E\,F_i(x, \theta_i),\ f = \sum_{i=1}^W f_i,\ v = \frac1W\sum_i\nabla F_i(x, \theta_i))",
      .statement = R"(\mathbb E\,v = \nabla f(x))",
      .note =
          "what Assumption B asks of v, which takes the place of its stochastic gradient; not printed as such. With f the sum of the f_i, "
          "E v = grad f/W: it holds up to the factor W, for another step size",
      .mutants = {"one-worker-more"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return averaged<S>(draw, expect, true, draw.reading("gradient", {0, 1}, {"exactly", "up-to-W"}) == 1);
  }
};
LEMMATA_CLAIM(SetUp);

struct SetUpRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.distributed.setup/repaired",
      .kind = Kind::definition,
      .where = "Section 2, Gradient Compression",
      .title = "the averaged gradient stands for the gradient of f",
      .hypotheses = R"(f_i(x) = \mathbb E\,F_i(x, \theta_i),\ f = \frac1W\sum_{i=1}^W f_i,\ v = \frac1W\sum_i\nabla F_i(x, \theta_i))",
      .statement = R"(\mathbb E\,v = \nabla f(x))",
      .note = "f is the mean of the f_i; printed is their sum",
      .mutants = {"one-worker-more"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return averaged<S>(draw, expect, false, false);
  }
};
LEMMATA_CLAIM(SetUpRepaired);

}  // namespace
}  // namespace lemmata
