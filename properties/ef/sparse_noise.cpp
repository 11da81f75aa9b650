#include "bounds/ef/sparse_noise.hpp"
#include "lib/claim/claim.hpp"
#include "lib/compress/scaled_sign.hpp"
#include "lib/method/error_feedback.hpp"
#include "lib/method/sgd.hpp"
#include "lib/method/sign_descent.hpp"
#include "lib/oracle/any_law.hpp"

// Section 4, "Faster convergence than SGD?", and appendix A.1: noise on one coordinate.

namespace lemmata {
namespace {

struct NoFasterThanSgd {
  static constexpr ClaimInfo info{
      .id = "ef.sparse-noise",
      .kind = Kind::remark,
      .where = "Section 4, appendix A.1",
      .title = "EF-signSGD is as slow as SGD under sparse noise",
      .statement =
          R"(\text{noise of bad coordinates stays in } e_t \text{ and is not scaled down, so that EF-signSGD is about as slow as SGD,)"
          R"( while signSGD is significantly faster})",
      .not_executable =
          "\"about as slow\" compares means of one experiment, which the experiments repeat (figure 5); what is exact of it: "
          "ef.sparse-noise.signs, ef.sparse-noise.feedback"};
};
LEMMATA_CLAIM(NoFasterThanSgd);

struct SparseNoise {
  static constexpr ClaimInfo info{
      .id = "ef.sparse-noise.signs",
      .kind = Kind::remark,
      .where = "Section 4, appendix A.1",
      .title = "signSGD is faster than SGD under sparse noise",
      .hypotheses =
          R"(f(x) = \frac12\|x\|^2, \; x \in \mathbb R^{100}, \; x_0 = (c, \ldots, c), \; \text{noise of variance } 100^2 \text{ on the)"
          R"( first coordinate}, \; \gamma = 0.001 \text{ for SGD, } 0.01 \text{ for signSGD}, \; 1 \le t \le 10^4)",
      .statement = R"(\mathbb E f(x_t^{\text{signSGD}}) \le \mathbb E f(x_t^{\text{SGD}}))",
      .note =
          "exact for SGD, an upper bound for signSGD with any noise that is symmetric about 0. The start is not printed; here its entries "
          "are equal: of unit size, c at most 1; or any, with a lower bound for signSGD, which has to walk from far away while SGD falls "
          "geometrically. EF-signSGD, the other half of the remark: ef.sparse-noise.feedback. ef.sparse-noise.moments is about the "
          "formulas",
      .sweep = "t",
      .mutants = {"a-tenth-of-the-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const bool unit = draw.reading("start", {1, 0}, {"unit-size", "any"}) == 1;
    const S c = unit ? draw.in<S>("c", Range::closed(0, 1)) : draw.nonnegative<S>("c");
    const long t = draw.log_integer("t", 1, 10000);
    const S deviation = S(draw.mutant("a-tenth-of-the-noise") ? 10 : 100);
    const S sgd = bounds::ef::sgd_sparse_noise(100, c, ratio<S>(1, 1000), square(deviation), t);
    const S gamma = ratio<S>(1, 100);
    const S signs = unit ? bounds::ef::sign_sparse_noise(100, c, gamma, t) : bounds::ef::sign_sparse_noise_below(100, c, gamma, t);
    return {.shown = at_most(signs, sgd).sum_of(0x1p18)};
  }
};
LEMMATA_CLAIM(SparseNoise);

struct SparseNoiseMoments {
  static constexpr ClaimInfo info{
      .id = "ef.sparse-noise.moments",
      .kind = Kind::remark,
      .where = "appendix A.1",
      .title = "second moments of SGD and signSGD under sparse noise",
      .hypotheses =
          R"(f(x) = \frac12\|x\|^2, \; x_0 = (c, \ldots, c) \in \mathbb R^d, \; c \ge 0, \; \text{symmetric noise on the first coordinate})",
      .statement =
          R"(\mathbb E f(x_t) \text{ of SGD is the formula, and of signSGD between the bounds, that ef.sparse-noise.signs compares})",
      .note = "against exact runs of both methods with any finite symmetric law, d up to 3",
      .mutants = {"skewed-noise"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3), t = draw.integer("t", 0, 4);
    const S c = draw.nonnegative<S>("c"), gamma = draw.positive<S>("gamma");
    auto law = oracle::symmetric_law<S>(draw, "noise", S(0));
    if (draw.mutant("skewed-noise")) law = oracle::shifted(law, S(-1));
    const oracle::Oracle<S> noisy = [law](const oracle::Point<S>& at, Chance<S>& chance) {
      Vec<S> g = at.x;
      g[0] += law.sample(chance);
      return g;
    };
    const Vec<S> x0(static_cast<std::size_t>(d), c);
    const auto value = [](const method::Position<S>& s) { return norm2_squared(s.x) / S(2); };
    const S sgd = expect.run(method::Sgd<S>{x0, gamma, noisy}, t, {value}).mean(0, t);
    const S signs = expect.run(method::SignDescent<S>{.x0 = x0, .gamma = gamma, .oracle = noisy}, t, {value}).mean(0, t);
    return {.shown =
                Chain<S>(equal(sgd, bounds::ef::sgd_sparse_noise(d, c, gamma, law.variance(), t)).named("SGD").sum_of(0x1p18))
                    .also(at_most(signs, bounds::ef::sign_sparse_noise(d, c, gamma, t)).named("signSGD").sum_of(0x1p18))
                    .also(at_most(bounds::ef::sign_sparse_noise_below(d, c, gamma, t), signs).named("at most signSGD").sum_of(0x1p18))};
  }
};
LEMMATA_CLAIM(SparseNoiseMoments);

struct FeedbackForgetsNothing {
  static constexpr ClaimInfo info{
      .id = "ef.sparse-noise.feedback",
      .kind = Kind::remark,
      .where = "Section 4",
      .title = "EF-signSGD does not scale the noise down",
      .hypotheses = R"(f(x) = \frac12\|x\|^2, \; g_t = x_t + n_t, \; \text{EF-signSGD against signSGD}, \; \gamma > 0)",
      .statement =
          R"(x_t - e_t = x_0 - \gamma \sum_{s<t} (x_s + n_s) \text{ for EF-signSGD}, \quad \|x_t - x_0\|_\infty \le \gamma t \text{ for)"
          R"( signSGD})",
      .note =
          "on every path: what EF-signSGD has sent and what it still keeps hold all of the noise, as for SGD, while signSGD moves by gamma "
          "however large the noise. That both are about equally slow is a comparison that the experiments make",
      .mutants = {"no-feedback"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const long d = draw.integer("d", 1, 3), t = draw.integer("t", 0, 5);
    const S gamma = draw.positive<S>("gamma");
    const Vec<S> x0 = draw.vector<S>("x0", d);
    std::vector<S> noise;
    for (long s = 0; s < t; ++s) noise.push_back(draw.real<S>("n" + std::to_string(s)));
    const oracle::Oracle<S> noisy = [noise](const oracle::Point<S>& at, Chance<S>&) {
      Vec<S> g = at.x;
      g[0] += noise[static_cast<std::size_t>(at.t)];
      return g;
    };
    const auto sign = compress::scaled_sign<S>(d, static_cast<int>(draw.integer("sign(0)", -1, 1)));
    const method::ErrorFeedback<S> feedback{.x0 = x0, .gamma = gamma, .compressor = sign, .oracle = noisy};
    Vec<S> received = x0;
    for (long s = 0; s < t; ++s) {
      Vec<S> g = expect.run(feedback, s, {}).last.front().first.x;
      g[0] += noise[static_cast<std::size_t>(s)];
      received -= gamma * g;
    }
    const auto last = expect.run(feedback, t, {}).last.front().first;
    const method::SignDescent<S> signs{.x0 = x0, .gamma = gamma, .oracle = noisy};
    const Vec<S> moved = expect.run(signs, t, {}).last.front().first.x - x0;
    Chain<S> shown = equal(draw.mutant("no-feedback") ? last.x : last.x - last.e, received, "nothing is lost");
    for (auto& link : shown.links()) link.terms = 0x1p18;
    return {.shown = std::move(shown).also(at_most(norm_inf(moved), S(gamma * S(t))).named("signSGD").sum_of(0x1p18))};
  }
};
LEMMATA_CLAIM(FeedbackForgetsNothing);

}  // namespace
}  // namespace lemmata
