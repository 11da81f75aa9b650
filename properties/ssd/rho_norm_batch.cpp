#include "bounds/ssd/rho_norm.hpp"
#include "lib/claim/claim.hpp"
#include "lib/oracle/any_law.hpp"
#include "lib/oracle/mini_batch.hpp"

// The weighted l1 norm below the rho-norm of a mini-batch under strong growth (end of section 4), value by value and for drawn laws.

namespace lemmata {
namespace {

constexpr std::string_view strong_growth =
    R"(\hat g \text{ the mean of } \tau \text{ independent copies of } X, \; \mathbb E\,X = g, \; \sigma_i^2 =)"
    R"( \operatorname{Var} X_i \le c_i g_i^2, \; c_i \ge 0, \; \tau > 2\max_i c_i)";
constexpr std::string_view weighted_bound =
    R"(\|g\|_\rho \ge \sum_i \left(1 - \frac{2c_i}{\tau}\right)|g_i|, \quad 1 - \frac{2c_i}{\tau} > 0)";

struct WeightedL1Bound {
  static constexpr ClaimInfo info{
      .id = "ssd.rho-lem2-lower",
      .kind = Kind::inequality,
      .where = "end of section 4",
      .title = "the rho-norm above a weighted l1 norm",
      .hypotheses = strong_growth,
      .statement = weighted_bound,
      .note =
          "shown for one coordinate with g_i not 0 (both sides are sums), and there for each value y of the batch, any real number: 2 rho "
          "- 1 is the mean of 1 or -1, which is at least 1 - 2(y - g)^2/g^2, of mean 1 - 2 sigma^2/(tau g^2) for independent copies. "
          "ssd.rho-lem2-lower.laws attacks drawn laws",
      .mutants = {"about-zero"},
      .whole = {"place", "negative", "no c", "no noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const S size = draw.positive<S>("|g|"), g = draw.coin("negative") ? -size : size;
    const long place = draw.integer("place", 0, 2);  // of y/g: at most 0, in (0, 1], at least 1
    const S v = draw.nonnegative<S>("v"), share = place == 0 ? S(-v) : place == 1 ? S(S(1) / (S(1) + v)) : S(S(1) + v);
    const S y = share * g, match(place == 0 ? -1 : 1), centre = draw.mutant("about-zero") ? S(0) : g;
    const S tau = draw.positive<S>("tau"), c = draw.coin("no c") ? S(0) : S(tau / (S(2) * (S(1) + draw.positive<S>("room"))));
    const S sigma2 = draw.coin("no noise") ? S(0) : S(c * square(g) / (S(1) + draw.nonnegative<S>("loose")));
    const S weight = bounds::ssd::strong_growth_weight(c, tau);
    return {.shown = Chain<S>(at_most(S(1) - S(2) * square(S(y - centre)) / square(g), match).named("value"))
                         .also(at_most(weight, S(1) - S(2) * sigma2 / (tau * square(g))).named("mean"))
                         .also(strictly_less(S(0), weight).named("weight"))};
  }
};
LEMMATA_CLAIM(WeightedL1Bound);

struct WeightedL1BoundOfLaws {
  static constexpr ClaimInfo info{.id = "ssd.rho-lem2-lower.laws",
                                  .kind = Kind::inequality,
                                  .where = "end of section 4",
                                  .title = "the rho-norm above a weighted l1 norm, for drawn laws",
                                  .hypotheses = strong_growth,
                                  .statement = weighted_bound,
                                  .note =
                                      "coordinates may depend on each other. As in ssd.lem2, a batch from one half of the data (section "
                                      "6.2) breaks it: of nine 3s and nine -1s tau = 9 has the rho-norm 0",
                                  .sweep = "tau",
                                  .mutants = {"one-sample"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const long d = draw.integer("d", 1, 2);
    std::vector<oracle::FiniteLaw<S>> laws;
    std::size_t atoms = 1;
    for (long i = 0; i < d; ++i) {
      laws.push_back(oracle::any_law<S>(draw, "X" + std::to_string(i), draw.real<S>("g" + std::to_string(i))));
      atoms = std::max(atoms, laws.back().values.size());
    }
    const long tau = draw.log_integer("tau", 1, oracle::largest_batch(atoms)), batch = draw.mutant("one-sample") ? 1 : tau;
    const S slack = draw.coin("loose") ? draw.nonnegative<S>("slack") : S(0);
    Case<S> made;
    S norm(0), bound(0);
    for (const auto& law : laws) {
      const S g = law.mean(), sigma2 = law.variance();
      if (g == S(0)) {
        made.given.push_back(equal(sigma2, S(0)));
        continue;
      }
      const S c = sigma2 / square(g) + slack;
      made.given.push_back(strictly_less(S(2) * c, S(tau)));
      if (!(S(2) * c < S(tau))) return made;
      const S weight = bounds::ssd::strong_growth_weight(c, S(tau));
      norm += (S(2) * oracle::Copies<S>(law, batch).success(g) - S(1)) * abs(g);
      bound += weight * abs(g);
      made.shown.also(strictly_less(S(0), weight).named("weight"));
    }
    made.shown.also(at_most(bound, norm).named("from below").sum_of(4096));
    return made;
  }
};
LEMMATA_CLAIM(WeightedL1BoundOfLaws);

}  // namespace
}  // namespace lemmata
