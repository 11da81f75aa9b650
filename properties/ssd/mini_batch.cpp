#include "bounds/ssd/mini_batch.hpp"

#include <algorithm>
#include <string>

#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/oracle/mini_batch.hpp"

// Lemmas 2 and 3: the sign of a mini-batch, under strong growth and with an adaptive size.

namespace lemmata {
namespace {

using oracle::Copies;
using oracle::FiniteLaw;

/// The laws of one sample in d coordinates, whose means are the gradient; their joint law is of no concern. One size of the batch.
template <Scalar S>
struct Coordinates {
  std::vector<S> g;
  std::vector<FiniteLaw<S>> laws;
  std::size_t atoms = 1;
  long tau = 1;

  explicit Coordinates(Draw& draw) {
    const long d = draw.integer("d", 1, 2);
    for (long i = 0; i < d; ++i) {
      g.push_back(draw.real<S>("g" + std::to_string(i)));
      laws.push_back(drawn_law(draw, "X" + std::to_string(i), g.back()));
      atoms = std::max(atoms, laws.back().values.size());
    }
    tau = draw.log_integer("tau", 1, largest());
  }
  /// Any law; with a coin one on two atoms, which come nearest to the bounds.
  static FiniteLaw<S> drawn_law(Draw& draw, const std::string& name, const S& mean) {
    if (!draw.coin(name + " on two atoms")) return oracle::any_law<S>(draw, name, mean);
    const auto scope = draw.scope(name);
    const S unit = oracle::unit_of(draw, mean), b = oracle::length(draw, "b", unit);
    return oracle::two_point(mean, b, oracle::length(draw, "c", unit));
  }
  long largest() const { return oracle::largest_batch(atoms); }
  S success(std::size_t i, long batch) const { return Copies<S>(laws[i], batch).success(g[i]); }
};

struct StrongGrowth {
  static constexpr ClaimInfo info{
      .id = "ssd.lem2",
      .kind = Kind::lemma,
      .where = "Lemma 2",
      .title = "strong growth and mini-batch",
      .hypotheses = R"(\hat g \text{ the mean of } \tau \text{ independent copies of } X, \; \mathbb E\,X = g, \; \sigma_i^2 =)"
                    R"( \operatorname{Var} X_i \le c_i g_i^2, \; c_i \ge 0, \; \tau > 2\max_i c_i)",
      .statement = R"(\rho_i \ge 1 - \frac{c_i}{\tau} > \frac12 \text{ where } g_i \ne 0)",
      .note =
          "samples are independent, as in Lemma 10; coordinates may depend on each other. A batch from one half of the data (section 6.2) "
          "breaks it: of nine 3s and nine -1s, where g = 1 and sigma^2 = 4, tau = 9 has success 1/2",
      .sweep = "tau",
      .mutants = {"one-sample"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const Coordinates<S> x(draw);
    const S tau = S(x.tau);
    const S slack = draw.coin("loose") ? draw.nonnegative<S>("slack") : S(0);
    Case<S> made;
    for (std::size_t i = 0; i < x.g.size(); ++i) {
      const S sigma2 = x.laws[i].variance();
      if (x.g[i] == S(0)) {
        made.given.push_back(equal(sigma2, S(0)));
        continue;
      }
      const S c = sigma2 / square(x.g[i]) + slack;
      made.given.push_back(strictly_less(S(2) * c, tau));
      if (!(S(2) * c < tau)) return made;
      const S bound = bounds::ssd::strong_growth_success(c, tau);
      made.shown.also(at_most(bound, x.success(i, draw.mutant("one-sample") ? 1 : x.tau)).named("success"));
      made.shown.also(strictly_less(ratio<S>(1, 2), bound).named("SPB"));
    }
    return made;
  }
};
LEMMATA_CLAIM(StrongGrowth);

struct AdaptiveBatch {
  static constexpr ClaimInfo info{
      .id = "ssd.lem3",
      .kind = Kind::lemma,
      .where = "Lemma 3",
      .title = "adaptive mini-batch",
      .hypotheses = R"(\hat g \text{ the mean of } \tau \text{ independent copies of } X, \; \mathbb E\,X = g, \; \sigma_i^2 =)"
                    R"( \operatorname{Var} X_i, \; \nu_i^3 = \mathbb E|X_i - g_i|^3, \;)"
                    R"( \tau > 2\min\left(\frac{\sigma_i^2}{g_i^2}, \frac{\nu_i^3}{|g_i|\sigma_i^2}\right) \text{ for all } i)"
                    R"( \text{ with } g_i \ne 0)",
      .statement = R"(\rho_i > \frac12 \text{ for all } i \text{ with } g_i \ne 0)",
      .note =
          "i is free in print, with the range 1 <= i <= d that the lemma gives it. The third central moment is the absolute one, as Lemma "
          "11 defines it; without noise the minimum is 0. Batches from halves of the data break it, as they do ssd.lem2",
      .mutants = {"quarter-batch"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    Coordinates<S> x(draw);
    std::vector<S> least;
    for (std::size_t i = 0; i < x.g.size(); ++i)
      if (x.g[i] != S(0)) least.push_back(needed(x, i) / S(draw.mutant("quarter-batch") ? 4 : 1));
    const auto admitted = [&] { return std::all_of(least.begin(), least.end(), [&](const S& l) { return l < S(x.tau); }); };
    if (draw.coin("smallest batch"))
      for (x.tau = 1; x.tau < x.largest() && !admitted();) ++x.tau;
    Case<S> made;
    for (const S& l : least) made.given.push_back(strictly_less(l, S(x.tau)));
    if (!admitted()) return made;
    for (std::size_t i = 0; i < x.g.size(); ++i)
      if (x.g[i] != S(0)) made.shown.also(strictly_less(ratio<S>(1, 2), x.success(i, x.tau)).named("SPB"));
    return made;
  }

 private:
  /// The condition has no scale, but third powers of double have one: in units of g.
  template <Scalar S>
  static S needed(const Coordinates<S>& x, std::size_t i) {
    const auto unit = oracle::scaled(x.laws[i], S(S(1) / x.g[i]));
    return bounds::ssd::adaptive_batch(S(1), unit.variance(), unit.third_absolute_moment());
  }
};
LEMMATA_CLAIM(AdaptiveBatch);

struct VarianceDrop {
  static constexpr ClaimInfo info{
      .id = "ssd.lem2.variance-drop",
      .kind = Kind::proof_step,
      .where = "appendix B.2, first display",
      .title = "variance of a mini-batch",
      .hypotheses = R"(\hat g^{(\tau)} \text{ the mean of } \tau \text{ samples with mean } g \text{ and variance } \sigma^2)",
      .statement = R"(\mathbb E(\hat g^{(\tau)} - g)^2 \le \frac{\sigma^2}{\tau})",
      .note =
          "\"by at least a factor of tau\" leaves open whether samples are independent, as in Lemma 10 (with equality), or drawn without "
          "replacement (shuffled data in sequence, section 6.2)",
      .sweep = "tau",
      .mutants = {"larger-batch"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool independent = draw.reading("sampling", {0, 1}, {"independent", "without-replacement"}) == 0;
    if (independent) {
      const S mean = draw.real<S>("g");
      const auto law = oracle::any_law<S>(draw, "X", mean);
      const long tau = draw.log_integer("tau", 1, oracle::largest_batch(law.values.size()));
      const S drop = Copies<S>(law, tau).expectation([&](const S& batch) { return square(S(batch - mean)); });
      return compared(draw, drop, law.variance(), tau);
    }
    const long n = draw.integer("N", 1, 6);
    const Vec<S> data = draw.vector<S>("data", n);
    const long tau = draw.integer("tau", 1, n);
    S g(0), sigma2(0);
    for (const S& v : data) g += v / S(n);
    for (const S& v : data) sigma2 += square(S(v - g)) / S(n);
    const S drop = expect.mean([&](Chance<S>& chance) {
      const auto taken = chance.subset(data.size(), static_cast<std::size_t>(tau));
      S batch(0);
      for (std::size_t i = 0; i < data.size(); ++i)
        if (taken[i]) batch += data[i] / S(tau);
      return square(S(batch - g));
    });
    return compared(draw, drop, sigma2, tau);
  }

 private:
  template <Scalar S>
  static Case<S> compared(const Draw& draw, const S& drop, const S& sigma2, long tau) {
    return {.shown = at_most(drop, sigma2 / S(draw.mutant("larger-batch") ? tau + 1 : tau)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(VarianceDrop);

}  // namespace
}  // namespace lemmata
