#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/stochastic_sign.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/problem/nodes.hpp"

// The steps of the proof of Theorem 8 (appendix B.9) that look at one iteration: descent and drift of the gradient.

namespace lemmata {
namespace {

/// Nodes, equal or not, an iterate and a step.
template <Scalar S>
struct Iteration {
  long d, M;
  problem::Nodes<S> nodes;
  Vec<S> x;
  S gamma;

  explicit Iteration(Draw& draw)
      : d(draw.integer("d", 1, 3)),
        M(draw.integer("M", 1, 3)),
        nodes(problem::any_nodes<S>(draw, M, d, draw.coin("same"))),
        x(draw.vector<S>("x", d)),
        gamma(draw.positive<S>("gamma")) {}

  S share() const { return gamma / S(M); }
  /// What the last terms of (29) and of the descent have in common: d L gamma^2 / 2
  S curvature() const { return S(d) * nodes.mean_L() * square(gamma) / S(2); }
};

/// Signs that the nodes may send: any of {-1, 1}^d, as the stochastic sign of some momentum, and 0 as that of the momentum 0.
template <Scalar S>
std::vector<Vec<S>> drawn_signs(Draw& draw, long M, long d) {
  std::vector<Vec<S>> signs;
  for (long n = 0; n < M; ++n) {
    Vec<S> s(static_cast<std::size_t>(d));
    const std::string node = std::to_string(n);
    if (!draw.coin("zero" + node))
      for (std::size_t i = 0; i < s.size(); ++i) s[i] = S(draw.coin("s" + node + std::to_string(i)) ? -1 : 1);
    signs.push_back(s);
  }
  return signs;
}

template <Scalar S>
Vec<S> total(const std::vector<Vec<S>>& vectors) {
  Vec<S> sum;
  for (const auto& v : vectors) sum += v;
  return sum;
}

template <Scalar S>
Case<S> smoothness_step(Draw& draw, bool as_printed) {
  const Iteration<S> at(draw);
  const auto signs = drawn_signs<S>(draw, at.M, at.d);
  const Vec<S> g = at.nodes.gradient(at.x), s = total(signs);
  const S length(draw.mutant("twice-the-step") ? 2 : 1);
  const S half_L = at.nodes.mean_L() * square(at.gamma) / S(2), here = at.nodes.above_bound(at.x);
  S squares(0), along(0);
  for (const auto& one : signs) {
    squares += norm2_squared(one) / S(at.M);
    along += dot(g, one);
  }
  const S by_sum = here - at.share() * dot(g, s);
  const S mean_square = norm2_squared(s) / S(at.M * at.M);
  const S last = here - at.share() * along + at.curvature();
  return {
      .shown =
          Chain<S>(
              at_most(at.nodes.above_bound(at.x - length * at.share() * s), by_sum + half_L * mean_square).named("smoothness").sum_of(4096))
              .also(at_most(by_sum + half_L * mean_square, by_sum + half_L * squares).named("convexity").sum_of(4096))
              .also((as_printed ? equal(by_sum + half_L * squares, last) : at_most(by_sum + half_L * squares, last))
                        .named("squares of signs")
                        .sum_of(4096))};
}

constexpr std::string_view node_smoothness =
    R"(f = \frac1M \sum_n f_n, \; f_n \ L^n\text{-smooth}, \; x_{k+1} = x_k - \frac\gamma M s_k, \; s_k =)"
    R"( \sum_n s_k^n, \; s_k^n = \operatorname{\tilde{sign}} m_k^n)";

struct SsdmDescent {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.descent",
      .kind = Kind::proof_step,
      .where = "appendix B.9, first display",
      .title = "one step of SSDM",
      .hypotheses = node_smoothness,
      .statement = R"(f(x_{k+1}) \le f(x_k) - \frac\gamma M \langle \nabla f(x_k), s_k\rangle + \frac{\tilde L\gamma^2}{2}\|\frac1M \sum_n)"
                   R"( s_k^n\|^2 \le f(x_k) - \frac\gamma M \langle \nabla f(x_k), s_k\rangle + \frac{\tilde L\gamma^2}{2}\frac1M \sum_n)"
                   R"( \|s_k^n\|^2 = f(x_k) - \frac\gamma M \sum_n \langle \nabla f(x_k), s_k^n\rangle + \frac{d\tilde L\gamma^2}{2})",
      .note = "on every path. The equality overlooks that the stochastic sign of 0 is 0: a momentum may vanish, with the gradient, say",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return smoothness_step<S>(draw, true);
  }
};
LEMMATA_CLAIM(SsdmDescent);

struct SsdmDescentRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.descent/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.9, first display",
      .title = "one step of SSDM",
      .hypotheses = node_smoothness,
      .statement = R"(f(x_{k+1}) \le f(x_k) - \frac\gamma M \langle \nabla f(x_k), s_k\rangle + \frac{\tilde L\gamma^2}{2}\|\frac1M \sum_n)"
                   R"( s_k^n\|^2 \le f(x_k) - \frac\gamma M \langle \nabla f(x_k), s_k\rangle + \frac{\tilde L\gamma^2}{2}\frac1M \sum_n)"
                   R"( \|s_k^n\|^2 \le f(x_k) - \frac\gamma M \sum_n \langle \nabla f(x_k), s_k^n\rangle + \frac{d\tilde L\gamma^2}{2})",
      .note = "the last relation is an inequality: the stochastic sign of 0 is 0",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return smoothness_step<S>(draw, false);
  }
};
LEMMATA_CLAIM(SsdmDescentRepaired);

