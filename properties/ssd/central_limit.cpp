#include "bounds/ssd/central_limit.hpp"

#include "bounds/ssd/mini_batch.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/oracle/mini_batch.hpp"

// Lemmas 11 and 12: the sign of a mini-batch by the inequality of Berry and Esseen.

namespace lemmata {
namespace {

using oracle::Copies;
using oracle::FiniteLaw;

constexpr std::string_view copies = R"(X_1, \ldots, X_\tau \text{ independent and alike}, \; \mathbb E X_1 = \mu \ne 0, \; \sigma^2 =)"
                                    R"( \operatorname{Var} X_1, \; \nu^3 = \mathbb E|X_1 - \mu|^3)";

/// a < b, where numbers that differ by less than `noise` are one in double, which only ranks: their order is that of rounding errors.
template <Scalar S>
bool less(const S& a, const S& b, const S& noise) {
  if constexpr (std::same_as<S, double>) return a < b - noise;
  else return a < b;
}
template <Scalar S>
S rounding_of(const FiniteLaw<S>& law) {
  S largest(0);
  for (const S& value : law.values) largest = max(largest, S(abs(value)));
  return largest * S(0x1p-40);
}

/// Two atoms n - k with probability p and -k: the sum of n copies is 0 when exactly k of them are high, mean p n - k. For k < n every p
/// from k/n to 1, so that the mean is >= 0: drawn as k + (n - k) x over n.
template <Scalar S>
FiniteLaw<S> tying_law(Draw& draw, long n, S& mean) {
  const long k = draw.integer("k", 0, n - 1);
  mean = S(n - k) * draw.in<S>("x", Range::left_open(0, 1));
  const S p = (S(k) + mean) / S(n);
  return {{S(n - k), S(-k)}, {p, S(1) - p}};
}

/// A law with mean mu and a size of the batch. Scale is of no concern: |mu| = 1, but for laws whose sum may be exactly 0, where signs jump.
template <Scalar S>
struct Batch {
  FiniteLaw<S> law;
  S mu{1};
  long tau = 1;

