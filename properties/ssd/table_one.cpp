#include "bounds/ssd/rates.hpp"
#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/method/ssdm.hpp"

// Table 1: the rows of this paper for several nodes; those of other papers are citations. signSGD on one node is in rate_remarks.cpp, the
// earlier rate that appendix C recovers in recovered_norm.cpp.

namespace lemmata {
namespace {

constexpr ClaimInfo cited(std::string_view id, std::string_view where, std::string_view says) {
  return {.id = id,
          .kind = Kind::table_row,
          .where = where,
          .title = "a row that cites another paper",
          .statement = says,
          .not_executable = "a citation: the paper prints neither the bound behind this row nor a proof"};
}

struct CitedSgd {
  static constexpr ClaimInfo info =
      cited("ssd.table1.sgd", "Table 1, row SGD [Ghadimi and Lan, 2013]",
            R"(O(1/\sqrt K), \; l^2 \text{ norm squared}, \; \operatorname{Var} \hat g \le \sigma^2, \; \max_i L_i)");
};
LEMMATA_CLAIM(CitedSgd);

struct CitedMajority {
  static constexpr ClaimInfo info = cited("ssd.table1.majvote-b19", "Table 1, row signSGD with M Maj.Vote [Bernstein et al., 2019]",
                                          R"(O(K^{-1/4}) \text{ with a speed-up} \sim 1/\sqrt M, \; l^1 \text{ norm})");
};
LEMMATA_CLAIM(CitedMajority);

struct CitedSignum {
  static constexpr ClaimInfo info =
      cited("ssd.table1.signum", "Table 1, row Signum [Bernstein et al., 2018]", R"(O(\log K/K^{1/4}), \; l^1 \text{ norm})");
};
LEMMATA_CLAIM(CitedSignum);

struct CitedNoisy {
  static constexpr ClaimInfo info = cited("ssd.table1.noisy", "Table 1, row Noisy signSGD [Chen et al., 2020]",
                                          R"(O(K^{-1/4}), \; \hat g = \nabla f, \; \max_n L^n, \text{ partitioned data})");
};
LEMMATA_CLAIM(CitedNoisy);

/// 2 - 2 I(rho; l, l): what a majority of 2l - 1 votes +-1 loses.
template <Scalar S>
S loss(const S& rho, long l) {
  return S(1) - bounds::ssd::majority_advantage(rho, 2 * l - 1);
}

struct OursWithMajority {
  static constexpr ClaimInfo info{
      .id = "ssd.table1.ours-majvote",
      .kind = Kind::table_row,
      .where = "Table 1, row signSGD with M Maj.Vote, this work (Thm. 7)",
      .title = "rate and speed-up of the majority vote",
      .hypotheses = R"(\rho_i > \frac12, \; f \text{ smooth with } L_1, \ldots, L_d, \; \gamma \text{ of (32)})",
      .statement = R"(O(1/\sqrt K) \text{ in the } \rho_M\text{-norm, with a speed-up} \sim e^{-M})",
      .note =
          "the rate is that of (10) with the best constant step, as for one node. The speed-up is what is lost to the l1 norm, per "
          "coordinate and unit: read as exponential with a rate that depends on rho, 2 - 2I <= exp(-(2 rho - 1)^2 M/2); and as printed, "
          "a factor of 1/e a node, so of e^-2 for two more nodes: for rho near 1/2 the loss falls as slowly as one likes",
      .mutants = {"half-the-nodes"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool of_rho = draw.reading("speed-up", {1, 0}, {"exponent-of-rho", "as-printed"}) == 1;
    const S rho = draw.in<S>("rho", Range::left_open(0.5, 1));
    const long l = draw.integer("l", 1, 30);
    if (!of_rho) return {.shown = at_most(loss(rho, l + 1), loss(rho, l) * exp(S(-2))).named("two more nodes").sum_of(1024)};
    const S gamma = draw.positive<S>("gamma"), smoothness = draw.positive<S>("d L"), root = S(1) + draw.nonnegative<S>("sqrt(K) - 1");
    const S gap = square(gamma) * smoothness / S(2);
    const S bound = bounds::ssd::constant_steps_of(gap, S(gamma / root), smoothness, square(root));
    const S share = exp(-(square(S(S(2) * rho - S(1))) * S(l)));
    return {.shown = Chain<S>(equal(square(S(root * bound)), S(2) * smoothness * gap).named("rate").sum_of(256))
                         .also(at_most(loss(rho, draw.mutant("half-the-nodes") ? (l + 1) / 2 : l), share).named("speed-up").sum_of(1024))};
  }
};
LEMMATA_CLAIM(OursWithMajority);

/// Theorem 8's right side times K^(1/4), and the same with K = 1, which is its largest value.
template <Scalar S>
Relation<S> order_of_theorem_8(Draw& draw, bool growing) {
  const S gap = draw.nonnegative<S>("gap"), sigma = draw.nonnegative<S>("sigma"), L = draw.nonnegative<S>("L");
  const S root_d = S(1) + draw.nonnegative<S>("sqrt(d) - 1"), q = S(1) + draw.nonnegative<S>("K^(1/4) - 1");
  const S bound = bounds::ssd::ssdm_of(gap, sigma, L, root_d, q);
  return at_most((growing ? square(q) : q) * bound, bounds::ssd::ssdm_of(gap, sigma, L, root_d, S(1))).named("O(K^(-1/4))").sum_of(256);
}

/// One step of SSDM on f_n(x) = a_n (x - u_n)^2/2 from where it starts, without noise in d = 1, where the stochastic sign is the sign.
template <Scalar S>
struct TwoNodes {
  S a[2], u[2], x0, gamma, beta;

