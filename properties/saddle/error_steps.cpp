#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"
#include "lib/oracle/noise.hpp"

// The steps of the proof of Lemma A.5: contraction, telescoping, the variance of the noise.

namespace lemmata {
namespace {

struct Contraction {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5.step-contraction",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.5, first display",
      .title = "the compressor contracts what it is given",
      .hypotheses = R"(C\ \mu\text{-compressor, its randomness independent of } v = e_t + \nabla f(x_t) + \psi_t)",
      .statement = R"(\mathbb E\|e_{t+1}\|^2 = \mathbb E\|v - C(v, \tilde\theta_t)\|^2 \le (1-\mu)\,\mathbb E\|v\|^2)",
      .note = "v takes one of up to three drawn values at random. Definition 2.1 with <= for <",
      .mutants = {"twice-mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3), atoms = draw.integer("atoms", 1, 3);
    const auto c = compress::any_contractive<S>(draw, "C", d);
    const long t = draw.integer("t", 0, 3);
    S residual(0), size(0), total(0);
    for (long j = 0; j < atoms; ++j) {
      const std::string index = std::to_string(j);
      const Vec<S> v = draw.vector<S>("v" + index, d);
      const S weight = draw.in<S>("p" + index, Range::closed(0x1p-20, 1));
      residual += weight * compress::mean_squared_residual(expect, c, v, t);
      size += weight * norm2_squared(v);
      total += weight;
    }
    const S kept = S(1) - (draw.mutant("twice-mu") ? S(2) : S(1)) * c.delta;
    return {.shown = at_most(residual / total, kept * size / total).sum_of(1024)};
  }
};
LEMMATA_CLAIM(Contraction);

struct Telescope {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5.step-telescope",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.5",
      .title = "telescoping the recursion of the error",
      .hypotheses = R"(E_{t+1} \le (1-\mu)((1+\nu)E_t + (1+\frac1\nu)b_t),\ E_0 = 0,\ \nu > 0)",
      .statement =
          R"(E_{t+1} \le \sum_{i=0}^{t}(1-\mu)^{t-i+1}(1+\nu)^{t-i}(1+\frac1\nu)b_i \le \frac1\nu\sum_{i=0}^{t}((1-\mu)(1+\nu))^{t-i+1}b_i)",
      .argument = Argument::invariant,
      .note =
          "by induction on t: the recursion multiplies the weight of b_i by (1 - mu)(1 + nu) and brings in the weight of b_t. Shown are "
          "the first weight and this factor, for powers p = (1 - mu)^(n+1) and q = (1 + nu)^n of any n = t - i; both sums have the same "
          "weights, so that the second relation is an equality",
      .mutants = {"one-power-less"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.in<S>("mu", Range::left_open(0, 1)), nu = draw.positive<S>("nu");
    const S p = draw.in<S>("p", Range::closed(0, 1)), q = draw.positive<S>("q"), b = draw.nonnegative<S>("b");
    const S fresh = (S(1) - mu) * (S(1) + S(1) / nu) * b, factor = (S(1) - mu) * (S(1) + nu);
    const S later = p * (S(1) - mu) * q * (draw.mutant("one-power-less") ? S(1) : S(1) + nu);
    return {.shown = Chain<S>(equal(fresh, factor / nu * b).named("first weight"))
                         .also(equal(later * (S(1) + S(1) / nu) * b, factor * (p * q * (S(1) + S(1) / nu) * b)).named("next weight"))
                         .also(equal(p * q * (S(1) + S(1) / nu) * b, p * q * (S(1) + nu) / nu * b).named("second sum"))};
  }
};
LEMMATA_CLAIM(Telescope);

/// E||grad f + psi||^2 and ||grad f||^2 + chi^2 at a drawn point, chi^2 with the variance of zeta there or its bound.
template <Scalar S>
struct NoisyGradient {
  S left, right;

  NoisyGradient(Draw& draw, Expect<S>& expect, bool exact) {
    const long d = draw.integer("d", 1, 2);
    const Vec<S> x = draw.vector<S>("x", d), gradient = draw.vector<S>("gradient", d);
    const auto noise = oracle::any_noise<S>(draw, "zeta", d);
    const S s = draw.nonnegative<S>("xi");
    const Vec<S> shift = draw.mutant("biased") ? Vec<S>(static_cast<std::size_t>(d), S(1)) : Vec<S>();
    const oracle::Point<S> at{.x = x};
    const auto artificial = [&](Chance<S>& chance) {
      Vec<S> xi(static_cast<std::size_t>(d));
      for (std::size_t i = 0; i < xi.size(); ++i) xi[i] = chance.bernoulli(ratio<S>(1, 2)) ? s : -s;
      return xi;
    };
    left = expect.mean([&](Chance<S>& chance) {
      const Vec<S> xi = artificial(chance);
      return norm2_squared(gradient + noise.sample(at, chance) + shift + xi);
    });
    const S sigma2 = exact ? noise.variance(at) : noise.largest_variance(static_cast<std::size_t>(d));
    right = norm2_squared(gradient) + sigma2 + S(d) * square(s);
  }
};

struct Variance {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5.step-variance",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.5, last display",
      .title = "the noise adds its variance",
      .hypotheses = R"(\mathbb E[\psi_i \mid x_i] = 0,\ \psi = \zeta + \xi,\ \chi^2 = \sigma^2 + r^2)",
      .statement = R"(\mathbb E\|\nabla f(x_i) + \psi_i\|^2 = \mathbb E[\|\nabla f(x_i)\|^2 + \chi^2])",
      .note =
          "an equality only where sigma^2 is the variance at x_i itself (Definition A.1), not a bound of it (Assumption B). Signs +-s in "
          "each coordinate stand for the Gaussian xi of that second moment, r^2 in total (saddle.defA.1)",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool exact = draw.reading("sigma", {1, 0}, {"variance", "bound"}) == 1;
    const NoisyGradient<S> g(draw, expect, exact);
    return {.shown = equal(g.left, g.right).sum_of(1024)};
  }
};
LEMMATA_CLAIM(Variance);

struct VarianceRepaired {
  static constexpr ClaimInfo info{
      .id = "saddle.lemA.5.step-variance/repaired",
      .kind = Kind::proof_step,
      .where = "proof of Lemma A.5, last display",
      .title = "the noise adds at most its variance",
      .hypotheses = R"(\mathbb E[\psi_i \mid x_i] = 0,\ \mathbb E\|\zeta\|^2 \le \sigma^2,\ \mathbb E\|\xi\|^2 = r^2)",
      .statement = R"(\mathbb E\|\nabla f(x_i) + \psi_i\|^2 \le \mathbb E[\|\nabla f(x_i)\|^2 + \chi^2])",
      .note = "all that the lemma needs; with Assumption B as it is printed, and r^2 the variance of the whole vector",
      .mutants = {"biased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const NoisyGradient<S> g(draw, expect, false);
    return {.shown = at_most(g.left, g.right).sum_of(1024)};
  }
};
LEMMATA_CLAIM(VarianceRepaired);

}  // namespace
}  // namespace lemmata
