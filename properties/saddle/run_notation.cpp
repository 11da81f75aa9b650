#include "lib/claim/claim.hpp"
#include "lib/oracle/noise.hpp"
#include "properties/saddle/compressed_run.hpp"

// Definitions A.1, A.2 and A.4: the notation of the proofs. What error feedback may bring.

namespace lemmata {
namespace {

struct NoiseParameters {
  static constexpr ClaimInfo info{
      .id = "saddle.defA.1",
      .kind = Kind::definition,
      .where = "Definition A.1",
      .title = "variance of the whole noise",
      .hypotheses =
          R"(\zeta = \nabla F(x, \theta) - \nabla f(x) \text{ of variance } \sigma^2,\ \xi \text{ of variance } r^2,\ \text{independent})",
      .statement = R"(\mathbb E\|\zeta + \xi\|^2 = \chi^2 = \sigma^2 + r^2)",
      .note =
          "zeta any finite law of mean 0; signs +-s in each coordinate stand for the Gaussian xi of that second moment. N_d(0, r^2) is "
          "read with r^2 in total: Assumption B calls E||.||^2 the variance, this definition adds sigma^2 and r^2, and the proofs of "
          "Lemmas B.17 and B.18 compute with r^2/d in a direction",
      .mutants = {"dependent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2);
    const auto noise = oracle::any_noise<S>(draw, "zeta", d);
    const S s = draw.nonnegative<S>("xi");
    const Vec<S> x = draw.vector<S>("x", d);
    const oracle::Point<S> at{.x = x};
    const bool dependent = draw.mutant("dependent");
    const S whole = expect.mean([&](Chance<S>& chance) {
      Vec<S> psi = noise.sample(at, chance);
      const Vec<S> zeta = psi;
      for (std::size_t i = 0; i < psi.size(); ++i)
        psi[i] += dependent ? s * sign(zeta[i], 1) : chance.bernoulli(ratio<S>(1, 2)) ? s : S(-s);
      return norm2_squared(psi);
    });
    return {.shown = equal(whole, noise.variance(at) + S(d) * square(s)).sum_of(1024)};
  }
};
LEMMATA_CLAIM(NoiseParameters);

struct CorrectedIterates {
  static constexpr ClaimInfo info{.id = "saddle.defA.2",
                                  .kind = Kind::definition,
                                  .where = "Definition A.2",
                                  .title = "corrected iterates",
                                  .hypotheses = R"(\text{Algorithm 1 without resets, any compressor},\ e_0 = 0)",
                                  .statement = R"(y_t = x_t - \eta e_t; \ \mathbb E\,y_T = x_0 - \eta\sum_{t<T}\mathbb E\,\nabla f(x_t))",
                                  .note =
                                      "the definition, and what it is for: the compressor has left the sum. First coordinate, on runs as "
                                      "for saddle.lemA.7, any step size",
                                  .mutants = {"not-corrected"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const saddle::CompressedRun<S> r(draw, false, 2);
    const S eta = r.sgd.eta, kept = draw.mutant("not-corrected") ? S(0) : eta;
    const auto run =
        r.run(expect, {[&](const auto& s) { return s.x[0] - kept * s.e[0]; }, [&](const auto& s) { return r.f.gradient(s.x)[0]; }});
    return {.shown = equal(run.mean(0, r.T), r.sgd.x0[0] - eta * run.sum(1, 0, r.T)).sum_of(4096)};
  }
};
LEMMATA_CLAIM(CorrectedIterates);

struct ConditionalExpectation {
  static constexpr ClaimInfo info{
      .id = "saddle.defA.4",
      .kind = Kind::definition,
      .where = "Definition A.4",
      .title = "conditional expectation",
      .statement = R"(\mathbb E_t[\cdot] = \mathbb E_{(\theta_t, \tilde\theta_t, \xi_t), \ldots}[\cdot \mid x_t, e_t])",
      .not_executable = "a notation; the claims that use it start from x_t and e_t and take expectations over what follows"};
};
LEMMATA_CLAIM(ConditionalExpectation);

struct FeedbackHelps {
  static constexpr ClaimInfo info{
      .id = "saddle.karimireddy.ef",
      .kind = Kind::remark,
      .where = "Section 3",
      .title = "the error carried over can improve convergence",
      .hypotheses =
          R"(\text{TOPK with } k = 1,\ f \text{ smooth},\ d \le 2,\ T \le 6,\ \text{exact gradients, one start and step size for both})",
      .statement =
          R"(\text{there are } f, x_0, \eta \text{ and } T \text{ with } \|\nabla f(x_T)\|^2 \text{ smaller with error feedback than without})",
      .quantifier = Quantifier::exists,
      .note = "one such instance is all that is shown: that it helps in general is a remark on other papers, without a bound",
      .mutants = {"no-feedback"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 2), T = draw.integer("T", 1, 6);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    const auto c = compress::top_k<S>(d, 1);
    const S eta = draw.positive<S>("eta");
    const Vec<S> x0 = draw.vector<S>("x0", d);
    const method::CompressedSgd<S> with{.x0 = x0, .eta = eta, .compressor = c, .oracle = oracle::exact_oracle<S>(f.gradient)};
    const bool without = draw.mutant("no-feedback");
    const auto run = expect.run(with, T, {[&](const auto& s) { return norm2_squared(f.gradient(s.x)); }});
    Vec<S> x = x0;
    for (long t = 0; t < T; ++t) x -= eta * expect.mean_vector([&](Chance<S>& chance) { return c.apply(f.gradient(x), t, chance); });
    const S plain = norm2_squared(f.gradient(x));
    return {.shown = strictly_less(without ? plain : run.mean(0, T), plain)};
  }
};
LEMMATA_CLAIM(FeedbackHelps);

}  // namespace
}  // namespace lemmata
