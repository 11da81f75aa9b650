#include "bounds/ssd/ssdm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/majority_vote.hpp"
#include "lib/method/ssdm.hpp"
#include "lib/problem/nodes.hpp"

// Section 5.3.1: signs do not see the weights of the nodes' objectives; and that SSDM is said to resolve this. f^w = (w_1 f_1 + ... + w_M f_M)/M.

namespace lemmata {
namespace {

template <Scalar S>
S signed_real(Draw& draw, const std::string& name) {
  const long s = draw.integer("sign of " + name, -1, 1);
  return s == 0 ? S(0) : S(s) * draw.positive<S>(name);
}

struct SignsIgnoreWeights {
  static constexpr ClaimInfo info{
      .id = "ssd.issue-signgd",
      .kind = Kind::counterexample,
      .where = "Section 5.3.1",
      .title = "distributed signGD does not see the weights",
      .hypotheses =
          R"(x_{k+1} = x_k - \gamma_k \operatorname{sign}\left(\sum_n \operatorname{sign}(w_n \nabla f_n(x_k))\right), \; w_n > 0)",
      .statement =
          R"(\operatorname{sign}(w_n \nabla f_n) = \operatorname{sign} \nabla f_n, \text{ so that the iterates are the same for all } w;)"
          R"( \text{ where } f_1' > 0 > f_2' \text{ it is stuck, and for every } v \text{ there are } w \text{ with } (f^w)' = v)",
      .argument = Argument::invariant,
      .note =
          "coordinate by coordinate, for any values of the gradients. That the landscape can change arbitrarily is taken as: at a point "
          "where two nodes disagree the gradient of f^w takes every value, 0 and others, while signGD stands still there for ever",
      .mutants = {"without-signs"},
      .whole = {"sign of g", "sign of v"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S g = signed_real<S>(draw, "g"), w = draw.positive<S>("w");
    const S up = draw.positive<S>("slope of f_1"), down = draw.positive<S>("slope of -f_2"), gamma = draw.positive<S>("gamma");
    const S v = signed_real<S>(draw, "v"), x = draw.real<S>("x");
    // w_1 up - w_2 down = 2 v
    const bool negative = v < S(0);
    const S w1 = negative ? S(1) : S((down + S(2) * v) / up), w2 = negative ? S((up - S(2) * v) / down) : S(1);
    const auto slope = [&](const S& by) { return oracle::exact_oracle<S>([by](const Vec<S>&) { return Vec<S>{by}; }); };
    const method::MajorityVote<S> method{.x0 = Vec<S>{x}, .gamma = gamma, .nodes = {slope(w1 * up), slope(-(w2 * down))}};
    const Vec<S> next = expect.mean_vector([&](Chance<S>& chance) {
      return draw.mutant("without-signs") ? Vec<S>{x - gamma * (w1 * up - w2 * down)} : method.step({Vec<S>{x}}, 0, chance).x;
    });
    return {.shown = Chain<S>(equal(sign(S(w * g), 0), sign(g, 0)).named("signs"))
                         .also(strictly_less(S(0), w1).named("w_1 > 0"))
                         .also(strictly_less(S(0), w2).named("w_2 > 0"))
                         .also(equal((w1 * up - w2 * down) / S(2), v).named("slope of f^w").sum_of(1024))
                         .also(equal(next[0], x).named("stuck"))};
  }
};
LEMMATA_CLAIM(SignsIgnoreWeights);

/// f_n(x) = w_n (x - c_n)^2/2 on the line, w_n > 0.
template <Scalar S>
struct WeightedParabolas {
  std::vector<S> w, c;
  S total, mean;  ///< W = w_1 + ... + w_M and the minimiser of f^w

