#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/kinked.hpp"

namespace lemmata {
namespace {

struct MomentBound {
  static constexpr ClaimInfo info{
      .id = "ef.assC",
      .kind = Kind::assumption,
      .where = "Assumption C",
      .title = "bounded second moment",
      .hypotheses = R"(f(x) = w|x - c|, \; g = f'(x) + n, \; n \text{ any noise of the library}, \; \sigma^2 = w^2 + \sup_x)"
                    R"( \mathbb E\, n^2)",
      .statement = R"(\mathbb E\, g = f'(x), \quad \mathbb E\, g^2 \le \sigma^2 \text{ for all } x)",
      .note = "the assumption as a predicate, on objectives whose gradient is bounded: no other objective can meet it at every x",
      .mutants = {"biased", "variance-only"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const S w = draw.positive<S>("w");
    const int at_zero = static_cast<int>(draw.integer("sign(0)", -1, 1));
    const auto f = problem::absolute(w, draw.real<S>("c"), at_zero);
    const auto noise = oracle::any_noise<S>(draw, "n", 1);
    const auto oracle = oracle::with_noise<S>(f.gradient, noise);
    const Vec<S> x{draw.real<S>("x")};
    const long t = draw.integer("t", 0, 1);
    const S shift(draw.mutant("biased") ? 1 : 0);
    const auto sample = [&](Chance<S>& chance) { return oracle({.x = x, .t = t}, chance)[0] + shift; };
    const S mean = expect.mean(sample);
    const S second = expect.mean([&](Chance<S>& chance) { return square(S(sample(chance))); });
    const S sigma2 = (draw.mutant("variance-only") ? S(0) : square(w)) + noise.largest_variance(1);
    return {
        .shown =
            Chain<S>(equal(mean, f.gradient(x)[0]).named("unbiased").sum_of(4096)).also(at_most(second, sigma2).named("second moment"))};
  }
};
LEMMATA_CLAIM(MomentBound);

}  // namespace
}  // namespace lemmata