  explicit Batch(Draw& draw) {
    if (draw.coin("ties")) {
      tau = draw.log_integer("tau", 1, oracle::largest_batch(2));
      law = tying_law(draw, tau, mu);
    } else {
      law = oracle::any_law<S>(draw, "X", mu);
      tau = draw.log_integer("tau", 1, oracle::largest_batch(law.values.size()));
    }
    if (!draw.coin("negative")) return;
    mu = -mu;
    law = oracle::scaled(law, S(-1));
  }
  /// P(sign of the mean of so many copies = sign mu). In double a mean of the size of rounding errors counts as right, but not 0.
  S success(long taken) const {
    const S noise = rounding_of(law);
    return Copies<S>(law, taken).probability([&](const S& mean) {
      const S along = mu < S(0) ? -mean : mean;
      return along != S(0) && !less(along, S(0), noise) && (std::same_as<S, double> || S(0) < along);
    });
  }
};

struct CentralLimitBound {
  static constexpr ClaimInfo info{
      .id = "ssd.lem11",
      .kind = Kind::lemma,
      .where = "Lemma 11, eq. (12)",
      .title = "sign of a mini-batch by the central limit theorem",
      .hypotheses = copies,
      .statement = R"(\operatorname{Prob}\left(\operatorname{sign}\left(\frac1\tau \sum_{i=1}^\tau X_i\right) = \operatorname{sign})"
                   R"( \mu\right) \ge \frac12\left(1 + \operatorname{erf}\left(\frac{|\mu|\sqrt\tau}{\sqrt2\sigma}\right) -)"
                   R"( \frac{\nu^3}{\sigma^3\sqrt\tau}\right))",
      .note = "sigma > 0. Laws of up to four atoms, among them two whose sum may be exactly 0; nothing depends on the scale",
      .sweep = "tau",
      .mutants = {"one-sample"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Batch<S> x(draw);
    const S sigma2 = x.law.variance();
    Case<S> made{.given = {strictly_less(S(0), sigma2)}, .shown = {}};
    if (!(S(0) < sigma2)) return made;
    const S bound = bounds::ssd::central_limit_success(x.mu, sigma2, x.law.third_absolute_moment(), S(x.tau));
    made.shown = at_most(bound, x.success(draw.mutant("one-sample") ? 1 : x.tau)).sum_of(1024);
    return made;
  }
};
LEMMATA_CLAIM(CentralLimitBound);

struct BerryEsseen {
  static constexpr ClaimInfo info{
      .id = "ssd.lem11.berry-esseen",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 11, display before (13), and (13)",
      .title = "the inequality of Berry and Esseen with the constant 1/2",
      .hypotheses = R"(X_1, \ldots, X_\tau \text{ independent and alike}, \; \sigma > 0, \; t \in \mathbb R)",
      .statement = R"(\left|\operatorname{Prob}\left(\frac{1}{\sigma\sqrt\tau} \sum_{i=1}^\tau (X_i - \mu) > t\right) -)"
                   R"( \operatorname{Prob}(N > t)\right| \le \frac12 \frac{\nu^3}{\sigma^3\sqrt\tau}, \quad N \sim \mathcal N(0, 1))",
      .note =
          "mu = 0 is drawn. t is a value of the sum or just below one (where the left side has its limit from the left), in units of sigma "
          "sqrt(tau): between two of them the first probability is constant and the second monotone",
      .sweep = "tau",
      .mutants = {"other-size"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const auto law = centred_law<S>(draw);
    const long tau = draw.log_integer("tau", 1, oracle::largest_batch(law.values.size())), place = draw.integer("place", 0, 164);
    const bool below = draw.coin("just below");
    const S sigma2 = law.variance(), noise = rounding_of(law);
    Case<S> made{.given = {less(S(0), sigma2, S(noise * noise)) ? strictly_less(S(0), sigma2) : equal(S(1), S(0))}, .shown = {}};
    if (!less(S(0), sigma2, S(noise * noise))) return made;
    std::vector<S> values, weights;
    Copies<S>(law, tau).each([&](const S& mean, const S& weight) {
      values.push_back(mean);
      weights.push_back(weight);
    });
    const S at = values[static_cast<std::size_t>(place) % values.size()];
    S beyond(0);
    for (std::size_t j = 0; j < values.size(); ++j)
      if (below ? !less(values[j], at, noise) : less(at, values[j], noise)) beyond += weights[j];
    const S copies_taken = S(draw.mutant("other-size") ? 4 * tau : tau);
    const S normal = (S(1) - erf(S(at * sqrt(S(copies_taken / (S(2) * sigma2)))))) / S(2);
    const S half = bounds::ssd::normal_distance(sigma2, law.third_absolute_moment(), S(tau)) / S(2);
    made.shown = at_most(abs(S(beyond - normal)), half).sum_of(1024);
    return made;
  }

 private:
  /// Mean 0: 1 - p with probability p and -p (the laws that come nearest to the bound), or any.
  template <Scalar S>
  static FiniteLaw<S> centred_law(Draw& draw) {
    if (!draw.coin("two atoms")) return oracle::any_law<S>(draw, "X", S(0));
    const S p = draw.in<S>("p", Range::open(0, 1));
    return {{S(1) - p, -p}, {p, S(1) - p}};
  }
};
LEMMATA_CLAIM(BerryEsseen);

struct CombinedCondition {
  static constexpr ClaimInfo info{
      .id = "ssd.lem12",
      .kind = Kind::lemma,
      .where = "Lemma 12, eq. (14)",
      .title = "size of the mini-batch",
      .hypotheses = copies,
      .statement = R"(\tau > 2 \min\left(\frac{\sigma^2}{\mu^2}, \frac{\nu^3}{|\mu|\sigma^2}\right) \implies)"
                   R"( \operatorname{Prob}\left(\operatorname{sign}\left(\frac1\tau \sum_{i=1}^\tau X_i\right) = \operatorname{sign})"
                   R"( \mu\right) > \frac12)",
      .note =
          "without noise the minimum is 0, and an infinite third moment leaves its first term. Laws of up to four "
          "atoms, among them two whose sum may be exactly 0; nothing depends on the scale",
      .mutants = {"quarter-batch"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Batch<S> x(draw);
    const S least = bounds::ssd::adaptive_batch(x.mu, x.law.variance(), x.law.third_absolute_moment());
    const S asked = draw.mutant("quarter-batch") ? S(least / S(4)) : least;
    Case<S> made{.given = {strictly_less(asked, S(x.tau))}, .shown = {}};
    if (asked < S(x.tau)) made.shown = strictly_less(ratio<S>(1, 2), x.success(x.tau));
    return made;
  }
};
LEMMATA_CLAIM(CombinedCondition);

/// erf(1) x <= erf(x) in (12), with x = |mu| sqrt(tau)/(sqrt(2) sigma) <= 1.
struct ErrorFunctionSecant {
  static constexpr ClaimInfo info{
      .id = "ssd.lem12.concavity",
      .kind = Kind::proof_step,
      .where = "proof of Lemma 12, concavity of erf and what follows",
      .title = "chord of the error function in the bound of Lemma 11",
      .hypotheses = copies,
      .statement =
          R"(\operatorname{erf} \text{ concave on } [0, \infty), \; \operatorname{erf}(1)\, x \le \operatorname{erf}(x) \text{ on } [0, 1];)"
          R"( \; \tau \le \frac{2\sigma^2}{\mu^2} \implies P := \operatorname{Prob}\left(\operatorname{sign}\left(\frac1\tau)"
          R"( \sum_{i=1}^\tau X_i\right) = \operatorname{sign} \mu\right) \ge \frac12\left(1 +)"
          R"( \frac{\operatorname{erf}(1)}{\sqrt2} \frac{|\mu|\sqrt\tau}{\sigma} - \frac{\nu^3}{\sigma^3\sqrt\tau}\right);)"
          R"( \; \tau > \frac{\sqrt2}{\operatorname{erf}(1)} \frac{\nu^3}{|\mu|\sigma^2} \implies P > \frac12)",
      .note = "sigma > 0; the proof takes mu > 0. The chord is proved: ssd.lem12.concavity.chord",
      .mutants = {"half-argument", "one-sample", "quarter-batch"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long part = draw.integer("part", 0, 2);
    if (part == 2) {
      const S a = draw.nonnegative<S>("a"), b = draw.nonnegative<S>("b"), x = draw.in<S>("x", Range::closed(0, 1));
      return {.shown = Chain<S>(at_most((erf(a) + erf(b)) / S(2), erf((a + b) / S(2))).named("concave"))
                           .also(at_most(erf(S(1)) * x, erf(draw.mutant("half-argument") ? x / S(2) : x)).named("chord"))};
    }
    const Batch<S> x(draw);
    const S sigma2 = x.law.variance(), nu3 = x.law.third_absolute_moment(), tau = S(x.tau);
    Case<S> made{.given = {strictly_less(S(0), sigma2)}, .shown = {}};
    if (!(S(0) < sigma2)) return made;
    if (part == 0) {
      made.given.push_back(at_most(tau * square(x.mu), S(2) * sigma2));
      made.shown =
          at_most(bounds::ssd::secant_success(x.mu, sigma2, nu3, tau), x.success(draw.mutant("one-sample") ? 1 : x.tau)).sum_of(1024);
    } else {
      const S least = sqrt(S(2)) / erf(S(1)) * (nu3 / (abs(x.mu) * sigma2));
      made.given.push_back(strictly_less(draw.mutant("quarter-batch") ? S(least / S(4)) : least, tau));
      made.shown = strictly_less(ratio<S>(1, 2), x.success(x.tau)).named("SPB");
    }
    return made;
  }
};
LEMMATA_CLAIM(ErrorFunctionSecant);

}  // namespace
}  // namespace lemmata