/// Any momentum; with a coin one whose norm is rational.
template <Scalar S>
Vec<S> drawn_momentum(Draw& draw, const std::string& name, long d) {
  if (!draw.coin("rational " + name)) return draw.vector<S>(name, d);
  const Vec<S> u = draw.unit_vector<S>("u " + name, d);
  return draw.nonnegative<S>("norm " + name) * u;
}

/// (29) for a mean of f(x_{k+1}): `value` is f(x_k), `curvature` d L gamma^2/2, `share` gamma/M.
template <Scalar S>
Chain<S> conditional_descent(const Draw& draw, const S& mean, const S& value, const S& curvature, const S& share, const Vec<S>& g,
                             const std::vector<Vec<S>>& momenta) {
  S along(0), errors(0);
  for (const auto& m : momenta) {
    const S square_norm = norm2_squared(m);
    if (square_norm != S(0)) along += dot(g, m) / sqrt(square_norm);
    errors += bounds::ssd::direction_error(norm2(g), draw.mutant("without-the-error") ? S(0) : norm2(m - g));
  }
  const S here = value + curvature;
  return Chain<S>(at_most(mean, here - share * along).named("mean of the signs").sum_of(8192))
      .also(at_most(here - share * along, here + share * errors).named("Lemma 15").sum_of(8192));
}

template <Scalar S>
Case<S> given_the_past(Draw& draw, Expect<S>& expect) {
  const Iteration<S> at(draw);
  std::vector<Vec<S>> momenta;
  for (long n = 0; n < at.M; ++n) momenta.push_back(drawn_momentum<S>(draw, "m" + std::to_string(n), at.d));
  const auto coupling = at.d > 1 && draw.coin("common") ? compress::Coupling::common : compress::Coupling::independent;
  const S length(draw.mutant("twice-the-step") ? 2 : 1);
  const S mean = expect.mean([&](Chance<S>& chance) {
    Vec<S> s(at.x.size());
    for (const auto& m : momenta) s += compress::stochastic_sign(m, chance, coupling);
    return at.nodes.above_bound(at.x - length * at.share() * s);
  });
  return {.shown =
              conditional_descent(draw, mean, at.nodes.above_bound(at.x), at.curvature(), at.share(), at.nodes.gradient(at.x), momenta)};
}

/// One node on the line after its first step: m_0 = g_0, x_1 = x_0 - gamma sign(g_0), m_1 = beta m_0 + (1 - beta) g_1 with unbiased g_0
/// and g_1. Given x_1 and g_1, g_0 is any of its values with one sign, and (29) is for each of them.
template <Scalar S>
Case<S> given_iterate_and_gradient(Draw& draw) {
  const auto f = problem::any_smooth<S>(draw, "f", 1);
  const S gamma = draw.positive<S>("gamma"), beta = draw.in<S>("beta", Range::right_open(0, 1));
  const Vec<S> x0 = draw.vector<S>("x0", 1);
  const auto earlier = oracle::any_law<S>(draw, "g0", f.gradient(x0)[0]);
  const S direction(draw.coin("down") ? 1 : -1), length(draw.mutant("twice-the-step") ? 2 : 1);
  const Vec<S> x1 = x0 - gamma * Vec<S>{direction}, g = f.gradient(x1);
  const auto current = oracle::any_law<S>(draw, "g1", g[0]);
  const std::size_t seen = static_cast<std::size_t>(draw.integer("value", 0, 3)) % current.values.size();
  S mean(0), weight(0);
  std::vector<Vec<S>> possible;
  for (std::size_t j = 0; j < earlier.values.size(); ++j) {
    if (!(S(0) < earlier.weights[j]) || sign(earlier.values[j], 0) != direction) continue;
    possible.push_back(Vec<S>{beta * earlier.values[j] + (S(1) - beta) * current.values[seen]});
    mean += earlier.weights[j] * problem::above_minimum(f, x1 - length * gamma * sign(possible.back(), 0));
    weight += earlier.weights[j];
  }
  Case<S> made{.given = {strictly_less(S(0), weight), strictly_less(S(0), current.weights[seen])}, .shown = {}};
  for (const auto& m : possible)
    made.shown = std::move(made.shown)
                     .also(conditional_descent<S>(draw, mean / weight, problem::above_minimum(f, x1), f.L * square(gamma) / S(2), gamma, g,
                                                  std::vector<Vec<S>>{m}));
  return made;
}

