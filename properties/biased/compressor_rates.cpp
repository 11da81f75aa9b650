#include "bounds/biased/examples.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/any_contractive.hpp"
#include "lib/compress/moments.hpp"
#include "lib/problem/above_minimum.hpp"
#include "lib/problem/any_problem.hpp"

// Sections 5.1, 5.4 and B.5: gradient descent with top-k, and with any delta-compressor; the row of Table 1 on them.

namespace lemmata {
namespace {

/// E f(x - gamma C(grad f(x))) for any smooth f, PL or not.
template <Scalar S>
struct CompressedStep {
  problem::Problem<S> f;
  Vec<S> x, gradient;

  CompressedStep(Draw& draw, long d)
      : f(draw.coin("PL") ? problem::any_pl<S>(draw, "f", d) : problem::any_smooth<S>(draw, "f", d)), x(draw.vector<S>("x", d)) {
    gradient = f.gradient(x);
  }
  /// share/L, or share where f is constant.
  S step(const S& share) const { return f.L > S(0) ? S(share / f.L) : share; }
  /// E F_+ + (gamma delta/2) ||grad f||^2 <= F, and, if f is mu-PL, E F_+ <= (1 - gamma mu delta) F.
  Chain<S> descends(Expect<S>& expect, const compress::Compressor<S>& compressor, const S& gamma) const {
    const S here = problem::above_minimum(f, x),
            next =
                expect.mean([&](Chance<S>&chance) { return problem::above_minimum(f, x - gamma * compressor.apply(gradient, 0, chance)); });
    const S gain = gamma * compressor.delta / S(2) * norm2_squared(gradient);
    Chain<S> shown(at_most(next + gain, here).named("descent").sum_of(4096));
    if (f.mu) shown.also(at_most(next + gamma * *f.mu * compressor.delta * here, here).named("under PL").sum_of(4096));
    return shown;
  }
};

struct TopKRate {
  static constexpr ClaimInfo info{
      .id = "biased.sec51-topk-rate",
      .kind = Kind::remark,
      .where = "Section 5.1",
      .title = "rate of gradient descent with top-k",
      .hypotheses = R"(f\ L\text{-smooth (and } \mu\text{-PL)},\ x_{t+1} = x_t - \tfrac1L\text{top-k}(\nabla f(x_t)))",
      .statement = R"(f(x_{t+1}) \le f(x_t) - \tfrac{k}{2dL}\|\nabla f(x_t)\|^2;\quad F_{t+1} \le \bigl(1 - \tfrac{k}{d\kappa}\bigr)F_t)",
      .argument = Argument::invariant,
      .note =
          "the first sums up to sum_t ||grad f(x_t)||^2 <= 2dLF/k: gradients tend to 0. The second gives F_T <= epsilon from T = (d/k) "
          "kappa log(F_0/epsilon) on (.iterations); k = 1 is the Euclidean rate of greedy coordinate descent, 1 - mu/(dL)",
      .mutants = {"full-rate", "double-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4), k = draw.integer("k", 1, d);
    const CompressedStep<S> step(draw, d);
    auto top_k = compress::top_k<S>(d, k);
    if (draw.mutant("full-rate")) top_k.delta = S(1);
    return {.shown = step.descends(expect, top_k, step.step(S(draw.mutant("double-step") ? 2 : 1)))};
  }
};
LEMMATA_CLAIM(TopKRate);

struct Iterations {
  static constexpr ClaimInfo info{
      .id = "biased.sec51-topk-rate.iterations",
      .kind = Kind::remark,
      .where = "Sections 5.1, 5.4, B.3",
      .title = "from a contraction to a number of iterations",
      .hypotheses = R"(0 < a \le 1)",
      .statement = R"(1 - a \le e^{-a}, \text{ hence } (1 - a)^T F_0 \le \epsilon \text{ for } T \ge \tfrac1a\log\tfrac{F_0}\epsilon)",
      .note = "a = k/(d kappa) for top-k, delta/kappa for a delta-compressor, gamma mu (1 - m) in Theorem 6",
      .mutants = {"faster"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.in<S>("a", Range::left_open(0, 1));
    return {.shown = at_most(S(1) - a, exp(draw.mutant("faster") ? S(-2) * a : -a))};
  }
};
LEMMATA_CLAIM(Iterations);

struct CompressorRates {
  static constexpr ClaimInfo info{
      .id = "biased.sec54-rates",
      .kind = Kind::remark,
      .where = "Section 5.4",
      .title = "gradient descent with a delta-compressor converges for every delta",
      .hypotheses =
          R"(f\ L\text{-smooth (and } \mu\text{-PL)},\ \mathbb E\|C(g) - g\|^2 \le (1-\delta)\|g\|^2,\ x_+ = x - \gamma C(\nabla f(x)),\ \gamma \le \tfrac1L)",
      .statement =
          R"(\mathbb E f(x_+) \le f(x) - \tfrac{\gamma\delta}2\|\nabla f(x)\|^2;\quad \mathbb E F_+ \le (1 - \gamma\mu\delta)F \text{ for every } \delta > 0)",
      .argument = Argument::invariant,
      .note =
          "what Lemma 2 and (6) give with m = 1 - delta, for random compressors too (whose noise the theorems would have to count); 1 - "
          "delta mu/L with gamma = 1/L is the rate of Beznosikov et al. (2020, Theorem 1). Compressors may look at the time",
      .mutants = {"negated", "double-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const CompressedStep<S> step(draw, d);
    auto compressor = compress::any_contractive<S>(draw, "C", d);
    if (draw.mutant("negated"))
      compressor.apply = [inner = compressor.apply](const Vec<S>& v, long t, Chance<S>& chance) { return -inner(v, t, chance); };
    const S share = draw.in<S>("share", Range::left_open(0, 1)) * S(draw.mutant("double-step") ? 2 : 1);
    return {.shown = step.descends(expect, compressor, step.step(share))};
  }
};
LEMMATA_CLAIM(CompressorRates);

/// A delta-compressor at a vector.
template <Scalar S>
struct Compressed {
  long d;
  compress::Compressor<S> compressor;
  Vec<S> v;

