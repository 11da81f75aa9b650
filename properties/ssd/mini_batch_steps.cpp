#include "bounds/ssd/mini_batch.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/oracle/mini_batch.hpp"

// The chain of appendix B.2: P(wrong sign) <= E(estimate - g)^2/g^2, for drawn laws and value by value.

namespace lemmata {
namespace {

/// |x| by a comparison that polynomials can decide where the sign of x is not that of its terms.
template <Scalar S>
S size(const S& x) {
  return x < S(0) ? -x : x;
}

/// The members of the chain for one value y of the estimator: they are the means of these over its law.
template <Scalar S>
struct Members {
  S wrong{}, sum{}, farther{}, squared{}, share{};

  Members() = default;

  Members(const S& y, const S& g)
      : wrong(sign(y, 0) == sign(g, 0) ? 0 : 1),
        sum(size(S(y - g)) == size(y) + size(g) ? 1 : 0),
        farther(size(S(y - g)) < size(g) ? 0 : 1),
        squared(square(S(y - g)) < square(g) ? 0 : 1),
        share(square(S(y - g)) / square(g)) {}

  static Members mean(const oracle::Copies<S>& batch, const S& g) {
    Members total;
    batch.each([&](const S& y, const S& weight) {
      const Members m(y, g);
      for (const auto member : {&Members::wrong, &Members::sum, &Members::farther, &Members::squared, &Members::share})
        total.*member += weight * m.*member;
    });
    return total;
  }
};

/// The members of the chain as means over the law of a batch, and its last members by its variance.
template <Scalar S>
Chain<S> chain_of(const Members<S>& m, const S& sigma2, const S& tau, const S& g, const S& c) {
  const S chebyshev = sigma2 / (tau * square(g));
  return Chain<S>(equal(m.wrong, m.sum).named("wrong sign"))
      .also(at_most(m.sum, m.farther).named("farther than |g|"))
      .also(equal(m.farther, m.squared).named("squares"))
      .also(at_most(m.squared, m.share).named("Markov"))
      .also(equal(m.share, chebyshev).named("variance").sum_of(4096))
      .also(at_most(S(1) - chebyshev, S(1) - m.wrong).named("success"))
      .also(at_most(bounds::ssd::strong_growth_success(c, tau), S(1) - chebyshev).named("strong growth"));
}

constexpr std::string_view as_in_lemma_2 =
    R"(\hat g \text{ the mean of } \tau \text{ samples of mean } g \ne 0 \text{ and variance } \sigma^2 \le c g^2)";

struct FailureChain {
  static constexpr ClaimInfo info{
      .id = "ssd.lem2.chain",
      .kind = Kind::proof_step,
      .where = "appendix B.2, second display",
      .title = "failure probability of a mini-batch",
      .hypotheses = as_in_lemma_2,
      .statement =
          R"(\operatorname{Prob}(\operatorname{sign} \hat g \ne \operatorname{sign} g) = \operatorname{Prob}(|\hat g - g| = |\hat g| + |g|))"
          R"( \le \operatorname{Prob}(|\hat g - g| \ge |g|) = \operatorname{Prob}((\hat g - g)^2 \ge g^2) \le)"
          R"( \frac{\mathbb E(\hat g - g)^2}{g^2} = \frac{\sigma^2}{\tau g^2}, \quad \rho \ge 1 - \frac{\sigma^2}{\tau g^2} \ge 1 - \frac c\tau)",
      .note =
          "the last equality is that of independent samples. The display before it has <=, \"by at least a factor of tau\", and leaves "
          "open how the samples are drawn (ssd.lem2.variance-drop): without replacement the variance is less than sigma^2/tau",
      .sweep = "tau",
      .mutants = {"one-sample"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool independent = draw.reading("sampling", {0, 1}, {"independent", "without-replacement"}) == 0;
    return independent ? of_copies<S>(draw) : of_data<S>(draw, expect);
  }

 private:
  template <Scalar S>
  static Case<S> of_copies(Draw& draw) {
    const S g = draw.real<S>("g");
    const auto law = oracle::any_law<S>(draw, "X", g);
    const long tau = draw.log_integer("tau", 1, oracle::largest_batch(law.values.size()) / 2);
    if (g == S(0)) return {.given = {strictly_less(S(0), square(g))}, .shown = {}};
    const oracle::Copies<S> batch(law, draw.mutant("one-sample") ? 1 : tau);
    const S sigma2 = law.variance();
    return {.shown = chain_of<S>(Members<S>::mean(batch, g), sigma2, S(tau), g, sigma2 / square(g) + draw.nonnegative<S>("slack"))};
  }

  /// The mean of tau of n numbers, any tau of them with the same probability.
  template <Scalar S>
  static Case<S> of_data(Draw& draw, Expect<S>& expect) {
    const long n = draw.integer("N", 1, 6);
    const Vec<S> data = draw.vector<S>("data", n);
    const long tau = draw.integer("tau", 1, n), taken = draw.mutant("one-sample") ? 1 : tau;
    S g(0), sigma2(0);
    for (const S& v : data) g += v / S(n);
    for (const S& v : data) sigma2 += square(S(v - g)) / S(n);
    if (g == S(0)) return {.given = {strictly_less(S(0), square(g))}, .shown = {}};
    const Vec<S> means = expect.mean_vector([&](Chance<S>& chance) {
      const auto subset = chance.subset(data.size(), static_cast<std::size_t>(taken));
      S batch(0);
      for (std::size_t i = 0; i < data.size(); ++i)
        if (subset[i]) batch += data[i] / S(taken);
      const Members<S> m(batch, g);
      return Vec<S>{m.wrong, m.sum, m.farther, m.squared, m.share};
    });
    Members<S> m;
    m.wrong = means[0], m.sum = means[1], m.farther = means[2], m.squared = means[3], m.share = means[4];
    return {.shown = chain_of<S>(m, sigma2, S(tau), g, sigma2 / square(g) + draw.nonnegative<S>("slack"))};
  }
};
LEMMATA_CLAIM(FailureChain);

struct FailureChainRepaired {
  static constexpr ClaimInfo info{
      .id = "ssd.lem2.chain/repaired",
      .kind = Kind::proof_step,
      .where = "appendix B.2, second display",
      .title = "failure probability of a mini-batch",
      .hypotheses = R"(\mathbb E\, \hat g = g \ne 0, \; \mathbb E(\hat g - g)^2 \le \frac{\sigma^2}{\tau}, \; \sigma^2 \le c g^2)",
      .statement =
          R"(\operatorname{Prob}(\operatorname{sign} \hat g \ne \operatorname{sign} g) = \operatorname{Prob}(|\hat g - g| = |\hat g| + |g|))"
          R"( \le \operatorname{Prob}(|\hat g - g| \ge |g|) = \operatorname{Prob}((\hat g - g)^2 \ge g^2) \le)"
          R"( \frac{\mathbb E(\hat g - g)^2}{g^2} \le \frac{\sigma^2}{\tau g^2}, \quad 1 - \frac{\sigma^2}{\tau g^2} \ge 1 - \frac c\tau)",
      .note =
          "<= for the last =, as the display before has it. Every member up to E(g-hat - g)^2/g^2 is a mean over the values of the "
          "estimator: the relations are shown for each value, any real number, hence for every law; the first and the last member are the "
          "bound of rho",
      .mutants = {"about-zero", "larger-drop"},
      .whole = {"place", "negative"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S length = draw.positive<S>("|g|"), side = draw.coin("negative") ? S(-1) : S(1), g = side * length;
    const S y = side * place(draw, length);
    const Members<S> m(y, g);
    const S share = draw.mutant("about-zero") ? square(y) / square(g) : m.share;
    const S tau = draw.in<S>("tau", Range::right_open(1, std::numeric_limits<double>::infinity()));
    const S drop = draw.nonnegative<S>("E(g-hat - g)^2"), room = draw.nonnegative<S>("room");
    const S sigma2 = tau * (drop + room), c = sigma2 / square(g) + draw.nonnegative<S>("slack");
    const S used = tau * (draw.mutant("larger-drop") ? S(2) : S(1));
    return {.shown =
                Chain<S>(equal(m.wrong, m.sum).named("wrong sign"))
                    .also(at_most(m.sum, m.farther).named("farther than |g|"))
                    .also(equal(m.farther, m.squared).named("squares"))
                    .also(at_most(m.squared, share).named("Markov"))
                    .also(at_most(drop / square(g), sigma2 / (used * square(g))).named("variance"))
                    .also(at_most(bounds::ssd::strong_growth_success(c, tau), S(1) - sigma2 / (tau * square(g))).named("strong growth"))};
  }

 private:
  /// Where the value lies, in multiples of the sign of g: below 0, 0, up to |g|, |g|, up to 2|g|, from there on.
  template <Scalar S>
  static S place(Draw& draw, const S& length) {
    const long at = draw.integer("place", 0, 5);
    if (at == 1 || at == 3) return at == 1 ? S(0) : length;
    if (at == 5) return S(2) * length + draw.nonnegative<S>("u");
    const S u = draw.positive<S>("u");
    return at == 0 ? S(-u) : at == 2 ? length / (S(1) + u) : length + length / (S(1) + u);
  }
};
LEMMATA_CLAIM(FailureChainRepaired);

}  // namespace
}  // namespace lemmata
