#include "lib/problem/rosenbrock.hpp"

#include <algorithm>
#include <array>

#include "bounds/ssd/estimator.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/gaussian_batch.hpp"

// The oracle of section 6.1, the gradient of a random term of the Rosenbrock function with Gaussian noise: its mean and its success
// probabilities, which are finite sums of normal distribution functions.

namespace lemmata {
namespace {

using oracle::FiniteLaw;

constexpr long dimension_of_the_text = 10;
constexpr long batch_of_the_text(long j) { return std::array<long, 5>{1, 2, 5, 7, 8}[static_cast<std::size_t>(j)]; }

/// The derivative by one coordinate of a term chosen with equal probabilities, given those of the terms that depend on the coordinate.
/// `unequal`: the second of them is chosen twice as often as the first.
template <Scalar S>
FiniteLaw<S> term_law(const std::vector<S>& partials, long d, bool unequal) {
  const long touching = static_cast<long>(partials.size()), terms = d - 1;
  FiniteLaw<S> law{partials, std::vector<S>(partials.size(), ratio<S>(1, terms))};
  if (unequal && touching == 2) law.weights = {ratio<S>(2, 3 * terms), ratio<S>(4, 3 * terms)};
  if (touching < terms) {
    law.values.push_back(S(0));
    law.weights.push_back(ratio<S>(terms - touching, terms));
  }
  return law;
}

/// The law of the sum of the derivatives over tau distinct terms out of T, drawn with equal probabilities, 1 <= tau <= T.
template <Scalar S>
FiniteLaw<S> sum_of_distinct_terms(const std::vector<S>& partials, long T, long tau) {
  if (partials.size() == 1) return {{partials[0], S(0)}, {ratio<S>(tau, T), ratio<S>(T - tau, T)}};
  const S both = ratio<S>(tau * (tau - 1), T * (T - 1)), one = ratio<S>(tau * (T - tau), T * (T - 1));
  return {{S(partials[0] + partials[1]), partials[0], partials[1], S(0)}, {both, one, one, S(S(1) - both - S(2) * one)}};
}

/// The least success probability of the coordinates of grad f(x) that are not 0.
template <Scalar S>
S least_success(const Vec<S>& x, const Vec<S>& g, long tau, const S& nu) {
  S least(1);
  for (long i = 1; i <= dimension_of_the_text; ++i) {
    const S& partial = g[static_cast<std::size_t>(i - 1)];
    if (partial == S(0)) continue;
    const auto law = term_law(problem::rosenbrock_partials(x, i), dimension_of_the_text, false);
    const S rho = oracle::gaussian_batch_success(law, tau, nu, partial);
    least = (least + rho - abs(least - rho)) / S(2);  // the smaller one; balls could not tell which, where several are equal
  }
  return least;
}

/// E of the oracle: the mean of the terms' gradients, as the noise has mean 0.
template <Scalar S>
Vec<S> mean_of_oracle(const Vec<S>& x) {
  Vec<S> sum(x.size());
  for (long i = 1; i < dimension_of_the_text; ++i) sum += problem::rosenbrock_term_gradient(x, i);
  return ratio<S>(1, dimension_of_the_text - 1) * sum;
}

constexpr std::string_view oracle_of_the_text = R"(\hat g(x) = \nabla f_i(x) + \xi, \; i \text{ uniform on } \{1, \ldots, d - 1\}, \;)"
                                                R"( \xi \sim N(0, \nu^2 I), \; \nu > 0, \; d = 10, \; \nabla f(x) \ne 0)";

struct RosenbrockOracle {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-ros-oracle",
      .kind = Kind::example,
      .where = "section 6.1, Figures 3, 6 and 7",
      .title = "success probabilities of the Rosenbrock oracle",
      .hypotheses = oracle_of_the_text,
      .statement = R"(\mathbb E\,\hat g(x) \ne \nabla f(x), \quad \tau = 1, 2: \; \min_{i:\, g_i(x) \ne 0} \rho_i(x) \le \frac12)",
      .note =
          "the text says that mini-batches of 1 and 2 violate SPB, on runs of which neither x_0 nor nu is given: x may be any point. That "
          "SPB is violated is false in every reading, also that it is so at some point for some nu: ssd.exp-ros-oracle/repaired has the "
          "strict bound, ssd.exp-ros-oracle.two-terms the proof. Probabilities close to 1/2 that are estimated from few samples fall "
          "below it by chance. Whether the runs diverge or oscillate is left to the figures",
      .mutants = {"unbiased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Vec<S> x = draw.vector<S>("x", dimension_of_the_text), g = problem::rosenbrock<S>(dimension_of_the_text).gradient(x);
    const S nu = draw.positive<S>("nu");
    Case<S> made{.given = {strictly_less(S(0), norm1(g))}};
    if (norm1(g) == S(0)) return made;
    const Vec<S> mean = draw.mutant("unbiased") ? g : mean_of_oracle(x);
    const S half = ratio<S>(1, 2);
    made.shown = Chain<S>(strictly_less(S(0), norm1(mean - g)).named("biased"))
                     .also(at_most(least_success(x, g, 1, nu), half).named("SPB is violated for batches of 1"))
                     .also(at_most(least_success(x, g, 2, nu), half).named("SPB is violated for batches of 2"));
    return made;
  }
};
LEMMATA_CLAIM(RosenbrockOracle);

struct RosenbrockOracleRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-ros-oracle/repaired",
      .kind = Kind::example,
      .where = "section 6.1, Figures 3, 6 and 7",
      .title = "the Rosenbrock oracle meets SPB for every mini-batch",
      .hypotheses =
          R"(\hat g(x) = \nabla f_j(x) + \xi, \; j \text{ uniform on } \{1, \ldots, d - 1\}, \; \xi \sim N(0, \nu^2 I), \; \nu > 0, \;)"
          R"( d \ge 2, \; g_i(x) \ne 0, \; \tau \ge 1)",
      .statement =
          R"(\rho_i^{(\tau)}(x) > \frac12, \quad \rho_i^{(\tau)}(x) \ge 1 - \frac{(d - 1)^2}{\tau g_i^2}\operatorname{Var} \hat g_i(x))",
      .note =
          "printed: mini-batches of 1 and 2 violate SPB, those of 5 and 8 push success probabilities towards 1. The first fails at every "
          "point: at most two terms depend on x_i, they are drawn equally often, and of two numbers with a positive sum the larger wins "
          "under any symmetric noise (ssd.exp-ros-oracle.two-terms), for batches of distinct terms as well. The second holds: the "
          "probability tends to 1 (Lemma 10), and grows along the batches of the text (ssd.exp-ros-oracle.batches)",
      .sweep = "tau",
      .mutants = {"unequal-terms", "opposite"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 2, 10), i = draw.integer("i", 1, d), tau = draw.log_integer("tau", 1, 24);
    const Vec<S> x = draw.vector<S>("x", d);
    const S g = problem::rosenbrock<S>(d).gradient(x)[static_cast<std::size_t>(i - 1)];
    const S unit = draw.coin("noise in units of g") && g != S(0) ? S(abs(g)) : S(1), nu = draw.positive<S>("nu") * unit;
    Case<S> made{.given = {strictly_less(S(0), abs(g))}};
    if (g == S(0)) return made;
    const auto partials = problem::rosenbrock_partials(x, i);
    const auto law = term_law(partials, d, draw.mutant("unequal-terms"));
    const S asked = draw.mutant("opposite") ? S(-g) : g;
    const S rho = oracle::gaussian_batch_success(law, tau, nu, asked);
    made.shown = Chain<S>(strictly_less(ratio<S>(1, 2), rho).named("SPB").sum_of(256))
                     .also(at_most(bounds::ssd::mini_batch_success(S(g / S(d - 1)), S(law.variance() + square(nu)), tau), rho)
                               .named("tends to 1")
                               .sum_of(256));
    if (tau < d)
      made.shown.also(
          strictly_less(ratio<S>(1, 2), oracle::gaussian_batch_success(sum_of_distinct_terms(partials, d - 1, tau), 1, nu, asked))
              .named("distinct terms")
              .sum_of(256));
    return made;
  }
};
LEMMATA_CLAIM(RosenbrockOracleRepaired);

