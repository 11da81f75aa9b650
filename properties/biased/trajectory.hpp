#pragma once
#include <vector>

#include "bounds/biased/descent.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sgd_moments.hpp"
#include "lib/oracle/steered_bias.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/from_above.hpp"

// Runs of SGD with a constant step size and a biased oracle, with exact expectations: what Lemma 3 and Theorems 4 and 6 speak of.

namespace lemmata::biased {

enum class Objective { smooth, polyak_lojasiewicz, strongly_convex };

/// What is drawn beyond the objective.
struct Setting {
  Objective objective = Objective::smooth;
  bool additive_bias = true;
  bool noise = true;
  long least_T = 1;
  long most_T = 60;  ///< at most 40 along a path without noise, at most 3 with noise
};

/// Means along a run, and every constant that the bounds ask for. mu has no meaning for Objective::smooth.
template <Scalar S>
struct Trajectory {
  long T = 1;
  S L, mu, m, zeta2, M, sigma2, gamma;
  std::vector<S> gradients;  ///< E||grad f(x_t)||^2, t = 0..T
  std::vector<S> values;     ///< F_t = E f(x_t) - f*, t = 0..T
  /// Psi_T
  S mean_gradient() const {
    S sum(0);
    for (long t = 0; t < T; ++t) sum += gradients[static_cast<std::size_t>(t)];
    return sum / S(T);
  }
  S first_value() const { return values.front(); }
  S last_value() const { return values.back(); }
};

/// A run whose every path is walked: up to 3 steps with noise, up to 40 without. Any objective (smooth from above), any bias and noise.
template <Scalar S>
struct PathRun {
  problem::FromAbove<S> objective;
  oracle::Bias<S> bias;
  oracle::GrowingNoise<S> noise;
  S gamma;
  Vec<S> x0;
  long T;

  PathRun(Draw& draw, const Setting& setting);
  method::Sgd<S> method() const {
    return {.x0 = x0, .gamma = gamma, .oracle = oracle::biased_oracle<S>(objective.f.gradient, bias, noise)};
  }
  S squared_gradient(const Vec<S>& x) const { return norm2_squared(objective.f.gradient(x)); }
  S first_value() const { return problem::above_minimum(objective.f, x0); }
  Trajectory<S> trajectory(Expect<S>& expect) const;
};

/// A run on a quadratic sum_i lambda_i x_i^2/2 of any spectrum, in up to 6 dimensions and for up to 60 steps, with an oracle whose
/// moments close: signal a x + c, noise that grows with it.
template <Scalar S>
struct QuadraticRun {
  method::SgdMoments<S> sgd;
  S L{}, mu{}, m{}, zeta2{}, sigma2{};
  long T = 1;

  QuadraticRun(Draw& draw, const Setting& setting);
  S first_value() const { return sgd.mean_value(sgd.start()); }
  Trajectory<S> trajectory(Expect<S>& expect) const;

 private:
  void spectrum(Draw& draw, long d, bool positive);
  void bias(Draw& draw, long d, bool additive);
};

/// Either.
template <Scalar S>
Trajectory<S> any_trajectory(Draw& draw, Expect<S>& expect, const Setting& setting);

// Instantiated once, in trajectory.cpp: every claim would compile them again.
extern template struct PathRun<double>;
extern template struct PathRun<Exact>;
extern template struct QuadraticRun<double>;
extern template struct QuadraticRun<Exact>;
extern template Trajectory<double> any_trajectory(Draw&, Expect<double>&, const Setting&);
extern template Trajectory<Exact> any_trajectory(Draw&, Expect<Exact>&, const Setting&);

}  // namespace lemmata::biased
