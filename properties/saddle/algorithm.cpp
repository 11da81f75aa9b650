#include <utility>
#include <vector>

#include "lib/claim/claim.hpp"
#include "lib/method/compressed_sgd_workers.hpp"
#include "lib/oracle/noise.hpp"
#include "lib/problem/any_problem.hpp"
#include "properties/saddle/compressed_run.hpp"

// Algorithm 1: its reset, its form over workers, its notation (Definitions A.1, A.2, A.4).

namespace lemmata {
namespace {

template <Scalar S>
struct ResetState {
  method::CompressedSgd<S> sgd;
  typename method::CompressedSgd<S>::State before;
  long t;

  explicit ResetState(Draw& draw) {
    const long d = draw.integer("d", 1, 2);
    const auto f = problem::any_smooth<S>(draw, "f", d);
    sgd = {.x0 = draw.vector<S>("x0", d), .eta = draw.positive<S>("eta")};
    sgd.reset = method::ErrorReset<S>{.value = f.value,
                                      .iterations = draw.integer("I", 0, 5),
                                      .squared_radius = square(draw.nonnegative<S>("R")),
                                      .drop = draw.nonnegative<S>("F")};
    t = draw.integer("t", 0, 12);
    before = {draw.vector<S>("x", d), draw.vector<S>("e", d), draw.vector<S>("anchor", d), t - draw.integer("t - t'", 0, t)};
  }
};

struct WhenReset {
  static constexpr ClaimInfo info{
      .id = "saddle.alg1.reset",
      .kind = Kind::remark,
      .where = "Section 3, Lines 5 to 7",
      .title = "when the error is reset, and to what",
      .hypotheses = R"(\text{reset\_error},\ \text{any state } x_t, e_t, x_{t'}, t' \le t)",
      .statement =
          R"(\text{after Lines 5 to 7: } t - t' \le \mathcal I,\ \|x_{t'} - (x_t - \eta e_t)\| \le \mathcal R; \text{ if they acted, } e_t = 0 \text{ and } x_t \text{ is the corrected iterate or the old } x_{t'}, \text{ else nothing changed})",
      .argument = Argument::invariant,
      .note = "one passage through Lines 5 to 7 from any state, reachable or not, hence on all runs; x_{t'} after a reset is the new x_t",
      .mutants = {"radius-forgotten", "iterations-forgotten"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>&) const {
    const ResetState<S> r(draw);
    auto sgd = r.sgd;
    const auto& s = r.before;
    const Vec<S> corrected = s.x - sgd.eta * s.e;
    if (draw.mutant("radius-forgotten")) sgd.reset->squared_radius += S(1) + norm2_squared(s.anchor - corrected);
    if (draw.mutant("iterations-forgotten")) sgd.reset->iterations += 13;
    const auto after = sgd.after_reset(s, r.t);
    const bool due = r.t - s.since > r.sgd.reset->iterations || norm2_squared(s.anchor - corrected) > r.sgd.reset->squared_radius;
    const Vec<S> y = after.x - sgd.eta * after.e;
    Chain<S> shown(at_most(S(r.t - after.since), S(r.sgd.reset->iterations)).named("since the reset"));
    shown.also(at_most(norm2_squared(after.anchor - y), r.sgd.reset->squared_radius).named("distance"));
    if (!due) return {.shown = std::move(shown).also(equal(after.x - s.x, after.e - s.e, "nothing changed"))};
    const S away = min(norm2_squared(after.x - corrected), norm2_squared(after.x - s.anchor));
    return {
        .shown =
            std::move(shown).also(equal(norm2_squared(after.e), S(0)).named("no error")).also(equal(away, S(0)).named("where it goes on"))};
  }
};
LEMMATA_CLAIM(WhenReset);

/// W workers with drawn gradients at each of two steps, a common xi, and one map for all.
template <Scalar S>
struct WorkersRun {
  static constexpr long steps = 2;
  method::CompressedSgdWorkers<S> method;
  compress::Compressor<S> compressor;
  std::vector<Vec<S>> mean_input;  ///< (1/W) sum_i grad F_i + xi, at each step