/// n!/(k! m! (n - k - m)!), k, m >= 0, k + m <= n.
long multinomial(long n, long k, long m) {
  long ways = 1;  // a binomial coefficient after every step
  for (long j = 1; j <= k; ++j) ways = ways * (n - j + 1) / j;
  for (long j = 1; j <= m; ++j) ways = ways * (n - k - j + 1) / j;
  return ways;
}

struct TwoTerms {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-ros-oracle.two-terms",
      .kind = Kind::example,
      .where = "section 6.1",
      .title = "success probabilities of batches of 1 and 2",
      .hypotheses = R"(a, b \text{ the derivatives over } \nu \text{ of the terms that depend on } x_i, \; d = 10, \; \tau \in \{1, 2\})",
      .statement =
          R"(\operatorname{Prob}(\hat g_i > 0) = \frac12 + \sum_{n > m \ge 0} \binom{\tau}{n, m, \tau - n - m}\frac{7^{\tau - n - m}}{9^\tau})"
          R"( \frac{\operatorname{erf} u_{nm} + \operatorname{erf} u_{mn}}{2} + \sum_{n \ge 1} \binom{\tau}{n, n, \tau -)"
          R"( 2n}\frac{7^{\tau - 2n}}{9^\tau} \frac{\operatorname{erf} u_{nn}}{2}, \quad u_{nm} = \frac{na + mb}{\sqrt{2\tau}}, \quad)"
          R"( u_{nm} + u_{mn} = \frac{(n + m)(a + b)}{\sqrt{2\tau}})",
      .note =
          "for all real a and b, hence at every x for every nu; b = 0 for the first and the last coordinate. erf is odd and increases, so "
          "that erf u + erf v has the sign of u + v: every term has the sign of a + b = g_i/nu, and SPB holds. So for every tau",
      .mutants = {"unequal-terms"},
      .whole = {"tau"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long tau = draw.integer("tau", 1, 2);
    const S a = draw.real<S>("a"), b = draw.real<S>("b"), root = sqrt(S(tau) / S(2)) / S(tau), half = ratio<S>(1, 2);
    const auto law = term_law<S>({a, b}, dimension_of_the_text, draw.mutant("unequal-terms"));
    S pairs(0);
    Chain<S> shown;
    for (long n = 1; n <= tau; ++n)
      for (long m = 0; m <= std::min(n, tau - n); ++m) {
        const S weight = S(multinomial(tau, n, m)) * pow(S(7), tau - n - m) / pow(S(9), tau);
        const S u = root * (S(n) * a + S(m) * b), v = root * (S(m) * a + S(n) * b);
        pairs += half * weight * (n == m ? erf(u) : erf(u) + erf(v));
        shown.also(equal(u + v, root * S(n + m) * (a + b)).named("sum of the arguments").sum_of(1024));
      }
    return {.shown = std::move(shown).also(
                equal(oracle::gaussian_batch_success(law, tau, S(1), S(1)), half + pairs).named("pairs").sum_of(1024))};
  }
};
LEMMATA_CLAIM(TwoTerms);

