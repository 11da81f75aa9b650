#pragma once
#include "bounds/biased/examples.hpp"
#include "bounds/biased/sparsification.hpp"
#include "lib/chance/expect.hpp"
#include "lib/compress/rand_k.hpp"
#include "lib/oracle/biased.hpp"

namespace lemmata {

/// rand-k, or its multiple by d/k, of an unbiased stochastic gradient at one point: the gradient is any vector, the noise grows with it
/// (M_b), is skewed, depends on the coordinates and on x.
template <Scalar S>
struct SparsifiedGradient {
  long d, k;
  S factor = S(1);
  Vec<S> x, gradient;
  oracle::GrowingNoise<S> noise;

  /// Without `any_gradient` the caller sets the gradient, of a function of d variables at x. Beyond d = 3 the noise has few atoms.
  explicit SparsifiedGradient(Draw& draw, bool rescaled, bool any_gradient = true, long largest = 6)
      : d(draw.integer("d", 1, largest)), k(draw.integer("k", 1, d)) {
    if (rescaled) factor = ratio<S>(d, k);
    x = draw.vector<S>("x", d);
    if (any_gradient) gradient = draw.vector<S>("gradient", d);
    if (d <= 3) noise = oracle::any_growing_noise<S>(draw, "noise", d);
    else draw_two_atoms(draw);
  }
  Vec<S> noise_at(Chance<S>& chance) const { return noise.sample({.x = x}, gradient, chance); }
  Vec<S> sparse(const Vec<S>& v, Chance<S>& chance) const { return compress::keep_random(v, k, factor, chance); }
  Vec<S> sample(Chance<S>& chance) const { return sparse(gradient + noise_at(chance), chance); }

  Vec<S> mean(Expect<S>& expect) const {
    return expect.mean_vector([&](Chance<S>& chance) { return sample(chance); });
  }
  /// E||g - centre||^2
  S spread(Expect<S>& expect, const Vec<S>& centre) const {
    return expect.mean([&](Chance<S>& chance) { return norm2_squared(sample(chance) - centre); });
  }
  S kept() const { return bounds::biased::kept_share<S>(d, k); }
  S lost() const { return bounds::biased::lost_share<S>(d, k); }
  /// E||n||^2 at this point, and its bound M_b ||grad f||^2 + sigma_b^2.
  S variance() const { return noise.variance({.x = x}, gradient); }
  S largest_variance() const { return noise.M * norm2_squared(gradient) + noise.sigma2; }
  S growth() const { return bounds::biased::sparsified_growth(noise.M, d, k); }

 private:
  /// xi grad f + n_0, each with two atoms of mean 0; n_0 may depend on x.
  void draw_two_atoms(Draw& draw) {
    const auto scope = draw.scope("noise");
    const S up = draw.nonnegative<S>("up"), down = draw.nonnegative<S>("down"), p = draw.in<S>("p", Range::open(0, 1));
    noise.factor = up + down > S(0) ? oracle::two_point(S(0), up, down) : oracle::FiniteLaw<S>{{S(0)}, {S(1)}};
    noise.M = noise.factor.variance();
    const Vec<S> n = draw.vector<S>("n", d);
    noise.additive.atoms = {(S(1) - p) * n, -p * n};
    noise.additive.weights = {p, S(1) - p};
    noise.additive.dependence = static_cast<oracle::Dependence>(draw.integer("dependence", 0, oracle::dependences - 1));
    noise.sigma2 = noise.additive.largest_variance(static_cast<std::size_t>(d));
  }
};

}  // namespace lemmata
