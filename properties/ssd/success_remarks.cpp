#include <algorithm>

#include "bounds/ssd/mini_batch.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "lib/oracle/unimodal.hpp"
#include "lib/problem/any_problem.hpp"

// Remarks on Assumption 1: its extreme cases, its relaxation (Remark 1), and the conditions of Section 3.3.

namespace lemmata {
namespace {

struct ExtremeCases {
  static constexpr ClaimInfo info{
      .id = "ssd.spb-extremes",
      .kind = Kind::remark,
      .where = "after (4)",
      .title = "extreme cases of SPB",
      .hypotheses = R"(\hat g_\lambda = g + \lambda\xi, \; g \ne 0, \; \mathbb E\,\xi = 0, \; \text{SPB for every } \lambda \ge 0)",
      .statement = R"(\lambda = 0: \; \rho = 1; \quad \lambda \to \infty: \; \rho \to \frac12)",
      .note =
          "overly noisy is read as noise of one shape and growing size: of a symmetric unimodal density, where 0 <= rho - 1/2 <= (|g|/2) "
          "E(1/h)/lambda for widths h, or of any law with mean 0, where rho is Prob(xi >= 0) for g > 0 and all large lambda: above 1/2 for "
          "skewed noise of any size",
      .mutants = {"shifted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool density = draw.reading("noise", {1, 0}, {"symmetric-density", "any"}) == 1;
    const S g = draw.positive<S>("|g|"), half = ratio<S>(1, 2);
    if (density) {
      auto law = oracle::unimodal_symmetric<S>(draw, "xi", g);
      const S lambda = draw.positive<S>("lambda"), rest = S(1) - law.atom;
      if (law.widths.empty() || rest == S(0)) return {.given = {equal(law.atom, S(0))}, .shown = {}};
      S inverse(0);
      for (std::size_t j = 0; j < law.widths.size(); ++j) {
        law.weights[j] /= rest;
        inverse += law.weights[j] / law.widths[j];
        law.widths[j] *= lambda;
      }
      law.atom = S(0);
      const S rho = draw.mutant("shifted") ? law.above(-g) : law.success();
      return {.shown = Chain<S>(no_noise(g))
                           .also(at_most(half, rho).named("at least 1/2"))
                           .also(at_most(rho - half, g / (S(2) * lambda) * inverse).named("large noise"))};
    }
    const auto xi = oracle::any_law<S>(draw, "xi", S(0));
    const S zero = draw.mutant("shifted") ? S(1) : S(0);
    const S limit = xi.probability([&](const S& v) { return !(v < zero); });
    // rho falls to this limit, which a finite law reaches: SPB holds for every lambda if it holds there.
    return {.given = {strictly_less(S(0), xi.variance()), strictly_less(half, limit)},
            .shown = Chain<S>(no_noise(g)).also(equal(limit, half).named("large noise"))};
  }

 private:
  template <Scalar S>
  static Relation<S> no_noise(const S& g) {
    return equal(oracle::FiniteLaw<S>{{g}, {S(1)}}.success(g), S(1)).named("no noise");
  }
};
LEMMATA_CLAIM(ExtremeCases);

/// Votes with more matches than misses, P(zero) anything: what Remark 1 asks for; independent coordinates or one uniform variable.
template <Scalar S>
oracle::SignOracle<S> any_relaxed_oracle(Draw& draw, long d) {
  const auto vote = [&](const std::string& name) {
    const auto scope = draw.scope(name);
    const S zero = draw.in<S>("zero", Range::right_open(0, 1)), lead = draw.in<S>("lead", Range::left_open(0, 1));
    const S rest = S(1) - zero;  // match - miss = lead * rest
    return oracle::VoteLaw<S>{rest * (S(1) + lead) / S(2), zero, rest * (S(1) - lead) / S(2)};
  };
  oracle::SignOracle<S> votes;
  for (long i = 0; i < d; ++i) {
    votes.positive.push_back(vote("p" + std::to_string(i)));
    votes.negative.push_back(vote("n" + std::to_string(i)));
    votes.nowhere.push_back({S(1), S(0), S(0)});
  }
  votes.common = d > 1 && draw.coin("common");
  return votes;
}

struct RelaxedAssumption {
  static constexpr ClaimInfo info{
      .id = "ssd.rem1-relaxation",
      .kind = Kind::remark,
      .where = "Remark 1",
      .title = "SPB may be relaxed to a positive mean of the sign",
      .hypotheses =
          R"(e_i = \mathbb E[\operatorname{sign}(\hat g_i g_i)] > 0 \text{ where } g_i \ne 0, \; \rho_i = \frac{1 + e_i}{2} \text{ or })"
          R"( \rho_i = \operatorname{Prob}(\operatorname{sign} \hat g_i = \operatorname{sign} g_i))",
      .statement =
          R"(\mathbb E\langle g, \operatorname{sign} \hat g\rangle \ge \sum_i (2\rho_i - 1)|g_i| > 0 \text{ where } g \ne 0, \quad)"
          R"( \mathbb E f(x - \gamma \operatorname{sign} \hat g) \le f(x) - \gamma\sum_i (2\rho_i - 1)|g_i| + \frac{\gamma^2}{2}\sum_i)"
          R"( L_i, \quad \mathbb E\operatorname{sign}(\hat g_i^{(M)} g_i) \ge 2I(\rho_i; l, l) - 1, \; l = \lfloor\frac{M + 1}{2}\rfloor)",
      .note =
          "what Theorems 5 to 7 take from Assumption 1, with the probability that would give the same mean sign, where the first relation "
          "is an equality, or with rho as (4) defines it: then the rho-norm may be negative, and a bound of it says nothing",
      .mutants = {"one-vote", "inverted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool as_defined = draw.reading("rho", {0, 1}, {"of-the-mean-sign", "as-defined"}) == 1;
    const auto weight = [&](const oracle::VoteLaw<S>& v) { return as_defined ? S(S(2) * v.match - S(1)) : v.advantage(); };  // 2 rho - 1
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const Vec<S> x = draw.vector<S>("x", d), g = f.gradient(x);
    const S gamma = draw.positive<S>("gamma");
    const auto votes = any_relaxed_oracle<S>(draw, d);
    S norm(0);
    for (std::size_t i = 0; i < g.size(); ++i) norm += weight(votes.law(i, g[i])) * abs(g[i]);
    const S side(draw.mutant("inverted") ? -1 : 1);
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const Vec<S> s = side * votes.sample(g, chance);
      return Vec<S>{dot(g, s), f.value(x - gamma * s)};
    });
    const long M = draw.integer("M", 1, 20), l = (M + 1) / 2;
    const auto voters = static_cast<std::size_t>(draw.mutant("one-vote") ? 1 : M);
    const S server = oracle::majority(std::vector<oracle::VoteLaw<S>>(voters, votes.positive[0])).advantage();
    const S rho = (S(1) + weight(votes.positive[0])) / S(2);
    Chain<S> shown((as_defined ? at_most(norm, means[0]) : equal(means[0], norm)).named("inner product").sum_of(1024));
    if (S(0) < norm1(g)) shown.also(strictly_less(S(0), norm).named("positive"));
    const S bound = f.value(x) - gamma * norm + square(gamma) / S(2) * problem::total_smoothness(f);
    shown.also(at_most(means[1], bound).named("one step").sum_of(4096));
    return {.shown = std::move(shown).also(at_most(S(2) * incomplete_beta(rho, l, l) - S(1), server).named("majority").sum_of(1024))};
  }
};
LEMMATA_CLAIM(RelaxedAssumption);

struct IdenticalConditions {
  static constexpr ClaimInfo info{.id = "ssd.rem1-identical",
                                  .kind = Kind::remark,
                                  .where = "Remark 1, second sentence",
                                  .title = "both conditions are one without zero signs",
                                  .hypotheses = R"(\operatorname{sign} \hat g_i \ne 0 \text{ almost surely}, \; g_i \ne 0)",
                                  .statement =
                                      R"(\mathbb E[\operatorname{sign}(\hat g_i g_i)] = 2\rho_i - 1, \text{ so that } \rho_i > \frac12)"
                                      R"( \iff \mathbb E[\operatorname{sign}(\hat g_i g_i)] > 0)",
                                  .mutants = {"zero-signs"},
                                  .whole = {"side"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S half = ratio<S>(1, 2), share = S(1) / (S(1) + draw.nonnegative<S>("u"));
    const S rho = half + S(draw.integer("side", -1, 1)) * half * share;
    const S zero = draw.mutant("zero-signs") ? (S(1) - rho) / S(2) : S(0);
    const S mean = expect.mean([&](Chance<S>& chance) { return chance.among({rho, zero, S(1) - rho - zero}, {S(1), S(0), S(-1)}); });
    return {.shown = Chain<S>(equal(mean, S(2) * rho - S(1)).named("mean")).also(holds<S>((half < rho) == (S(0) < mean), "equivalence"))};
  }
};
LEMMATA_CLAIM(IdenticalConditions);

}  // namespace
}  // namespace lemmata
