#include <string>
#include <vector>

#include "lib/claim/claim.hpp"

// The proof of Lemma B.4: sums of noises that depend on the past only through their law.

namespace lemmata {
namespace {

/// Noises psi_0 .. psi_{t-1} along a binary tree: at each node a drawn vector v, psi = (1 - p) v with probability p, else -p v, and a drawn gradient.
template <Scalar S>
struct Tree {
  long d, t;
  S p;
  S sum_squared = S(0), of_each = S(0), chi2 = S(0), both = S(0), gradients = S(0), gradient_squares = S(0);

  /// `alike`: the same variance, chi^2, at every node.
  Tree(Draw& draw, bool with_gradients, bool alike = false)
      : d(draw.integer("d", 1, 2)), t(draw.integer("t", 1, 3)), p(draw.in<S>("p", Range::open(0, 1))) {
    const S size = alike ? draw.nonnegative<S>("size") : S(1);
    const auto nodes = static_cast<std::size_t>((1L << t) - 1);
    std::vector<Vec<S>> v, g;
    for (std::size_t i = 0; i < nodes; ++i) {
      const std::string name = "v" + std::to_string(i);
      v.push_back(alike ? size * draw.unit_vector<S>(name, d) : draw.vector<S>(name, d));
      g.push_back(with_gradients ? draw.vector<S>("g" + std::to_string(i), d) : Vec<S>(static_cast<std::size_t>(d)));
      chi2 = max(chi2, S(p * (S(1) - p) * norm2_squared(v.back())));
    }
    const bool biased = draw.mutant("biased");
    for (long path = 0; path < (1L << t); ++path) {
      S weight(1);
      Vec<S> noise(static_cast<std::size_t>(d)), slope = noise;
      std::size_t node = 0;
      for (long i = 0; i < t; ++i) {
        const bool up = (path >> i) % 2 == 1;
        const Vec<S> psi = (up ? S(1) - p : biased ? p : -p) * v[node];
        weight *= up ? p : S(1) - p;
        noise += psi;
        slope += g[node];
        // the weight up to here: of the sum over the rest of the path, which is 1
        S rest(1);
        for (long j = i + 1; j < t; ++j) rest *= (path >> j) % 2 == 1 ? p : S(1) - p;
        of_each += weight * rest * norm2_squared(psi);
        gradient_squares += weight * rest * norm2_squared(g[node]);
        node = 2 * node + (up ? 2 : 1);
      }
      sum_squared += weight * norm2_squared(noise);
      gradients += weight * norm2_squared(slope);
      both += weight * norm2_squared(slope + noise);
    }
  }
};

struct NoiseSum {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.4.step-noise-sum",
      .kind = Kind::proof_step,
      .where = "proof of Lemma B.4",
      .title = "second moment of the summed noise",
      .hypotheses =
          R"(\mathbb E[\psi_i \mid \text{past}] = 0,\ \mathbb E[\|\psi_i\|^2 \mid \text{past}] = \chi^2 \text{ (variance) or } \le \chi^2 \text{ (bound)})",
      .statement = R"(\mathbb E\|\sum_{i<t}\psi_i\|^2 = \sum_{i<t}\mathbb E\|\psi_i\|^2 = t\chi^2)",
      .note =
          "the first equality holds without independence, for martingale differences; the second only where sigma^2 is the variance "
          "everywhere (Definition A.1), not a bound of it (Assumption B). <= is what is used (repaired)",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool variance = draw.reading("sigma", {1, 0}, {"variance", "bound"}) == 1;
    const Tree<S> p(draw, false, variance);
    return {.shown = Chain<S>(equal(p.sum_squared, p.of_each).named("uncorrelated").sum_of(1024))
                         .also(equal(p.of_each, S(p.t) * p.chi2).named("chi").sum_of(1024))};
  }
};
LEMMATA_CLAIM(NoiseSum);

struct NoiseSumRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.4.step-noise-sum/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Lemma B.4",
      .title = "second moment of the summed noise",
      .hypotheses = R"(\mathbb E[\psi_i \mid \text{past}] = 0,\ \mathbb E[\|\psi_i\|^2 \mid \text{past}] \le \chi^2)",
      .statement = R"(\mathbb E\|\sum_{i<t}\psi_i\|^2 = \sum_{i<t}\mathbb E\|\psi_i\|^2 \le t\chi^2)",
      .note = "two outcomes at each node of a tree, skewed, sizes drawn node by node",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Tree<S> p(draw, false);
    return {.shown = Chain<S>(equal(p.sum_squared, p.of_each).named("uncorrelated").sum_of(1024))
                         .also(at_most(p.of_each, S(p.t) * p.chi2).named("chi").sum_of(1024))};
  }
};
LEMMATA_CLAIM(NoiseSumRepaired);

struct Norm {
  static constexpr ClaimInfo info{
      .id = "saddle.lemB.4.step-norm",
      .kind = Kind::proof_step,
      .where = "proof of Lemma B.4",
      .title = "distance by gradients and noise",
      .hypotheses = R"(\mathbb E[\psi_i \mid \text{past}] = 0,\ \nabla f(x_i) \text{ any function of the past})",
      .statement =
          R"(\mathbb E\|\sum(\nabla f + \psi)\|^2 \le 2\mathbb E[\|\sum\nabla f\|^2 + \|\sum\psi\|^2] \le 2t\sum\mathbb E\|\nabla f\|^2 + 2\chi^2t)",
      .note = "divided by eta^2; gradients and noise drawn at each node of a tree",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Tree<S> p(draw, true);
    const S middle = S(2) * (p.gradients + p.sum_squared);
    return {.shown = Chain<S>(at_most(p.both, middle).named("two terms").sum_of(1024))
                         .also(at_most(middle, S(2 * p.t) * p.gradient_squares + S(2 * p.t) * p.chi2).named("Cauchy").sum_of(1024))};
  }
};
LEMMATA_CLAIM(Norm);

}  // namespace
}  // namespace lemmata