  explicit WorkersRun(Draw& draw) {
    const long d = draw.integer("d", 1, 3), workers = draw.integer("W", 1, 3), k = draw.integer("k", 1, d);
    const S share = draw.in<S>("share", Range::closed(0, 1));
    switch (draw.integer("map", 0, 2)) {
      case 0:
        compressor = compress::top_k<S>(d, k);
        break;
      case 1:
        compressor = compress::scaled_sign<S>(d, 0);
        break;
      default:
        compressor.apply = [share](const Vec<S>& v, long, Chance<S>&) { return share * v; };
    }
    method = {.x0 = draw.vector<S>("x0", d), .eta = draw.positive<S>("eta")};
    std::vector<Vec<S>> xi;
    for (long t = 0; t < steps; ++t) xi.push_back(draw.vector<S>("xi" + std::to_string(t), d));
    mean_input = xi;
    for (long i = 0; i < workers; ++i) {
      std::vector<Vec<S>> g;
      for (long t = 0; t < steps; ++t) {
        g.push_back(draw.vector<S>("g" + std::to_string(i) + "," + std::to_string(t), d));
        mean_input[static_cast<std::size_t>(t)] += ratio<S>(1, workers) * g.back();
      }
      method.workers.push_back({[g](const oracle::Point<S>& at, Chance<S>&) { return g[static_cast<std::size_t>(at.t)]; }, compressor});
    }
    method.noise = [xi](long t, Chance<S>&) { return xi[static_cast<std::size_t>(t)]; };
  }
  /// One step of a method that chooses nothing at random.
  template <class M>
  static typename M::State after(Expect<S>& expect, const M& m, const typename M::State& s, long t) {
    typename M::State next = s;
    (void)expect.mean([&](Chance<S>& chance) {
      next = m.step(s, t, chance);
      return S(0);
    });
    return next;
  }
};

struct MeanOfErrors {
  static constexpr ClaimInfo info{
      .id = "saddle.alg1.distributed-error",
      .kind = Kind::remark,
      .where = "Section 3, Distributed Setting",
      .title = "the mean of the local errors is the error",
      .hypotheses = R"(e^{(i)}_{t+1} = e^{(i)}_t + \nabla F_i(x_t, \theta_t) + \xi_t - g^{(i)}_t,\ e^{(i)}_0 = 0)",
      .statement = R"(\frac1W\sum_i e^{(i)}_t = e_t)",
      .note =
          "two steps, any gradients of up to three workers. With e_t from the mean gradient and the mean message (local, or one message "
          "for "
          "all) it is an identity. With e_t from Algorithm 1 itself, whose message is C(e_t + mean gradient + xi_t), it holds for one "
          "common "
          "message, and for local messages of a map that is not linear it fails",
      .mutants = {"one-xi-each"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    using Run = WorkersRun<S>;
    Run r(draw);
    const bool of_algorithm = draw.reading("e", {0, 1}, {"mean-message", "algorithm-1"}) == 1;
    const bool common = draw.reading("message", {0, 1}, {"local", "common"}) == 1;
    if (common) r.method.message = method::Message::compressed_mean;
    const S share = draw.mutant("one-xi-each") ? S(2) : S(1);
    Vec<S> e(r.method.x0.size()), x = r.method.x0;
    auto s = r.method.start();
    for (long t = 0; t < Run::steps; ++t) {
      const Vec<S> input = share * r.mean_input[static_cast<std::size_t>(t)];
      const auto next = Run::after(expect, r.method, s, t);
      if (of_algorithm) {
        method::CompressedSgd<S> central{.x0 = x, .eta = r.method.eta, .compressor = r.compressor};
        central.oracle = oracle::exact_oracle<S>([input](const Vec<S>&) { return input; });
        const auto state = Run::after(expect, central, {x, e, x, 0}, t);
        x = state.x, e = state.e;
      } else {
        e = e + input - S(S(1) / r.method.eta) * (s.x - next.x);  // g_t = (x_t - x_{t+1})/eta
      }
      s = next;
    }
    return {.shown = equal(r.method.mean(s.e), e, "mean error")};
  }
};
LEMMATA_CLAIM(MeanOfErrors);

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
          "zeta any finite law of mean 0; signs +-s in each coordinate stand for the Gaussian xi of that second moment. Only where r^2 is "
          "the "
          "variance of the whole vector: N(0, r^2) in each of d coordinates has d r^2",
      .mutants = {"dependent"}};
  template <Scalar S>
  Case<S> operator()(Draw& draw, Expect<S>& expect) const {
    const bool total = draw.reading("variance", {0, 1}, {"total", "per-coordinate"}) == 0;
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
    return {.shown = equal(whole, noise.variance(at) + (total ? S(d) : S(1)) * square(s)).sum_of(1024)};
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
    const saddle::CompressedRun<S> r(draw, false, 2, false);
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
      .hypotheses = R"(\text{TOPK with } k = 1,\ f \text{ smooth in up to two dimensions, exact gradients})",
      .statement =
          R"(\text{there is an instance with } \|\nabla f(x_T)\|^2 \text{ smaller with error feedback than without, from one start})",
      .quantifier = Quantifier::exists,
      .note = "an existence statement, as `improves` is; the comparison over all instances is not claimed",
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