struct BatchesOfTheText {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-ros-oracle.batches",
      .kind = Kind::example,
      .where = "section 6.1, Figures 3 and 6",
      .title = "success probabilities grow along the batches of the text",
      .hypotheses = R"(a, b \text{ the derivatives over } \nu \text{ of the terms that depend on } x_i, \; a + b > 0, \; d = 10)",
      .statement = R"(\rho_i^{(1)} \le \rho_i^{(2)} \le \rho_i^{(5)} \le \rho_i^{(7)} \le \rho_i^{(8)})",
      .note =
          "at every x for every nu: what is true of batches that push the probabilities towards 1. It needs the many terms that do not "
          "depend on x_i: for d = 3 a batch of 3 may be worse than one of 2, and so on (the mutant)",
      .mutants = {"three-dimensions"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S a = draw.real<S>("a"), unit = draw.coin("in units of a") && a != S(0) ? S(abs(a)) : S(1);
    const S sum = draw.positive<S>("a + b") * unit;
    const auto law = term_law<S>({a, S(sum - a)}, draw.mutant("three-dimensions") ? 3 : dimension_of_the_text, false);
    const long j = draw.integer("batch", 0, 3);
    return {.shown = at_most(oracle::gaussian_batch_success(law, batch_of_the_text(j), S(1), S(1)),
                             oracle::gaussian_batch_success(law, batch_of_the_text(j + 1), S(1), S(1)))
                         .sum_of(256)};
  }
};
LEMMATA_CLAIM(BatchesOfTheText);

struct RosenbrockMean {
  static constexpr ClaimInfo info{
      .id = "ssd.exp-ros-oracle.bias",
      .kind = Kind::example,
      .where = "section 6.1",
      .title = "the bias of the Rosenbrock oracle",
      .hypotheses = R"(\hat g(x) = \nabla f_i(x) + \xi, \; i \text{ uniform on } \{1, \ldots, d - 1\}, \; d = 10)",
      .statement = R"(\mathbb E\,\hat g(x) = \frac{1}{d - 1}\nabla f(x))",
      .note =
          "the bias is a factor: (d - 1) times the oracle is unbiased and has the same signs, hence the same "
          "success probabilities",
      .mutants = {"unbiased"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Vec<S> x = draw.vector<S>("x", dimension_of_the_text), g = problem::rosenbrock<S>(dimension_of_the_text).gradient(x);
    const Vec<S> mean = draw.mutant("unbiased") ? g : mean_of_oracle(x);
    Chain<S> shown;
    for (std::size_t i = 0; i < g.size(); ++i) shown.also(equal(S(dimension_of_the_text - 1) * mean[i], g[i]).named("mean").sum_of(1024));
    return {.shown = std::move(shown)};
  }
};
LEMMATA_CLAIM(RosenbrockMean);

}  // namespace
}  // namespace lemmata