  explicit Compressed(Draw& draw)
      : d(draw.integer("d", 1, 5)), compressor(compress::any_contractive<S>(draw, "C", d)), v(draw.vector<S>("gradient", d)) {
    if (draw.mutant("negated"))
      compressor.apply = [inner = compressor.apply](const Vec<S>& w, long t, Chance<S>& chance) { return -inner(w, t, chance); };
  }
  S bound() const { return (S(1) - compressor.delta) * norm2_squared(v); }
  /// E||g - E g||^2 <= M ||E g||^2, and the bias with m = 1 - delta.
  Chain<S> row(Expect<S>& expect, const S& M) const {
    const S mean = norm2_squared(compress::mean_of(expect, compressor, v));
    return Chain<S>(at_most(compress::mean_squared_spread(expect, compressor, v), M * mean).named("noise").sum_of(4096))
        .also(at_most(compress::squared_bias(expect, compressor, v), bound()).named("bias").sum_of(4096));
  }
};

struct CompressedRow {
  static constexpr ClaimInfo info{
      .id = "biased.tab1-compressed",
      .kind = Kind::table_row,
      .where = "Table 1, row compressed gradient",
      .title = "parameters of a compressed gradient",
      .hypotheses = R"(g(x) = C(\nabla f(x)),\ C \in C(\delta))",
      .statement =
          R"(\mathbb E\|g - \mathbb E g\|^2 \le M\|\mathbb E g\|^2 + \sigma^2,\ \|\mathbb E g - \nabla f\|^2 \le m\|\nabla f\|^2 + \zeta^2: M = \sigma^2 = \zeta^2 = 0,\ 1 - m = \delta)",
      .note =
          "Definition 2 takes the mean over the randomness of C, so that C may be random (rand-k with delta = k/d is one), and then its "
          "noise is not 0. The bias is as printed for every C",
      .mutants = {"negated"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return {.shown = Compressed<S>(draw).row(expect, S(0))};
  }
};
LEMMATA_CLAIM(CompressedRow);

struct CompressedRowRepaired {
  static constexpr ClaimInfo info{
      .id = "biased.tab1-compressed/repaired",
      .kind = Kind::table_row,
      .where = "Table 1, row compressed gradient",
      .title = "parameters of a compressed gradient",
      .hypotheses = R"(g(x) = C(\nabla f(x)),\ C \in C(\delta))",
      .statement =
          R"(\mathbb E\|g - \mathbb E g\|^2 \le M\|\mathbb E g\|^2 + \sigma^2,\ \|\mathbb E g - \nabla f\|^2 \le m\|\nabla f\|^2 + \zeta^2: M = \tfrac1\delta - 1,\ \sigma^2 = \zeta^2 = 0,\ 1 - m = \delta)",
      .note =
          "repaired: with h = E g and v = grad f, the variance is at most (1 - delta)||v||^2 - ||h - v||^2 = 2<h, v> - delta||v||^2 - "
          "||h||^2 <= (1/delta - 1)||h||^2; rand-k attains it. 0 if C is deterministic",
      .mutants = {"negated", "half-growth"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Compressed<S> s(draw);
    const S M = s.compressor.random ? S(1) / s.compressor.delta - S(1) : S(0);
    return {.shown = s.row(expect, draw.mutant("half-growth") ? S(M / S(2)) : M)};
  }
};
LEMMATA_CLAIM(CompressedRowRepaired);

struct CompressorFactor {
  static constexpr ClaimInfo info{
      .id = "biased.b5-factor",
      .kind = Kind::remark,
      .where = "B.5",
      .title = "delta-compressors satisfy (9) with 1 - delta",
      .hypotheses = R"(C \in C(\delta))",
      .statement =
          R"(0 \le \mathbb E\|C(x) - x\|^2 \le (1-\delta)\|x\|^2 \text{ for all } x,\quad \|\mathbb E\,C(x) - x\|^2 \le (1-\delta)\|x\|^2)",
      .note = "in the mean over C, as in Definition 2, where (9) has a deterministic operator; the second is the bound that follows (B.1)",
      .mutants = {"negated"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const Compressed<S> s(draw);
    const S residual = compress::mean_squared_residual(expect, s.compressor, s.v);
    return {.shown = Chain<S>(at_most(S(0), residual).named("at least 0"))
                         .also(at_most(residual, s.bound()).named("at most").sum_of(4096))
                         .also(at_most(compress::squared_bias(expect, s.compressor, s.v), s.bound()).named("bias").sum_of(4096))};
  }
};
LEMMATA_CLAIM(CompressorFactor);

}  // namespace
}  // namespace lemmata
