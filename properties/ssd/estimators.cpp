#include "bounds/ssd/estimator.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/oracle/sign_oracle.hpp"
#include "lib/oracle/unimodal.hpp"

// Assumption 1, and laws of the noise which bound the success probability: Lemmas 1 and 10.

namespace lemmata {
namespace {

struct SuccessProbabilityBound {
  static constexpr ClaimInfo info{.id = "ssd.assump1",
                                  .kind = Kind::assumption,
                                  .where = "Assumption 1, eq. (4)",
                                  .title = "success probability bound (SPB)",
                                  .hypotheses = R"(\hat g \text{ any sign oracle of the library})",
                                  .statement =
                                      R"(g_i(x) \ne 0 \text{ implies } \rho_i(x) = \operatorname{Prob}(\operatorname{sign} \hat g_i =)"
                                      R"( \operatorname{sign} g_i) > \frac12)",
                                  .note = "the assumption as a predicate: the class that the theorems draw from meets it",
                                  .mutants = {"inverted"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3);
    const auto oracle = oracle::any_sign_oracle<S>(draw, "g", d);
    const Vec<S> g = draw.vector<S>("gradient", d);
    const Vec<S> asked = draw.mutant("inverted") ? -g : g;
    Chain<S> shown;
    for (std::size_t i = 0; i < g.size(); ++i) {
      if (g[i] == S(0)) continue;
      const S rho = expect.probability([&](Chance<S>& chance) { return oracle.sample(asked, chance)[i] == sign(g[i], 0); });
      shown.also(strictly_less(ratio<S>(1, 2), rho).named("coordinate " + std::to_string(i)));
    }
    return {.given = {strictly_less(S(0), norm2_squared(g))}, .shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(SuccessProbabilityBound);

struct UnimodalNoise {
  static constexpr ClaimInfo info{
      .id = "ssd.lem1",
      .kind = Kind::lemma,
      .where = "Lemma 1",
      .title = "unimodal symmetric noise",
      .hypotheses = R"(\mathbb E\, \hat g_i = g_i \ne 0, \; \hat g_i \text{ unimodal and symmetric with variance } \sigma_i^2)",
      .statement = R"(\rho_i \ge \frac12 + \frac12 \frac{|g_i|}{|g_i| + \sqrt3 \sigma_i} > \frac12)",
      .mutants = {"not-unimodal"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S g = draw.real<S>("g");
    Case<S> made{.given = {strictly_less(S(0), square(g))}};
    S sigma2, rho;
    if (draw.mutant("not-unimodal")) {
      const auto law = oracle::symmetric_law<S>(draw, "two", g);
      sigma2 = law.variance();
      rho = law.success(g);
    } else {
      const auto law = oracle::unimodal_symmetric<S>(draw, "X", g);
      if (g == S(0)) return made;
      sigma2 = law.variance();
      rho = law.success();
    }
    if (g == S(0)) return made;
    const S bound = bounds::ssd::unimodal_success(g, sigma2);
    made.shown = Chain<S>(at_most(bound, rho).named("Gauss")).also(strictly_less(ratio<S>(1, 2), bound).named("SPB"));
    return made;
  }
};
LEMMATA_CLAIM(UnimodalNoise);

/// P(sign of the sum of tau copies = sign mu): a sum over the counts of the atoms, so that no two paths to one count are told apart by
/// rounding.
template <Scalar S>
class SumOfCopies {
 public:
  SumOfCopies(const oracle::FiniteLaw<S>& law, const S& mu) : law_(law), right_(sign(mu, 0)) {}
  S success(long tau) { return from(0, tau, S(0), S(1)); }

 private:
  /// `left` copies are still to be shared among the atoms from j on.
  S from(std::size_t j, long left, const S& sum, const S& weight) {
    if (j + 1 == law_.values.size()) {
      const S total = sum + S(left) * law_.values[j];
      return sign(total, 0) == right_ ? weight * pow(law_.weights[j], left) : S(0);
    }
    S probability(0), ways(1);
    for (long n = 0; n <= left; ++n) {
      probability += from(j + 1, left - n, sum + S(n) * law_.values[j], weight * ways * pow(law_.weights[j], n));
      ways *= ratio<S>(left - n, n + 1);
    }
    return probability;
  }
  const oracle::FiniteLaw<S>& law_;
  S right_;
};

struct MiniBatchByChebyshev {
  static constexpr ClaimInfo info{
      .id = "ssd.lem10",
      .kind = Kind::lemma,
      .where = "Lemma 10, eq. (11)",
      .title = "sign of a mini-batch by Chebyshev's inequality",
      .hypotheses = R"(X_1, \ldots, X_\tau \text{ independent and alike}, \; \mathbb E X_1 = \mu \ne 0, \; \operatorname{Var} X_1)"
                    R"( = \sigma^2 < \infty)",
      .statement = R"(\operatorname{Prob}(\operatorname{sign}(\frac1\tau \sum_{i=1}^\tau X_i) = \operatorname{sign} \mu) \ge 1 -)"
                   R"( \frac{\sigma^2}{\tau\mu^2})",
      .sweep = "tau",
      .mutants = {"one-sample"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S mu = draw.real<S>("mu");
    const auto law = oracle::any_law<S>(draw, "X", mu);
    const long tau = draw.log_integer("tau", 1, law.values.size() > 2 ? 8 : 64);
    if (mu == S(0)) return {.given = {strictly_less(S(0), square(mu))}, .shown = {}};
    const S success = SumOfCopies<S>(law, mu).success(draw.mutant("one-sample") ? 1 : tau);
    return {.shown = at_most(bounds::ssd::mini_batch_success(mu, law.variance(), tau), success)};
  }
};
LEMMATA_CLAIM(MiniBatchByChebyshev);

}  // namespace
}  // namespace lemmata