  WeightedParabolas(Draw& draw, long M) : total(0), mean(0) {
    for (long n = 0; n < M; ++n) {
      c.push_back(draw.real<S>("c" + std::to_string(n)));
      w.push_back(draw.positive<S>("w" + std::to_string(n)));
      total += w.back();
      mean += w.back() * c.back();
    }
    mean = mean / total;
  }
  long count() const { return static_cast<long>(w.size()); }
  S slope(std::size_t n, const S& x) const { return w[n] * (x - c[n]); }
  S slope(const S& x) const { return total * (x - mean) / S(count()); }
  S above_minimum(const S& x) const { return total * square(S(x - mean)) / S(2 * count()); }
};

struct SsdmResolves {
  static constexpr ClaimInfo info{
      .id = "ssd.ssdm-resolves",
      .kind = Kind::remark,
      .where = "abstract, Sections 2.3 and 5.3.2",
      .title = "SSDM resolves the issue",
      .hypotheses =
          R"(f^w = \frac1M \sum_n w_n f_n, \; w_n > 0, \; f_n(x) = \frac12(x - c_n)^2, \; \hat g^n = w_n \nabla f_n, \; \beta = 1 -)"
          R"( \frac{1}{\sqrt K}, \; \gamma = K^{-3/4})",
      .statement = R"(\frac1K \sum_{k<K} |(f^w)'(x_k)| \le \frac{C}{K^{1/4}}, \quad C = 3(f^w(x_0) - \min f^w) + 11\tilde L)",
      .note =
          "it does not: the stochastic sign of w m has the law of that of m, so that SSDM sees no weights either "
          "(ssd.ssdm-resolves.invariance), and stands still where signGD does (ssd.ssdm-resolves.stuck), though without noise and with "
          "convex objectives of one curvature. With one objective for all nodes it converges: ssd.thm8/repaired. There is no repaired "
          "form of this id: those three are what holds instead",
      .sweep = "q",
      .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long M = draw.integer("M", 1, 3);
    const WeightedParabolas<S> f(draw, M);
    const S x0 = draw.real<S>("x0"), side(draw.mutant("ascends") ? -1 : 1);
    S signs(0);
    std::vector<oracle::Oracle<S>> nodes;
    for (std::size_t n = 0; n < f.w.size(); ++n) {
      signs += sign(f.slope(n, x0), 0);
      nodes.push_back(oracle::exact_oracle<S>([f, n, side](const Vec<S>& x) { return Vec<S>{side * f.slope(n, x[0])}; }));
    }
    // Where the signs cancel nothing moves, and the momenta keep their signs: one step tells all.
    const bool stuck = signs == S(0);
    const long q = draw.log_integer("q", 1, stuck ? 1000 : 3), K = q * q * q * q, steps = stuck ? 1 : K;
    const S root = square(S(q));
    const method::Ssdm<S> method{.x0 = Vec<S>{x0}, .gamma = S(1) / (root * S(q)), .beta = S(1) - S(1) / root, .nodes = nodes};
    const auto run = expect.run(method, steps - 1, {[&](const auto& at) { return abs(f.slope(at.x[0])); }});
    const S constant = bounds::ssd::ssdm_constant(f.above_minimum(x0), S(0), S(f.total / S(M)), 1);
    return {.shown = at_most(run.sum(0, 0, steps) / S(steps), constant / S(q)).sum_of(8192)};
  }
};
LEMMATA_CLAIM(SsdmResolves);

struct SsdmStuck {
  static constexpr ClaimInfo info{
      .id = "ssd.ssdm-resolves.stuck",
      .kind = Kind::counterexample,
      .where = "abstract, Sections 2.3 and 5.3.2",
      .title = "SSDM stands still where two nodes disagree",
      .hypotheses = R"(d = 1, \; M = 2, \; \hat g^n = f_n', \; f_1'(x_0) > 0 > f_2'(x_0), \; \beta \in [0, 1), \; \gamma > 0)",
      .statement = R"(x_k = x_0, \; m_k^1 > 0 > m_k^2 \text{ for all } k, \text{ whatever } f'(x_0) \text{ is})",
      .argument = Argument::invariant,
      .note =
          "what holds instead of ssd.ssdm-resolves. On the line the stochastic sign is the sign. One step, with weights v >= 0 and u > 0 "
          "in place of beta and 1 - beta; the momenta start as the slopes",
      .mutants = {"nodes-agree"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S up = draw.positive<S>("slope of f_1"), down = draw.positive<S>("slope of -f_2");
    const S first = draw.positive<S>("m_1"), second = draw.positive<S>("-m_2");
    const S v = draw.nonnegative<S>("beta"), u = draw.positive<S>("1 - beta"), gamma = draw.positive<S>("gamma"), x = draw.real<S>("x");
    const S side(draw.mutant("nodes-agree") ? 1 : -1);
    const S m1 = v * first + u * up, m2 = side * (v * second + u * down);
    const Vec<S> s = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> sign2 = compress::stochastic_sign(Vec<S>{m2}, chance);
      return compress::stochastic_sign(Vec<S>{m1}, chance) + sign2;
    });
    return {.shown = Chain<S>(equal(x - gamma / S(2) * s[0], x).named("iterate"))
                         .also(strictly_less(S(0), m1).named("m_1 > 0"))
                         .also(strictly_less(m2, S(0)).named("m_2 < 0"))};
  }
};
LEMMATA_CLAIM(SsdmStuck);

struct SsdmInvariance {
  static constexpr ClaimInfo info{
      .id = "ssd.ssdm-resolves.invariance",
      .kind = Kind::remark,
      .where = "abstract, Sections 2.3 and 5.3.2",
      .title = "SSDM does not see the weights either",
      .hypotheses = R"(\hat g^n = w_n \nabla f_n, \; w_n > 0, \; \beta \in [0, 1), \; \gamma > 0)",
      .statement = R"(\mathbb E\, x_k \text{ and } \mathbb E\|x_k\|^2 \text{ are the same for all } w)",
      .note =
          "what holds instead of ssd.ssdm-resolves, d = 1 or 2: momenta are multiplied by w_n, and the stochastic sign looks at "
          "directions only, so that the law of x_k is the same",
      .mutants = {"magnitudes-sent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2), M = draw.integer("M", 1, 2), k = draw.integer("k", 1, d == 1 ? 6 : 5 - 2 * M);
    const auto nodes = problem::any_nodes<S>(draw, M, d, false);
    const Vec<S> x0 = draw.vector<S>("x0", d);
    const S gamma = draw.positive<S>("gamma"), beta = draw.in<S>("beta", Range::right_open(0, 1));
    std::vector<oracle::Oracle<S>> plain, weighted;
    for (long n = 0; n < M; ++n) {
      const S w = draw.positive<S>("w" + std::to_string(n));
      const auto& gradient = nodes.f[static_cast<std::size_t>(n)].gradient;
      plain.push_back(oracle::exact_oracle<S>(gradient));
      weighted.push_back(oracle::exact_oracle<S>([gradient, w](const Vec<S>& x) { return w * gradient(x); }));
    }
    method::Ssdm<S> method{.x0 = x0, .gamma = gamma, .beta = beta, .nodes = plain};
    if (draw.mutant("magnitudes-sent")) method.signs = [](const Vec<S>& m, Chance<S>&) { return m; };
    const auto moments = [&] {
      const auto run = expect.run(method, k, {});
      Vec<S> first(x0.size());
      S squared(0);
      for (const auto& [state, weight] : run.last) {
        first += weight * state.x;
        squared += weight * norm2_squared(state.x);
      }
      return std::pair<Vec<S>, S>{first, squared};
    };
    const auto without = moments();
    method.nodes = weighted;
    const auto with = moments();
    Chain<S> shown(equal(with.second, without.second).named("second moment").sum_of(65536));
    for (std::size_t i = 0; i < x0.size(); ++i) shown.also(equal(with.first[i], without.first[i]).named("mean").sum_of(65536));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SsdmInvariance);

}  // namespace
}  // namespace lemmata