struct SsdmConditionalDescent {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.eq29",
      .kind = Kind::proof_step,
      .where = "eq. (29)",
      .title = "descent in the mean over the stochastic signs",
      .hypotheses = node_smoothness,
      .statement =
          R"(\mathbb E[f(x_{k+1}) \mid x_k, \hat g_k^n] \le f(x_k) - \frac\gamma M \sum_n \frac{\langle g_k, m_k^n\rangle}{\|m_k^n\|} +)"
          R"( \frac{d\tilde L\gamma^2}{2} \le f(x_k) - \frac\gamma3 \|g_k\| + \frac{8\gamma}{3M} \sum_n \|m_k^n - g_k\| +)"
          R"( \frac{d\tilde L\gamma^2}{2})",
      .note =
          "given x_k and the stochastic gradients, as printed, or all of the past, for which x_k often stands. The former leaves the "
          "momenta, and with them the right side, open: the mean is over those that are possible, and exceeds the right side for some. "
          "Where m = 0 the quotient has no value and is read as 0, the mean of the sign",
      .mutants = {"twice-the-step", "without-the-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool past = draw.reading("given", {0, 1}, {"past", "as-printed"}) == 0;
    return past ? given_the_past<S>(draw, expect) : given_iterate_and_gradient<S>(draw);
  }
};
LEMMATA_CLAIM(SsdmConditionalDescent);

struct SsdmConditionalDescentRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.eq29/repaired",
      .kind = Kind::proof_step,
      .where = "eq. (29)",
      .title = "descent in the mean over the stochastic signs, given the momenta",
      .hypotheses = node_smoothness,
      .statement = R"(\mathbb E[f(x_{k+1}) \mid x_k, m_k^1, \ldots, m_k^M] \le f(x_k) - \frac\gamma M \sum_n)"
                   R"( \frac{\langle g_k, m_k^n\rangle}{\|m_k^n\|} +)"
                   R"( \frac{d\tilde L\gamma^2}{2} \le f(x_k) - \frac\gamma3 \|g_k\| + \frac{8\gamma}{3M} \sum_n \|m_k^n - g_k\| +)"
                   R"( \frac{d\tilde L\gamma^2}{2})",
      .note = "the mean is given the momenta, which any vectors may be; the quotient is 0 where m = 0",
      .mutants = {"twice-the-step", "without-the-error"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return given_the_past<S>(draw, expect);
  }
};
LEMMATA_CLAIM(SsdmConditionalDescentRepaired);

struct SsdmDrift {
  static constexpr ClaimInfo info{
      .id = "ssd.thm8.eq31",
      .kind = Kind::proof_step,
      .where = "eq. (31)",
      .title = "drift of the gradient",
      .hypotheses = node_smoothness,
      .statement = R"(\|g_k - g_{k+1}\| \le \frac1M \sum_n \|g_k^n - g_{k+1}^n\| \le \frac1M \sum_n L^n \|x_k - x_{k+1}\| =)"
                   R"( \frac{\tilde L\gamma}{M}\|s_k\| \le \tilde L\gamma\sqrt d)",
      .mutants = {"twice-the-step"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Iteration<S> at(draw);
    const Vec<S> s = total(drawn_signs<S>(draw, at.M, at.d));
    const Vec<S> next = at.x - at.share() * s;
    const Vec<S> reached = draw.mutant("twice-the-step") ? next - at.share() * s : next;
    S by_node(0);
    for (const auto& f : at.nodes.f) by_node += norm2(f.gradient(at.x) - f.gradient(reached)) / S(at.M);
    const S L = at.nodes.mean_L();
    // The moved distance of a drawn step: the difference at.x - next would lose digits in double.
    const S moved = at.share() * norm2(s);
    return {.shown = Chain<S>(at_most(norm2(at.nodes.gradient(at.x) - at.nodes.gradient(reached)), by_node).named("triangle").sum_of(4096))
                         .also(at_most(by_node, L * moved).named("smoothness").sum_of(4096))
                         .also(equal(L * moved, L * at.gamma / S(at.M) * norm2(s)).named("one step"))
                         .also(at_most(L * at.gamma / S(at.M) * norm2(s), L * at.gamma * sqrt(S(at.d))).named("signs"))};
  }
};
LEMMATA_CLAIM(SsdmDrift);

}  // namespace
}  // namespace lemmata