  S gradient(const S& x) const { return (a[0] * (x - u[0]) + a[1] * (x - u[1])) / S(2); }
  S next(Expect<S>& expect) const {
    std::vector<oracle::Oracle<S>> nodes;
    for (const int n : {0, 1})
      nodes.push_back([slope = a[n], centre = u[n]](const oracle::Point<S>& at, Chance<S>&) { return Vec<S>{slope * (at.x[0] - centre)}; });
    const method::Ssdm<S> method{.x0 = Vec<S>{x0}, .gamma = gamma, .beta = beta, .nodes = std::move(nodes)};
    return expect.run(method, 1, {}).last.front().first.x[0];
  }
};

struct OursWithPartition {
  static constexpr ClaimInfo info{
      .id = "ssd.table1.ours-ssdm",
      .kind = Kind::table_row,
      .where = "Table 1, row SSDM, this work (Thm. 8)",
      .title = "rate of SSDM",
      .hypotheses = R"(\operatorname{Var} \hat g^n \le (\sigma^n)^2, \; f_n \; L^n\text{-smooth, partitioned data})",
      .statement = R"(O(K^{-1/4}) \text{ in the } l^2 \text{ norm, depending on } \frac1M \sum_n L^n, \text{ for different } f_n)",
      .argument = Argument::fixed_point,
      .note =
          "the right side of Theorem 8 is of this order. With different f_n the method may stand still where the gradient is not 0: two "
          "nodes f_n(x) = a_n(x - u_n)^2/2 without noise, d = 1, x_0 between u_1 and u_2. The momenta are the nodes' gradients for ever, "
          "the signs cancel, and ||grad f(x_k)|| is one number > 0 for all k, K, beta and gamma",
      .mutants = {"growing"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    TwoNodes<S> nodes;
    for (const int n : {0, 1}) {
      nodes.a[n] = draw.positive<S>("a_" + std::to_string(n + 1));
      nodes.u[n] = draw.real<S>("u_" + std::to_string(n + 1));
    }
    nodes.x0 = draw.real<S>("x_0");
    nodes.gamma = draw.positive<S>("gamma");
    nodes.beta = draw.in<S>("beta", Range::right_open(0, 1));
    const S next = nodes.next(expect);
    return {.given = {equal(next, nodes.x0).named("fixed point")},
            .shown = Chain<S>(order_of_theorem_8<S>(draw, draw.mutant("growing")))
                         .also(equal(nodes.gradient(nodes.x0), S(0)).named("the gradient vanishes"))};
  }
};
LEMMATA_CLAIM(OursWithPartition);

struct OursWithSharedObjective {
  static constexpr ClaimInfo info{.id = "ssd.table1.ours-ssdm/repaired",
                                  .kind = Kind::table_row,
                                  .where = "Table 1, row SSDM, this work (Thm. 8): order of the bound",
                                  .title = "order of the bound of SSDM",
                                  .hypotheses = R"(b \text{ the right side of Theorem 8}, \; K \ge 1)",
                                  .statement = R"(K^{1/4}\, b \le 3\delta_f + 16\tilde\sigma + 8\tilde L\sqrt d + 3\tilde L d)",
                                  .note = "of the right side only; that it bounds the mean norm on a shared objective is ssd.thm8/repaired",
                                  .mutants = {"growing"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    return {.shown = order_of_theorem_8<S>(draw, draw.mutant("growing"))};
  }
};
LEMMATA_CLAIM(OursWithSharedObjective);

}  // namespace
}  // namespace lemmata
