#include "bounds/ssd/two_row.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/moments.hpp"
#include "lib/compress/stochastic_sign.hpp"
#include "lib/method/ssdm.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/nodes.hpp"
#include "properties/ssd/any_vector.hpp"
#include "properties/two_row_point.hpp"

// SSDM with one of its two parts left out: without the stochastic sign it is stuck on the line Z of problem (5); without momentum it is
// distributed SGD with an unbiased compressor.

namespace lemmata {
namespace {

constexpr std::string_view two_nodes =
    R"(M = 2, \; f_n(x) = \langle a_n, x\rangle^2, \; \hat g_k^n = \nabla f_n(x_k), \; s_k^n = \operatorname{sign})"
    R"( m_k^n, \; x_0 \in Z = \{z_1 + z_2 = 2\}, \; \varepsilon \in (0, 1), \; \gamma \in \mathbb R)";

struct DeterministicSign {
  static constexpr ClaimInfo info{
      .id = "ssd.no-stochastic-sign",
      .kind = Kind::counterexample,
      .where = "bullet \"SSDM without stochastic sign\" after Theorem 8",
      .title = "the signs of the momenta are +-(-1, 1)",
      .hypotheses = two_nodes,
      .statement = R"(\operatorname{sign} m_k^n = \pm\operatorname{sign} a_n = \pm(-1, 1), \; x_k \in Z \text{ for all } k)",
      .note =
          "for any beta and k, as printed, with sign 0 = 0 (footnote 1): from x_0 = (1 - epsilon, 1 + epsilon), where <a_1, x_0> = 0, "
          "m_0^1 is 0, and so is its sign. What the text takes from it, that x_k stays on Z, is right (/repaired)",
      .mutants = {"stochastic"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = shared::TwoRow<S>::draw(draw);
    const Vec<S> x0 = shared::any_point_of_line(draw, f);
    const S beta = draw.in<S>("beta", Range::right_open(0, 1)), gamma = draw.real<S>("gamma");
    const long k = draw.log_integer("k", 0, 30);
    method::Ssdm<S> method{.x0 = x0, .gamma = gamma, .beta = beta, .nodes = {}};
    for (const int n : {1, 2}) method.nodes.push_back(oracle::exact_oracle<S>(problem::two_row_term(f.epsilon, n)));
    if (!draw.mutant("stochastic")) method.signs = [](const Vec<S>& m, Chance<S>&) { return sign(m, 0); };
    const auto run = expect.run(method, draw.mutant("stochastic") ? 1 : k + 1, {});
    Chain<S> shown;
    for (const auto& [state, weight] : run.last) {
      shown.also(equal(state.x[0] + state.x[1], S(2)).named("line").sum_of(4096));
      for (const Vec<S>& m : state.m) {
        const Vec<S> s = sign(m, 0);
        shown.also(equal(s[0] + s[1], S(0)).named("opposite signs"));
        shown.also(equal(square(s[0]), S(1)).named("no sign is 0"));
      }
    }
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(DeterministicSign);

struct DeterministicSignRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.no-stochastic-sign/repaired",
      .kind = Kind::counterexample,
      .where = "bullet \"SSDM without stochastic sign\" after Theorem 8",
      .title = "the deterministic sign never leaves the line",
      .hypotheses = two_nodes,
      .statement =
          R"(m_k^n = \mu_k^n a_n, \; \operatorname{sign} m_k^n = \operatorname{sign}(\mu_k^n)\operatorname{sign} a_n, \; x_k \in Z,)"
          R"( \; f(x_k) \ge 4\varepsilon^2 > 0 = \min f \text{ for all } k)",
      .argument = Argument::invariant,
      .note =
          "repaired: a sign may be 0, which keeps the iterate on Z as well. Shown for one step from any point of Z and any momenta in "
          "span(a_n), with any real beta and gamma; f = (f_1 + f_2)/2 is that of (5)",
      .mutants = {"no-sign"},
      .whole = {"place", "sign of mu"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto f = shared::TwoRow<S>::draw(draw);
    const Vec<S> x = shared::any_point_of_line(draw, f);
    const S beta = draw.real<S>("beta"), gamma = draw.real<S>("gamma");
    Chain<S> shown(strictly_less(S(0), bounds::ssd::least_on_line(f.epsilon)).named("above the minimum"));
    Vec<S> sum;
    for (const int n : {1, 2}) {
      const std::string index = std::to_string(n);
      const Vec<S> a = f.row(n);
      const S before = draw.real<S>("mu before " + index);
      const Vec<S> m = beta * (before * a) + (S(1) - beta) * f.term(n, x);
      shown = std::move(shown).also(equal(m, (beta * before + (S(1) - beta) * S(2) * f.along(n, x)) * a, "momentum along a_n"));
      // mu = beta mu_before + (1 - beta) 2 <a_n, x> may be any real number, and is taken as one.
      const S mu = shared::signed_number<S>(draw, "sign of mu" + index, "mu" + index);
      const Vec<S> s = draw.mutant("no-sign") ? mu * a : sign(mu * a, 0);
      shown = std::move(shown).also(equal(s, sign(mu, 0) * sign(a, 0), "sign of the momentum"));
      sum += s;
    }
    const Vec<S> next = x - gamma / S(2) * sum;
    return {.shown = std::move(shown)
                         .also(equal(next[0] + next[1], S(2)).named("line").sum_of(256))
                         .also(equal(f.value(next), bounds::ssd::least_on_line(f.epsilon) + square(S(next[0] - next[1])))
                                   .named("value")
                                   .sum_of(1024))};
  }
};
LEMMATA_CLAIM(DeterministicSignRepaired);

struct NormTimesStochasticSign {
  static constexpr ClaimInfo info{
      .id = "ssd.no-momentum",
      .kind = Kind::remark,
      .where = "bullet \"SSDM without momentum\" after Theorem 8",
      .title = "norm and stochastic sign as an unbiased compressor",
      .hypotheses = R"(g \in \mathbb R^d)",
      .statement =
          R"(\mathbb E[\|g\|\operatorname{\tilde{sign}} g] = g, \quad \mathbb E\|\,\|g\|\operatorname{\tilde{sign}} g - g\|^2 = (d - 1)\|g\|^2)",
      .note =
          "so that the analysis of distributed SGD with unbiased compression applies: its step is ssd.no-momentum.descent. What is sent "
          "is ssd.no-momentum.messages",
      .mutants = {"unscaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 4);
    const Vec<S> g = ssd::any_vector<S>(draw, d);
    const auto coupling = d > 1 && draw.coin("common") ? compress::Coupling::common : compress::Coupling::independent;
    const auto scale = draw.mutant("unscaled") ? compress::SignScale::contracting : compress::SignScale::unbiased;
    const auto sign = compress::stochastic_sign<S>(d, scale, coupling);
    return {
        .shown =
            equal(compress::mean_of(expect, sign, g), g, "mean")
                .also(equal(compress::mean_squared_residual(expect, sign, g), S(d - 1) * norm2_squared(g)).named("variance").sum_of(1024))};
  }
};
LEMMATA_CLAIM(NormTimesStochasticSign);

struct WithoutMomentum {
  static constexpr ClaimInfo info{
      .id = "ssd.no-momentum.descent",
      .kind = Kind::remark,
      .where = "bullet \"SSDM without momentum\" after Theorem 8",
      .title = "one step without momentum",
      .hypotheses =
          R"(x_{k+1} = x_k - \frac\gamma M \sum_n \|\hat g_k^n\|\operatorname{\tilde{sign}} \hat g_k^n, \; \mathbb E\, \hat g^n = \nabla f_n,)"
          R"( \; \mathbb E\|\hat g^n - \nabla f_n\|^2 = \sigma_n^2, \; f_n \ L^n\text{-smooth})",
      .statement =
          R"(\mathbb E[f(x_{k+1}) \mid x_k] \le f(x_k) - \gamma\|\nabla f(x_k)\|^2 + \frac{\tilde L\gamma^2}{2}\left(\|\nabla f(x_k)\|^2 +)"
          R"( \frac{1}{M^2}\sum_n ((d - 1)\|\nabla f_n(x_k)\|^2 + d\sigma_n^2)\right))",
      .note =
          "what the standard analysis sums up; with steps of order K^(-1/2) the mean of ||grad f||^2 falls as K^(-1/2) where the grad f_n "
          "stay bounded, on nodes that differ too",
      .mutants = {"unscaled"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2), M = draw.integer("M", 1, 2);
    const auto nodes = problem::any_nodes<S>(draw, M, d, draw.coin("same"));
    const Vec<S> x = draw.vector<S>("x", d);
    const S gamma = draw.positive<S>("gamma");
    std::vector<oracle::Noise<S>> noise;
    S spread(0);
    for (long n = 0; n < M; ++n) {
      // Random signs of two nodes in the plane leave room for the noise of one.
      noise.push_back(d == 1 || n == 0 ? oracle::any_noise<S>(draw, "n" + std::to_string(n), d) : oracle::no_noise<S>(d));
      const S squared = norm2_squared(nodes.f[static_cast<std::size_t>(n)].gradient(x));
      spread += S(d - 1) * squared + S(d) * noise.back().variance({.x = x});
    }
    const bool unscaled = draw.mutant("unscaled");
    const S mean = expect.mean([&](Chance<S>& chance) {
      Vec<S> sum(x.size());
      for (std::size_t n = 0; n < noise.size(); ++n) {
        const Vec<S> g = nodes.f[n].gradient(x) + noise[n].sample({.x = x}, chance);
        const S norm = d == 1 ? abs(g[0]) : norm2(g);
        sum += (unscaled ? S(1) : norm) * compress::stochastic_sign(g, chance);
      }
      return nodes.above_bound(x - gamma / S(M) * sum);
    });
    const S squared = norm2_squared(nodes.gradient(x)), half = nodes.mean_L() * square(gamma) / S(2);
    return {.shown = at_most(mean, nodes.above_bound(x) - gamma * squared + half * (squared + spread / S(M * M))).sum_of(8192)};
  }
};
LEMMATA_CLAIM(WithoutMomentum);

struct FloatsFromTheServer {
  static constexpr ClaimInfo info{
      .id = "ssd.no-momentum.messages",
      .kind = Kind::remark,
      .where = "bullet \"SSDM without momentum\" after Theorem 8",
      .title = "dense floats from the server",
      .hypotheses = R"(s = \sum_n \|\hat g^n\|\operatorname{\tilde{sign}} \hat g^n)",
      .statement = R"(\text{there are } \hat g^n \text{ for which no entry of } s \text{ is an integer, whatever the signs})",
      .quantifier = Quantifier::exists,
      .note = "with momentum every entry is an integer: ssd.thm8-rate.bits/repaired"};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 2, 4), M = draw.integer("M", 1, 3);
    std::vector<Vec<S>> g;
    for (long n = 0; n < M; ++n) {
      const Vec<S> u = draw.unit_vector<S>("u" + std::to_string(n), d);
      g.push_back(draw.in<S>("norm" + std::to_string(n), Range::closed(0, 4)) * u);
    }
    const S integers = expect.probability([&](Chance<S>& chance) {
      Vec<S> s(static_cast<std::size_t>(d));
      for (const auto& v : g) s += norm2(v) * compress::stochastic_sign(v, chance);
      bool any = false;
      for (const S& entry : s)
        for (long value = -4 * M; value <= 4 * M; ++value) any = any || entry == S(value);
      return any;
    });
    return {.shown = equal(integers, S(0))};
  }
};
LEMMATA_CLAIM(FloatsFromTheServer);

}  // namespace
}  // namespace lemmata
