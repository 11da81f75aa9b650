#include "properties/biased/trajectory.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>

namespace lemmata::biased {
namespace {

template <Scalar S>
problem::FromAbove<S> any_objective(Draw& draw, Objective objective, long d) {
  switch (objective) {
    case Objective::polyak_lojasiewicz:
      return problem::any_pl_from_above<S>(draw, "f", d);
    case Objective::strongly_convex: {
      auto f = problem::any_strongly_convex<S>(draw, "f", d);
      const S L = f.L;
      f.mu = f.strong_convexity;
      return {std::move(f), L};
    }
    case Objective::smooth:
      break;
  }
  return problem::any_from_above<S>(draw, "f", d);
}

/// A share of the largest step size; a mutant triples it.
template <Scalar S>
S any_step(Draw& draw, const S& M, const S& L) {
  const S gamma = draw.in<S>("share", Range::left_open(0, 1)) * bounds::biased::largest_step(M, L);
  return draw.mutant("triple-step") ? S(3) * gamma : gamma;
}

}  // namespace

template <Scalar S>
PathRun<S>::PathRun(Draw& draw, const Setting& setting) {
  const long d = draw.integer("d", 1, 2);
  const bool noisy = setting.noise && draw.coin("noisy");
  T = noisy ? draw.integer("short_T", setting.least_T, d == 1 ? 3 : 2)
            : draw.log_integer("T", setting.least_T, std::min(setting.most_T, 40L));
  objective = any_objective<S>(draw, setting.objective, d);
  x0 = draw.vector<S>("x0", d);
  bias = setting.additive_bias ? oracle::any_steered_bias<S>(draw, "bias", d) : oracle::any_relative_bias<S>(draw, "bias", d);
  noise = noisy ? oracle::any_growing_noise<S>(draw, "noise", d) : oracle::no_growing_noise<S>(d);
  gamma = any_step(draw, noise.M, objective.L);
}

template <Scalar S>
QuadraticRun<S>::QuadraticRun(Draw& draw, const Setting& setting) {
  const auto scope = draw.scope("moments");
  const long d = draw.integer("d", 1, 6);
  spectrum(draw, d, setting.objective == Objective::strongly_convex);
  sgd.x0 = draw.vector<S>("x0", d);
  bias(draw, d, setting.additive_bias);
  const bool noisy = setting.noise && draw.coin("noisy");
  sgd.M = noisy ? draw.nonnegative<S>("M") : S(0);
  sgd.s = noisy ? draw.vector<S>("s", d, Range::right_open(0, std::numeric_limits<double>::infinity())) : Vec<S>(sgd.x0.size());
  for (const S& s : sgd.s) sigma2 += s;
  sgd.gamma = any_step(draw, sgd.M, L);
  T = draw.log_integer("T", setting.least_T, setting.most_T);
}

template <Scalar S>
void QuadraticRun<S>::spectrum(Draw& draw, long d, bool positive) {
  std::optional<S> least;
  sgd.lambda = Vec<S>(static_cast<std::size_t>(d));
  for (long i = 0; i < d; ++i) {
    const std::string index = std::to_string(i);
    S& lambda = sgd.lambda[static_cast<std::size_t>(i)];
    lambda = !positive && i > 0 && draw.coin("flat" + index) ? S(0) : draw.positive<S>("lambda" + index);
    L = max(L, lambda);
    if (lambda > S(0)) least = least ? min(*least, lambda) : lambda;
  }
  mu = *least;
}

/// b_i = -r_i lambda_i x_i + c_i with |r_i| <= r; ||p + q||^2 <= (1 + s)||p||^2 + (1 + 1/s)||q||^2 where both parts are there.
template <Scalar S>
void QuadraticRun<S>::bias(Draw& draw, long d, bool additive) {
  const bool relative = draw.coin("relative"), constant = additive && draw.coin("constant");
  const S r = relative ? draw.in<S>("r", Range::right_open(0, 1)) : S(0);
  sgd.c = constant ? draw.vector<S>("c", d) : Vec<S>(sgd.lambda.size());
  sgd.a = sgd.lambda;
  for (long i = 0; relative && i < d; ++i)
    sgd.a[static_cast<std::size_t>(i)] *= S(1) - r * draw.in<S>("along" + std::to_string(i), Range::closed(-1, 1));
  const S size = norm2_squared(sgd.c);
  m = square(r);
  zeta2 = size;
  if (r == S(0) || size == S(0)) return;
  const S more = draw.in<S>("more", Range::open(0, 1)) * (S(1) - square(r));  // (1 + s) r^2 = r^2 + more < 1
  m += more;
  zeta2 = m / more * size;
}

template <Scalar S>
Trajectory<S> QuadraticRun<S>::trajectory(Expect<S>& expect) const {
  using State = typename method::SgdMoments<S>::State;
  auto run =
      expect.run(sgd, T, {[&](const State& s) { return sgd.mean_squared_gradient(s); }, [&](const State& s) { return sgd.mean_value(s); }});
  return {T, L, mu, m, zeta2, sgd.M, sigma2, sgd.gamma, std::move(run.means[0]), std::move(run.means[1])};
}

template <Scalar S>
Trajectory<S> PathRun<S>::trajectory(Expect<S>& expect) const {
  const auto& f = objective.f;
  using State = method::Position<S>;
  auto run = expect.run(
      method(), T, {[&](const State& s) { return squared_gradient(s.x); }, [&](const State& s) { return problem::above_minimum(f, s.x); }});
  const S mu = f.mu ? *f.mu : S(0);
  return {T, objective.L, mu, bias.m, bias.zeta2, noise.M, noise.sigma2, gamma, std::move(run.means[0]), std::move(run.means[1])};
}

template <Scalar S>
Trajectory<S> any_trajectory(Draw& draw, Expect<S>& expect, const Setting& setting) {
  if (draw.coin("quadratic")) return QuadraticRun<S>(draw, setting).trajectory(expect);
  return PathRun<S>(draw, setting).trajectory(expect);
}

template struct PathRun<double>;
template struct PathRun<Exact>;
template struct QuadraticRun<double>;
template struct QuadraticRun<Exact>;
template Trajectory<double> any_trajectory(Draw&, Expect<double>&, const Setting&);
template Trajectory<Exact> any_trajectory(Draw&, Expect<Exact>&, const Setting&);

}  // namespace lemmata::biased
