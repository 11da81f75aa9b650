#include "bounds/ssd/sign_descent.hpp"
#include "lib/method/sign_descent.hpp"
#include "properties/ssd/sign_setting.hpp"

// Theorem 7: parallel signSGD with majority vote.

namespace lemmata {
namespace {

constexpr std::string_view shared =
    R"(f \text{ smooth with } L_1, \ldots, L_d, \; f \ge f^*, \; M \ge 1 \text{ independent nodes with } \rho_i > \frac12, \;)"
    R"( x_{k+1} = x_k - \gamma_k \operatorname{sign}(\sum_n \operatorname{sign} \hat g^n(x_k)))";
constexpr std::string_view votes_note =
    "a vote may be 0, and the nodes may differ; where they do, the rho_i of the norm is read as their least or as their mean. Lemma 13, "
    "which the proof uses, holds with >= then: 0 is better than the wrong sign";

/// What the server sends: a majority of independent coordinates as one law, coupled ones vote by vote.
template <Scalar S>
oracle::Oracle<S> server_of(const ssd::MajoritySetting<S>& s) {
  auto nodes = s.nodes, left = s.left;
  if (!s.coupled()) {
    nodes = {oracle::majority_oracle(nodes)};
    if (!left.empty()) left = {oracle::majority_oracle(left)};
  }
  return [gradient = s.f.gradient, nodes, left, border = s.border](const oracle::Point<S>& at, Chance<S>& chance) {
    const Vec<S> g = gradient(at.x);
    Vec<S> sum(g.size());
    for (const auto& node : border.is_left(at.x) ? left : nodes) sum += node.sample(g, chance);
    return sum;
  };
}

/// How many paths a step has at most.
template <Scalar S>
double paths_of(const ssd::MajoritySetting<S>& s) {
  double paths = 1;
  if (!s.noisy) return paths;
  if (!s.coupled() && s.d == 1 && s.M % 2 == 1 && s.votes_are_signs()) paths = 2;
  else if (!s.coupled())
    for (long i = 0; i < s.d; ++i) paths *= 3;
  else
    for (long n = 0; n < s.M; ++n) paths *= 2 * static_cast<double>(s.d) + 1;
  return paths;
}

template <Scalar S>
Case<S> decreasing_votes(Draw& draw, Expect<S>& expect, long first) {
  const ssd::MajoritySetting<S> s(draw);
  const double paths = paths_of(s);
  // Votes near a coin's show in longer runs only.
  const long least = s.faint && paths < 4 ? 5 : first;
  const long K = draw.log_integer("K", least, paths < 2 ? 200 : paths < 3 ? 9 : paths < 4 ? 6 : paths < 10 ? 3 : 2);
  const method::SignDescent<S> method{.x0 = s.x0, .gamma = method::square_root_schedule(s.gamma), .oracle = server_of(s)};
  const auto run = expect.run(method, K - 1, {[&](const method::Position<S>& at) { return s.norm(at.x); }});
  return {.shown =
              at_most(ssd::least_of(run.means[0], K), bounds::ssd::decreasing_steps(s.gap(), s.gamma, s.smoothness(), K)).sum_of(4096)};
}

constexpr std::string_view decreasing_statement =
    R"(\min_{0 \le k < K} \mathbb E\|\nabla f(x_k)\|_{\rho_M} \le \frac{f(x_0) - f^*}{\gamma_0\sqrt K} +)"
    R"( \frac{3\gamma_0 d \bar L \log K}{2\sqrt K}, \quad \gamma_k = \frac{\gamma_0}{\sqrt{k+1}})";

struct MajorityDecreasing {
  static constexpr ClaimInfo info{.id = "ssd.thm7-decreasing",
                                  .kind = Kind::theorem,
                                  .where = "Theorem 7, eq. (9)",
                                  .title = "majority vote with decreasing steps",
                                  .hypotheses = shared,
                                  .statement = decreasing_statement,
                                  .note = "the theorem names no range of K: only K = 1 fails, where the logarithm is 0, as in (7)",
                                  .sweep = "K",
                                  .mutants = {"ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return decreasing_votes<S>(draw, expect, draw.reading("horizon", {2, 1}, {"at-least-2", "at-least-1"}));
  }
};
LEMMATA_CLAIM(MajorityDecreasing);

struct MajorityDecreasingRepaired {
  static constexpr ClaimInfo info{.id = "ssd.thm7-decreasing/repaired",
                                  .kind = Kind::theorem,
                                  .where = "Theorem 7, eq. (9)",
                                  .title = "majority vote with decreasing steps, K >= 2",
                                  .hypotheses = shared,
                                  .statement = R"(K \ge 2: \; \min_{0 \le k < K} \mathbb E\|\nabla f(x_k)\|_{\rho_M} \le)"
                                               R"( \frac{f(x_0) - f^*}{\gamma_0\sqrt K} + \frac{3\gamma_0 d \bar L \log K}{2\sqrt K},)"
                                               R"( \quad \gamma_k = \frac{\gamma_0}{\sqrt{k+1}})",
                                  .note = votes_note,
                                  .sweep = "K",
                                  .mutants = {"l1-norm", "ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    return decreasing_votes<S>(draw, expect, 2);
  }
};
LEMMATA_CLAIM(MajorityDecreasingRepaired);

struct MajorityConstant {
  static constexpr ClaimInfo info{.id = "ssd.thm7-constant",
                                  .kind = Kind::theorem,
                                  .where = "Theorem 7, eq. (10)",
                                  .title = "majority vote with constant steps",
                                  .hypotheses = shared,
                                  .statement = R"(\frac1K \sum_{k=0}^{K-1} \mathbb E\|\nabla f(x_k)\|_{\rho_M} \le)"
                                               R"( \frac{f(x_0) - f^*}{\gamma K} + \frac{\gamma d \bar L}{2}, \quad \gamma_k = \gamma > 0,)"
                                               R"( \; K \ge 1)",
                                  .note = votes_note,
                                  .sweep = "K",
                                  .mutants = {"l1-norm", "rho-of-start", "ascends"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const ssd::MajoritySetting<S> s(draw);
    const double paths = paths_of(s);
    const long K = draw.log_integer("K", 1, paths < 2 ? 200 : paths < 4 ? 50 : paths < 10 ? 7 : paths < 50 ? 3 : 2);
    using Method = method::LatticeSignDescent<S>;
    const Method method{.x0 = s.x0, .gamma = s.gamma, .oracle = server_of(s)};
    const auto run = expect.run(method, K - 1, {[&](const typename Method::State& at) { return s.norm(at.x); }});
    return {.shown = at_most(S(run.sum(0, 0, K) / S(K)), bounds::ssd::constant_steps(s.gap(), s.gamma, s.smoothness(), K)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(MajorityConstant);

}  // namespace
}  // namespace lemmata
