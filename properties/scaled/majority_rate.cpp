#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "bounds/scaled/linear_rate.hpp"
#include "bounds/scaled/majority.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/majority_vote.hpp"
#include "lib/problem/above_minimum.hpp"
#include "properties/scaled/aligned_noise.hpp"
#include "properties/scaled/exact_descent.hpp"
#include "properties/scaled/trap.hpp"

// Theorem 3 and its constants: distributed scaled signSGD by majority vote.

namespace lemmata {
namespace {

/// As scaled::PartialDescent, with M workers.
template <Scalar S>
struct VotedPartialDescent {
  using State = method::Position<S>;
  Vec<S> x0;
  S alpha;
  oracle::Field<S> gradient;
  scaled::AlignedNoise<S> noise;
  std::size_t d;
  long M;

  State start() const { return {x0}; }
  State step(const State& s, long, Chance<S>& chance) const {
    const Vec<S> visible = gradient(s.x);
    Vec<S> full(d), votes(d);
    for (std::size_t i = 0; i < visible.size(); ++i) full[i] = visible[i];
    S total(0);
    for (long m = 0; m < M; ++m) {
      const Vec<S> g = full + noise.sample(full, chance);
      votes += sign(g, noise.at_zero);
      total += norm1(g);
    }
    Vec<S> next = s.x;
    for (std::size_t i = 0; i < next.size(); ++i) next[i] -= alpha * total / S(M) * sign(votes[i], noise.at_zero);
    return {next};
  }
};

/// The bound (21) at x_0 against a lower bound of E f(x_k) - f*.
template <Scalar S>
Relation<S> within(const S& value, const S& start, const S& alpha, const S& mu, const S& L, const S& advantage, const S& sigma2, long k) {
  const S zeta = bounds::scaled::vote_rate(alpha, mu, L, advantage);
  return at_most(value - pow(zeta, k) * start, bounds::scaled::vote_neighbourhood(alpha, L, sigma2, zeta)).sum_of(4096);
}

struct MajorityVoteRate {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3",
      .kind = Kind::theorem,
      .where = "Theorem 3, eq. (21)",
      .title = "linear rate to a neighbourhood, by majority vote",
      .hypotheses =
          R"(f\ \mu\text{-PL or strongly convex and } L\text{-smooth},\ M \ge 1 \text{ i.i.d. estimates},\ \mathbb E\|\tilde g - g\|_1^2 \le \sigma^2,\ 0 < \alpha < \frac{2I_{p_{\min}}(\kappa,\kappa) - 1}{L})",
      .statement =
          R"(\mathbb E f(x_k) - f^* \le \zeta_2^k(f(x_0) - f^*) + \frac{L\sigma^2\alpha^2}{1 - \zeta_2},\quad \zeta_2 = 1 - 2\mu\alpha(2I_{p_{\min}}(\kappa,\kappa) - 1 - L\alpha))",
      .note =
          "path by path with M up to 7 and noise that leans along the signs of the gradient; or M = 1 in the trap of scaled.thm2-2.trap "
          "from its point of rest, where E f(x_k) never falls, for any k. Compared is what exceeds zeta_2^k (f(x_0) - f*)",
      .sweep = "share",
      .mutants = {"large-step", "no-noise-term"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const int at_zero = static_cast<int>(draw.reading("sign(0)", {0, 1, -1}));
    if (draw.coin("trap")) {
      const scaled::Trap<S> trap{draw.in<S>("p", Range::closed(0x1.2p-1, 0x1.ep-1)), S(draw.integer("kappa", 1, 8))};
      const long n = draw.integer("halvings", 0, 14), k = (1L << n) * draw.integer("k/2^n", 1, 64);
      const S alpha = trap.largest_step() / S(1L << (n + 1)), advantage = bounds::scaled::vote_advantage(trap.p, 1);
      const auto admitted = strictly_less(alpha, advantage).named("L alpha < 2 p - 1");
      if (!(alpha < advantage)) return {.given = {admitted}, .shown = {}};
      const S least = square(trap.rest()) / S(2), sigma2 = draw.mutant("no-noise-term") ? S(0) : square(trap.deviation());
      return {.given = {admitted}, .shown = within<S>(least, least, alpha, S(1), S(1), advantage, sigma2, k)};
    }
    const long d = 1 + draw.integer("ignored", 0, 1), M = draw.integer("M", 1, 7);
    const auto f = draw.coin("convex") ? problem::any_strongly_convex<S>(draw, "f", 1) : problem::any_pl<S>(draw, "f", 1);
    const Vec<S> x0 = draw.vector<S>("x0", 1);
    scaled::AlignedNoise<S> noise(expect, scaled::bursts(draw, d, max(norm1(f.gradient(x0)), S(1))), at_zero, static_cast<std::size_t>(d));
    const long k = draw.integer("k", 0, std::max(1L, 7 / M));
    const S share = draw.in<S>("share", Range::open(0, 1)), half = ratio<S>(1, 2);
    if (!f.mu_inf || !(noise.p > half))
      return {.given = {strictly_less(half, f.mu_inf ? noise.p : S(0)).named("mu > 0, p > 1/2")}, .shown = {}};
    noise.omega = scaled::without_ignored_signs(noise.omega, 1);
    const S mu = f.mu_inf(), L = f.L, advantage = bounds::scaled::vote_advantage(noise.p, M), alpha = share * advantage / L;
    const VotedPartialDescent<S> sgd{x0, S(draw.mutant("large-step") ? 32 : 1) * alpha, f.gradient, noise, static_cast<std::size_t>(d), M};
    const auto run = expect.run(sgd, k, {[&](const auto& s) { return problem::above_minimum(f, s.x); }});
    const S sigma2 = draw.mutant("no-noise-term") ? S(0) : noise.sigma2;
    return {.shown = within<S>(run.mean(0, k), run.mean(0, 0), alpha, mu, L, advantage, sigma2, k)};
  }
};
LEMMATA_CLAIM(MajorityVoteRate);

struct VoteRateRange {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3-zeta2-range",
      .kind = Kind::inequality,
      .where = "Theorem 3",
      .title = "range of zeta_2",
      .hypotheses =
          R"(a = 2I_{p_{\min}}(\kappa,\kappa) - 1 \in (0, 1],\ 0 < \alpha < \frac aL,\ \mu \text{ and } L \text{ of Assumptions 1, 3 or 2, 3 for one } f)",
      .statement = R"(\frac12 \le \zeta_2 < 1)",
      .note =
          "in units where L = 1: mu = r, alpha = share a; any a in (0, 1], hence any M and p_min. mu <= L for every f that is not constant "
          "(scaled.thm1-zeta-range.mu); of a constant f, which only PL (Assumption 2) allows, every mu is one and none the largest, as in "
          "scaled.thm2-zeta1-range. That a is in (0, 1] for p_min > 1/2 is scaled.thm3.step-monotone.advantage",
      .sweep = "share",
      .mutants = {"mu-beyond"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool constant = draw.reading("mu", {0, 1}, {"largest", "any"}) == 1 && draw.coin("f is constant");
    const S r = constant ? draw.positive<S>("mu of a constant") : draw.in<S>("r", Range::left_open(0, 1));
    const S a = draw.in<S>("a", Range::left_open(0, 1));
    const S share = draw.in<S>("share", Range::open(0, 1)), mu = draw.mutant("mu-beyond") ? S(2) * r : r;
    const S loss = S(2) * mu * square(a) * share * (S(1) - share);  // 1 - zeta_2
    return {.shown =
                Chain<S>(at_most(ratio<S>(1, 2), S(1) - loss).named("from below")).also(strictly_less(S(1) - loss, S(1)).named("below 1"))};
  }
};
LEMMATA_CLAIM(VoteRateRange);

struct IncompleteBeta {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3.def-ip",
      .kind = Kind::definition,
      .where = "Theorem 3",
      .title = "regularised incomplete beta function",
      .hypotheses = R"(p \in [0, 1],\ \kappa \ge 1)",
      .statement =
          R"(I_p(\kappa,\kappa) = \frac{\int_0^p t^{\kappa-1}(1-t)^{\kappa-1}dt}{\int_0^1 t^{\kappa-1}(1-t)^{\kappa-1}dt} = \sum_{j\ge\kappa}\binom{2\kappa-1}{j}p^j(1-p)^{2\kappa-1-j})",
      .note = "the library's function, the quotient of integrals (powers of 1 - t expanded), and the binomial tail",
      .mutants = {"kappa-minus-1"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long kappa = draw.integer("kappa", 1, 24), n = 2 * kappa - 1;
    const S p = draw.in<S>("p", Range::closed(0, 1));
    S tail(0), binomial(1), part(0), whole(0), choose(1);
    for (long j = 0; j <= n; ++j) {
      if (j >= kappa - (draw.mutant("kappa-minus-1") ? 1 : 0)) tail += binomial * pow(p, j) * pow(S(S(1) - p), n - j);
      binomial = binomial * S(n - j) / S(j + 1);
    }
    for (long j = 0; j < kappa; ++j) {  // t^(kappa - 1 + j) (-1)^j (kappa - 1 choose j), integrated
      const S term = choose * S(j % 2 == 0 ? 1 : -1) / S(kappa + j);
      part += term * pow(p, kappa + j);
      whole += term;
      choose = choose * S(kappa - 1 - j) / S(j + 1);
    }
    return {.shown = Chain<S>(equal(incomplete_beta(p, kappa, kappa), tail).named("binomial tail").sum_of(1e6))
                         .also(equal(tail * whole, part).named("integrals").sum_of(1e12))};
  }
};
LEMMATA_CLAIM(IncompleteBeta);

struct MonotoneInP {
  static constexpr ClaimInfo info{.id = "scaled.thm3.step-monotone",
                                  .kind = Kind::proof_step,
                                  .where = "last inequality of (41)",
                                  .title = "monotonicity in p",
                                  .hypotheses = R"(0 \le p_{\min} \le p \le 1,\ \kappa \ge 1)",
                                  .statement = R"(I_{p_{\min}}(\kappa,\kappa) \le I_p(\kappa,\kappa))",
                                  .mutants = {"swapped"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long kappa = draw.integer("kappa", 1, 12);
    const S least = draw.in<S>("p_min", Range::closed(0, 1)), share = draw.in<S>("share", Range::closed(0, 1));
    const S p = draw.mutant("swapped") ? S(least * share) : S(least + share * (S(1) - least));
    return {.shown = at_most(incomplete_beta(least, kappa, kappa), incomplete_beta(p, kappa, kappa)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(MonotoneInP);

struct VoteAdvantage {
  static constexpr ClaimInfo info{.id = "scaled.thm3.step-monotone.advantage",
                                  .kind = Kind::proof_step,
                                  .where = "Theorem 3, behind the range of alpha",
                                  .title = "a vote of right signs is right",
                                  .hypotheses = R"(\frac12 < p \le 1,\ \kappa \ge 1)",
                                  .statement = R"(0 < 2I_p(\kappa,\kappa) - 1 \le 1)",
                                  .note = "so that the range of alpha in Theorem 3 is not empty",
                                  .mutants = {"wrong-signs"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long kappa = draw.integer("kappa", 1, 12);
    const S p = draw.in<S>("p", Range::left_open(0.5, 1)), used = draw.mutant("wrong-signs") ? S(1) - p : p;
    const S vote = incomplete_beta(used, kappa, kappa);
    return {.shown = Chain<S>(strictly_less(ratio<S>(1, 2), vote).named("more than even").sum_of(4096))
                         .also(at_most(vote, S(1)).named("at most certain").sum_of(4096))};
  }
};
LEMMATA_CLAIM(VoteAdvantage);

struct OneWorker {
  static constexpr ClaimInfo info{
      .id = "scaled.thm3-m1",
      .kind = Kind::inequality,
      .where = "Theorem 3 with M = 1",
      .title = "reduction to one worker",
      .hypotheses = R"(M = 1,\ \mu, L > 0,\ 0 < L\alpha < 2p - 1,\ p \in (\frac12, 1])",
      .statement =
          R"(\kappa = 1,\ I_p(1, 1) = p,\ \zeta_2 = \zeta_1,\ \frac{L\sigma^2\alpha^2}{1 - \zeta_2} = \frac{L\sigma^2\alpha}{2\mu(2p - 1 - L\alpha)})",
      .note = "alpha = share (2 p - 1)/L",
      .mutants = {"two-workers"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S p = draw.in<S>("p", Range::left_open(0.5, 1)), mu = draw.positive<S>("mu"), L = draw.positive<S>("L");
    const S share = draw.in<S>("share", Range::open(0, 1)), sigma2 = draw.nonnegative<S>("sigma^2"), alpha = share * (S(2) * p - S(1)) / L;
    const long M = draw.mutant("two-workers") ? 3 : 1;
    const S zeta = bounds::scaled::vote_rate(alpha, mu, L, bounds::scaled::vote_advantage(p, M));
    return {.shown = Chain<S>(equal(incomplete_beta(p, 1, 1), p).named("I_p(1, 1)"))
                         .also(equal(zeta, bounds::scaled::noisy_rate(alpha, mu, L, p)).named("zeta").sum_of(256))
                         .also(equal(sigma2 * square(alpha) * L, bounds::scaled::neighbourhood(alpha, mu, L, p, sigma2) * (S(1) - zeta))
                                   .named("neighbourhood")
                                   .sum_of(1 << 20))};
  }
};
LEMMATA_CLAIM(OneWorker);

struct FullGradients {
  static constexpr ClaimInfo info{
      .id = "scaled.sec4-gd",
      .kind = Kind::remark,
      .where = "section IV, opening",
      .title = "the distributed method with full gradients",
      .hypotheses = R"(M \text{ workers with exact gradients of one } f)",
      .statement = R"(x_k - \alpha M_k\operatorname{sign}\hat g_k^s = x_k - \alpha\|g_k\|_1\operatorname{sign} g_k)",
      .note = "Algorithm 3 is then Algorithm 1, for which Theorem 1 holds; with any sign(0)",
      .mutants = {"one-opposes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const auto f = problem::any_smooth<S>(draw, "f", draw.integer("d", 1, 3));
    const long M = draw.integer("M", 1, 7);
    const S alpha = draw.positive<S>("alpha");
    const auto one = scaled::descent(draw, f, alpha);
    const auto exact = oracle::exact_oracle<S>(f.gradient);
    std::vector<oracle::Oracle<S>> nodes(static_cast<std::size_t>(M), exact);
    if (draw.mutant("one-opposes")) nodes.back() = oracle::exact_oracle<S>([f](const Vec<S>& x) { return S(-2) * f.gradient(x); });
    const method::ScaledMajorityVote<S> votes{.x0 = one.x0, .alpha = alpha, .nodes = nodes, .at_zero = one.at_zero};
    const auto step = [&](const auto& m) { return expect.mean_vector([&](Chance<S>& chance) { return m.step(m.start(), 0, chance).x; }); };
    const Vec<S> lhs = step(votes), rhs = step(one);
    Chain<S> shown;
    for (std::size_t i = 0; i < lhs.size(); ++i) shown.also(equal(lhs[i], rhs[i]).named("one step").sum_of(1024));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(FullGradients);

struct DistributedDiminishing {
  static constexpr ClaimInfo info{
      .id = "scaled.remark7",
      .kind = Kind::remark,
      .where = "Remark 7",
      .title = "diminishing steps in the distributed case",
      .hypotheses = R"(\text{as Theorem 3},\ \alpha_k = \frac{3}{\mu(2I_{p_{\min}}(\kappa,\kappa) - 1)(k+1)})",
      .statement = R"(\mathbb E f(x_k) - f^* \le \frac Ck \text{ for all } k \ge 1 \text{ with some constant } C)",
      .note =
          "M = 1, where the steps are those of Theorem 2(2): exact gradients up to k_0, then the law of scaled.thm2-2.trap, under which "
          "E f(x_k) >= m^2/2 for all k >= k_0; so that any C, drawn first, is exceeded at some k",
      .mutants = {"no-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const scaled::TrappedRun<S> run(draw);
    Chain<S> shown(
        equal(bounds::scaled::vote_advantage(run.trap.p, draw.mutant("no-noise") ? 3 : 1), S(2) * run.trap.p - S(1)).named("M = 1"));
    return {.given = {run.starts()}, .shown = std::move(shown).also(run.vanishes())};
  }
};
LEMMATA_CLAIM(DistributedDiminishing);

}  // namespace
}  // namespace lemmata
